"""The lines of a ledger of words and deeds, worked out from its articles, records and links when they are asked for."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from wordkeep.errors import NoSuchRecord
from wordkeep.lines.book import Page, commitments_of, is_said, known_by, shifts_of
from wordkeep.lines.deeds import deeds_in
from wordkeep.lines.happened import happenings_in
from wordkeep.lines.positions import positions_in
from wordkeep.lines.ruled import ruled
from wordkeep.lines.word import Word
from wordkeep.lines.words import words_in
from wordkeep.model.commitment import Commitment, Searched
from wordkeep.model.happening import Happening
from wordkeep.model.ids import TextId
from wordkeep.model.ports import LedgerReader
from wordkeep.model.ruling import Attached
from wordkeep.model.shift import Position, Shift


class Commitments:
    """The lines of one ledger, as known on any day."""

    def __init__(self, ledger: LedgerReader) -> None:
        self._ledger = ledger

    def lines(self, *, as_of: date | None = None) -> tuple[Commitment, ...]:
        """Every line in the order of its first words, by what was published until ``as_of``, as people ruled."""
        return commitments_of(self._pages, as_of=as_of, rulings=self._attached)

    def line(self, id_: str, *, as_of: date | None = None) -> Commitment:
        """One line, by its id or the beginning of it that no other has."""
        found = [line for line in self.lines(as_of=as_of) if line.id.startswith(id_)]
        if len(found) != 1:
            raise NoSuchRecord("no one line has this id", where=id_, next_step="wordkeep export LEDGER lists them")
        return found[0]

    def shifts(self, *, as_of: date | None = None) -> tuple[Shift, ...]:
        """Every shift of a side's position in the order of the later words."""
        return shifts_of(self._pages, as_of=as_of, rulings=self._attached)

    def words(self, *, as_of: date | None = None) -> tuple[Word, ...]:
        """Every word that can be of a line, as people ruled."""
        held = ruled(self._attached, as_of)
        return tuple(word for page in known_by(self._pages, as_of) for each in page.words if (word := held.word(each)))

    def happenings(self, *, as_of: date | None = None) -> tuple[Happening, ...]:
        """Every deed told as done in the order of its days, each happening once, by what was published until ``as_of``."""
        held = ruled(self._attached, as_of)
        told = (each for page in known_by(self._pages, as_of) for each in page.deeds if not is_said(each, page.words))
        return happenings_in(deed for each in told if (deed := held.deed(each)))

    def positions(self, *, as_of: date | None = None) -> tuple[Position, ...]:
        """Every statement in which a side takes a stand, in the order of publication; copies say nothing anew."""
        known = known_by(self._pages, as_of)
        there = {page.article for page in known}
        held = ruled(self._attached, as_of)
        stands = (each for page in known if page.copy_of not in there for each in page.positions)
        return tuple(position for each in stands if (position := held.position(each)))

    def searched(self, *, as_of: date | None = None) -> Searched:
        """How many articles are known by then, of how many outlets, from the first day to the last."""
        known = known_by(self._pages, as_of)
        days = [page.published for page in known if page.published]
        outlets = {page.outlet for page in known if page.outlet}
        return Searched(len(known), len(outlets), min(days, default=None), max(days, default=None))

    def undated(self) -> tuple[TextId, ...]:
        """The articles without a day, which are left out wherever a day is asked for."""
        return tuple(page.article for page in self._pages if page.published is None)

    def sides(self) -> tuple[str, ...]:
        """The sides that speak, are bound or act anywhere in the ledger, by code."""
        said = (side for page in self._pages for word in page.words for side in (*word.tellers, *word.by, *word.to))
        done = (side for page in self._pages for deed in page.deeds for side in (*deed.by, *deed.to))
        return tuple(sorted({*said, *done}))

    @cached_property
    def _attached(self) -> tuple[Attached, ...]:
        return tuple(self._ledger.attached())

    @cached_property
    def _pages(self) -> tuple[Page, ...]:
        return tuple(self._read())

    def _read(self) -> Iterator[Page]:
        for listed in self._ledger.articles():
            yield self._page(listed.id)

    def _page(self, id_: TextId) -> Page:
        article, records = self._ledger.article(id_), self._ledger.records(id_)
        faint = self._ledger.untold(id_)
        actors, links = tuple(self._ledger.actors(of=id_)), self._ledger.links_of(id_)
        groups = {str(record): shared.id for record, shared in links.events.items()}
        return Page(
            id_,
            article.outlet,
            article.published.on,
            words_in(article, records, actors),
            deeds_in(article, (*records, *faint), actors, groups, links.copy_of),
            positions_in(article, records, actors),
            links.copy_of,
        )
