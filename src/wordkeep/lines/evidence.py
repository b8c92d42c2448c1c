"""Deeds beside a line: four gates, each with a score, and what a deed that passes them is to the line.

Same principal, same issue, later in time, and content that matches (product.md section 6). A deed that fails a gate is no
evidence. Words about a deed to come never are: only what is told as done gets here.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from wordkeep.codebook.moves import Move, ladder_of, marks
from wordkeep.lines.deeds import Deed
from wordkeep.lines.joining import Draft
from wordkeep.lines.matching import Course, course, same_issue, shared
from wordkeep.lines.ruled import Linked
from wordkeep.model.commitment import Evidence, Gates, Kind, Ladder, Relation
from wordkeep.model.ids import RecordId

SHOWN: Final = 0.5
"""The probability from which a deed is shown as evidence."""

COOPERATION: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class _Weighed:
    deed: Deed
    gates: Gates
    relation: Relation
    step: Ladder | None
    probability: float
    because: tuple[str, ...]


def evidence_for(draft: Draft, deeds: Iterable[Deed]) -> tuple[Evidence, ...]:
    """The deeds beside a line, each happening once, in the order of the days."""
    happenings: defaultdict[str, list[_Weighed]] = defaultdict(list)
    for deed in deeds:
        if (weighed := _weighed(draft, deed)) is not None:
            happenings[deed.event].append(weighed)
    found = [_evidence(event, each) for event, each in happenings.items()]
    return tuple(sorted(found, key=lambda each: (_day(each), each.event)))


def as_ruled(
    evidence: Iterable[Evidence], deeds: Iterable[Deed], beside: Mapping[RecordId, Linked | None]
) -> tuple[Evidence, ...]:
    """The evidence with what people put beside the line or took away from it, which is as sure as anything gets."""
    found = {each.event: each for each in evidence}
    happenings: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        happenings[deed.event].append(deed)
    names = {deed.told.record: deed.event for told in happenings.values() for deed in told}
    for record, linked in beside.items():
        event = names.get(record)
        if event is None:
            continue
        if linked is None:
            found.pop(event, None)
            continue
        because = (f"linked by {linked.ruling.by}: {linked.ruling.because}",)
        known = found.get(event) or _untold(event, happenings[event])
        found[event] = replace(known, relation=linked.relation, step=linked.step, probability=1.0, because=because)
    return tuple(sorted(found.values(), key=lambda each: (_day(each), each.event)))


def _untold(event: str, deeds: Sequence[Deed]) -> Evidence:
    """A happening that no gate let through, as evidence that is yet to be told what it is."""
    ordered = _in_order(deeds)
    return Evidence(
        relation=Relation.CONTEXT,
        event=event,
        told=tuple(deed.told for deed in ordered),
        on=ordered[0].on,
        step=None,
        gates=Gates(0.0, 0.0, 0.0, 0.0),
        probability=0.0,
        reports=len({deed.counts_as for deed in ordered}),
        because=(),
    )


def _in_order(deeds: Iterable[Deed]) -> list[Deed]:
    return sorted(deeds, key=lambda deed: (deed.told.published or date.max, deed.told.record))


def _day(evidence: Evidence) -> date:
    return evidence.on.earliest or evidence.on.latest or date.max


def _evidence(event: str, weighed: Sequence[_Weighed]) -> Evidence:
    """One happening: what its surest report makes of it, and all the reports."""
    best = max(weighed, key=lambda each: (each.probability, each.deed.told.record))
    ordered = _in_order(each.deed for each in weighed)
    return Evidence(
        relation=best.relation,
        event=event,
        told=tuple(deed.told for deed in ordered),
        on=best.deed.on,
        step=best.step,
        gates=best.gates,
        probability=round(best.probability, 3),
        reports=len({deed.counts_as for deed in ordered}),
        because=best.because,
    )


def _weighed(draft: Draft, deed: Deed) -> _Weighed | None:
    """A deed with its gates; ``None`` where it fails one."""
    principal = _principal(draft, deed)
    time = _time(draft, deed) if principal else 0.0
    if not principal or not time:
        return None
    words = draft.first
    parties = {*words.by, *words.to}
    common = shared(words.text, deed.sentence, but=parties)
    near = shared(words.text, deed.words, but=parties)
    issue = same_issue(words.issues, deed.issues)
    way = course(words.text, deed.words)
    if way.sign == 0:
        way = course(words.text, deed.sentence)
    content = _logistic(
        -3.4 + 3.0 * common.share + 0.5 * min(common.weight, 5.0) + 1.5 * near.share + 0.8 * abs(way.sign)
    )
    passed = max(issue, 0.4 if common.weight >= 2 else 0.0)
    if not passed:
        return None
    probability = _logistic(-1.6 + 5.0 * (content - 0.5) + 1.2 * passed + 0.8 * principal + 0.4 * time)
    relation, step = _relation(draft, deed, way)
    said = f"both tell of {', '.join(map(repr, common.words))}" if common.words else "of one issue"
    return _Weighed(
        deed, Gates(principal, passed, time, round(content, 3)), relation, step, probability, (said, *_moves(way))
    )


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _moves(way: Course) -> tuple[str, ...]:
    if not way.mine or not way.theirs:
        return ()
    how = {1: "as", -1: "against", 0: "beside"}[way.sign]
    return (f"{way.theirs.verb!r} {how} {way.mine.verb!r}",)


# ---- gates


def _principal(draft: Draft, deed: Deed) -> float:
    """1 where a bound side does it, less where it is only named; 0 where another does it."""
    bound = set(draft.first.by)
    if bound & set(deed.by):
        return 1.0
    if deed.by:
        return 0.8 if deed.code.type in MUTUAL and bound & set(deed.to) else 0.0
    return 0.6 if bound & {*deed.to, *deed.named} else 0.0


def _time(draft: Draft, deed: Deed) -> float:
    """1 where words date the deed after the line was made, less where only its report is later; 0 where it was before."""
    made = draft.first.made.earliest or draft.first.made.latest or draft.first.told.published
    first, last = deed.on.earliest, deed.on.latest
    if made is None:
        return 0.5 if deed.told.article != draft.first.told.article else 0.0
    if last and last < made:
        return 0.0
    if first and first >= made:
        return 1.0 if first > made or deed.told.article != draft.first.told.article else 0.5
    later = deed.told.published is not None and deed.told.published > made
    return 0.6 if later and deed.told.article != draft.first.told.article else 0.0


# ---- what it is


def _relation(draft: Draft, deed: Deed, way: Course) -> tuple[Relation, Ladder | None]:
    """What the deed is to the line, and where it puts the ladder."""
    if way.sign > 0 and way.theirs:
        step = _step(deed, way.theirs)
        return (Relation.PARTLY if step is not Ladder.DELIVERED else Relation.FULFILS), step
    if way.sign < 0 and way.theirs:
        return Relation.CONTRADICTS, _backwards(way.theirs.verb)
    if draft.kind in {Kind.PLEDGE, Kind.OFFER} and deed.code.type == "AGREE":
        return Relation.PARTLY, Ladder.FORMALISED
    return Relation.CONTEXT, None


def _step(deed: Deed, move: Move) -> Ladder:
    step = ladder_of(move.name)
    if deed.code.type == "AGREE":
        return Ladder.FORMALISED
    if step is Ladder.DELIVERED and marks("partly").search(deed.sentence) and not marks("whole").search(deed.words):
        return Ladder.PARTLY
    return step


def _backwards(verb: str) -> Ladder | None:
    if marks("suspended").fullmatch(verb):
        return Ladder.SUSPENDED
    return Ladder.REVERSED if marks("reversed").fullmatch(verb) else None
