"""Text to paragraphs, tokens and sentences, each with its place in code points.

Readers by rules and by model share this file, so that both see the same words. Time is linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wordkeep.model.span import Span

# Every alternative starts with another kind of character and repeats one class at a time: no input makes it go back.
_TOKEN = re.compile(
    r"['’]s(?!\w)"  # possessive, and the short "is" of "it's"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\w+(?:(?:['’](?!s(?!\w))|[-&]|(?<=\d)[.,](?=\d))\w+)*"  # China-US, won't, 1,234.5
    r"|\.{2,}|-{2,}|[^\s\w]"
)
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr sen rep gov lt col gen maj sgt capt cmdr adm prof rev hon st jr sr vs no mt ft inc ltd corp co dist att "
    "jan feb mar apr jun jul aug sep sept oct nov dec ala ariz ark calif colo conn del fla ga ill kan ky la mass md me mich "
    "minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo dak".split()
)
_STARTERS = frozenset(
    "the a an this that these those he she it they we i you his her its their there in on at as but and so if when while "
    "after before for to what who why how".split()
)
_STOPS = ".?!…"
_CLOSING_MARKS = "\"”“»’')]"
_CLOSERS = frozenset(_CLOSING_MARKS)
_MAY_END = _STOPS + _CLOSING_MARKS


class Token(NamedTuple):
    """One word or mark: its characters ``[start, end)`` and what they are."""

    start: int
    end: int
    text: str


def paragraphs_in(text: str) -> tuple[Span, ...]:
    """The lines of ``text`` that hold anything, without white space at either end."""
    return tuple(found for found in map(_trimmed, _PARAGRAPH.finditer(text)) if found is not None)


def _trimmed(line: re.Match[str]) -> Span | None:
    words = line.group()
    inner = words.strip()
    if not inner:
        return None
    start = line.start() + len(words) - len(words.lstrip())
    return Span(start, start + len(inner))


def tokens_in(text: str, span: Span) -> list[Token]:
    """The tokens of ``text`` inside ``span``, in order."""
    return [Token(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(text, span.start, span.end)]


def sentences_of(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """``tokens`` cut into sentences; closing marks stay with the sentence they close.

    >>> text = "Mr. Ode spoke. He left."
    >>> [len(sentence) for sentence in sentences_of(tokens_in(text, Span(0, len(text))))]
    [5, 3]
    """
    begin = 0
    for at, token in enumerate(tokens):
        if at < begin or token.text[-1] not in _MAY_END or not _ends_sentence(tokens, at):
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].text in _CLOSERS and tokens[end].start == tokens[end - 1].end:
            end += 1
        yield tokens[begin:end]
        begin = end
    if begin < len(tokens):
        yield tokens[begin:]


def _ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether ``tokens[at]``, a stop or a whole quotation taken as one token, ends its sentence."""
    text = tokens[at].text
    stop = text if len(text) == 1 else text.rstrip(_CLOSING_MARKS)[-1:]
    if (not stop or stop not in _STOPS) and not _is_initials(text):
        return False
    if at + 1 == len(tokens):
        return True
    if text == "." and is_abbreviation(tokens, at):
        return False
    after = at + 1
    while after < len(tokens) and tokens[after].text in _CLOSERS and tokens[after].start == tokens[after - 1].end:
        after += 1
    if after == len(tokens):
        return True
    following = tokens[after].text
    if following[0].islower() or following[0] in ",;:)":
        return False
    return not _is_initials(text) or following.lower() in _STARTERS


def _is_initials(text: str) -> bool:
    return len(text) > 2 and text[-1] == "." and text[1] == "."


def is_abbreviation(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to the word before it: "Mr.", "J." in a name."""
    if stop == 0 or tokens[stop - 1].end != tokens[stop].start:
        return False
    word = tokens[stop - 1].text
    return (len(word) == 1 and word.isupper() and word != "I") or (
        word[0].isupper() and word.lower().rpartition("-")[2] in _ABBREVIATIONS
    )
