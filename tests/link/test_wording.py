from hypothesis import given
from hypothesis import strategies as st

from wordkeep.link.wording import wording_of


def test_names_numbers_and_common_words_are_marked() -> None:
    content = wording_of("The minister told Torvald Eiken that twenty trawlers and 1,400 lorries were waiting.").content
    assert content == ("~minis", "~told", "N:torvald", "N:eiken", "#20", "trawl", "#1400", "lorri", "waiti")


def test_endings_case_and_possessives_are_no_matter() -> None:
    assert wording_of("Suspension of Bresk's fishing").content[0] == wording_of("suspended").content[0]


def test_abbreviations_end_no_sentence() -> None:
    assert len(wording_of("Lt. Col. Ode Lind spoke. Mr. Varga left the U.S. embassy.").sentences) == 2


def test_quotations_of_five_words_are_kept_whatever_their_marks() -> None:
    curly, straight = (f"He said: {left}grain ships leave our harbours tonight{right}." for left, right in ("“”", '""'))
    assert wording_of(curly).quotations == wording_of(straight).quotations != ()
    assert wording_of("He called it “a grain ship”.").quotations == ()


def test_how_much_of_a_sentence_is_quoted() -> None:
    quoted, plain = wording_of("“Grain ships leave harbours.”\nGrain ships leave harbours.").sentences
    assert (quoted.quoted, plain.quoted) == (1.0, 0.0)


@given(st.text(max_size=200))
def test_any_text_has_a_wording(text: str) -> None:
    found = wording_of(text)
    assert len(found.words) == sum(len(sentence.words) for sentence in found.sentences)
    assert found.own <= found.triples or len(found.words) >= 3
