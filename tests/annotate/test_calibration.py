import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.annotate.calibration import Calibration

CHANCES = st.floats(0, 1)
SLOPES = st.floats(0, 5)
SHIFTS = st.floats(-5, 5)


@given(CHANCES, SLOPES, SHIFTS)
def test_it_is_a_probability_to_three_places(chance: float, slope: float, shift: float) -> None:
    told = Calibration({"acts": (slope, shift)}).of("acts", chance)
    assert 0 <= told <= 1
    assert told == round(told, 3)


@given(CHANCES, CHANCES, SLOPES, SHIFTS)
def test_what_is_likelier_stays_likelier(one: float, other: float, slope: float, shift: float) -> None:
    calibration = Calibration({"acts": (slope, shift)})
    low, high = sorted((one, other))
    assert calibration.of("acts", low) <= calibration.of("acts", high)


@given(CHANCES)
def test_a_head_that_was_not_measured_keeps_what_it_says(chance: float) -> None:
    assert Calibration({"acts": (0.5, 1.0)}).of("deeds", chance) == pytest.approx(chance, abs=0.0006)


def test_a_head_that_is_too_sure_is_made_less_sure_and_one_too_shy_more() -> None:
    calibration = Calibration({"sure": (0.5, 0.0), "shy": (2.0, 0.0), "low": (1.0, 1.0)})
    assert calibration.of("sure", 0.9) == 0.75  # odds of 9 to 1 become 3 to 1
    assert calibration.of("shy", 0.75) == 0.9
    assert calibration.of("low", 0.5) == 0.731


def test_the_slope_is_that_of_the_head() -> None:
    calibration = Calibration({"pair": (0.7, 0.0)})
    assert (calibration.slope("pair"), calibration.slope("acts")) == (0.7, 1.0)
