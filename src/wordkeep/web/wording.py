"""Values to the words a reader sees: days, bases of dates, headings, and characters that would otherwise not show."""

import unicodedata
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from wordkeep.model.event import Factuality
from wordkeep.model.issue import Told
from wordkeep.model.when import Basis

MONTHS: Final = (
    "January February March April May June July August September October November December".split()  # in any locale
)

BASES: Final[dict[Basis, str]] = {
    Basis.STATED: "stated in the text",
    Basis.METADATA: "from the page's metadata",
    Basis.DATELINE: "from the dateline",
    Basis.LINKED_EVENT: "from an event it is linked to",
    Basis.FILE: "from the file it came in",
    Basis.COUNTED: "counted from another day",
    Basis.DEFAULT: "a default, not stated anywhere",
    Basis.UNKNOWN: "no date was found",
}

TYPES: Final = {
    "AGREE": "agreement",
    "CONSULT": "meeting or talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat or release",
    "REQUEST": "request or demand",
    "ACCUSE": "criticism or accusation",
    "REJECT": "refusal",
    "THREATEN": "threat or warning",
    "PROTEST": "protest",
    "SANCTION": "sanction or cut in ties",
    "MOBILIZE": "forces on the move",
    "COERCE": "coercion",
    "ASSAULT": "violence",
}
"""PLOVER 2.0 types as nouns that take no side."""

FACTUALITIES: Final[dict[Factuality, str]] = {
    Factuality.HAPPENED: "happened",
    Factuality.UNDER_WAY: "under way",
    Factuality.PLANNED: "planned",
    Factuality.POSSIBLE: "possible",
    Factuality.HYPOTHETICAL: "hypothetical",
    Factuality.DENIED: "denied",
    Factuality.HISTORICAL: "in the past",
}

TOLD: Final[dict[Told, str]] = {
    Told.OWN: "in its words",
    Told.SENTENCE: "in its sentence",
    Told.ANTECEDENT: "in the sentence it goes back to",
}

JOINERS: Final = "\u200c\u200d"  # Persian and emoji need them


def day_in_words(day: date) -> str:
    """A day as people write it.

    >>> day_in_words(date(2021, 3, 21))
    '21 March 2021'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_in_words(earliest: date | None, latest: date | None) -> str:
    """A day or an interval of days, open at an end that is not known.

    >>> days_in_words(date(2021, 3, 21), None)
    'from 21 March 2021 on'
    """
    if earliest == latest and earliest is not None:
        return day_in_words(earliest)
    if earliest is None:
        return f"until {day_in_words(latest)}" if latest else "on a day not known"
    return (
        f"from {day_in_words(earliest)} on" if latest is None else f"{day_in_words(earliest)} to {day_in_words(latest)}"
    )


def type_in_words(type_: str) -> str:
    """A PLOVER type as a noun; one that is not of PLOVER 2.0 as it is, in small letters."""
    return TYPES.get(type_, type_.lower())


def mode_in_words(mode: str) -> str:
    """A mode as words: ``heavy-weapons`` is ``heavy weapons``."""
    return mode.replace("-", " ").replace("_", " ")


def clipped(text: str, *, longest: int) -> str:
    """The text on one line, cut between words where it is longer than ``longest``.

    >>> clipped("The talks ended with both sides entrenched", longest=20)
    'The talks ended…'
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    kept = line[:longest]
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) * 2 > longest else kept).rstrip(" ,;:") + "…"


def shows(text: str | None) -> bool:
    """Whether anything of a text would be seen: not only spaces, controls and characters without width."""
    return text is not None and any(character.isprintable() and not character.isspace() for character in text)


def revealed(text: str) -> str:
    r"""A path, address or key with each control and invisible character spelled out, so that it cannot pose as another.

    >>> revealed("report\u202efdp.exe")
    'report[U+202E]fdp.exe'
    """
    return "".join(f"[U+{ord(each):04X}]" if _is_hidden(each) else each for each in text)


def without_hidden(text: str) -> str:
    """A text for a place where directions cannot be isolated, such as a window's title."""
    return "".join(each for each in text if each in JOINERS or not _is_hidden(each))


def web_address(url: str | None) -> str | None:
    """The address if it is one that a browser may be sent to: http or https, with a host, and nothing hidden in it."""
    if url is None or any(each.isspace() or _is_hidden(each) for each in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def _is_hidden(character: str) -> bool:
    """Controls, format characters (directions, joiners, tags), line and paragraph separators, surrogates."""
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs"}
