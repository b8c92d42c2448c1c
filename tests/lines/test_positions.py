"""Where a side stands, and what changed between two forms of one position."""

from datetime import date

import pytest

from tests.lines.by_hand import BOTH_WAYS, JUNE, KENYA_NORWAY, MAY, Two, article, said
from wordkeep.lines.positions import alike, positions_in, redline_of, shifts_in
from wordkeep.model.shift import Change, Position, ShiftKind
from wordkeep.model.statement import Act


def position(  # one statement of one article
    words: str,
    *,
    two: Two = KENYA_NORWAY,
    on: date = MAY,
    source: str = "Minister Mirela Sand",
    side: str | None = "b",
    id_: str | None = None,
    name: str | None = None,
) -> Position:
    content = two.told(words)
    told = article(f"{source} said {content}.", on=on, id_=id_ or f"a{on.isoformat()}")
    code = two.codes(side)[0] if side else None
    statement = said(told, content, act=Act.POSITION, source=source, side=code, name=name)
    (found,) = positions_in(told, [statement], ())
    return found


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        ("the Moss fishermen may return", "the Moss fishermen must return", ShiftKind.STRONGER),
        ("the Moss fishermen must return", "the Moss fishermen may return", ShiftKind.WEAKER),
        ("{b} welcomes the Moss barley plan", "{b} fully supports the Moss barley plan", ShiftKind.STRONGER),
        ("{b} condemns the Moss barley fee", "{b} regrets the Moss barley fee", ShiftKind.WEAKER),
        ("the Moss fishermen will return", "the Moss fishermen will not return", ShiftKind.POLARITY),
        ("the Moss barley fee is unacceptable", "the Moss barley fee is welcome", ShiftKind.POLARITY),
        (
            "the Moss fishermen will return",
            "the Moss fishermen will return if the harbour opens",
            ShiftKind.CONDITION,
        ),
        (
            "the Moss fishermen will return in peace and dignity",
            "the Moss fishermen will return in peace",
            ShiftKind.DROPPED,
        ),
        (
            "the Moss fishermen will return in peace",
            "the Moss fishermen will return in peace and dignity",
            ShiftKind.NEW,
        ),
    ],
)
def test_what_changed(two: Two, earlier: str, later: str, kind: ShiftKind) -> None:
    before, after = position(earlier, two=two), position(later, two=two, on=JUNE)
    (shift,) = shifts_in([after, before])
    assert (shift.kind, shift.side) == (kind, two.code_b)
    assert (shift.earlier, shift.later) == (before, after)
    assert shift.what
    assert any(part.lower() in f"{before.text} {after.text}".lower() for part in shift.what.split(" ; "))


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_the_same_words_from_a_higher_office_are_a_shift(two: Two) -> None:
    spokesman = position("the Moss fishermen must return", two=two, source="The spokesman", name="Ola Berg")
    president = position(
        "the Moss fishermen must return", two=two, source="President Mirela Sand", name="Mirela Sand", on=JUNE
    )
    (shift,) = shifts_in([spokesman, president])
    assert (shift.kind, shift.what) == (ShiftKind.OFFICE, "Mirela Sand")
    assert shifts_in([position("the Moss fishermen must return", source="President Mirela Sand"), spokesman]) == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("the Moss fishermen must return", "the Moss fishermen must return"),
        ("the Moss fishermen must return", "that the fishermen of Moss must return"),
        ("the Moss fishermen must return", "the barley tariff is too high"),
    ],
    ids=["the same", "small words", "of something else"],
)
def test_no_shift_where_nothing_that_matters_changed(earlier: str, later: str) -> None:
    assert shifts_in([position(earlier), position(later, on=JUNE)]) == ()


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_words_of_two_sides_are_two_positions(two: Two) -> None:
    one = position("the Moss fishermen may return", two=two, side="a")
    other = position("the Moss fishermen must return", two=two, side="b", on=JUNE)
    assert shifts_in([one, other]) == ()


def test_two_statements_of_one_article_are_no_shift() -> None:
    one, other = (position(f"the Moss fishermen {verb} return", id_="a1") for verb in ("may", "must"))
    assert shifts_in([one, other]) == ()


def test_each_form_is_compared_with_the_one_before_it() -> None:
    verbs = ("may", "should", "must")
    forms = [position(f"the Moss fishermen {verb} return", on=date(2023, 5 + at, 1)) for at, verb in enumerate(verbs)]
    shifts = shifts_in(reversed(forms))
    assert [(shift.earlier, shift.later) for shift in shifts] == [(forms[0], forms[1]), (forms[1], forms[2])]


def test_who_only_informs_takes_no_stand() -> None:
    told = article("Sand said the river was high.")
    assert positions_in(told, [said(told, "the river was high", act=Act.INFORM, side="KEN")], ()) == ()


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_position_is_of_the_speakers_side_else_of_whom_the_words_have_stand(two: Two) -> None:
    assert position("the river is shared", two=two, side="a").side == two.code_a
    stands = position("{a} regards the river as shared", two=two, side=None, source="The clerk")
    assert stands.side == two.code_a
    assert position("the river is shared", two=two, side=None, source="The clerk").side is None


def test_the_office_is_told_by_the_source() -> None:
    ranks = [
        position("the river is shared", source=each).rank
        for each in ("The spokeswoman", "Ambassador Ola Berg", "Foreign Minister Ola Berg", "President Mirela Sand")
    ]
    assert None not in ranks
    assert ranks == sorted(ranks, key=lambda rank: rank or 0)
    assert position("the river is shared", source="Mirela Sand").rank is None


def test_a_redline_holds_every_word_of_both() -> None:
    redline = redline_of("we hope to sign the Moss paper", "we will sign the paper")
    assert Change("hope to", "will") in redline
    assert Change("Moss", "") in redline
    assert " ".join(each.before for each in redline if each.before) == "we hope to sign the Moss paper"
    assert " ".join(each.after for each in redline if each.after) == "we will sign the paper"


def test_likeness_is_of_telling_words_only() -> None:
    assert alike("the Moss fishermen must return", "the fishermen of Moss may return") == 1.0
    assert alike("the Moss fishermen must return", "the government of the country") == 0.0
    assert alike("", "") == 0.0
