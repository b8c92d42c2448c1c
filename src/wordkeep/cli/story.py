"""``wordkeep story``: the articles that report the same happening as one, copies marked, and the lines it is part of."""

import json
from pathlib import Path

import click

from wordkeep.cli.terminal import shown
from wordkeep.codebook.bodies import side_name
from wordkeep.export.readouts import issue_name
from wordkeep.meetings import Meetings
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.ports import StoryArticle, StoryLine
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="Print the articles as JSON.")
def story(*, ledger: Path, article: str, as_json: bool) -> None:
    """List the articles of LEDGER that report the same happening as ARTICLE, an article's id.

    Then, for each issue that it tells of between two sides, all that were published on it, by day: the line.
    """
    with Ledger.open(ledger) as opened:
        reader = Meetings(opened)
        found, lines = reader.story(TextId(article)), reader.lines(TextId(article))
    if as_json:
        told = {"articles": [_row(each) for each in found], "lines": [_line(each) for each in lines]}
        click.echo(json.dumps({"schema": 1, **told}, ensure_ascii=False))
        return
    for each in found:
        click.echo(_told(each))
    for line in lines:
        between = " and ".join(side_name(side) for side in line.sides)
        click.echo(f"\n{shown(issue_name(IssueId(line.issue)))}, between {between}: {len(line.articles)} articles")
        for each, because in line.articles:
            click.echo(f"  {_told(each)}\n    {shown(' '.join(because.split()))}")


def _told(each: StoryArticle) -> str:
    copied = f", a copy of {each.copy_of}" if each.copy_of else ""
    where = ", ".join(filter(None, (each.outlet, str(each.published or "undated"))))
    return f"{each.id}  {shown(each.title or '(no title)')} ({shown(where)}{copied})"


def _line(line: StoryLine) -> dict[str, object]:
    articles = [{**_row(each), "because": because} for each, because in line.articles]
    return {"issue": line.issue, "sides": list(line.sides), "articles": articles}


def _row(each: StoryArticle) -> dict[str, str | None]:
    return {
        "id": each.id,
        "title": each.title,
        "outlet": each.outlet,
        "published": each.published.isoformat() if each.published else None,
        "copy_of": each.copy_of,
    }
