"""A chronology of two sides: dated entries of one sentence each, with footnotes that lead to the characters.

Deeds stand once, in the sentence of the report that tells them best, with the number of independent reports. Words that make
a line of the ledger or answer one stand in quotation marks. What has no day is in a section of its own.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from wordkeep.codebook.sentences import (
    ANSWERS,
    counted,
    days_of,
    is_by_report,
    is_dated,
    quoted,
    said_in_words,
    sentence_with,
    side_in_words,
    source_of,
)
from wordkeep.export.commitments import interval_row, told_row
from wordkeep.model.anchor_wire import Json
from wordkeep.model.commitment import Commitment, Told, WordLink
from wordkeep.model.happening import Happening
from wordkeep.model.meeting import Meeting
from wordkeep.model.when import Basis, When

WIDTH: Final = 100
SHORT: Final = 70  # characters of the words of a line where others answer it
_DATELINE: Final = re.compile(r"^[\W_]*(?:[A-Z][A-Z .,'’-]{2,40}(?: \([A-Z][\w ]+\))? [–—-]+ )?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence: when, what kind (a PLOVER type, a kind of line, an answer), of which record or line, and who tells it.

    ``reports`` is how many independent reports tell a deed; ``None`` for words.
    """

    on: When
    what: str
    of: str
    sentence: str
    told: tuple[Told, ...]
    reports: int | None = None


@dataclass(frozen=True, slots=True)
class Chronology:
    """The entries in the order of their days, then those without one; ``hashes`` are those of the pages, by article."""

    title: str
    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    hashes: Mapping[str, str]


def chronology_of(  # noqa: PLR0913  what it is made of
    title: str,
    lines: Iterable[Commitment],
    happenings: Iterable[Happening],
    hashes: Mapping[str, str],
    *,
    meetings: Iterable[tuple[Meeting, tuple[Told, ...]]] = (),
    first: date | None = None,
    last: date | None = None,
) -> Chronology:
    """The chronology of these lines, happenings and meetings between two days; undated entries stand whatever the days.

    A meeting that one of the happenings tells is not told twice, nor are words that are a deed themselves.
    """
    happenings = tuple(happenings)
    deeds = {told.record for each in happenings for told in each.told}
    met = (_of_meeting(each, reports) for each, reports in meetings if reports and not deeds & set(each.events))
    words = (each for each in _of_lines(lines) if each.told[0].record not in deeds)
    entries = sorted(
        (*_of_deeds(happenings), *met, *words),
        key=lambda each: (_day(each.on), each.told[0].published or date.max, each.told[0].record),
    )
    dated = (each for each in entries if is_dated(each.on) and _is_within(each.on, first, last))
    undated = (each for each in entries if not is_dated(each.on))
    return Chronology(title, tuple(dated), tuple(undated), hashes)


def _of_deeds(happenings: Iterable[Happening]) -> Iterator[Entry]:
    """Deeds that one sentence tells of one day are one entry."""
    together: dict[tuple[When, str], list[Happening]] = {}
    for each in happenings:
        together.setdefault((_bare(each.on), plain(each.sentence)), []).append(each)
    for (_, sentence), same in together.items():
        told = {report.record: report for each in same for report in each.told}
        independent = {article for each in same for article in each.independent}
        types = dict.fromkeys(each.code.type for each in same)
        yield Entry(
            same[0].on, " ".join(types), same[0].id, sentence, _once_an_article(told.values()), len(independent)
        )


def _of_meeting(meeting: Meeting, reports: tuple[Told, ...]) -> Entry:
    how = f"{meeting.status.value}, {meeting.format.value}"
    return Entry(meeting.when, "CONSULT", meeting.id, f"{meeting.name} ({how})", reports, len(meeting.independent))


def _bare(on: When) -> When:
    return When(on.earliest, on.latest, on.basis)


def _once_an_article(told: Iterable[Told]) -> tuple[Told, ...]:
    """The first words of each article that tells it."""
    found: dict[str, Told] = {}
    for each in told:
        found.setdefault(each.article, each)
    return tuple(found.values())


def _of_lines(lines: Iterable[Commitment]) -> Iterator[Entry]:
    for line in lines:
        sentence = sentence_with(f"{said_in_words(line)}: ", line.words)
        yield Entry(_said_on(line.made, line.said), line.kind.value, line.id, sentence, (line.said,))
        yield from (_answering(line, answer) for answer in line.answers)


def _answering(line: Commitment, answer: WordLink) -> Entry:
    who = side_in_words(answer.side) if answer.side else f"a source of {answer.told.outlet or answer.told.article}"
    of = f"{who[0].upper()}{who[1:]} {ANSWERS[answer.answer]} {quoted(line.words, longest=SHORT)} ({line.id}): "
    sentence = sentence_with(of, answer.told.words)
    return Entry(_said_on(answer.on, answer.told), answer.answer.value, line.id, sentence, (answer.told,))


def _said_on(made: When, told: Told) -> When:
    if is_dated(made) or told.published is None:
        return made
    return When(None, told.published, Basis.DEFAULT)


def plain(sentence: str) -> str:
    """A sentence on one line, without a dateline or a bullet before it."""
    return _DATELINE.sub("", " ".join(sentence.split()))


def _day(on: When) -> date:
    return on.earliest or on.latest or date.max


def _is_within(on: When, first: date | None, last: date | None) -> bool:
    start, end = on.earliest or on.latest, on.latest or on.earliest
    return (first is None or end is None or end >= first) and (last is None or start is None or start <= last)


# ---- as text


def as_text(chronology: Chronology) -> str:
    """The chronology for a terminal or a plain file, 100 columns wide."""
    return _written(
        chronology, _text_entry, _text_note, lambda title, level: [title.upper() if level == 1 else title, ""]
    )


def as_markdown(chronology: Chronology) -> str:
    """The chronology in Markdown."""
    return _written(chronology, _md_entry, _md_note, lambda title, level: [f"{'#' * level} {title}", ""])


def _written(
    chronology: Chronology,
    entry: Callable[[Entry, str], list[str]],
    note: Callable[[int, str], list[str]],
    heading: Callable[[str, int], list[str]],
) -> str:
    numbers = _numbered((*chronology.entries, *chronology.undated))
    lines = heading(chronology.title, 1)
    for each in chronology.entries:
        lines += entry(each, _marks(each, numbers))
    if not chronology.entries:
        lines += ["Nothing dated is told of these days."]
    if chronology.undated:
        lines += [
            "",
            *heading("Undated", 2),
            *(row for each in chronology.undated for row in entry(each, _marks(each, numbers))),
        ]
    lines += ["", *heading("Notes", 2)]
    for told, number in numbers.items():
        lines += note(number, footnote(told, chronology.hashes))
    return "\n".join(lines).rstrip() + "\n"


def _numbered(entries: Iterable[Entry]) -> dict[Told, int]:
    """Every place that is told of, with its number in the order of first use."""
    found: dict[Told, int] = {}
    for each in entries:
        for told in each.told:
            found.setdefault(told, len(found) + 1)
    return found


def _marks(entry: Entry, numbers: Mapping[Told, int]) -> str:
    return "".join(f"[{numbers[told]}]" for told in entry.told)


def footnote(told: Told, hashes: Mapping[str, str]) -> str:
    """The exact words, outlet, day, article with characters, and hash of the page."""
    spans = ", ".join(f"{each.span.start}-{each.span.end}" for each in told.words)
    page = hashes.get(told.article, "not held")
    return f"{quoted(told.words)} {source_of(told)}; {told.article}, characters {spans}; page {page}."


def _counted(entry: Entry) -> str:
    parts = [counted(entry.reports, "independent report")] if entry.reports is not None else []
    parts += ["dated by its report"] if is_by_report(entry.on) and entry.reports is not None else []
    return f" ({', '.join(parts)})" if parts else ""


def _text_entry(entry: Entry, marks: str) -> list[str]:
    head = f"{days_of(entry.on)}  " if is_dated(entry.on) else "-  "
    return _wrapped(f"{entry.sentence}{_counted(entry)} {marks}", head)


def _text_note(number: int, note: str) -> list[str]:
    return _wrapped(note, f"[{number}] ")


def _wrapped(words: str, head: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, break_on_hyphens=False, initial_indent=head, subsequent_indent="    ")


def _md_entry(entry: Entry, marks: str) -> list[str]:
    linked = re.sub(r"\[(\d+)\]", r"[^\1]", marks)
    head = f"**{days_of(entry.on)}** " if is_dated(entry.on) else ""
    return [f"- {head}{markdown(entry.sentence)}{_counted(entry)}{linked}"]


def _md_note(number: int, note: str) -> list[str]:
    return [f"[^{number}]: {markdown(note)}"]


def markdown(words: str) -> str:
    """Words of others, so that nothing in them is Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]|#<>])", r"\\\1", words)


# ---- as rows


def as_rows(chronology: Chronology) -> list[Json]:
    """Every entry as JSON has it, dated ones first."""
    return [_row(entry, chronology.hashes) for entry in (*chronology.entries, *chronology.undated)]


def _row(entry: Entry, hashes: Mapping[str, str]) -> Json:
    return {
        "when": interval_row(entry.on),
        "when_basis": entry.on.basis.value,
        "what": entry.what,
        "of": entry.of,
        "sentence": entry.sentence,
        "reports": entry.reports,
        "notes": [{**told_row(told), "page": hashes.get(told.article)} for told in entry.told],
    }
