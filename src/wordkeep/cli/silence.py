"""``wordkeep silence``: what a side's own texts say of an issue, and what was searched where they say nothing."""

import json
from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.terminal import shown
from wordkeep.codebook.bodies import side_name
from wordkeep.codebook.issues import issues
from wordkeep.errors import BadUse
from wordkeep.meetings import Meetings
from wordkeep.model.anchor_wire import anchor_to_wire, optional
from wordkeep.model.ids import IssueId
from wordkeep.model.meeting import Search
from wordkeep.store.sqlite import Ledger

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--issue", required=True, help="An issue of the code book: climate/emissions.")
@click.option("--side", required=True, help="A state by its code (CHN), an organisation by its id (EU).")
@click.option("--from", "first", type=DAY, help="Only texts published on this day or later.")
@click.option("--to", "last", type=DAY, help="Only texts published on this day or earlier.")
@click.option("--json", "as_json", is_flag=True, help="Print what was searched and found as JSON.")
def silence(
    *, ledger: Path, issue: str, side: str, first: datetime | None, last: datetime | None, as_json: bool
) -> None:
    """Tell whether the own texts of a side in LEDGER speak of an issue; a silence names every text searched."""
    if issue not in issues().issues:
        raise BadUse(f"the code book has no issue {issue!r}", where="--issue", next_step="give one like trade/tariffs")
    days = [each.date() if each else None for each in (first, last)]
    with Ledger.open(ledger) as opened:
        found = Meetings(opened).search(issue, side, first=days[0], last=days[1])
    if as_json:
        click.echo(json.dumps(_row(found), ensure_ascii=False))
    else:
        for line in _lines(found):
            click.echo(shown(line))


def _row(found: Search) -> dict[str, object]:
    return {
        "schema": 1,
        "issue": found.issue,
        "side": found.side,
        "silence": found.is_silence,
        "searched": list(found.searched),
        "words": [anchor_to_wire(words) for words in found.words],
        "near_miss": optional(found.near_miss, anchor_to_wire),
    }


def _lines(found: Search) -> list[str]:
    name, what = side_name(found.side), issues().issues[IssueId(found.issue)].name
    if not found.searched:
        return [f"No text of {name}'s own is held for these days: nothing can be said of its silence."]
    searched = [f"searched: {len(found.searched)} texts of {name}: {', '.join(found.searched)}"]
    if found.words:
        return [
            f"{name} speaks of {what}:",
            *(f"  {words.exact} [{words.text_id}]" for words in found.words),
            *searched,
        ]
    near = f"nearest: {found.near_miss.exact} [{found.near_miss.text_id}]" if found.near_miss else "nothing near it"
    return [f"{what}: absent from the texts of {name} held.", *searched, near]
