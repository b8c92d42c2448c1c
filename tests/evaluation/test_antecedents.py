"""What is asked of antecedents, and what counts as right."""

from collections.abc import Sequence

import pytest

from evaluation.antecedents import Asked, Scored, asked_of, figures, read_all, score
from evaluation.corpora import Missing
from evaluation.counts import Counts
from evaluation.under_test import Under, rules
from wordkeep.model.span import Span

TEXT = "Ona Reed spoke. She met the envoy of Bresk. The envoy thanked her for a chair. It rained."


def marked(words: str, group: str, kind: str = "person", *, nth: int = 0) -> dict[str, object]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"kind": "entity", "s": start, "e": start + len(words), "group": group, "etype": kind}


MARKED = [
    marked("Ona Reed", "1"),
    marked("She", "1"),
    marked("the envoy of Bresk", "2"),
    marked("Bresk", "3", "place"),
    marked("The envoy", "2"),
    marked("her", "1"),
    marked("a chair", "4", "object"),
    {"kind": "date", "s": 0, "e": 3},
]


def test_pronouns_and_definite_nouns_are_asked_with_all_their_earlier_mentions() -> None:
    asked = list(asked_of(TEXT, MARKED))
    assert [(one.span.of(TEXT), [each.of(TEXT) for each in one.earlier]) for one in asked] == [
        ("She", ["Ona Reed"]),
        ("the envoy of Bresk", []),
        ("The envoy", ["the envoy of Bresk"]),
        ("her", ["Ona Reed", "She"]),
    ]


def test_an_answer_is_right_if_it_overlaps_an_earlier_mention_of_the_same() -> None:
    asked = [Asked(Span(20, 23), (Span(0, 8),)), Asked(Span(30, 33), (Span(0, 8),)), Asked(Span(40, 43), ())]
    scored = score(asked, [(Span(4, 8), 0.9), None, (Span(0, 8), 0.6)])
    assert scored.counts == Counts(right=1, found=2, there=2)
    assert scored.judged == ((0.9, True), (0.6, False))


def test_an_answer_for_each_that_is_asked() -> None:
    with pytest.raises(ValueError, match="shorter"):
        score([Asked(Span(20, 23), ())], [])


def test_precision_recall_and_calibration() -> None:
    scored = [Scored(Counts(1, 2, 4), ((0.5, True), (0.5, False)))]
    found = {name: round(each.value, 3) for name, each in figures(scored).items()}
    assert found == {
        "antecedents": 0.333,
        "antecedents.precision": 0.5,
        "antecedents.recall": 0.25,
        "calibration.antecedents": 0.0,
    }


def test_a_reader_that_cannot_be_asked_is_not_measured() -> None:
    with pytest.raises(Missing, match="cannot be asked"):
        read_all(Under(rules))


def test_the_right_answers_score_everything() -> None:
    def oracle(asked: Sequence[Asked]) -> list[tuple[Span, float] | None]:
        return [(one.earlier[-1], 1.0) if one.earlier else None for one in asked]

    asked = list(asked_of(TEXT, MARKED))
    assert score(asked, oracle(asked)).counts == Counts(right=3, found=3, there=3)
