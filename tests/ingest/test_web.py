"""Fetching, from a server on this machine: which is refused, unless a test lets it."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.ingest.reading import Found, codes, pages, skipped
from wordkeep.ingest.address import is_public
from wordkeep.ingest.intake import Intake
from wordkeep.ingest.limits import Limits
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.ingest.web import USER_AGENT, Fetcher
from wordkeep.model.page import Media

LIMITS = Limits(page=100_000, answer=2.0, silence=0.5, pause=0.0)
HTML = b"<html><body><p>The two sides met.</p></body></html>"
FEED = b"""<rss version="2.0"><channel><title>Press</title>
<item><guid>1</guid><link>/news/1</link><description>They met.</description></item></channel></rss>"""

Handler = BaseHTTPRequestHandler


@dataclass
class Site:
    """A web site whose answers a test writes down: path to status, headers and body, or to a function."""

    port: int = 0
    answers: dict[str, tuple[int, dict[str, str], bytes] | Callable[[Handler], None]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __getitem__(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def give(self, path: str, body: bytes = HTML, *, status: int = 200, **headers: str) -> str:
        self.answers[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self[path]

    def answer(self, handler: Handler) -> None:
        self.asked.append((handler.path, handler.headers["User-Agent"]))
        answer = self.answers.get(handler.path, (404, {}, b"not here"))
        if callable(answer):
            answer(handler)
            return
        status, headers, body = answer
        handler.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                made.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        made.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        server.shutdown()
        thread.join()


def on_this_machine(number: str) -> bool:
    return number == "127.0.0.1" or is_public(number)


def fetch(url: str, *, limits: Limits = LIMITS, fetcher: Fetcher | None = None) -> Found:
    (intake,) = intakes([url])
    assert isinstance(intake, Intake)
    return list(pages_of(intake, limits=limits, fetcher=fetcher or Fetcher(limits, is_allowed=on_this_machine)))


def test_a_page_is_fetched_with_what_the_server_says_of_it(site: Site) -> None:
    url = site.give(
        "/news?n=1", "<p>Они встретились.</p>".encode("cp1251"), Content_Type="text/html; charset=windows-1251"
    )
    (page,) = pages(fetch(url + "#part"))
    assert (page.origin, page.locator, page.path, page.key) == (url, url, None, None)
    assert (page.media, page.encoding, page.labels.url) == (Media.HTML, "cp1251", url)
    assert page.fetched_at is not None
    assert page.fetched_at.tzinfo is not None
    assert site.asked == [("/robots.txt", USER_AGENT), ("/news?n=1", USER_AGENT)]


def test_a_live_feed_gives_its_entries_and_nothing_more_is_fetched(site: Site) -> None:
    url = site.give("/feed", FEED, Content_Type="application/rss+xml")
    (page,) = pages(fetch(url))
    assert (page.key, page.labels.url, page.labels.outlet) == ("1", site["/news/1"], "Press")
    assert page.origin == f"{url}#1"
    assert len(site.asked) == 2


def test_redirects_are_followed_and_the_last_address_is_the_pages_own(site: Site) -> None:
    url = site.give("/old", b"", status=301, Location="/new")
    site.give("/new")
    (page,) = pages(fetch(url))
    assert (page.locator, page.labels.url) == (url, site["/new"])


# What is refused


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_refused(site: Site, host: str) -> None:
    site.give("/")
    (row,) = skipped(fetch(f"http://{host}:{site.port}/", fetcher=Fetcher(LIMITS)))
    assert row.code == "fetch-refused"
    assert "not a public address" in row.detail
    assert site.asked == []


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.2/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "http://a:b@m.example/"],
)
def test_a_redirect_to_where_nobody_may_look_is_refused(site: Site, target: str) -> None:
    found = fetch(site.give("/", b"", status=302, Location=target))
    assert (pages(found), codes(found)) == ([], ["fetch-refused"])


def test_one_private_number_among_public_ones_refuses_the_host(site: Site) -> None:
    def both(_host: str, _port: int) -> list[str]:
        return ["93.184.215.14", "10.0.0.1"]

    (row,) = skipped(fetch("http://m.example/", fetcher=Fetcher(LIMITS, resolve=both)))
    assert (row.code, "10.0.0.1" in row.detail) == ("fetch-refused", True)


def test_the_number_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    def elsewhere_the_second_time(_host: str, _port: int) -> list[str]:
        return next(answers)

    site.give("/")
    fetcher = Fetcher(LIMITS, resolve=elsewhere_the_second_time, is_allowed=on_this_machine)
    (row,) = skipped(fetch(f"http://m.example:{site.port}/", fetcher=fetcher))
    assert (row.code, "10.0.0.1" in row.detail) == ("fetch-refused", True)
    assert site.asked == [("/robots.txt", USER_AGENT)]


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, b"User-agent: *\nDisallow: /news", "fetch-refused"),
        (200, b"User-agent: Wordkeep\nDisallow: /", "fetch-refused"),
        (200, b"User-agent: Other\nDisallow: /", None),
        (404, b"", None),
        (403, b"", None),
        (429, b"", "fetch-refused"),
        (500, b"", "fetch-refused"),
    ],
)
def test_robots_txt_is_honoured(site: Site, status: int, body: bytes, code: str | None) -> None:
    site.give("/robots.txt", body, status=status)
    assert codes(fetch(site.give("/news"))) == ([code] if code else [])
    assert (("/news", USER_AGENT) in site.asked) is (code is None)


def test_robots_txt_is_asked_for_once_and_again_after_a_redirect_elsewhere(site: Site) -> None:
    fetcher = Fetcher(LIMITS, is_allowed=on_this_machine)
    for path in ("/1", "/2"):
        fetch(site.give(path), fetcher=fetcher)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/1", "/2"]


def test_a_very_long_robots_txt_is_read_in_part(site: Site) -> None:
    site.give("/robots.txt", b"User-agent: *\nDisallow: /news\n" + b"# filler\n" * 100_000)
    assert codes(fetch(site.give("/news"))) == ["fetch-refused"]


# How slowly


def test_requests_to_one_host_are_spaced(site: Site) -> None:
    waits: list[float] = []
    site.give("/robots.txt", b"User-agent: *\nCrawl-delay: 20")
    limits = Limits(page=100_000, pause=1.0)
    fetcher = Fetcher(limits, is_allowed=on_this_machine, sleep=waits.append)
    for path in ("/1", "/2"):
        assert codes(fetch(site.give(path), fetcher=fetcher)) == []
    assert [round(wait) for wait in waits] == [1, 20]


def test_a_longer_pause_than_the_limit_is_refused_and_not_ignored(site: Site) -> None:
    site.give("/robots.txt", b"User-agent: *\nCrawl-delay: 3600")
    fetcher = Fetcher(LIMITS, is_allowed=on_this_machine)
    assert codes(fetch(site.give("/1"), fetcher=fetcher)) == []
    (row,) = skipped(fetch(site.give("/2"), fetcher=fetcher))
    assert (row.code, "3600 seconds" in row.detail) == ("fetch-refused", True)


# What fails


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_error_of_the_server_is_told(site: Site, status: int) -> None:
    (row,) = skipped(fetch(site.give("/", b"sorry", status=status)))
    assert (row.code, str(status) in row.detail) == ("fetch-failed", True)


def test_redirects_without_end(site: Site) -> None:
    (row,) = skipped(fetch(site.give("/", b"", status=302, Location="/")))
    assert (row.code, "more than 5 times" in row.detail) == ("fetch-failed", True)
    assert codes(fetch(site.give("/bad", b"", status=302, Location="http://[bad"))) == ["fetch-failed"]


def test_an_answer_over_the_limit_is_not_read(site: Site) -> None:
    def without_end(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"word " * 10_000)

    site.answers["/"] = without_end
    assert codes(fetch(site["/"])) == ["fetch-failed"]
    (row,) = skipped(fetch(site.give("/stated", b"word " * 30_000)))
    assert "limit of 100,000 bytes" in row.detail


def test_a_server_that_says_nothing(site: Site) -> None:
    site.answers["/"] = lambda _: time.sleep(1)
    (row,) = skipped(fetch(site["/"]))
    assert (row.code, "did not answer in time" in row.detail) == ("fetch-failed", True)


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_at_the_deadline(site: Site, start: bytes) -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(start)
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    site.answers["/"] = drip
    begun = time.monotonic()
    limits = Limits(answer=0.5, silence=0.4, pause=0.0)
    assert codes(fetch(site["/"], limits=limits)) == ["fetch-failed"]
    assert time.monotonic() - begun < 4


def test_nobody_there_and_nonsense(site: Site) -> None:
    def nonsense(handler: Handler) -> None:
        handler.wfile.write(b"what?\r\n\r\n")

    site.answers["/"] = nonsense
    assert codes(fetch(site["/"])) == ["fetch-failed"]
    assert codes(fetch("http://127.0.0.1:1/")) == ["fetch-refused"]
    assert codes(fetch("http://127.0.0.1:1025/")) == ["fetch-failed"]


def test_a_host_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise OSError("no such host")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    (row,) = skipped(fetch("https://nowhere.example/", fetcher=Fetcher(LIMITS)))
    assert (row.code, "nowhere.example" in row.detail) == ("fetch-failed", True)


def test_other_schemes_are_refused_without_a_look() -> None:
    assert codes(fetch("file:///etc/passwd")) == ["fetch-refused"]
    assert codes(fetch("ftp://m.example/x")) == ["fetch-refused"]
