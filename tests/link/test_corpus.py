"""A ledger linked: the same whether it grew or was built at once; what is undone leaves nothing behind."""

from pathlib import Path

import pytest

from tests.building import built, exported
from wordkeep.store.sqlite import Ledger

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "corpus").iterdir())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.ledger"
    built(path, *EXAMPLES)
    return path


def test_the_unmarked_copy_is_a_copy_and_nothing_else_is(whole: Path) -> None:
    with Ledger.open(whole) as ledger:
        copies = {
            (ledger.article(listed.id).outlet, ledger.article(origin).outlet)
            for listed in ledger.articles()
            if (origin := ledger.links_of(listed.id).copy_of)
        }
    assert copies == {("Lanternfield Post", "Quayside Gazette")}


def test_a_ledger_that_grew_is_the_ledger_that_was_built_at_once(whole: Path, tmp_path: Path) -> None:
    grown = tmp_path / "grown.ledger"
    for some in (EXAMPLES[7:], EXAMPLES[:3], EXAMPLES[3:7]):
        built(grown, *some)
    assert exported(grown, tmp_path / "grown") == exported(whole, tmp_path / "whole")


def test_reports_of_one_event_are_counted_without_copies(whole: Path) -> None:
    with Ledger.open(whole) as ledger:
        for group, members in ledger.links.groups("event"):
            articles = {ledger.links.article_of("event", member) for member in members}
            copies = {ledger.links_of(article).copy_of or article for article in articles}
            assert ledger.links.reports(group) == len(copies)
