"""Events of several articles that are one event: which to compare, what speaks for and against, and the groups.

``FEATURES`` says what makes two reports tell one event. Weights are log-odds. They were fitted by logistic regression on the
training topics of ECB+ and half of the suite ``happenings``, then rounded; see docs/decisions/011-one-event.md.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final

from wordkeep.codebook.folded import folded
from wordkeep.link.alike import cosine_of
from wordkeep.link.content import Content, content_of
from wordkeep.link.divided import connected, groups_among, named
from wordkeep.model.card import EventCard, Likeness, Party
from wordkeep.model.event import Factuality
from wordkeep.model.when import Basis

PRIOR: Final = -1.0  # log-odds of two that share a key, before anything else is known of them
MOST_AGAINST: Final = -1.5  # log-odds; one report with a wrong day does not outweigh all others of its group
DEMANDED: Final = 1.0  # log-odds from which a faint event is one that others tell surely
ALIKE: Final = 0.4  # and the cosine of their words, without which dense stories join what is merely near

AHEAD: Final = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})

Reason = tuple[float, str]


@dataclass(frozen=True)
class Report:
    """A report of an event, and what is made out of its card once, however many it is compared with."""

    card: EventCard

    @cached_property
    def content(self) -> Content:
        """What its sentence holds."""
        return content_of(self.card.sentence)

    @cached_property
    def days(self) -> "Days | None":
        """When it was done, as far as words say."""
        return days_of(self.card)

    @cached_property
    def deed(self) -> frozenset[str]:
        """Stems of the deed's own words."""
        return content_of(self.card.words.lower()).stems

    @cached_property
    def sides(self) -> frozenset[str]:
        """States and organisations of the event."""
        return frozenset(_sides(self.card))

    @cached_property
    def around(self) -> frozenset[str]:
        """These, and those that its article names."""
        return frozenset(_states(self.card))

    @cached_property
    def offices(self) -> frozenset[str]:
        """Portfolios of the ministers that its sentence names."""
        return frozenset(map(str.lower, OFFICE.findall(self.card.sentence)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports side by side, in the order of their ids."""

    one: Report
    other: Report

    @property
    def contents(self) -> tuple[Content, Content]:
        """What the sentences of both hold."""
        return self.one.content, self.other.content

    @property
    def days(self) -> tuple["Days | None", "Days | None"]:
        """When both were done, as far as words say."""
        return self.one.days, self.other.days


Feature = Callable[[Pair], Reason | None]


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day on which something may have been done; both are known."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def apart(self, other: "Days") -> int:
        """Days between the two; 0 where they overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


def days_of(card: EventCard) -> Days | None:
    """The days that words give an event; ``None`` where they give none."""
    on = card.on
    return Days(on.earliest, on.latest) if on.earliest and on.latest and on.basis is not Basis.DEFAULT else None


# ---- what is compared with what

COOPERATION: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
CONFLICT: Final = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})  # material; words tell of both
WIDEST: Final = 31  # days; an event of a longer time has no week
BEFORE: Final = 10  # days before its publication in which an event without a day is looked for
STATES: Final = 4  # states of an event that make keys
NAMES: Final = 5  # names of its sentence that do
WORDS: Final = 4  # and other words, the longest
RAREST, TELLING = 3, 2  # names and other words that make keys without a day
YEARS: Final = range(1990, 2040)  # in which a day and month without a year are looked for
MONTH: Final = 20  # days further back that an event without a day is looked for by its sides and type


def keys(card: EventCard) -> tuple[str, ...]:
    """What an event shares with reports of the same one: who or what, and on which day, in which week or month.

    An event without days of its own is looked for around the day it was published. What an undated event of an undated
    article meets others by names no day, and more than one thing besides.
    """
    clues = _clues(card)
    if not clues.around:
        return (*(f"undated|{each}" for each in _lasting(card, clues)), *_dateless(card, clues))
    return (*_bound(card, clues), *(f"dated|{each}" for each in _lasting(card, clues)))


def sought(card: EventCard) -> tuple[str, ...]:
    """What an event looks for among the keys of others; if one finds another, that one would have found it.

    Only undated events look beyond all days, so that dated ones are not compared with those of other years.
    """
    clues = _clues(card)
    undated = (f"undated|{each}" for each in _lasting(card, clues))
    if not clues.around:
        years = (f"{year}-{key.removeprefix('dateless|')}" for key in _dateless(card, clues) for year in YEARS)
        return (*undated, *(f"dated|{each}" for each in _lasting(card, clues)), *years)
    days = clues.days
    on = [f"{days.first.month:02}-{days.first.day:02}"] if days and days.length == 1 else []
    return (*_bound(card, clues), *undated, *_crossed([f"dateless|{each}" for each in on], clues.by_day))


@dataclass(frozen=True, slots=True)
class Clues:
    """What keys of an event are made of: names and words are its longest; ``around`` are the days to look for it on."""

    states: Sequence[str]
    names: Sequence[str]
    words: Sequence[str]
    own: Sequence[str]
    days: "Days | None"
    around: Sequence[date]

    @property
    def sides(self) -> list[str]:
        """Each two of the states."""
        return ["+".join(sorted(pair)) for pair in combinations(self.states, 2)]

    @property
    def by_day(self) -> list[str]:
        """What is enough beside a day and a month."""
        return [*self.sides, *self.words, *self.own]


def _clues(card: EventCard) -> Clues:
    content = content_of(card.sentence)
    parties = (*card.actors, *card.recipients)
    return Clues(
        _states(card)[:STATES],
        sorted(content.names | _words_of(parties), key=_longest)[:NAMES],
        sorted(content.stems, key=_longest)[:WORDS],
        sorted(_stems_of(parties), key=_longest)[:WORDS],
        days_of(card),
        _around(card),
    )


def _bound(card: EventCard, clues: Clues) -> dict[str, None]:
    """Keys that begin with a day, a week or a month."""
    days, sides = clues.days, clues.sides
    exact = [str(days.first)] if days and days.length == 1 else []
    weeks = sorted({f"{day.isocalendar().year}w{day.isocalendar().week}" for day in clues.around})
    names = (f"{_told(card)}|{name}" for name in clues.names)
    return dict.fromkeys(
        (
            *_crossed(exact, (*clues.states, *clues.by_day)),
            *_crossed(weeks, (*sides, *names, *_crossed(clues.states[:2], clues.words))),
            *_crossed(_months(card, clues.around), (f"{pair}|{card.code.type}" for pair in sides)),
        )
    )


def _lasting(card: EventCard, clues: Clues) -> dict[str, None]:
    """Keys beyond all days, each of three things: few events of many years have them in common."""
    told = _told(card)
    named, words = clues.names[:RAREST], clues.words[:TELLING]
    place = frozenset(folded(word) for word in card.place.split()) if card.place else frozenset()
    there = sorted((*[name for name in clues.names if name not in place][:RAREST], *words))
    return dict.fromkeys(
        (
            *(f"{told}|{card.place}|{one}&{other}" for one, other in combinations(there, 2) if card.place),
            *(f"{told}|{card.place}|{pair}|{word}" for pair in clues.sides[:1] for word in words if card.place),
            *(f"{told}|{one}&{other}|{word}" for one, other in combinations(sorted(named), 2) for word in words),
            *(f"{told}|{'&'.join(three)}" for three in combinations(sorted(named), 3)),
        )
    )


def _dateless(card: EventCard, clues: Clues) -> list[str]:
    """A day of a month that stands beside an event without any year."""
    dates = sorted(content_of(card.sentence).dates)
    return _crossed([f"dateless|{month:02}-{day:02}" for month, day in dates], clues.by_day)


def _told(card: EventCard) -> str:
    return "for" if card.code.type in COOPERATION else "against"


def _crossed(firsts: Sequence[str], seconds: Iterable[str]) -> list[str]:
    return [f"{first}|{second}" for second in seconds for first in firsts]


def _months(card: EventCard, around: Sequence[date]) -> list[str]:
    """The months of the days an event may be of; one told without a day may be of the month before."""
    early = [around[0] - timedelta(days=MONTH)] if around and days_of(card) is None else []
    return sorted({f"{day.year}-{day.month:02}" for day in (*early, *around)})


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _states(card: EventCard) -> list[str]:
    """States and organisations: those of the event first, then those that its article names."""
    return list(dict.fromkeys((*sorted(_sides(card)), *(each for each in card.beside if each.isupper()))))


def _sides(card: EventCard) -> set[str]:
    """States and organisations that a deed's parties act for, its sentence names, or its place lies in."""
    parties = {party.side for party in (*card.actors, *card.recipients) if party.side}
    return parties | content_of(card.sentence).states | ({card.country} if card.country else set())


def _words_of(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(word for party in parties for word in content_of(party.words).names)


def _stems_of(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(stem for party in parties for stem in content_of(party.words).stems)


def _around(card: EventCard) -> list[date]:
    """The days to look for an event on; none where it is not known when it was done, nor when it was told.

    Those that words give, with a day to either side: reports do not always agree.
    """
    days = days_of(card)
    if days and days.length <= WIDEST:
        return _run(days.first - timedelta(days=1), days.last + timedelta(days=1))
    told = card.published or card.on.latest or card.on.earliest
    if told is None:
        return []
    ahead = card.factuality in AHEAD
    return _run(told, told + timedelta(days=BEFORE)) if ahead else _run(told - timedelta(days=BEFORE), told)


def _run(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


# ---- what speaks for and against


def same_type(pair: Pair) -> Reason | None:
    """Of one type, of types that reports of one event are coded as, or of others."""
    one, other = pair.one.card.code, pair.other.card.code
    if one.type == other.type:
        if one.mode and one.mode == other.mode:
            return 0.6, f"both {one.type} {one.mode}"
        return 0.7, f"both {one.type}"
    if frozenset((one.type, other.type)) in COMPATIBLE:
        return 0.3, f"{one.type} and {other.type} can be one event"
    return -0.3, f"{one.type} is not {other.type}"


COMPATIBLE: Final = frozenset(
    frozenset(types.split())
    for types in (
        "AGREE CONSULT, AGREE COOPERATE, AGREE SUPPORT, AGREE AID, AGREE CONCEDE, AGREE RETREAT, CONSULT COOPERATE, "
        "CONSULT SUPPORT, AID COOPERATE, AID SUPPORT, AID CONCEDE, CONCEDE RETREAT, CONCEDE COERCE, RETREAT COERCE, "
        "RETREAT MOBILIZE, REJECT CONSULT, REJECT SANCTION, REJECT COERCE, SANCTION COERCE, SANCTION THREATEN, "
        "COERCE ASSAULT, COERCE MOBILIZE, ASSAULT MOBILIZE, ASSAULT PROTEST, COERCE PROTEST, MOBILIZE COOPERATE, "
        "MOBILIZE THREATEN, REQUEST PROTEST, ACCUSE REJECT, RETREAT COOPERATE, RETREAT AID"
    ).split(", ")
)


def same_words(pair: Pair) -> Reason | None:
    """The deeds' own words have a stem in common, or one's stand in the sentence of the other."""
    one, other = pair.one.deed, pair.other.deed
    both = sorted(one & other)
    if both:
        return 1.4, f"told alike: {', '.join(both)}"
    if one & pair.contents[1].stems or other & pair.contents[0].stems:
        return -0.3, f"{pair.one.card.words!r} and {pair.other.card.words!r}, one in the sentence of the other"
    return -0.4, f"{pair.one.card.words!r} is not {pair.other.card.words!r}"


MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})


def same_parties(pair: Pair) -> Reason | None:
    """Who did it to whom: the same ones, of the same side, or others; what is done together reads in either order."""
    one, other = pair.one.card, pair.other.card
    straight = _together(_same_party(one.actors, other.actors), _same_party(one.recipients, other.recipients))
    if {one.code.type, other.code.type} <= MUTUAL:
        crossed = _together(_same_party(one.actors, other.recipients), _same_party(one.recipients, other.actors))
        return max((each for each in (straight, crossed) if each), key=lambda each: each[0], default=None)
    return straight


def _together(*reasons: Reason | None) -> Reason | None:
    known = [each for each in reasons if each]
    return (sum(weight for weight, _ in known), "; ".join(why for _, why in known)) if known else None


def _same_party(ones: Sequence[Party], others: Sequence[Party]) -> Reason | None:
    if not ones or not others:
        return None
    return max((_as_one(one, other) for one in ones for other in others), key=lambda each: each[0])


def _as_one(one: Party, other: Party) -> Reason:
    mine, theirs = content_of(one.words), content_of(other.words)
    if one.actor and one.actor == other.actor:
        return 0.4, f"{one.words!r} is {other.words!r}"
    if mine.names & theirs.names or mine.stems == theirs.stems != frozenset():
        return 0.4, f"{one.words!r} is {other.words!r} by name"
    if mine.names and theirs.names:
        return -0.4, f"{one.words!r} is not {other.words!r} by name"
    sides = _side_of(one, mine), _side_of(other, theirs)
    if sides[0] & sides[1]:
        return 0.3, f"{one.words!r} and {other.words!r} are of one side"
    if mine.stems & theirs.stems:
        return 0.2, f"{one.words!r} and {other.words!r} have words in common"
    if all(sides):
        return -0.4, f"{one.words!r} and {other.words!r} are of two sides"
    return 0.0, f"{one.words!r} and {other.words!r}"


def _side_of(party: Party, words: Content) -> frozenset[str]:
    return frozenset({party.side}) if party.side else words.states


def same_office(pair: Pair) -> Reason | None:
    """Ministers of the same or of another portfolio."""
    one, other = pair.one.offices, pair.other.offices
    if not one or not other:
        return None
    both = sorted(one & other)
    return (
        (0.4, f"both {', '.join(both)}")
        if both
        else (-1.2, f"{', '.join(sorted(one))}, not {', '.join(sorted(other))}")
    )


OFFICE: Final = re.compile(
    r"\b(foreign|trade|defen[cs]e|finance|interior|health|energy|agriculture|farm|labou?r|justice|economy|industry|transport|"
    r"education|mining|environment|fisheries|prime)(?= (?:minister|ministry|secretary))",
    re.IGNORECASE,
)


def same_sides(pair: Pair) -> Reason | None:
    """The states and organisations behind the parties and in the sentences, or in the rest of the articles."""
    one, other = pair.one.sides, pair.other.sides
    both = one & other
    if len(both) >= 2:
        return 0.6, f"between {', '.join(sorted(both))}"
    around = pair.one.around & pair.other.around
    if one and other and not both and not around:
        return -2.0, f"{', '.join(sorted(one))}, not {', '.join(sorted(other))}"
    if len(around) >= 2 and (one ^ other) <= around:
        return 0.6, f"articles of {', '.join(sorted(around))}"
    return None


def same_days(pair: Pair) -> Reason | None:
    """Days that words give both: they overlap, adjoin, or contradict."""
    one, other = pair.days
    if one is None or other is None:
        return None
    apart, length = one.apart(other), min(one.length, other.length)
    if apart == 0:
        longest = max(one.length, other.length)
        weight = 2.4 if longest <= 2 else 1.3 if longest <= 8 else 0.5
        return weight, f"on days in common: {_written(one)}, {_written(other)}"
    if apart == 1:
        return -1.5, f"a day apart: {_written(one)}, {_written(other)}"
    return (-6.0 if length <= 8 else -3.0), f"on other days: {_written(one)}, {_written(other)}"


def may_be_then(pair: Pair) -> Reason | None:
    """One has a day, of the other it is only known when it was told: it lies near enough, far off, or on the wrong side."""
    if (pair.days[0] is None) == (pair.days[1] is None):
        return None
    known, other = (pair.one, pair.other) if pair.days[0] else (pair.other, pair.one)
    days, open_ = known.days, other.card
    if days is None or open_.published is None:
        return None
    after = (open_.published - days.last).days
    if open_.factuality in AHEAD:
        after = (days.first - open_.published).days
    if after < -1:
        return -0.8, f"told on {open_.published} as {open_.factuality}; the other is of {_written(days)}"
    return _near(after), f"told {max(after, 0)} days from {_written(days)}"


def same_date(pair: Pair) -> Reason | None:
    """One has days, beside the other stands a day of a month without a year: that day, or another."""
    if (pair.days[0] is None) == (pair.days[1] is None):
        return None
    known, dates = (pair.days[0], pair.contents[1].dates) if pair.days[0] else (pair.days[1], pair.contents[0].dates)
    if not known or not dates or known.length > WIDEST:
        return None
    within = {(day.month, day.day) for day in _run(known.first, known.last)}
    written = ", ".join(f"{month}-{day:02}" for month, day in sorted(dates))
    if dates & within:
        return 1.4, f"{written} of some year lies in {_written(known)}"
    return -3.0, f"{written} of no year lies in {_written(known)}"


def told_near(pair: Pair) -> Reason | None:
    """Neither has a day: when they were told, or that nothing says when."""
    if pair.days != (None, None):
        return None
    one, other = pair.one.card.published, pair.other.card.published
    if not one or not other:
        return -0.7, "nothing says when either was"
    apart = abs((one - other).days)
    return _near(apart), f"told {apart} days apart"


def _near(days: int) -> float:
    return 0.8 if days <= 3 else 0.2 if days <= 10 else -0.4 if days <= 40 else -1.0


def _written(days: Days) -> str:
    return str(days.first) if days.first == days.last else f"{days.first} to {days.last}"


def same_place(pair: Pair) -> Reason | None:
    """In the same place, in another of the same country, in another country."""
    one, other = pair.one.card, pair.other.card
    if one.place and other.place:
        if one.place == other.place:
            return 0.6, f"in {one.place}"
        return -2.2, f"in {one.place}, not in {other.place}"
    if one.country and other.country:
        return (0.1, f"in {one.country}") if one.country == other.country else (-1.2, f"{one.country}, {other.country}")
    return None


def alike(pair: Pair) -> Reason | None:
    """How alike the words of the deeds are, in their sentences: the cosine of their vectors."""
    cosine = cosine_of(pair.one.card.vector, pair.other.card.vector)
    return (3.2 * (cosine - 0.45), f"deeds {cosine:.2f} alike") if cosine is not None else None


def names_in_common(pair: Pair) -> Reason | None:
    """Names of persons, places and things that both sentences hold, or one of them and the other's article."""
    one, other = (content.names for content in pair.contents)
    both = sorted(one & other)
    if both:
        return min(1.0, 0.7 * len(both)), f"both name {', '.join(both)}"
    beside = sorted((one & set(pair.other.card.beside)) | (other & set(pair.one.card.beside)))
    if beside:
        return min(0.5, 0.2 * len(beside)), f"both articles name {', '.join(beside)}"
    return (-1.3, "no name in common") if one and other else None


def words_in_common(pair: Pair) -> Reason | None:
    """Other words that both sentences hold."""
    one, other = (content.stems for content in pair.contents)
    both = sorted(one & other)
    if not both:
        return None
    return min(1.0, 0.2 + 0.2 * len(both)), f"words in common: {', '.join(both)}"


def as_many(pair: Pair) -> Reason | None:
    """The same number of the same, or another."""
    one, other = (dict(sorted(content.counted)) for content in pair.contents)
    if both := sorted(set(one.items()) & set(other.items())):
        return 0.7, f"as many: {', '.join(f'{number} {noun}' for noun, number in both)}"
    if unlike := sorted(noun for noun in one if noun in other):
        return -0.7, f"not as many: {', '.join(f'{one[noun]}, {other[noun]} {noun}' for noun in unlike)}"
    return None


def as_real(pair: Pair) -> Reason | None:
    """One is history, or only imagined, and the other is not; what was planned or is denied may be what happened."""
    both = {pair.one.card.factuality, pair.other.card.factuality}
    for apart in (Factuality.HYPOTHETICAL, Factuality.HISTORICAL):
        if apart in both and len(both) > 1:
            return -0.5, f"one is {apart}"
    return None


def in_one_article(pair: Pair) -> Reason | None:
    """One article tells both: then they are one only if the second is a retelling."""
    return (-2.5, "told beside each other") if pair.one.card.article == pair.other.card.article else None


def not_opposite(pair: Pair) -> Reason | None:
    """No act of cooperation is an act of material conflict; what is refused may be told as either."""
    one, other = pair.one.card.code.type, pair.other.card.code.type
    if (one in COOPERATION and other in CONFLICT) or (one in CONFLICT and other in COOPERATION):
        return -2.0, f"{one} and {other}: the one is cooperation, the other conflict"
    return None


# each with the most that it can speak for; what can speak against most comes first, since two are no longer compared where
# no more can be said for them than against them
FEATURES: Final[list[tuple[Feature, float]]] = [
    (in_one_article, 0.0),
    (not_opposite, 0.0),
    (same_days, 2.4),
    (alike, 1.8),
    (same_place, 0.6),
    (names_in_common, 1.0),
    (same_type, 0.7),
    (same_words, 1.4),
    (same_parties, 0.8),
    (may_be_then, 0.8),
    (same_date, 1.4),
    (told_near, 0.8),
    (same_sides, 0.6),
    (same_office, 0.4),
    (words_in_common, 1.0),
    (as_many, 0.7),
    (as_real, 0.0),
]
LEFT: Final = tuple(sum(most for _, most in FEATURES[at + 1 :]) for at in range(len(FEATURES)))


# ---- one or not


def compare(one: EventCard, other: EventCard) -> Likeness | None:
    """How surely two events are one, with reasons, the weightiest first; ``None`` where that is unlikely.

    Faint events are compared with sure ones of other articles alone, and have to be surer of it.
    """
    faint = [card for card in (one, other) if card.faint]
    if faint and not _is_comparable(one, other, faint):
        return None
    found = _weighed(_report_of(one), _report_of(other), least=DEMANDED if faint else 0.0)
    if found is None:
        return None
    odds, reasons = found
    because = tuple(
        f"{weight:+.1f} {why}" for weight, why in sorted(reasons, key=lambda each: (-abs(each[0]), each[1]))
    )
    kind = " and ".join(sorted({one.factuality.value, other.factuality.value}))
    return Likeness(one.id, other.id, round(1 / (1 + math.exp(-odds)), 4), kind, because)


def _is_comparable(one: EventCard, other: EventCard, faint: Sequence[EventCard]) -> bool:
    """Whether one of the two is sure, of another article and of the same type, and both are told in words that are alike."""
    if len(faint) > 1 or one.article == other.article or one.code.type != other.code.type:
        return False
    cosine = cosine_of(one.vector, other.vector)
    return cosine is not None and cosine >= ALIKE and bool(content_of(faint[0].words.lower()).stems)


def groups(cards: Sequence[EventCard], likenesses: Sequence[Likeness]) -> Mapping[str, str]:
    """The groups of one component: each event that is told more than once, to the name that its reports share.

    Sure events are divided as if there were no others; then each faint one joins those that tell it surely, if any do.
    """
    by_id = {str(card.id): card for card in cards}
    reports = {id_: _report_of(card) for id_, card in by_id.items()}

    def weight(one: str, other: str) -> float:
        found = _weighed(reports[one], reports[other], least=MOST_AGAINST)
        return found[0] if found else MOST_AGAINST

    sure = sorted(id_ for id_, card in by_id.items() if not card.faint)
    among = [each for each in likenesses if not (by_id[each.one].faint or by_id[each.other].faint)]
    found: list[tuple[str, ...]] = []
    for part in connected(sure, [(each.one, each.other, each.score) for each in among]):
        inside = set(part)
        found += groups_among(part, [each for each in among if each.one in inside], weight)
    told = {head: group for group in found for head in group}
    joined = _joined(by_id, likenesses, {one: told.get(one, (one,)) for one in sure}, weight)
    names = named(dict.fromkeys((*found, *joined.values())), "h")
    return names | {faint: names[group[0]] for faint, group in joined.items()}


def _joined(
    by_id: Mapping[str, EventCard],
    likenesses: Iterable[Likeness],
    told: Mapping[str, tuple[str, ...]],
    weight: Callable[[str, str], float],
) -> dict[str, tuple[str, ...]]:
    """Each faint event that is one with sure ones, and these: all reports of one event, or one alone.

    It is one with those that it is most alike on average. They tell it in no sentence of its own article, and of the faint
    ones of an article the surest alone joins them.
    """
    pairs = {
        (one, told[other])
        for each in likenesses
        for one, other in ((each.one, each.other), (each.other, each.one))
        if by_id[one].faint
    }
    ranked = sorted(
        (-round(sum(weight(one, other) for other in group) / len(group), 9), one, group)
        for one, group in pairs
        if all(by_id[one].article != by_id[other].article for other in group)
    )
    joined: dict[str, tuple[str, ...]] = {}
    taken: set[tuple[str, tuple[str, ...]]] = set()
    for against, one, group in ranked:
        if -against >= DEMANDED and one not in joined and (by_id[one].article, group) not in taken:
            joined[one] = group
            taken.add((by_id[one].article, group))
    return joined


_report_of: Final = lru_cache(maxsize=1 << 13)(Report)


def _weighed(one: Report, other: Report, *, least: float) -> tuple[float, list[Reason]] | None:
    """The log-odds of two events being one, with what they are made of; ``None`` where they are below ``least``."""
    if one.card.id > other.card.id:
        one, other = other, one
    pair, odds, reasons = Pair(one, other), PRIOR, []
    for (feature, _), left in zip(FEATURES, LEFT, strict=True):
        if (reason := feature(pair)) is not None:
            reasons.append(reason)
            odds += reason[0]
        if odds + left < least:
            return None
    return odds, reasons
