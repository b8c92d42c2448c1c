"""``wordkeep readouts``: the sides of one meeting side by side; without a meeting, the list of them."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wordkeep.cli.terminal import shown
from wordkeep.codebook.bodies import side_name
from wordkeep.errors import BadUse
from wordkeep.export.readouts import (
    as_html,
    as_markdown,
    badge_words,
    cell_of,
    facts_of,
    issue_name,
    silence_words,
)
from wordkeep.meetings import Meetings
from wordkeep.model.article import Article
from wordkeep.model.ids import TextId
from wordkeep.model.meeting import Meeting
from wordkeep.model.meeting_wire import meeting_to_wire
from wordkeep.model.ports import MeetingReader
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("meeting", required=False)
@click.option("--md", type=click.Path(path_type=Path, dir_okay=False), help="Write the meeting as Markdown.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write it as one page of HTML.")
@click.option("--json", "as_json", is_flag=True, help="Print the meeting, or all of them, as JSON.")
def readouts(*, ledger: Path, meeting: str | None, md: Path | None, html: Path | None, as_json: bool) -> None:
    """Show what each side of MEETING says of it, issue by issue; list the meetings of LEDGER where none is named.

    MEETING is an id of the list, or the beginning of one.
    """
    with Ledger.open(ledger) as opened:
        reader = Meetings(opened)
        if meeting is None:
            if md or html:
                raise BadUse("which meeting is to be written?", where="MEETING", next_step="wordkeep readouts LEDGER")
            _list(reader, as_json=as_json)
            return
        found = reader.meeting(meeting)
        articles = {id_: opened.article(id_) for id_ in found.articles}
    _write(found, articles, md, html)
    if as_json:
        click.echo(json.dumps({"schema": 1, **meeting_to_wire(found)}, ensure_ascii=False))
    elif not (md or html):
        show(found, articles)


def _list(reader: MeetingReader, *, as_json: bool) -> None:
    if as_json:
        found = [meeting_to_wire(meeting) for meeting in reader.meetings()]
        click.echo(json.dumps({"schema": 1, "meetings": found}, ensure_ascii=False))
        return
    outlines = tuple(reader.outlines())
    for meeting in outlines:
        day = meeting.when.earliest or meeting.when.latest
        click.echo(f"{meeting.id}  {shown(str(day or 'undated')):<10}  {shown(meeting.name)}  [{meeting.status.value}]")
    if unlinked := reader.unlinked():
        click.echo(f"Articles that are not linked yet: {unlinked}. wordkeep build links them.", err=True)
    elif not outlines:
        click.echo("No meeting of two sides is told of in this ledger.", err=True)


def _write(meeting: Meeting, articles: dict[TextId, Article], md: Path | None, html: Path | None) -> None:
    for path, made in ((md, as_markdown), (html, as_html)):
        if path:
            path.write_text(made(meeting, articles), encoding="utf-8")
            click.echo(f"Wrote {path}.", err=True)


def show(meeting: Meeting, articles: dict[TextId, Article]) -> None:
    """Print a meeting as a table, a column for each side."""
    console = Console(highlight=False)
    console.print(Text(shown(meeting.name), style="bold"))
    for what, told in facts_of(meeting):
        console.print(Text(f"{what}: ", style="dim").append(shown(told), style="not dim"))
    table = Table("issue", *(side_name(side.id) for side in meeting.sides), "badge", show_lines=True)
    for row in meeting.issues:
        cells = (
            Text("\n").join(
                Text(shown(words)).append(f" ({shown(of)})", "dim") for words, of in cell_of(row, side.id, articles)
            )
            for side in meeting.sides
        )
        table.add_row(Text(issue_name(row.issue)), *cells, Text(badge_words(row)))
    if meeting.issues:
        console.print(table)
    for silence in meeting.silences:
        console.print(Text(shown(silence_words(silence))))
