"""States and organisations by what people call them."""

import pytest

from wordkeep.codebook.folded import folded
from wordkeep.codebook.organisations import groups, organisation_of, organisations, organisations_with
from wordkeep.codebook.states import KINDS, state_names, state_of, states


@pytest.mark.parametrize(
    ("words", "iso3", "kind"),
    [
        ("China", "CHN", "name"),
        ("People's Republic of China", "CHN", "name"),
        ("Chinese", "CHN", "demonym"),
        ("Beijing", "CHN", "capital"),
        ("Zhongnanhai", "CHN", "metonym"),
        ("the Kremlin", "RUS", "metonym"),
        ("the White House", "USA", "metonym"),
        ("the Pentagon", "USA", "military"),
        ("State Department", "USA", "ministry"),
        ("US", "USA", "name"),
        ("U.S.", "USA", "name"),
        ("Downing Street", "GBR", "metonym"),
        ("Türkiye", "TUR", "name"),
        ("Burma", "MMR", "name"),
        ("Soviet Union", "RUS", "former"),
        ("South Korean", "KOR", "demonym"),
        ("Korean", "KOR", "demonym"),
        ("DPRK", "PRK", "name"),
        ("Congo", "COD", "name"),
        ("Quai d’Orsay", "FRA", "ministry"),
        ("IRN", "IRN", "name"),
    ],
)
def test_words_for_a_state(words: str, iso3: str, kind: str) -> None:
    found = state_of(words)
    assert found is not None
    assert (found.iso3, found.kind) == (iso3, kind)


@pytest.mark.parametrize("words", ["us", "it", "Ruritania", "", "male", "the palace"])
def test_words_for_no_state(words: str) -> None:
    assert state_of(words) is None


def test_every_kind_is_one_that_is_explained() -> None:
    assert {each.kind for code in states() for each in state_names(code)} <= set(KINDS)


@pytest.mark.parametrize(
    ("words", "id_", "is_seat"),
    [
        ("NATO", "NATO", False),
        ("North Atlantic Treaty Organization", "NATO", False),
        ("the United Nations", "UN", False),
        ("UN", "UN", False),
        ("WHO", "WHO", False),
        ("Brussels", "EU", True),
        ("Houthi rebels", "HOUTHIS", False),
        ("Hizbullah", "HEZBOLLAH", False),
        ("G-7", "G7", False),
    ],
)
def test_words_for_an_organisation(words: str, id_: str, is_seat: bool) -> None:
    found = organisation_of(words)
    assert found is not None
    assert (found.id, found.is_seat) == (id_, is_seat)


@pytest.mark.parametrize("words", ["who", "un", "is", "Acme", "the bloc"])
def test_words_for_no_organisation(words: str) -> None:
    assert organisation_of(words) is None


def test_members_and_homes_are_known() -> None:
    known = states().keys() | organisations().keys()
    assert [
        (each.id, member) for each in organisations().values() for member in each.members if member not in known
    ] == []
    assert [
        each.part_of for each in organisations().values() if each.part_of and each.part_of not in organisations()
    ] == []
    assert [each.id for each in groups().values() if each.country and each.country not in states()] == []
    assert not states().keys() & organisations().keys()


def test_members() -> None:
    assert {"G20", "BRICS", "SCO"} <= {each.id for each in organisations_with("CHN")}
    assert len(organisations()["EU"].members) == 27
    assert len(organisations()["NATO"].members) == 32


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Mevlüt Çavuşoğlu", "mevlut cavusoglu"),
        ("Iran's", "iran"),
        ("the U.N.", "the un"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Lars Løkke Rasmussen", "lars lokke rasmussen"),
    ],
)
def test_folded(words: str, plain: str) -> None:
    assert folded(words) == plain
    assert folded(folded(words)) == plain
