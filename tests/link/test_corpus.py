"""A ledger linked: the same whether it grew or was built at once; what is undone leaves nothing behind."""

from pathlib import Path

from tests.building import built, exported
from wordkeep.store.sqlite import Ledger

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "corpus").iterdir())


def test_the_unmarked_copy_is_a_copy_and_nothing_else_is(example_ledger: Path) -> None:
    with Ledger.open(example_ledger) as ledger:
        copies = {
            (ledger.article(listed.id).outlet, ledger.article(origin).outlet)
            for listed in ledger.articles()
            if (origin := ledger.links_of(listed.id).copy_of)
        }
    assert copies == {("Lanternfield Post", "Quayside Gazette")}


def test_a_ledger_that_grew_is_the_ledger_that_was_built_at_once(example_ledger: Path, tmp_path: Path) -> None:
    grown = tmp_path / "grown.ledger"
    for some in (EXAMPLES[7:], EXAMPLES[:3], EXAMPLES[3:7]):
        built(grown, *some)
    assert exported(grown, tmp_path / "grown") == exported(example_ledger, tmp_path / "whole")


def test_reports_of_one_event_are_counted_without_copies(example_ledger: Path) -> None:
    with Ledger.open(example_ledger) as ledger:
        for group, members in ledger.links.groups("event"):
            articles = {ledger.links.article_of("event", member) for member in members}
            copies = {ledger.links_of(article).copy_of or article for article in articles}
            assert ledger.links.reports(group) == len(copies)
