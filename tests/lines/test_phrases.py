"""Phrases first used, and phrases dropped and not said again."""

from datetime import date

from tests.lines.made import told
from wordkeep.lines.phrases import dropped, first_uses
from wordkeep.lines.positions import redline_of
from wordkeep.model.shift import Position, Shift, ShiftKind

SPRING, SUMMER, AUTUMN = date(2023, 4, 1), date(2023, 7, 1), date(2023, 10, 1)


def position(words: str, day: date | None, *, side: str = "NOR") -> Position:
    return Position(side, told(words, record=f"{side}{day}", article=f"a{day}", published=day), None, None, ())


def shift(earlier: Position, later: Position) -> Shift:
    text = redline_of(earlier.text, later.text)
    return Shift(ShiftKind.NEW, "NOR", (), earlier, later, "", text)


OLD = position("the river belongs to both states without exception", SPRING)
NEW = position("the river belongs to both states under the treaty", SUMMER)


def test_a_phrase_is_first_used_where_no_earlier_statement_of_the_side_has_it() -> None:
    (use,) = first_uses([shift(OLD, NEW)], [OLD, NEW])
    assert (use.phrase, use.position, use.forms) == ("under the treaty", NEW, 2)
    before = position("we stand under the treaty", date(2023, 1, 1))
    assert first_uses([shift(OLD, NEW)], [before, OLD, NEW]) == ()
    other = position("we stand under the treaty", date(2023, 1, 1), side="KEN")
    assert len(first_uses([shift(OLD, NEW)], [other, OLD, NEW])) == 1


def test_a_phrase_is_dropped_where_no_later_statement_has_it() -> None:
    (use,) = dropped([shift(OLD, NEW)], [OLD, NEW])
    assert (use.phrase, use.position) == ("without exception", OLD)
    again = position("it belongs to both without exception", AUTUMN)
    assert dropped([shift(OLD, NEW)], [OLD, NEW, again]) == ()


def test_an_undated_statement_is_first_of_nothing() -> None:
    undated = position("the river belongs to both states under the treaty", None)
    assert first_uses([shift(OLD, undated)], [OLD, undated]) == ()
    assert dropped([shift(OLD, undated)], [OLD, undated]) == ()
