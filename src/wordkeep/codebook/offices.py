"""Who held which office from when to when: ``offices.tsv``, made by ``python -m tables.offices``.

Every row keeps its source. An empty end means that the end is not known; ``known_until`` is then the last month in which
the source knew the office to be held. Nobody holds an office outside the dates of a row.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from wordkeep.codebook.folded import folded
from wordkeep.codebook.reviewed import reviewed

FAMILY_NAME_FIRST: Final = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "HKG", "MAC"})
EITHER_END: Final = frozenset(
    {"SGP", "KHM", "MMR", "JPN", "HUN", "UN", "WHO", "IMF", "WORLDBANK", "ADB", "AIIB", "NDB"}
)
TWO_FAMILY_NAMES: Final = frozenset(
    "ESP MEX ARG CHL COL PER VEN BOL ECU URY PRY CUB DOM GTM HND SLV NIC CRI PAN".split(),
)
# What transliterations differ in, in this order: ph to f, ks to x ...
SPELT_ALIKE: Final = tuple(
    (written, usual.strip("-"))
    for written, usual in (
        pair.split(">")
        for pair in (
            "ph>f ks>x ck>k q>k dzh>j zh>j ou>u oo>u ee>i ei>i ey>i ay>ai iy>i yi>i ij>i ii>i y>i h>- w>v e>a o>u"
        ).split()
    )
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office of one person. Dates are YYYY, YYYY-MM or YYYY-MM-DD, as finely as they are known; else empty.

    ``of`` is an ISO 3166 alpha-3 code or the id of an organisation. ``known_until`` is given where ``end`` is not known.
    """

    of: str
    office: str
    person: str
    start: str
    end: str
    known_until: str
    source_code: str
    wikidata: str

    @property
    def source(self) -> str:
        """Where the row is from, in words: the file it was made from, or what a compiled row rests on."""
        return " + ".join(_source(code, self.of) for code in self.source_code.split(" + "))

    @property
    def last_known(self) -> str:
        """The last date on which this person is known to have held the office; empty where nothing is."""
        return self.end or self.known_until or self.start

    def covers(self, on: date) -> bool:
        """Whether the term may hold this day: its first and last day do, and what is not known excludes nothing."""
        day = on.isoformat()
        return (not self.start or self.start <= day[: len(self.start)]) and (
            not self.end or day[: len(self.end)] <= self.end
        )

    def surely_covers(self, on: date) -> bool:
        """Whether the term holds this day however its dates are to be read: "2013" may be any day of the year."""
        day = on.isoformat()
        begun = bool(self.start) and (self.start < day[: len(self.start)] or self.start == day)
        return begun and (day[: len(self.last_known)] < self.last_known or (day == self.end))


@cache
def terms() -> tuple[Term, ...]:
    """Every row of the table, by state or organisation, office and start."""
    return tuple(map(_term, range(len(_lines()))))


@cache
def terms_of(of: str) -> tuple[Term, ...]:
    """The rows of a state or organisation; only these are made."""
    return tuple(map(_term, _places_of().get(of, ())))


def held_on(of: str, on: date) -> tuple[Term, ...]:
    """The offices of a state or organisation whose term may hold this day, in the order of the table."""
    return tuple(term for term in terms_of(of) if term.covers(on))


def by_surname(name: str) -> tuple[Term, ...]:
    """All terms of all persons with this family name, however it is transliterated; the table's order."""
    words = [word for word in folded(name).split() if word not in PARTICLES]
    if not words:
        return ()
    return tuple(
        term for term in named_like(words[-1:]) if spelt(words[-1]) in {spelt(each) for each in surnames(term)}
    )


def named_like(words: Iterable[str]) -> tuple[Term, ...]:
    """The terms of persons in whose names any of these folded words stands, or one spelt alike; the table's order."""
    alike = {each for word in words for each in _spelt_like(word)}
    places = sorted({place for each in alike for place in _by_word().get(each, ())})
    return tuple(map(_term, places))


def surnames(term: Term) -> tuple[str, ...]:
    """The words of a person's name that are used alone: the last, the first, or either, as is the custom there."""
    before_title = folded(term.person.split(",")[0]).split()
    words = [word for word in before_title if word not in PARTICLES and len(word) > 1]
    if not words:
        return ()
    if term.of in FAMILY_NAME_FIRST:
        return (words[0],)
    if term.of in EITHER_END:
        return (words[-1], words[0])
    if term.of in TWO_FAMILY_NAMES and len(words) > 2:
        return (words[-2], words[-1])
    return (words[-1],)


@cache
def name_words(person: str) -> tuple[str, ...]:
    """The folded words of a name, those of a title after a comma too."""
    return tuple(folded(person).split())


@cache
def spelt(word: str) -> str:
    """One spelling for what transliterations spell differently: Sergey and Sergei, Zelenskyy and Zelensky.

    Words of fewer than five letters stay as they are: Li is not Lee.
    """
    if len(word) < 5:
        return word
    first = word[0]
    for written, usual in SPELT_ALIKE:
        word = word.replace(written, usual)
    word = first + word.removeprefix(first)
    return "".join(letter for place, letter in enumerate(word) if place == 0 or letter != word[place - 1])


@cache
def given_names() -> frozenset[str]:
    """First words of names in the table, of states where the family name comes last; no row is made for it."""
    rows = (line.split("\t", 3) for line in _lines())
    names = (name_words(person) for of, _, person, _ in rows if of not in FAMILY_NAME_FIRST)
    return frozenset(words[0] for words in names if len(words) > 1)


@cache
def nicknames() -> dict[str, str]:
    """The name behind each nickname; nicknames folded."""
    return {folded(called): name for called, name in reviewed("nicknames.yaml").items()}


PARTICLES: Final = frozenset(
    "al el bin bint ibn ben abu von van der den de da do dos das di del della le la du ul ud jr sr ii iii iv".split()
)


@cache
def _lines() -> tuple[str, ...]:
    table = files("wordkeep.codebook").joinpath("offices.tsv").read_text(encoding="utf-8")
    return tuple(table.rstrip("\n").split("\n")[1:])


@cache
def _term(place: int) -> Term:
    return Term(*_lines()[place].split("\t"))


@cache
def _places_of() -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(_lines()):
        found[line[: line.index("\t")]].append(place)
    return dict(found)


@cache
def _by_word() -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(_lines()):
        for word in name_words(line.split("\t", 3)[2]):
            found[word].append(place)
    return dict(found)


@cache
def _by_letter() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in _by_word():
        found[word[0]].append(word)
    return dict(found)


@cache
def _by_spelling(letter: str) -> dict[str, list[str]]:
    """The words of names that begin with a letter, by how they are spelt; letters nobody asks for cost nothing."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in _by_letter().get(letter, ()):
        found[spelt(word)].append(word)
    return dict(found)


@cache
def _spelt_like(word: str) -> tuple[str, ...]:
    """The words of names that are this word or are spelt alike."""
    if len(word) < 5:
        return (word,)
    alike = _by_spelling(word[0]).get(spelt(word), ())
    return (word, *(each for each in alike if abs(len(each) - len(word)) < 4 and each != word))


@cache
def _sources() -> dict[str, str]:
    lines = files("wordkeep.codebook").joinpath("office_sources.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


def _source(code: str, of: str) -> str:
    return _sources().get(f"eps/{of.lower()}" if code == "eps" else code) or f"compiled: {code}"
