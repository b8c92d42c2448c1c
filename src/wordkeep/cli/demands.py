"""``wordkeep demands``: what sides demand of each other, and whether those addressed said or did anything on it."""

from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.asking import AS_OF, LEDGER, as_json, day, side, tell, tell_json, told, wrapped
from wordkeep.codebook.sentences import ANSWERS, counted, days_of, quoted, source_of
from wordkeep.commitments import Commitments
from wordkeep.export.commitments import commitment_row
from wordkeep.lines.asked import demands as demands_of
from wordkeep.lines.asked import is_answered
from wordkeep.model.commitment import Commitment
from wordkeep.store.sqlite import Ledger

STATUSES = {"answered": True, "unanswered": False, "all": None}


@click.command()
@LEDGER
@click.option("--by", metavar="SIDE", help="Only what this side demands, by code or name.")
@click.option("--on", "on", metavar="SIDE", help="Only what is demanded of this side.")
@click.option(
    "--status", type=click.Choice([*STATUSES]), default="all", show_default=True, help="Whether it was answered."
)
@AS_OF
@as_json("Print the lines as JSON.")
def demands(
    *, ledger: Path, by: str | None, on: str | None, status: str, as_of: datetime | None, as_json: bool
) -> None:
    """List the demands of LEDGER, each with its exact words, what answers it, and what was searched.

    A demand is unanswered as long as nothing is found that the side it is addressed to said or did on it; that is no verdict.
    """
    with Ledger.open(ledger) as opened:
        held = Commitments(opened)
        by = side(by, held, where="--by") if by else None
        on = side(on, held, where="--on") if on else None
        wanted = STATUSES[status]
        found = [
            line
            for line in demands_of(held.lines(as_of=day(as_of)), by=by, on=on)
            if wanted is None or is_answered(line) is wanted
        ]
    if as_json:
        tell_json({"demands": [{"answered": is_answered(line), **commitment_row(line)} for line in found]})
        return
    for line in found:
        tell([*told(line), *_answers(line)])
    click.echo(f"{counted(len(found), 'demand')}{'' if wanted is None else f' {status}'}.", err=True)


def _answers(line: Commitment) -> list[str]:
    said = [
        f"{each.side or 'a source'} {ANSWERS[each.answer]}: {quoted(each.told.words)} ({source_of(each.told)})"
        for each in line.answers
    ]
    done = [
        f"{days_of(each.on)} {quoted(each.told[0].words)} ({each.relation.value}, {each.told[0].record})"
        for each in line.evidence
    ]
    return [row for each in [*said, *done] or ["unanswered"] for row in wrapped(each, 4)]
