"""Where a line stands on a day: step by step, until when, and what the ledger says; nothing of it is a verdict."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.lines.by_hand import AUGUST, JUNE, MAY, anchor, article, on, only_draft, only_word, said
from wordkeep.lines.clock import due_of, history_of, state_of
from wordkeep.lines.joining import Draft
from wordkeep.model.commitment import (
    Answer,
    Due,
    Evidence,
    Gates,
    Kind,
    Ladder,
    Relation,
    Searched,
    State,
    Told,
    WordLink,
)
from wordkeep.model.ids import RecordId
from wordkeep.model.statement import Act, Strength

LOOKED = Searched(9, 4, JUNE, date(2023, 9, 1))
UNSEARCHED = Searched(0, 0, None, None)
TOLD = Told(
    RecordId("e1"), article("x").id, (article("done").anchor(anchor(article("done"), "done").span),), None, JUNE
)


def draft_of(words: str = "Norway will reopen the consulate", act: Act = Act.PLEDGE, day: date | None = MAY) -> Draft:
    told = article(f"Minister Mirela Sand said {words}. Kenya listened.", on=day)
    side = "KEN" if act is Act.DEMAND else "NOR"
    return only_draft(only_word(told, said(told, words, act=act, side=side)))


def deed(step: Ladder | None, day: date, relation: Relation = Relation.PARTLY) -> Evidence:
    return Evidence(relation, f"h{day}", (TOLD,), on(day), step, Gates(1, 1, 1, 1), 0.9, 1, ())


def answer(what: Answer, step: Ladder | None = None, day: date = JUNE) -> WordLink:
    return WordLink(what, "NOR", TOLD, on(day), step, 0.9, ())


def days(*steps: Ladder) -> list[Evidence]:
    """Deeds that put the ladder there, a week apart."""
    return [deed(step, JUNE + timedelta(weeks=at)) for at, step in enumerate(steps)]


@pytest.mark.parametrize(
    ("steps", "history"),
    [
        ([], ["said"]),
        ([Ladder.STARTED, Ladder.DELIVERED], ["said", "started", "delivered"]),
        ([Ladder.PARTLY, Ladder.STARTED], ["said", "partly-delivered"]),
        ([Ladder.PARTLY, Ladder.PARTLY], ["said", "partly-delivered"]),
        ([Ladder.STARTED, Ladder.SUSPENDED, Ladder.STARTED], ["said", "started", "suspended", "started"]),
        (
            [Ladder.PARTLY, Ladder.SUSPENDED, Ladder.STARTED],
            ["said", "partly-delivered", "suspended", "partly-delivered"],
        ),
        ([Ladder.DELIVERED, Ladder.REVERSED], ["said", "delivered", "reversed"]),
        ([Ladder.SUSPENDED, Ladder.REVERSED], ["said", "suspended"]),
        ([Ladder.FORMALISED, Ladder.STARTED], ["said", "formalised", "started"]),
    ],
)
def test_deeds_move_the_ladder_up_aside_and_back_to_where_it_was(steps: list[Ladder], history: list[str]) -> None:
    assert [step.ladder for step in history_of(draft_of(), days(*steps))] == history


def test_the_order_in_which_deeds_come_in_changes_nothing() -> None:
    deeds = days(Ladder.STARTED, Ladder.SUSPENDED, Ladder.DELIVERED)
    assert len({history_of(draft_of(), order) for order in permutations(deeds)}) == 1


def test_each_step_says_the_day_and_the_happening() -> None:
    steps = history_of(draft_of(), days(Ladder.STARTED))
    assert [(step.ladder, step.on.earliest, step.by) for step in steps] == [
        ("said", MAY, None),
        ("started", JUNE, f"h{JUNE}"),
    ]


@pytest.mark.parametrize("what", list(Answer))
def test_reaffirming_is_not_doing(what: Answer) -> None:
    draft = draft_of()
    draft.answers.append(answer(what))
    assert [step.ladder for step in history_of(draft, [])] == ["said"]
    assert state_of(draft, [], LOOKED, due_of(draft), None) not in {State.FOR, State.AGAINST, State.MIXED}


def test_a_text_that_all_signed_is_a_step() -> None:
    draft = draft_of()
    draft.answers.append(answer(Answer.REAFFIRMS, Ladder.FORMALISED))
    steps = history_of(draft, days(Ladder.FORMALISED))
    assert [(step.ladder, step.by) for step in steps] == [("said", None), ("formalised", "e1")]


@pytest.mark.parametrize(
    ("act", "window"),
    [
        (Act.PLEDGE, "365 days after a pledge"),
        (Act.OFFER, "180 days after an offer"),
        (Act.DEMAND, "180 days after a demand"),
        (Act.THREAT, "180 days after a threat"),
    ],
)
def test_a_line_without_a_day_has_the_window_of_its_kind_and_says_so(act: Act, window: str) -> None:
    due = due_of(draft_of("Norway would reopen the consulate", act))
    assert due == Due(MAY + timedelta(days=int(window[:3])), None, f"default: {window}")


def test_a_day_in_the_words_goes_before_the_window() -> None:
    draft = draft_of()
    draft.first = replace(draft.first, due=Due(AUGUST, None, "stated"))
    assert due_of(draft) == Due(AUGUST, None, "stated")


def test_words_without_a_day_are_never_past_due() -> None:
    draft = draft_of(day=None)
    assert due_of(draft) is None
    assert state_of(draft, [], LOOKED, None, date(2099, 1, 1)) is State.OPEN


@pytest.mark.parametrize(
    ("relations", "state"),
    [
        ([Relation.FULFILS], State.FOR),
        ([Relation.PARTLY], State.FOR),
        ([Relation.CONTRADICTS], State.AGAINST),
        ([Relation.FULFILS, Relation.CONTRADICTS], State.MIXED),
        ([Relation.CONTEXT, Relation.RESPONDS], State.OPEN),
    ],
)
def test_the_state_is_what_evidence_there_is(relations: list[Relation], state: State) -> None:
    evidence = [deed(None, JUNE, relation) for relation in relations]
    assert state_of(draft_of(), evidence, LOOKED, due_of(draft_of()), JUNE) is state


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("day", [MAY, JUNE, date(2024, 5, 16), date(2099, 1, 1)])
@pytest.mark.parametrize("searched", [LOOKED, UNSEARCHED])
def test_absence_is_never_failure(kind: Kind, day: date, searched: Searched) -> None:
    draft = draft_of(act=Act(kind.value))
    assert history_of(draft, [])[-1].ladder is Ladder.SAID
    state = state_of(draft, [], searched, due_of(draft), day)
    assert state in {State.NOT_CHECKED, State.OPEN, State.PAST_DUE}


def test_what_was_not_searched_is_not_checked_and_what_found_nothing_is_open_until_it_is_due() -> None:
    draft, due = draft_of(), Due(AUGUST, None, "stated")
    assert state_of(draft, [], UNSEARCHED, due, date(2099, 1, 1)) is State.NOT_CHECKED
    assert state_of(draft, [], LOOKED, due, AUGUST) is State.OPEN
    assert state_of(draft, [], LOOKED, due, AUGUST + timedelta(days=1)) is State.PAST_DUE
    assert state_of(draft, [], LOOKED, due, None) is State.PAST_DUE


def test_words_that_bind_to_nothing_cannot_be_tested_but_evidence_still_shows() -> None:
    draft = draft_of()
    draft.first = replace(draft.first, strength=Strength.RHETORICAL)
    assert state_of(draft, [], LOOKED, None, JUNE) is State.UNTESTABLE
    assert state_of(draft, [deed(None, JUNE)], LOOKED, None, JUNE) is State.FOR


def test_words_taken_back_are_superseded_not_failed() -> None:
    draft = draft_of()
    draft.answers.append(answer(Answer.WITHDRAWS))
    assert state_of(draft, [], LOOKED, due_of(draft), AUGUST) is State.SUPERSEDED
