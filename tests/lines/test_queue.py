"""What waits for a person: each reason, and that it is gone once it was ruled on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.lines.corpus_by_hand import CLAIM, DONE, KINDS, PLEDGES, day, page, told
from wordkeep.lines.book import Page, commitments_of, shifts_of
from wordkeep.lines.queue import (
    changed,
    conflicts,
    doubtful,
    in_order,
    low_margin,
    nearly_joined,
    new_evidence,
    past_due,
)
from wordkeep.model.actor import SpeakerKind
from wordkeep.model.commitment import Commitment
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.queue import Item, Waiting
from wordkeep.model.ruling import Attached, Judgement, On, Ruling
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Form, ScoredAct, Statement

CLAIMED, DENIED = len(PLEDGES), len(PLEDGES) + 1
SENT, WITHDREW, ELSEWHERE = KINDS - len(DONE), KINDS - len(DONE) + 2, KINDS - len(DONE) + 4


def lines(*pages: Page, on: int = 890, rulings: tuple[Attached, ...] = ()) -> tuple[Commitment, ...]:
    return commitments_of(pages, as_of=day(on), rulings=rulings)


def on_line(line: Commitment, judgement: Judgement, year: int = 2024, **value: str) -> Attached:
    made_at = datetime(year, 1, 1, tzinfo=UTC)
    others = {"event": line.words} if "event" in value else {}
    ruling = Ruling(On.COMMITMENT, line.id, line.words, judgement, "I read it", "Sand", made_at, value, others)
    return Attached(ruling, line.said.record, {key: RecordId(value[key]) for key in others})


def test_a_deed_beside_a_line_waits_until_it_is_linked_or_taken_away() -> None:
    pages = page(1, [0], 10), page(2, [SENT], 100)
    (line,) = lines(*pages)
    (item,) = new_evidence([line], set())
    event = line.evidence[0].told[0].record
    assert (item.waiting, item.on, item.beside) == (Waiting.EVIDENCE, line.id, event)
    assert item.because.startswith("fulfils pledge of CHN? 0.9")
    assert item.answers[0].startswith(f"wordkeep rule LEDGER {line.id} link --set event={event} --set relation=fulfils")
    assert [anchor.exact for anchor in item.words] == [PLEDGES[0], DONE[0][2]]
    assert list(new_evidence([line], {(line.said.record, event)})) == []


def test_a_deed_told_after_the_last_look_at_the_line_waits_again() -> None:
    pages = page(1, [0], 10), page(2, [SENT], 100)
    (line,) = lines(*pages)
    accepted = on_line(line, Judgement.ACCEPT, year=2022)
    assert list(new_evidence(lines(*pages, rulings=(accepted,)), set())) == []
    later = (*pages, page(3, [WITHDREW], 800))
    (item,) = new_evidence(lines(*later, rulings=(accepted,)), set())
    assert item.beside == "r-a3-0"


def test_a_line_past_due_waits_for_a_verdict_and_names_what_was_searched() -> None:
    pages = page(1, [0], 10), page(2, [ELSEWHERE], 500)
    (line,) = lines(*pages)
    (item,) = past_due([line])
    assert "searched 1 articles" in item.because
    assert f"{line.id} verdict" in item.answers[0]
    verdict = on_line(line, Judgement.VERDICT, scale="promises", value="broken")
    ruled = commitments_of(pages, rulings=(verdict,))
    assert list(past_due(ruled)) == []
    assert len(list(past_due(lines(*pages, rulings=(verdict,))))) == 1, "on an earlier day the verdict is not known"


def test_a_claim_that_is_denied_is_a_conflict() -> None:
    pages = page(1, [CLAIMED], 10), page(2, [DENIED], 12)
    (line,) = lines(*pages)
    (item,) = conflicts([line])
    assert item.because == "claimed by KAZ, denied by CHN"
    assert item.words[0].exact == CLAIM
    assert list(conflicts(lines(*pages, rulings=(on_line(line, Judgement.ACCEPT),)))) == []
    assert list(conflicts(lines(page(1, [CLAIMED], 10)))) == []


def test_a_candidate_just_under_the_threshold_waits() -> None:
    pages = page(1, [0], 10), page(2, [SENT], 100)
    (line,) = lines(*pages)
    near = replace(line.evidence[0], probability=0.4)
    far = replace(near, probability=0.2)
    unsure = replace(line, evidence=(), candidates=(near, far))
    (item,) = low_margin([unsure], set())
    assert item.because.startswith("0.40 sure")
    assert list(low_margin([unsure], {(line.said.record, near.told[0].record)})) == []


def test_a_shift_waits_until_its_later_words_are_ruled_on() -> None:
    (shift,) = shifts_of((page(1, [0], 10), page(2, [3], 50)))
    later = shift.later.told.record
    (item,) = changed([shift], set())
    assert (item.on, item.beside) == (later, shift.earlier.told.record)
    assert item.answers[1].startswith(f"wordkeep rule LEDGER {later} split --set from={item.beside}")
    assert list(changed([shift], {later})) == []


def statement(*acts: tuple[Act, float]) -> Statement:
    words = (Anchor(TextId("a1"), Span(0, 4), "they"),)
    scored = tuple(ScoredAct(act, probability) for act, probability in acts)
    return Statement(None, None, words, Form.DIRECT, SpeakerKind.UNNAMED, 0.9, acts=scored)


def test_a_statement_whose_best_two_acts_are_close_waits() -> None:
    said = RecordId("s1")
    close = statement((Act.PLEDGE, 0.45), (Act.POSITION, 0.41))
    (item,) = doubtful([(said, close)], set())
    assert item.because == "pledge 0.45, position 0.41"
    assert [answer.split(" --by")[0] for answer in item.answers] == [
        "wordkeep rule LEDGER s1 relabel --set act=pledge",
        "wordkeep rule LEDGER s1 relabel --set act=position",
    ]
    assert list(doubtful([(said, close)], {said})) == []
    for clear in (
        statement((Act.PLEDGE, 0.9), (Act.REAFFIRM, 0.88)),
        statement((Act.PLEDGE, 0.6), (Act.INFORM, 0.3)),
        statement((Act.INFORM, 0.45), (Act.POSITION, 0.44)),
        statement((Act.PLEDGE, 0.45)),
    ):
        assert list(doubtful([(said, clear)], set())) == []


def test_lines_that_were_nearly_one_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wordkeep.lines.queue.ALMOST", 0.2)
    pages = page(1, [0], 10), page(2, [2], 40)
    first, second = lines(*pages)
    words = [word for each in pages for word in each.words]
    assert list(nearly_joined([first, second], words, set())) == []
    alike = replace(words[1], told=told(TextId("a2"), 0, "China will pay", 40), sentence=PLEDGES[0])
    (item,) = nearly_joined([first, second], [words[0], alike], set())
    assert (item.on, item.beside) == (second.id, first.id)
    assert item.because.startswith("two pledges of CHN, 0.22 alike")
    assert [answer.split(" --by")[0] for answer in item.answers] == [
        f"wordkeep rule LEDGER {second.id} merge --set into={first.id}",
        f"wordkeep rule LEDGER {second.said.record} split",
    ]
    assert list(nearly_joined([first, second], [words[0], alike], {second.said.record})) == []


def test_the_weightiest_comes_first_and_equal_ones_by_id() -> None:
    def item(on: str, weight: float) -> Item:
        return Item(Waiting.SHIFT, on, None, weight, "", (), ())

    assert [each.on for each in in_order([item("b", 0.1), item("c", 0.9), item("a", 0.1)])] == ["c", "a", "b"]
