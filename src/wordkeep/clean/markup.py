"""HTML to the characters it shows, each with its place in the source: one linear pass, no tree.

It serves two ends: pieces of HTML that are all article (a feed's entry, the body of an e-mail) become text with a map by
construction; and the text that an extractor found on a whole page is led back to the page's characters.
"""

import html
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Final

from wordkeep.model.offsets import OffsetMap, Run

TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")

REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")

HIDDEN: Final = frozenset(("script style noscript template head title svg math iframe object textarea select").split())

BLOCK: Final = frozenset(
    (
        "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)

SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters shown, and the characters ``[start, end)`` of the source behind them; a block's end shows a newline."""

    shown: str
    start: int
    end: int


def shown_text(source: str) -> tuple[str, OffsetMap]:
    """What the source shows, one block to a paragraph and spaces as a browser folds them, with the map back to it."""
    parts: list[str] = []
    runs: list[Run] = []
    size = 0
    gap: Piece | None = None  # the space or newline that stands before the next word, if one follows
    for piece in _pieces(source):
        for word in _words(piece):
            if word.shown.isspace():
                if parts and (gap is None or (word.shown == "\n" and gap.shown != "\n")):
                    gap = word
                continue
            for part in (gap, word) if gap else (word,):
                copied = source.startswith(part.shown, part.start) and len(part.shown) == part.end - part.start
                parts.append(part.shown)
                runs.append(Run(size, len(part.shown), part.start, part.end - part.start, copied=copied))
                size += len(part.shown)
            gap = None
    return "".join(parts), OffsetMap.of(runs)


def led_back(text: str, source: str) -> OffsetMap:
    """The map from ``text``, which an extractor took from ``source``, to ``source``, word by word in order.

    Words that are not found from the last place on within the next stretch of the page belong to no run: characters with
    no known place are better than a wrong one.
    """
    shown, to_source = shown_text(source)
    runs: list[Run] = []
    at = 0
    for line in _lines(text):
        place = shown.find(line.group(), at)
        if place >= 0:
            runs.append(Run(line.start(), len(line.group()), place, len(line.group()), copied=True))
            at = place + len(line.group())
            continue
        for word in re.finditer(r"\S+", line.group()):
            place = shown.find(word.group(), at, at + 4 * len(line.group()) + 2000)
            if place >= 0:
                runs.append(Run(line.start() + word.start(), len(word.group()), place, len(word.group()), copied=True))
                at = place + len(word.group())
    return to_source.then(OffsetMap(tuple(runs)))


def _lines(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\n]+", text)


def _words(piece: Piece) -> Iterator[Piece]:
    """Pieces that are all space (folded to one) or hold none. What stood in the source in other characters stays whole."""
    if piece.shown == "\n" or len(piece.shown) != piece.end - piece.start:
        yield piece
        return
    at = 0
    for gap in SPACE.finditer(piece.shown):
        if gap.start() > at:
            yield Piece(piece.shown[at : gap.start()], piece.start + at, piece.start + gap.start())
        yield Piece(" ", piece.start + gap.start(), piece.start + gap.end())
        at = gap.end()
    if at < len(piece.shown):
        yield Piece(piece.shown[at:], piece.start + at, piece.end)


def _pieces(source: str) -> Iterator[Piece]:
    at = 0
    while at < len(source):
        open_ = source.find("<", at)
        open_ = len(source) if open_ < 0 else open_
        if open_ > at:
            yield from _characters(source, at, open_)
        if open_ == len(source):
            return
        tag = TAG.match(source, open_)
        if tag is None:
            at = yield from _no_tag(source, open_)
            continue
        name = tag.group(1).lower()
        at = _after(source, ">", tag.end())
        if name in HIDDEN and source[open_ + 1] != "/":
            at = _after_element(source, name, at)
        elif name in BLOCK:
            yield Piece("\n", open_, at)


def _no_tag(source: str, at: int) -> Generator[Piece, None, int]:
    """A comment, a declaration, or a ``<`` that is just one; gives back where to go on."""
    if source.startswith("<!--", at):
        return _after(source, "-->", at + 4)
    if source.startswith(("<!", "<?"), at):
        return _after(source, ">", at)
    yield Piece("<", at, at + 1)
    return at + 1


def _characters(source: str, start: int, end: int) -> Iterator[Piece]:
    """Text between tags, with character references decoded."""
    at = start
    for found in REFERENCE.finditer(source, start, end):
        shown = html.unescape(found.group())
        if shown == found.group():
            continue
        if found.start() > at:
            yield Piece(source[at : found.start()], at, found.start())
        yield Piece(shown, found.start(), found.end())
        at = found.end()
    if at < end:
        yield Piece(source[at:end], at, end)


def _after(source: str, mark: str, at: int) -> int:
    """The place after the next ``mark``; the end of the source where none follows, as browsers take it."""
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _after_element(source: str, name: str, at: int) -> int:
    closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, at)
    return _after(source, ">", closing.end()) if closing else len(source)
