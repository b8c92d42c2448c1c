import pytest

from evaluation.counts import Counts, Share, added, by_label, macro_f1, micro_f1, share, table, total


def test_counts() -> None:
    counts = total([Counts(1, 2, 4), Counts(2, 2, 2)])
    assert counts == Counts(1, 2, 4) + Counts(2, 2, 2)
    assert counts.precision == pytest.approx(3 / 4)
    assert counts.recall == pytest.approx(3 / 6)
    assert counts.f1 == pytest.approx(0.6)
    assert Counts().f1 == Counts().precision == Counts().recall == 0


def test_shares() -> None:
    assert share([Share(1, 2), Share(2, 2)]) == Share(1, 2) + Share(2, 2) == Share(3, 4)
    assert Share(3, 4).value == 0.75
    assert Share().value == 0


def test_labels_of_one_thing() -> None:
    assert by_label({"pledge", "accuse"}, {"pledge", "deny"}) == {
        "accuse": Counts(0, 0, 1),
        "deny": Counts(0, 1, 0),
        "pledge": Counts(1, 1, 1),
    }
    assert by_label((), ()) == {}


def test_macro_weighs_the_rare_like_the_common() -> None:
    counts = added([by_label({"a"}, {"a"})] * 9 + [by_label({"b"}, {"a"})])
    assert counts == {"a": Counts(9, 10, 9), "b": Counts(0, 0, 1)}
    assert macro_f1(counts) == pytest.approx((18 / 19 + 0) / 2)
    assert micro_f1(counts) == pytest.approx(0.9)


def test_a_label_that_is_not_there_has_no_score_of_its_own() -> None:
    counts = added([by_label({"a"}, {"a"}), by_label({"a"}, {"c"})])
    assert macro_f1(counts) == pytest.approx(2 / 3)
    assert macro_f1({"c": Counts(0, 5, 0)}) == macro_f1({}) == 0


def test_the_table_has_a_line_for_each_label() -> None:
    lines = list(table({"pledge": Counts(1, 2, 4)}))
    assert lines[1].split() == ["pledge", "50.0", "25.0", "33.3", "2", "4"]
