"""The ports: what stages are handed, so that none of them imports another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from wordkeep.model.actor import Actor
from wordkeep.model.article import Article
from wordkeep.model.card import Likeness, Vectors
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.intake import Intake
from wordkeep.model.meeting import Meeting, Search
from wordkeep.model.page import Page
from wordkeep.model.reading import Reading
from wordkeep.model.record import Record
from wordkeep.model.ruling import Attached
from wordkeep.model.skipped import Skipped
from wordkeep.model.when import Published


class Tagger(Protocol):
    """Reads an article. The same article always gives the same records, in the order of the text."""

    @property
    def name(self) -> str:
        """Name and version, e.g. ``rules-1``; goes into every record's origin and the manifest."""

    @property
    def models(self) -> Mapping[str, str]:
        """The SHA-256 of each file of its model, by name; empty where it has none."""

    def read(self, article: Article) -> tuple[Record, ...]:
        """The records of one article; every anchor of every record passes ``Anchor.check`` on its text."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """One article of the ledger as a list shows it: ``opening`` is the first words of its text, then how many records."""

    id: TextId
    title: str | None
    outlet: str | None
    published: Published
    path: str | None
    url: str | None
    opening: str
    statements: int
    events: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds: articles (without superseded ones), their records by kind, and what was skipped."""

    articles: int
    superseded: int
    statements: int
    events: int
    mentions: int
    times: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Build:
    """One run of ``build``; ``counts`` is what the ledger held at its end, ``None`` if it did not come to one."""

    version: str
    reader: str
    models: dict[str, str]
    settings: dict[str, Any]
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class Known:
    """Something under an id: a ``record`` with its article, an ``article``, or an ``event``, ``meeting`` or ``story``."""

    kind: str
    id: str
    article: str | None


@dataclass(frozen=True, slots=True)
class LinkedDate:
    """The days between which an undated article was published by an event it tells, ``None`` where that end is open."""

    earliest: date | None
    latest: date | None
    because: str


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """An event that several records tell, and how many independent reports stand behind it: articles that are no copies.

    ``surely`` are the articles that tell a faint deed surely; none of a deed that is sure itself.
    """

    id: str
    reports: int
    surely: tuple[TextId, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleLinks:
    """What an article has to do with others.

    ``copy_of`` is the article that this one is a copy of, ``story`` the name of its story and ``beside`` the others of it,
    ``events`` what its events share with others', by record; ``None`` and none where it stands alone. ``dated`` is what an
    event says of its day.
    """

    copy_of: TextId | None
    story: str | None
    beside: tuple[TextId, ...]
    events: Mapping[RecordId, StoryEvent]
    dated: LinkedDate | None


class LedgerReader(Protocol):
    """Asks a ledger. Articles come by published day (undated last), then path, key and id: always the same order."""

    def articles(self, *, start: int = 0, limit: int | None = None) -> Iterator[Listed]:
        """Every article that no later revision supersedes, from position ``start`` on."""
        ...

    def article(self, text_id: TextId) -> Article:
        """One article, superseded or not; raises ``NoSuchRecord``."""
        ...

    def records(self, text_id: TextId) -> tuple[Record, ...]:
        """The records of one article in the order of its text; of faint deeds those that another article tells surely."""
        ...

    def untold(self, text_id: TextId) -> tuple[Record, ...]:
        """The faint deeds of one article that no other tells surely, in the order of its text."""
        ...

    def vectors(self, text_id: TextId) -> Vectors:
        """The sentence vectors of an article and its records, as far as they were made."""
        ...

    def actors(self, *, of: TextId | None = None) -> Iterator[Actor]:
        """The actors behind an article's records; without ``of`` each actor of all current articles once, by id."""
        ...

    def links_of(self, text_id: TextId) -> ArticleLinks:
        """What an article has to do with others, as people ruled."""
        ...

    def attached(self) -> tuple[Attached, ...]:
        """The rulings that hold, in the order they were made, each with what it is on now."""
        ...

    def superseded_by(self, text_id: TextId) -> TextId | None:
        """The later revision that took an article's place; ``None`` for one that is current."""
        ...

    def skipped(self, *, of: TextId | None = None) -> Iterator[Skipped]:
        """Everything that was not read (in one article), with its reason, in order of origin."""
        ...

    def page(self, text_id: TextId) -> Page:
        """The page an article was made from, byte for byte; raises ``NoSuchRecord``."""
        ...

    def search(self, query: str, *, limit: int) -> tuple[Listed, ...]:
        """Articles with all words of ``query``, best match first; quotation marks hold a phrase together."""
        ...

    def page_hashes(self) -> Iterator[tuple[TextId, str]]:
        """The articles that no later revision supersedes, by id, with the hash of the page each was made from."""
        ...

    def text_ids(self) -> Iterator[TextId]:
        """Every text the ledger holds, superseded ones too."""
        ...

    def last_build(self) -> Build | None:
        """The newest build; ``None`` before the first."""
        ...

    def counts(self) -> Counts:
        """How much the ledger holds."""
        ...


class LedgerWriter(Protocol):
    """Writes a ledger. One writer at a time; what ``keep`` has returned from survives a kill of the process."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the ledger's write lock; raises ``LedgerBusy`` where another process holds it."""
        ...

    def build(
        self, *, version: str, reader: str, models: Mapping[str, str], settings: dict[str, Any]
    ) -> AbstractContextManager[None]:
        """Note a build: begun now, finished if the block ends without an error."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """Make everything written inside the block one transaction: all of it is kept, or none."""
        ...

    def unchanged(self, intake: Intake, reader: str) -> bool:
        """Whether this input was read to its end by this reader, and has not changed since."""
        ...

    def forget_unopened(self, sources: Iterable[str]) -> None:
        """Forget what could not be opened under these sources: a new build meets it again or finds it mended."""
        ...

    def begin(self, intake: Intake, reader: str) -> None:
        """Open an input for reading; what was skipped in it and belongs to no page is forgotten and met again."""
        ...

    def keeps(self, page: Page, reader: str) -> bool:
        """Whether this very page, from this very place, was read by this reader already."""
        ...

    def keep(self, intake: Intake, readings: Iterable[Reading], *, reader: str) -> None:
        """Store readings with all that belongs to them, each whole or not at all."""
        ...

    def redate(self, text_id: TextId, records: Iterable[Record]) -> None:
        """Keep these records of an article with the days they have now; without any, all as they were read."""
        ...

    def skip(self, intake: Intake | None, what: Skipped) -> None:
        """Store something that never became a page; ``intake`` is ``None`` where there is not even an input."""
        ...

    def finish(self, intake: Intake) -> None:
        """Note that an input was read to its end."""
        ...


@dataclass(frozen=True, slots=True)
class Carded:
    """A card as it is stored: whose it is, in which article, its JSON, and what it may share with others like it."""

    member: str
    article: TextId
    card: str
    keys: tuple[str, ...]


class LinkStore(Protocol):
    """Keeps what linking compares and finds. A kind is ``copy``, ``event``, ``meeting`` or ``story``; members are ids.

    Members of a ``meeting`` are its sightings; a ``teller`` is an article without one, in the group of the meeting that it
    tells of; a ``line`` is what articles are about, by keys alone. Whatever is given as a list comes in order of ids.
    """

    def stale(self, mark: str) -> list[TextId]:
        """Articles that were linked and are no longer current, or were linked by another linker or reading."""
        ...

    def unlinked(self) -> list[TextId]:
        """Current articles that are not linked yet, by published day."""
        ...

    def mark(self, text_id: TextId, mark: str) -> None:
        """Note that an article was linked."""
        ...

    def forget(self, text_id: TextId) -> None:
        """Forget an article's cards and all that came of them; those they were grouped with are to be settled anew."""
        ...

    def put(self, kind: str, carded: Sequence[Carded]) -> None:
        """Store cards with their keys; their groups are to be found."""
        ...

    def sharing(self, kind: str, keys: Sequence[str], *, but: str) -> list[str]:
        """Members that have one of these keys."""
        ...

    def holders(self, kind: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """The members that have each of these keys; keys that nobody has are left out."""
        ...

    def cards(self, kind: str, members: Sequence[str]) -> dict[str, str]:
        """The cards of these members, as they were put."""
        ...

    def cards_of(self, kind: str, text_id: TextId) -> dict[str, str]:
        """The cards of one kind that an article has, by member."""
        ...

    def texts(self, members: Sequence[str]) -> dict[str, str]:
        """The texts of these articles."""
        ...

    def liken(self, kind: str, found: Iterable[Likeness]) -> None:
        """Store likenesses; each pair once, the smaller id first."""
        ...

    def likenesses(self, kind: str, members: Sequence[str]) -> list[Likeness]:
        """The likenesses among these members."""
        ...

    def unsettled(self, kind: str) -> list[str]:
        """Members whose groups are to be found, as they came."""
        ...

    def beside(self, kind: str, members: Sequence[str]) -> dict[str, dict[str, float]]:
        """What each of these members is like, with the score."""
        ...

    def unsettle(self, kind: str, members: Iterable[str]) -> None:
        """Have the groups of these members found anew."""
        ...

    def settle(self, kind: str, members: Iterable[str], grouped: Mapping[str, str]) -> None:
        """Give these members the groups that ``grouped`` says (none where it does not), and call them settled."""
        ...

    def group_of(self, kind: str, member: str) -> str | None:
        """The group a member is in; ``None`` for one that stands alone."""
        ...

    def groups_of(self, kind: str, text_id: TextId) -> dict[str, str]:
        """The groups that an article's members are in."""
        ...

    def undated(self, kind: str, members: Sequence[str]) -> list[TextId]:
        """The articles of these members that have no published day."""
        ...

    def members(self, kind: str, group: str) -> list[str]:
        """The members of a group."""
        ...

    def groups(self, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every group of a kind with its members."""
        ...

    def date(self, text_id: TextId, found: LinkedDate | None) -> None:
        """Keep the days between which a linked event puts an undated article, or that none does."""
        ...

    def dated(self, text_id: TextId) -> LinkedDate | None:
        """The days between which a linked event puts an undated article."""
        ...


class LinkedReader(LedgerReader, Protocol):
    """A ledger that knows how its articles are linked."""

    @property
    def links(self) -> LinkStore:
        """Where links are kept."""
        ...


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story; ``copy_of`` is the earlier one whose words it has, ``None`` for an independent report."""

    id: TextId
    title: str | None
    outlet: str | None
    published: date | None
    copy_of: TextId | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """What two sides say and do on one issue through the years: the articles by day, each with why it belongs."""

    issue: str
    sides: tuple[str, str]
    articles: tuple[tuple[StoryArticle, str], ...]


class MeetingReader(Protocol):
    """Asks a ledger about meetings, what sides are silent on, and stories."""

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting with its accounts and silences, by day, those without one last."""
        ...

    def outlines(self) -> Iterator[Meeting]:
        """The same without accounts and silences."""
        ...

    def meeting(self, id_: str) -> Meeting:
        """One meeting; raises ``NoSuchRecord``."""
        ...

    def unlinked(self) -> int:
        """How many articles are still to be linked: their meetings are not known."""
        ...

    def search(self, issue: str, side: str, *, first: date | None = None, last: date | None = None) -> Search:
        """What a side's own texts, published from the first day to the last, say of an issue."""
        ...

    def story(self, article: TextId) -> tuple[StoryArticle, ...]:
        """The articles that report the same happening, this one among them, by day; raises ``NoSuchRecord``."""
        ...

    def threads(self, article: TextId) -> tuple[Thread, ...]:
        """The threads that an article is part of, those that it tells most of first."""
        ...
