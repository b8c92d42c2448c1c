"""Different words for the same office."""

import pytest

from wordkeep.codebook.titles import asked, bag, kind_of, kinds, kinds_of, office


@pytest.mark.parametrize(
    ("words", "of", "kind"),
    [
        ("Minister of National Defence", "CHN", "defence-minister"),
        ("Secretary of Defense", "USA", "defence-minister"),
        ("Secretary of State", "USA", "foreign-minister"),
        ("Secretary of State for Foreign, Commonwealth and Development Affairs", "GBR", "foreign-minister"),
        ("Minister of Foreign Affairs and Worship", "ARG", "foreign-minister"),
        ("Minister of External Affairs", "IND", "foreign-minister"),
        ("Deputy Prime Minister and Minister of Foreign Affairs", "KWT", "foreign-minister"),
        ("Premier of the State Council", "CHN", "prime-minister"),
        ("Taoiseach", "IRL", "prime-minister"),
        ("Chancellor", "DEU", "prime-minister"),
        ("Chancellor of the Exchequer", "GBR", "finance-minister"),
        ("Kremlin Press Secretary", "RUS", "presidential-spokesperson"),
        ("Spokesperson of the Ministry of Foreign Affairs", "CHN", "foreign-ministry-spokesperson"),
        ("Secretary General", "NATO", "organisation-head"),
        ("ambassador to the United States of America", "CHN", "ambassador"),
    ],
)
def test_the_kind_of_an_office(words: str, of: str, kind: str) -> None:
    found = kind_of(words, of)
    assert found is not None
    assert found.id == kind


@pytest.mark.parametrize(
    ("words", "of", "not_kind"),
    [
        ("Deputy Minister of Foreign Affairs", "RUS", "foreign-minister"),
        ("Minister of State for Defence", "GBR", "defence-minister"),
        ("President of the Senate", "ITA", "president"),
        ("Vice President", "USA", "president"),
        ("Secretary of State", "VAT", "defence-minister"),
        ("Chancellor", "CHE", "prime-minister"),
        ("Foreign Secretary", "IND", "foreign-minister"),
    ],
)
def test_near_misses(words: str, of: str, not_kind: str) -> None:
    assert not_kind not in kinds_of(words, of)


def test_order_gender_and_spelling_do_not_count() -> None:
    assert bag("Defense Minister") == bag("Minister of Defence")
    assert bag("spokeswoman for the foreign ministry") == bag("Foreign Ministry spokesman")


def test_what_is_asked_for_is_called_so_in_some_states_only() -> None:
    meant = asked(bag("secretary of state"))
    assert meant is not None
    assert meant.fits("foreign-minister", "USA")
    assert not meant.fits("foreign-minister", "FRA")
    assert asked(bag("keeper of the seals of Atlantis")) is None


def test_where_an_ambassador_is_posted() -> None:
    assert office("ambassador to the United States of America", "CHN").posted_to == "USA"
    assert office("Permanent Representative to NATO", "USA").posted_to == "NATO"
    assert office("Secretary of State", "USA").posted_to is None


def test_weights_are_between_nothing_and_one() -> None:
    assert all(0 < kind.weight <= 1 for kind in kinds().values())
