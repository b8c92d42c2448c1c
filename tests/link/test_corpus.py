"""A ledger linked: the same whether it grew or was built at once; what is undone leaves nothing behind."""

from pathlib import Path

import pytest

from tests.building import built, exported
from wordkeep.meetings import Meetings
from wordkeep.store.sqlite import Ledger
from wordkeep.verify import Checked, verify

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
def test_each_story_line_of_the_examples_is_one(whole: Path, issue: str, files: set[str], count: int) -> None:
    with Ledger.open(whole) as ledger:
        reader, paths = Meetings(ledger), {listed.id: Path(listed.path or "").name for listed in ledger.articles()}
        found = [line for id_ in paths for line in reader.lines(id_) if line.issue == issue]
    assert len(found) > 5
    for line in found:
        assert line == found[0]
        assert line.sides == ("CHN", "USA")
        assert len(line.articles) == count
        assert {paths[article.id] for article, _ in line.articles} == files
        days = [article.published for article, _ in line.articles if article.published]
        assert days == sorted(days)
        assert all(because for _, because in line.articles)


def test_each_meeting_of_the_examples_is_found_once(whole: Path) -> None:
    with Ledger.open(whole) as ledger:
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


def test_every_link_of_the_examples_is_proven(whole: Path) -> None:
    assert list(verify(whole, Checked())) == []
