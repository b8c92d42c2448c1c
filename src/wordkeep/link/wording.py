"""Text to what a copy keeps: sentences of content words, names, numbers and quotations, without case, endings and marks.

Reads no other text and no table, so that the wording of an article is the same on every machine and in every corpus.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.codebook.frequent import LETTERS, frequent_stems

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_MAY_END: Final = re.compile(r"[.!?…][\"”’»')\]]*\s+(?=[\"“‘«'(\[]?[A-Z0-9])|\s*[\n\r\u2028\u2029]+\s*")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Lt|Col|Gen|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Prof|St|No|vs)|\b[A-Z]|[A-Z]\.[A-Z])\.\s+$"
)
_QUOTATION: Final = re.compile(
    r"[“„«]([^“”„«»\n]+)[”»“]|\"([^\"\n]+)\"|‘((?:[^‘’\n]|’(?=\w))+)’(?!\w)|(?<!\w)'((?:[^'\n]|'(?=\w))+)'(?!\w)"
)
_FUNCTION: Final = frozenset(
    """a about above after again against all also although am among an and another any are around as at away be became because
    become been before being below between both but by can cannot could did do does doing done down during each either else
    even ever every few for from further get gets getting go goes going gone got had has have having he hence her here hers
    herself him himself his how however i if in indeed instead into is it its itself just let like likely made make makes
    many may me might more most much must my myself near neither never next no none nor not now of off on once one only onto
    or other others otherwise ought our ours out over own per perhaps quite rather really same shall she should since so some
    still such than that the their theirs them themselves then there therefore these they thing things this those though
    through thus to together too toward towards under until unto up upon us very via was way we well were what whatever when
    whenever where whereas whether which while who whom whose why will with within without would yes yet you your yours don't
    didn't doesn't isn't wasn't aren't weren't won't wouldn't couldn't shouldn't can't that's it's he's she's they're we're
    you're i'm i've we've they've there's what's let's""".split()
)
_NEWS: Final = frozenset(
    """according added adding announced announcement anonymity asked briefing called condition conference country countries
    day days declined earlier expected former government governments governmental head issue issues issued know last late
    later leader leaders made meeting meetings member members minister ministers ministry monday month months mr mrs ms news
    new number official officials people percent cent president press question questions reported reporters reporting
    representatives said saturday say saying says secretary senior side sides speaking spoke spokesman spokesperson
    spokeswoman state stated statement states sunday take talk talks tell think thursday time today told tomorrow tuesday two
    want wednesday week weeks work friday working year years yesterday good thank thanks lot look right back first""".split()
)
_DIGITS: Final = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split()
    )
    if number != 1  # "one" is mostly no number
} | {
    word: str(10 * number)
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
}

NAME: Final = "N:"
NUMBER: Final = "#"
COMMON: Final = "~"
QUOTED: Final = 0.6  # share of a sentence inside quotation marks from which on it is a quotation

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its ``words`` in order, folded; each one's stem, marked, in ``stems`` (empty for a function word).

    ``content`` are the stems of the others; ``quoted`` is the share of it that stands inside quotation marks.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[str, ...]
    quoted: float


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text is made of. ``words`` and ``content`` are those of all sentences, in order.

    ``triples`` are three words in a row, ``own`` those that stand in no quotation; ``telling`` is the content that is not
    common everywhere; ``quotations`` are those of five words or more, as content words.
    """

    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    content: tuple[str, ...]
    triples: frozenset[Triple]
    own: frozenset[Triple]
    telling: frozenset[str]


@lru_cache(maxsize=512)
def wording_of(text: str) -> Wording:
    """The wording of a text."""
    names = _names_in(text)
    spans = [found.span() for found in _QUOTATION.finditer(text)]
    quotations = (_read(text, start, end, names, ()) for start, end in spans)
    sentences = tuple(_read(text, start, end, names, spans) for start, end in _sentences(text))
    words = tuple(word for sentence in sentences for word in sentence.words)
    content = tuple(word for sentence in sentences for word in sentence.content)
    return Wording(
        sentences,
        tuple(quotation.content for quotation in quotations if len(quotation.words) >= 5 and quotation.content),
        words,
        content,
        _triples(words),
        _triples([word for sentence in sentences if sentence.quoted < QUOTED for word in sentence.words]),
        frozenset(word for word in content if not word.startswith(COMMON)),
    )


def _triples(words: Sequence[str]) -> frozenset[Triple]:
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for found in _MAY_END.finditer(text):
        if "\n" not in found.group() and _ABBREVIATED.search(text, max(begin, found.end() - 12), found.end()):
            continue
        if _WORD.search(text, begin, found.end()):
            yield begin, found.end()
        begin = found.end()
    if _WORD.search(text, begin):
        yield begin, len(text)


def _names_in(text: str) -> frozenset[str]:
    """Words that are written with a capital where no sentence begins, folded."""
    found = set()
    for start, end in _sentences(text):
        words = list(_WORD.finditer(text, start, end))
        found |= {word.group().lower() for word in words[1:] if word.group()[0].isupper()}
    return frozenset(_without_possessive(word) for word in found) - _FUNCTION - _NEWS


def _read(text: str, start: int, end: int, names: frozenset[str], quoted: Sequence[tuple[int, int]]) -> Sentence:
    found = list(_WORD.finditer(text, start, end))
    words = tuple(_without_possessive(word.group().lower()) for word in found)
    stems = tuple(
        _marked(word, is_name=word in names and written.group()[0].isupper())
        for word, written in zip(words, found, strict=True)
    )
    content = tuple(filter(None, stems))
    inside = sum(
        any(first <= written.start() < last for first, last in quoted)
        for stem, written in zip(stems, found, strict=True)
        if stem
    )
    return Sentence(words, stems, content, inside / len(content) if content else 0.0)


def _marked(word: str, *, is_name: bool) -> str:
    if word in _FUNCTION:
        return ""
    if word[0].isdigit():
        return NUMBER + word.replace(",", "")
    if word in _DIGITS:
        return NUMBER + _DIGITS[word]
    if is_name:
        return NAME + word
    stem = word[:LETTERS]  # suspend, suspends and suspension are one
    return (COMMON if word in _NEWS or stem in frequent_stems() else "") + stem


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word.replace("’", "'")
