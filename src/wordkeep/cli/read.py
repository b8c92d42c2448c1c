"""``wordkeep read``: one article on the terminal, its statements and deeds coloured by part."""

import json
import sys
from collections.abc import Iterator
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.text import Text

from wordkeep import pipeline
from wordkeep.cli.lines import STYLES, counts_line, deed_line, legend, statement_line
from wordkeep.cli.terminal import shown, tell_skipped
from wordkeep.errors import Unreadable
from wordkeep.export.contract import actor_row, article_row, record_row, skipped_row
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.article import Article
from wordkeep.model.event import Event
from wordkeep.model.mention import Mention, TimeExpression
from wordkeep.model.page import Page
from wordkeep.model.reading import Reading
from wordkeep.model.skipped import Skipped
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement
from wordkeep.store.rows import content_hash

C = TypeVar("C", Statement, Event, Mention, TimeExpression)


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the article's records as the export contract has them.")
def read(*, file: str, as_json: bool) -> None:
    """Show the article in FILE (or at an http(s) address, or - for standard input) with its statements and deeds."""
    page, more, lost = _first_page(file)
    if page is None:
        raise Unreadable(lost[0].code, lost[0].detail, where=file) if lost else _nothing(file)
    reading = pipeline.read_page(page)
    if reading.article is None:
        raise Unreadable(reading.skipped[0].code, reading.skipped[0].detail, where=file)
    if as_json:
        click.echo(json.dumps(_as_json(reading, reading.article), ensure_ascii=False))
    else:
        _show(reading, reading.article)
    for what in (*lost, *reading.skipped):
        tell_skipped(what)
    if more:
        click.echo(f"{file} holds more articles than this one; wordkeep build LEDGER {file} reads them all", err=True)


def _first_page(file: str) -> tuple[Page | None, bool, list[Skipped]]:
    """The first page of a file, whether there are more, and what was skipped on the way."""
    page: Page | None = None
    lost: list[Skipped] = []
    for intake in intakes([file]):
        for found in [intake] if isinstance(intake, Skipped) else pages_of(intake):
            if isinstance(found, Skipped):
                lost.append(found)
            elif page is None:
                page = found
            else:
                return page, True, lost
    return page, False, lost


def _nothing(file: str) -> Unreadable:
    return Unreadable("page-empty", "holds no article", where=file)


def _as_json(reading: Reading, article: Article) -> dict[str, Any]:
    found: dict[str, list[Any]] = {"statements": [], "events": [], "times": [], "mentions": []}
    behind = {actor.id: actor for actor in reading.actors}
    for record in reading.records:
        name, row = record_row(record, article, behind)
        found[name].append(row)
    described = article_row(article, page_hash=content_hash(reading.page.content))
    found["actors"] = [actor_row(actor) for actor in reading.actors]
    return {"article": described, **found, "skipped": [skipped_row(what) for what in reading.skipped]}


def _show(reading: Reading, article: Article) -> None:
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    published = article.published
    day = f"{published.on.day} {published.on:%B %Y} ({published.basis.value})" if published.on else "undated"
    console.print(Text(shown(article.title or "(no title)"), style="bold"))
    console.print(Text(", ".join(shown(part) for part in (article.outlet, day) if part), style="dim"), end="\n\n")
    console.print(_coloured(reading, article), end="\n\n")
    for line in _lines(reading):
        console.print(line)


def _lines(reading: Reading) -> Iterator[Text]:
    """The statements, the deeds under a heading of their own, the counts of names and times, and the legend."""
    said = [record for record in reading.records if isinstance(record.claim, Statement)]
    numbers = {record.id: number for number, record in enumerate(said, start=1)}
    for number, statement in enumerate(_claims(reading, Statement), start=1):
        yield statement_line(number, statement)
    for number, event in enumerate(_claims(reading, Event), start=1):
        if number == 1:
            yield Text("deeds:")
        yield deed_line(number, event, told_in=numbers.get(event.reported_by) if event.reported_by else None)
    yield Text(counts_line(_claims(reading, Mention), _claims(reading, TimeExpression)))
    yield legend()


def _coloured(reading: Reading, article: Article) -> Text:
    """The text, each character in the colour of the innermost part it belongs to; deeds are underlined in any colour."""
    text = Text()
    style_at: list[str] = [""] * len(article.text)
    for statement in sorted(
        _claims(reading, Statement), key=lambda each: each.content[-1].span.end - each.content[0].span.start
    )[::-1]:
        for part, span in _parts(statement):
            style_at[span.start : span.end] = [STYLES[part]] * len(span)
    deeds = [words.span for event in _claims(reading, Event) for words in event.evidence]
    for at in {at for span in deeds for at in range(span.start, span.end)}:
        style_at[at] = f"{style_at[at]} {STYLES['deed']}".strip()
    start = 0
    for at in range(1, len(article.text) + 1):
        if at == len(article.text) or style_at[at] != style_at[start]:
            text.append(shown(article.text[start:at]), style_at[start])
            start = at
    return text


def _parts(statement: Statement) -> list[tuple[str, Span]]:
    parts = [("content", fragment.span) for fragment in statement.content]
    if statement.cue:
        parts.append(("cue", statement.cue.span))
    if statement.source:
        parts.append(("source", statement.source.as_written.span))
    return parts


def _claims(reading: Reading, kind: type[C]) -> list[C]:
    return [record.claim for record in reading.records if isinstance(record.claim, kind)]
