"""PDFs to text, on PDFs written out by hand."""

import pytest

from wordkeep.clean.article import clean
from wordkeep.clean.pdf import text_of_pdf
from wordkeep.errors import Unreadable
from wordkeep.model.page import Media, Page
from wordkeep.pipeline import read_page

LINES = (
    "River talks end in Port Vale",
    "Harbour Test, 21 March 2021",
    "The delegations of Alvonia and Bresk said on Sunday that their talks on",
    "the river treaty had been useful, and that further coop-",
    "eration was in the interest of both.",
)


def pdf(*lines: str, title: str | None = None) -> bytes:
    """A PDF of one page with these lines."""
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Title (%b) >>" % (title or "").encode("latin-1"),
    ]
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 5 0 R >>" % (len(objects) + 1)
    return written + b"xref\n0 %d\n0000000000 65535 f \n%b%b\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        trailer,
        len(written),
    )


def test_a_press_release_becomes_an_article() -> None:
    page = Page("/in/a.pdf", "a.pdf", pdf(*LINES, title="River talks end"), Media.PDF, path="a.pdf")
    article = clean(page).article
    assert article.title == "River talks end"
    assert str(article.published.on) == "2021-03-21"
    assert article.outlet == "Harbour Test"
    assert article.text.splitlines()[-1] == (
        "The delegations of Alvonia and Bresk said on Sunday that their talks on the river treaty had been useful, and that "
        "further cooperation was in the interest of both."
    )
    assert article.raw_is_given is False


def test_a_pdf_without_words_is_said_to_hold_none() -> None:
    with pytest.raises(Unreadable) as found:
        text_of_pdf(pdf(), where="a.pdf")
    assert found.value.reason == "no-article-text"


@pytest.mark.parametrize("cut", range(1, 700, 23))
def test_a_pdf_that_breaks_off_is_read_or_said_to_be_damaged(cut: int) -> None:
    reading = read_page(Page("/in/a.pdf", "a.pdf", pdf(*LINES)[:-cut], Media.PDF))
    assert {skip.code for skip in reading.skipped} <= {"format-damaged", "no-article-text", "language-unread"}
    assert reading.article is not None or reading.skipped
