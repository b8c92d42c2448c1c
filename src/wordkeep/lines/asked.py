"""What people ask of lines and happenings: those between two sides, demands without an answer, claims, and gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.commitment import Answer, Commitment, Kind, State, WordLink
from wordkeep.model.happening import Happening


class Claim(StrEnum):
    """What came of one side's telling what another is bound to."""

    CONFIRMED = "confirmed"
    DENIED = "denied"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Gaps:
    """Words that no deed stands beside, and deeds that no line is about."""

    words: tuple[Commitment, ...]
    deeds: tuple[Happening, ...]


def is_between(line: Commitment, one: str, other: str) -> bool:
    """Whether a line has to do with both of two sides: one bound, and the other too, or towards whom, or claiming it."""
    return {one, other} <= {*line.by, *line.to, line.claimant}


def is_deed_between(happening: Happening, one: str, other: str) -> bool:
    """Whether one of two sides does something towards or with the other.

    Where nobody is told to whom it is done, the sentence has to name the other.
    """
    for doer, another in ((one, other), (other, one)):
        if doer in happening.by and another in (happening.to or happening.named):
            return True
    return {one, other} <= set(happening.by)


def is_answered(line: Commitment) -> bool:
    """Whether who is bound has said or done anything on a line; saying the demand once more is no answer to it."""
    own = any(each.side is not None and each.side in line.by for each in line.answers)
    return own or any(each.relation.is_for for each in line.evidence) or bool(line.evidence_against)


def signed(line: Commitment) -> tuple[WordLink, ...]:
    """The later texts that all who are bound put their names to, which move a line as deeds do."""
    return tuple(each for each in line.answers if each.step)


def demands(lines: Iterable[Commitment], *, by: str | None = None, on: str | None = None) -> tuple[Commitment, ...]:
    """The demands that one side makes on another."""
    return tuple(
        line
        for line in lines
        if line.kind is Kind.DEMAND and (by is None or by in line.to) and (on is None or on in line.by)
    )


def claims(lines: Iterable[Commitment], *, by: str | None = None, about: str | None = None) -> tuple[Commitment, ...]:
    """The lines that one side tells of another: what it says the other is bound to."""
    return tuple(
        line
        for line in lines
        if line.claimant
        and (by is None or by == line.claimant)
        and (about is None or (about in line.by and about != line.claimant))
    )


def came_of(line: Commitment) -> tuple[Claim, tuple[WordLink, ...]]:
    """What the bound sides, other than who claims it, said of a claim, and in which words; denying goes first."""
    own = [each for each in line.answers if each.side in line.by and each.side != line.claimant]
    for claim, answer in ((Claim.DENIED, Answer.DENIES), (Claim.CONFIRMED, Answer.CONFIRMS)):
        if said := tuple(each for each in own if each.answer is answer):
            return claim, said
    return Claim.SILENT, ()


def gaps(lines: Iterable[Commitment], happenings: Iterable[Happening]) -> Gaps:
    """Lines that no deed or signed text moved, and happenings that stand beside no line; what was taken back is no gap."""
    lines = tuple(lines)
    linked = {each.event for line in lines for each in (*line.evidence, *line.candidates)}
    told = {told.record for line in lines for each in (*line.evidence, *line.candidates) for told in each.told}
    told |= {statement for line in lines for statement in line.statements}
    return Gaps(
        tuple(line for line in lines if not line.evidence and not signed(line) and line.state is not State.SUPERSEDED),
        tuple(
            each
            for each in happenings
            if each.id not in linked and not any(told_.record in told for told_ in each.told)
        ),
    )
