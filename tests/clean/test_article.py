"""Pages to articles, step by step, on texts written for the purpose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.clean.article import clean
from wordkeep.errors import Unreadable
from wordkeep.model.article import Article
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.span import Span
from wordkeep.model.when import Basis

BODY = (
    "The delegation of Alvonia said that the talks on the river treaty would go on in May, and that all were welcome."
)

HTML = f"""<!doctype html><html lang="en-GB"><head><title>River talks go on | Page Post</title>
<meta property="og:title" content="River talks go on"><meta property="og:site_name" content="Page Post">
<script type="application/ld+json">
{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2021-03-21T08:00:00Z"}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>River talks go on</h1>
<p>{BODY}</p><p>{BODY.replace("May", "June")}</p>
<p>&#8220;We will be there,&#8221; the envoy said on Sunday after the meeting.</p>
</article><footer>Copyright 2019 Page Post. All rights reserved.</footer></body></html>"""


def article(
    content: str | bytes, *, media: Media = Media.PLAIN, path: str = "in/a.txt", labels: Labels | None = None
) -> Article:
    raw = content.encode() if isinstance(content, str) else content
    page = Page(f"/{path}", path, raw, media, path=path, as_given=media is Media.PLAIN, labels=labels or Labels())
    return clean(page).article


def test_a_clean_text_is_left_as_it_is() -> None:
    found = article(BODY)
    assert found.text == BODY
    assert found.raw(Span(4, 14)) == Span(4, 14)
    assert (found.published.on, found.published.basis, found.title, found.outlet) == (None, Basis.UNKNOWN, None, None)


def test_offsets_lead_through_every_step_to_the_text_that_was_given() -> None:
    given_ = f"\ufeff date 2021-03-21 {BODY}\r\nâWe agree,â Sand said. Breskâ€™s envoy left.\r\n"
    found = article(given_)
    assert found.text.startswith("The delegation")
    assert "“We agree,” Sand said. Bresk’s envoy left." in found.text
    for words, raw in (("delegation", "delegation"), ("“We agree,”", "âWe agree,â"), ("Bresk’s", "Breskâ€™s")):
        start = found.text.index(words)
        place = found.raw(Span(start, start + len(words)))
        assert place is not None
        assert place.of(given_) == raw


def test_html_gives_text_title_outlet_date_and_places() -> None:
    found = article(HTML, media=Media.HTML, path="in/a.html")
    assert found.title == "River talks go on"
    assert found.outlet == "Page Post"
    assert (found.published.on, found.published.basis) == (date(2021, 3, 21), Basis.METADATA)
    assert found.published.words == "2021-03-21T08:00:00Z"
    assert BODY in found.text
    assert "“We will be there,” the envoy said" in found.text
    assert "rights reserved" not in found.text
    assert found.language == "en"
    start = found.text.index("June")
    (place,) = found.to_page.to_page(Span(start, start + 4))
    assert place.of(HTML) == "June"
    assert found.raw(Span(start, start + 4)) is None


def test_no_date_is_taken_from_a_copyright_line() -> None:
    found = article(HTML.replace('"datePublished": "2021-03-21T08:00:00Z"', '"headline": "x"'), media=Media.HTML)
    assert found.published.on is None


def test_pieces_of_html_are_all_article() -> None:
    found = article(f"<p>{BODY}</p><p>Short.</p>", media=Media.HTML)
    assert found.text == f"{BODY}\nShort."


@pytest.mark.parametrize(
    ("labels", "text", "path", "day", "basis"),
    [
        (Labels(published="2021-03-20"), f"date 2021-03-21 {BODY}", "a.txt", date(2021, 3, 21), Basis.STATED),
        (Labels(published="2021-03-20"), BODY, "2021-03-19.txt", date(2021, 3, 20), Basis.METADATA),
        (Labels(), f"PORT VALE, March 18, 2021 – {BODY}", "2021-03-19.txt", date(2021, 3, 18), Basis.DATELINE),
        (Labels(), BODY, "2021-03-19.txt", date(2021, 3, 19), Basis.FILE),
        (Labels(url="https://example.org/2021/03/17/talks"), BODY, "a.txt", date(2021, 3, 17), Basis.METADATA),
        (Labels(), f"{BODY} They had met on 3 March 2021.", "a.txt", None, Basis.UNKNOWN),
    ],
)
def test_the_basis_of_a_date(labels: Labels, text: str, path: str, day: date | None, basis: Basis) -> None:
    found = article(text, path=path, labels=labels)
    assert (found.published.on, found.published.basis) == (day, basis)


def test_a_label_that_is_no_one_day_is_refused_and_said() -> None:
    page = Page("/a", "a", BODY.encode(), Media.PLAIN, labels=Labels(published="03/04/2021"))
    cleaned = clean(page)
    assert cleaned.article.published.on is None
    assert [note.code for note in cleaned.notes] == ["date-unreadable"]


@pytest.mark.parametrize("content", ["", "  \n\t ", "\x00\x01", "date 2021-03-21\n"])
def test_a_page_of_nothing_is_unreadable(content: str) -> None:
    with pytest.raises(Unreadable) as found:
        article(content)
    assert found.value.reason == "page-empty"


def test_a_page_of_menus_is_unreadable() -> None:
    with pytest.raises(Unreadable) as found:
        article("<html><body><nav><a href='/'>Home</a></nav></body></html>", media=Media.HTML)
    assert found.value.reason == "no-article-text"


@pytest.mark.parametrize(
    "monster",
    ["<a href='/'>x</a>" * 40_000, "<div " + " ".join(f'a{n}="x"' for n in range(20_000)) + ">"],
    ids=["tags", "attributes"],
)
def test_a_page_that_would_take_minutes_is_refused(monster: str) -> None:
    with pytest.raises(Unreadable) as found:
        article(f"<html><body>{monster}<p>{BODY}</p></body></html>", media=Media.HTML)
    assert found.value.reason == "page-too-large"


def test_a_pdf_that_is_none_is_unreadable() -> None:
    with pytest.raises(Unreadable) as found:
        article(b"%PDF-1.7 nothing more", media=Media.PDF)
    assert found.value.reason == "format-damaged"


def test_the_language_is_english_where_the_words_are() -> None:
    assert article(BODY, labels=Labels(language="fr")).language == "en"
    assert (
        article(
            "Die Gespräche über den Fluss dauern an, sagte die Sprecherin.", labels=Labels(language="de-AT")
        ).language
        == "de"
    )
    assert article("Les discussions sur le traité se poursuivront en mai, a dit la porte-parole.").language is None


@given(st.text(), st.sampled_from([Media.PLAIN, Media.MARKDOWN]))
def test_any_text_is_an_article_with_true_places_or_unreadable(text: str, media: Media) -> None:
    page = Page("/a", "a", text.encode("utf-8", "surrogatepass"), media, encoding="utf-8", as_given=True)
    try:
        found = clean(page).article
    except Unreadable:
        return
    for run in found.to_page.runs:
        if run.copied:
            assert text[run.before : run.before + run.length] == found.text[run.after : run.after + run.length]
    found.text.encode()  # storable
