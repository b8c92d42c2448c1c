from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.annotate.runs import NOBODY, Mask, owners, roles_of, runs_of
from wordkeep.annotate.tags import SAID

Drawn = list[list[float]]  # log odds of each owner

MASKS = st.lists(st.booleans(), max_size=30)


def mask(drawn: str) -> Mask:
    """``x`` where it holds."""
    return np.array([each == "x" for each in drawn], bool)


def test_a_role_is_as_likely_as_its_beginning_and_its_going_on() -> None:
    roles = roles_of(np.array([[0.1, 0.2, 0.3, 0.15, 0.25]], np.float32), SAID)
    assert roles["source"].tolist() == pytest.approx([0.5])
    assert roles["content"].tolist() == pytest.approx([0.4])


@pytest.mark.parametrize(
    ("drawn", "gap", "walls", "runs"),
    [
        ("", 0, None, []),
        ("....", 2, None, []),
        ("xx.x", 0, None, [(0, 2), (3, 4)]),
        ("xx.x", 1, None, [(0, 4)]),
        ("x..x", 1, None, [(0, 1), (3, 4)]),
        ("x.x.x", 1, None, [(0, 5)]),
        ("xx.x", 1, "..x.", [(0, 2), (3, 4)]),
        ("xx.x", 1, "x...", [(0, 4)]),  # the wall is not in the gap
    ],
)
def test_runs_are_bridged_where_the_gap_is_small_and_open(
    drawn: str, gap: int, walls: str | None, runs: list[tuple[int, int]]
) -> None:
    assert runs_of(mask(drawn), gap=gap, walls=None if walls is None else mask(walls)) == runs


@pytest.mark.parametrize(
    ("drawn", "gap", "opening", "runs"),
    [
        ("xxxx", 0, "..x.", [(0, 2), (2, 4)]),
        ("xxxx", 0, "x...", [(0, 4)]),
        ("xx.x", 1, "...x", [(0, 2), (3, 4)]),  # what opens again is not bridged
        ("xx.x", 1, "..x.", [(0, 2), (2, 4)]),
    ],
)
def test_a_run_is_cut_where_another_opens(drawn: str, gap: int, opening: str, runs: list[tuple[int, int]]) -> None:
    assert runs_of(mask(drawn), gap=gap, opening=mask(opening)) == runs


@given(MASKS, st.integers(0, 3))
def test_runs_hold_all_that_is_marked_and_stand_apart(marked: list[bool], gap: int) -> None:
    runs = runs_of(np.array(marked, bool), gap=gap)
    held = {at for start, end in runs for at in range(start, end)}
    assert {at for at, each in enumerate(marked) if each} <= held
    assert all(marked[start] and marked[end - 1] for start, end in runs)
    assert all(other[0] - one[1] > gap for one, other in pairwise(runs))


def course(odds: list[list[float]], *, opening: list[float] | None = None, change: float = 2.0) -> list[int]:
    begins = np.array(opening or [0.0] * len(odds[0]), np.float32)
    whose = owners(np.array(odds, np.float32), begins, change=change, switch=3.0)
    return [int(owner) for owner in whose]


def test_without_a_price_for_change_likely_is_likely() -> None:
    assert course([[-1, 0.4, -0.4, 2, -2]], change=0.0) == [NOBODY, 0, NOBODY, 0, NOBODY]


@pytest.mark.parametrize(
    ("odds", "whose"),
    [
        ([[-2, 1, -2]], "..."),  # one doubtful word is not worth the change
        ([[-2, 7, -2]], ".0."),
        ([[2, 2, -1, 2, 2]], "00000"),  # nor is one doubtful gap
        ([[3, 3, -5, -5, 3, 3]], "00..00"),
        ([[-1, -2]], ".."),
        ([[3, 3, 2, 2], [1, 1, 3, 2.5]], "0000"),  # the other claims more, but too little more to pass it on
        ([[3, 3, -9, -9], [-9, -9, 3, 3]], "0011"),
        ([[3, 3, -9, -9, 3, 3], [-9, -9, 4, 4, -9, -9]], "001100"),
    ],
)
def test_what_is_doubtful_goes_with_its_neighbours(odds: list[list[float]], whose: str) -> None:
    assert course(odds) == [NOBODY if each == "." else int(each) for each in whose]


def test_where_something_opens_it_is_cheap_to_pass_on() -> None:
    odds = [[3.0, 3.0, 2.0, 2.0], [1.0, 1.0, 3.0, 2.5]]
    assert course(odds, opening=[0, 0, 2.9, 0]) == [0, 0, 1, 1]


def worth(odds: Drawn, opening: list[float], whose: tuple[int, ...], change: float, switch: float) -> float:
    """The log odds along a course, less what its changes cost; behind all that is likely it ends for nothing."""
    last = max((at for at, column in enumerate(zip(*odds, strict=True)) if max(column) > 0), default=-1)
    assert set(whose[last + 1 :]) <= {NOBODY}
    sum_ = 0.0
    for at, (before, owner) in enumerate(pairwise((NOBODY, *whose[: last + 1]))):
        if owner != NOBODY:
            sum_ += odds[owner][at]
        if owner != before:
            sum_ -= change if NOBODY in (before, owner) else switch
            sum_ += opening[at] if owner != NOBODY else 0.0
    return sum_


ODDS = st.integers(1, 5).flatmap(
    lambda length: st.lists(
        st.lists(st.floats(-6, 6, width=32), min_size=length, max_size=length), min_size=1, max_size=2
    )
)


@given(ODDS, st.data(), st.floats(0, 4, width=32), st.floats(0, 4, width=32))
def test_no_course_is_likelier(odds: Drawn, data: st.DataObject, change: float, switch: float) -> None:
    length = len(odds[0])
    likely = [max(column) > 0 for column in zip(*odds, strict=True)]
    opening = [data.draw(st.floats(0, switch)) if each else 0.0 for each in likely]
    ahead = max((at + 1 for at, each in enumerate(likely) if each), default=0)
    courses = product((NOBODY, *range(len(odds))), repeat=ahead)
    best = max(worth(odds, opening, (*each, *[NOBODY] * (length - ahead)), change, switch) for each in courses)
    found = owners(np.array(odds, np.float32), np.array(opening, np.float32), change=change, switch=switch)
    assert worth(odds, opening, tuple(found.tolist()), change, switch) == pytest.approx(best, abs=1e-3)
