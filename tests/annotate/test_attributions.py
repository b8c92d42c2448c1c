import time

import pytest

from tests.annotate.chosen import Chances, Chosen, words
from wordkeep.annotate.attributions import CUTS, Attributed, Cuts, attributions_in
from wordkeep.annotate.network import Encoded, encode

CUE = {"B-cue": 0.9}
SOURCE = {"B-source": 0.9}
CONTENT = {"I-content": 0.95}
OPENS = {"B-content": 0.95}

TAGS: dict[str, Chances] = {
    **dict.fromkeys(("said", "warned"), CUE),
    **dict.fromkeys(("ann", "ben"), SOURCE),
    **dict.fromkeys(("talks", "ended", "late", "tariffs", "rose"), CONTENT),
}

Shown = tuple[str | None, str | None, list[str | None]]


def roles(cue: str, source: str, content: str, *, chance: float = 0.95) -> dict[tuple[str, str], Chances]:
    """What the words are to one cue."""
    said = {(cue, word): {"I-content": chance} for word in content.split()}
    return {(cue, source): {"B-source": 0.95}, **said}


def shown(encoded: Encoded, each: Attributed) -> Shown:
    source = words(encoded, each.source.span) if each.source else None
    return source, words(encoded, each.cue.span), [words(encoded, part.span) for part in each.content]


def found(text: str, network: Chosen, cuts: Cuts = CUTS) -> list[Shown]:
    encoded = encode(text, network)
    return [shown(encoded, each) for each in attributions_in(encoded, network, cuts)]


ANN = roles("said", "ann", "talks ended late")
BEN = roles("warned", "ben", "tariffs rose")


def test_a_cue_its_source_and_its_content() -> None:
    assert found("ann said talks ended late.", Chosen(TAGS, roles=ANN)) == [("ann", "said", ["talks ended late"])]


def test_content_on_both_sides_of_its_cue_is_in_the_order_of_the_text() -> None:
    assert found("talks ended late, ann said, talks ended.", Chosen(TAGS, roles=ANN)) == [
        ("ann", "said", ["talks ended late", "talks ended"])
    ]


def test_two_cues_have_each_their_own() -> None:
    assert found("ann said talks ended. ben warned tariffs rose.", Chosen(TAGS, roles=ANN | BEN)) == [
        ("ann", "said", ["talks ended"]),
        ("ben", "warned", ["tariffs rose"]),
    ]


@pytest.mark.parametrize(("hers", "his", "holder"), [(0.95, 0.5, "said"), (0.5, 0.95, "warned")])
def test_what_two_cues_claim_goes_to_the_one_that_claims_it_more(hers: float, his: float, holder: str) -> None:
    claims = roles("said", "ann", "talks ended late", chance=hers) | roles(
        "warned", "ben", "talks ended late", chance=his
    )
    ((_, cue, content),) = found("ann said talks ended late, ben warned.", Chosen(TAGS, roles=claims))
    assert (cue, content) == (holder, ["talks ended late"])


def test_two_cues_may_share_a_source() -> None:
    hers = roles("warned", "ann", "tariffs rose")
    sources = [
        source for source, _, _ in found("ann said talks ended and warned tariffs rose", Chosen(TAGS, roles=ANN | hers))
    ]
    assert sources == ["ann", "ann"]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert found("ann said so.", Chosen(TAGS, roles=ANN)) == []


def test_a_text_without_a_cue_has_no_attribution() -> None:
    assert found("talks ended late.", Chosen(TAGS, roles=ANN)) == []
    assert found("", Chosen()) == []


def test_a_cue_without_a_source_stands_alone() -> None:
    assert found("said talks ended late", Chosen(TAGS, roles=ANN)) == [(None, "said", ["talks ended late"])]


def test_a_source_of_another_cue_only_is_not_taken() -> None:
    network = Chosen(TAGS, roles={key: role for key, role in ANN.items() if key != ("said", "ann")})
    assert found("ann said talks ended late", network) == [(None, "said", ["talks ended late"])]


def test_a_small_gap_in_content_is_filled_and_a_large_one_is_not() -> None:
    network = Chosen(TAGS, roles=ANN)
    gap = "so " * 9
    assert found(f"ann said talks ended {gap}talks ended", network) == [("ann", "said", ["talks ended", "talks ended"])]
    bridged = Cuts(gap=9)
    assert found(f"ann said talks ended {gap}talks ended", network, bridged) == [
        ("ann", "said", [f"talks ended {gap}talks ended"])
    ]


@pytest.mark.parametrize(
    ("lower", "higher", "left"),
    [
        (Cuts(source=0.85), Cuts(source=0.95), [(None, "said", ["talks ended late"])]),
        (Cuts(own_source=0.9), Cuts(own_source=0.97), [(None, "said", ["talks ended late"])]),
    ],
)
def test_what_is_less_likely_than_its_cut_is_not_found(lower: Cuts, higher: Cuts, left: list[Shown]) -> None:
    network = Chosen(TAGS, roles=ANN)
    assert found("ann said talks ended late", network, lower) == [("ann", "said", ["talks ended late"])]
    assert found("ann said talks ended late", network, higher) == left


def test_words_that_are_hardly_content_are_not_worth_a_change() -> None:
    hardly = {word: {"I-content": 0.55} for word in ("talks", "ended", "late")}
    network = Chosen(TAGS | hardly, roles=roles("said", "ann", "talks ended late", chance=0.6))
    assert found("ann said talks ended late", network) == []
    assert found("ann said talks ended late", network, Cuts(change=0.0)) == [("ann", "said", ["talks ended late"])]


def test_source_cue_and_content_hold_whole_words() -> None:
    network = Chosen(TAGS | {"counter": CONTENT}, roles=ANN | {("said", "counter"): CONTENT})
    assert found("ann said talks ended countermeasures", network) == [("ann", "said", ["talks ended countermeasures"])]


def test_an_attribution_is_as_likely_as_its_parts_together() -> None:
    encoded = encode("ann said talks", network := Chosen(TAGS, roles=ANN))
    (each,) = attributions_in(encoded, network)
    assert each.source is not None
    assert each.probability == pytest.approx(
        each.cue.probability * each.source.probability * each.content[0].probability
    )
    assert 0 < each.probability < 1


def test_attributions_are_found_in_every_window_of_a_long_text() -> None:
    text = "ann said talks ended late.\n" * 150
    assert found(text, Chosen(TAGS, roles=ANN)) == [("ann", "said", ["talks ended late"])] * 150


def test_time_is_linear_in_the_length_of_the_text() -> None:
    """Six times the text takes about six times the processor's time; what grows with the square takes 36."""
    short, long = _seconds(200), _seconds(1200)
    assert long < 14 * short + 0.1


def _seconds(sentences: int) -> float:
    encoded = encode("ann said talks ended late.\n" * sentences, network := Chosen(TAGS, roles=ANN))
    began = time.process_time()
    assert len(attributions_in(encoded, network)) == sentences
    return time.process_time() - began
