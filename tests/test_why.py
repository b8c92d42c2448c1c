"""What ``why`` tells: words that stand where it says, every reason kept with a link, one clear answer for an id."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import ran
from wordkeep.codebook.bodies import side_name
from wordkeep.commitments import Commitments
from wordkeep.errors import NoSuchRecord
from wordkeep.meetings import Meetings
from wordkeep.model.ids import TextId
from wordkeep.store.sqlite import Ledger
from wordkeep.why import Told, why


@pytest.fixture(scope="module")
def ledger(example_ledger: Path) -> Iterator[Ledger]:
    with Ledger.open(example_ledger) as opened:
        yield opened


def lines(told: Told) -> Iterator[Told]:
    yield told
    for each in told.under:
        yield from lines(each)


def test_every_record_has_its_words_and_what_read_them(ledger: Ledger) -> None:
    text_id = next(iter(ledger.articles())).id
    for record in ledger.records(text_id):
        told = why(ledger, record.id)
        assert told.anchor is not None
        whats = {each.what: each.says for each in told.under}
        assert whats["read by"].startswith(record.origin.reader)
        assert text_id in whats["stands in"]
        for each in lines(told):
            if each.anchor:
                each.anchor.check(ledger.article(each.anchor.text_id).text)


def test_an_event_that_several_tell_counts_reports_and_shows_the_reasons(ledger: Ledger) -> None:
    group, members = next(iter(ledger.links.groups("event")))
    told = why(ledger, group)
    reports = next(each for each in told.under if each.what == "reports")
    assert reports.says.startswith(f"{ledger.groups.reports(group)} independent report")
    assert len([each for each in reports.under if each.what == "counted"]) == ledger.groups.reports(group)
    assert [each.what for each in told.under if each.what.startswith("event")] == [f"event {each}" for each in members]
    (shared,) = [each for each in why(ledger, members[0]).under if each.what == "told elsewhere"]
    assert shared.says.startswith(group)
    assert any(each.what == "because" for each in lines(shared))


def test_a_copy_says_of_which_and_why(ledger: Ledger) -> None:
    copy, origin = next(
        (listed.id, origin) for listed in ledger.articles() if (origin := ledger.links_of(listed.id).copy_of)
    )
    told = next(each for each in why(ledger, copy).under if each.what == "copy of")
    assert origin in told.says
    assert any(each.what == "because" and "sentences follow" in each.says for each in lines(told))
    assert any(each.what == "copied by" and copy in each.says for each in why(ledger, origin).under)


def test_a_story_and_a_meeting_have_their_reasons(ledger: Ledger) -> None:
    story, members = next(iter(ledger.links.groups("story")))
    told = why(ledger, story)
    assert all(any(each in line.says for line in told.under) for each in members)
    assert any(each.what == "alike" for each in lines(told))
    meeting = next(iter(Meetings(ledger).meetings()))
    told = why(ledger, meeting.id)
    assert told.says == meeting.name
    assert {each.says for each in told.under if each.what == "side"} == {
        f"{side_name(side.id)} ({side.id})" for side in meeting.sides
    }
    assert any(each.what == "evidence" and each.anchor for each in told.under)


def test_an_article_without_a_day_says_which_event_gives_it_one(ledger: Ledger) -> None:
    for listed in ledger.articles():
        told = next(each for each in why(ledger, TextId(listed.id)).under if each.what == "published")
        if ledger.links.dated(listed.id):
            assert any(each.what == "because" for each in told.under)
        else:
            assert told.says == f"{listed.published.on or 'not known'} ({listed.published.basis.value})"


def test_the_beginning_of_an_id_is_enough_where_nothing_else_has_it(ledger: Ledger) -> None:
    text_id = next(iter(ledger.articles())).id
    assert why(ledger, text_id[:12]) == why(ledger, text_id)
    for wrong in ("", "a", "zz", "e000000000000000000"):
        with pytest.raises(NoSuchRecord):
            why(ledger, wrong)


def test_the_command(example_ledger: Path, ledger: Ledger) -> None:
    text_id = next(iter(ledger.articles())).id
    record = ledger.records(text_id)[0]
    ended = ran("why", example_ledger, record.id)
    assert ended.returncode == 0, ended.stderr
    assert f"[{text_id}:" in ended.stdout
    anchor = json.loads(ran("why", example_ledger, record.id, "--json").stdout)["anchor"]
    assert ledger.article(text_id).text[anchor["start"] : anchor["end"]] == anchor["exact"]
    unknown = ran("why", example_ledger, "x1")
    assert unknown.returncode == 2
    assert unknown.stderr.count("\n") == 1
    assert "[no-such-record]" in unknown.stderr


def test_a_faint_deed_that_only_a_line_bears_out_is_told_of(told_ledger: Path) -> None:
    with Ledger.open(told_ledger) as ledger:
        lines = Commitments(ledger).lines()
        (faint, *_) = [told.record for line in lines for each in line.evidence for told in each.told if told.faint]
        assert faint not in {record.id for listed in ledger.articles() for record in ledger.records(listed.id)}
        assert why(ledger, faint).what == f"event {faint}"
