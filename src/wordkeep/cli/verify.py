"""``wordkeep verify``: proof that a ledger is what was read."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from wordkeep import verify as proof
from wordkeep.errors import LedgerFails


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was checked and every fault as JSON.")
def verify(*, ledger: Path, as_json: bool) -> None:
    """Check every anchor, id, hash, offset, count and link of LEDGER against the pages it was made from.

    Ends with status 3 if anything is wrong.
    """
    checked = proof.Checked()
    faults = []
    for fault in proof.verify(ledger, checked):
        faults.append(fault)
        if not as_json:
            click.echo(f"wrong: {fault.where}: {fault.what}", err=True)
    if not as_json:
        for note in checked.notes:
            click.echo(f"note: {note.where}: {note.what}", err=True)
    if as_json:
        click.echo(json.dumps({"schema": 1, "checked": asdict(checked), "faults": [asdict(each) for each in faults]}))
    if faults:
        raise LedgerFails(
            f"{len(faults)} faults", where=str(ledger), next_step="restore a copy, or build it again from its sources"
        )
    if not as_json:
        click.echo(
            f"All well: {checked.articles:,} articles, {checked.records:,} records, {checked.anchors:,} anchors; "
            f"{checked.characters:,} characters led back to their pages; {checked.rulings:,} rulings."
        )
