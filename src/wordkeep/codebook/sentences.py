"""How lines, deeds and what was searched are put in words: one wording for every command, export and page."""

import re
from collections.abc import Sequence
from typing import Final

from wordkeep.codebook.bodies import side_name
from wordkeep.codebook.issues import issues
from wordkeep.model.commitment import Answer, Commitment, Due, Kind, Searched, State, Told
from wordkeep.model.ids import IssueId
from wordkeep.model.span import Anchor
from wordkeep.model.when import Basis, When

ANSWERS: Final = {
    Answer.REAFFIRMS: "says again",
    Answer.CONFIRMS: "confirms",
    Answer.DENIES: "denies",
    Answer.NARROWS: "narrows",
    Answer.WITHDRAWS: "takes back",
}
_WITH_THE: Final = re.compile(
    r"^(?:United|European|African|Arab|Association|Organi[sz]ation|Group|League|Holy|Quadrilateral)\b"
    r"|\b(?:Union|Islands|Republic|Emirates|Organi[sz]ation|Agency|Fund|Bank|Court)$"
    r"|^(?:Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Vatican|Democratic Republic)\b"
)
_OPENING: Final = frozenset('"“„«‘')
_CLOSING: Final = frozenset('"”»’“')


def quoted(words: Sequence[Anchor], *, longest: int | None = None) -> str:
    """Exact words between one pair of marks, fragments parted by an ellipsis, line breaks as blanks; cut where longer.

    Marks that the words stand in themselves are not doubled, nor is a mark kept whose other half is outside them.
    """
    said = " … ".join(_unmarked(" ".join(each.exact.split())) for each in words)
    if longest and len(said) > longest:
        said = f"{said[:longest].rsplit(' ', 1)[0]} …"
    return f"“{said}”"


def _unmarked(words: str) -> str:
    words = words.rstrip(",; ")
    if words[:1] in _OPENING and words[-1:] in _CLOSING and len(words) > 1:
        return words[1:-1].rstrip(",; ")
    opened, closed = sum(words.count(mark) for mark in "“«"), sum(words.count(mark) for mark in "”»")
    if opened > closed and words[:1] in _OPENING:
        return words[1:].lstrip()
    if closed > opened and words[-1:] in _CLOSING:
        return words[:-1].rstrip()
    return words[1:] if words[:1] == '"' and words.count('"') % 2 else words


def sentence_with(before: str, words: Sequence[Anchor]) -> str:
    """A sentence that ends in exact words.

    >>> sentence_with("China says: ", ())
    'China says: “”.'
    """
    said = quoted(words)
    return f"{before}{said}" if said[-2:-1] in {".", "!", "?"} else f"{before}{said}."


def side_in_words(side: str) -> str:
    """A side by its usual name, as it stands within a sentence.

    >>> side_in_words("USA"), side_in_words("CHN")
    ('the United States', 'China')
    """
    name = side_name(side)
    return f"the {name}" if _WITH_THE.search(name) else name


def sides_named(sides: Sequence[str]) -> str:
    """Sides by their usual names, as they stand within a sentence.

    >>> sides_named(("CHN", "USA")), sides_named(())
    ('China and the United States', 'nobody named')
    """
    names = [side_in_words(side) for side in sides]
    if len(names) < 2:
        return names[0] if names else "nobody named"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def days_of(when: When) -> str:
    """The days of something: one, an interval, or the day by which it was told where no words date it."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return "undated"
    if first is None:
        return f"by {last}"
    if last is None:
        return f"from {first}"
    return str(first) if first == last else f"{first} to {last}"


def is_dated(when: When) -> bool:
    """Whether anything gives it a day."""
    return bool(when.earliest or when.latest)


def source_of(told: Told) -> str:
    """Outlet and day of what is told."""
    return f"{told.outlet or 'outlet not stated'}, {told.published or 'undated'}"


def searched_in_words(searched: Searched) -> str:
    """The denominator: how many articles of how many outlets, from which day to which."""
    if not searched.articles:
        return "no later article to search"
    days = f"{searched.first} to {searched.last}" if searched.first != searched.last else f"{searched.first}"
    return f"searched {counted(searched.articles, 'article')} of {counted(searched.outlets, 'outlet')}, {days}"


def counted(count: int, what: str) -> str:
    """A number with its noun.

    >>> counted(1, "outlet"), counted(2, "outlet")
    ('1 outlet', '2 outlets')
    """
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def state_in_words(line: Commitment) -> str:
    """The machine state with its denominator; none of these is a verdict."""
    searched = searched_in_words(line.searched)
    signed = sum(each.step is not None for each in line.answers)
    texts = f"{counted(signed, 'signed text')} and " if signed else ""
    both = f"{texts}{counted(len(line.evidence_for), 'deed')} for, {len(line.evidence_against)} against"
    told = {
        State.NOT_CHECKED: f"not checked: {searched}",
        State.OPEN: f"open: {searched}, found none",
        State.PAST_DUE: f"past due: {searched}, found nothing",
        State.FOR: f"evidence for: {both}; {searched}",
        State.AGAINST: f"evidence against: {both}; {searched}",
        State.MIXED: f"evidence both ways: {both}; {searched}",
        State.SUPERSEDED: f"taken back: {both}; {searched}",
        State.UNTESTABLE: f"not testable: the words bind to nothing that could be looked for; {searched}",
    }
    return told[line.state]


def due_in_words(due: Due | None) -> str:
    """By when, and on what basis."""
    if due is None:
        return "no due date"
    return f"due {due.on} ({due.basis}{f': {quoted((due.words,))}' if due.words else ''})"


def said_in_words(line: Commitment) -> str:
    """Who makes a line towards whom: "China (Yang Jiechi) demands of the United States".

    What one side says of another is told as its claim; what several agreed as theirs.
    """
    if line.claimant:
        told = f"{side_in_words(line.claimant)}{_speaker(line)} says that {sides_named(line.by)} {_binds(line)}"
    elif line.kind is Kind.DEMAND:
        told = f"{sides_named(line.to)}{_speaker(line)} demands of {sides_named(line.by)}"
    else:
        told = f"{sides_named(line.by)}{_speaker(line)} {_binds(line)}"
    return told[0].upper() + told[1:]


def _speaker(line: Commitment) -> str:
    own = {side_name(side) for side in (*line.by, *line.to, line.claimed_by) if side}
    return f" ({line.speaker})" if line.speaker and line.speaker not in own else ""


def _binds(line: Commitment) -> str:
    """What a line has its sides do: "pledges towards China"."""
    several = len(line.by) > 1
    to = sides_named(line.to) if line.to else ""
    return {
        Kind.PLEDGE: ("pledge" if several else "pledges") + (f" towards {to}" if to else ""),
        Kind.OFFER: ("make" if several else "makes") + " an offer" + (f" to {to}" if to else ""),
        Kind.DEMAND: ("are" if several else "is") + " asked",
        Kind.THREAT: ("threaten" if several else "threatens") + (f" {to}" if to else ""),
    }[line.kind]


def issues_named(found: Sequence[IssueId]) -> str:
    """Issues by their names in the code book."""
    book = issues().issues
    return ", ".join(book[issue].name if issue in book else issue for issue in found) or "no issue of the code book"


def is_by_report(when: When) -> bool:
    """Whether its day is only that of the report."""
    return when.basis is Basis.DEFAULT
