"""The days between which an undated preview was published, by the meeting that it tells as planned.

A meeting is sides, days and a place. All must hold: a sentence in the article's opening has words for meeting and for what
lies ahead, none for what is done, and names a weekday or a date; another article's own text gives the meeting's days, no more
than three, and no other gives different ones; one of them is the one that the sentence names; both sides stand in the
opening; and the article names the meeting's place or two of those who met. One such witness is enough, where an event needs
two, since day, sides and place or persons are told by both, each on its own. Where it fits two meetings nothing is said.

What "on Thursday" tells was published in the six days before that Thursday or on it, what "next Thursday" tells within
thirteen, what "tomorrow" tells the day before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.readouts import words_for
from wordkeep.link.dating import AHEAD, LENGTH, WEEK, Dated
from wordkeep.link.meetings import span_of
from wordkeep.link.participants import shared
from wordkeep.link.tellers import met_in
from wordkeep.model.card import ArticleCard, SightingCard, TellerCard
from wordkeep.model.sentence import sentences_in

OPENING: Final = 700  # characters in which a preview says what lies ahead
NEXT: Final = WEEK + 7  # days for which "next Thursday" says which day is meant

_AHEAD: Final = re.compile(
    r"\b(?:ahead of|scheduled|due|will|to be held|(?:is|are) to|set to|expected|plans?|upcoming|on the eve of)\b",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"(?<!be )\b(?:held|met|travelled|traveled|visited|received|hosted|agreed|took place)\b", re.IGNORECASE
)
_NAMES: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY: Final = re.compile(rf"(?P<next>\bnext )?\b(?P<day>{'|'.join(_NAMES)})\b(?P<of> of next week)?")
_MONTHS: Final = "January February March April May June July August September October November December".split()
_DATE: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(_MONTHS)})\b"
    rf"|\b(?P<month2>{'|'.join(_MONTHS)}) (?P<day2>\d{{1,2}})\b"
)
_SOON: Final = re.compile(r"\b(?P<when>today|tonight|tomorrow)\b", re.IGNORECASE)
_SAID: Final = re.compile(r"\b(?:said|says|told \w+|confirmed|announced)(?: on)? $")


@dataclass(frozen=True, slots=True)
class Witness:
    """An article that gives a meeting's days: which, whom it names, and at which place it puts the meeting."""

    article: str
    first: date
    last: date
    persons: tuple[str, ...]
    places: frozenset[str]


Members = Sequence[SightingCard | TellerCard]


def previewed(article: ArticleCard, meeting: str, meetings: Mapping[str, Members]) -> Dated | None:
    """The earliest and the latest day on which a preview can have been published, and why; ``None`` where not clear.

    ``meeting`` is the one that the article is linked to; ``meetings`` has the members of all that it may mean.
    """
    if article.earliest or article.latest:
        return None
    fitting = {id_: found for id_, members in sorted(meetings.items()) if (found := _by(article, members))}
    return fitting[meeting] if list(fitting) == [meeting] else None


def _by(article: ArticleCard, members: Members) -> Dated | None:
    """By one meeting."""
    sides = {side for each in members if isinstance(each, SightingCard) for side in each.sides}
    witnesses = [witness for each in members if each.article != article.id for witness in _witnesses(each)]
    days = _agreed(witnesses)
    opening = article.text[:OPENING]
    if days is None or len({body.code for _, _, body in bodies_in(opening)} & sides) < 2:
        return None
    met = met_in([each for each in members if isinstance(each, SightingCard)])
    own = shared([name for each in members if each.article == article.id for name in _persons(each)], met)
    known = [each for each in witnesses if _tells_the_same(article.text, own, each)]
    if not known:
        return None
    for span in sentences_in(opening):
        sentence = span.of(opening)
        if _is_ahead(sentence) and (named := list(_named(sentence))):
            told = f"{days[0]}" + (f" to {days[1]}" if days[0] != days[1] else "")
            because = f"the meeting is of {told}, as {known[0].article} tells; here it is ahead, {named[0].words!r}"
            return next(((*found, because) for each in named if (found := each.before(*days))), None)
    return None


def _is_ahead(sentence: str) -> bool:
    """Whether a sentence tells of a meeting to come, and of none that was."""
    return bool(_AHEAD.search(sentence) and words_for("meeting").search(sentence) and not _DONE.search(sentence))


def _witnesses(member: SightingCard | TellerCard) -> Iterator[Witness]:
    days = span_of(member)
    if days is None or (days[1] - days[0]).days >= LENGTH or member.published is None:
        return
    at = (member.place, member.region) if isinstance(member, SightingCard) else ()
    yield Witness(member.article, *days, _persons(member), frozenset(filter(None, at)))


def _agreed(witnesses: Sequence[Witness]) -> tuple[date, date] | None:
    """From the first to the last day that any gives, if all have a day in common and these are few enough."""
    if not witnesses or max(each.first for each in witnesses) > min(each.last for each in witnesses):
        return None
    first, last = min(each.first for each in witnesses), max(each.last for each in witnesses)
    return (first, last) if (last - first).days < LENGTH else None


def _tells_the_same(text: str, met: Sequence[str], witness: Witness) -> bool:
    """Whether an article names the place at which a witness puts the meeting, or two of those who met that this one names."""
    return len(shared(met, witness.persons)) > 1 or any(place in text for place in witness.places)


def _persons(member: SightingCard | TellerCard) -> tuple[str, ...]:
    if isinstance(member, TellerCard):
        return member.persons
    return tuple(name for name, _ in (*member.persons, *member.beside))


@dataclass(frozen=True, slots=True)
class Named:
    """A day that a sentence names: a weekday (0 is Monday), a day and a month, or how many days off; with its words."""

    words: str
    weekday: int | None = None
    is_next: bool = False
    month: tuple[int, int] | None = None
    off: int | None = None

    def before(self, first: date, last: date) -> tuple[date, date] | None:
        """From when to when words that name a day of these can have been written; ``None`` where it is none of them."""
        if self.off is not None:
            written = first - timedelta(days=self.off)
            return written, written
        for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
            if self.month == (day.day, day.month):
                return day - timedelta(days=AHEAD), day
            if self.weekday == day.weekday():
                return day - timedelta(days=NEXT if self.is_next else WEEK), day
        return None


def _named(sentence: str) -> Iterator[Named]:
    """The days that a sentence names, but for those on which something was only said; dates before weekdays."""
    for found in _DATE.finditer(sentence):
        month = _MONTHS.index(found["month"] or found["month2"]) + 1
        yield Named(found.group(), month=(int(found["day"] or found["day2"]), month))
    for found in _SOON.finditer(sentence):
        yield Named(found.group(), off=1 if found["when"].lower() == "tomorrow" else 0)
    for found in _WEEKDAY.finditer(sentence):
        if not _SAID.search(sentence[: found.start()]):
            is_next = bool(found["next"] or found["of"])
            yield Named(found.group(), weekday=_NAMES.index(found["day"]), is_next=is_next)
