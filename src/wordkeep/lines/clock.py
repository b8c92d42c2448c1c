"""Where a line stands on a day: its history step by step, its due day and its machine state. No state is a verdict."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from wordkeep.codebook.moves import window
from wordkeep.lines.joining import Draft
from wordkeep.model.commitment import Answer, Due, Evidence, Kind, Ladder, Relation, Searched, State, Step
from wordkeep.model.statement import Strength

AN: Final = {Kind.PLEDGE: "a pledge", Kind.OFFER: "an offer", Kind.DEMAND: "a demand", Kind.THREAT: "a threat"}

_RUNGS: Final = (Ladder.SAID, Ladder.FORMALISED, Ladder.STARTED, Ladder.PARTLY, Ladder.DELIVERED)
_BACK: Final = frozenset({Ladder.SUSPENDED, Ladder.REVERSED})


def history_of(draft: Draft, evidence: Iterable[Evidence]) -> tuple[Step, ...]:
    """The steps by day: up by deeds for it, aside by deeds against, after which a deed for it takes it up where it was.

    Words never move it: a line that is said again stands where it stood. A text that all who are bound put their names to
    is a deed.
    """
    moves = [Step(each.step, each.on, each.event) for each in evidence if each.step]
    moves += [Step(each.step, each.on, each.told.record) for each in draft.answers if each.step]
    steps = [Step(Ladder.SAID, draft.first.made, None)]
    highest = Ladder.SAID
    for move in sorted(moves, key=_day):
        step = _next(steps[-1].ladder, highest, move.ladder)
        if step:
            steps.append(Step(step, move.on, move.by))
            highest = max(highest, step, key=_RUNGS.index) if step in _RUNGS else highest
    return tuple(steps)


def _next(now: Ladder, highest: Ladder, step: Ladder) -> Ladder | None:
    """Where a step leads from here; ``None`` where it leads nowhere new."""
    if step in _BACK:
        return step if now not in _BACK else None
    if now in _BACK:
        return max(highest, step, key=_RUNGS.index)
    return step if _RUNGS.index(step) > _RUNGS.index(now) else None


def _day(step: Step) -> tuple[date, str]:
    return step.on.earliest or step.on.latest or date.max, step.by or ""


def due_of(draft: Draft) -> Due | None:
    """The last day that the words set, else that of the kind's default window; ``None`` where it has no day."""
    if draft.first.due:
        return draft.first.due
    made = draft.first.made.latest or draft.first.made.earliest or draft.first.told.published
    days = window(draft.kind)
    return Due(made + timedelta(days=days), None, f"default: {days} days after {AN[draft.kind]}") if made else None


def state_of(draft: Draft, evidence: Sequence[Evidence], searched: Searched, due: Due | None, on: date | None) -> State:
    """The machine state on a day. Absence is not failure: what found nothing is open or past due, never broken."""
    if any(each.answer is Answer.WITHDRAWS for each in draft.answers):
        return State.SUPERSEDED
    for_ = any(each.relation.is_for for each in evidence)
    against = any(each.relation is Relation.CONTRADICTS for each in evidence)
    if for_ and against:
        return State.MIXED
    if for_ or against:
        return State.FOR if for_ else State.AGAINST
    if draft.first.strength is Strength.RHETORICAL:
        return State.UNTESTABLE
    if searched.articles == 0:
        return State.NOT_CHECKED
    day = on or searched.last
    return State.PAST_DUE if due and day and day > due.on else State.OPEN
