"""``wordkeep rule``: a person's decision on a record, a line, an event or a story."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from wordkeep.cli.rulings import tell_row
from wordkeep.cli.terminal import shown
from wordkeep.errors import BadUse
from wordkeep.model.ruling import Judgement, Ruling
from wordkeep.rulings import Reason, in_words, ruling_on, stands_now
from wordkeep.store.sqlite import Ledger

JUDGEMENTS: Final = [each.value for each in Judgement if each is not Judgement.UNDO]

BY: Final = click.option("--by", required=True, metavar="NAME", help="Who rules.")
BECAUSE: Final = click.option("--because", required=True, metavar="TEXT", help="Why.")


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("target")
@click.argument("judgement", type=click.Choice(JUDGEMENTS))
@click.option("--set", "sets", multiple=True, metavar="KEY=VALUE", help="What the ruling says; may be given again.")
@BY
@BECAUSE
@click.option("--json", "as_json", is_flag=True, help="Print the ruling as JSON.")
def rule(  # noqa: PLR0913  one parameter per option
    *, ledger: Path, target: str, judgement: str, sets: tuple[str, ...], by: str, because: str, as_json: bool
) -> None:
    r"""Rule on TARGET of LEDGER: a line (c...), a statement (s...), an event (e...) or, for its story, an article (a...).

    TARGET is an id, or the beginning of one that nothing else has.

    \b
    accept, reject   the record or the line holds, or does not
    edit             --set words="..." gives it these exact words of the article
    relabel          --set act=demand gives a statement another act
    link             --set event=ID, with relation=... and step=..., puts a deed beside a line
    unlink           --set event=ID takes it away
    merge            --set into=ID: two lines, two events, the stories of two articles are one
    split            words make a line of their own; a report, an article is not one with its group
                     (--set from=ID: not with this one)
    verdict          --set scale=g20 --set value=+1 scores a line

    Rulings are added, never changed; wordkeep undo takes one back.
    """
    with Ledger.open(ledger) as opened:
        made = ruling_on(opened, target, Judgement(judgement), _pairs(sets), reason_of(by, because))
        opened.rulings.add([made])
        tell(opened, made, as_json=as_json)


def reason_of(by: str, because: str) -> Reason:
    """Who and why, now; raises ``BadUse`` where either says nothing."""
    for option, given in (("--by", by), ("--because", because)):
        if not given.strip():
            raise BadUse("a ruling has a name and a reason", where=option)
    return Reason(by.strip(), because.strip(), datetime.now(UTC))


def tell(ledger: Ledger, made: Ruling, *, as_json: bool) -> None:
    """Print a ruling that was made, and of one on a line how that stands now."""
    if as_json:
        tell_row(made)
        return
    now = stands_now(ledger, made)
    click.echo(shown(f"{made.id}  {in_words(made)}, by {made.by}: {made.because}{f' -> {now}' if now else ''}"))


def _pairs(sets: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in sets:
        key, equals, value = each.partition("=")
        if not equals or key in found:
            raise BadUse(f"{each!r} is not one KEY=VALUE", where="--set", next_step="give it like --set act=demand")
        found[key] = value
    return found
