"""Agreement against published worked examples, and what counts as the same question."""

from datetime import UTC, datetime, timedelta

import pytest

from wordkeep.agreement import agreements, cohens_kappa, krippendorffs_alpha
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.ruling import Attached, Judgement, On, Ruling
from wordkeep.model.span import Anchor, Span

WORDS = (Anchor(TextId("a1"), Span(0, 4), "they"),)
NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)


def test_kappa_is_that_of_cohens_example() -> None:
    """Cohen (1960), table of 200 diagnoses by two judges: observed 0.70, by chance 0.41, kappa 0.492."""
    counts = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    both = [(str(a), str(b)) for a, row in enumerate(counts) for b, count in enumerate(row) for _ in range(count)]
    assert cohens_kappa(both) == pytest.approx(0.492, abs=5e-4)


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
    ids=["two values", "five values", "four coders with values missing"],
)
def test_alpha_is_that_of_krippendorffs_examples(coders: tuple[str, ...], alpha: float) -> None:
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections A, B and C; a point is a missing value."""
    units = [[value for value in unit if value != "."] for unit in zip(*coders, strict=True)]
    assert krippendorffs_alpha(units) == pytest.approx(alpha, abs=5e-4)


def test_where_all_say_one_thing_neither_is_defined() -> None:
    assert cohens_kappa([("yes", "yes")]) is None
    assert krippendorffs_alpha([["yes", "yes"], ["yes", "yes"]]) is None
    assert krippendorffs_alpha([["yes"], ["no"]]) is None
    assert cohens_kappa([]) is None


def attached(
    by: str, judgement: Judgement, *, on: On = On.STATEMENT, record: str = "s1", hour: int = 0, **value: str
) -> Attached:
    others = {"event": WORDS} if "event" in value else {}
    ruling = Ruling(on, record, WORDS, judgement, "I read it", by, NOON + timedelta(hours=hour), value, others)
    return Attached(ruling, RecordId(record), {key: RecordId(value[key]) for key in others})


def test_reviewers_are_compared_question_by_question_and_the_last_word_of_each_counts() -> None:
    found = {
        each.question: each
        for each in agreements(
            [
                attached("Sand", Judgement.ACCEPT),
                attached("Ode", Judgement.REJECT),
                attached("Ode", Judgement.ACCEPT, hour=1),
                attached("Sand", Judgement.REJECT, record="s2"),
                attached("Ode", Judgement.RELABEL, record="s2", act="demand"),
                attached("Sand", Judgement.ACCEPT, record="s3"),
                attached("Sand", Judgement.VERDICT, on=On.COMMITMENT, scale="g20", value="+1"),
                attached("Ode", Judgement.VERDICT, on=On.COMMITMENT, scale="g20", value="+1"),
                attached("Sand", Judgement.LINK, on=On.COMMITMENT, event="e1", relation="contradicts"),
                attached("Ode", Judgement.UNLINK, on=On.COMMITMENT, event="e1"),
            ]
        )
    }
    assert list(found) == ["holds", "relation", "verdict g20"]
    holds = found["holds"]
    assert (holds.reviewers, holds.n) == (("Ode", "Sand"), 2)
    assert [(pair.one, pair.other, pair.n, pair.agreed) for pair in holds.pairs] == [("Ode", "Sand", 2, 1)]
    assert [(each.on, dict(each.said)) for each in holds.disagreements] == [
        ("s2", {"Ode": "relabel demand", "Sand": "reject"})
    ]
    assert found["verdict g20"].disagreements == ()
    assert dict(found["relation"].disagreements[0].said) == {"Ode": "none", "Sand": "contradicts"}
