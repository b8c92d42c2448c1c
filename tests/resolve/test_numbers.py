"""Numbers and years in words or digits."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.resolve.numbers import number_in, year_in_words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("zero", 0),
        ("three", 3),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("a hundred", 100),
        ("one hundred", 100),
        ("three hundred", 300),
        ("two thousand", 2000),
        ("two thousand five hundred", 2500),
        ("a dozen", 12),
        ("a", 1),
        ("an", 1),
        ("half a", Fraction(1, 2)),
        ("half an", Fraction(1, 2)),
        ("a couple of", 2),
        ("couple of", 2),
        ("12", 12),
        ("1,000", 1000),
        ("1.5", Fraction(3, 2)),
        ("2 1/2", Fraction(5, 2)),
        (" 7 ", 7),
    ],
)
def test_numbers(words: str, number: Fraction | int) -> None:
    assert number_in(words) == number


@pytest.mark.parametrize(
    "words", ["several", "a few", "some", "many", "dozens of", "hundreds of", "", ",", "2 1/0", "weeks", "1.", "٣"]
)
def test_what_is_vague_or_none(words: str) -> None:
    assert number_in(words) is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("nineteen ninety-six", 1996),
        ("nineteen ninety six", 1996),
        ("nineteen hundred", 1900),
        ("nineteen oh four", 1904),
        ("nineteen-ninety", None),
        ("twenty twenty-one", 2021),
        ("twenty ten", 2010),
        ("two thousand", 2000),
        ("two thousand three", 2003),
        ("two thousand and three", 2003),
        ("two thousand twenty-one", 2021),
        ("twenty-five", None),
        ("twenty five", None),  # a number
        ("two thousand years", None),
        ("", None),
    ],
)
def test_years_that_are_spoken_out(words: str, year: int | None) -> None:
    assert year_in_words(words) == year


@given(st.text())
def test_any_words_at_all_may_be_asked(words: str) -> None:
    number_in(words)
    year_in_words(words)


@given(st.integers(0, 10**12))
def test_digits_say_their_number(number: int) -> None:
    assert number_in(f"{number:,}") == number_in(str(number)) == number
