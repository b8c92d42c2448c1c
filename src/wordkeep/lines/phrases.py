"""Phrases of a side's positions: where one is first used, and which was dropped and has not come back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from wordkeep.model.shift import Position, Shift

_WORD: Final = re.compile(r"[\w’-]+")


@dataclass(frozen=True, slots=True)
class PhraseUse:
    """A phrase with the position that has it first (or last, where it was dropped), and the one beside which that shows.

    ``forms`` is how many statements of the side were looked through for it.
    """

    phrase: str
    position: Position
    beside: Position
    forms: int


def first_uses(shifts: Iterable[Shift], positions: Sequence[Position]) -> tuple[PhraseUse, ...]:
    """The phrases that are new in a later form and stand in no earlier statement of the side, in the order of use."""
    return tuple(
        PhraseUse(phrase, shift.later, shift.earlier, _own(shift, positions))
        for shift in shifts
        for phrase in _new(shift)
        if shift.later.told.published
        and not any(_holds(each, phrase) for each in positions if _is_earlier(each, shift.later))
    )


def dropped(shifts: Iterable[Shift], positions: Sequence[Position]) -> tuple[PhraseUse, ...]:
    """The phrases that a later form leaves out and no later statement of the side has, in the order of the dropping."""
    return tuple(
        PhraseUse(phrase, shift.earlier, shift.later, _own(shift, positions))
        for shift in shifts
        for phrase in _gone(shift)
        if shift.later.told.published
        and not any(
            _holds(each, phrase) for each in positions if each.side == shift.side and not _is_before(each, shift)
        )
    )


def _new(shift: Shift) -> list[str]:
    return [
        each.after
        for each in shift.redline
        if each.after and each.before.lower() != each.after.lower() and _tells(each.after)
    ]


def _gone(shift: Shift) -> list[str]:
    return [
        each.before
        for each in shift.redline
        if each.before and each.before.lower() != each.after.lower() and _tells(each.before)
    ]


def _tells(phrase: str) -> bool:
    return any(len(word) > 3 for word in phrase.split())


def _own(shift: Shift, positions: Iterable[Position]) -> int:
    return sum(each.side == shift.side for each in positions)


def _is_earlier(position: Position, than: Position) -> bool:
    """Whether a statement of the same side was published before; an undated one is not known to be."""
    mine, theirs = position.told.published, than.told.published
    return position.side == than.side and position != than and bool(mine and theirs and mine <= theirs)


def _is_before(position: Position, shift: Shift) -> bool:
    """Whether a statement was published before the later form, so that it says nothing of the dropping."""
    mine, when = position.told.published, shift.later.told.published
    return bool(mine and when and mine < when)


def _holds(position: Position, phrase: str) -> bool:
    return _bare(phrase) in _bare(position.text)


def _bare(words: str) -> str:
    found = _WORD.findall(words.lower().replace("'", "’"))
    return f" {' '.join(found)} "
