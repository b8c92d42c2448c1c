"""Of several places of one name, the one that is meant: by what the text names beside it, else by size where that is clear.

What stands right after a comma decides ("Paris, Texas"). Then countries and states named in the same sentence or elsewhere
in the text speak for places that lie in them. Where two countries are left and neither is clearly larger, nothing is chosen.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from wordkeep.model.span import Span
from wordkeep.resolve.gazetteer import Candidate, Gazetteer, Named, PlaceKind, gazetteer

MARGIN: Final = 2.0  # how many times larger than the largest in another country a place has to be
CAPITAL: Final = 10.0  # what being a capital counts for, in people
OTHER_NAME: Final = 0.5  # and going by another name
IN_SENTENCE: Final = 150.0  # and its country being named in the sentence
ABROAD: Final = 20.0  # or being named where those who do it may have come from afar: "American envoys met in Athens"
IN_TEXT: Final = 6.0  # or elsewhere in the text
SIZE: Final = {PlaceKind.COUNTRY: 5e7, PlaceKind.REGION: 1e6, PlaceKind.STATE: 5e6}
"""What places whose people are not counted are taken for."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Words of the text that name a country (``LBN``) or a state of the United States (``US-TX``)."""

    span: Span
    of: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, or its country alone where all of that name lie there, and why.

    ``by_area`` says that the name after a comma decided.
    """

    place: Candidate
    because: str
    by_area: bool = False


_WORD: Final = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[\w'’-]*[A-Z][\w’'-]*")
LONGEST: Final = 5  # words of a name


def hints_in(text: str, known: Gazetteer) -> tuple[Hint, ...]:
    """Every name and adjective of a country or state in a text, the longest at each place."""
    words = [found.span() for found in _WORD.finditer(text)]
    found: list[Hint] = []
    at = 0
    while at < len(words):
        for size in range(LONGEST, 0, -1):
            run = words[at : at + size]
            if len(run) < size or not _is_one_run(text, run):
                continue
            span = Span(run[0][0], run[-1][1])
            if of := known.hint(re.sub(r"['’]s?$", "", span.of(text))):
                found.append(Hint(span, of))
                at += size - 1
                break
        at += 1
    return tuple(found)


def _is_one_run(text: str, run: Sequence[tuple[int, int]]) -> bool:
    gaps = (text[one[1] : other[0]] for one, other in pairwise(run))
    return all(gap in (" ", " of ", " of the ", " and ", ". ") for gap in gaps)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a text says around some words: the hints of their sentence and those elsewhere, each by what it is a hint of."""

    sentence: frozenset[str]
    text: frozenset[str]
    weight: float = IN_SENTENCE

    @classmethod
    def of(cls, hints: Sequence[Hint], words: Span, sentence: Span, weight: float = IN_SENTENCE) -> "Beside":
        """The hints outside the words themselves; ``weight`` is what those of the sentence count for."""
        others = [hint for hint in hints if not hint.span.overlaps(words)]
        near = frozenset(hint.of for hint in others if sentence.contains(hint.span))
        return cls(near, frozenset(hint.of for hint in others), weight)


def chosen(named: Sequence[Named], beside: Beside) -> Choice | None:
    """The place meant, or ``None`` where two countries are as likely."""
    if not named:
        return None
    disputed = [each.place for each in named if each.place.disputed]
    if disputed:
        return Choice(disputed[0], "code book: " + disputed[0].note)
    scored = sorted(((_score(each, beside), each.place) for each in named), key=lambda each: -each[0])
    best, place = scored[0]
    rivals = [other for score, other in scored[1:] if score * MARGIN > best]
    if any(other.country != place.country for other in rivals):
        return None
    if any(_is_another(place, other) for other in rivals):
        return Choice(_country_alone(place), f"all likely places of this name are in {place.country}")
    return Choice(place, _because(place, beside, alone=len(named) == 1))


def _score(named: Named, beside: Beside) -> float:
    place = named.place
    size = SIZE.get(place.kind) or max(place.population, 1000)
    known_as = (CAPITAL if place.is_capital else 1.0) if named.by_main_name else OTHER_NAME
    return size * known_as * _evidence(place, beside)


def _evidence(place: Candidate, beside: Beside) -> float:
    if _speak_for(place, beside.sentence):
        return beside.weight
    return IN_TEXT if _speak_for(place, beside.text) else 1.0


def _speak_for(place: Candidate, hints: frozenset[str]) -> bool:
    if place.kind is PlaceKind.STATE:  # "the United States" beside "Georgia" says nothing; another state does
        return any(hint.startswith("US-") for hint in hints)
    return not _marks(place).isdisjoint(hints)


def _marks(place: Candidate) -> set[str]:
    """The hints that speak for a place."""
    own = {place.country} if place.country else set()
    return own | {f"US-{place.state}"} if place.state else own


def _is_another(place: Candidate, other: Candidate) -> bool:
    """Whether two places of one country are apart: a state and its city of the same name are not, nor are near ones."""
    if place.latitude is None or other.latitude is None or place.longitude is None or other.longitude is None:
        return False
    return abs(place.latitude - other.latitude) + abs(place.longitude - other.longitude) > 1


def _country_alone(place: Candidate) -> Candidate:
    return Candidate(gazetteer().countries[place.country or ""], PlaceKind.COUNTRY, place.country)


def _because(place: Candidate, beside: Beside, *, alone: bool) -> str:
    marks = _marks(place)
    if alone:
        return "the only place of this name in the gazetteer"
    if not marks.isdisjoint(beside.sentence):
        return f"its sentence names {min(marks & beside.sentence)} too"
    if not marks.isdisjoint(beside.text):
        return f"its text names {min(marks & beside.text)} too"
    return "the largest of this name"


def within(named: Sequence[Named], area: Candidate) -> Sequence[Named]:
    """Those that lie in a country, a region or a state of the United States."""
    if area.state:
        return [each for each in named if each.place.state == area.state]
    return [each for each in named if each.place.country == area.country]


def areas(words: str, known: Gazetteer) -> Iterator[Candidate]:
    """What words after a comma may say that a place lies in: a state first, then a country or a region of one."""
    if state := known.state(words):
        yield state
    for each in known.named(words):
        if each.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION) and each.place.country:
            yield each.place


def countries_of(hints: frozenset[str]) -> set[str]:
    """The countries that hints name."""
    return {"USA" if each.startswith("US-") else each for each in hints}
