"""Two lines of the ledger for exports: a pledge that was said again and kept, and what one side claims of both."""

from collections.abc import Mapping

from tests.lines.by_hand import AUGUST, JUNE, article, done, only_line, page, said
from wordkeep.model.article import Article
from wordkeep.model.commitment import Commitment
from wordkeep.model.ids import TextId
from wordkeep.model.statement import Strength

Told = tuple[Commitment, Mapping[TextId, Article]]


def story() -> Told:
    """Norway promises Kenya to reopen a consulate, says so again, and does it."""
    first, again, opened = (
        article("Norway will reopen the consulate in Moss, Minister Mirela Sand said in Nairobi."),
        article("Norway will reopen its consulate in Moss soon, Sand said.", id_="a2", on=JUNE),
        article("Norway reopened the consulate in Moss.", id_="a3", on=AUGUST),
    )
    event = done(opened, "reopened the consulate", by=("Norway",), when=AUGUST)
    pledge = said(
        first,
        "Norway will reopen the consulate in Moss",
        source="Minister Mirela Sand",
        name="Mirela Sand",
        side="NOR",
        strength=Strength.SPECIFIC,
        issue="relations/embassies",
    )
    pages = [
        page(first, pledge),
        page(again, said(again, "Norway will reopen its consulate in Moss soon", source="Sand", side="NOR")),
        page(opened, event, groups={event.id: "h1"}),
    ]
    return only_line(pages), {each.id: each for each in (first, again, opened)}


def claim() -> Told:
    """Kenya says that both will open a bridge, and nobody else speaks of it."""
    told = article("In Nairobi the clerk said both sides will open the bridge. Norway was silent.")
    words = said(told, "both sides will open the bridge", source="the clerk", side="KEN")
    return only_line([page(told, words)]), {told.id: told}
