import gzip
import zlib
from datetime import UTC, datetime

import pytest

from tests.ingest.reading import Read, codes, pages, skipped, texts
from wordkeep.ingest.limits import Limits
from wordkeep.model.page import Media

HTML = b"<html><body><p>The two sides met.</p></body></html>"


class Archive:
    """Builds a web archive in memory, each record packed by itself where ``packed``."""

    def __init__(self, *, packed: bool = False) -> None:
        self._pack = gzip.compress if packed else bytes
        self.content = b""

    def add(
        self,
        path: str,
        body: bytes,
        kind: str = "text/html",
        *,
        status: str = "200 OK",
        record: str = "response",
        **more: str,
    ) -> "Archive":
        if record == "response":
            answer = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in more.items()}}
            body = headers(f"HTTP/1.1 {status}", answer) + body
            kind = "application/http; msgtype=response"
        about = {
            "WARC-Type": record,
            "WARC-Target-URI": f"https://m.example/{path}",
            "WARC-Date": "2024-01-02T10:00:00Z",
            "Content-Type": kind,
            "Content-Length": str(len(body)),
        }
        self.content += self._pack(headers("WARC/1.0", about) + body + b"\r\n\r\n")
        return self


def headers(first: str, named: dict[str, str]) -> bytes:
    return "\r\n".join([first, *(f"{name}: {value}" for name, value in named.items()), "", ""]).encode()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.bin"])
def test_an_answer_is_a_page(read: Read, packed: bool, name: str) -> None:
    archive = (
        Archive(packed=packed).add("1", HTML, "text/html; charset=utf-8").add("2", b"%PDF-1.4 x", "application/pdf")
    )
    html, pdf = pages(read(name, archive.content))
    assert (html.content, html.media, html.encoding) == (HTML, Media.HTML, "utf-8")
    assert html.locator == html.labels.url == "https://m.example/1"
    assert html.key == "https://m.example/1 2024-01-02T10:00:00Z"
    assert html.fetched_at == datetime(2024, 1, 2, 10, tzinfo=UTC)
    assert pdf.media is Media.PDF


def test_a_file_packed_as_a_whole_is_read_too(read: Read) -> None:
    assert len(pages(read("crawl.warc.gz", gzip.compress(Archive().add("1", HTML).add("2", HTML).content)))) == 2


def test_what_is_not_an_article_is_passed_over(read: Read) -> None:
    archive = Archive()
    archive.add("robots.txt", b"User-agent: *", "text/plain").add("gone", HTML, status="404 Not Found")
    archive.add("style.css", b"p {}", "text/css").add("seed", b"x", "text/plain", record="metadata")
    archive.add("picture", b"\x89PNG\x00", "application/octet-stream")
    found = read("crawl.warc", archive.content)
    assert (pages(found), codes(found)) == ([], ["no-article-text"])


def test_texts_resources_and_untold_kinds_are_pages(read: Read) -> None:
    archive = Archive().add("1", b"They met.", "text/plain").add("2", HTML, "text/html", record="resource")
    archive.add("3", b"They met.", "text/plain", record="conversion").add("4", HTML, "").add("5", b"%PDF-1", "")
    kinds = [page.media for page in pages(read("crawl.warc", archive.content))]
    assert kinds == [Media.PLAIN, Media.HTML, Media.PLAIN, Media.HTML, Media.PDF]


def test_bodies_are_unpacked(read: Read) -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML)
    archive = Archive().add("1", gzip.compress(HTML), Content_Encoding="gzip")
    archive.add("2", zlib.compress(HTML), Content_Encoding="deflate")
    archive.add("3", zlib.compress(HTML, wbits=-15), Content_Encoding="deflate")
    archive.add("4", chunked, Transfer_Encoding="chunked").add("5", HTML, Content_Encoding="br")
    assert texts(read("crawl.warc", archive.content)) == [HTML.decode()] * 5


def test_bad_bodies_give_one_row_each_and_the_others_are_read(read: Read) -> None:
    archive = Archive().add("large", b"x" * 5000).add("empty", b"").add("binary", b"<html>\x00\x01")
    archive.add("cut", gzip.compress(HTML)[:-9], Content_Encoding="gzip").add(
        "br", b"\x8b\x00\x80", Content_Encoding="br"
    )
    archive.add("bomb", gzip.compress(b"x" * 9000), Content_Encoding="gzip").add("good", HTML)
    found = read("crawl.warc", archive.content, limits=Limits(page=1000, expansion=20))
    assert texts(found) == [HTML.decode()]
    told = {row.origin.rpartition("/")[2]: row.code for row in skipped(found)}
    assert told == {
        "large": "page-too-large",
        "empty": "page-empty",
        "binary": "page-binary",
        "cut": "format-damaged",
        "br": "page-binary",
        "bomb": "archive-bomb",
    }


def test_two_captures_of_one_address_are_kept_apart(read: Read) -> None:
    first, second = pages(read("crawl.warc", Archive().add("1", HTML).add("1", HTML + b"!").content))
    assert first.key == second.key
    assert first.locator != second.locator
    assert first.origin != second.origin


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_breaks_off_keeps_the_pages_before(
    read: Read, packed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    content = Archive(packed=packed).add("1", HTML).add("2", HTML * 50).content
    found = read("crawl.warc.gz", content[:-40])
    assert texts(found)[0] == HTML.decode()
    assert codes(found) == ["format-damaged"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "rest",
    [
        b"garbage\r\n" * 20,
        b"WARC/1.0\r\n" + b"X: y\r\n" * 300_000,
        b"WARC/1.0\r\n" + b"x" * 3_000_000,
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 30\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
    ],
)
def test_what_is_no_record_ends_the_reading(read: Read, rest: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    found = read("crawl.warc", Archive().add("1", HTML).content + rest)
    assert texts(found) == [HTML.decode()]
    assert codes(found) == ["format-damaged"]
    assert capfd.readouterr() == ("", "")
