"""http and https addresses and live feeds, fetched politely; nothing here runs unless an address is given as a source.

Only public machines are asked, only for what robots.txt allows, slowly, and up to limits of time and size.
"""

import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Final
from urllib.parse import urljoin, urlsplit

import certifi
import httpcore

from wordkeep.errors import Unreadable
from wordkeep.ingest.address import Address, address_of, is_public, resolve
from wordkeep.ingest.detect import pages_in
from wordkeep.ingest.encoding import charset_of
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.limits import STANDARD, Limits
from wordkeep.ingest.network import Deadline, GuardedBackend, IsAllowed, Resolve
from wordkeep.ingest.robots import Robots, robots_of
from wordkeep.ingest.stream import Stream, in_mib
from wordkeep.model.page import Media, Page
from wordkeep.model.skipped import Skipped

PRODUCT: Final = "Wordkeep"
USER_AGENT: Final = f"{PRODUCT}/0.1 (+ledger of words and deeds)"
ACCEPT: Final = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5"
)
HEADERS: Final[list[tuple[bytes | str, bytes | str]]] = [
    ("User-Agent", USER_AGENT),
    ("Accept", ACCEPT),
    ("Accept-Encoding", "identity"),
    ("Connection", "close"),
]
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
ROBOTS_SIZE: Final = 500 * 1024  # RFC 9309: at least that much is read, what is beyond is not


@dataclass(frozen=True, slots=True)
class Answer:
    """What a web server answered, and when."""

    address: Address
    status: int
    content: bytes
    content_type: str
    location: str | None
    at: datetime


class Fetcher:
    """Fetches addresses one at a time and remembers, for its lifetime, robots.txt files and when a host was last asked.

    ``resolve`` and ``is_allowed`` decide which machines are asked: by default, only public ones.
    """

    def __init__(
        self,
        limits: Limits = STANDARD,
        *,
        resolve: Resolve = resolve,
        is_allowed: IsAllowed = is_public,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._resolve = resolve
        self._is_allowed = is_allowed
        self._sleep = sleep
        self._robots: dict[str, Robots | Unreadable] = {}
        self._ready_at: dict[str, float] = {}

    def fetch(self, url: str) -> Answer:
        """The answer of status 200 at ``url`` or where it redirects to; raises ``Unreadable``."""
        deadline = Deadline(time.monotonic() + self._limits.answer)
        address = address_of(url)
        for _ in range(self._limits.redirects + 1):
            robots = self._robots_of(address, deadline)
            if not robots.allow(address.target):
                raise Unreadable("fetch-refused", f"{address.site}/robots.txt asks not to read it; ask the publisher")
            answer = self._visit(address, deadline, size=self._limits.page, pause=robots.crawl_delay)
            if answer.location is None:
                return _good(answer)
            address = _moved(address, answer.location)
        raise Unreadable("fetch-failed", f"redirects more than {self._limits.redirects} times; give the last address")

    def _robots_of(self, address: Address, deadline: Deadline) -> Robots:
        if address.site not in self._robots:
            try:
                self._robots[address.site] = self._fetched_robots(address, deadline)
            except Unreadable as failure:
                self._robots[address.site] = failure
        robots = self._robots[address.site]
        if isinstance(robots, Unreadable):
            raise robots
        return robots

    def _fetched_robots(self, address: Address, deadline: Deadline) -> Robots:
        """RFC 9309: no robots.txt allows everything, a server that cannot give it allows nothing."""
        address = replace(address, target="/robots.txt")
        for _ in range(self._limits.redirects + 1):
            answer = self._visit(address, deadline, size=ROBOTS_SIZE, cut=True)
            if answer.location is None:
                break
            address = _moved(address, answer.location)
        if answer.status == 200:
            return robots_of(answer.content.decode("utf-8", "replace"), agent=PRODUCT)
        if 400 <= answer.status < 500 and answer.status != 429:
            return robots_of("", agent=PRODUCT)
        what = f"{address} answers {answer.status}, so whether it may be read is not known; try again later"
        raise Unreadable("fetch-refused", what)

    def _visit(
        self, address: Address, deadline: Deadline, *, size: int, pause: float = 0.0, cut: bool = False
    ) -> Answer:
        """One request, in its turn; ``pause`` is what the site asks for before the next."""
        self._wait_for_turn(address, deadline)
        try:
            return self._get(address, deadline, size=size, cut=cut)
        except httpcore.TimeoutException:
            raise Unreadable("fetch-failed", f"{address.host} did not answer in time; try again later") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
            raise Unreadable(
                "fetch-failed", f"{address.host} did not answer: {str(error) or type(error).__name__}"
            ) from None
        finally:
            self._ready_at[address.host] = time.monotonic() + max(self._limits.pause, pause)

    def _wait_for_turn(self, address: Address, deadline: Deadline) -> None:
        wait = self._ready_at.get(address.host, 0.0) - time.monotonic()
        if wait > max(self._limits.crawl_delay, self._limits.pause):
            what = f"{address.host} asks to wait {wait:.0f} seconds between two pages; read its pages one a build"
            raise Unreadable("fetch-refused", what)
        if wait > 0:
            self._sleep(wait)
            deadline.at += wait

    def _get(self, address: Address, deadline: Deadline, *, size: int, cut: bool) -> Answer:
        backend = GuardedBackend(resolve=self._resolve, is_allowed=self._is_allowed, deadline=deadline)
        silence = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.silence)
        url = httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        )
        with (
            httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend, max_connections=1) as pool,
            pool.stream("GET", url, headers=HEADERS, extensions={"timeout": silence}) as response,
        ):
            names = {name.lower(): value.decode("utf-8", "replace") for name, value in response.headers}
            moved = names.get(b"location") if response.status in REDIRECTS else None
            return Answer(
                address=address,
                status=response.status,
                content=b"" if moved is not None else _body(response, names.get(b"content-length"), size, cut=cut),
                content_type=names.get(b"content-type", ""),
                location=moved,
                at=datetime.now(UTC),
            )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=certifi.where())


def pages_at(intake: Intake, fetcher: Fetcher, options: Options) -> Iterator[Page | Skipped]:
    """The pages at an address: one for a page, one for each entry of a feed. Raises ``Unreadable``."""
    answer = fetcher.fetch(intake.origin)
    name = urlsplit(str(answer.address)).path
    for page in pages_in(Stream.over(answer.content), intake, options, name=name):
        yield _as_fetched(page, answer, intake) if isinstance(page, Page) else page


def _as_fetched(page: Page, answer: Answer, intake: Intake) -> Page:
    """The page with what the server said of it, where it is the page itself and not an entry of a feed."""
    page = replace(page, fetched_at=answer.at)
    if page.origin != intake.origin:
        return page
    labels = page.labels if page.labels.url else replace(page.labels, url=str(answer.address))
    said = None if page.media is Media.PDF else charset_of(answer.content_type)
    return replace(page, labels=labels, encoding=page.encoding or said)


def _moved(address: Address, location: str) -> Address:
    """Where a redirect leads, checked like an address that the user gave."""
    try:
        return address_of(urljoin(str(address), location))
    except ValueError:
        raise Unreadable("fetch-failed", "redirects to what is not an address; check the address") from None


def _good(answer: Answer) -> Answer:
    if answer.status != 200:
        advice = "try again later" if answer.status >= 500 or answer.status == 429 else "check the address"
        raise Unreadable("fetch-failed", f"answers {answer.status}; {advice}")
    return answer


def _body(response: httpcore.Response, stated: str | None, size: int, *, cut: bool) -> bytes:
    """The body; one over ``size`` bytes is cut there or refused before it is read."""
    too_much = Unreadable("fetch-failed", f"sends more than the limit of {in_mib(size)}; save it and give the file")
    if not cut and stated and stated.isdecimal() and int(stated) > size:
        raise too_much
    body = bytearray()
    for block in response.iter_stream():
        body += block
        if len(body) > size and cut:
            return bytes(body[:size])
        if len(body) > size:
            raise too_much
    return bytes(body)
