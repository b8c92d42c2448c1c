"""Whose an article is, which sides speak in it, and what its words bind whom to."""

from datetime import date

import pytest

from tests.lines.by_hand import BOTH_WAYS, MAY, Two, anchor, article, dated, said
from wordkeep.lines.scene import Scene, promiser_of, scene_of, stander_of, subject_of
from wordkeep.model.actor import SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.record import Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement
from wordkeep.model.when import When


def scene(told: Article, *records: Record) -> Scene:
    return scene_of(told, records, ())


def statement(record: Record) -> Statement:
    assert isinstance(record.claim, Statement)
    return record.claim


def whole(told: Article) -> Span:
    return Span(0, len(told.text))


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("{a} will reopen the consulate", "a"),
        ("that {a} would send 40 tonnes of seed", "a"),
        ("the {a} government has pledged to lift the fee", "a"),
        ("if it rains, {a} would open the gates", "a"),
        ("{a} and {b} will hold talks in June", "ab"),
        ("{a}, for its part, will clear the channel", "a"),
        ("it would do so with {a}", ""),
        ("we will never sell arms to {a}", ""),
        ("{a} closed the bridge in March", ""),
        ("the bridge will be closed", ""),
    ],
)
def test_the_words_bind_the_first_side_that_is_to_act_in_them(two: Two, words: str, bound: str) -> None:
    assert tuple(sorted(subject_of(two.told(words)))) == two.codes(bound)


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("{a} had promised to lift the visa requirement", "a"),
        ("{a} and {b} agreed to talk", "ab"),
        ("that the {a} government agreed to buy the wheat", "a"),
        ("{a} will lift the visa requirement", ""),
        ("the talks were useful", ""),
    ],
)
def test_promised_is_what_a_side_is_told_to_have_agreed_to(two: Two, words: str, promised: str) -> None:
    assert tuple(sorted(promiser_of(two.told(words)))) == two.codes(promised)


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_stand_is_the_side_that_opens_the_words_and_does_something_in_them(two: Two) -> None:
    assert stander_of(two.told("{a} regards the river as shared")) == two.code_a
    assert stander_of(two.told("{a} and its neighbours")) is None
    assert stander_of(two.told("it regards {a} as a friend")) is None


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_speakers_side_speaks_else_the_one_that_the_source_names(two: Two) -> None:
    told = article(two.told("Officials in {A} said the bridge will open. Mirela Sand said it will not."))
    by_source = said(told, "the bridge will open", source=two.told("Officials in {A}"))
    by_side = said(told, "it will not", source="Mirela Sand", side=two.code_b)
    tellers = [scene(told).tellers(statement(record)) for record in (by_source, by_side)]
    assert tellers == [(two.code_a,), (two.code_b,)]


def test_joint_speakers_all_speak() -> None:
    told = article("The bridge will open in May.")
    joint = said(told, "The bridge will open", side="KEN", joint=("NOR",))
    assert scene(told).tellers(statement(joint)) == ("KEN", "NOR")


def test_who_is_not_named_in_a_sides_own_text_speaks_for_it_but_a_source_left_unnamed_does_not() -> None:
    told = article("The bridge will open. A diplomat said it will not.", outlet="Ministry of Foreign Affairs of Kenya")
    plain = said(told, "The bridge will open")
    unnamed = said(told, "it will not", source="A diplomat", kind=SpeakerKind.UNNAMED)
    assert (scene(told).tellers(statement(plain)), scene(told).tellers(statement(unnamed))) == (("KEN",), ())


def test_the_other_side_is_the_one_spoken_of_most_and_none_where_two_are_level() -> None:
    assert scene(article("Kenya met Norway. Norway smiled. Peru watched.")).other_than(["KEN"]) == ("NOR",)
    assert scene(article("Kenya met Norway and Peru.")).other_than(["KEN"]) == ()
    assert scene(article("Kenya met nobody.")).other_than(["KEN"]) == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Kenya will lift the fee if Norway reopens the consulate, Sand said.", "if Norway reopens the consulate"),
        ("Kenya will lift the fee in return for two ferries.", "in return for two ferries"),
        ("Kenya will not lift the fee unless the ship is freed.", "unless the ship is freed"),
        ("Kenya will lift the fee.", None),
    ],
)
def test_a_condition_is_the_clause_that_the_words_depend_on(text: str, condition: str | None) -> None:
    told = article(text)
    found = scene(told).condition(whole(told))
    assert (found.exact if found else None) == condition


def test_due_is_a_day_within_the_words_after_they_were_given() -> None:
    told = article("On 2 May Sand said the gates will open by 1 September. The old ones opened in October.")
    of = scene(
        told,
        dated(told, "2 May", date(2023, 5, 2)),
        dated(told, "1 September", date(2023, 9, 1)),
        dated(told, "October", date(2023, 10, 31)),
    )
    words = anchor(told, "the gates will open by 1 September").span
    due = of.due(words, When(MAY, MAY, of.published.basis))
    assert due is not None
    assert due.words is not None
    assert (due.on, due.words.exact, due.basis) == (date(2023, 9, 1), "1 September", "stated")
    assert of.due(anchor(told, "the gates will open").span, of.published) is None
    assert of.due(anchor(told, "On 2 May Sand said").span, of.published) is None
