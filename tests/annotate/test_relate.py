import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.chosen import WORDPIECES, Chances, Chosen
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.relate import LONGEST, relations
from wordkeep.annotate.tags import TYPES
from wordkeep.model.span import Span

Pairs = dict[tuple[str | None, str | None], Chances]

TEXT = "envoy gave ministry grain"
ENVOY, MINISTRY, SPACE = Span(0, 5), Span(11, 19), Span(5, 6)
AID: Pairs = {("envoy", "ministry"): {"AID": 3.0}}


def related(
    text: str, source: Span | None, target: Span | None, network: Chosen | None = None, slope: float = 1.0
) -> dict[str, float]:
    return relations(text, source, target, network or Chosen(pairs=AID), Calibration({"pair": (slope, 0.0)}))


def test_every_type_has_a_probability_the_likeliest_first() -> None:
    chances = related(TEXT, ENVOY, MINISTRY)
    assert sorted(chances) == sorted(TYPES)
    assert sum(chances.values()) == pytest.approx(1)
    assert list(chances.values()) == sorted(chances.values(), reverse=True)
    assert next(iter(chances)) == "AID"


def test_the_order_of_the_pair_matters() -> None:
    turned = related(TEXT, MINISTRY, ENVOY)
    assert max(turned.values()) == pytest.approx(1 / len(TYPES))


@pytest.mark.parametrize(
    ("source", "target", "pair"), [(ENVOY, None, ("envoy", None)), (None, MINISTRY, (None, "ministry"))]
)
def test_one_of_the_two_may_be_nobody(
    source: Span | None, target: Span | None, pair: tuple[str | None, str | None]
) -> None:
    assert next(iter(related(TEXT, source, target, Chosen(pairs={pair: {"COERCE": 3.0}})))) == "COERCE"


def test_source_and_target_are_marked_for_the_network() -> None:
    network = Chosen(pairs=AID)
    related(TEXT, ENVOY, MINISTRY, network)
    envoy, ministry = WORDPIECES.of("envoy ministry").ids
    (window,), (marks,) = network.windows, network.marks
    assert [(piece, mark) for piece, mark in zip(window, marks, strict=True) if mark] == [(envoy, 1), (ministry, 2)]


def test_scores_are_cooled_by_what_was_measured() -> None:
    sure, shy = related(TEXT, ENVOY, MINISTRY), related(TEXT, ENVOY, MINISTRY, slope=0.5)
    assert sure["AID"] > shy["AID"] > 1 / len(TYPES)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (None, None),
        (SPACE, MINISTRY),
        (ENVOY, SPACE),
        (Span(3, 3), MINISTRY),
        (Span(0, 0), MINISTRY),
        (ENVOY, Span(11, 11)),
        (ENVOY, Span(20, 26)),
        (ENVOY, Span(90, 95)),
    ],
)
def test_a_span_that_holds_no_word_of_the_text_is_refused(source: Span | None, target: Span | None) -> None:
    with pytest.raises(ValueError, match=r"no word|needs a source"):
        related(TEXT, source, target)


def test_in_an_empty_text_there_is_no_word() -> None:
    with pytest.raises(ValueError, match="no word"):
        related("", Span(0, 1), None)


@given(st.integers(0, 900), st.integers(0, 900), st.integers(0, 200), st.booleans())
def test_a_pair_is_found_however_far_apart_and_wherever_in_a_text(
    before: int, between: int, after: int, turned: bool
) -> None:
    text = f"{'talks ' * before}envoy {'talks ' * between}ministry {'talks ' * after}"
    envoy, ministry = Span(6 * before, 6 * before + 5), Span(6 * (before + between + 1), 6 * (before + between + 1) + 8)
    network, pair = Chosen(pairs=AID), (envoy, ministry)
    if turned:
        network, pair = Chosen(pairs={("ministry", "envoy"): {"AID": 3.0}}), (ministry, envoy)
    assert related(text, *pair, network)["AID"] > 0.5
    (window,) = network.windows
    assert len(window) <= LONGEST + 2


def test_a_span_longer_than_what_is_read_is_read_from_its_beginning() -> None:
    text = "envoy " * 900
    assert related(text, Span(0, len(text) - 1), None, Chosen(pairs={("envoy", None): {"AID": 3.0}}))["AID"] > 0.5
