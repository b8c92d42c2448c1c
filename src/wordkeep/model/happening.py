"""A happening: one deed as all that report it tell it, whether or not a line of the ledger is about it."""

from dataclasses import dataclass

from wordkeep.model.commitment import Told
from wordkeep.model.event import PloverCode
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.when import When


@dataclass(frozen=True, slots=True)
class Happening:
    """A deed told as done. ``told`` are its reports, the first one first; ``independent`` those articles that are no copies.

    ``by`` and ``to`` are the sides of its parties, ``named`` those that its sentences name besides, ``sentence`` the
    sentence of the first report.
    """

    id: str
    code: PloverCode
    by: tuple[str, ...]
    to: tuple[str, ...]
    named: tuple[str, ...]
    on: When
    issues: tuple[IssueId, ...]
    told: tuple[Told, ...]
    independent: tuple[TextId, ...]
    sentence: str

    def __post_init__(self) -> None:
        if not self.told:
            raise ValueError("a happening is told somewhere")

    @property
    def sides(self) -> frozenset[str]:
        """The sides that do it, or that it is done to or with."""
        return frozenset({*self.by, *self.to})
