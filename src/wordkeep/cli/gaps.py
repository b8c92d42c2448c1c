"""``wordkeep gaps``: words that no deed stands beside, and deeds that no line is about."""

from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.asking import AS_OF, LEDGER, as_json, day, sides, tell, tell_json, told, wrapped
from wordkeep.codebook.sentences import counted, days_of, quoted, sides_named, source_of
from wordkeep.commitments import Commitments
from wordkeep.export.commitments import commitment_row, happening_row
from wordkeep.lines.asked import Gaps, is_between, is_deed_between
from wordkeep.lines.asked import gaps as gaps_in
from wordkeep.model.happening import Happening
from wordkeep.store.sqlite import Ledger


@click.command()
@LEDGER
@click.option("--dyad", metavar="SIDE-SIDE", help="Only what is between these two, by code or name: USA-CHN.")
@AS_OF
@as_json("Print both lists as JSON.")
def gaps(*, ledger: Path, dyad: str | None, as_of: datetime | None, as_json: bool) -> None:
    """List the words of LEDGER that no deed stands beside, each with what was searched, and the deeds without words.

    Neither is a failure: what is missing may be missing from the articles only.
    """
    with Ledger.open(ledger) as opened:
        held = Commitments(opened)
        lines, deeds = held.lines(as_of=day(as_of)), held.happenings(as_of=day(as_of))
        found = gaps_in(lines, deeds)
        if dyad:
            one, other = sides(dyad, held)
            found = Gaps(
                tuple(line for line in found.words if is_between(line, one, other)),
                tuple(each for each in found.deeds if is_deed_between(each, one, other)),
            )
    if as_json:
        words, alone = map(commitment_row, found.words), map(happening_row, found.deeds)
        tell_json({"words_without_deeds": list(words), "deeds_without_words": list(alone)})
        return
    tell([f"WORDS WITHOUT DEEDS ({counted(len(found.words), 'line')})", ""])
    for line in found.words:
        tell(told(line))
    tell(["", f"DEEDS WITHOUT WORDS ({counted(len(found.deeds), 'deed')})", ""])
    for each in found.deeds:
        tell(_deed(each))


def _deed(each: Happening) -> list[str]:
    to = f" towards {sides_named(each.to)}" if each.to else ""
    first = each.told[0]
    return [
        *wrapped(f"{days_of(each.on)}  {each.code.type}: {sides_named(each.by)}{to}: {quoted(first.words)}"),
        *wrapped(f"{source_of(first)}; {counted(len(each.independent), 'independent report')}; {first.record}", 4),
    ]
