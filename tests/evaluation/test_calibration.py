import pytest

from evaluation.calibration import Judged, binned, calibrated, calibration_error, error_of, reliability


def test_a_reader_that_keeps_its_word_has_no_error() -> None:
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == pytest.approx(0)
    assert calibration_error([]) == 0


def test_bins_are_weighed_by_how_many_fall_into_them() -> None:
    judged: list[Judged] = [(0.95, False)] + [(0.55, True), (0.55, False)] * 4
    assert calibration_error(judged) == pytest.approx((0.95 * 1 + 0.05 * 8) / 9)


def test_too_high_in_one_bin_is_not_made_good_by_too_low_in_another() -> None:
    assert calibration_error([(0.9, False), (0.1, True)]) == pytest.approx(0.9)


def test_within_a_bin_they_are() -> None:
    assert calibration_error([(0.52, False), (0.58, True)]) == pytest.approx(0.05)


def test_the_ends_have_their_bins() -> None:
    bins = binned([(0.0, False), (1.0, True), (0.1, False)])
    assert [each.number for each in bins] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 1]
    with pytest.raises(ValueError, match=r"1\.2 is not a probability"):
        binned([(1.2, True)])


def test_documents_are_put_together_before_the_error_is_taken() -> None:
    documents: list[list[Judged]] = [[(0.5, True)], [(0.5, False)], []]
    assert error_of([binned(each) for each in documents]) == 0
    assert calibrated("deeds", documents)["calibration.deeds"].value == 0
    assert calibrated("deeds", [[], []]) == {}


def test_the_reliability_table_shows_what_was_promised_and_what_held() -> None:
    lines = list(reliability([(0.9, True), (0.94, False)]))
    assert len(lines) == 2
    assert lines[1].split() == ["0.9", "1.0", "2", "0.920", "0.500"]
