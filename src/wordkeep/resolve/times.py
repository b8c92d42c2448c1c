"""Times as written to days: the TIMEX3 value of each expression, and when deeds were done and words were said.

Counted from the published day or from what the text named before; without either, values stay open. Nothing is dated
without words that date it: where there are none, only the side is known (a deed told as done is not after the telling), and
that is stored as a default.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality
from wordkeep.model.mention import TimeExpression, TimeType
from wordkeep.model.record import Claim, Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Span, hull
from wordkeep.model.statement import Statement
from wordkeep.model.when import Basis, Published, When
from wordkeep.resolve.meaning import Context, Meaning
from wordkeep.resolve.phrases import meaning_of
from wordkeep.resolve.tense import speaks_of_future

DONE: Final = frozenset({Factuality.HAPPENED, Factuality.HISTORICAL})
TO_COME: Final = frozenset({Factuality.PLANNED})
LONGEST: Final = 21  # days between which an article was published, for its words to be counted from them
BESIDE: Final = 40  # characters between a cue and the words that say when


@dataclass(frozen=True, slots=True)
class Day:
    """Words that name days, which date deeds and sayings around them."""

    span: Span
    on: When


def dated(article: Article, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records of an article with every time normalised, and with the days of its events and statements.

    They come in the order of the text. To date them again changes nothing.
    """
    times = {record.id: expression for record, expression in _times(article, records)}
    days = [Day(each.anchor.span, each.on) for each in times.values() if _names_days(each)]
    told: list[Record] = []
    for record in records:
        match record.claim:
            case TimeExpression():
                told.append(replace(record, claim=times[record.id]))
            case Event() as claim:
                told.append(replace(record, claim=replace(claim, on=_when_of_event(article, claim, days))))
            case Statement() as claim:
                told.append(replace(record, claim=replace(claim, said_on=_when_said(article, claim, days))))
            case _:
                told.append(record)
    return tuple(sorted(told, key=lambda record: (record.span, record.id)))


def dated_between(
    article: Article, records: Sequence[Record], earliest: date | None, latest: date | None
) -> list[Record]:
    """Records of an undated article that words date, once it is known to have been published between two days.

    Each gets all the days that its words may mean by then; where these are too many, nothing is said.
    """
    if earliest is None or latest is None or (latest - earliest).days > LONGEST:
        return []
    each_day = [earliest + timedelta(days=number) for number in range((latest - earliest).days + 1)]
    told = [dated(replace(article, published=Published(day, Basis.LINKED_EVENT)), records) for day in each_day]
    found = (_with_days(record, others) for record, *others in zip(dated(article, records), *told, strict=True))
    return [record for record in found if record]


def _with_days(record: Record, told: Sequence[Record]) -> Record | None:
    """The record with the first and the last day of all tellings; ``None`` where it was dated or no words date it."""
    was, now = _on(record.claim), [on for each in told if (on := _on(each.claim))]
    phrase = now[0].phrase if now else None
    if was is None or was.basis is not Basis.UNKNOWN or phrase is None or any(on.phrase != phrase for on in now):
        return None
    firsts, lasts = [on.earliest for on in now], [on.latest for on in now]
    first, last = (None if None in ends else end(filter(None, ends)) for ends, end in ((firsts, min), (lasts, max)))
    if first is None or last is None:
        return None
    on = When(first, last, Basis.LINKED_EVENT, phrase)
    match record.claim:
        case Event() as claim:
            return replace(record, claim=replace(claim, on=on))
        case Statement() as claim:
            return replace(record, claim=replace(claim, said_on=on))
        case TimeExpression() as claim:
            values = {each.claim.value for each in told if isinstance(each.claim, TimeExpression)}
            return replace(record, claim=replace(claim, on=on, value=values.pop() if len(values) == 1 else claim.value))
        case _:
            return None


def _on(claim: Claim) -> When | None:
    match claim:
        case Event(on=on) | TimeExpression(on=on) | Statement(said_on=on):
            return on
        case _:
            return None


def _times(article: Article, records: Iterable[Record]) -> Iterator[tuple[Record, TimeExpression]]:
    """The expressions in the order of the text, each against what the text named before it."""
    before = None
    found = [(record, record.claim) for record in records if isinstance(record.claim, TimeExpression)]
    for record, expression in sorted(found, key=lambda each: (each[1].anchor.span, each[0].id)):
        ahead = speaks_of_future(article.text, expression.anchor.span)
        context = Context(article.published.on, before, ahead, expression.type)
        meaning = meaning_of(expression.anchor.exact, context)
        if meaning and meaning.point and meaning.type in (TimeType.DATE, TimeType.TIME):
            before = meaning.point
        yield record, _meant(expression, meaning)


def _meant(expression: TimeExpression, meaning: Meaning | None) -> TimeExpression:
    if meaning is None:
        return expression
    first, last = meaning.days
    if first is None and last is None:
        return replace(expression, value=meaning.value, type=meaning.type)
    basis = Basis.STATED if meaning.counted_from is None else Basis.COUNTED
    on = When(first, last, basis, phrase=expression.anchor, counted_from=meaning.counted_from)
    return replace(expression, value=meaning.value, type=meaning.type, on=on)


def _names_days(expression: TimeExpression) -> bool:
    """Whether the words name days that something can be dated by: no "recently", no duration."""
    is_named = expression.type in (TimeType.DATE, TimeType.TIME) and not (expression.value or "").endswith("_REF")
    return is_named and expression.on.basis is not Basis.UNKNOWN


def _when_of_event(article: Article, event: Event, days: Sequence[Day]) -> When:
    """The days in the event's own sentence: those inside its words, else the nearest that looks the same way in time."""
    words = hull(tuple(anchor.span for anchor in event.evidence))
    said = article.published.on
    fitting = [day for day in _in_sentence(article, words, days) if _may_be_when(event.factuality, day.on, said)]
    return _nearest(fitting, words).on if fitting else _by_default(said, event.factuality)


def _may_be_when(factuality: Factuality, on: When, said: date | None) -> bool:
    """A deed that was done lies not after the telling, and one that is planned not before it."""
    if said is None:
        return True
    if factuality in DONE:
        return on.earliest is None or on.earliest <= said
    return factuality not in TO_COME or on.latest is None or on.latest >= said


def _by_default(said: date | None, factuality: Factuality) -> When:
    """Where no words date it: done by the time it is told, or to be done after."""
    if said is None:
        return When.unknown()
    if factuality in DONE or factuality is Factuality.UNDER_WAY:
        return When(None, said, Basis.DEFAULT, counted_from=said)
    return When(said, None, Basis.DEFAULT, counted_from=said) if factuality in TO_COME else When.unknown()


def _when_said(article: Article, statement: Statement, days: Sequence[Day]) -> When:
    """The days beside cue or source, outside the words that are said; else only that they were by the publication."""
    said = article.published.on
    anchor = statement.cue or (statement.source.as_written if statement.source else None)
    if anchor is None:
        return _by_default(said, Factuality.HAPPENED)
    fitting = [
        day
        for day in _in_sentence(article, anchor.span, days)
        if _apart(day.span, anchor.span) <= BESIDE
        and not any(fragment.span.contains(day.span) for fragment in statement.content)
        and _may_be_when(Factuality.HAPPENED, day.on, said)
    ]
    return _nearest(fitting, anchor.span).on if fitting else _by_default(said, Factuality.HAPPENED)


def _in_sentence(article: Article, span: Span, days: Sequence[Day]) -> Sequence[Day]:
    """The days that begin in the sentence; ``days`` are in the order of the text."""
    sentence = sentence_around(article.text, span)
    first, end = (bisect_left(days, place, key=lambda day: day.span.start) for place in (sentence.start, sentence.end))
    return days[first:end]


def _nearest(days: Iterable[Day], span: Span) -> Day:
    return min(days, key=lambda day: (_apart(day.span, span), day.span))


def _apart(one: Span, other: Span) -> int:
    """Characters between two spans; none where they touch."""
    return max(0, other.start - one.end, one.start - other.end)
