"""Words to the places they may name: cities of 15,000 or more, states of the United States, countries and reviewed regions.

All are those of the code book. Areas are held once they are first asked for; a city is made when words name it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from wordkeep.codebook.cities import american_states, cities_named, country_names
from wordkeep.codebook.places import places


class PlaceKind(StrEnum):
    """What a name may be the name of."""

    COUNTRY = "country"
    STATE = "state"
    REGION = "region"
    CITY = "city"


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A place that some words may name; ``state`` is the code of its state in the United States (``TX``).

    Each is one object, and equal to no other.
    """

    name: str
    kind: PlaceKind
    country: str | None
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    state: str | None = None
    is_capital: bool = False
    disputed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate, and whether the words are the name it goes by or another one."""

    place: Candidate
    by_main_name: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names, folded, to places; ``hints`` to what they say of others nearby: a country, or a state (``US-TX``).

    ``areas`` are those of countries, states and regions.
    """

    areas: Mapping[str, tuple[Named, ...]]
    hints: Mapping[str, str]
    states: Mapping[str, Candidate]
    countries: Mapping[str, str]
    """Names of countries by their alpha-3 code."""

    def named(self, words: str) -> tuple[Named, ...]:
        """The places these words may name, none where the gazetteer knows none.

        "the", the parts of the compass before a name, and the word for what it is ("Idlib province") may be there.
        """
        for key in _keys(words):
            if found := (*self.areas.get(key, ()), *_cities(key)):
                return found
        return ()

    def named_cities(self, words: str) -> tuple[Named, ...]:
        """Those of them that are cities: what "Lebanon" names in "Lebanon, Pennsylvania"."""
        return tuple(each for each in self.named(words) if each.place.kind is PlaceKind.CITY)

    def hint(self, words: str) -> str | None:
        """The country (``LBN``) or state (``US-TX``) that these words name or belong to."""
        return self.hints.get(folded(words))

    def state(self, words: str) -> Candidate | None:
        """The state of the United States that stands after a comma: by its name, shortened, or by its two letters."""
        code = _codes().get(words.replace(".", "").replace(" ", "").strip())
        hint = self.hint(words)
        code = code or (hint[3:] if hint and hint.startswith("US-") else None)
        return self.states.get(code) if code else None


_PLAIN: Final = re.compile(r"(?!(?:the|st) )[a-z]+(?: (?!st )[a-z]+)*\Z")
_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"})
_INITIALS: Final = re.compile(r"\b(?:[a-z]\.){2,}")
_MARKS: Final = re.compile(r"['’ʻʼ‘`]")
_OTHER: Final = re.compile(r"[\W_]+")
_SAINT: Final = re.compile(r"\bst(?=\s)")
_BEFORE: Final = re.compile(
    r"^(?:(?:far|north|south|east|west|northern|southern|eastern|western|central|northeast|northwest|southeast|southwest|northeastern|"
    r"northwestern|southeastern|southwestern|occupied|rural|downtown|coastal|neighboring|neighbouring|nearby|greater)\s+)+"
)
_AFTER: Final = re.compile(
    r"\s+(?:province|region|governorate|district|oblast|prefecture|county|department|state|city|city cent(?:er|re)|"
    r"(?:international )?airport|(?:border )?crossing|(?:air |naval |air)base|port|harbou?r|peninsula|islands?|valley|"
    r"area|town|village|(?:refugee )?camp|suburbs|metropolitan area|territory|desert|coast|strip)$"
)


def folded(words: str) -> str:
    """Words as names are compared: lower case, no accents, apostrophes or points, "Saint" in full, no article.

    >>> folded("Sana'a"), folded("the U.S."), folded("St. Petersburg"), folded("São Tomé")
    ('sanaa', 'us', 'saint petersburg', 'sao tome')
    """
    lower = words.lower()
    if _PLAIN.match(lower):  # nearly all names; a thousand and more are folded when the gazetteer is loaded
        return lower
    if not lower.isascii():
        spread = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
        lower = "".join(letter for letter in spread if not unicodedata.combining(letter))
    whole = _INITIALS.sub(lambda found: found.group().replace(".", ""), lower)
    key = _SAINT.sub("saint", _OTHER.sub(" ", _MARKS.sub("", whole)).strip())
    return key.removeprefix("the ")


def _keys(words: str) -> Iterator[str]:
    """The folded words, then with less and less of what only describes."""
    key = folded(re.sub(r"['’]s?$", "", words))
    yield key
    bare = _BEFORE.sub("", key)
    if bare != key:
        yield bare
    short = _AFTER.sub("", bare)
    if short != bare:
        yield short


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    names = country_names()
    states = {
        each.code: Candidate(each.name, PlaceKind.STATE, "USA", geonames=each.geonames, state=each.code)
        for each in american_states().values()
    }
    areas: dict[str, list[Named]] = {}
    for area, called in _areas(names, states.values()):
        for key in dict.fromkeys(map(folded, called)):
            areas.setdefault(key, []).append(Named(area, by_main_name=True))
    hints = dict(_hints(names, states.values()))
    return Gazetteer({key: tuple(held) for key, held in areas.items()}, hints, states, names)


def _areas(names: Mapping[str, str], states: Iterable[Candidate]) -> Iterator[tuple[Candidate, Iterable[str]]]:
    """Countries, states and regions, each with all it is called."""
    for code, name in names.items():
        yield Candidate(name, PlaceKind.COUNTRY, code), (name, *places().countries.get(code, ()))
    for state in states:
        yield state, (state.name,)
    for each in places().regions:
        region = Candidate(each.name, PlaceKind.REGION, each.country, disputed=each.disputed, note=each.note)
        yield region, each.names


@lru_cache(maxsize=4096)
def _cities(key: str) -> tuple[Named, ...]:
    """The cities that a folded name is the main name of, or another one."""
    return tuple(
        Named(
            Candidate(
                name=city.name,
                kind=PlaceKind.CITY,
                country=city.country,
                population=city.population,
                latitude=city.latitude,
                longitude=city.longitude,
                geonames=city.geonames,
                state=city.state,
                is_capital=city.is_capital,
            ),
            by_main_name=folded(city.name) == key,
        )
        for city in cities_named(key)
    )


AMBIGUOUS: Final = frozenset({"georgia", "jordan", "guinea", "congo", "america"})
"""Countries whose name says too little of what is nearby: also a state, a surname, or part of other names."""


def _hints(names: Mapping[str, str], states: Iterable[Candidate]) -> Iterator[tuple[str, str]]:
    for region in places().regions:
        if region.country and not region.disputed:
            yield from ((folded(name), region.country) for name in region.names)
    for state in states:
        yield folded(state.name), f"US-{state.state}"
    for code, name in names.items():
        for word in (name, *places().countries.get(code, ()), *places().adjectives.get(code, ())):
            if (key := folded(word)) not in AMBIGUOUS:
                yield key, code
    yield "jordan", "JOR"


@cache
def _codes() -> Mapping[str, str]:
    shortened = dict(places().states)
    return shortened | {code: code for code in shortened.values()}
