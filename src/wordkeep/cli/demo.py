"""``wordkeep demo``: the example corpus, built and opened."""

from pathlib import Path

import click

from wordkeep import pipeline
from wordkeep.cli.build import build_ledger, summary
from wordkeep.cli.serve import serve_ledger
from wordkeep.examples import example_corpus


@click.command()
@click.option("--ledger", type=click.Path(path_type=Path), default=Path("wordkeep-demo.db"), show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--no-serve", is_flag=True, help="Stop after the build.")
def demo(*, ledger: Path, port: int, no_serve: bool) -> None:
    """Build the bundled example corpus into a ledger and serve it on 127.0.0.1."""
    report, seconds = build_ledger(ledger, (str(example_corpus()),), pipeline.Settings())
    click.echo(summary(report, seconds, ledger))
    if not no_serve:
        serve_ledger(ledger, port=port, open_browser=True)
