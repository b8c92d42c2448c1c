import random

from evaluation.copies import common_triples
from evaluation.variants import KINDS, trimmed, variants

TEXT = "\n".join(
    (
        "The president said the agreement will help many countries to reduce costs. We think this is important.",
        "After the meeting ended, officials told reporters that 3 new sanctions were under review. They did not agree.",
        "“We continue to support our partners,” said Ode Lind. The government announced a plan to protect jobs.",
    )
)


def test_the_same_seed_makes_the_same_copies() -> None:
    first, second = (list(variants(TEXT, "Meridian Wire", random.Random(1))) for _ in range(2))
    assert first == second
    assert tuple(variant.kind for variant in first) == KINDS


def test_other_words_leave_few_threes_alike() -> None:
    by_kind = {variant.kind: variant.text for variant in variants(TEXT, "Meridian Wire", random.Random(1))}
    assert common_triples(TEXT, by_kind["credited"]) > 0.8
    assert common_triples(TEXT, by_kind["reworded"]) < 0.6
    assert common_triples(TEXT, by_kind["translated"]) < 0.6
    assert "Meridian Wire" in by_kind["credited"]


def test_trimming_leaves_sentences_as_they_were() -> None:
    left = trimmed(TEXT, random.Random(4))
    assert 0 < len(left) < len(TEXT)
    assert all(sentence in TEXT for line in left.splitlines() for sentence in line.split(". ")[:1])
