from collections.abc import Sequence

import pytest

from evaluation.acts import Said, asked, figures, found_in, gold_of, read_all, score
from evaluation.corpora import Missing
from evaluation.counts import Counts, Share
from evaluation.sentences import held_out_rows
from evaluation.under_test import Under, rules
from training.data.check import held_out
from wordkeep.annotate.decode import DoneBySaying
from wordkeep.model.span import Span
from wordkeep.model.statement import Act, ScoredAct, Strength

PLEDGE, INFORM, DEMAND = Act.PLEDGE, Act.INFORM, Act.DEMAND
TEXT = "Ode said that Alvonia will send grain."
SAID = Said("t-1", TEXT, Span(0, 3), Span(4, 8), (Span(9, 37),), frozenset({PLEDGE}), "specific", "AGREE")


class ByHand:
    def does(self, text: str, source: Span | None, cue: Span | None, content: Sequence[Span]) -> DoneBySaying:
        assert (text, source, cue, content) == (SAID.text, SAID.source, SAID.cue, SAID.content)
        acts = (ScoredAct(PLEDGE, 0.9), ScoredAct(INFORM, 0.6), ScoredAct(DEMAND, 0.1))
        return DoneBySaying(acts, Strength.SPECIFIC, "REQUEST")


def test_one_half_is_found_and_if_none_has_it_the_best_is() -> None:
    assert found_in([(INFORM, 0.5), (PLEDGE, 0.9), (DEMAND, 0.49)]) == {INFORM: 0.5, PLEDGE: 0.9}
    assert found_in([(INFORM, 0.2), (PLEDGE, 0.3)]) == {PLEDGE: 0.3}
    assert found_in([]) == {}


def test_acts_of_one_statement() -> None:
    assert score({PLEDGE, DEMAND}, {PLEDGE, INFORM}) == {
        "demand": Counts(0, 0, 1),
        "inform": Counts(0, 1, 0),
        "pledge": Counts(1, 1, 1),
    }


def test_what_a_reader_tells_is_counted_and_judged() -> None:
    scored = asked(ByHand(), [SAID, SAID])
    assert scored.acts == {"inform": Counts(0, 2, 0), "pledge": Counts(2, 2, 2)}
    assert scored.judged == ((0.9, True), (0.6, False)) * 2
    found = figures([scored])
    assert found["acts.macro"].value == 1
    assert found["acts.micro"].value == pytest.approx(2 / 3)


def test_strength_where_there_is_one_and_plover_everywhere() -> None:
    scored = asked(ByHand(), [SAID])
    assert (scored.strength, scored.plover) == (Share(1, 1), Share(0, 1))
    found = figures([scored])
    assert (found["acts.strength"].value, found["acts.plover"].value) == (1, 0)
    weak = Said("t-1", TEXT, SAID.source, SAID.cue, SAID.content, SAID.acts, None, None)
    assert asked(ByHand(), [weak]).strength == Share(0, 0)


def test_gold_has_the_that_which_readers_find() -> None:
    row = {"id": "t-1", "text": TEXT, "statements": [
        {"source": "Ode", "cue": "said", "content": ["Alvonia will send grain"], "acts": ["pledge"],
         "strength": "specific", "plover": "AGREE"},
        {"source": None, "cue": None, "content": ["grain", "Alvonia"], "acts": ["inform"], "strength": None, "plover": None},
    ]}  # fmt: skip
    first, second = gold_of(row)
    assert first == SAID
    assert [span.of(TEXT) for span in second.content] == ["that Alvonia", "grain"]
    assert (second.source, second.cue) == (None, None)


def test_only_the_held_out_fifth_is_asked_about() -> None:
    found = list(held_out_rows())
    assert 450 < len(found) < 650
    assert all(held_out(row["id"]) for row in found)
    assert sum(1 for row in found for _ in gold_of(row)) > 300


def test_a_reader_that_tells_no_acts_is_not_measured() -> None:
    with pytest.raises(Missing, match="cannot be asked what a statement does"):
        read_all(Under(rules))
