"""How long words take to become deeds: days from a line to the first deed of one type by the same side at the same target.

A line that no such deed has followed is counted as open ever since (censored), by the product-limit estimate of Kaplan and
Meier (1958); the quartiles are then those of all lines, not only of those that were followed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from wordkeep.model.commitment import Commitment
from wordkeep.model.happening import Happening
from wordkeep.model.when import Basis

QUARTILES: Final = (0.25, 0.5, 0.75)
ROUNDING: Final = 1e-12
ENOUGH: Final = 5
"""Lines from which the estimate is given; of fewer there are only the days themselves."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One line with the first deed that followed, or none, and the days until then, or until the last day searched."""

    line: Commitment
    deed: Happening | None
    days: int


@dataclass(frozen=True, slots=True)
class Lag:
    """The waits, the shortest first; the quartiles, ``None`` for one that was not reached or where there are too few.

    ``left_out`` are lines without a day of their own, so that nothing can be counted from them.
    """

    waits: tuple[Wait, ...]
    quartiles: tuple[int | None, int | None, int | None]
    left_out: tuple[Commitment, ...]

    @property
    def followed(self) -> tuple[Wait, ...]:
        """Those that such a deed followed."""
        return tuple(wait for wait in self.waits if wait.deed)

    @property
    def still_open(self) -> tuple[Wait, ...]:
        """Those that none has followed so far."""
        return tuple(wait for wait in self.waits if not wait.deed)


def lag(lines: Iterable[Commitment], happenings: Iterable[Happening], type_: str, *, until: date | None) -> Lag:
    """The days from each line to the first deed of a type by who is bound, at whom it is towards, until a day."""
    done = tuple(each for each in happenings if each.code.type == type_ and _first_day(each))
    waits: list[Wait] = []
    left_out: list[Commitment] = []
    for line in lines:
        wait = _wait(line, done, until)
        if wait:
            waits.append(wait)
        else:
            left_out.append(line)
    waits.sort(key=lambda wait: (wait.days, wait.deed is None, wait.line.id))
    return Lag(tuple(waits), quartiles(waits), tuple(left_out))


def _wait(line: Commitment, done: Sequence[Happening], until: date | None) -> Wait | None:
    made = line.made.latest or line.made.earliest or line.said.published
    last = until or line.searched.last
    if made is None:
        return None
    for each in done:
        day = _first_day(each)
        if day and day >= made and _is_same(line, each) and _is_other(line, each):
            return Wait(line, each, (day - made).days)
    return Wait(line, None, max((last - made).days, 0)) if last else None


def _is_same(line: Commitment, happening: Happening) -> bool:
    """Whether a bound side does it to or with one towards whom the line is, or another bound side where it has none."""
    targets = {*(line.to or line.by)}
    reached = {*(happening.to or happening.named), *happening.by}
    return any(targets & reached - {doer} for doer in {*line.by} & {*happening.by})


def _is_other(line: Commitment, happening: Happening) -> bool:
    return line.said.record not in {told.record for told in happening.told}


def _first_day(happening: Happening) -> date | None:
    """The day words give a deed; that of the report where they give none."""
    return happening.on.earliest or (happening.on.latest if happening.on.basis is Basis.DEFAULT else None)


def quartiles(waits: Iterable[Wait]) -> tuple[int | None, int | None, int | None]:
    """The days by which a quarter, a half and three quarters of lines are followed; ``None`` where so many never were."""
    waits = sorted(waits, key=lambda wait: (wait.days, wait.deed is None))
    if len(waits) < ENOUGH:
        return None, None, None
    curve = survival(waits)
    quarter, half, three = (
        next((days for days, surviving in curve if surviving <= 1 - part + ROUNDING), None) for part in QUARTILES
    )
    return quarter, half, three


def survival(waits: Iterable[Wait]) -> tuple[tuple[int, float], ...]:
    """The part of lines not yet followed after so many days, at each number of days on which one was (Kaplan-Meier)."""
    waits = tuple(waits)
    surviving, curve = 1.0, []
    for days in sorted({wait.days for wait in waits if wait.deed}):
        at_risk = sum(wait.days >= days for wait in waits)
        followed = sum(wait.days == days and wait.deed is not None for wait in waits)
        surviving *= 1 - followed / at_risk
        curve.append((days, surviving))
    return tuple(curve)
