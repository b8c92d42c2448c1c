"""``wordkeep rulings``: the rulings of a ledger, listed, shared, compared and written out as training rows."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from wordkeep.agreement import Agreement, agreements
from wordkeep.cli.terminal import shown
from wordkeep.export.rulings import read_rulings, write_rulings
from wordkeep.export.training import LeftOut, export_training
from wordkeep.model.anchor_wire import Json
from wordkeep.model.ruling import Ruling, undone_by
from wordkeep.model.ruling_wire import ruling_to_wire
from wordkeep.rulings import in_words
from wordkeep.store.sqlite import Ledger


class _Listing(click.Group):
    """Subcommands; anything else is a ledger whose rulings are listed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = next((each for each in args if not each.startswith("-")), None)
        if named is not None and named not in self.commands:
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Listing, subcommand_metavar="LEDGER | COMMAND [ARGS]...")
def rulings() -> None:
    """List the rulings of LEDGER in the order they came in; undone ones, and those that find nothing to be on, are marked.

    With --json they are printed as JSON, each with undone_by and orphan.
    """


@rulings.command("list", hidden=True)
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the rulings as JSON, with undone_by and orphan.")
def listed(*, ledger: Path, as_json: bool) -> None:
    """List the rulings of LEDGER."""
    with Ledger.open(ledger) as opened:
        every, orphans = opened.rulings.all(), {each.ruling.id: each.why for each in opened.orphans()}
    undone = undone_by(every)
    if as_json:
        rows = [
            {
                **ruling_to_wire(each),
                "undone_by": undone[each.id].id if each.id in undone else None,
                "orphan": orphans.get(each.id),
            }
            for each in every
        ]
        click.echo(json.dumps({"schema": 1, "rulings": rows}, ensure_ascii=False))
        return
    for each in every:
        marked = f" [undone by {undone[each.id].id}]" if each.id in undone else ""
        lost = f" [orphan: {orphans[each.id]}]" if each.id in orphans else ""
        click.echo(shown(f"{each.id}  {each.made_at:%Y-%m-%d %H:%M}  {each.by}: {in_words(each)}{marked}{lost}"))
        click.echo(shown(f"    {each.because}"))


@rulings.command("export")
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print how many were written as JSON.")
def exported(*, ledger: Path, file: Path, as_json: bool) -> None:
    """Write every ruling of LEDGER into FILE, one JSON object a line; undone ones and their undoing too."""
    with Ledger.open(ledger) as opened:
        written = write_rulings(opened.rulings.all(), file)
    click.echo(json.dumps({"schema": 1, "written": written}) if as_json else f"{written} rulings written to {file}.")


@rulings.command("import")
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print how many were new, known and orphans as JSON.")
def imported(*, ledger: Path, file: Path, as_json: bool) -> None:
    """Add the rulings of FILE to LEDGER.

    Those that it has already are left as they are; if one line is faulty, none is taken.
    """
    with Ledger.open(ledger) as opened:
        found = read_rulings(file)
        new = opened.rulings.add(found)
        ids = {each.id for each in found}
        orphans = sum(each.ruling.id in ids for each in opened.orphans())
    if as_json:
        click.echo(json.dumps({"schema": 1, "new": new, "known": len(found) - new, "orphans": orphans}))
    else:
        click.echo(f"{new} rulings were new, {len(found) - new} known; {orphans} find nothing to be on here.")


@rulings.command("agreement")
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures and every disagreement as JSON.")
def agreement(*, ledger: Path, as_json: bool) -> None:
    """Tell how far those who ruled in LEDGER agree: Cohen's kappa for each two, Krippendorff's alpha for all.

    Compared are whether a record or line holds, which relation a deed has to a line, and verdicts on one scale; of each
    reviewer the last ruling on a thing counts.
    """
    with Ledger.open(ledger) as opened:
        found = agreements(opened.attached())
    if as_json:
        click.echo(json.dumps({"schema": 1, "questions": [_row(each) for each in found]}, ensure_ascii=False))
        return
    for each in found:
        for line in _lines(each):
            click.echo(shown(line))
    if not found:
        click.echo("There is nothing yet that two could agree on.")


@rulings.command("training")
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--json", "as_json", is_flag=True, help="Print how many rows were written, and what was left out, as JSON."
)
def training(*, ledger: Path, folder: Path, as_json: bool) -> None:
    """Write what was accepted and rejected in LEDGER into FOLDER/ru.jsonl, in the format the reader is trained on.

    A row says all that a passage holds: only passages of which every statement and event was ruled on become rows.
    """
    with Ledger.open(ledger) as opened:
        rows, left_out = export_training(opened, folder)
    if as_json:
        left = [_left_out(each) for each in left_out]
        click.echo(json.dumps({"schema": 1, "rows": rows, "left_out": left}, ensure_ascii=False))
        return
    click.echo(f"{rows} rows written to {folder / 'ru.jsonl'}; {len(left_out)} passages left out.")
    for each in left_out:
        click.echo(f"  {each.article}:{each.span.start}-{each.span.end}: {each.why}")


def tell_row(ruling: Ruling) -> None:
    """Print a ruling as JSON."""
    click.echo(json.dumps({"schema": 1, **ruling_to_wire(ruling)}, ensure_ascii=False))


def _left_out(each: LeftOut) -> Json:
    return {"article": each.article, "start": each.span.start, "end": each.span.end, "why": each.why}


def _row(each: Agreement) -> Json:
    return {
        "question": each.question,
        "reviewers": list(each.reviewers),
        "n": each.n,
        "alpha": each.alpha,
        "pairs": [
            {"one": pair.one, "other": pair.other, "n": pair.n, "agreed": pair.agreed, "kappa": pair.kappa}
            for pair in each.pairs
        ],
        "disagreements": [
            {"on": apart.on, "said": dict(apart.said), "rulings": [ruling.id for ruling in apart.rulings]}
            for apart in each.disagreements
        ],
    }


def _lines(each: Agreement) -> Iterator[str]:
    who = f"{len(each.reviewers)} reviewers, {each.n} things that two or more ruled on"
    yield f"{each.question}: {who}; alpha {_figure(each.alpha)}"
    for pair in each.pairs:
        yield f"  {pair.one} and {pair.other}: same on {pair.agreed} of {pair.n}; kappa {_figure(pair.kappa)}"
    for apart in each.disagreements:
        said = "; ".join(f"{name}: {value}" for name, value in apart.said.items())
        yield f"  apart on {apart.on}: {said}"
        words = " ... ".join(" ".join(words.exact.split()) for words in apart.rulings[0].words)
        yield f"    “{words}”"


def _figure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"
