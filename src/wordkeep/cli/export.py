"""``wordkeep export``: the ledger in another format."""

import json
from pathlib import Path

import click

from wordkeep.commitments import Commitments
from wordkeep.export.jsonl import export_jsonl
from wordkeep.meetings import Meetings
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the rows written per kind as JSON.")
def export(*, ledger: Path, folder: Path, format_: str, as_json: bool) -> None:
    """Write LEDGER into FOLDER, one file per kind of record."""
    writers = {"jsonl": export_jsonl}
    with Ledger.open(ledger) as opened:
        written = writers[format_](opened, Meetings(opened).meetings(), Commitments(opened).lines(), folder)
    if as_json:
        click.echo(json.dumps({"schema": 1, "folder": str(folder), "rows": written}))
    else:
        rows = ", ".join(f"{count:,} {name}" for name, count in written.items() if count)
        click.echo(f"Wrote {rows or 'no rows'} to {folder}.")
