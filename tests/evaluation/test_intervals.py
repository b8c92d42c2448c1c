import pytest

from evaluation.counts import Counts, total
from evaluation.intervals import Figure, figure, resampled, shown, wilson


def f1(counts: object) -> float:
    assert isinstance(counts, list)
    return total(counts).f1


def test_the_interval_holds_the_score_and_is_the_same_each_time() -> None:
    counts = [Counts(1, 1, 2), Counts(0, 1, 1), Counts(3, 3, 3), Counts(1, 2, 2)]
    low, high = resampled(counts, f1, draws=200)
    assert low < total(counts).f1 < high
    assert (low, high) == resampled(counts, f1, draws=200)


def test_more_documents_make_a_narrower_interval() -> None:
    few = [Counts(1, 1, 1), Counts(0, 1, 1)] * 5
    narrow, wide = resampled(few * 40, f1, draws=200), resampled(few, f1, draws=200)
    assert narrow[1] - narrow[0] < (wide[1] - wide[0]) / 3


def test_what_does_not_vary_has_no_width() -> None:
    assert figure([Counts(1, 2, 2)] * 3, f1) == Figure(0.5, 0.5, 0.5, 3)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 100, 0.0, 0.0370), (5, 100, 0.0215, 0.1118), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilson(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_a_figure_without_an_interval_is_shown_without_one() -> None:
    lines = list(shown({"deeds": Figure(0.5, 0.25, 0.75, 1080), "int8": Figure(0.25, None, None, 3)}))
    assert lines[0].split() == ["deeds", "50.0", "25.0", "to", "75.0", "of", "1,080"]
    assert lines[1].split() == ["int8", "25.0", "of", "3"]
