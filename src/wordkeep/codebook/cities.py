"""Cities, countries and states of the United States of GeoNames (CC BY 4.0): tables made by ``python -m tables.cities``.

Cities are looked up in the bytes of two sorted tables, so that only those asked for are made: ``city_names.tsv`` leads from a
folded name to ids, ``cities.tsv`` from an id to its city.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class City:
    """A city of 15,000 or more; ``geonames`` is its id at geonames.org, ``country`` an ISO 3166 alpha-3 code.

    ``state`` is the code of its state in the United States (``TX``); degrees are north and east positive.
    """

    geonames: int
    name: str
    country: str
    state: str | None
    latitude: float
    longitude: float
    population: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class AmericanState:
    """A state of the United States by its two letters."""

    code: str
    name: str
    geonames: int


@lru_cache(maxsize=4096)
def cities_named(key: str) -> tuple[City, ...]:
    """The cities of a name that is folded as in the table, in the order of GeoNames: by country, then by id."""
    row = _row(_bytes("city_names.tsv"), key.encode())
    return tuple(map(_city, row.split(b"\t")[1].split(b","))) if row else ()


@cache
def country_names() -> dict[str, str]:
    """The name of each country by its alpha-3 code, in the order of GeoNames."""
    return dict(_fields("countries.tsv"))


@cache
def american_states() -> dict[str, AmericanState]:
    """The states of the United States by their two letters."""
    return {code: AmericanState(code, name, int(geonames)) for code, name, geonames in _fields("american_states.tsv")}


def _fields(table: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _bytes(table).decode().splitlines()[1:])


@cache
def _bytes(table: str) -> bytes:
    return files("wordkeep.codebook").joinpath(table).read_bytes()


def american_state_of(geonames: int) -> str | None:
    """The name of the American state that an id is of, or that its city lies in; ``None`` for any other.

    >>> american_state_of(5879400)
    'Alaska'
    """
    states = american_states()
    if row := _row(_bytes("cities.tsv"), str(geonames).encode()):
        code = row.split(b"\t")[3].decode()
        return states[code].name if code in states else None
    return next((each.name for each in states.values() if each.geonames == geonames), None)


def _city(geonames: bytes) -> City:
    row = _row(_bytes("cities.tsv"), geonames)
    if row is None:
        raise ValueError(f"cities.tsv has no {geonames.decode()}, which city_names.tsv names")
    id_, name, country, state, latitude, longitude, population, capital = row.decode().split("\t")
    return City(
        geonames=int(id_),
        name=name,
        country=country,
        state=state or None,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        is_capital=capital == "capital",
    )


def _row(table: bytes, key: bytes) -> bytes | None:
    """The row whose first field this is, in a table sorted by the bytes of its first fields under a line of headings."""
    low, high = table.index(b"\n") + 1, len(table)
    while low < high:
        start = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.index(b"\n", start)
        first = table[start : table.index(b"\t", start)]
        if first == key:
            return table[start:end]
        low, high = (end + 1, high) if first < key else (low, start)
    return None
