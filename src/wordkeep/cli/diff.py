"""``wordkeep diff``: what changed from one build of a ledger to another, and why."""

from collections import Counter
from pathlib import Path

import click

from wordkeep.cli.asking import tell, tell_json, wrapped
from wordkeep.codebook.sentences import counted
from wordkeep.difference import Change, Difference, difference
from wordkeep.model.anchor_wire import Json
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("before", metavar="LEDGER", type=click.Path(path_type=Path))
@click.argument("after", metavar="LEDGER", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print every change as JSON.")
def diff(*, before: Path, after: Path, as_json: bool) -> None:
    """Tell what is not the same in two ledgers: articles, records and lines, each with what brought it about.

    The input (an article came, went or was revised), the reader (the same article is read otherwise), or rulings of people.
    Articles and lines are listed one by one, records counted; --json has them all.
    """
    with Ledger.open(before) as one, Ledger.open(after) as other:
        found = difference(one, other)
    if as_json:
        tell_json({"before": found.before, "after": found.after, "changes": [_row(each) for each in found.changes]})
    else:
        tell(_told(found))


def _told(found: Difference) -> list[str]:
    reader = f"reader: {found.before}" if found.before == found.after else f"reader: {found.before} -> {found.after}"
    if not found.changes:
        return [*wrapped(reader), "Nothing changed."]
    rows = wrapped(reader)
    listed = [each for each in found.changes if each.what in {"article", "line"}]
    for each in listed:
        detail = f"; {each.detail}" if each.detail else ""
        rows += wrapped(f"{each.what} {each.id} {each.how}: {each.says} [{each.because}{detail}]")
    counts = Counter((each.what, each.how, each.because) for each in found.changes if each not in listed)
    rows += [f"{counted(count, what)} {how} [{because}]" for (what, how, because), count in sorted(counts.items())]
    return rows


def _row(change: Change) -> Json:
    return {
        "what": change.what,
        "id": change.id,
        "how": change.how,
        "says": change.says,
        "because": change.because,
        "detail": change.detail or None,
    }
