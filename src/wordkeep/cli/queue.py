"""``wordkeep queue``: what a person should look at next."""

import json
import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.terminal import shown
from wordkeep.model.anchor_wire import Json, anchor_to_wire
from wordkeep.model.queue import Item
from wordkeep.queue import queue_of
from wordkeep.store.sqlite import Ledger

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--as-of", "as_of", type=DAY, metavar="DAY", help="Only what was published by this day, 2021-03-22.")
@click.option("--limit", type=click.IntRange(min=1), help="Print at most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print the items as JSON.")
def queue(*, ledger: Path, as_of: datetime | None, limit: int | None, as_json: bool) -> None:
    """List what waits for a decision in LEDGER, the weightiest first: why, in which words, and the commands that answer it.

    In it are new deeds beside lines, lines past due, deeds and acts that are nearly sure, claims that were denied, lines and
    events that were nearly joined, shifts, and rulings that find nothing to be on. What was ruled on is gone.
    """
    with Ledger.open(ledger) as opened:
        found = queue_of(opened, as_of=as_of.date() if as_of else None)
    if as_json:
        click.echo(json.dumps({"schema": 1, "items": [_row(each) for each in found[:limit]]}, ensure_ascii=False))
        return
    for each in found[:limit]:
        for line in _lines(each, ledger):
            click.echo(shown(line))
    if not found:
        click.echo("Nothing waits.")


def _row(each: Item) -> Json:
    return {
        "waiting": each.waiting.value,
        "on": each.on,
        "beside": each.beside,
        "weight": each.weight,
        "because": each.because,
        "words": [anchor_to_wire(words) for words in each.words],
        "answers": list(each.answers),
    }


def _lines(each: Item, ledger: Path) -> Iterator[str]:
    yield f"{each.waiting.value} {each.on}: {each.because}"
    for words in each.words:
        yield f"    “{' '.join(words.exact.split())}” [{words.text_id}:{words.span.start}-{words.span.end}]"
    for answer in each.answers:
        yield f"  $ {answer.replace('LEDGER', shlex.quote(str(ledger)), 1)}"
