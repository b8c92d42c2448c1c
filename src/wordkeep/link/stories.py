"""Articles that report the same happening: near in time, on the same people and places, in words alike, or telling one event.

``told_by_both`` makes a likeness of two articles out of one of their events; ``compare`` needs none. Both go into one graph.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from wordkeep.link.alike import cosine_of
from wordkeep.link.divided import groups_among, named
from wordkeep.model.card import ArticleCard, EventCard, Likeness

LEAST: Final = 0.5  # of the probability of one happening, from which two articles are kept as alike
PRIOR: Final = -2.0  # log-odds of two that share a key
HALVED: Final = 3.0  # days after which nearness in time says half as much
REACH: Final = 7  # days; articles further apart are compared only through an event that both tell
NAMES: Final = 6  # names that make keys: those of the title first, then as they are ordered
SURE: Final = 0.7  # of the probability that two events are one, from which it speaks for one story

Reason = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles side by side."""

    one: ArticleCard
    other: ArticleCard


Feature = Callable[[Pair], Reason | None]


def keys(card: ArticleCard) -> tuple[str, ...]:
    """Two names in one week; a week runs into the next, so an article stands in that of its day and of a week later."""
    names = sorted(card.names, key=lambda name: (not _in_title(name, card), name))[:NAMES]
    pairs = [f"{one}&{other}" for one, other in combinations(sorted(names), 2)]
    if card.earliest is None or card.latest is None:
        return ()
    days = (card.earliest, card.latest + timedelta(days=REACH))
    weeks = sorted({f"{day.isocalendar().year}w{day.isocalendar().week}" for day in days})
    return tuple(f"{week}|{pair}" for week in weeks for pair in pairs)


def _in_title(name: str, card: ArticleCard) -> bool:
    return card.title is not None and name in card.title.lower()


def names_in_common(pair: Pair) -> Reason | None:
    """How many of the names are in both, of those in the one that has fewer."""
    one, other = pair.one.names, pair.other.names
    if not one or not other:
        return None
    both = one & other
    share = len(both) / min(len(one), len(other))
    return 3.0 * (share - 0.35), f"{len(both)} names in common"


def alike(pair: Pair) -> Reason | None:
    """How alike the articles are: the cosine of their vectors."""
    cosine = cosine_of(pair.one.vector, pair.other.vector)
    return (8.0 * (cosine - 0.6), f"articles {cosine:.2f} alike") if cosine is not None else None


def near(pair: Pair) -> Reason | None:
    """How near in time they were published: what that says is halved every three days."""
    apart = days_apart(pair.one, pair.other)
    if apart is None:
        return None
    return 2.0 * 0.5 ** (apart / HALVED) - 1.0, f"published {apart} days apart"


def days_apart(one: ArticleCard, other: ArticleCard) -> int | None:
    """The days between the intervals of two articles; ``None`` where one has none."""
    ends = _ends(one), _ends(other)
    if ends[0] is None or ends[1] is None:
        return None
    return max(0, (ends[1][0] - ends[0][1]).days, (ends[0][0] - ends[1][1]).days)


def _ends(card: ArticleCard) -> tuple[date, date] | None:
    return (card.earliest, card.latest) if card.earliest and card.latest else None


FEATURES: Final[list[Feature]] = [names_in_common, alike, near]


def compare(one: ArticleCard, other: ArticleCard) -> Likeness | None:
    """How surely two articles report one happening, with reasons; ``None`` where that is unlikely, or too long between."""
    apart = days_apart(one, other)
    if apart is None or apart > REACH:
        return None
    reasons = list(_reasons(Pair(one, other)))
    score = _probability(PRIOR + sum(weight for weight, _ in reasons))
    if score < LEAST:
        return None
    return Likeness(
        one.id, other.id, round(score, 4), "alike", tuple(f"{weight:+.1f} {why}" for weight, why in reasons)
    )


def told_by_both(one: EventCard, other: EventCard, likeness: Likeness) -> Likeness | None:
    """The likeness of two articles by an event that both tell as new: within a week of each other, and surely one."""
    if one.article == other.article or likeness.score < SURE or one.published is None or other.published is None:
        return None
    if one.faint or other.faint:
        return None
    apart = abs((one.published - other.published).days)
    if apart > REACH:
        return None
    because = (f"both tell one event, published {apart} days apart", *likeness.because)
    score = round(likeness.score * 0.5 ** (apart / (2 * HALVED)), 4)
    first, second = sorted((one.article, other.article))
    return Likeness(first, second, score, "event", because) if score >= LEAST else None


def groups(cards: Sequence[ArticleCard], likenesses: Sequence[Likeness]) -> Mapping[str, str]:
    """The stories of one component: each article that is not alone to the name that its story shares."""
    by_id = {str(card.id): card for card in cards}
    stored: dict[tuple[str, str], float] = {}
    for each in likenesses:
        pair = min(each.one, each.other), max(each.one, each.other)
        stored[pair] = max(each.score, stored.get(pair, 0.0))

    def weight(one: str, other: str) -> float:
        score = stored.get((min(one, other), max(one, other)))
        apart = days_apart(by_id[one], by_id[other])
        told = math.log(score / (1 - min(score, 0.999))) if score else 0.0
        if told or apart is None or apart > REACH:
            return told or -1.0
        return PRIOR + sum(each for each, _ in _reasons(Pair(by_id[one], by_id[other])))

    return named(groups_among(sorted(by_id), likenesses, weight), "s")


def _reasons(pair: Pair) -> Iterator[Reason]:
    for feature in FEATURES:
        if (reason := feature(pair)) is not None:
            yield reason


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
