"""The measures of partitions, on cases worked out by hand."""

import pytest

from evaluation.partitions import MEASURES, Group, b_cubed, ceaf_e, muc, partition, total

GOLD: list[Group] = [frozenset("abc"), frozenset("de"), frozenset("f")]
SPLIT: list[Group] = [frozenset("ab"), frozenset("c"), frozenset("def")]


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_the_gold_itself_is_perfect(measure: object) -> None:
    assert callable(measure)
    assert measure(GOLD, GOLD).f1 == pytest.approx(1.0)


def test_b_cubed() -> None:
    found = b_cubed(GOLD, SPLIT)
    assert found.precision == pytest.approx((1 + 1 + 1 + 2 / 3 + 2 / 3 + 1 / 3) / 6)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)


def test_muc() -> None:
    found = muc(GOLD, SPLIT)
    assert found.recall == pytest.approx(2 / 3)
    assert found.precision == pytest.approx(2 / 3)


def test_ceaf_takes_the_best_pairs() -> None:
    found = ceaf_e(GOLD, SPLIT)
    assert found.recall == pytest.approx((4 / 5 + 4 / 5 + 0) / 3)  # abc beside ab, de beside def, f beside c


def test_ceaf_with_more_groups_on_either_side() -> None:
    alone = [frozenset(member) for member in "abcdef"]
    assert ceaf_e(GOLD, alone).right == pytest.approx(ceaf_e(alone, GOLD).right) == pytest.approx(2 / 4 + 2 / 3 + 1)


def test_counts_add_up() -> None:
    both = total([b_cubed(GOLD, SPLIT), b_cubed(GOLD, GOLD)])
    assert both.found == 12


def test_members_fall_into_groups() -> None:
    assert partition("abc", {"a": 1, "b": 1, "c": 2}.__getitem__) == [frozenset("ab"), frozenset("c")]
