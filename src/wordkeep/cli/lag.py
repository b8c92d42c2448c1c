"""``wordkeep lag``: how long it takes from words of one kind to the first deed of one type that follows."""

from datetime import datetime
from pathlib import Path
from typing import Final

import click

from wordkeep.cli.asking import AS_OF, LEDGER, as_json, day, side, tell, tell_json, wrapped
from wordkeep.codebook.sentences import quoted, said_in_words
from wordkeep.commitments import Commitments
from wordkeep.lines.lag import ENOUGH, Lag, Wait
from wordkeep.lines.lag import lag as lag_of
from wordkeep.model.anchor_wire import Json
from wordkeep.model.commitment import Kind
from wordkeep.store.sqlite import Ledger

TYPES: Final = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT""".split()


@click.command()
@LEDGER
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("type_", metavar="TYPE", type=click.Choice(TYPES, case_sensitive=False))
@click.option("--by", metavar="SIDE", help="Only words of this side, by code or name.")
@AS_OF
@as_json("Print every line with its days as JSON.")
def lag(*, ledger: Path, kind: str, type_: str, by: str | None, as_of: datetime | None, as_json: bool) -> None:
    """Tell the days from words of one kind to the first deed of a PLOVER TYPE by the same side at the same target.

    Lines that no such deed has followed count as open to the last day searched (Kaplan-Meier): median and quartiles are
    those of all lines. Every number stands with its lines.
    """
    with Ledger.open(ledger) as opened:
        held = Commitments(opened)
        by = side(by, held, where="--by") if by else None
        known = day(as_of)
        lines = [line for line in held.lines(as_of=known) if line.kind is Kind(kind) and (by is None or by in line.by)]
        until = known or held.searched().last
        found = lag_of(lines, held.happenings(as_of=known), type_, until=until)
    if as_json:
        tell_json(_row(found, kind, type_))
    else:
        tell(_told(found, kind, type_))


def _told(found: Lag, kind: str, type_: str) -> list[str]:
    quarter, median, three = (f"{days} days" if days is not None else "not reached" for days in found.quartiles)
    count = len(found.waits)
    rows = [f"From {kind} to {type_}: n = {count}, followed {len(found.followed)}, open {len(found.still_open)}."]
    if count >= ENOUGH:
        rows += [f"Median {median}; quartiles {quarter} and {three} (Kaplan-Meier, open ones censored)."]
    else:
        rows += [f"Fewer than {ENOUGH} lines: no median or quartile is given."]
    for title, waits in (("Followed", found.followed), ("Open", found.still_open)):
        if waits:
            rows += ["", f"{title}:", *(row for wait in waits for row in _wait(wait))]
    if found.left_out:
        rows += ["", *wrapped(f"Left out, without a day: {', '.join(line.id for line in found.left_out)}")]
    return rows


def _wait(wait: Wait) -> list[str]:
    rows = wrapped(f"{wait.days} days  {wait.line.id}  {said_in_words(wait.line)}: {quoted(wait.line.words)}", 2)
    if wait.deed:
        first = wait.deed.told[0]
        rows += wrapped(f"{wait.deed.on.earliest or wait.deed.on.latest}: {quoted(first.words)} ({first.record})", 6)
    return rows


def _row(found: Lag, kind: str, type_: str) -> Json:
    return {
        "kind": kind,
        "type": type_,
        "n": len(found.waits),
        "followed": len(found.followed),
        "open": len(found.still_open),
        "quartiles": list(found.quartiles),
        "lines": [
            {"id": wait.line.id, "days": wait.days, "event": wait.deed.told[0].record if wait.deed else None}
            for wait in found.waits
        ],
        "left_out": [line.id for line in found.left_out],
    }
