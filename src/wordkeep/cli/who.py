"""``wordkeep who``: from an office or a name to the person and the office on a day, with the source."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import click

from wordkeep.cli.terminal import shown
from wordkeep.errors import BadUse
from wordkeep.resolve.who import Answer, answers, side_of

HEAD: Final = ("name", "office", "of", "from", "to", "source")
WIDEST: Final = 48  # letters of a column before the last; the rest is cut off, --json has it whole


@click.command()
@click.argument("query")
@click.option("--of", "of", metavar="STATE", help="State or organisation, by code or name: CHN, China, NATO.")
@click.option(
    "--on", "on", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Only who held it on this day, 2021-09-28."
)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Print at most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print the answers as JSON.")
def who(*, query: str, of: str | None, on: datetime | None, limit: int, as_json: bool) -> None:
    """Tell who held an office, or which office somebody held: QUERY is either, or both ("Foreign Minister Wang").

    The best answer comes first, each with its dates and its source. Without --on, today's holders come before former ones.
    """
    if of and not side_of(of):
        raise BadUse(
            f"no state or organisation is called {of!r}",
            where="--of",
            next_step="give a code or a name: CHN, China, NATO",
        )
    day = on.date() if on else None
    found = answers(query, of=of, on=day)[:limit]
    if as_json:
        click.echo(json.dumps([_row(answer) for answer in found], ensure_ascii=False))
    elif found:
        for line in _aligned([HEAD, *(_cells(answer) for answer in found)]):
            click.echo(line)
    if not found:
        click.echo(_nothing(query, of, day), err=True)


def _row(answer: Answer) -> dict[str, str | None]:
    term = answer.term
    return {
        "name": term.person,
        "office": term.office,
        "of": term.of,
        "from": term.start or None,
        "to": term.end or None,
        "known_until": term.known_until or None,
        "source": term.source,
    }


def _cells(answer: Answer) -> tuple[str, ...]:
    term = answer.term
    until = term.end or (f"? (known {term.known_until})" if term.known_until else "?")
    return term.person, term.office, term.of, term.start or "?", until, term.source


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    cut = [(*(_cut(shown(cell)) for cell in row[:-1]), shown(row[-1])) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)][:-1]
    return ["  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1])) for row in cut]


def _cut(cell: str) -> str:
    return cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…"


def _nothing(query: str, of: str | None, day: date | None) -> str:
    when = f" on {day}" if day else ""
    whose = f" of {of}" if of else ""
    step = "ask without --on" if day else "ask without --of" if of else "ask by family name, or by office and state"
    return f"Nobody is known for {query!r}{whose}{when}; {step}."
