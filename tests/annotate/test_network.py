from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.chosen import WORDPIECES, Chosen, range_of, words
from wordkeep.annotate.network import FAR, LINES, bucket_of, distances, encode, softmax, spans_of
from wordkeep.annotate.tags import LAYERS
from wordkeep.annotate.windows import CONTEXT, CORE

TAGS = LAYERS["attribution"]
SCORES = st.lists(st.floats(-1000, 1000, width=32), min_size=1, max_size=9)


@given(SCORES)
def test_probabilities_sum_to_one_and_keep_the_order_of_scores(scores: list[float]) -> None:
    chances = softmax(np.array(scores, np.float32))
    assert chances.sum() == pytest.approx(1, abs=1e-5)
    assert all(chances[one] <= chances[other] for one, other in pairwise(np.argsort(scores)))


def test_equal_scores_are_equally_likely() -> None:
    assert softmax(np.array([[3.0, 3.0], [-500.0, -500.0]], np.float32)).tolist() == [[0.5, 0.5], [0.5, 0.5]]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O", []),
        ("B-cue I-cue O", [(0, 2, "cue")]),
        ("B-cue B-cue", [(0, 1, "cue"), (1, 2, "cue")]),
        ("B-source B-content I-content", [(0, 1, "source"), (1, 3, "content")]),
    ],
)
def test_tags_spell_spans(tags: str, spans: list[tuple[int, int, str]]) -> None:
    best = np.eye(len(TAGS), dtype=np.float32)[[TAGS.index(tag) for tag in tags.split()]]
    assert [(*span, label) for span, label, _ in spans_of(best, TAGS)] == spans


def test_what_goes_on_without_having_begun_begins_all_the_same() -> None:
    chances = np.full((3, len(TAGS)), 0.01, np.float32)
    chances[0, 0] = 0.9
    chances[1:, TAGS.index("I-cue")] = 0.9
    assert [(*span, label) for span, label, _ in spans_of(chances, TAGS)] == [(1, 3, "cue")]


def test_a_span_is_as_likely_as_its_label_is_on_the_whole() -> None:
    begin, go_on = TAGS.index("B-cue"), TAGS.index("I-cue")
    chances = np.zeros((2, len(TAGS)), np.float32)
    chances[0, [begin, go_on]] = (0.6, 0.2)
    chances[1, [begin, go_on]] = (0.1, 0.5)
    ((_, _, probability),) = spans_of(chances, TAGS)
    assert probability == pytest.approx((0.8 + 0.6) / 2)


@given(st.integers(-5000, 5000))
def test_buckets_mirror_each_other_and_grow_with_distance(distance: int) -> None:
    here, there, further = bucket_of(np.array([distance, -distance, distance + 1])).tolist()
    assert 0 <= here <= 2 * FAR
    assert here + there == 2 * FAR
    assert here <= further


def test_near_wordpieces_are_told_apart_one_by_one() -> None:
    assert bucket_of(np.arange(-8, 9)).tolist() == list(range(FAR - 8, FAR + 9))


def test_distances_are_nothing_inside_a_span_and_count_from_its_edges() -> None:
    near, _ = distances(np.zeros(7, np.int64), [(2, 4)])
    assert (near[0] - FAR).tolist() == [-2, -1, 0, 0, 1, 2, 3]


def test_lines_are_counted_from_the_line_of_the_span_up_to_a_limit() -> None:
    _, lines = distances(np.array([0, 1, 1, 2, 30]), [(1, 3)])
    assert (lines[0] - LINES).tolist() == [-1, 0, 0, 1, LINES]


@given(st.integers(0, 5), st.integers(1, 4), st.integers(0, 4))
def test_a_part_of_a_text_has_the_distances_of_the_whole(start: int, length: int, first: int) -> None:
    numbers = np.arange(12) // 3
    span = (first + start, min(12, first + start + length))
    for part, whole in zip(distances(numbers[first:], [span], first), distances(numbers, [span]), strict=True):
        assert (part == whole[:, first:]).all()


@pytest.mark.parametrize("count", [0, 1, 40, CORE, CORE + 1, 3 * CORE + 7])
def test_an_article_has_one_row_for_each_wordpiece_in_their_order(count: int) -> None:
    text = " ".join(("ann", "said", "talks", "ended", ".", "\n")[at % 6] for at in range(count))
    network = Chosen()
    encoded = encode(text, network)
    pieces = WORDPIECES.of(text)
    assert encoded.vectors[:, 0].astype(int).tolist() == pieces.ids
    assert len(encoded.scores) == len(encoded.lines) == len(pieces)
    assert [at for core in encoded.cores for at in range(*core)] == list(range(len(pieces)))
    assert all(len(window) <= CORE + 2 * CONTEXT + 2 for window in network.windows)


def test_every_window_stands_between_the_marks_of_the_model() -> None:
    network = Chosen()
    encode("talks ended " * 400, network)
    assert len(network.windows) > 1
    for window in network.windows:
        assert (window[0], window[-1]) == (WORDPIECES.opening, WORDPIECES.closing)


def test_what_comes_far_behind_changes_no_answer() -> None:
    """Beyond the context of a core, what follows is not seen."""
    lines = "talks ended \n" * 200
    one, other = Chosen(), Chosen()
    encode(lines + "ann said " * 300, one)
    encode(lines + "grain tariffs " * 300, other)
    assert [seen for seen in one.windows if seen in other.windows] == one.windows[:1]


def test_probabilities_are_of_one_layer() -> None:
    encoded = encode("ann said", Chosen({"said": {"B-cue": 0.9, "B-DATE": 0.7}}))
    assert encoded.probabilities("attribution")[1, TAGS.index("B-cue")] == pytest.approx(0.9, abs=1e-4)
    assert encoded.probabilities("times").sum(1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("the countermeasures ended", "counter", "countermeasures"),
        ("the countermeasures ended", "measures", "countermeasures"),
        ("grain-tariffs", "grain", "grain"),
        ("Bresk's", "Bresk", "Bresk"),
        ("talks ended", "talks", "talks"),
    ],
)
def test_spans_hold_whole_words(text: str, part: str, whole: str) -> None:
    encoded = encode(text, Chosen())
    assert words(encoded, encoded.whole_words(range_of(encoded, part))) == whole


@given(st.lists(st.lists(st.floats(0.02, 1), min_size=5, max_size=5), min_size=1, max_size=4))
def test_spans_are_those_of_the_likeliest_spelling_of_all(rows: list[list[float]]) -> None:
    chances = np.array(rows, np.float32)
    chances /= chances.sum(-1, keepdims=True)
    logs = np.log(chances)

    def likelihood(spelling: tuple[int, ...]) -> float:
        before = (0, *spelling[:-1])
        broken = any(tag in {2, 4} and last not in {tag, tag - 1} for last, tag in zip(before, spelling, strict=True))
        return -np.inf if broken else float(sum(logs[at, tag] for at, tag in enumerate(spelling)))

    best = max(likelihood(spelling) for spelling in product(range(5), repeat=len(rows)))
    tags = [0] * len(rows)
    for (start, end), label, _ in spans_of(chances, TAGS[:5]):
        begin = TAGS.index(f"B-{label}")
        tags[start:end] = [begin, *[begin + 1] * (end - start - 1)]
    assert likelihood(tuple(tags)) == pytest.approx(best, abs=1e-4)
