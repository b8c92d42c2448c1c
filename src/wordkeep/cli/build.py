"""``wordkeep build``: sources into a ledger."""

import json
import time
from dataclasses import asdict
from pathlib import Path

import click

from wordkeep import pipeline
from wordkeep.cli.terminal import progress
from wordkeep.engine.local import cores
from wordkeep.ingest.columns import columns_from
from wordkeep.ingest.sources import intakes
from wordkeep.model.skipped import Skipped
from wordkeep.report import Report
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--map", "mapping", default="", metavar="FIELD=COLUMN,...", help="Columns of JSONL and CSV rows.")
@click.option("--workers", type=click.IntRange(1, 256), default=cores(), show_default="one per core")
@click.option("--strict", is_flag=True, help="End with status 1 if anything was skipped.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_context
def build(  # noqa: PLR0913  one parameter per option
    ctx: click.Context,
    *,
    ledger: Path,
    sources: tuple[str, ...],
    mapping: str,
    workers: int,
    strict: bool,
    as_json: bool,
) -> None:
    """Read SOURCEs into LEDGER (made if it is not there).

    A SOURCE is a file, a folder, a pattern such as 'news/*.html', an http(s) address, or - for standard input. Text,
    Markdown, HTML, RSS and Atom, JSONL, CSV, e-mail, PDF and WARC are told by their content. What is in the ledger
    already is not read again; a build that was stopped goes on where it was.
    """
    settings = pipeline.Settings(workers=workers, columns=columns_from(mapping))
    report, seconds = build_ledger(ledger, sources, settings)
    if as_json:
        click.echo(json.dumps({"schema": 1, **asdict(report)}))
    else:
        click.echo(summary(report, seconds, ledger))
        if report.found_nothing:
            click.echo(f"Nothing to read was found in {', '.join(sources)}.", err=True)
    if strict and report.skipped:
        ctx.exit(1)


def build_ledger(path: Path, sources: tuple[str, ...], settings: pipeline.Settings) -> tuple[Report, float]:
    """Build the ledger at ``path`` with progress on standard error; gives the report and the seconds it took."""
    begun = time.monotonic()
    total = sum(found.size or 0 for found in intakes(sources) if not isinstance(found, Skipped))
    with Ledger.create(path) as ledger, progress(total) as watch:
        report = pipeline.build(ledger, sources, settings=settings, watch=watch)
    return report, time.monotonic() - begun


def summary(report: Report, seconds: float, ledger: Path) -> str:
    """What a build did, in one or two sentences."""
    read = _counted(report.read, "article")
    line = f"Read {read} with {_found(report)} into {ledger} in {seconds:.1f} s."
    if report.kept or report.unchanged:
        line += f" Already there: {_counted(report.kept, 'article')}, {_counted(report.unchanged, 'unchanged file')}."
    if report.skipped:
        line += f" Skipped or damaged: {report.skipped} (wordkeep serve {ledger} lists them)."
    return line


def _found(report: Report) -> str:
    """The records by kind; a kind of which there are none goes unsaid, but for statements."""
    kinds = {"event": report.events, "mention": report.mentions, "time": report.times}
    said = [_counted(report.statements, "statement"), *(_counted(kinds[kind], kind) for kind in kinds if kinds[kind])]
    return " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
