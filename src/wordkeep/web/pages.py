"""One dataclass per page: what its template and its ``.json`` both show, made from the ledger through its port.

Text in these values is as it stands in the ledger; escaping is the template's work.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import ClassVar, Final

from wordkeep.errors import AnchorMismatch, BadUse, NoSuchRecord
from wordkeep.model.article import Article
from wordkeep.model.event import Event
from wordkeep.model.ids import TextId
from wordkeep.model.ports import Counts, LedgerReader, LinkedDate, Listed
from wordkeep.model.record import Record
from wordkeep.model.skipped import REASONS, Skipped
from wordkeep.model.statement import Statement
from wordkeep.model.when import Basis, Published
from wordkeep.web.highlight import Paragraph, paragraphs_of
from wordkeep.web.lines import (
    EventLine,
    NameLine,
    StatementLine,
    TimeLine,
    event_lines,
    name_lines,
    statement_lines,
    time_lines,
)
from wordkeep.web.wording import BASES, clipped, day_in_words, days_in_words, shows, web_address

ARTICLES_A_PAGE: Final = 50
READ_A_PAGE: Final = 20  # articles whose statements make one page of statements
SKIPPED_A_PAGE: Final = 100
MOST_HITS: Final = 50
MOST_BESIDE: Final = 20  # other articles of a story that a page names
LONGEST_QUERY: Final = 500  # characters
PAGE_NUMBER: Final = re.compile(r"[1-9][0-9]{0,8}")
LONGEST_HEADING: Final = 160  # characters of an opening that stands in for a title


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list this is: ``first`` to ``last`` (counted from 1) of ``total``, on ``page`` of ``pages``."""

    page: int
    pages: int
    first: int
    last: int
    total: int

    @classmethod
    def of(cls, asked: str | None, *, total: int, size: int, address: str) -> "Paging":
        """The part named by ``?page=``; raises ``BadUse`` for what is no number, ``NoSuchRecord`` beyond the end."""
        if asked is not None and not PAGE_NUMBER.fullmatch(asked):
            raise BadUse("page is a whole number from 1 on", where=address, next_step=f"start at {address}")
        page, pages = int(asked or 1), max(1, -(-total // size))
        if page > pages:
            raise NoSuchRecord(
                f"there is no page {page}; the last is {pages}", where=address, next_step=f"see {address}?page={pages}"
            )
        return cls(page, pages, min((page - 1) * size + 1, total), min(page * size, total), total)

    @property
    def start(self) -> int:
        """How many entries come before this part."""
        return max(self.first - 1, 0)


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A published day: ISO and in words (both null where undated), its basis, and the words it was read from."""

    day: date | None
    in_words: str | None
    basis: Basis
    basis_in_words: str
    words: str | None

    @classmethod
    def of(cls, published: Published) -> "PublishedLine":
        """How a page says when an article was published."""
        in_words = day_in_words(published.on) if published.on else None
        return cls(published.on, in_words, published.basis, BASES[published.basis], published.words)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list: its title, or (``title_is_opening``) the first words of its text where it has none."""

    id: TextId
    title: str
    title_is_opening: bool
    opening: str
    outlet: str | None
    published: PublishedLine
    statements: int
    events: int

    @classmethod
    def of(cls, listed: Listed) -> "ArticleLine":
        """How a list shows an article."""
        title, title_is_opening = _heading(listed.title, listed.opening)
        opening = clipped(listed.opening, longest=240)
        return cls(
            id=listed.id,
            title=title,
            title_is_opening=title_is_opening,
            opening=opening,
            outlet=listed.outlet,
            published=PublishedLine.of(listed.published),
            statements=listed.statements,
            events=listed.events,
        )


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """Something that was not read: ``meaning`` explains ``code``; ``article`` and ``words`` where it lies in one."""

    origin: str
    step: str
    code: str
    meaning: str
    detail: str
    article: TextId | None
    words: str | None = None

    @classmethod
    def of(cls, skipped: Skipped, *, text: str = "") -> "SkippedLine":
        """How a page shows something skipped; ``text`` is the article it lies in, where that is at hand."""
        words = clipped(text[skipped.span.start : skipped.span.end], longest=200) if skipped.span else ""
        return cls(
            origin=skipped.origin,
            step=skipped.step,
            code=skipped.code,
            meaning=REASONS[skipped.code],
            detail=skipped.detail,
            article=skipped.text_id,
            words=words or None,
        )


@dataclass(frozen=True, slots=True)
class OtherArticle:
    """An article beside another: what to call it, and who published it."""

    id: TextId
    title: str
    title_is_opening: bool
    outlet: str | None

    @classmethod
    def of(cls, article: Article) -> "OtherArticle":
        """How a page names it."""
        title, title_is_opening = _heading(article.title, article.text[:1000])
        return cls(article.id, title, title_is_opening, article.outlet)


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """``/``: how much the ledger holds, and its articles by published day."""

    template: ClassVar[str] = "articles.html"

    counts: Counts
    paging: Paging
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """``/article/{id}``: the text, cut into paragraphs and segments, and what was read in it, in the order of the text.

    ``link`` is ``url`` where a browser may follow it. ``superseded_by`` is null for a current article, and where the
    ledger cannot tell. ``copy_of`` is the article whose words these are, ``beside`` are others that report the same,
    ``published_between`` is told of an undated article that a linked event dates.
    """

    template: ClassVar[str] = "article.html"

    id: TextId
    title: str
    title_is_opening: bool
    outlet: str | None
    published: PublishedLine
    language: str | None
    path: str | None
    url: str | None
    link: str | None
    key: str | None
    superseded_by: TextId | None
    copy_of: OtherArticle | None
    beside: tuple[OtherArticle, ...]
    published_between: str | None
    paragraphs: tuple[Paragraph, ...]
    statements: tuple[StatementLine, ...]
    events: tuple[EventLine, ...]
    names: tuple[NameLine, ...]
    times: tuple[TimeLine, ...]
    skipped: tuple[SkippedLine, ...]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with its statements, on the page of all statements."""

    article: ArticleLine
    statements: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """``/statements``: every statement of the ledger, article by article; ``paging`` counts articles."""

    template: ClassVar[str] = "statements.html"

    counts: Counts
    paging: Paging
    articles: tuple[ReadArticle, ...]


@dataclass(frozen=True, slots=True)
class EventfulArticle:
    """An article with its events, on the page of all events."""

    article: ArticleLine
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class EventsPage:
    """``/events``: every event of the ledger, article by article; ``paging`` counts articles.

    ``reader`` names what read the last build, null before the first.
    """

    template: ClassVar[str] = "events.html"

    counts: Counts
    paging: Paging
    reader: str | None
    articles: tuple[EventfulArticle, ...]


@dataclass(frozen=True, slots=True)
class SkippedPage:
    """``/skipped``: what could not be read, or not as given, and why."""

    template: ClassVar[str] = "skipped.html"

    paging: Paging
    skipped: tuple[SkippedLine, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``/search``: the articles with all words of ``query``, best first; ``more`` says that not all are shown.

    ``searched`` is how many articles were looked through.
    """

    template: ClassVar[str] = "search.html"

    query: str
    searched: int
    articles: tuple[ArticleLine, ...]
    more: bool


Page = ArticlesPage | ArticlePage | StatementsPage | EventsPage | SkippedPage | SearchPage


def articles_page(ledger: LedgerReader, *, page: str | None) -> ArticlesPage:
    """The articles on one page of the list."""
    counts = ledger.counts()
    paging = Paging.of(page, total=counts.articles, size=ARTICLES_A_PAGE, address="/")
    listed = ledger.articles(start=paging.start, limit=ARTICLES_A_PAGE)
    return ArticlesPage(counts, paging, tuple(map(ArticleLine.of, listed)))


def article_page(ledger: LedgerReader, text_id: TextId) -> ArticlePage:
    """One article; raises ``NoSuchRecord``."""
    try:
        article = ledger.article(text_id)
    except NoSuchRecord:
        raise NoSuchRecord(
            "the ledger has no article under this id",
            where=f"/article/{clipped(text_id, longest=80)}",
            next_step="look for it in the list of articles, or search for its words",
        ) from None
    records, lost = _sound(ledger.records(text_id), article)
    claims = [record.claim for record in records]
    statements = [claim for claim in claims if isinstance(claim, Statement)]
    events = [claim for claim in claims if isinstance(claim, Event)]
    title, title_is_opening = _heading(article.title, article.text[:1000])
    links = ledger.links_of(text_id)
    return ArticlePage(
        id=article.id,
        title=title,
        title_is_opening=title_is_opening,
        outlet=article.outlet,
        published=PublishedLine.of(article.published),
        language=article.language,
        path=article.path,
        url=article.url,
        link=web_address(article.url),
        key=article.key,
        superseded_by=ledger.superseded_by(text_id),
        copy_of=OtherArticle.of(ledger.article(links.copy_of)) if links.copy_of else None,
        beside=tuple(OtherArticle.of(ledger.article(other)) for other in links.beside[:MOST_BESIDE]),
        published_between=_between(links.dated) if links.dated else None,
        paragraphs=paragraphs_of(article.text, statements, events, headline=article.title_span),
        statements=statement_lines(records),
        events=event_lines(records, links.events),
        names=name_lines(records),
        times=time_lines(records),
        skipped=tuple(SkippedLine.of(each, text=article.text) for each in (*ledger.skipped(of=text_id), *lost)),
    )


def statements_page(ledger: LedgerReader, *, page: str | None) -> StatementsPage:
    """The statements of the articles on one page of the list."""
    counts = ledger.counts()
    paging = Paging.of(page, total=counts.articles, size=READ_A_PAGE, address="/statements")
    listed = tuple(ledger.articles(start=paging.start, limit=READ_A_PAGE))
    read = (
        ReadArticle(ArticleLine.of(each), statement_lines(ledger.records(each.id)))
        for each in listed
        if each.statements
    )
    return StatementsPage(counts, paging, tuple(read))


def events_page(ledger: LedgerReader, *, page: str | None) -> EventsPage:
    """The events of the articles on one page of the list."""
    counts = ledger.counts()
    build = ledger.last_build()
    paging = Paging.of(page, total=counts.articles, size=READ_A_PAGE, address="/events")
    listed = tuple(ledger.articles(start=paging.start, limit=READ_A_PAGE))
    read = (
        EventfulArticle(ArticleLine.of(each), event_lines(ledger.records(each.id), ledger.links_of(each.id).events))
        for each in listed
        if each.events
    )
    return EventsPage(counts, paging, build.reader if build else None, tuple(read))


def skipped_page(ledger: LedgerReader, *, page: str | None) -> SkippedPage:
    """What was skipped, one page of it."""
    paging = Paging.of(page, total=ledger.counts().skipped, size=SKIPPED_A_PAGE, address="/skipped")
    rows = islice(ledger.skipped(), paging.start, paging.start + SKIPPED_A_PAGE)
    return SkippedPage(paging, tuple(map(SkippedLine.of, rows)))


def search_page(ledger: LedgerReader, query: str) -> SearchPage:
    """The best hits; none for an empty query. Raises ``BadUse`` for one that is too long to be words."""
    if len(query) > LONGEST_QUERY:
        raise BadUse(
            f"a search is {LONGEST_QUERY} characters at most", where="/search", next_step="search for fewer words"
        )
    found = ledger.search(query, limit=MOST_HITS + 1)
    shown = tuple(map(ArticleLine.of, found[:MOST_HITS]))
    return SearchPage(query.strip(), ledger.counts().articles, shown, more=len(found) > MOST_HITS)


def _heading(title: str | None, opening: str) -> tuple[str, bool]:
    """A title, or the words that stand in for one, and whether they do."""
    if title is not None and shows(title):
        return title, False
    return (clipped(opening, longest=LONGEST_HEADING), True) if shows(opening) else ("An article without words", True)


def _between(dated: LinkedDate) -> str:
    """The days between which an article was published, and the event that says so."""
    return f"published {days_in_words(dated.earliest, dated.latest)}, by an event it reports: {dated.because}"


def _sound(records: Iterable[Record], article: Article) -> tuple[list[Record], list[Skipped]]:
    """The records whose words stand where they say, and a row for each of the others."""
    sound: list[Record] = []
    lost: list[Skipped] = []
    for record in records:
        try:
            for anchor in record.claim.anchors:
                anchor.check(article.text)
        except AnchorMismatch as mismatch:
            lost.append(Skipped(article.origin, "show", "anchor-mismatch", str(mismatch), text_id=article.id))
        else:
            sound.append(record)
    return sound, lost
