"""A text as the model sees it: wordpieces, how each word is written, and where each piece stands."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from wordkeep.model.span import Span


class Shape(IntEnum):
    """How a word is written."""

    OTHER = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5


MARKS: Final = ("[CLS]", "[SEP]")  # what opens and what closes a window
NO_CHARACTER: Final = re.compile("[\ud800-\udfff]")  # halves of characters, which no tokenizer takes
SHAPES: Final = 2 * len(Shape)  # each shape once more for a word that opens a line


def shape_of(word: str) -> Shape:
    """The shape of a word as it stands in the text.

    >>> [shape_of(word).name for word in ("talks", "Beijing", "US", "McKay", "2021", ",")]
    ['LOWER', 'TITLE', 'UPPER', 'MIXED', 'DIGIT', 'OTHER']
    """
    if any(character.isdigit() for character in word):
        return Shape.DIGIT
    if not any(character.isalpha() for character in word):
        return Shape.OTHER
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.UPPER if len(word) > 1 else Shape.TITLE
    return Shape.TITLE if word[:1].isupper() and word[1:].islower() else Shape.MIXED


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as wordpieces, without special ones: ids, shapes, and code-point offsets ``[start, end)`` into the text.

    A shape is a ``Shape``, plus ``len(Shape)`` where the word is the first of a line. ``words`` numbers the word of each.
    """

    ids: list[int]
    shapes: list[int]
    offsets: list[tuple[int, int]]
    words: list[int]

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, cut: slice) -> "Pieces":
        """Some of the wordpieces of the same text."""
        return Pieces(self.ids[cut], self.shapes[cut], self.offsets[cut], self.words[cut])

    def range_of(self, span: Span) -> tuple[int, int] | None:
        """The wordpieces ``[first, last)`` that a span of characters touches; ``None`` where it touches none."""
        first = bisect_right(self.offsets, span.start, key=lambda offset: offset[1])
        last = bisect_left(self.offsets, span.end, lo=first, key=lambda offset: offset[0])
        return (first, last) if last > first and len(span) else None

    def lines(self) -> list[int]:
        """The number of the line each piece stands in, from 0."""
        line, lines = 0, []
        for at, shape in enumerate(self.shapes):
            # The pieces of one word share its shape; only the first of them opens the line.
            if shape >= len(Shape) and (at == 0 or self.words[at - 1] != self.words[at]):
                line += 1
            lines.append(max(0, line - 1))
        return lines


class Wordpieces:
    """Texts to wordpieces by the tokenizer in a file (``tokenizer.json`` of the base model)."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.opening, self.closing = (self._tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in MARKS)

    def of(self, text: str) -> Pieces:
        """The wordpieces of a text of any length."""
        encoded = self._tokenizer.encode(NO_CHARACTER.sub("\ufffd", text), add_special_tokens=False)
        word_of = [word or 0 for word in encoded.word_ids]  # none is missing where no special pieces are added
        words: dict[int, tuple[int, int]] = {}
        for word, (start, end) in zip(word_of, encoded.offsets, strict=True):
            first, _ = words.get(word, (start, end))
            words[word] = (first, end)
        shapes, before = {}, 0
        for number, (start, end) in words.items():
            opens = before == 0 or "\n" in text[before:start]
            shapes[number] = int(shape_of(text[start:end])) + len(Shape) * opens
            before = end
        return Pieces(encoded.ids, [shapes[word] for word in word_of], encoded.offsets, word_of)
