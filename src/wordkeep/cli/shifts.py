"""``wordkeep shifts``: where a side stands on an issue, statement by statement, and what changed from one to the next."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.asking import AS_OF, LEDGER, as_json, day, side, tell, tell_json, wrapped
from wordkeep.codebook.issues import issues
from wordkeep.codebook.sentences import counted, issues_named, quoted, source_of
from wordkeep.commitments import Commitments
from wordkeep.errors import BadUse
from wordkeep.export.commitments import position_row, told_row
from wordkeep.lines.phrases import PhraseUse, dropped, first_uses
from wordkeep.model.anchor_wire import Json
from wordkeep.model.ids import IssueId
from wordkeep.model.shift import Change, Position, Shift
from wordkeep.store.sqlite import Ledger


@click.command()
@LEDGER
@click.option("--side", "of", required=True, metavar="SIDE", help="Whose positions, by code or name.")
@click.option("--issue", help="Only on this issue of the code book, or branch of it: territory/taiwan, trade.")
@click.option("--first-use", "firsts", is_flag=True, help="List the phrases that are new, where each is first used.")
@click.option("--dropped", "gone", is_flag=True, help="List the phrases that were left out and have not come back.")
@AS_OF
@as_json("Print them as JSON.")
def shifts(  # noqa: PLR0913  an option each
    *, ledger: Path, of: str, issue: str | None, firsts: bool, gone: bool, as_of: datetime | None, as_json: bool
) -> None:
    """List the positions of a side in order; where one says an earlier one in other words, the redline and what changed.

    In a redline [-words-] were dropped and {+words+} are new. What changed is found by rules, for a person to judge.
    """
    known = day(as_of)
    with Ledger.open(ledger) as opened:
        held = Commitments(opened)
        of = side(of, held, where="--side")
        stands = tuple(each for each in held.positions(as_of=known) if each.side == of and _is_on(each.issues, issue))
        found = [each for each in held.shifts(as_of=known) if each.side == of and _is_on(each.issues, issue)]
    lists: list[tuple[str, tuple[PhraseUse, ...]]] = []
    lists += [("first_use", first_uses(found, stands))] if firsts else []
    lists += [("dropped", dropped(found, stands))] if gone else []
    if as_json:
        told: Json = {name: [_phrase_row(use) for use in uses] for name, uses in lists}
        tell_json({"side": of, **(told or {"positions": _rows(stands, found)})})
    elif lists:
        for name, uses in lists:
            tell(_phrases(name, uses))
    else:
        tell(_positions(stands, found))


def _is_on(found: Sequence[IssueId], issue: str | None) -> bool:
    if issue is None:
        return True
    book = issues().issues
    if issue not in book and not any(each.startswith(f"{issue}/") for each in book):
        raise BadUse(f"the code book has no issue {issue!r}", where="--issue", next_step="give one like trade/tariffs")
    return any(each == issue or each.startswith(f"{issue}/") for each in found)


def _positions(stands: Sequence[Position], found: Sequence[Shift]) -> list[str]:
    later = {each.later.told.record: each for each in found}
    rows: list[str] = []
    for position in stands:
        who = f" {position.speaker}" if position.speaker else ""
        rows += wrapped(f"{source_of(position.told)};{who} [{position.told.record}]: {quoted(position.told.words)}")
        rows += wrapped(f"on {issues_named(position.issues)}", 4) if position.issues else []
        if shift := later.get(position.told.record):
            rows += wrapped(
                f"{shift.kind.value} since {shift.earlier.told.published or 'an undated text'}: {redline(shift.redline)}",
                4,
            )
    return [*rows, f"{counted(len(stands), 'position')}, {counted(len(found), 'possible shift')}."]


def redline(changes: Sequence[Change]) -> str:
    """The words of both forms in one line, what was dropped and what is new marked.

    >>> redline([Change("we", "we"), Change("hope to", "will"), Change("sign", "sign")])
    'we [-hope to-] {+will+} sign'
    """
    parts: list[str] = []
    for each in changes:
        if each.before.lower() == each.after.lower():
            parts.append(each.after)
            continue
        parts += [f"[-{each.before}-]"] if each.before else []
        parts += [f"{{+{each.after}+}}"] if each.after else []
    return " ".join(parts)


def _phrases(name: str, uses: Sequence[PhraseUse]) -> list[str]:
    title = "First used" if name == "first_use" else "Dropped, and not said again"
    rows = [f"{title} ({counted(len(uses), 'phrase')}):"]
    for use in uses:
        told = use.position.told
        when = "in" if name == "first_use" else "last in"
        rows += wrapped(
            f"“{use.phrase}” {when} {source_of(told)} [{told.record}]; {counted(use.forms, 'statement')} searched", 2
        )
    return rows


def _phrase_row(use: PhraseUse) -> Json:
    return {
        "phrase": use.phrase,
        "said": told_row(use.position.told),
        "beside": told_row(use.beside.told),
        "searched": use.forms,
    }


def _rows(stands: Sequence[Position], found: Sequence[Shift]) -> list[Json]:
    later = {each.later.told.record: each for each in found}
    return [{**position_row(each), "shift": _shift_row(later.get(each.told.record))} for each in stands]


def _shift_row(shift: Shift | None) -> Json | None:
    if shift is None:
        return None
    changes = [[each.before, each.after] for each in shift.redline]
    return {"kind": shift.kind.value, "what": shift.what, "since": shift.earlier.told.record, "redline": changes}
