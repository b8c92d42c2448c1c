import pytest

from tests.annotate.chosen import Chances, Chosen, range_of
from wordkeep.annotate.acts import LEAST, Said, acts_in
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.decode import DoneBySaying
from wordkeep.annotate.network import encode
from wordkeep.model.statement import Act, ScoredAct, Strength

PLEDGE: Chances = {"pledge": 4, "detailed": 3, "AGREE": 3}


def done(does: Chances, *, cue: str | None = "said", calibration: Calibration | None = None) -> DoneBySaying:
    """What "ann said talks ended" does where the network answers so."""
    network = Chosen(does={cue: does})
    encoded = encode("ann said talks ended", network)
    said = Said(range_of(encoded, "ann"), range_of(encoded, cue) if cue else None, (range_of(encoded, "talks ended"),))
    return acts_in(encoded, network, [said], calibration or Calibration())[0]


def test_a_pledge_has_its_strength_and_type() -> None:
    told = done(PLEDGE)
    assert told.acts[0].act is Act.PLEDGE
    assert (told.strength, told.plover) == (Strength.DETAILED, "AGREE")


def test_acts_come_likeliest_first_without_the_unlikely_ones() -> None:
    told = done({"demand": 2, "threat": 3, "accuse": -1, "inform": -4})
    assert [scored.act for scored in told.acts] == [Act.THREAT, Act.DEMAND, Act.ACCUSE]
    assert all(scored.probability >= LEAST for scored in told.acts)


def test_a_statement_does_something_even_where_nothing_is_likely() -> None:
    told = done({"inform": -4.5})
    assert [scored.act for scored in told.acts] == [Act.INFORM]
    assert told.acts[0].probability < LEAST


@pytest.mark.parametrize("act", ["pledge", "offer", "demand", "threat"])
def test_what_binds_always_has_a_strength(act: str) -> None:
    assert done({act: 3, "": 9, "specific": 1}).strength is Strength.SPECIFIC


@pytest.mark.parametrize("act", ["inform", "position", "accuse", "reaffirm"])
def test_what_does_not_bind_has_none(act: str) -> None:
    assert done({act: 3, "pledge": 2, "detailed": 9}).strength is None


def test_a_saying_that_is_no_deed_has_no_type() -> None:
    assert done({"inform": 3, "NONE": 3}).plover is None


def test_a_statement_without_source_or_cue_can_be_asked_about() -> None:
    assert done(PLEDGE, cue=None).acts[0].act is Act.PLEDGE


def test_probabilities_are_calibrated() -> None:
    assert done({"pledge": 0}).acts == (ScoredAct(Act.PLEDGE, 0.5),)
    assert done({"pledge": 0}, calibration=Calibration({"acts": (1.0, 1.0)})).acts[0] == ScoredAct(Act.PLEDGE, 0.731)


def test_each_statement_gets_its_own_answer_in_the_order_given() -> None:
    network = Chosen(does={"said": {"inform": 4}, "warned": {"threat": 4}})
    encoded = encode("ann said talks ended, ben warned", network)
    content = (range_of(encoded, "talks ended"),)
    both = [Said(None, range_of(encoded, cue), content) for cue in ("warned", "said")]
    assert [told.acts[0].act for told in acts_in(encoded, network, both, Calibration())] == [Act.THREAT, Act.INFORM]


def test_no_statement_does_nothing() -> None:
    assert acts_in(encode("", network := Chosen()), network, [], Calibration()) == []
