import pytest

from tests.annotate.chosen import Chosen, range_of, words
from wordkeep.annotate.antecedents import BACK, LookingBack
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.network import encode


def found(
    text: str, back: dict[tuple[str, str], float], offered: list[str], calibration: Calibration | None = None
) -> tuple[str | None, float] | None:
    """What "she" goes back to among the words offered, each where it stands first."""
    encoded = encode(text, network := Chosen(back=back))
    spans = sorted(range_of(encoded, word) for word in offered)
    asking = [range_of(encoded, "she")]
    (answer,) = LookingBack(encoded, network).antecedents(asking, spans, calibration or Calibration())
    return (words(encoded, answer[0]), answer[1]) if answer else None


TEXT = "ann met ben before she left ministry"


def test_it_is_the_likeliest_mention_with_its_probability() -> None:
    answer = found(TEXT, {("she", "ann"): 4, ("she", "ben"): 1}, ["ann", "ben"])
    assert answer is not None
    assert answer[0] == "ann"
    assert answer[1] == pytest.approx(0.936, abs=0.001)  # e^4 of e^4 + e^1 + e^0


def test_nobody_is_an_answer() -> None:
    assert found(TEXT, {("she", "ann"): -2}, ["ann"]) is None


def test_better_none_than_one_of_two_that_are_as_likely() -> None:
    assert found(TEXT, {("she", "ann"): 3, ("she", "ben"): 3}, ["ann", "ben"]) is None


def test_nothing_is_said_below_an_even_chance_as_it_has_turned_out() -> None:
    likely = {("she", "ann"): 1.0}
    assert found(TEXT, likely, ["ann"]) is not None
    assert found(TEXT, likely, ["ann"], Calibration({"antecedents": (1.0, -2.0)})) is None


def test_calibration_does_not_make_somebody_of_nobody() -> None:
    assert found(TEXT, {("she", "ann"): -1.0}, ["ann"], Calibration({"antecedents": (1.0, 5.0)})) is None


def test_what_comes_later_is_no_antecedent() -> None:
    assert found(TEXT, {("she", "ministry"): 9}, ["ministry"]) is None


def test_it_is_not_sought_further_back_than_can_be_seen() -> None:
    back = {("she", "ann"): 9.0}
    assert found(f"ann {'talks ' * (BACK - 1)}she", back, ["ann"]) is not None
    assert found(f"ann {'talks ' * BACK}she", back, ["ann"]) is None


def test_names_written_alike_are_one_whose_chances_add_up() -> None:
    text = "ann met ben before ann said she left"
    encoded = encode(text, network := Chosen(back={("she", "ann"): 1.5, ("she", "ben"): 2.0}))
    names = [range_of(encoded, "ann"), range_of(encoded, "ben"), range_of(encoded, "ann", nth=1)]
    asking = [range_of(encoded, "she")]
    looking = LookingBack(encoded, network)
    (apart,) = looking.antecedents(asking, names, Calibration(), least=0.0)
    (together,) = looking.antecedents(asking, names, Calibration(), names=frozenset(names), least=0.0)
    assert apart is not None
    assert together is not None
    assert words(encoded, apart[0]) == "ben"
    assert words(encoded, together[0]) == "ann"
    assert together[1] > apart[1]


def test_nobody_was_named_before() -> None:
    assert found(TEXT, {}, []) is None
