"""Plain text, Markdown, HTML and PDF: one file, one page."""

import gzip

import pytest

from tests.ingest.reading import Read, codes, pages, skipped
from wordkeep.ingest.limits import Limits
from wordkeep.model.page import Media

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("name", "content", "media", "as_given"),
    [
        ("note.txt", b"The minister arrived.", Media.PLAIN, True),
        ("note", "Le ministère a promis.".encode(), Media.PLAIN, True),
        ("note.txt", "Le ministère a promis.".encode("cp1252"), Media.PLAIN, True),
        ("note.md", b"# Readout\n\nThe sides met.", Media.MARKDOWN, True),
        ("note.md", b'<div align="center">Readout</div>\n\nThe sides met.', Media.MARKDOWN, True),
        ("page.html", b"<!DOCTYPE html><html><body><p>They met.</p></body></html>", Media.HTML, False),
        ("page.html", b"They <b>met</b>.", Media.HTML, False),
        ("page.xml", b'<?xml version="1.0"?><release><p>They met.</p></release>', Media.HTML, False),
        ("release.pdf", PDF, Media.PDF, False),
        ("release.pdf", b"junk before\n" + PDF, Media.PDF, False),
    ],
)
def test_the_bytes_go_on_as_they_are(read: Read, name: str, content: bytes, media: Media, as_given: bool) -> None:
    (page,) = pages(read(name, content))
    assert (page.content, page.media, page.as_given) == (content, media, as_given)
    assert page.locator == name
    assert page.key is None


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("page.txt", b"\xef\xbb\xbf  <!-- saved -->\n<!doctype HTML><title>x</title>", Media.HTML),
        ("page.md", b"<html><body>They met.</body></html>", Media.HTML),
        ("page.jpg", b"The minister arrived.", Media.PLAIN),
        ("page.html", b"No markup at all, and 3 < 4.", Media.PLAIN),
        ("page.csv", b"Hello, this is prose.\nAnd so on.\n", Media.PLAIN),
        ("page.jsonl", b"Only prose.\nMore prose.\n", Media.PLAIN),
        ("page.txt", PDF, Media.PDF),
        ("page.eml", b"Subject: matters of state\n\nare discussed here.", Media.PLAIN),
        ("memo.txt", b"From: the press office\nTo: all desks\nDate: 3 May\n\nThey met.", Media.PLAIN),
        ("page.html.gz", gzip.compress(b"<p>They met.</p>", mtime=0), Media.HTML),
        ("page.md.gz", gzip.compress(b"They met.", mtime=0), Media.MARKDOWN),
        ("wide.txt", "<html><p>They met.</p></html>".encode("utf-16"), Media.HTML),
    ],
)
def test_content_decides_and_not_the_suffix(read: Read, name: str, content: bytes, media: Media) -> None:
    (page,) = pages(read(name, content))
    assert page.media is media


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_text_and_says_its_encoding(read: Read, encoding: str) -> None:
    (page,) = pages(read("note.txt", "The minister arrived.".encode(encoding)))
    assert page.encoding == encoding


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\t\r\n",
        b"\xef\xbb\xbf\n",
        "\n \n".encode("utf-16"),
        gzip.compress(b"", mtime=0),
        gzip.compress(b" \n", mtime=0),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.jsonl", "a.csv", "a.eml", "a.xml", "a"])
def test_an_empty_file_gives_one_row(read: Read, name: str, content: bytes) -> None:
    assert codes(read(name, content)) == ["page-empty"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.md"])
def test_a_page_over_the_limit_is_told_by_its_size(read: Read, name: str) -> None:
    start = {"a.html": b"<html>", "a.pdf": b"%PDF-"}.get(name, b"")
    (row,) = skipped(read(name, start + b"word " * 30_000, limits=Limits(page=100_000)))
    assert row.code == "page-too-large"
    assert "limit of 100,000 bytes" in row.detail


def test_what_was_unpacked_before_the_damage_is_a_page(read: Read) -> None:
    text = b"".join(b"sentence %d stands here. " % number for number in range(20_000))
    page, row = read("note.txt.gz", gzip.compress(text, mtime=0)[:-2000])
    assert text.startswith(pages([page])[0].content)
    assert skipped([row])[0].code == "format-damaged"


def test_half_a_pdf_is_no_page(read: Read) -> None:
    assert codes(read("release.pdf.gz", gzip.compress(PDF * 50, mtime=0)[:-8])) == ["format-damaged"]
