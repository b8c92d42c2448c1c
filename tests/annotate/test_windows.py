from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.chosen import WORDPIECES
from wordkeep.annotate.windows import CONTEXT, CORE, SHORTEST, Window, windows_of
from wordkeep.annotate.wordpieces import Pieces, Shape

STOP = 1
STOPS = frozenset({STOP})
LINE = 2  # what begins a new line in these tests
WORD = 3


def cut(marks: list[int]) -> list[Window]:
    """The windows of a text of words, stops and first words of lines."""
    shapes = [Shape.LOWER + len(Shape) * (mark == LINE or at == 0) for at, mark in enumerate(marks)]
    offsets = [(2 * at, 2 * at + 1) for at in range(len(marks))]
    return list(windows_of(Pieces(marks, shapes, offsets, list(range(len(marks)))), STOPS))


# A stop or a new line now and then: a mark, and how many words come before it.
TEXTS = st.lists(st.tuples(st.sampled_from([STOP, LINE, WORD]), st.integers(0, 250)), max_size=8).map(
    lambda parts: [each for mark, words in parts for each in [WORD] * words + [mark]]
)


@given(TEXTS)
def test_cores_tile_the_text_and_none_is_too_long(marks: list[int]) -> None:
    windows = cut(marks)
    edges = [0, *(window.core_end for window in windows)]
    assert [window.core_start for window in windows] == edges[:-1]
    assert edges[-1] == len(marks)
    assert all(0 < window.core_end - window.core_start <= CORE for window in windows)


@given(TEXTS)
def test_context_is_on_both_sides_as_far_as_the_text_goes(marks: list[int]) -> None:
    for window in cut(marks):
        assert window.start == max(0, window.core_start - CONTEXT)
        assert window.end == min(len(marks), window.core_end + CONTEXT)


@given(TEXTS)
def test_a_core_that_is_not_the_last_has_some_length(marks: list[int]) -> None:
    assert all(window.core_end - window.core_start > SHORTEST for window in cut(marks)[:-1])


def test_no_text_has_no_window() -> None:
    assert cut([]) == []


def test_a_short_text_is_one_window() -> None:
    assert cut([WORD] * 9) == [Window(0, 9, 0, 9)]


@pytest.mark.parametrize(
    ("line", "stop", "end"),
    [
        (250, 300, 250),  # a line is the best place, even where a sentence ends later
        (SHORTEST, 300, 301),  # too early for a line: after the last sentence
        (None, SHORTEST - 1, CORE),  # too early for both: anywhere
        (None, None, CORE),
        (CORE, 300, CORE),
    ],
)
def test_where_a_core_ends(line: int | None, stop: int | None, end: int) -> None:
    marks = [WORD] * (CORE + 100)
    if line is not None:
        marks[line] = LINE
    if stop is not None:
        marks[stop] = STOP
    assert cut(marks)[0].core_end == end


def test_one_enormous_line_is_cut_all_the_same() -> None:
    windows = list(windows_of(WORDPIECES.of("harbour " * 50_000), STOPS))
    assert len(windows) == -(-50_000 // CORE)
    assert all(one.core_end == other.core_start for one, other in pairwise(windows))


def test_a_megabyte_without_a_space_is_one_wordpiece() -> None:
    assert len(list(windows_of(WORDPIECES.of("a" * 1_000_000), STOPS))) == 1
