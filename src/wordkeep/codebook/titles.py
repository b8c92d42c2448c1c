"""What an office may be called: ``titles.yaml``, reviewed by hand, and how two wordings of an office are compared.

A *kind* gathers offices that do the same in different states: ``offices`` is how tables of offices word them, ``said`` what
people call them besides, ``said_of`` what they are called in one state only ("Secretary of State" is the foreign minister of
the USA). An office of a kind that is ``wider`` may say more than its words ("Minister of Foreign Affairs and Trade").
``single``: one person at a time. ``weight``, from 0 to 1, says which office a bare name more likely means. A *rank* ("head
of state") is held by several kinds. Wordings are compared as bags of words: "Defence Minister" is "Minister of Defense".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from wordkeep.codebook.folded import folded
from wordkeep.codebook.organisations import organisations, organisations_named
from wordkeep.codebook.reviewed import reviewed
from wordkeep.codebook.states import named, state_names, states, without_the

Bag = frozenset[str]

LESSER: Final = frozenset(
    "deputy vice assistant associate junior shadow under undersecretary parliamentary state permanent former first chief "
    "adviser spokesperson ambassador secretary director".split()
)
UNSAID: Final = frozenset("the of for to in on at a an and with by its s current incumbent federal union".split())
_PARTS: Final = re.compile(
    r"(?:,| and| &|;| /) (?=(?:deputy|vice|first|prime|minister|secretary|president|chief|chair|director|head|leader)\b)",
    re.IGNORECASE,
)
_POSTED: Final = re.compile(
    r"^(?P<post>.*\b(?:ambassador|representative|commissioner|daffaires|mission)\b.*?) (?:to|in) (?P<to>.+)$"
)
_UNDER: Final = re.compile(r"\bunder ?secretary (?:of )?state\b")
_STATE_FOR: Final = re.compile(
    r"(?<!under )(?<!assistant )(?<!deputy )\bsecretary (?:of )?state (?:for )?(?=(?!ad interim)\w)"
    r"|\bcabinet secretary (?:for )?(?=\w)|\bfederal minister (?=\w)"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Offices that do the same in different states."""

    id: str
    weight: float
    is_single: bool
    is_wider: bool


@dataclass(frozen=True, slots=True)
class Office:
    """An office's wording taken apart: a bag of words for each part, and where an ambassador is posted."""

    bags: tuple[Bag, ...]
    posted_to: str | None

    @property
    def words(self) -> Bag:
        """All words of all parts."""
        return frozenset().union(*self.bags)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a wording means: kinds, each with the states it is so called in (``None``: everywhere).

    ``ranks`` are the kinds that hold it as a rank.
    """

    kinds: tuple[tuple[str, frozenset[str] | None], ...]
    ranks: tuple[tuple[str, frozenset[str] | None], ...]

    def fits(self, kind: str, of: str) -> float:
        """How well an office of this kind, of this state, may be called so: 1, less as a rank, 0 for not at all."""
        if any(each == kind and (where is None or of in where) for each, where in self.kinds):
            return 1.0
        return 0.7 * any(each == kind and (where is None or of in where) for each, where in self.ranks)


def bag(words: str) -> Bag:
    """The words that count, each in its usual form."""
    same = _same()
    plain = _UNDER.sub("under secretary", _STATE_FOR.sub("minister ", folded(words)))
    return frozenset(same.get(word, word) for word in plain.split() if word not in UNSAID)


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its id, in the order of the file."""
    return {
        key: Kind(key, float(entry["weight"]), entry.get("single", False), entry.get("wider", False))
        for key, entry in _file()["kinds"].items()
    }


@cache
def office(words: str, of: str) -> Office:
    """An office as a table words it, taken apart; the names of its own state or organisation do not count."""
    plain = folded(words)
    posted_to = None
    if posted := _POSTED.match(plain):
        posted_to = _place(posted["to"])
        plain = posted["post"] if posted_to else plain
    own = _own_names(of)
    parts = [plain] if posted_to else [folded(part) for part in _PARTS.split(words)]
    bags = (bag(own.sub(" ", part) if own else part) or bag(part) for part in parts)
    return Office(tuple(dict.fromkeys(each for each in bags if each)), posted_to)


@cache
def kinds_of(words: str, of: str) -> Mapping[str, float]:
    """The kinds of an office as a table words it: 1 where the words are the kind's, less where they say more."""
    found: dict[str, float] = {}
    for part in office(words, of).bags:
        for kind, where in _tabled().get(part, ()):
            if where is None or where == of:
                found[kind] = 1.0
        if not found:
            found.update(_wider_kinds(part, of))
    return found


def kind_of(words: str, of: str) -> Kind | None:
    """The weightiest kind of an office as a table words it."""
    return max((kinds()[each] for each in kinds_of(words, of)), key=lambda kind: kind.weight, default=None)


def asked(words: Bag) -> Asked | None:
    """What people mean by these words; ``None`` where no kind and no rank is called so."""
    called, ranked = _said().get(words, ()), _ranked().get(words, ())
    return Asked(tuple(called), tuple(ranked)) if called or ranked else None


def _wider_kinds(part: Bag, of: str) -> Iterator[tuple[str, float]]:
    for words, entries in _tabled().items():
        more = part - words
        if more and words < part and len(words) > 1 and not more & LESSER:
            for kind, where in entries:
                if kinds()[kind].is_wider and (where is None or where == of):
                    yield kind, 0.7


def _place(words: str) -> str | None:
    """The state or organisation that an ambassador is sent to."""
    for each in (without_the(words), without_the(words).split(" and ")[0].split(" office")[0]):
        names = organisations_named(each)
        if names and not names[0].is_seat:
            return names[0].id
        if places := named(each):
            return places[0].iso3
    return None


@cache
def _own_names(of: str) -> re.Pattern[str] | None:
    forms: Iterable[str] = ()
    if of in states():
        forms = (each.words for each in state_names(of) if each.kind in {"name", "demonym"})
    elif of in organisations():
        forms = (organisations()[of].name, *organisations()[of].names, of)
    longest_first = sorted({without_the(folded(each)) for each in forms}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if longest_first else None


@cache
def _file() -> dict[str, Any]:
    read = reviewed("titles.yaml")
    assert isinstance(read, dict)  # noqa: S101  the file is part of the package
    return read


@cache
def _same() -> dict[str, str]:
    return {other: word for word, others in _file()["words"].items() for other in others}


@cache
def _tabled() -> dict[Bag, tuple[tuple[str, str | None], ...]]:
    """Bags of words that make a table's office one of a kind, with the only state where they do."""
    found: defaultdict[Bag, list[tuple[str, str | None]]] = defaultdict(list)
    for key, entry in _file()["kinds"].items():
        for words in entry["offices"]:
            found[bag(words)].append((key, None))
        for of, forms in entry.get("said_of", {}).items():
            for words in forms:
                found[bag(words)].append((key, of))
    return {words: tuple(entries) for words, entries in found.items()}


@cache
def _said() -> dict[Bag, list[tuple[str, frozenset[str] | None]]]:
    found: defaultdict[Bag, list[tuple[str, frozenset[str] | None]]] = defaultdict(list)
    for key, entry in _file()["kinds"].items():
        for words in (*entry["offices"], *entry.get("said", ())):
            found[bag(words)].append((key, None))
        where: defaultdict[Bag, set[str]] = defaultdict(set)
        for of, forms in entry.get("said_of", {}).items():
            for words in forms:
                where[bag(words)].add(of)
        for words_, codes in where.items():
            found[words_].append((key, frozenset(codes)))
    return dict(found)


@cache
def _ranked() -> dict[Bag, list[tuple[str, frozenset[str] | None]]]:
    found: defaultdict[Bag, list[tuple[str, frozenset[str] | None]]] = defaultdict(list)
    for rank in _file()["ranks"]:
        for words in rank["said"]:
            found[bag(words)] += [(kind, None) for kind in rank["kinds"]]
            found[bag(words)] += [(kind, frozenset(codes)) for kind, codes in rank.get("also", {}).items()]
    return dict(found)
