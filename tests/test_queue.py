"""The queue of a ledger: events that were nearly one, and what rulings take out of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.penned import BROUGHT, LEFT, SENT, copied, penned
from wordkeep.model.card import Likeness
from wordkeep.model.queue import Item, Waiting
from wordkeep.model.record import evidence_of
from wordkeep.model.ruling import Judgement
from wordkeep.queue import queue_of
from wordkeep.rulings import Reason, ruling_on, undoing
from wordkeep.store.sqlite import Ledger


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return penned(tmp_path_factory.mktemp("penned") / "a.ledger")


@pytest.fixture
def ledger(machine: Path, tmp_path: Path) -> Iterator[Ledger]:
    """The ledger, with one more likeness: of the engineers' leaving and the report of their coming by train."""
    with Ledger.open(copied(machine, tmp_path)) as opened:
        alike = Likeness(id_of(opened, LEFT), id_of(opened, BROUGHT), 0.6, "happened", ("+0.7 both name engineers",))
        opened.links.liken("event", [alike])
        yield opened


def id_of(ledger: Ledger, words: str) -> str:
    return next(
        record.id
        for article in ledger.articles()
        for record in ledger.records(article.id)
        if record.kind == "event" and evidence_of(record.claim)[0].exact == words
    )


def nearly(ledger: Ledger, as_of: date | None = None) -> list[Item]:
    return [each for each in queue_of(ledger, as_of=as_of) if each.waiting is Waiting.MERGE]


def reason() -> Reason:
    return Reason("Mirela Sand", "I read both", datetime.now(UTC))


def test_events_that_were_nearly_one_wait_with_both_words(ledger: Ledger) -> None:
    (item,) = nearly(ledger)
    assert {item.on, item.beside} == {id_of(ledger, LEFT), id_of(ledger, BROUGHT)}
    assert {words.exact for words in item.words} == {LEFT, BROUGHT}
    assert item.because == "one event? 0.60 sure: +0.7 both name engineers"
    assert nearly(ledger, as_of=date(2021, 8, 19)) == []


@pytest.mark.parametrize("answer", [0, 1])
def test_either_answer_takes_it_out_and_undoing_brings_it_back(ledger: Ledger, answer: int) -> None:
    (item,) = nearly(ledger)
    _, _, _, target, judgement, _, setting, *_ = item.answers[answer].split()
    key, _, value = setting.partition("=")
    made = ruling_on(ledger, target, Judgement(judgement), {key: value}, reason())
    ledger.rulings.add([made])
    assert nearly(ledger) == []
    ledger.rulings.add([undoing(ledger, made.id, reason())])
    assert nearly(ledger) == [item]


def test_a_report_that_was_split_off_is_not_asked_about_again(ledger: Ledger) -> None:
    ledger.rulings.add([ruling_on(ledger, id_of(ledger, BROUGHT), Judgement.SPLIT, {}, reason())])
    assert nearly(ledger) == []
    assert ledger.groups.group_of("event", id_of(ledger, SENT)) is None


def test_the_queue_of_the_examples_and_seeds_tells_of_no_deed_that_is_hidden(told_ledger: Path) -> None:
    with Ledger.open(told_ledger) as opened:
        hidden = {record.id for listed in opened.articles() for record in opened.untold(listed.id)}
        found = list(queue_of(opened))
    assert {Waiting.PAST_DUE, Waiting.MERGE} <= {item.waiting for item in found}
    assert hidden
    assert not any(item.on in hidden for item in found)
