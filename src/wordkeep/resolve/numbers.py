"""Numbers in words or digits, as time expressions have them."""

import re
from fractions import Fraction
from typing import Final

from wordkeep.resolve.vocabulary import either

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()

SMALL: Final = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
ORDINALS: Final = {word: number for number, word in enumerate(_ORDINALS)}

_DIGITS: Final = r"\d[\d,]*(?: \d/\d|\.\d+)?"
_SPELLED: Final = rf"{either(SMALL)}(?:[ -]{either([*SMALL, 'hundred', 'thousand'])})*"
_ROUND: Final = "(?:an?|one) (?:hundred|thousand|dozen)"
_VAGUE: Final = "(?:a )?few|several|some|many|dozens of|hundreds of|scores of"
NUMBER: Final = f"(?:{_DIGITS}|{_ROUND}|half an?|{_SPELLED}|(?:a )?couple of|an?|{_VAGUE})"
"""A pattern of what ``number_in`` reads."""

_BELOW_A_HUNDRED: Final = rf"{either([*_ONES[10:], *_TENS])}(?:[ -]{either(_ONES[1:10])})?"
_IN_A_CENTURY: Final = rf"(?:nineteen|twenty) (?:hundred|oh[ -]{either(_ONES[1:10])}|{_BELOW_A_HUNDRED})"
_IN_THIS_CENTURY: Final = rf"two thousand(?:(?: and)? (?:{either(_ONES[1:10])}|{_BELOW_A_HUNDRED}))?"
YEAR_IN_WORDS: Final = f"(?:{_IN_A_CENTURY}|{_IN_THIS_CENTURY})"
"""A pattern of what ``year_in_words`` reads."""

_PLAIN: Final = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)
_MIXED: Final = re.compile(r"(\d[\d,]*) (\d)/([1-9])", re.ASCII)
_YEAR: Final = re.compile(YEAR_IN_WORDS)


def number_in(words: str) -> Fraction | None:
    """The number that the words say; ``None`` for a vague one ("several") and for what is no number.

    >>> number_in("twenty-five"), number_in("2 1/2"), number_in("a couple of")
    (Fraction(25, 1), Fraction(5, 2), Fraction(2, 1))
    """
    words = words.strip()
    if words in ("a", "an"):
        return Fraction(1)
    if words in ("half a", "half an"):
        return Fraction(1, 2)
    words = words.removeprefix("a ")
    if words == "couple of":
        return Fraction(2)
    if _PLAIN.fullmatch(words):
        return Fraction(words.replace(",", ""))
    if mixed := _MIXED.fullmatch(words):
        return Fraction(mixed[1].replace(",", "")) + Fraction(int(mixed[2]), int(mixed[3]))
    return _spelled(words.replace("-", " ").split())


def _spelled(words: list[str]) -> Fraction | None:
    total, part = 0, 0
    for word in words:
        if word in SMALL:
            part += SMALL[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + max(part, 1) * 1000, 0
        elif word == "dozen":
            part = max(part, 1) * 12
        elif word not in ("a", "an", "and"):
            return None
    return Fraction(total + part) if total + part or words == ["zero"] else None


def year_in_words(words: str) -> int | None:
    """The year that is spoken out: ``nineteen ninety-six``.

    >>> year_in_words("nineteen ninety-six"), year_in_words("two thousand and three")
    (1996, 2003)
    """
    if not _YEAR.fullmatch(words):
        return None
    century, *rest = words.replace("-", " ").split()
    hundreds = 2000 if century == "two" else SMALL[century] * 100
    return hundreds + sum(SMALL.get(part, 0) for part in rest)
