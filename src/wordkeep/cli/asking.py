"""What commands that ask a ledger about sides and days have in common: how these are given, what is said of a wrong one."""

import json
import textwrap
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click

from wordkeep.cli.terminal import shown
from wordkeep.codebook.sentences import due_in_words, said_in_words, source_of, state_in_words
from wordkeep.codebook.sentences import quoted as words_quoted
from wordkeep.commitments import Commitments
from wordkeep.errors import BadUse
from wordkeep.meetings import Meetings
from wordkeep.model.anchor_wire import Json
from wordkeep.model.commitment import Commitment
from wordkeep.model.meeting import Meeting
from wordkeep.resolve.who import side_of

WIDTH: Final = 100

DAY: Final = click.DateTime(["%Y-%m-%d"])

LEDGER: Final = click.argument("ledger", type=click.Path(path_type=Path))
DYAD: Final = click.option("--dyad", required=True, metavar="SIDE-SIDE", help="Two sides, by code or name: USA-CHN.")
AS_OF: Final = click.option(
    "--as-of", "as_of", type=DAY, metavar="DAY", help="Only what was published by this day, 2021-03-22."
)


def as_json(help_: str) -> Callable[[Any], Any]:
    """The option ``--json`` of a command."""
    return click.option("--json", "as_json", is_flag=True, help=help_)


def day(given: datetime | None) -> date | None:
    """The day of an option."""
    return given.date() if given else None


def side(given: str, held: Commitments, *, where: str) -> str:
    """The code of a side given by code or name; raises ``BadUse`` with the sides there are where the ledger has none such."""
    there = held.sides()
    codes = [given] if given in there else sorted(side_of(given.strip()) & set(there))
    if len(codes) == 1:
        return codes[0]
    what = f"{given!r} may be {' or '.join(codes)}" if codes else f"the ledger speaks of no side {given!r}"
    raise BadUse(what, where=where, next_step=f"it speaks of {', '.join(there) or 'no side at all'}")


def sides(given: str, held: Commitments) -> tuple[str, str]:
    """The two sides of a dyad; a name may hold a hyphen of its own."""
    parts = given.split("-")
    for at in range(1, len(parts)):
        one, other = "-".join(parts[:at]), "-".join(parts[at:])
        if len(parts) == 2 or (side_of(one) and side_of(other)):
            found = side(one, held, where="--dyad"), side(other, held, where="--dyad")
            if found[0] == found[1]:
                break
            return found
    raise BadUse(f"{given!r} is not two sides", where="--dyad", next_step="give it like USA-CHN")


def meetings_between(meetings: Meetings, one: str, other: str) -> tuple[Meeting, ...]:
    """The meetings that both sides took part in."""
    return tuple(each for each in meetings.meetings() if {one, other} <= {side.id for side in each.sides})


def tell(lines: Iterable[str]) -> None:
    """Print lines, with nothing in them that a terminal obeys."""
    for line in lines:
        click.echo(shown(line))


def tell_json(row: Json) -> None:
    """Print one JSON object with its schema."""
    click.echo(json.dumps({"schema": 1, **row}, ensure_ascii=False))


def wrapped(words: str, indent: int = 0) -> list[str]:
    """Words in lines of the width that all these commands keep to."""
    room = " " * indent
    return textwrap.wrap(words, WIDTH, break_on_hyphens=False, initial_indent=room, subsequent_indent=room)


def told(line: Commitment) -> list[str]:
    """One line of the ledger: who, the exact words, where they stand, by when, and how it stands."""
    return [
        *wrapped(f"{line.id}  {said_in_words(line)}:"),
        *wrapped(words_quoted(line.words), 4),
        *wrapped(f"{source_of(line.said)}; {line.standing.value.replace('-', ' ')}; {due_in_words(line.due)}", 4),
        *wrapped(f"{line.ladder.value}; {state_in_words(line)}", 4),
    ]
