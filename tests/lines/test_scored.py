"""Lines on scales: evidence gives the values, absence never more than a published scale says; a verdict goes first."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lines.made import AGAINST, MAY, answer, deed, line, on, with_deeds
from wordkeep.codebook.scales import shipped
from wordkeep.lines.scored import Score, disagree, score
from wordkeep.model.commitment import Answer, Commitment, Kind, Ladder, Relation, Searched, State, Step
from wordkeep.model.ruling import Judgement, On, Ruling

LATE = date(2024, 9, 1)
EARLY = date(2023, 9, 1)
PARTLY = deed("sent two clerks", event="e3", relation=Relation.PARTLY, step=Ladder.PARTLY)
STARTED = deed("began to paint it", event="e4", relation=Relation.PARTLY, step=Ladder.STARTED)
SUSPENDED = deed("put it on hold", event="e5", relation=Relation.CONTRADICTS, step=Ladder.SUSPENDED)


@pytest.mark.parametrize(
    ("what", "day", "g20", "promises", "implementation"),
    [
        (with_deeds(deed()), LATE, "+1", "kept", "3"),
        (with_deeds(PARTLY), LATE, "0", "compromise", "2"),
        (with_deeds(STARTED), LATE, "0", "not-rated", "1"),
        (with_deeds(deed(), AGAINST), LATE, "0", "compromise", "1"),
        (with_deeds(AGAINST), LATE, "-1", "broken", "0"),
        (with_deeds(SUSPENDED), LATE, "-1", "not-rated", "0"),
        (line(), EARLY, None, "not-rated", "0"),
        (line(state=State.PAST_DUE), LATE, "-1", "not-rated", "0"),
        (line(state=State.NOT_CHECKED, searched=Searched(0, 0, None, None)), LATE, None, "not-rated", None),
        (line(state=State.UNTESTABLE), LATE, None, "not-rated", None),
        (line(kind=Kind.DEMAND), LATE, None, None, None),
    ],
)
def test_values(what: Commitment, day: date, g20: str | None, promises: str | None, implementation: str | None) -> None:
    scales = shipped()
    values = [score(scales[name], what, on=day).value for name in ("g20", "promises", "implementation")]
    assert values == [g20, promises, implementation]


def test_a_text_that_all_signed_counts_for_a_line() -> None:
    signed = answer("both will reopen it", Answer.CONFIRMS, "NOR", step=Ladder.FORMALISED)
    steps = (Step(Ladder.SAID, on(MAY), None), Step(Ladder.FORMALISED, signed.on, "s9"))
    found = score(shipped()["g20"], line(answers=(signed,), history=steps), on=LATE)
    assert found.value == "0"
    assert any("signed" in each and "[s9]" in each for each in found.because)


def test_absence_on_a_scale_that_counts_it_says_so_and_what_was_searched() -> None:
    found = score(shipped()["g20"], line(state=State.PAST_DUE), on=LATE)
    assert found.value == "-1"
    told = "; ".join(found.because)
    assert "the manual scores a member without action by the end of the cycle as non-compliance" in told
    assert "searched 9 articles of 4 outlets, 2023-06-20 to 2024-09-01" in told
    assert "no proof" in told


@given(
    state=st.sampled_from(State),
    ladder=st.sampled_from(Ladder),
    deeds=st.lists(st.sampled_from([deed(), PARTLY, STARTED, SUSPENDED, AGAINST]), unique_by=lambda each: each.event),
    articles=st.integers(0, 3),
    day=st.dates(date(2023, 5, 17), date(2026, 1, 1)),
)
def test_no_negative_value_comes_from_absence_but_where_the_scale_counts_it(
    state: State, ladder: Ladder, deeds: list[object], articles: int, day: date
) -> None:
    searched = Searched(articles, articles, EARLY if articles else None, LATE if articles else None)
    what = line(state=state, evidence=tuple(deeds), history=(Step(ladder, on(MAY), None),), searched=searched)
    for scale in shipped().values():
        found = score(scale, what, on=day)
        if found.stands == "not-done" and not what.evidence_against:
            assert scale.id == "g20"
            assert articles
            assert (day - MAY).days > 365
        if found.value == "broken":
            assert what.evidence_against


def test_a_persons_verdict_goes_before_the_rules() -> None:
    ruling = Ruling(
        On.COMMITMENT,
        "s1",
        line().words,
        Judgement.VERDICT,
        "the consul told us so",
        "M. Sand",
        datetime(2024, 1, 1, tzinfo=UTC),
        {"scale": "promises", "value": "kept"},
    )
    ruled = with_deeds(AGAINST, rulings=(ruling,))
    found = score(shipped()["promises"], ruled, on=LATE)
    assert (found.value, found.stands) == ("kept", "done")
    assert "ruled by M. Sand on 2024-01-01: the consul told us so" in found.because
    assert score(shipped()["g20"], ruled, on=LATE).value == "-1"


def test_scales_disagree_where_they_come_to_something_else() -> None:
    done, none, not_done = (Score(each, "x", each, ()) for each in ("done", "unrated", "not-done"))
    assert disagree([done, not_done])
    assert not disagree([done, none])
    assert not disagree([not_done, Score("b", "0", "not-begun", ())])
