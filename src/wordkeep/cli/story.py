"""``wordkeep story``: the articles that report the same happening as one, copies marked, and the lines it is part of."""

import json
from pathlib import Path

import click

from wordkeep.cli.terminal import shown
from wordkeep.codebook.bodies import side_name
from wordkeep.export.readouts import issue_name
from wordkeep.meetings import Meetings
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.ports import StoryArticle, Thread
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="Print the articles as JSON.")
def story(*, ledger: Path, article: str, as_json: bool) -> None:
    """List the articles of LEDGER that report the same happening as ARTICLE, an article's id.

    Then, for each issue that it tells of between two sides, all that were published on it, by day: the thread.
    """
    with Ledger.open(ledger) as opened:
        reader = Meetings(opened)
        found, threads = reader.story(TextId(article)), reader.threads(TextId(article))
    if as_json:
        told = {"articles": [_row(each) for each in found], "threads": [_thread(each) for each in threads]}
        click.echo(json.dumps({"schema": 1, **told}, ensure_ascii=False))
        return
    for each in found:
        click.echo(_told(each))
    for thread in threads:
        between = " and ".join(side_name(side) for side in thread.sides)
        click.echo(f"\n{shown(issue_name(IssueId(thread.issue)))}, between {between}: {len(thread.articles)} articles")
        for each, because in thread.articles:
            click.echo(f"  {_told(each)}\n    {shown(' '.join(because.split()))}")


def _told(each: StoryArticle) -> str:
    copied = f", a copy of {each.copy_of}" if each.copy_of else ""
    where = ", ".join(filter(None, (each.outlet, str(each.published or "undated"))))
    return f"{each.id}  {shown(each.title or '(no title)')} ({shown(where)}{copied})"


def _thread(thread: Thread) -> dict[str, object]:
    articles = [{**_row(each), "because": because} for each, because in thread.articles]
    return {"issue": thread.issue, "sides": list(thread.sides), "articles": articles}


def _row(each: StoryArticle) -> dict[str, str | None]:
    return {
        "id": each.id,
        "title": each.title,
        "outlet": each.outlet,
        "published": each.published.isoformat() if each.published else None,
        "copy_of": each.copy_of,
    }
