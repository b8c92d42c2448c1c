"""``wordkeep undo``: a ruling taken back, by another one."""

from pathlib import Path

import click

from wordkeep.cli.rule import BECAUSE, BY, reason_of, tell
from wordkeep.rulings import undoing
from wordkeep.store.sqlite import Ledger


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("ruling")
@BY
@BECAUSE
@click.option("--json", "as_json", is_flag=True, help="Print the ruling that takes it back as JSON.")
def undo(*, ledger: Path, ruling: str, by: str, because: str, as_json: bool) -> None:
    """Take back RULING (r...) of LEDGER, given by its id or the beginning of one that nothing else has.

    Both stay in the ledger. To have it again, undo the undoing.
    """
    with Ledger.open(ledger) as opened:
        made = undoing(opened, ruling, reason_of(by, because))
        opened.rulings.add([made])
        tell(opened, made, as_json=as_json)
