"""Deeds beside a line: four gates, each with a score, and what a deed that passes them is to the line.

Same principal, same issue, later in time, and content that matches (product.md section 6). A deed that fails a gate is no
evidence. Words about a deed to come never are: only what is told as done gets here.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from wordkeep.codebook.moves import Move, bearing, marks
from wordkeep.lines.deeds import Deed
from wordkeep.lines.joining import Draft
from wordkeep.lines.matching import Course, Shared, course, heads, part_of, rare_words, same_issue, shared
from wordkeep.lines.ruled import Linked
from wordkeep.model.commitment import Evidence, Gates, Ladder, Relation
from wordkeep.model.ids import IssueId, RecordId

SHOWN: Final = 0.5
"""The probability from which a deed is shown as evidence."""

CANDIDATE: Final = 0.03
"""The probability from which it is offered to people, who may link it."""

MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class _Weighed:
    deed: Deed
    gates: Gates
    relation: Relation
    step: Ladder | None
    probability: float
    because: tuple[str, ...]


class Deeds:
    """The deeds of a ledger, found by what a line may share with them: telling words, issues, or both sides."""

    def __init__(self, deeds: Iterable[Deed]) -> None:
        self.all = tuple(deeds)
        self._sharing: defaultdict[str, list[int]] = defaultdict(list)
        self._told: defaultdict[str, list[int]] = defaultdict(list)
        self._event = {deed.told.record: deed.event for deed in self.all}
        for at, deed in enumerate(self.all):
            for key in {*rare_words(deed.sentence), *_branches(deed.issues), *_pairs(deed.by, deed.to)}:
                self._sharing[key].append(at)
            self._told[deed.event].append(at)

    def beside(self, draft: Draft) -> list[Deed]:
        """The deeds that may belong to a line, in their order, with all reports of each happening; not its own making."""
        first = draft.first
        keys = {*rare_words(first.text), *_branches(first.issues), *_pairs(first.by, first.to)}
        found = {self.all[at].event for key in keys for at in self._sharing.get(key, ())}
        found.discard(self._event.get(first.id, ""))
        return [self.all[at] for at in sorted(at for event in found for at in self._told[event])]


def _branches(issues: Iterable[IssueId]) -> set[str]:
    return {f"issue {issue.partition('/')[0]}" for issue in issues}


def _pairs(doers: Iterable[str], others: Sequence[str]) -> set[str]:
    return {f"{doer}>{other}" for doer in doers for other in others}


def evidence_for(draft: Draft, deeds: Deeds) -> tuple[Evidence, ...]:
    """The deeds beside a line, each happening once, in the order of the days; the making of the line itself is none."""
    happenings: defaultdict[str, list[_Weighed]] = defaultdict(list)
    for deed in deeds.beside(draft):
        if (weighed := _weighed(draft, deed)) is not None:
            happenings[deed.event].append(weighed)
    found = [
        _evidence(event, each)
        for event, each in happenings.items()
        if max(weighed.probability for weighed in each) >= CANDIDATE
    ]
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
    pair = Pair(draft, deed, principal, time)
    if not pair.issue:
        return None
    odds = PRIOR + sum(weight * value for weight, value in zip(WEIGHTS.values(), features(pair).values(), strict=True))
    content = sum(WEIGHTS[name] * features(pair)[name] for name in CONTENT)
    relation, step = _relation(pair)
    gates = Gates(principal, pair.issue, time, round(_logistic(content - 1.5), 3))
    said = f"both tell of {', '.join(map(repr, pair.common.words))}" if pair.common.words else "of one issue"
    return _Weighed(deed, gates, relation, step, _logistic(odds), (said, *_moves(pair.way)))


@dataclass(frozen=True)
class Pair:
    """A line and a deed side by side, with the gates that have to do with who and when."""

    draft: Draft
    deed: Deed
    principal: float
    time: float

    @cached_property
    def parties(self) -> set[str]:
        """The sides of the line."""
        return {*self.draft.first.by, *self.draft.first.to}

    @cached_property
    def common(self) -> Shared:
        """What the words of the line and the sentence of the deed share."""
        return shared(self.draft.first.text, self.deed.sentence, but=self.parties)

    @cached_property
    def near(self) -> Shared:
        """What the words of the line and the deed's own clause share."""
        return shared(self.draft.first.text, self.deed.clause, but=self.parties)

    @cached_property
    def way(self) -> Course:
        """How what is done stands to what was said would be."""
        return course(self.draft.first.text, self.deed.clause)

    @cached_property
    def issue(self) -> float:
        """1 where both are of one issue by the code book, less where they share a branch, or telling words, or are close."""
        known = same_issue(self.draft.first.issues, self.deed.issues)
        by_words = 0.5 if self.common.weight >= TELLING else 0.25 if self.principal >= DOER and self.is_towards else 0.0
        return max(known, by_words)

    @property
    def is_towards(self) -> bool:
        """Whether the deed is done to those that the line is made to."""
        return bool(set(self.deed.to) & set(self.draft.first.to))

    @cached_property
    def others(self) -> set[str]:
        """Sides that the deed is done to, which the line does not speak of."""
        return set(self.deed.to) - self.parties - set(self.deed.by)

    @cached_property
    def part(self) -> float | None:
        """What part of an amount promised is done."""
        return part_of(self.draft.first.text, self.deed.sentence)


def features(pair: Pair) -> dict[str, float]:
    """What speaks for a deed being one that the line is about, by name; ``WEIGHTS`` says how much."""
    far = {*pair.deed.named} - pair.parties
    return {
        "share": pair.common.share,
        "weight": min(pair.common.weight, 6.0) / 6.0,
        "near": pair.near.share,
        "near-weight": min(pair.near.weight, 4.0) / 4.0,
        "issue": pair.issue,
        "principal": pair.principal,
        "time": pair.time,
        "other-recipient": float(bool(pair.others)),
        "towards": float(bool({*pair.deed.to, *pair.deed.named} & {*pair.draft.first.to})),
        "elsewhere": float(bool(far)),
        "amount": float(pair.part is not None),
        "sure": pair.deed.probability,
        "faint": float(pair.deed.faint),
    }


WEIGHTS: Final = {
    "share": 0.9,
    "weight": 1.0,
    "near": 2.2,
    "near-weight": 1.6,
    "issue": 1.2,
    "principal": 2.4,
    "time": 1.8,
    "other-recipient": -1.0,
    "towards": 0.4,
    "elsewhere": -1.2,
    "amount": 1.0,
    "sure": 0.8,
    "faint": -0.1,
}
"""Log-odds of the features."""

CONTENT: Final = ("share", "weight", "near", "near-weight", "amount")
PRIOR: Final = -7.7
TELLING: Final = 0.75  # the weight of words in common that tell an issue where the code book has none


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _moves(way: Course) -> tuple[str, ...]:
    if not way.mine or not way.theirs:
        return ()
    how = "as" if way.sign > 0 else "against" if way.sign < 0 else "beside"
    return (f"{way.theirs.verb!r} {how} {way.mine.verb!r}",)


# ---- gates

UNNAMED: Final = 0.3  # of the same principal, where nobody is told who did it


WORDS: Final = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
"""Types of deeds that are words: they answer a line, but do nothing of what it says."""


def _principal(draft: Draft, deed: Deed) -> float:
    """1 where a bound side does it, less where it is only named; 0 where another does it."""
    if deed.type in WORDS:
        return 0.0
    bound = set(draft.first.by)
    if bound & set(deed.by):
        return 1.0
    if deed.by:
        return 0.8 if deed.type in MUTUAL and bound & set(deed.to) else 0.0
    return 0.6 if bound & {*deed.to, *deed.named} else UNNAMED


def _time(draft: Draft, deed: Deed) -> float:
    """1 where words date the deed after the line was made, less where only its report is later; 0 where it was before."""
    made = draft.first.made.earliest or draft.first.made.latest or draft.first.told.published
    first, last = deed.on.earliest, deed.on.latest
    is_elsewhere = deed.told.article != draft.first.told.article
    if made is None:
        return 0.5 if deed.told.article != draft.first.told.article else 0.0
    if last and last < made:
        return 0.0
    if first and first >= made:
        return 1.0 if first > made or is_elsewhere else 0.0
    later = deed.told.published is not None and deed.told.published > made
    return 0.6 if later and is_elsewhere else 0.0


# ---- what it is


def _relation(pair: Pair) -> tuple[Relation, Ladder | None]:
    """What the deed is to the line, and where it puts the ladder."""
    deed = pair.deed
    if not pair.near.weight and not pair.way.is_same_verb:
        return Relation.CONTEXT, None
    made = {move.name for move in heads(deed.clause)}
    if "sign" in made or _is_decided(deed) or (deed.type == "AGREE" and len(set(deed.by)) > 1):
        return Relation.PARTLY, Ladder.FORMALISED
    said = bearing(pair.draft.first.text) or 1
    done = bearing(deed.clause) or (-1 if deed.type in CONFLICT and deed.probability >= SURE else 1)
    if said == done:
        step = _step(pair, made)
        return (Relation.FULFILS if step is Ladder.DELIVERED else Relation.PARTLY), step
    if pair.principal < DOER:
        return Relation.CONTEXT, None
    return Relation.CONTRADICTS, _backwards(said, pair.way.theirs)


DOER: Final = 0.8  # of the same principal, from which a deed is told as a bound side's own
SURE: Final = 0.6  # the probability from which the type of a deed tells its way where its verb does not


def _is_decided(deed: Deed) -> bool:
    """Whether what is told stands in a law or an order that was made, not in what was done by it."""
    before = deed.sentence.partition(deed.words)[0]
    return bool(_DECIDED.search(before[-DECIDING:]))


DECIDING: Final = 70  # characters before a deed in which a law or order that orders it is named
_DECIDED: Final = re.compile(
    r"\b(?:gazetted|approved|adopted|passed|signed|issued|decreed|enacted)\b.{0,40}\b(?:order|decree|law|bill|act|"
    r"regulation|resolution|treaty|protocol)\b"
)


def _step(pair: Pair, made: set[str]) -> Ladder:
    """How far a deed that goes the line's way brings it: as far as the amount, or its verb, says."""
    words = pair.deed.clause
    if marks("whole").search(words) and not made & STARTING:
        return Ladder.DELIVERED
    if pair.part is not None and pair.part < WHOLE:
        return Ladder.PARTLY
    if made & STARTING and not pair.way.is_same_verb:
        return Ladder.STARTED
    if "hold" in made and {move.name for move in heads(pair.draft.first.text)} & LASTING:
        return Ladder.STARTED
    if pair.part is not None:
        return Ladder.DELIVERED
    return Ladder.PARTLY if marks("partly").search(words) else Ladder.DELIVERED


WHOLE: Final = 0.95  # of an amount promised, from which it is delivered
STARTING: Final = frozenset({"begin", "resume"})
LASTING: Final = frozenset({"begin", "resume", "keep"})  # of what one meeting is only the beginning of
CONFLICT: Final = frozenset({"REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def _backwards(said: int, theirs: Move | None) -> Ladder:
    """Suspended where something under way is stopped and may go on; reversed where it is called off or brought back."""
    return Ladder.SUSPENDED if said > 0 and theirs and marks("suspended").fullmatch(theirs.verb) else Ladder.REVERSED
