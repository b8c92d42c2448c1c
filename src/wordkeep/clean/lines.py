"""Lines that a program broke at a fixed width, joined again; every newline becomes one space, so no place moves."""

from itertools import pairwise
from typing import Final

from wordkeep.model.offsets import Edit

WIDEST: Final = 100
NARROWEST: Final = 45
NEARLY: Final = 0.8  # of the width: where letters differ in width, lines of a paragraph differ in length by a fifth

FEWEST: Final = 5  # lines in a text before a common width can be told


def unwrap_edits(text: str) -> list[Edit]:
    """Newlines to turn into spaces: those after which the next word would not have fitted on the line.

    A text counts as broken at a width if no line is longer than 100 characters and most lines that have a neighbour
    below are broken as a typewriter would have.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST or len(lines) < FEWEST:
        return []
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    full = [_is_full(line, below, width) for line, below in pairwise(lines)]
    adjoining = sum(bool(line.strip() and below.strip()) for line, below in pairwise(lines))
    if sum(full) * 2 < adjoining:
        return []
    return [Edit(starts[at + 1] - 1, starts[at + 1], " ") for at, is_full in enumerate(full) if is_full]


def _is_full(line: str, below: str, width: int) -> bool:
    words = below.split(maxsplit=1)
    if not words or not line.strip() or words[0] in {"*", "-", "•", "–"} or line.startswith("|"):
        return False
    return len(line.rstrip()) + 1 + len(words[0]) > width


def reflow_edits(text: str) -> list[Edit]:
    """The same for text taken from a PDF, whose lines differ in length.

    A line goes on in the next if it is nearly as long as the widest, or if the next begins in lower case; headings and
    the last lines of paragraphs are neither. Words divided at the end of a line are joined.
    """
    lines = text.split("\n")
    width = sorted(map(len, lines))[(len(lines) * 9) // 10]
    edits: list[Edit] = []
    start = 0
    for line, below in pairwise(lines):
        end = start + len(line)
        bare, first = line.rstrip(), below.lstrip()[:1]
        if bare and first:
            if len(bare) > 1 and bare[-1] == "-" and bare[-2].isalpha() and first.islower():
                edits.append(Edit(start + len(bare) - 1, end + 1, ""))
            elif len(bare) > NEARLY * width or first.islower():
                edits.append(Edit(start + len(bare), end + 1, " "))
        start = end + 1
    return edits
