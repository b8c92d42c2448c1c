"""Agreements and requests that an article tells as made, where nobody is quoted."""

import pytest

from tests.lines.by_hand import BOTH_WAYS, Two, article, done, only_word
from wordkeep.lines.words import words_in
from wordkeep.model.commitment import Kind, Standing
from wordkeep.model.event import Factuality


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_an_agreement_is_a_pledge_of_all_who_make_it(two: Two) -> None:
    told = article(two.told("{a} and {b} agreed to open the Moss bridge on Tuesday."))
    word = only_word(told, done(told, "agreed to open the Moss bridge", "AGREE", by=(two.a, two.b)))
    assert (word.kind, word.by, word.standing) == (Kind.PLEDGE, two.codes("ab"), Standing.JOINT)
    assert (set(word.tellers), word.claims) == ({two.code_a, two.code_b}, False)


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_an_agreement_of_one_side_binds_it_alone(two: Two) -> None:
    told = article(two.told("{a} agreed to buy the wheat."))
    word = only_word(told, done(told, "agreed to buy the wheat", "AGREE", by=(two.a,)))
    assert (word.by, word.tellers, word.standing) == ((two.code_a,), (), Standing.SPOKEN)


@pytest.mark.parametrize("factuality", [Factuality.DENIED, Factuality.HYPOTHETICAL, Factuality.POSSIBLE])
def test_an_agreement_that_is_not_made_is_no_word(factuality: Factuality) -> None:
    told = article("Kenya and Norway agreed to open the bridge.")
    event = done(told, "agreed to open the bridge", "AGREE", by=("Kenya", "Norway"), factuality=factuality)
    assert words_in(told, [event], ()) == ()


@pytest.mark.parametrize(
    ("text", "evidence", "by"),
    [
        ("Kenya and Norway signed the Moss treaty.", "signed the Moss treaty", ("Kenya", "Norway")),
        ("Kenya and Norway agreed.", "agreed", ("Kenya", "Norway")),
        ("The envoys agreed to open the bridge.", "agreed to open the bridge", ()),
    ],
    ids=["binds to nothing", "does not say to what", "does not say who"],
)
def test_an_agreement_that_binds_nobody_to_anything_is_no_word(text: str, evidence: str, by: tuple[str, ...]) -> None:
    told = article(text)
    assert words_in(told, [done(told, evidence, "AGREE", by=by)], ()) == ()


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("sentence", "evidence", "words"),
    [
        ("{a} asked {b} to free the Moss fishermen, who have been held since May.", "asked", "free the Moss fishermen"),
        (
            "{a} called on {b} to lift the fee; nobody answered.",
            "called on",
            "lift the fee",
        ),
        ("{a} demanded that {b} pay for the boats.", "demanded", "{b} pay for the boats"),
    ],
)
def test_a_request_is_a_demand_whose_words_follow_its_verb(two: Two, sentence: str, evidence: str, words: str) -> None:
    told = article(two.told(sentence))
    word = only_word(told, done(told, evidence, "REQUEST", by=(two.a,), to=(two.b,)))
    assert (word.kind, word.by, word.to) == (Kind.DEMAND, (two.code_b,), (two.code_a,))
    assert (word.text, word.tellers) == (two.told(words), (two.code_a,))


def test_a_request_to_nobody_or_for_nothing_is_no_word() -> None:
    told = article("Kenya asked to see the papers. Norway was asked.")
    assert words_in(told, [done(told, "asked to see", "REQUEST", by=("Kenya",))], ()) == ()
    told = article("Kenya asked Norway.")
    assert words_in(told, [done(told, "asked", "REQUEST", by=("Kenya",), to=("Norway",))], ()) == ()


def test_deeds_of_other_types_are_no_words() -> None:
    told = article("Kenya will agree to meet Norway in Moss.")
    assert words_in(told, [done(told, "agree to meet Norway", "CONSULT", by=("Kenya",), to=("Norway",))], ()) == ()
