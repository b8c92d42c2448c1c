"""The queue of a ledger: what a person should look at next, one decision an item, the weightiest first."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from wordkeep.commitments import Commitments
from wordkeep.lines import queue as waiting
from wordkeep.lines.queue import SIGNED, WEIGHTS
from wordkeep.model.card import Likeness
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.queue import Item, Waiting
from wordkeep.model.record import evidence_of
from wordkeep.model.ruling import Attached, Judgement, On
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Statement
from wordkeep.store.sqlite import Ledger

ALIKE: Final = 0.5
"""The probability of being one event, from which two that were not joined nearly were."""


def queue_of(ledger: Ledger, *, as_of: date | None = None) -> tuple[Item, ...]:
    """Every item, by what was published until ``as_of``; what was ruled on is gone."""
    held = Commitments(ledger)
    lines, shifts = held.lines(as_of=as_of), held.shifts(as_of=as_of)
    known = [
        each.id for each in ledger.articles() if as_of is None or (each.published.on and each.published.on <= as_of)
    ]
    attached = ledger.attached()
    ruled = {each.record for each in attached if each.ruling.on in {On.STATEMENT, On.EVENT}}
    decided = {(each.record, each.others["event"]) for each in attached if "event" in each.others}
    return waiting.in_order(
        (
            *waiting.new_evidence(lines, decided),
            *waiting.low_margin(lines, decided),
            *waiting.past_due(lines),
            *waiting.conflicts(lines),
            *waiting.changed(shifts, ruled),
            *waiting.doubtful(_statements(ledger, known), ruled),
            *waiting.nearly_joined(lines, held.words(as_of=as_of), ruled),
            *_nearly_one(ledger, known),
            *_orphans(ledger),
        )
    )


def _statements(ledger: Ledger, known: Collection[TextId]) -> Iterator[tuple[RecordId, Statement]]:
    for text_id in known:
        for record in ledger.records(text_id):
            if isinstance(record.claim, Statement):
                yield record.id, record.claim


def _nearly_one(ledger: Ledger, known: Collection[TextId]) -> Iterator[Item]:
    """Events of two articles that are rather one than not, and were not joined: of each happening the surest pair."""
    groups, there = ledger.groups, set(known)
    ruled = tuple(_grouping(ledger))
    decided = {frozenset((each.record, other)) for each in ruled for other in each.others.values()}
    alone = {each.record for each in ruled if not each.others}
    asked: set[str] = set()
    for alike in ledger.links.nearly("event", ALIKE, 1.0):
        pair = alike.one, alike.other
        articles = {groups.article_of("event", each) for each in pair}
        happenings = {groups.group_of("event", each) or each for each in pair}
        if len(happenings) < len(pair) or len(articles) < len(pair) or asked & happenings:
            continue
        if frozenset(pair) in decided or not alone.isdisjoint(pair) or not articles <= there:
            continue
        words = [_words(ledger, each) for each in pair]
        if all(words):
            asked |= happenings
            yield _joining(alike, words)


def _grouping(ledger: Ledger) -> Iterator[Attached]:
    return (each for each in ledger.attached() if each.ruling.judgement in {Judgement.MERGE, Judgement.SPLIT})


def _words(ledger: Ledger, event: str) -> tuple[Anchor, ...]:
    """The words of an event; none where it is too faint to be told."""
    records = ledger.records(ledger.groups.article_of("event", event))
    return next((evidence_of(record.claim) for record in records if record.id == event), ())


def _joining(alike: Likeness, words: Iterable[tuple[Anchor, ...]]) -> Item:
    one, other = alike.one, alike.other
    answers = (
        f"wordkeep rule LEDGER {other} merge --set into={one} {SIGNED}",
        f"wordkeep rule LEDGER {other} split --set from={one} {SIGNED}",
    )
    weight = round(WEIGHTS[Waiting.MERGE] + 0.2 * alike.score, 3)
    because = f"one event? {alike.score:.2f} sure: {'; '.join(alike.because[:3])}"
    return Item(Waiting.MERGE, other, one, weight, because, tuple(each for some in words for each in some), answers)


def _orphans(ledger: Ledger) -> Iterator[Item]:
    for each in ledger.orphans():
        ruling = each.ruling
        because = f"{ruling.judgement.value} by {ruling.by} finds nothing: {each.why}"
        answers = (f"wordkeep undo LEDGER {ruling.id} {SIGNED}",)
        yield Item(Waiting.ORPHAN, ruling.id, ruling.target, WEIGHTS[Waiting.ORPHAN], because, ruling.words, answers)
