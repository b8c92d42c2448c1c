"""The three real articles from end to end: one meeting of two accounts, a preview dated by it, a claim of one side alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.building import built, exported
from wordkeep.meetings import Meetings
from wordkeep.model.event import Event
from wordkeep.model.ids import TextId
from wordkeep.model.meeting import Badge, Format, Meeting
from wordkeep.model.mention import TimeExpression
from wordkeep.model.when import Basis
from wordkeep.store.sqlite import Ledger
from wordkeep.why import Told, why

OPENED, CLOSED = date(2021, 3, 18), date(2021, 3, 19)


@pytest.fixture(scope="module")
def path(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("seeds") / "a.ledger"
    built(made, seeds)
    return made


@pytest.fixture(scope="module")
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def alaska(ledger: Ledger) -> Meeting:
    (found,) = [each for each in Meetings(ledger).meetings() if each.place == "Anchorage"]
    return found


def of_file(ledger: Ledger, number: str) -> TextId:
    return next(each.id for each in ledger.articles() if each.path and Path(each.path).name.startswith(number))


def lines(told: Told) -> Iterator[Told]:
    yield told
    for each in told.under:
        yield from lines(each)


def test_the_two_articles_on_alaska_tell_one_meeting_with_both_delegations(ledger: Ledger, alaska: Meeting) -> None:
    assert set(alaska.articles) == {of_file(ledger, "000"), of_file(ledger, "001")}
    assert (alaska.when.earliest, alaska.when.latest, alaska.format) == (OPENED, CLOSED, Format.IN_PERSON)
    people = {side.id: {each.name for each in side.participants} for side in alaska.sides}
    assert people == {"CHN": {"Wang Yi", "Yang Jiechi"}, "USA": {"Antony Blinken", "Jake Sullivan"}}


def test_the_preview_is_dated_by_the_meeting_and_its_words_with_it(ledger: Ledger) -> None:
    preview = ledger.article(of_file(ledger, "001"))
    assert preview.published.on is None
    dated = ledger.links.dated(preview.id)
    assert dated is not None
    assert (dated.earliest, dated.latest) == (date(2021, 3, 12), OPENED)
    assert of_file(ledger, "000") in dated.because
    claims = [record.claim for record in ledger.records(preview.id)]
    days = [each.on for each in claims if isinstance(each, TimeExpression) and each.on.basis is Basis.LINKED_EVENT]
    assert any(on.earliest == date(2021, 2, 1) and on.latest == date(2021, 2, 28) for on in days)  # "in February"
    assert any(isinstance(each, Event) and each.on.basis is Basis.LINKED_EVENT for each in claims)


def test_the_working_group_is_claimed_by_china_alone(alaska: Meeting) -> None:
    (climate,) = [row for row in alaska.issues if row.issue == "climate/emissions"]
    assert (climate.badge, climate.of) == (Badge.CLAIMED, "CHN")
    (words,) = [words for line in climate.lines if line.side == "CHN" for words in line.words]
    assert "will establish a China-US joint working group on climate change" in words.exact


def test_the_talks_by_video_are_told_as_such(ledger: Ledger) -> None:
    (talks,) = [each for each in Meetings(ledger).outlines() if of_file(ledger, "002") in each.articles]
    assert talks.format is Format.VIDEO
    assert talks.place is None


def test_why_tells_what_the_meeting_rests_on(ledger: Ledger, alaska: Meeting) -> None:
    told = why(ledger, alaska.id)
    for each in lines(told):
        if each.anchor:
            each.anchor.check(ledger.article(each.anchor.text_id).text)
    assert any(each.what == "evidence" and "two-day meeting in Anchorage" in each.says for each in told.under)
    (speaks,) = [each for each in told.under if each.what == "speaks of it"]
    assert of_file(ledger, "000") in speaks.says
    assert "Antony Blinken" in speaks.under[0].says


def test_articles_that_come_one_by_one_give_the_same(seeds: Path, path: Path, tmp_path: Path) -> None:
    grown = tmp_path / "grown.ledger"
    for number in ("001", "002", "000"):
        built(grown, *seeds.glob(f"{number}_*.txt"))
    assert exported(grown, tmp_path / "grown") == exported(path, tmp_path / "whole")
