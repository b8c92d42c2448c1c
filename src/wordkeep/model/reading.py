"""A reading: everything one pass over one page gave, whole or in part."""

from dataclasses import dataclass
from typing import Final

from wordkeep.model.actor import Actor
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.page import Page
from wordkeep.model.record import Record
from wordkeep.model.skipped import Skipped

NO_VECTORS: Final = Vectors()


@dataclass(frozen=True, slots=True)
class Reading:
    """A page with what was made of it. ``article`` is ``None`` where it could not be read; then ``skipped`` says why.

    ``actors`` are those behind its records, ``vectors`` what its sentences are compared by. ``faint`` are deeds that count
    only beside a sure one of another article. ``seconds`` is the time each stage took, by its name, for the bench.
    """

    page: Page
    article: Article | None
    records: tuple[Record, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
    actors: tuple[Actor, ...] = ()
    vectors: Vectors = NO_VECTORS
    faint: tuple[Record, ...] = ()
