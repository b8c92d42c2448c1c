"""``wordkeep story``: the articles that report the same happening as one, copies marked."""

import json
from pathlib import Path

import click

from wordkeep.cli.terminal import shown
from wordkeep.meetings import Meetings
from wordkeep.model.ids import TextId
from wordkeep.model.ports import StoryArticle
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="Print the articles as JSON.")
def story(*, ledger: Path, article: str, as_json: bool) -> None:
    """List the articles of LEDGER that report the same happening as ARTICLE, an article's id."""
    with Ledger.open(ledger) as opened:
        found = Meetings(opened).story(TextId(article))
    if as_json:
        click.echo(json.dumps({"schema": 1, "articles": [_row(each) for each in found]}, ensure_ascii=False))
        return
    for each in found:
        copied = f", a copy of {each.copy_of}" if each.copy_of else ""
        where = ", ".join(filter(None, (each.outlet, str(each.published or "undated"))))
        click.echo(f"{each.id}  {shown(each.title or '(no title)')} ({shown(where)}{copied})")


def _row(each: StoryArticle) -> dict[str, str | None]:
    return {
        "id": each.id,
        "title": each.title,
        "outlet": each.outlet,
        "published": each.published.isoformat() if each.published else None,
        "copy_of": each.copy_of,
    }
