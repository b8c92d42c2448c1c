"""The wording that commands, exports and pages share."""

from datetime import date
from typing import Any

import pytest

from tests.lines.made import AGAINST, JUNE, MAY, deed, line, on, told, with_deeds
from wordkeep.codebook.sentences import (
    days_of,
    due_in_words,
    quoted,
    said_in_words,
    searched_in_words,
    sentence_with,
    state_in_words,
)
from wordkeep.model.commitment import Due, Kind, Searched, State
from wordkeep.model.when import Basis, When


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("we will sign", "“we will sign”"),
        ("“We will sign,”", "“We will sign”"),
        ('"We will sign."', "“We will sign.”"),
        ("to stop “meddling” in it", "“to stop “meddling” in it”"),
        ("that it would be “disastrous”", "“that it would be “disastrous””"),
        ("that they “will sign", "“that they “will sign”"),
        ("we\n  will sign", "“we will sign”"),
    ],
)
def test_words_stand_between_one_pair_of_marks(words: str, shown: str) -> None:
    assert quoted(told(words).words) == shown


def test_long_words_are_cut_at_a_word() -> None:
    assert quoted(told("we will sign the treaty").words, longest=14) == "“we will sign …”"


def test_a_sentence_has_one_full_stop() -> None:
    assert sentence_with("Norway says: ", told("We will sign.").words) == "Norway says: “We will sign.”"
    assert sentence_with("Norway says: ", told("we will sign").words) == "Norway says: “we will sign”."


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (on(MAY), "2023-05-16"),
        (When(MAY, JUNE, Basis.STATED), "2023-05-16 to 2023-06-20"),
        (When(None, MAY, Basis.DEFAULT), "by 2023-05-16"),
        (When(MAY, None, Basis.STATED), "from 2023-05-16"),
        (When.unknown(), "undated"),
    ],
)
def test_days(when: When, words: str) -> None:
    assert days_of(when) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Norway pledges towards Kenya"),
        ({"kind": Kind.DEMAND}, "Kenya demands of Norway"),
        ({"kind": Kind.THREAT}, "Norway threatens Kenya"),
        ({"kind": Kind.OFFER, "by": ("USA",)}, "The United States makes an offer to Kenya"),
        ({"by": ("KEN", "NOR"), "to": ()}, "Kenya and Norway pledge"),
        ({"claimed_by": "KEN"}, "Kenya says that Norway pledges towards Kenya"),
        ({"speaker": "Mirela Sand"}, "Norway (Mirela Sand) pledges towards Kenya"),
        ({"speaker": "Norway"}, "Norway pledges towards Kenya"),
    ],
)
def test_who_says_what_to_whom(given: dict[str, Any], words: str) -> None:
    assert said_in_words(line(**given)) == words


def test_a_state_has_its_denominator_and_is_no_verdict() -> None:
    open_ = state_in_words(line())
    assert open_ == "open: searched 9 articles of 4 outlets, 2023-06-20 to 2024-09-01, found none"
    past = state_in_words(line(state=State.PAST_DUE))
    assert past.startswith("past due: searched 9 articles")
    assert state_in_words(with_deeds(deed(), AGAINST)).startswith("evidence both ways: 1 deed for, 1 against")
    for state in State:
        told_ = state_in_words(line(state=state))
        assert "broken" not in told_
        assert "fail" not in told_


def test_nothing_to_search_is_said() -> None:
    assert searched_in_words(Searched(0, 0, None, None)) == "no later article to search"


def test_a_due_day_has_its_basis() -> None:
    stated = Due(date(2023, 5, 31), told("by the end of May").words[0], "stated")
    assert due_in_words(stated) == "due 2023-05-31 (stated: “by the end of May”)"
    assert due_in_words(None) == "no due date"
