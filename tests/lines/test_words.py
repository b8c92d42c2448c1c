"""Which statements make a line, of which kind, and who is bound by them towards whom."""

import pytest

from tests.lines.by_hand import BOTH_WAYS, Two, article, done, only_word, said
from wordkeep.lines.words import LEAST, words_in
from wordkeep.model.actor import SpeakerKind
from wordkeep.model.commitment import Kind, Standing
from wordkeep.model.statement import Act

TOWARDS = " The talks in {B} went on."


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    ("act", "words", "by", "to"),
    [
        (Act.PLEDGE, "we will reopen the consulate in {b}", "a", "b"),
        (Act.PLEDGE, "{a} will lift the fee on ferries from {b}", "a", "b"),
        (Act.PLEDGE, "the consulate will be reopened", "a", "b"),
        (Act.OFFER, "it would buy the wheat if {b} lifted the fee", "a", "b"),
        (Act.THREAT, "{b} will pay a price if the ship is not freed", "a", "b"),
        (Act.DEMAND, "{b} must free the ship", "b", "a"),
        (Act.DEMAND, "the ship must be freed", "b", "a"),
        (Act.PLEDGE, "both sides will hold talks in June", "ab", ""),
        (Act.PLEDGE, "the two governments will open the bridge", "ab", ""),
    ],
)
def test_who_is_bound_and_towards_whom(two: Two, act: Act, words: str, by: str, to: str) -> None:
    content = two.told(words)
    told = article(f"Minister Mirela Sand said {content}." + two.told(TOWARDS))
    word = only_word(told, said(told, content, act=act, source="Minister Mirela Sand", cue="said", side=two.code_a))
    assert word.kind is Kind(act.value)
    assert (tuple(sorted(word.by)), word.to) == (two.codes(by), two.codes(to))


@pytest.mark.parametrize("two", BOTH_WAYS)
@pytest.mark.parametrize(
    "words", ["{b} agreed to lift the fee", "{b} will lift the fee", "{b} had promised to lift the fee"]
)
def test_a_says_b_agreed_is_not_b_agreed(two: Two, words: str) -> None:
    content = two.told(words)
    told = article(f"Minister Mirela Sand said {content}.")
    word = only_word(told, said(told, content, side=two.code_a))
    assert (word.by, word.teller, word.claims) == ((two.code_b,), two.code_a, True)
    assert word.standing is Standing.CLAIMED


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_what_the_speaker_tells_of_its_own_side_is_not_claimed(two: Two) -> None:
    content = two.told("{a} had promised to lift the fee")
    told = article(f"Minister Mirela Sand said {content}.")
    word = only_word(told, said(told, content, side=two.code_a))
    assert (word.by, word.claims, word.standing) == ((two.code_a,), False, Standing.SPOKEN)


@pytest.mark.parametrize("two", BOTH_WAYS)
def test_a_side_that_says_both_will_act_claims_it_of_the_other(two: Two) -> None:
    told = article(two.told("{A} said both sides will open the bridge. {B} did not speak."))
    word = only_word(told, said(told, "both sides will open the bridge", side=two.code_a))
    assert (set(word.by), word.claims) == ({two.code_a, two.code_b}, True)


def test_a_demand_of_everybody_makes_no_line() -> None:
    told = article("Sand said all countries must free the ship. Norway listened.")
    free = said(told, "all countries must free the ship", act=Act.DEMAND, side="KEN")
    assert words_in(told, [free], ()) == ()


@pytest.mark.parametrize("words", ["why Norway closed the bridge", "whether Norway will open the bridge"])
def test_who_asks_why_or_whether_demands_nothing(words: str) -> None:
    told = article(f"Kenya asked {words}.")
    assert words_in(told, [said(told, words, act=Act.DEMAND, side="KEN")], ()) == ()


def test_words_that_only_announce_a_list_make_no_line() -> None:
    told = article("Kenya and Norway will do the following.")
    assert words_in(told, [said(told, "the following", side="KEN")], ()) == ()


@pytest.mark.parametrize("act", [Act.INFORM, Act.POSITION, Act.ACCUSE])
def test_words_that_bind_to_nothing_make_no_line(act: Act) -> None:
    told = article("Kenya said the river was high.")
    assert words_in(told, [said(told, "the river was high", act=act, side="KEN")], ()) == ()


def test_an_act_that_is_not_likely_makes_no_line() -> None:
    told = article("Kenya said it will open the bridge.")
    assert words_in(told, [said(told, "it will open the bridge", probability=LEAST - 0.01, side="KEN")], ()) == ()


@pytest.mark.parametrize("act", [Act.DENY, Act.REJECT, Act.ACCEPT, Act.REAFFIRM])
def test_words_that_answer_are_kept_for_the_lines_they_answer(act: Act) -> None:
    told = article("Kenya said there was no such deal.")
    word = only_word(told, said(told, "there was no such deal", act=act, side="KEN"))
    assert (word.kind, list(word.answers)) == (None, [act])


@pytest.mark.parametrize(
    ("outlet", "source", "kind", "joint", "standing"),
    [
        ("Harbour Test", "Sand", SpeakerKind.NAMED, (), Standing.SPOKEN),
        ("Harbour Test", "An official", SpeakerKind.UNNAMED, (), Standing.UNNAMED),
        ("Ministry of Foreign Affairs of Kenya", "Sand", SpeakerKind.NAMED, (), Standing.OFFICIAL),
        ("Harbour Test", "Sand", SpeakerKind.NAMED, ("NOR",), Standing.JOINT),
        ("Harbour Test", "The joint communiqué", SpeakerKind.COLLECTIVE, (), Standing.JOINT),
        ("Harbour Test", "The Treaty of Moss", SpeakerKind.COLLECTIVE, (), Standing.TREATY),
    ],
)
def test_the_form_in_which_words_are_given(
    outlet: str, source: str, kind: SpeakerKind, joint: tuple[str, ...], standing: Standing
) -> None:
    told = article(f"{source} said the bridge will be opened.", outlet=outlet)
    word = only_word(told, said(told, "the bridge will be opened", source=source, kind=kind, side="KEN", joint=joint))
    assert word.standing is standing


def test_a_statement_over_several_sentences_is_told_apart() -> None:
    told = article(
        "Norway must free the ship, Sand said. Norway should pay the crew. Kenya will lift the fee on ferries."
    )
    parts = ("Norway must free the ship", "Norway should pay the crew.", "Kenya will lift the fee on ferries.")
    words = words_in(told, [said(told, *parts, act=Act.DEMAND, cue="said", side="KEN")], ())
    assert [(word.kind, word.by, word.claims) for word in words] == [
        (Kind.DEMAND, ("NOR",), False),
        (Kind.DEMAND, ("NOR",), False),
        (Kind.PLEDGE, ("KEN",), False),
    ]


def test_what_another_must_do_is_no_pledge_in_any_sentence() -> None:
    told = article("Norway must free the ship, Sand said. Norway must pay the crew too.")
    parts = ("Norway must free the ship", "Norway must pay the crew too.")
    words = words_in(told, [said(told, *parts, act=Act.DEMAND, cue="said", side="KEN")], ())
    assert [word.kind for word in words] == [Kind.DEMAND, Kind.DEMAND]


def test_an_agreement_told_as_made_is_not_told_twice_where_a_statement_has_it() -> None:
    told = article("Kenya said that Kenya and Norway agreed to open the bridge.")
    statement = said(told, "Kenya and Norway agreed to open the bridge", side="KEN")
    event = done(told, "agreed to open the bridge", "AGREE", by=("Kenya",), to=("Norway",))
    assert [word.id for word in words_in(told, [statement, event], ())] == [statement.id]
