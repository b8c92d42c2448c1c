from hypothesis import given
from hypothesis import strategies as st

from wordkeep.link.alignment import align, weight_of
from wordkeep.link.wording import wording_of

SENTENCES = (
    "Kvelidze opened the mountain tunnel.",
    "Lorries carried apricots to Ararat.",
    "Sirens warned eleven villages of the glacier.",
    "The trawler lost its anchor near Porkkala.",
)


def steps(one: str, other: str) -> list[tuple[range, range]]:
    found = align(wording_of(one).sentences, wording_of(other).sentences)
    return [(step.one, step.other) for step in found.steps]


def test_sentences_in_the_same_order_are_aligned() -> None:
    text = " ".join(SENTENCES)
    assert steps(text, text) == [(range(at, at + 1), range(at, at + 1)) for at in range(4)]


def test_what_was_left_out_is_passed_over() -> None:
    assert steps(" ".join(SENTENCES), " ".join(SENTENCES[::2])) == [(range(1), range(1)), (range(2, 3), range(1, 2))]


def test_another_order_is_not_followed() -> None:
    assert len(steps(" ".join(SENTENCES), " ".join(reversed(SENTENCES)))) == 1


def test_two_sentences_may_be_joined() -> None:
    joined = "Kvelidze opened the mountain tunnel while lorries carried apricots to Ararat."
    assert steps(" ".join(SENTENCES[:2]), joined) == [(range(2), range(1))]


def test_names_and_numbers_weigh_more_than_words_of_the_trade() -> None:
    assert weight_of("#310000") > weight_of("N:eiken") > weight_of("macke") > weight_of("~minis")


def test_nothing_is_aligned_with_nothing() -> None:
    assert steps("", "") == steps(SENTENCES[0], "") == []


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_both_ways_share_the_same(one: list[str], other: list[str]) -> None:
    first, second = (wording_of(" ".join(each)).sentences for each in (one, other))
    there, back = align(first, second), align(second, first)
    assert abs(there.shared - back.shared) < 1e-3
    assert there.shared <= min(there.one, there.other) * 1.001
