"""A brief on two sides: two printed pages of what changed, what is open, what only one side claims, and what comes next.

Both sides are told of in the same words and the same order. Where there is too much, the most important stands and a line
says how much is left out.
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
    is_dated,
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
from wordkeep.model.commitment import (
    Answer,
    Commitment,
    Due,
    Evidence,
    Kind,
    Ladder,
    Searched,
    Standing,
    State,
    WordLink,
)
from wordkeep.model.happening import Happening
from wordkeep.model.meeting import Badge, IssueAccounts, Meeting
from wordkeep.model.shift import Shift
from wordkeep.model.statement import Strength

WIDTH: Final = 100
LENGTH: Final = 110
"""Lines of two printed pages."""

FRAME: Final = 3  # lines of a section beside its items: the heading, what is left out, a blank

LATELY: Final = 60
"""Days before the brief's day in which something counts as a change."""

STATED: Final = "stated"
QUOTED: Final = 230  # characters of exact words that a brief shows of one line
CLOSED: Final = frozenset({State.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class Known:
    """What a brief is made of: all of two sides that was published by its day, and what was searched and left out."""

    sides: tuple[str, str]
    on: date
    lines: tuple[Commitment, ...]
    happenings: tuple[Happening, ...]
    meetings: tuple[Meeting, ...]
    shifts: tuple[Shift, ...]
    searched: Searched
    undated: int


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with its items, the most important first; what is said where there is none; how many a round gives it."""

    title: str
    items: tuple[tuple[str, ...], ...]
    none: str
    turn: int = 1


def brief(known: Known) -> str:
    """The brief as text, of at most ``LENGTH`` lines of ``WIDTH`` columns."""
    head = _head(known)
    sections = _sections(known)
    counts = _shared(sections, LENGTH - len(head) - FRAME * len(sections))
    body = [row for section, count in zip(sections, counts, strict=True) for row in _written(section, count)]
    return "\n".join([*head, *body]).rstrip() + "\n"


def _head(known: Known) -> list[str]:
    one, other = known.sides
    both = _capital(sides_named((one, other)))
    left = f"; {counted(known.undated, 'undated article')} left out" if known.undated else ""
    return [
        f"{both}: brief as of {known.on}",
        f"Known by that day: {searched_in_words(known.searched).removeprefix('searched ')}{left}.",
        "Words in quotation marks are exact; ids lead to their places (wordkeep why). No state is a verdict.",
        "",
    ]


def _sections(known: Known) -> tuple[_Section, ...]:
    one, other = known.sides
    still = [line for line in known.lines if _is_open(line)]
    ranked = sorted(still, key=lambda line: _rank(line, known.on))
    none = "None is known."
    return (
        _Section("WHAT CHANGED LATELY", tuple(_lately(known)), f"Nothing in the {LATELY} days before.", turn=2),
        _Section(f"OPEN, BINDING {_upper((one,))}", _open(ranked, (one,)), none, turn=2),
        _Section(f"OPEN, BINDING {_upper((other,))}", _open(ranked, (other,)), none, turn=2),
        _Section("OPEN, BINDING BOTH", _open(ranked, known.sides), none),
        _Section("CLAIMED BY ONE SIDE ONLY", tuple(map(_claim, _claims(known.lines))), none),
        _Section("EVIDENCE FOR AND AGAINST", tuple(_evidence(known)), "No deed stands beside any line."),
        _Section("POSSIBLE SHIFTS IN POSITION", tuple(map(_shift, _latest(known.shifts))), none),
        _Section("NEXT DATES", tuple(_dates(ranked, known.on)), none),
    )


def _upper(sides: Sequence[str]) -> str:
    return sides_named(sides).upper()


# ---- how much of each stands


def _shared(sections: Sequence[_Section], room: int) -> list[int]:
    """How many items each section shows: round after round each gets its turn, as long as there is room."""
    counts, full = [0] * len(sections), [False] * len(sections)
    while not all(full):
        for at, section in enumerate(sections):
            for item in section.items[counts[at] : counts[at] + section.turn] if not full[at] else ():
                if len(item) > room:
                    full[at] = True
                    break
                room -= len(item)
                counts[at] += 1
            full[at] = full[at] or counts[at] == len(section.items)
    return counts


def _written(section: _Section, count: int) -> Iterator[str]:
    """The section with so many of its items, and how many are left out."""
    yield section.title
    yield from (row for item in section.items[:count] for row in item)
    if not section.items:
        yield section.none
    elif left := len(section.items) - count:
        yield f"  ({left} more {'is' if left == 1 else 'are'} left out here)"
    yield ""


def _item(first: str, *rest: str) -> tuple[str, ...]:
    """An item: its first line with a dash, what belongs to it below."""
    rows = textwrap.wrap(first, WIDTH, break_on_hyphens=False, initial_indent="- ", subsequent_indent="  ")
    for each in rest:
        rows += textwrap.wrap(each, WIDTH, break_on_hyphens=False, initial_indent="  ", subsequent_indent="  ")
    return tuple(rows)


# ---- what changed


def _lately(known: Known) -> Iterator[tuple[str, ...]]:
    """Meetings, deeds, answers and new lines of the last days, the latest first; a meeting is not told again as a deed."""
    since = known.on - timedelta(days=LATELY)
    met = {record for meeting in known.meetings for record in meeting.events}
    deeds = (each for each in known.happenings if not met & {told.record for told in each.told})
    found = [(each.when.latest or each.when.earliest, str(each.id), _met(each)) for each in known.meetings]
    found += [(each.on.latest or each.on.earliest, each.id, _happened(each)) for each in deeds]
    found += [
        (answer.on.latest or answer.told.published, str(line.id), _answered(line, answer))
        for line in known.lines
        for answer in line.answers
    ]
    recent = [(day, id_, item) for day, id_, item in found if day and since <= day <= known.on]
    yield from (item for _, _, item in sorted(recent, key=lambda each: (-each[0].toordinal(), each[1])))
    new = [line for line in known.lines if line.said.published and line.said.published >= since]
    if new:
        kinds = ((sum(line.kind is kind for line in new), kind.value) for kind in Kind)
        told = ", ".join(counted(count, kind) for count, kind in kinds if count)
        yield _item(f"New lines since {since}: {told}; each stands below.")


def _met(meeting: Meeting) -> tuple[str, ...]:
    """A meeting, and who speaks of what in the accounts of it."""
    where = f"{meeting.name}, {meeting.status.value}, {meeting.format.value}"
    spoken: dict[str, list[str]] = {}
    for row in sorted(meeting.issues, key=lambda row: _BADGES.index(row.badge)):
        spoken.setdefault(_spoken(row), []).append(issues_named((row.issue,)))
    accounts = "; ".join(f"{how} {', '.join(named)}" for how, named in spoken.items())
    return _item(
        f"{days_of(meeting.when)}: {where} ({counted(len(meeting.independent), 'independent report')}; {meeting.id})",
        *([f"In the accounts {accounts}."] if accounts else []),
    )


_BADGES: Final = (Badge.BOTH, Badge.CONFLICT, Badge.CLAIMED, Badge.ONLY, None)


def _spoken(row: IssueAccounts) -> str:
    """Who speaks of an issue; without a badge some side has no text of its own, so that nothing is said of its silence."""
    of = side_in_words(row.of) if row.of else "one side"
    told = {
        Badge.BOTH: "both speak of",
        Badge.ONLY: f"only {of} speaks of",
        Badge.CLAIMED: f"{of} claims agreement on",
        Badge.CONFLICT: "they conflict on",
        None: f"{of} is told to speak of",
    }
    return told[row.badge]


def _happened(happening: Happening) -> tuple[str, ...]:
    told = happening.told[0]
    reports = counted(len(happening.independent), "independent report")
    return _item(
        f"{days_of(happening.on)}: {plain(happening.sentence)} ({reports}; first {source_of(told)}; {told.record})"
    )


def _answered(line: Commitment, answer: WordLink) -> tuple[str, ...]:
    who = side_in_words(answer.side) if answer.side else "a source not named"
    day = days_of(answer.on) if is_dated(answer.on) else answer.told.published
    of, said = quoted(line.words, longest=60), quoted(answer.told.words, longest=QUOTED)
    return _item(f"{day}: {who} {ANSWERS[answer.answer]} {of} ({line.id}): {said}")


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
        f"{source_of(line.said)}; {line.standing.value.replace('-', ' ')}{condition}; {_short_due(line.due)}; ladder: "
        f"{line.ladder.value}; {state_in_words(line)} ({line.id})",
    )


def _short_due(due: Due | None) -> str:
    return f"due {due.on} (default)" if due and due.basis != STATED else due_in_words(due)


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
    return _item(f"{said_in_words(line)}: {quoted(line.words, longest=110)} ({line.id})", told or silent)


def _evidence(known: Known) -> Iterator[tuple[str, ...]]:
    beside = [line for line in known.lines if line.evidence or any(each.step for each in line.answers)]
    for line in sorted(beside, key=lambda line: _rank(line, known.on)):
        for_ = [f"for: {_text(each)}" for each in line.answers if each.step]
        for_ = [*for_, *(f"for: {_deed(each)}" for each in line.evidence_for)] or ["for: none found"]
        against = [f"against: {_deed(each)}" for each in line.evidence_against] or ["against: none found"]
        rest = [each for each in line.evidence if each not in {*line.evidence_for, *line.evidence_against}]
        others = [f"beside it: {_deed(each)}" for each in rest]
        yield _item(f"{quoted(line.words, longest=90)} ({line.id})", *for_, *against, *others)


def _deed(evidence: Evidence) -> str:
    reports = counted(evidence.reports, "independent report")
    return f"{days_of(evidence.on)} {quoted(evidence.told[0].words, longest=90)} ({evidence.relation.value}; {reports})"


def _text(link: WordLink) -> str:
    step = link.step.value if link.step else ""
    return f"{days_of(link.on)} {quoted(link.told.words, longest=90)} (signed by all who are bound: {step})"


def _latest(shifts: Iterable[Shift]) -> list[Shift]:
    return sorted(
        shifts, key=lambda each: (-(each.later.told.published or date.min).toordinal(), each.later.told.record)
    )


def _shift(shift: Shift) -> tuple[str, ...]:
    days = f"{shift.earlier.told.published or 'undated'} to {shift.later.told.published or 'undated'}"
    side = _capital(side_in_words(shift.side)) if shift.side else "A side not told"
    kind = shift.kind.value.replace("-", " ")
    was, is_ = (quoted(each.told.words, longest=90) for each in (shift.earlier, shift.later))
    return _item(f"{side}, {issues_named(shift.issues)}, {days}: {kind}: “{shift.what}”", f"was {was}; is {is_}")


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _dates(lines: Iterable[Commitment], on: date) -> Iterator[tuple[str, ...]]:
    """The days that come, those that words set before those of the default windows of their time."""
    coming = [(line.due, line) for line in lines if line.due and line.due.on >= on]
    stated = sorted((due.on, line.id, line) for due, line in coming if due.basis == STATED)
    for day, id_, line in stated:
        yield _item(f"{day}: {said_in_words(line)}: {quoted(line.words, longest=110)} ({id_})")
    default = sorted(due.on for due, _ in coming if due.basis != STATED)
    if default:
        count = counted(len(default), "line")
        yield _item(f"{count} without a day of their own: default windows end from {default[0]} to {default[-1]}.")
