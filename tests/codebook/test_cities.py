"""The tables of places: names lead to cities, and every row is found where it lies."""

from pathlib import Path

import pytest

from wordkeep.codebook import cities
from wordkeep.codebook.cities import City, american_states, cities_named, country_names
from wordkeep.resolve.gazetteer import folded

TABLES = Path(cities.__file__).parent


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (TABLES / name).read_text(encoding="utf-8").splitlines()[1:]]


def test_a_city_has_what_the_table_says_of_it() -> None:
    (nairobi,) = cities_named("nairobi")
    assert nairobi == City(184745, "Nairobi", "KEN", None, -1.28333, 36.81667, nairobi.population, is_capital=True)
    assert nairobi.population > 2_000_000


@pytest.mark.parametrize(
    ("key", "name", "country"),
    [("rangoon", "Yangon", "MMR"), ("kiev", "Kyiv", "UKR"), ("san salvador", "San Salvador", "SLV")],
)
def test_another_name_or_one_of_several_words_leads_to_a_city(key: str, name: str, country: str) -> None:
    assert (name, country) in {(each.name, each.country) for each in cities_named(key)}


@pytest.mark.parametrize("key", ["", "a", "zzzz", "headings", "nairob", "nairobi ", "Nairobi"])
def test_what_is_no_name_leads_nowhere(key: str) -> None:
    assert cities_named(key) == ()


def test_cities_of_one_name_come_by_country_and_id() -> None:
    found = [(each.country, each.geonames) for each in cities_named("paris")]
    assert found[0] == ("FRA", 2988507)
    assert found[1:] == sorted(found[1:])
    assert {each.state for each in cities_named("paris") if each.country == "USA"} >= {"TX"}


def test_the_tables_are_sorted_and_each_row_is_found() -> None:
    for name in ("cities.tsv", "city_names.tsv"):
        keys = [row[0].encode() for row in rows(name)]
        assert keys == sorted(set(keys))
    named = rows("city_names.tsv")
    for key, ids in (named[0], named[-1], *named[:: len(named) // 200]):
        assert [str(each.geonames) for each in cities_named(key)] == ids.split(",")


def test_every_city_is_found_by_its_own_name_as_the_gazetteer_folds_it() -> None:
    ids = {key: set(held.split(",")) for key, held in rows("city_names.tsv")}
    assert [row for row in rows("cities.tsv") if row[0] not in ids.get(folded(row[1]), set())] == []


def test_every_city_lies_in_a_country_on_the_globe() -> None:
    for _, name, country, state, latitude, longitude, population, _ in rows("cities.tsv"):
        assert country in country_names(), name
        assert not state or (country == "USA" and (state in american_states() or state == "DC")), name
        assert abs(float(latitude)) <= 90, name
        assert abs(float(longitude)) <= 180, name
        assert int(population) >= 0, name


def test_states_have_two_letters_and_an_id() -> None:
    assert american_states()["TX"].name == "Texas"
    assert all(len(each.code) == 2 and each.geonames > 0 for each in american_states().values())
