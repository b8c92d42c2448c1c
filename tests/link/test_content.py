"""What sentences hold: states by any of their names, other names, stems, numbers of things."""

from wordkeep.link.content import content_of, named_in, stem


def test_states_are_known_by_capital_and_demonym() -> None:
    assert content_of("Lima and the Venezuelan side met.").states == {"PER", "VEN"}


def test_names_come_without_titles_and_short_particles() -> None:
    assert content_of("Foreign Minister Sora Al-Quist met Monday.").names == {"sora", "quist"}


def test_numbers_belong_to_their_noun() -> None:
    assert content_of("They sent three diplomats and 40 engineers.").counted == {("diplomat", "3"), ("engineer", "40")}


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("signed") == stem("signing") == stem("sign")
    assert stem("met") == stem("meeting")


def test_an_article_names_the_oftenest_state_first() -> None:
    assert named_in("Ghana met Kenya. Kenya left.")[:2] == ("KEN", "GHA")


def test_a_common_word_with_a_capital_that_opens_a_sentence_is_no_name() -> None:
    found = content_of("Two days earlier Orlo Vand had left. Several ministers followed.")
    assert found.names == {"orlo", "vand"}
    assert "several" in found.stems


def test_days_of_a_month_are_found_without_a_year() -> None:
    assert content_of("It dates from 7 December, not from May 3rd.").dates == {(12, 7), (5, 3)}
    assert content_of("In December, 7 ministers met.").dates == frozenset()
