"""``wordkeep claims``: what one side says that another is bound to, and what that one says of it."""

from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.asking import AS_OF, LEDGER, as_json, day, side, tell, tell_json, told, wrapped
from wordkeep.codebook.sentences import counted, quoted, searched_in_words, sides_named, source_of
from wordkeep.commitments import Commitments
from wordkeep.export.commitments import commitment_row
from wordkeep.lines.asked import Claim, came_of
from wordkeep.lines.asked import claims as claims_of
from wordkeep.model.commitment import Commitment
from wordkeep.store.sqlite import Ledger


@click.command()
@LEDGER
@click.option("--by", metavar="SIDE", help="Only what this side claims, by code or name.")
@click.option("--about", metavar="SIDE", help="Only what is claimed of this side.")
@AS_OF
@as_json("Print the lines as JSON.")
def claims(*, ledger: Path, by: str | None, about: str | None, as_of: datetime | None, as_json: bool) -> None:
    """List what one side says that another agreed to, promised or threatens, and whether that one confirms or denies it.

    Silence is told with what was searched.
    """
    with Ledger.open(ledger) as opened:
        held = Commitments(opened)
        by = side(by, held, where="--by") if by else None
        about = side(about, held, where="--about") if about else None
        found = claims_of(held.lines(as_of=day(as_of)), by=by, about=about)
    if as_json:
        tell_json({"claims": [{"came_of_it": came_of(line)[0].value, **commitment_row(line)} for line in found]})
        return
    for line in found:
        tell([*told(line), *_came_of(line)])
    click.echo(f"{counted(len(found), 'claim')}.", err=True)


def _came_of(line: Commitment) -> list[str]:
    claim, said = came_of(line)
    others = sides_named([each for each in line.by if each != line.claimant])
    if claim is Claim.SILENT:
        return wrapped(f"{others}: neither confirmed nor denied; {searched_in_words(line.searched)}", 4)
    return [
        row for each in said for row in wrapped(f"{claim.value}: {quoted(each.told.words)} ({source_of(each.told)})", 4)
    ]
