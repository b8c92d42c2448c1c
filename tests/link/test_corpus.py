"""A ledger linked: the same whether it grew or was built at once; what is undone leaves nothing behind."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.building import built, exported
from tests.store.test_sqlite import intake, reading
from wordkeep.link.corpus import Cards, Linkable, link
from wordkeep.model.card import ArticleCard, EventCard, Party
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.ports import LinkedDate
from wordkeep.model.when import Basis, Published, When
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


TUESDAY = date(2023, 5, 16)
TOLD = "Orlo Vand and Mira Quist signed a fishing accord in Jurna."


def signing(number: int, text_id: TextId) -> Cards:
    """Cards of one signing: in the first article without any day, in others of a Tuesday."""
    on = When(TUESDAY, TUESDAY, Basis.COUNTED) if number else When.unknown()
    event = EventCard(
        id=RecordId(f"e{number}"),
        article=text_id,
        code=PloverCode("AGREE"),
        factuality=Factuality.HAPPENED,
        actors=(Party("Orlo Vand"),),
        recipients=(Party("Mira Quist"),),
        on=on,
        words="signed",
        sentence=TOLD,
        published=on.earliest,
        place="Jurna",
    )
    article = ArticleCard(text_id, f"{TOLD} That is all.", earliest=on.earliest, latest=on.earliest)
    return Cards(article, (event,))


def test_linking_killed_while_it_dates_an_article_dates_it_when_run_again(tmp_path: Path) -> None:
    told: list[tuple[TextId, LinkedDate | None]] = []

    def killed(text_id: TextId, found: LinkedDate | None) -> None:
        raise KeyboardInterrupt

    with Ledger.create(tmp_path / "a.ledger") as ledger:
        numbers: dict[TextId, int] = {}
        for number in range(3):
            made = reading(f"{TOLD} {number}", name=f"{number}")
            assert made.article
            published = Published(TUESDAY, Basis.METADATA) if number else Published.unknown()
            ledger.begin(intake(f"{number}"), "r")
            ledger.keep(
                intake(f"{number}"), [replace(made, article=replace(made.article, published=published))], reader="r"
            )
            numbers[made.article.id] = number
        undated = next(iter(numbers))

        def cards(_: Linkable, text_id: TextId) -> Cards:
            return signing(numbers[text_id], text_id)

        with pytest.raises(KeyboardInterrupt):
            link(ledger, moved=lambda *_: None, redate=killed, cards=cards)
        assert ledger.links.dated(undated) is None
        assert list(ledger.links.groups("event")) == []
        link(ledger, moved=lambda *_: None, redate=lambda *found: told.append(found), cards=cards)
        found = ledger.links.dated(undated)
        assert told == [(undated, found)]
        assert found is not None
        assert found.earliest == TUESDAY
