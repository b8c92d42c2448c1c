"""A brief on two sides: two printed pages of what changed, what is open, what only one side claims, and what comes next.

Both sides are told of in the same words and the same order. Where there is too much, the most important stands and a line says
how much is left out.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wordkeep.codebook.sentences import (
    ANSWERS,
    counted,
    days_of,
    due_in_words,
    issues_named,
    quoted,
    said_in_words,
    searched_in_words,
    side_in_words,
    sides_named,
    source_of,
    state_in_words,
)
from wordkeep.export.chronology import plain
from wordkeep.model.commitment import Answer, Commitment, Due, Evidence, Kind, Ladder, Searched, Standing, State, WordLink
from wordkeep.model.happening import Happening
from wordkeep.model.shift import Shift
from wordkeep.model.statement import Strength

WIDTH: Final = 100
LENGTH: Final = 110
"""Lines of two printed pages."""

LATELY: Final = 60
"""Days before the brief's day in which something counts as a change."""

QUOTED: Final = 230  # characters of exact words that a brief shows of one line
CLOSED: Final = frozenset({State.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class Known:
    """What a brief is made of: all of two sides that was published by its day, and what was searched and left out."""

    sides: tuple[str, str]
    on: date
    lines: tuple[Commitment, ...]
    happenings: tuple[Happening, ...]
    shifts: tuple[Shift, ...]
    searched: Searched
    undated: int


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with its items, the most important first, and what is said where there is none; ``share`` of the pages."""

    title: str
    items: tuple[tuple[str, ...], ...]
    none: str
    share: int


def brief(known: Known) -> str:
    """The brief as text, of at most ``LENGTH`` lines of ``WIDTH`` columns."""
    head = _head(known)
    sections = _sections(known)
    room = LENGTH - len(head) - sum(2 for _ in sections)  # a heading and a blank line each
    given = _shared(sections, room)
    body = [row for section, lines in zip(sections, given, strict=True) for row in _written(section, lines)]
    return "\n".join([*head, *body]).rstrip() + "\n"


def _head(known: Known) -> list[str]:
    one, other = known.sides
    both = sides_named((one, other))
    left = f"; {counted(known.undated, 'undated article')} left out" if known.undated else ""
    return [
        f"{both[0].upper()}{both[1:]}: brief as of {known.on}",
        f"Known by that day: {searched_in_words(known.searched).removeprefix('searched ')}{left}.",
        "Words in quotation marks are exact; ids lead to their places (wordkeep why LEDGER ID). No state is a verdict.",
        "",
    ]


def _sections(known: Known) -> tuple[_Section, ...]:
    one, other = known.sides
    still = [line for line in known.lines if _is_open(line)]
    ranked = sorted(still, key=lambda line: _rank(line, known.on))
    none = "None is known."
    return (
        _Section("WHAT CHANGED LATELY", tuple(_lately(known)), f"Nothing in the {LATELY} days before.", 20),
        _Section(f"OPEN, BINDING {_upper((one,))}", _open(ranked, (one,)), none, 22),
        _Section(f"OPEN, BINDING {_upper((other,))}", _open(ranked, (other,)), none, 22),
        _Section("OPEN, BINDING BOTH", _open(ranked, known.sides), none, 12),
        _Section("CLAIMED BY ONE SIDE ONLY", tuple(map(_claim, _claims(known.lines))), none, 8),
        _Section("EVIDENCE FOR AND AGAINST", tuple(_evidence(known)), "No deed stands beside any line.", 10),
        _Section("SHIFTS IN POSITION", tuple(map(_shift, _latest(known.shifts))), none, 6),
        _Section("NEXT DATES", tuple(_dates(ranked, known.on)), none, 6),
    )


def _upper(sides: Sequence[str]) -> str:
    return sides_named(sides).upper()


# ---- how much of each stands


def _shared(sections: Sequence[_Section], room: int) -> list[int]:
    """Lines for each section: its share, and what others leave, in the order of the sections."""
    wanted = [max(sum(map(len, section.items)), 1) for section in sections]
    whole = sum(section.share for section in sections)
    given = [min(want, room * section.share // whole) for want, section in zip(wanted, sections, strict=True)]
    for at, want in enumerate(wanted):
        spare = room - sum(given)
        given[at] += min(want - given[at], spare)
    return given


def _written(section: _Section, room: int) -> Iterator[str]:
    """The section in so many lines; where not all of it fits, the last of them says how many items are left out."""
    yield section.title
    if not section.items:
        yield from (section.none, "")
        return
    fits = _fitting(section.items, room)
    if fits < len(section.items):
        fits = _fitting(section.items, room - 1)
    yield from (row for item in section.items[:fits] for row in item)
    if left := len(section.items) - fits:
        yield f"  ({left} more {'is' if left == 1 else 'are'} left out here)"
    yield ""


def _fitting(items: Sequence[Sequence[str]], room: int) -> int:
    used = 0
    for count, item in enumerate(items):
        used += len(item)
        if used > room:
            return count
    return len(items)


def _item(first: str, *rest: str) -> tuple[str, ...]:
    """An item: its first line with a dash, what belongs to it below."""
    rows = textwrap.wrap(first, WIDTH, initial_indent="- ", subsequent_indent="  ")
    for each in rest:
        rows += textwrap.wrap(each, WIDTH, initial_indent="  ", subsequent_indent="  ")
    return tuple(rows)


# ---- what changed


def _lately(known: Known) -> Iterator[tuple[str, ...]]:
    """Deeds, new lines, answers and shifts of the last days, the latest first."""
    since = known.on - timedelta(days=LATELY)
    found: list[tuple[date, str, tuple[str, ...]]] = []
    for each in known.happenings:
        day = each.on.latest or each.on.earliest
        if day and since <= day <= known.on:
            found.append((day, each.id, _happened(each)))
    for line in known.lines:
        for answer in line.answers:
            if answer.told.published and answer.told.published >= since:
                found.append((answer.told.published, line.id, _answered(line, answer)))
    found.sort(key=lambda each: (-each[0].toordinal(), each[1]))
    yield from (item for _, _, item in found)
    new = [line for line in known.lines if line.said.published and line.said.published >= since]
    if new:
        kinds = [counted(sum(line.kind is kind for line in new), kind.value) for kind in Kind]
        yield _item(f"New lines since {since}: {', '.join(each for each in kinds if not each.startswith('0'))}; below.")


def _happened(happening: Happening) -> tuple[str, ...]:
    told = happening.told[0]
    reports = counted(len(happening.independent), "independent report")
    return _item(f"{days_of(happening.on)}: {plain(happening.sentence)} ({reports}; first {source_of(told)}; {told.record})")


def _answered(line: Commitment, answer: WordLink) -> tuple[str, ...]:
    who = side_in_words(answer.side) if answer.side else "a source not named"
    said = quoted(answer.told.words, longest=QUOTED)
    return _item(
        f"{answer.told.published}: {who} {ANSWERS[answer.answer]} {quoted(line.words, longest=60)} ({line.id}): {said}"
    )


# ---- open lines


def _is_open(line: Commitment) -> bool:
    """Whether anything is left of it: neither taken back nor delivered without a deed against it."""
    return line.state not in CLOSED and not (line.ladder is Ladder.DELIVERED and not line.evidence_against)


def _open(ranked: Iterable[Commitment], bound: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The open lines that bind just these sides."""
    return tuple(_open_item(line) for line in ranked if {*line.by} & {*bound} and _binds(line, bound))


def _binds(line: Commitment, bound: Sequence[str]) -> bool:
    return set(bound) <= set(line.by) if len(bound) > 1 else len(line.by) == 1


def _open_item(line: Commitment) -> tuple[str, ...]:
    condition = f"; if: {quoted((line.condition,))}" if line.condition else ""
    return _item(
        f"{said_in_words(line)}: {quoted(line.words, longest=QUOTED)}",
        f"{source_of(line.said)}; {line.standing.value}{condition}; {_short_due(line.due)}; {line.id}",
        f"{line.ladder.value}; {state_in_words(line)}",
    )


def _short_due(due: Due | None) -> str:
    return f"due {due.on} (default)" if due and due.words is None and due.basis != "stated" else due_in_words(due)


_STRENGTHS: Final = (Strength.DETAILED, Strength.SPECIFIC, Strength.DIRECTION, None, Strength.RHETORICAL)
_STANDINGS: Final = tuple(Standing)
_LIKELIEST: Final = (State.MIXED, State.AGAINST, State.FOR, State.PAST_DUE, State.OPEN, State.NOT_CHECKED)


def _rank(line: Commitment, on: date) -> tuple[int, int, int, int, str]:
    """What stands first: lines with deeds, then the most precise, the most formal, the latest."""
    state = _LIKELIEST.index(line.state) if line.state in _LIKELIEST else len(_LIKELIEST)
    days = (on - line.said.published).days if line.said.published else date.max.toordinal()
    return min(state, 3), _STRENGTHS.index(line.strength), _STANDINGS.index(line.standing), days, line.id


# ---- claims, evidence, shifts, dates


def _claims(lines: Iterable[Commitment]) -> list[Commitment]:
    return [line for line in lines if line.claimed_by]


def _claim(line: Commitment) -> tuple[str, ...]:
    """What one side says that the other is bound to, and what the other says of it."""
    others = [side for side in line.by if side != line.claimed_by]
    own = [each for each in line.answers if each.side in others]
    said = [each for each in own if each.answer in {Answer.CONFIRMS, Answer.DENIES}]
    told = "; ".join(
        f"{side_in_words(each.side or '')} {ANSWERS[each.answer]} ({source_of(each.told)}): "
        f"{quoted(each.told.words, longest=90)}"
        for each in said
    )
    silent = f"{sides_named(others)}: neither confirmed nor denied; {searched_in_words(line.searched)}"
    return _item(f"{said_in_words(line)}: {quoted(line.words, longest=QUOTED)} ({line.id})", told or silent)


def _evidence(known: Known) -> Iterator[tuple[str, ...]]:
    beside = [line for line in known.lines if line.evidence]
    for line in sorted(beside, key=lambda line: _rank(line, known.on)):
        for_ = [f"for: {_deed(each)}" for each in line.evidence_for] or ["for: none found"]
        against = [f"against: {_deed(each)}" for each in line.evidence_against] or ["against: none found"]
        other = [f"beside: {_deed(each)}" for each in line.evidence if not each.relation.is_for][: 0 if against else None]
        yield _item(f"{quoted(line.words, longest=90)} ({line.id})", *for_, *against, *other)


def _deed(evidence: Evidence) -> str:
    reports = counted(evidence.reports, "independent report")
    return f"{days_of(evidence.on)} {quoted(evidence.told[0].words, longest=90)} ({evidence.relation.value}; {reports})"


def _latest(shifts: Iterable[Shift]) -> list[Shift]:
    return sorted(shifts, key=lambda each: (-(each.later.told.published or date.min).toordinal(), each.later.told.record))


def _shift(shift: Shift) -> tuple[str, ...]:
    days = f"{shift.earlier.told.published or 'undated'} to {shift.later.told.published or 'undated'}"
    who = side_in_words(shift.side)
    return _item(
        f"{who[0].upper()}{who[1:]}, {issues_named(shift.issues)}, {days}: {shift.kind.value.replace('-', ' ')}: “{shift.what}”",
        f"was {quoted(shift.earlier.told.words, longest=90)}; is {quoted(shift.later.told.words, longest=90)}",
    )


def _dates(lines: Iterable[Commitment], on: date) -> Iterator[tuple[str, ...]]:
    """The days that come, those that words set before those of the default windows of their time."""
    coming = [line for line in lines if line.due and line.due.on >= on]
    stated = [line for line in coming if line.due and line.due.basis == "stated"]
    for line in sorted(stated, key=lambda line: (line.due.on if line.due else date.max, line.id)):
        yield _item(f"{line.due.on if line.due else ''}: {said_in_words(line)}: {quoted(line.words, longest=110)} ({line.id})")
    default = sorted({line.due.on for line in coming if line.due and line not in stated})
    if default:
        yield _item(
            f"{counted(len([line for line in coming if line not in stated]), 'line')} without a day of their own: the default "
            f"windows end from {default[0]} to {default[-1]}."
        )
