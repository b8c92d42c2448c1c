import time
from email.message import EmailMessage

import pytest

from tests.ingest.reading import Read, codes, pages, skipped, texts
from wordkeep.model.page import Labels, Media


def letter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Ministère <press@m.example>")
    message["To"] = "desk@d.example"
    message["Date"] = "Tue, 02 Jan 2024 10:00:00 +0000"
    message["Subject"] = headers.get("subject", "Relevé de décisions")
    return message


def test_the_plain_text_of_a_letter_is_its_page(read: Read) -> None:
    message = letter()
    message.set_content("Les deux ministres se sont réunis.\n")
    message.add_alternative("<p>Les deux ministres se sont réunis.</p>", subtype="html")
    (page,) = pages(read("news.eml", bytes(message)))
    assert page.content.decode(page.encoding or "") == "Les deux ministres se sont réunis.\n"
    assert (page.media, page.as_given, page.key, page.locator) == (Media.PLAIN, False, None, "news.eml")
    assert page.labels == Labels(
        title="Relevé de décisions", outlet="Ministère", published="Tue, 02 Jan 2024 10:00:00 +0000"
    )


@pytest.mark.parametrize(
    "stub", ["View this e-mail in your browser: https://m.example/v", "", "Your mail does not support HTML"]
)
def test_html_is_taken_where_the_text_is_a_stub(read: Read, stub: str) -> None:
    message = letter()
    message.set_content(stub)
    message.add_alternative("<p>" + "The two ministers met and agreed. " * 5 + "</p>", subtype="html")
    (page,) = pages(read("news.eml", bytes(message)))
    assert page.media is Media.HTML


def test_attachments_are_pages_and_what_is_not_read_is_told(read: Read) -> None:
    message = letter()
    message.set_content("See attached.")
    message.add_attachment(b"%PDF-1.4 ...", maintype="application", subtype="pdf", filename="accord.pdf")
    message.add_attachment("A note.", filename="note.txt")
    message.add_attachment("Another note.", filename="note.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"PK", maintype="application", subtype="msword", filename="readout.doc")
    found = read("news.eml", bytes(message))
    assert [(page.key, page.media) for page in pages(found)] == [
        (None, Media.PLAIN),
        ("accord.pdf", Media.PDF),
        ("note.txt", Media.PLAIN),
        ("note.txt", Media.PLAIN),
    ]
    assert len({page.origin for page in pages(found)}) == 4
    assert pages(found)[1].labels == Labels(outlet="Ministère", published="Tue, 02 Jan 2024 10:00:00 +0000")
    (row,) = skipped(found)
    assert (row.code, row.origin.endswith("news.eml, readout.doc")) == ("page-binary", True)


def test_a_letter_inside_a_letter_keeps_its_own_labels(read: Read) -> None:
    inner = letter(sender="Other Side <o@o.example>", subject="Their readout")
    inner.set_content("They say otherwise.")
    outer = letter()
    outer.set_content("Forwarded.")
    outer.add_attachment(inner)
    first, second = pages(read("news.eml", bytes(outer)))
    assert (first.labels.outlet, second.labels.outlet) == ("Ministère", "Other Side")
    assert (second.key, second.labels.title) == ("attached letter", "Their readout")


def test_a_text_cut_up_by_pictures_is_one_page(read: Read) -> None:
    parts = ["First half.", None, "Second half."]
    body = "".join(
        f"--x\r\nContent-Type: {'text/plain' if part else 'image/png'}\r\n\r\n{part or 'png'}\r\n" for part in parts
    )
    head = "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    assert texts(read("news.eml", f"{head}{body}--x--\r\n".encode())) == ["First half.\n\nSecond half."]


def test_a_page_saved_by_a_browser_has_its_address(read: Read) -> None:
    content = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://m.example/1\r\nSubject: Readout\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
        b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><p>They=20met.</p></html>\r\n--x--\r\n"
    )
    (page,) = pages(read("page.mhtml", content))
    assert page.content == b"<html><p>They met.</p></html>"
    assert page.labels == Labels(title="Readout", url="https://m.example/1")


@pytest.mark.parametrize("name", ["letter", "letter.txt"])
def test_a_letter_is_told_by_its_headers(read: Read, name: str) -> None:
    content = b"Received: from x\r\n\tby y\r\nFrom: a@b.example\r\nSubject: =?bad?q?x\r\n\r\nThey met.\r\n"
    (page,) = pages(read(name, content))
    assert (page.content, page.labels.outlet) == (b"They met.\r\n", "a@b.example")


def test_raw_bytes_in_headers_are_read_as_utf8(read: Read) -> None:
    content = "From: Ministère <a@b.example>\nSubject: Relevé\nMIME-Version: 1.0\n\nThey met.\n".encode()
    (page,) = pages(read("news.eml", content))
    assert (page.labels.outlet, page.labels.title) == ("Ministère", "Relevé")


def test_a_letter_that_breaks_off_is_told(read: Read) -> None:
    message = letter()
    message.set_content("They met.")
    message.add_attachment("A note.", filename="note.txt")
    found = read("news.eml", bytes(message).rpartition(b"--=")[0])
    assert len(pages(found)) == 2
    assert codes(found) == ["format-damaged"]


def test_an_empty_letter_and_a_mailbox_give_one_row_each(read: Read) -> None:
    head = b"From: a@b.example\nDate: Tue, 02 Jan 2024 10:00:00 +0000\nMessage-ID: <1>\n\n"
    assert codes(read("news.eml", head)) == ["page-empty"]
    mailbox = (b"From a@b.example Tue Jan  2 10:00:00 2024\n" + head + b"They met.\n\n") * 2
    assert codes(read("news.mbox", mailbox)) == ["archive-unsupported"]
    assert texts(read("news.mbox", mailbox[: len(mailbox) // 2])) == ["They met.\n\n"]


def test_letters_nested_without_end_are_refused(read: Read) -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\n"
    assert codes(read("deep.eml", head + b"Content-Type: message/rfc822\n\n" * 5000 + b"x")) == ["format-damaged"]


def test_a_header_without_end_takes_no_time(read: Read) -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain;" + b" a*0=b;" * 500_000
    begun = time.monotonic()
    assert texts(read("long.eml", head + b"\n\nThey met.\n")) == ["They met.\n"]
    assert time.monotonic() - begun < 20
