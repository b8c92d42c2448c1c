"""``wordkeep why``: from an id to the characters and the reasons behind it."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from wordkeep.cli.terminal import shown
from wordkeep.model.anchor_wire import Json, optional
from wordkeep.model.span import Anchor
from wordkeep.store.sqlite import Ledger
from wordkeep.why import Told
from wordkeep.why import why as told_of


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("id_", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON: what, says, anchor, under.")
def why(*, ledger: Path, id_: str, as_json: bool) -> None:
    """Tell what is behind ID in LEDGER: the exact words, what read them, and every reason.

    ID is that of a record, an article, an event that several tell (h...), a story (s...), a meeting (m...) or a line of the
    ledger (c...), or the beginning of one that nothing else has.
    """
    with Ledger.open(ledger) as opened:
        told = told_of(opened, id_)
    if as_json:
        click.echo(json.dumps({"schema": 1, **_row(told)}, ensure_ascii=False))
    else:
        for line in _lines(told):
            click.echo(shown(line))


def _row(told: Told) -> Json:
    return {
        "what": told.what,
        "says": told.says,
        "anchor": optional(told.anchor, _anchor),
        "under": [_row(each) for each in told.under],
    }


def _anchor(anchor: Anchor) -> Json:
    """As the export has it."""
    span = anchor.span
    return {"article": anchor.text_id, "start": span.start, "end": span.end, "exact": anchor.exact}


def _lines(told: Told, depth: int = 0) -> Iterator[str]:
    anchor, says = told.anchor, told.says
    if anchor:
        quoted = f"“{anchor.exact}” [{anchor.text_id}:{anchor.span.start}-{anchor.span.end}]"
        says = quoted if says == anchor.exact else f"{says}: {quoted}"
    yield f"{'  ' * depth}{told.what}: {' '.join(says.split())}"
    for each in told.under:
        yield from _lines(each, depth + 1)
