"""What of the lines waits for a person: one small function for each reason, each giving items of one decision.

What was ruled on is gone: by a ruling on the very thing, or by one on the whole line that was made with it in sight.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from wordkeep.lines.evidence import SHOWN
from wordkeep.lines.joining import SAME, likeness
from wordkeep.lines.matching import rare_words
from wordkeep.lines.word import Word
from wordkeep.model.commitment import Answer, Commitment, Evidence, Kind, Relation, State
from wordkeep.model.ids import RecordId
from wordkeep.model.queue import Item, Waiting
from wordkeep.model.ruling import Judgement
from wordkeep.model.shift import Shift
from wordkeep.model.statement import Act, Statement, best_first

NEAR: Final = 0.15  # below the probability from which a deed is shown, a candidate is near it
CLOSE: Final = 0.1  # between the best two acts of a statement, which are then in doubt
UNSURE: Final = 0.7  # of the best act; above it a statement does both
ALMOST: Final = 0.1  # below the likeness from which two lines are one

WEIGHTS: Final = {
    Waiting.CONFLICT: 0.9,
    Waiting.ORPHAN: 0.85,
    Waiting.PAST_DUE: 0.8,
    Waiting.EVIDENCE: 0.5,
    Waiting.SHIFT: 0.45,
    Waiting.MARGIN: 0.3,
    Waiting.MERGE: 0.2,
}
"""How much each kind matters; evidence, margins and merges more, the surer they are."""

Beside = tuple[RecordId, RecordId]
"""A statement of a line, and a deed that was linked to it or taken away."""

SIGNED: Final = '--by NAME --because "..."'

DOUBTED: Final = frozenset(kind.value for kind in Kind) | {Act.DENY, Act.REJECT, Act.ACCEPT, Act.REAFFIRM}
"""The acts by which a statement makes a line, or answers one."""


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """The weightiest first; equal ones by kind, and by the id of what they are about."""
    return tuple(sorted(items, key=lambda each: (-each.weight, each.waiting.value, each.on, each.beside or "")))


def new_evidence(lines: Iterable[Commitment], decided: Collection[Beside]) -> Iterator[Item]:
    """Deeds shown beside lines, which nobody has linked or taken away, told after the last look at the whole line."""
    for line in lines:
        if line.state is State.SUPERSEDED:
            continue
        seen = looked_at(line)
        for each in line.evidence:
            told = each.told[0].published
            if _is_decided(line, each, decided) or (seen and (told is None or told <= seen)):
                continue
            weight = WEIGHTS[Waiting.EVIDENCE] + 0.2 * each.probability + 0.05 * (each.relation is Relation.CONTRADICTS)
            because = f"{each.relation.value} {line.kind.value} of {_sides(line.by)}? {each.probability:.2f} sure"
            yield _beside(Waiting.EVIDENCE, line, each, weight, because)


def low_margin(lines: Iterable[Commitment], decided: Collection[Beside]) -> Iterator[Item]:
    """Deeds that were nearly sure enough to be shown."""
    for line in lines:
        for each in line.candidates:
            if each.probability >= SHOWN - NEAR and not _is_decided(line, each, decided):
                weight = WEIGHTS[Waiting.MARGIN] + 0.2 * each.probability
                because = f"{each.probability:.2f} sure to be {each.relation.value}; {SHOWN:.2f} is shown"
                yield _beside(Waiting.MARGIN, line, each, weight, because)


def past_due(lines: Iterable[Commitment]) -> Iterator[Item]:
    """Lines whose day has passed without anything found, and which nobody has looked at since."""
    for line in lines:
        seen = looked_at(line)
        if line.state is not State.PAST_DUE or line.due is None or (seen and seen > line.due.on):
            continue
        found = line.searched
        because = (
            f"due {line.due.on} ({line.due.basis}); searched {found.articles} articles, {found.first} to {found.last}"
        )
        answers = (
            f"wordkeep rule LEDGER {line.id} verdict --set scale=SCALE --set value=VALUE {SIGNED}",
            f"wordkeep rule LEDGER {line.id} accept {SIGNED}",
        )
        yield Item(Waiting.PAST_DUE, line.id, None, WEIGHTS[Waiting.PAST_DUE], because, line.words, answers)


def conflicts(lines: Iterable[Commitment]) -> Iterator[Item]:
    """What one side claims of another, and that one denies."""
    for line in lines:
        denied = [each for each in line.answers if each.answer is Answer.DENIES]
        if line.claimed_by is None or not denied or looked_at(line):
            continue
        because = f"claimed by {line.claimed_by}, denied by {denied[0].side or 'nobody named'}"
        words = (*line.words, *(anchor for each in denied for anchor in each.told.words))
        answers = tuple(
            f"wordkeep rule LEDGER {line.id} {judgement.value} {SIGNED}"
            for judgement in (Judgement.ACCEPT, Judgement.REJECT)
        )
        yield Item(Waiting.CONFLICT, line.id, denied[0].told.record, WEIGHTS[Waiting.CONFLICT], because, words, answers)


def changed(shifts: Iterable[Shift], ruled: Collection[RecordId]) -> Iterator[Item]:
    """Shifts whose later words nobody has ruled on; to split them says that they are no form of the same position."""
    for each in shifts:
        later, earlier = each.later.told.record, each.earlier.told.record
        if later in ruled:
            continue
        because = f"{each.kind.value}, {each.side or 'side not told'}: {each.what}"
        words = (*each.earlier.told.words, *each.later.told.words)
        answers = (
            f"wordkeep rule LEDGER {later} accept {SIGNED}",
            f"wordkeep rule LEDGER {later} split --set from={earlier} {SIGNED}",
        )
        yield Item(Waiting.SHIFT, later, earlier, WEIGHTS[Waiting.SHIFT], because, words, answers)


def doubtful(said: Iterable[tuple[RecordId, Statement]], ruled: Collection[RecordId]) -> Iterator[Item]:
    """Statements that may make or answer a line, whose best two acts are close and neither is sure."""
    for record, statement in said:
        best = best_first(statement.acts)[:2]
        if record in ruled or len(best) < 2 or not DOUBTED & {each.act.value for each in best}:
            continue
        first, second = best
        apart = first.probability - second.probability
        if apart >= CLOSE or first.probability >= UNSURE:
            continue
        because = f"{first.act.value} {first.probability:.2f}, {second.act.value} {second.probability:.2f}"
        answers = tuple(f"wordkeep rule LEDGER {record} relabel --set act={each.act.value} {SIGNED}" for each in best)
        weight = WEIGHTS[Waiting.MARGIN] + CLOSE - apart
        yield Item(Waiting.MARGIN, record, None, weight, because, statement.content, answers)


def nearly_joined(lines: Sequence[Commitment], words: Iterable[Word], ruled: Collection[RecordId]) -> Iterator[Item]:
    """Lines of one kind that bind the same side, and whose first words are nearly alike enough to be one."""
    first = {word.id: word for word in words}
    there = [line for line in lines if line.said.record in first]
    telling = {line.id: rare_words(first[line.said.record].sentence) for line in there}
    for one, other in combinations(there, 2):
        if one.kind is not other.kind or not {*one.by} & {*other.by} or other.said.record in ruled:
            continue
        if telling[one.id].isdisjoint(telling[other.id]):
            continue
        score = likeness(first[other.said.record], first[one.said.record])
        if not SAME - ALMOST <= score < SAME:
            continue
        because = f"two {one.kind.value}s of {_sides(one.by)}, {score:.2f} alike; from {SAME:.2f} they are one line"
        answers = (
            f"wordkeep rule LEDGER {other.id} merge --set into={one.id} {SIGNED}",
            f"wordkeep rule LEDGER {other.said.record} split {SIGNED}",
        )
        weight = WEIGHTS[Waiting.MERGE] + 0.2 * score
        yield Item(Waiting.MERGE, other.id, one.id, weight, because, (*one.words, *other.words), answers)


def looked_at(line: Commitment) -> date | None:
    """The day of the last ruling that somebody made on the whole line: accepted it, or gave a verdict."""
    whole = (each for each in line.rulings if each.judgement in {Judgement.ACCEPT, Judgement.VERDICT})
    return max((each.made_at.date() for each in whole), default=None)


def _is_decided(line: Commitment, each: Evidence, decided: Collection[Beside]) -> bool:
    return any((statement, report.record) in decided for statement in line.statements for report in each.told)


def _beside(waiting: Waiting, line: Commitment, each: Evidence, weight: float, because: str) -> Item:
    event = each.told[0].record
    ruling = f"wordkeep rule LEDGER {line.id}"
    step = f" --set step={each.step.value}" if each.step else ""
    answers = (
        f"{ruling} link --set event={event} --set relation={each.relation.value}{step} {SIGNED}",
        f"{ruling} unlink --set event={event} {SIGNED}",
    )
    return Item(waiting, line.id, event, round(weight, 3), because, (*line.words, *each.told[0].words), answers)


def _sides(sides: Iterable[str]) -> str:
    return ", ".join(sides) or "nobody named"
