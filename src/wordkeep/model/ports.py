"""The ports: what stages are handed, so that none of them imports another."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from wordkeep.model.article import Article
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.page import Page
from wordkeep.model.reading import Reading
from wordkeep.model.record import Record
from wordkeep.model.skipped import Skipped


class Tagger(Protocol):
    """Reads an article. The same article always gives the same records, in the order of the text."""

    @property
    def name(self) -> str:
        """Name and version, e.g. ``rules-1``; goes into every record's origin and the manifest."""

    def read(self, article: Article) -> tuple[Record, ...]:
        """The records of one article; every anchor of every record passes ``Anchor.check`` on its text."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """One article of the ledger as a list shows it."""

    article: Article
    statements: int
    copy_of: TextId | None = None
    superseded_by: TextId | None = None


class LedgerReader(Protocol):
    """Asks a ledger. Lists come in a stable order: published date (undated last), then path, key and id."""

    def articles(self) -> Iterator[Listed]:
        """Every article that is not superseded by a later revision."""
        ...

    def article(self, text_id: TextId) -> Listed:
        """One article; raises ``NoSuchRecord``."""
        ...

    def records(self, text_id: TextId) -> tuple[Record, ...]:
        """The records of one article in the order of its text."""
        ...

    def record(self, record_id: RecordId) -> Record:
        """One record; raises ``NoSuchRecord``."""
        ...

    def skipped(self) -> Iterator[Skipped]:
        """Everything that was not read, with its reason, in order of origin."""
        ...

    def page_text(self, text_id: TextId) -> str:
        """The decoded page behind an article, to which its offsets lead back."""
        ...

    def search(self, query: str, *, limit: int) -> tuple[Listed, ...]:
        """Articles with all words of ``query``, best match first; quotation marks hold a phrase together."""
        ...

    def manifest(self) -> dict[str, object]:
        """Version, reader, settings, hashes of what was read, and counts."""
        ...


class LedgerWriter(Protocol):
    """Writes a ledger. One writer at a time; what ``keep`` has returned from survives a kill of the process."""

    def keeps(self, page: Page) -> bool:
        """Whether this very page was read by the present reader already."""
        ...

    def keep(self, readings: Iterable[Reading]) -> None:
        """Store readings with all that belongs to them, each whole or not at all."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Hold the ledger's write lock; raises ``LedgerBusy`` where another process holds it."""
        ...
