import random
from itertools import permutations

from evaluation.matching import one_to_one, spans_agree, words_in
from wordkeep.model.span import Span


def test_words_are_counted_by_where_they_start() -> None:
    text = "troops crossed the border"
    assert words_in(text, [Span(0, 14), Span(7, 18)]) == {0, 7, 15}
    assert words_in(text, [Span(8, 14)]) == {8}  # the rest of a word is not the word
    assert words_in(text, []) == frozenset()


def test_spans_agree_if_they_share_a_character_or_neither_is_there() -> None:
    assert spans_agree([Span(0, 4)], [Span(9, 12), Span(3, 5)])
    assert not spans_agree([Span(0, 4)], [Span(4, 8)])
    assert not spans_agree([], [Span(0, 4)])
    assert spans_agree([], [])


def test_nobody_is_matched_twice() -> None:
    assert one_to_one({(0, 0): 1.0, (0, 1): 1.0}) == [(0, 0)]
    assert one_to_one({(0, 0): 1.0, (1, 0): 1.0}) == [(0, 0)]
    assert one_to_one({}) == []


def test_the_best_fit_is_left_where_that_gains_a_pair() -> None:
    assert one_to_one({(0, 0): 9.0, (0, 1): 1.0, (1, 0): 8.0}) == [(0, 1), (1, 0)]
    chain = {(0, 0): 9.0, (0, 1): 1.0, (1, 1): 9.0, (1, 2): 1.0, (2, 0): 9.0}
    assert one_to_one(chain) == [(0, 1), (1, 2), (2, 0)]


def test_the_best_fit_is_kept_where_it_costs_nothing() -> None:
    assert one_to_one({(0, 0): 1.0, (0, 1): 2.0, (1, 0): 2.0, (1, 1): 1.0}) == [(0, 1), (1, 0)]


def test_those_that_cannot_be_told_apart_stay_in_order() -> None:
    assert one_to_one({(g, f): 3.0 for g in range(3) for f in range(3)}) == [(0, 0), (1, 1), (2, 2)]


def test_it_is_as_large_as_it_can_be() -> None:
    chance = random.Random(3)
    for _ in range(200):
        fits = {(g, f): chance.random() for g in range(5) for f in range(5) if chance.random() < 0.35}
        pairs = one_to_one(fits)
        assert all(pair in fits for pair in pairs)
        assert len({g for g, _ in pairs}) == len({f for _, f in pairs}) == len(pairs)
        assert len(pairs) == max(sum((g, f) in fits for g, f in enumerate(order)) for order in permutations(range(5)))
