"""Sightings of several texts that are of one meeting: which to compare, what speaks for and against, and the groups.

``FEATURES`` says what makes two sightings one meeting; look-alikes differ by day, place, format or persons.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final, Protocol

from wordkeep.codebook.folded import folded
from wordkeep.link.divided import groups_among, named
from wordkeep.link.participants import shared
from wordkeep.model.card import Likeness, SightingCard
from wordkeep.model.meeting import Status
from wordkeep.model.when import Basis, When

PRIOR: Final = -2.0  # log-odds of two sightings that share a side or a name
AFTER: Final = 10  # days after a meeting in which it is told as news
FINE: Final = 3  # days; where some say it so finely, "last week" does not widen it
LONGEST: Final = 7  # days; a wider interval is no date of a meeting
WIDEST: Final = 31  # days; it says in which month or so a meeting was
UNLIKE: Final = -1.0  # log-odds of two that share nothing to compare them by

Reason = tuple[float, str]


class Timed(Protocol):
    """What has days by words."""

    @property
    def when(self) -> When:
        """The days that words give it."""
        ...


class Dated(Timed, Protocol):
    """What tells of a meeting: what became of it, its days by words, and when it was told."""

    @property
    def status(self) -> Status:
        """Planned, held or cancelled."""
        ...

    @property
    def published(self) -> date | None:
        """When it was told."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sightings side by side."""

    one: SightingCard
    other: SightingCard


Feature = Callable[[Pair], Reason | None]


# ---- which to compare

SIDES: Final = 4  # sides of a sighting that make keys
NAMES: Final = 6  # persons that do: those of the sentence first, then others of its article


def keys(card: SightingCard) -> tuple[str, ...]:
    """What a sighting shares with others of the same meeting: sides or a person in one week, and what undated ones meet by.

    Those are two sides with a person or a place, and two persons.
    """
    sides = ["+".join(pair) for pair in combinations(sorted(card.sides)[:SIDES], 2)]
    names = families(name for name, _ in (*card.persons, *card.beside))[:NAMES]
    weeks = weeks_of(*_around(card))
    finer = [*names, *([f"in {card.place}"] if card.place else [])]
    return tuple(
        dict.fromkeys(
            (
                *(f"{week}|{one}" for week in weeks for one in (*sides, *names)),
                *(f"{pair}|{one}" for pair in sides for one in finer),
                *pairs_of(names),
            )
        )
    )


def families(names: Iterable[str]) -> list[str]:
    """The words of these names but for the given name, each once."""
    words = (folded(name).split() for name in names)
    return list(dict.fromkeys(part for own in words for part in own[1:] or own))


def pairs_of(names: Sequence[str]) -> list[str]:
    """Two and two of these names, as a key without any day."""
    return [f"{one}&{other}" for one, other in combinations(sorted(names), 2)]


def weeks_of(first: date | None, last: date | None) -> list[str]:
    """The weeks from the first to the last day; none where these are not known."""
    if first is None or last is None:
        return []
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return sorted({f"{day.isocalendar().year}w{day.isocalendar().week}" for day in days})


def _around(card: SightingCard) -> tuple[date | None, date | None]:
    """Between which days others that tell of the same have it, or were told."""
    if days := days_of(card):
        return days[0] - timedelta(days=FINE), days[1] + timedelta(days=FINE)
    told = card.published
    if told is None:
        return None, None
    if card.status is Status.PLANNED:
        return told - timedelta(days=1), told + timedelta(days=AFTER)
    return told - timedelta(days=AFTER), told + timedelta(days=1)


# ---- what speaks for and against


def same_sides(pair: Pair) -> Reason | None:
    """How many sides are in both."""
    both = pair.one.sides & pair.other.sides
    if len(both) > 1:
        return 1.5, f"between {', '.join(sorted(both))}"
    if pair.one.sides and pair.other.sides and not both:
        return -2.5, "no side in common"
    return None


def same_persons(pair: Pair) -> Reason | None:
    """The same persons, or others for the same side."""
    both = shared(pair.one.names, pair.other.names)
    if len(both) > 1:
        return 2.0, f"both name {', '.join(sorted(both))}"
    if others := _others_for_one_side(pair):
        return -3.0, f"another for {others}"
    if both:
        return 0.8, f"both name {', '.join(sorted(both))}"
    if pair.one.names and pair.other.names:
        return -0.5, "no person in common"
    around = shared(_people(pair.one), _people(pair.other))
    return (1.0, f"told beside {', '.join(sorted(around))}") if len(around) > 1 else None


def _people(card: SightingCard) -> list[str]:
    """The persons of its sides whom an article names."""
    return [name for name, side in (*card.persons, *card.beside) if side in card.sides]


def _others_for_one_side(pair: Pair) -> str | None:
    mine, theirs = _names_by_side(pair.one), _names_by_side(pair.other)
    return next((side for side in sorted(mine) if side in theirs and not shared(mine[side], theirs[side])), None)


def _names_by_side(seen: SightingCard) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, side in seen.persons:
        if side:
            found[side].append(name)
    return found


def same_days(pair: Pair) -> Reason | None:
    """Days that overlap, adjoin, or contradict; where words give none, how near the texts are."""
    ones, others = days_of(pair.one), days_of(pair.other)
    if ones and others:
        apart = max(0, (others[0] - ones[1]).days, (ones[0] - others[1]).days)
        if apart and apart <= FINE and _is_one_account(pair):
            return 0.5, f"{apart} days apart in one text"
        return (1.5, "on days in common") if apart == 0 else (-0.3 if apart == 1 else -4.0, f"{apart} days apart")
    if (told_at := _at_large(pair)) is not None:
        return told_at
    for known, told in ((span_of(pair.one), pair.other), (span_of(pair.other), pair.one)):
        if known:
            return _may_be_then(known, told)
    one, other = (each.published for each in (pair.one, pair.other))
    if one and other:
        apart = abs((one - other).days)
        return (0.8 if apart <= 3 else 0.0 if apart <= AFTER else -2.0), f"told {apart} days apart"
    return None


def _at_large(pair: Pair) -> Reason | None:
    """Where one has a month or so only, or only a weekday: whether the other can be of it."""
    one, other = span_of(pair.one), span_of(pair.other)
    if one and other:
        apart = max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)
        return (0.6, "in the same month or so") if apart == 0 else (-4.0, f"{apart} days apart")
    for days, told in ((one, pair.other), (other, pair.one)):
        if days and told.weekdays and told.published is None and days_of(told) is None:
            fits = set(told.weekdays) & {day.weekday() for day in _run(*days)}
            return (0.5, "on a weekday that it names") if fits else (-1.5, "on no weekday that it names")
    return None


def span_of(card: Timed) -> tuple[date, date] | None:
    """The days that words give, if no more than a month."""
    on = card.when
    if on.earliest and on.latest and on.basis is not Basis.DEFAULT and (on.latest - on.earliest).days < WIDEST:
        return on.earliest, on.latest
    return None


def _is_one_account(pair: Pair) -> bool:
    """Whether one text tells both, of the same sides, as held: it seldom has two meetings within days."""
    one, other = pair.one, pair.other
    return one.article == other.article and one.sides == other.sides and one.status is other.status is Status.HELD


def _may_be_then(known: tuple[date, date], told: SightingCard) -> Reason | None:
    """Whether one told without days can be of these: it was told at most so long after them, or before if planned."""
    on = told.published
    if on is None:
        return None
    ahead = told.status is Status.PLANNED
    first, last = (
        ((known[0] - on).days, (known[1] - on).days) if ahead else ((on - known[1]).days, (on - known[0]).days)
    )
    away = max(first, 0) if first >= 0 else min(last, 0)
    weight = 0.6 if (known[1] - known[0]).days < LONGEST else 0.3
    return (weight if -1 <= away <= AFTER else -2.5), f"told {away} days from it"


def days_of(seen: Timed) -> tuple[date, date] | None:
    """The days that words give a sighting, where these are few enough to tell one meeting from the next."""
    on = seen.when
    if on.earliest and on.latest and (on.latest - on.earliest).days < LONGEST:
        return on.earliest, on.latest
    return None


def same_format(pair: Pair) -> Reason | None:
    """In person, by video or by phone."""
    one, other = pair.one.format, pair.other.format
    if not one or not other:
        return None
    return (0.5, f"both {one.value}") if one is other else (-3.0, f"{one.value}, not {other.value}")


def same_place(pair: Pair) -> Reason | None:
    """The same place, or another."""
    one, other = pair.one.place, pair.other.place
    if not one or not other:
        return None
    if one != other and (pair.one.region == other or pair.other.region == one):
        return 0.5, f"in {one} and in {other}, one of which lies in the other"
    return (1.0, f"in {one}") if one == other else (-2.0, f"in {one}, not in {other}")


FEATURES: Final[list[Feature]] = [same_sides, same_persons, same_days, same_format, same_place]


# ---- one or not


def compare(one: SightingCard, other: SightingCard) -> Likeness | None:
    """How surely two sightings are of one meeting, with reasons, the weightiest first; ``None`` where that is unlikely."""
    weight, reasons = _weighed(one, other)
    if weight <= 0:
        return None
    because = sorted(reasons, key=lambda each: (-abs(each[0]), each[1]))
    first, second = sorted((one.id, other.id))
    score = round(1 / (1 + math.exp(-weight)), 4)
    return Likeness(first, second, score, "meeting", tuple(f"{weight:+.1f} {why}" for weight, why in because))


def groups(cards: Sequence[SightingCard], likenesses: Sequence[Likeness]) -> Mapping[str, str]:
    """Each sighting of a component with the id of its meeting; one that stands alone is a meeting too."""
    by_id = {str(card.id): card for card in cards}

    def weight(one: str, other: str) -> float:
        a, b = by_id[one], by_id[other]
        return _weighed(a, b)[0] if _may_be_compared(a, b) else UNLIKE

    together = groups_among(sorted(by_id), likenesses, weight)
    alone = set(by_id) - {each for group in together for each in group}
    return named([*together, *((each,) for each in sorted(alone))], "m")


def _may_be_compared(one: SightingCard, other: SightingCard) -> bool:
    return len(one.sides & other.sides) > 1 or bool({*families(one.names)} & {*families(other.names)})


def _weighed(one: SightingCard, other: SightingCard) -> tuple[float, list[Reason]]:
    """The log-odds of two sightings being of one meeting, with what they are made of."""
    if one.id > other.id:
        one, other = other, one
    reasons = [reason for feature in FEATURES if (reason := feature(Pair(one, other)))]
    return PRIOR + sum(weight for weight, _ in reasons), reasons


# ---- when


def when_of(cluster: Sequence[Dated]) -> When:
    """The days on which most sightings that are sure of it put it; held ones before announced ones."""
    ranked = [each for each in cluster if each.status is Status.HELD and days_of(each)] or [
        each for each in cluster if days_of(each)
    ]
    if not ranked:
        wide = [each for each in cluster if span_of(each)]
        if wide:
            return min((each.when for each in wide), key=_length)
        told = [each.published for each in cluster if each.published]
        return When(None, min(told), Basis.DEFAULT) if told and cluster[0].status is Status.HELD else When.unknown()
    counted = Counter(day for each in ranked for day in _run(*_days(each)))
    best = max(counted, key=lambda day: (counted[day], -day.toordinal()))
    around = [each for each in ranked if _touches(_days(each), best)]
    fine = [each for each in around if (_days(each)[1] - _days(each)[0]).days < FINE]
    near = fine or around
    first = min(_days(each)[0] for each in near)
    last = max(_days(each)[1] for each in near)
    return When(first, last, near[0].when.basis, near[0].when.phrase, near[0].when.counted_from)


def _length(on: When) -> int:
    return (on.latest - on.earliest).days if on.earliest and on.latest else WIDEST


def _days(seen: Dated) -> tuple[date, date]:
    days = days_of(seen)
    assert days  # noqa: S101  only dated sightings are asked
    return days


def _run(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _touches(days: tuple[date, date], day: date) -> bool:
    return days[0] - timedelta(days=1) <= day <= days[1] + timedelta(days=1)
