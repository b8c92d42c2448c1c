"""``wordkeep brief``: two sides on two pages, as known on a day."""

from datetime import date, datetime
from pathlib import Path

import click

from wordkeep.cli.asking import AS_OF, DYAD, LEDGER, as_json, day, meetings_between, sides, tell, tell_json
from wordkeep.commitments import Commitments
from wordkeep.errors import BadUse
from wordkeep.export.brief import Known
from wordkeep.export.brief import brief as brief_of
from wordkeep.export.commitments import commitment_row, happening_row, searched_row
from wordkeep.lines.asked import is_between, is_deed_between
from wordkeep.meetings import Meetings
from wordkeep.model.meeting_wire import meeting_to_wire
from wordkeep.store.sqlite import Ledger


@click.command()
@LEDGER
@DYAD
@AS_OF
@as_json("Print what the brief is made of as JSON, nothing left out.")
def brief(*, ledger: Path, dyad: str, as_of: datetime | None, as_json: bool) -> None:
    """Tell on two pages how things stand between the two sides of --dyad.

    What changed lately, open pledges, offers, demands and threats that bind either, each with exact words, date, due day, how
    far it came and what was searched; what only one side claims; evidence for and against; shifts; and the next dates.
    Where there is too much, the most important stands and a line says how much is left out. Without --as-of it is as of the
    last day of the ledger.
    """
    with Ledger.open(ledger) as opened:
        held = Commitments(opened)
        known = known_of(held, Meetings(opened, as_of=day(as_of)), sides(dyad, held), day(as_of))
    if as_json:
        tell_json(
            {
                "sides": list(known.sides),
                "as_of": known.on.isoformat(),
                "searched": searched_row(known.searched),
                "undated": known.undated,
                "commitments": [commitment_row(line) for line in known.lines],
                "meetings": [meeting_to_wire(each) for each in known.meetings],
                "events": [happening_row(each) for each in known.happenings],
            }
        )
    else:
        tell(brief_of(known).splitlines())


def known_of(held: Commitments, meetings: Meetings, dyad: tuple[str, str], as_of: date | None) -> Known:
    """All that is known of two sides on a day; raises ``BadUse`` where no article has one and none is given."""
    on = as_of or held.searched().last
    if on is None:
        raise BadUse("no article of the ledger is dated", where="--as-of", next_step="give a day")
    one, other = dyad
    return Known(
        sides=dyad,
        on=on,
        lines=tuple(line for line in held.lines(as_of=as_of) if is_between(line, one, other)),
        happenings=tuple(each for each in held.happenings(as_of=as_of) if is_deed_between(each, one, other)),
        meetings=meetings_between(meetings, one, other),
        shifts=tuple(each for each in held.shifts(as_of=as_of) if each.side in dyad),
        searched=held.searched(as_of=as_of),
        undated=len(held.undated()) if as_of else 0,
    )
