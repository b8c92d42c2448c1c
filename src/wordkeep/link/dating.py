"""The days between which an undated article was published, by a dated event that it clearly reports as news.

All must hold: the article has no day of its own; it tells the event in its opening, with no word that puts it long ago,
calls it one of several or says that it was called off; at least two reports of other articles date the event, agree on its
days, and one of them was published while it was news. Then what is told as done was published from its day to three days
after (six, where a weekday names it; that very day, where it says "today"; the next, where it says "yesterday"), what is told
as planned in the two weeks before. Two such events of one article have to leave days in common, else nothing is said.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from wordkeep.codebook.readouts import words_for
from wordkeep.link.happenings import Days, days_of
from wordkeep.model.card import ArticleCard, EventCard
from wordkeep.model.event import Factuality

OPENING: Final = 400  # characters in which an article tells its news
WITNESSES: Final = 2  # reports of other articles that have to date the event
LENGTH: Final = 3  # the most days that it may have taken
FRESH: Final = 7  # days after it by which one of them was published
NEWS: Final = 3  # days for which a done event is news
WEEK: Final = 6  # days for which a weekday says which day is meant
AHEAD: Final = 14  # days before a planned event in which it is told

_LONG_AGO: Final = re.compile(
    r"\b(?:last|previous|earlier|ago|since|anniversary|months?|years?|weeks?|19\d\d|20\d\d|had|"
    r"(?:early|mid|late)[- ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)\b",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    r"\b(?:again|second|third|another)\b", re.IGNORECASE
)  # an earlier one may be the dated one
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY: Final = re.compile("|".join(_DAYS))
_TODAY: Final = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_YESTERDAY: Final = re.compile(r"\b(?:yesterday|last night)\b", re.IGNORECASE)

Dated = tuple[date, date, str]


def dated_by(
    article: ArticleCard, events: Sequence[EventCard], groups: Mapping[str, Sequence[EventCard]]
) -> Dated | None:
    """The earliest and the latest day on which an article can have been published, and why; ``None`` where not clear.

    ``events`` are the article's own; ``groups`` gives, by an event's id, all reports of the same one.
    A faint one dates nothing.
    """
    if article.earliest or article.latest:
        return None
    news = [event for event in events if not event.faint and 0 <= article.text.find(event.sentence) <= OPENING]
    return in_common([dated for event in news if (dated := _by_event(event, groups.get(event.id, ())))])


def in_common(found: Sequence[Dated]) -> Dated | None:
    """The days that all leave, and why; ``None`` where there are none."""
    if not found:
        return None
    earliest, latest = max(first for first, _, _ in found), min(last for _, last, _ in found)
    return (earliest, latest, "; ".join(dict.fromkeys(why for _, _, why in found))) if earliest <= latest else None


def _by_event(event: EventCard, group: Sequence[EventCard]) -> Dated | None:
    days = _agreed([card for card in group if not card.faint and card.article != event.article])
    if days is None or not _names_no_other_weekday(event, days) or _may_be_another(event):
        return None
    why = f"{event.words!r} is of {days.first}" + ("" if days.first == days.last else f" to {days.last}")
    if event.factuality is Factuality.PLANNED:
        return days.first - timedelta(days=AHEAD), days.last, f"{why}: told as planned"
    if event.factuality in {Factuality.HAPPENED, Factuality.UNDER_WAY}:
        return _after(event, days, why)
    return None


def _may_be_another(event: EventCard) -> bool:
    """Whether the sentence tells of one of several, or that it did not come about."""
    is_off = words_for("cancelled").search(event.sentence) is not None and event.code.type != "REJECT"
    return is_off or _ANOTHER.search(event.sentence) is not None


def _after(event: EventCard, days: Days, why: str) -> Dated | None:
    """From the day of what is told as done, as long as its words let it be news."""
    if _TODAY.search(event.sentence):
        return days.first, days.last, f"{why}: told as today's"
    if _YESTERDAY.search(event.sentence):
        return days.first + timedelta(days=1), days.last + timedelta(days=1), f"{why}: told as yesterday's"
    if _LONG_AGO.search(event.sentence):
        return None
    until = WEEK if _WEEKDAY.search(event.sentence) else NEWS
    return days.first, days.last + timedelta(days=until), f"{why}: told as done"


def _names_no_other_weekday(event: EventCard, days: Days) -> bool:
    """Whether the weekdays of the sentence, if it names any, hold one of the event's own."""
    said = set(_WEEKDAY.findall(event.sentence))
    own = {_DAYS[(days.first + timedelta(days=number)).weekday()] for number in range(days.length)}
    return not said or bool(said & own)


def _agreed(others: Sequence[EventCard]) -> Days | None:
    """The days in common of all dated reports of an event; ``None`` where there are none, or too few reports."""
    dated = [(card, days) for card in others if (days := days_of(card)) and days.length <= LENGTH]
    fresh = any(card.published and (card.published - days.last).days <= FRESH for card, days in dated)
    if len({card.article for card, _ in dated}) < WITNESSES or not fresh:
        return None
    first, last = max(days.first for _, days in dated), min(days.last for _, days in dated)
    return Days(first, last) if first <= last else None
