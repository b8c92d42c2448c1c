import pytest

from tests.annotate.chosen import Chances, Chosen, words
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.deeds import CUTS, Cuts, Deed, deeds_in
from wordkeep.annotate.network import Encoded, encode
from wordkeep.model.event import Factuality, PloverCode

DEED = {"B-deed": 0.9}
TAGS: dict[str, Chances] = {"imposed": DEED, "met": DEED, "signed": {"B-deed": 0.6}}
ROLES: dict[tuple[str, str], Chances] = {
    ("imposed", "envoy"): {"B-actor": 0.9},
    ("imposed", "ministry"): {"B-recipient": 0.9},
    ("met", "ministry"): {"B-actor": 0.9},
}
SCORES: dict[str, Chances] = {
    "imposed": {"SANCTION": 9, "happened": 5},
    "met": {"CONSULT": 9, "planned": 5, "CONSULT/visit": 4},
    "signed": {"AGREE": 9},
}
NETWORK = Chosen(TAGS, roles=ROLES, deed=SCORES)


def read(text: str, network: Chosen = NETWORK, cuts: Cuts = CUTS) -> tuple[Encoded, list[Deed]]:
    encoded = encode(text, network)
    return encoded, deeds_in(encoded, network, Calibration(), cuts)


def found(text: str, network: Chosen = NETWORK, cuts: Cuts = CUTS) -> tuple[Encoded, list[Deed]]:
    """The deeds that are told on this text's word alone."""
    encoded, deeds = read(text, network, cuts)
    return encoded, [deed for deed in deeds if not deed.faint]


def test_who_did_what_to_whom() -> None:
    encoded, (deed,) = found("envoy imposed tariffs on ministry.")
    assert [words(encoded, part) for part in (deed.actor, deed.words, deed.recipient)] == [
        "envoy",
        "imposed",
        "ministry",
    ]
    assert deed.code == PloverCode("SANCTION")
    assert deed.factuality is Factuality.HAPPENED


def test_each_deed_has_its_own_parties_in_the_order_of_the_text() -> None:
    encoded, deeds = found("envoy imposed tariffs before ministry met nobody.")
    assert [(words(encoded, deed.words), words(encoded, deed.actor)) for deed in deeds] == [
        ("imposed", "envoy"),
        ("met", "ministry"),
    ]
    assert deeds[1].recipient is None


def test_a_mode_is_one_of_its_type() -> None:
    assert found("ministry met")[1][0].code == PloverCode("CONSULT", "visit")
    other = Chosen(TAGS, deed={"met": {"CONSULT": 9, "RETREAT/release": 9, "CONSULT/phone": 1}})
    assert found("ministry met", other)[1][0].code == PloverCode("CONSULT", "phone")
    none = Chosen(TAGS, deed={"met": {"CONSULT": 9, "/": 1}})
    assert found("ministry met", none)[1][0].code == PloverCode("CONSULT")


def test_words_that_tell_two_deeds_give_two() -> None:
    both = Chosen(TAGS, deed={"imposed": {"SANCTION": 9.1, "COERCE": 9}})
    _, deeds = found("envoy imposed tariffs", both)
    assert [deed.code.type for deed in deeds] == ["SANCTION", "COERCE"]
    assert deeds[0].words == deeds[1].words
    assert len(found("envoy imposed tariffs", both, Cuts(second=0.6))[1]) == 1


def test_a_deed_is_as_likely_as_its_words_and_its_type_together() -> None:
    (deed,) = found("both signed")[1]
    assert deed.probability == pytest.approx(0.6, abs=0.01)
    doubtful = Chosen(TAGS, deed={"signed": {"AGREE": 1}})
    assert found("both signed", doubtful)[1] == []  # no type is likely enough
    assert len(found("both signed", doubtful, Cuts(deed=0.0, surest=0.0))[1]) == 1


def test_what_is_less_likely_than_its_cut_is_not_found() -> None:
    assert found("both signed", cuts=Cuts(deed=0.7))[1] == []
    (deed,) = found("envoy imposed tariffs on ministry", cuts=Cuts(party=0.95, deed=0.0, surest=0.0))[1]
    assert (deed.actor, deed.recipient) == (None, None)


def test_parts_are_whole_words() -> None:
    network = Chosen({"counter": DEED}, roles={("counter", "envoy"): {"B-actor": 0.9}})
    encoded, (deed,) = found("envoy countermeasures", network, Cuts(deed=0.0, surest=0.0))
    assert words(encoded, deed.words) == "countermeasures"


def test_a_deed_is_less_likely_where_its_actor_is_doubtful() -> None:
    sure, doubtful = (
        Chosen(TAGS, roles={("imposed", "envoy"): {"B-actor": chance}}, deed=SCORES) for chance in (0.9, 0.6)
    )
    (one,), (other,) = (found("envoy imposed tariffs", network)[1] for network in (sure, doubtful))
    assert one.actor == other.actor
    assert other.probability == pytest.approx(one.probability * 0.6 / 0.9, abs=0.01)


def test_a_window_whose_surest_deed_is_unlikely_tells_none() -> None:
    assert found("both signed", cuts=Cuts(surest=0.7))[1] == []
    both = found("both signed, envoy imposed tariffs", cuts=Cuts(surest=0.7))[1]
    assert [deed.code.type for deed in both] == ["AGREE", "SANCTION"]


def test_what_is_below_the_cuts_is_faint_down_to_a_lower_one() -> None:
    assert [deed.faint for deed in read("both signed", cuts=Cuts(deed=0.7))[1]] == [True]
    assert [deed.faint for deed in read("both signed", cuts=Cuts(surest=0.7))[1]] == [True]
    assert read("both signed", cuts=Cuts(deed=0.7, faint=0.65))[1] == []
    both = read("both signed, envoy imposed tariffs", cuts=Cuts(deed=0.7))[1]
    assert [(deed.code.type, deed.faint) for deed in both] == [("AGREE", True), ("SANCTION", False)]


@pytest.mark.parametrize(("text", "faint"), [("both signed pact", ["signed pact"]), ("both signed\npact", [])])
def test_faint_words_stand_on_one_line(text: str, faint: list[str]) -> None:
    network = Chosen({"signed": DEED, "pact": {"I-deed": 0.9}})
    encoded, deeds = read(text, network, Cuts(faint=0.0))
    assert [words(encoded, deed.words) for deed in deeds if deed.faint] == faint
    assert len(found(text, network, Cuts(deed=0.0, surest=0.0))[1]) == 1


def test_deeds_are_found_in_every_window_of_a_long_text() -> None:
    encoded, deeds = found("envoy imposed tariffs on ministry.\n" * 120)
    assert len(encoded.cores) > 2
    assert [(words(encoded, deed.actor), words(encoded, deed.words)) for deed in deeds] == [("envoy", "imposed")] * 120


@pytest.mark.parametrize("text", ["", "talks ended"])
def test_nothing_done_is_no_deed(text: str) -> None:
    assert found(text)[1] == []
