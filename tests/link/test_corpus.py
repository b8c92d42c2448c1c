"""A ledger linked: the same whether it grew or was built at once; what is undone leaves nothing behind."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.building import built, exported
from tests.store.test_sqlite import intake, reading
from wordkeep.link.corpus import DAYS, Cards, Linkable, link
from wordkeep.meetings import Meetings
from wordkeep.model.card import ArticleCard, EventCard, Party
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.ports import LinkedDate
from wordkeep.model.when import Basis, Published, When
from wordkeep.store.sqlite import Ledger
from wordkeep.verify import Checked, verify

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
            assert ledger.groups.reports(group) == len(copies)


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
    return Cards(article, (event,), (), None, None)


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
        assert ledger.links.unsettled(DAYS) == [undated]
        link(ledger, moved=lambda *_: None, redate=lambda *found: told.append(found), cards=cards)
        found = ledger.links.dated(undated)
        assert told == [(undated, found)]
        assert found is not None
        assert found.earliest == TUESDAY


CLIMATE = {
    "01-anchorage-climate-group.txt", "03-glasgow-declaration.html", "04-countermeasures.html", "06-lanternfield-feed.xml",
    "07-sunnylands-statement.md", "08-woodside-summit.txt", "09-readouts.jsonl", "11-channel-brief.eml",
    "12-two-channels.txt",
}  # fmt: skip
MILITARY = {
    "02-defence-channels.txt", "04-countermeasures.html", "05-what-became-of-the-channels.txt", "06-lanternfield-feed.xml",
    "08-woodside-summit.txt", "09-readouts.jsonl", "10-joint-chiefs-call.txt", "11-channel-brief.eml",
    "12-two-channels.txt",
}  # fmt: skip


@pytest.mark.parametrize(
    ("issue", "files", "count"), [("climate/emissions", CLIMATE, 11), ("security/military-channels", MILITARY, 13)]
)
def test_each_story_line_of_the_examples_is_one(example_ledger: Path, issue: str, files: set[str], count: int) -> None:
    with Ledger.open(example_ledger) as ledger:
        reader, paths = Meetings(ledger), {listed.id: Path(listed.path or "").name for listed in ledger.articles()}
        found = [line for id_ in paths for line in reader.threads(id_) if line.issue == issue]
    assert len(found) > 5
    for line in found:
        assert line == found[0]
        assert line.sides == ("CHN", "USA")
        assert len(line.articles) == count
        assert {paths[article.id] for article, _ in line.articles} == files
        days = [article.published for article, _ in line.articles if article.published]
        assert days == sorted(days)
        assert all(because for _, because in line.articles)


def test_each_meeting_of_the_examples_is_found_once(example_ledger: Path) -> None:
    with Ledger.open(example_ledger) as ledger:
        found = [(each.when.earliest, each.place, each.format.value) for each in Meetings(ledger).outlines()]
    assert [(str(day), place, how) for day, place, how in found] == [
        ("2021-03-18", "Alaska", "in-person"),
        ("2021-09-28", None, "video"),
        ("2022-08-01", None, "in-person"),  # a visit to Taiwan
        ("2023-07-01", "Beijing", "in-person"),
        ("2023-11-04", "California", "in-person"),
        ("2023-11-15", "San Francisco", "in-person"),
        ("2023-12-21", None, "video"),
        ("2024-04-16", None, "video"),
        ("2024-09-04", "Beijing", "in-person"),
        ("2024-09-09", None, "video"),
    ]


def test_every_link_of_the_examples_is_proven(example_ledger: Path) -> None:
    assert list(verify(example_ledger, Checked())) == []
