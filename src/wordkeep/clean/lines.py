"""Lines that a program broke at a fixed width, joined again; every newline becomes one space, so no place moves."""

from itertools import pairwise
from typing import Final

from wordkeep.model.offsets import Edit

WIDEST: Final = 100
NARROWEST: Final = 45
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

    A line ends a paragraph only if it ends a sentence and is clearly shorter than the widest. Words divided at the end of
    a line are joined.
    """
    lines = text.split("\n")
    width = sorted(map(len, lines))[(len(lines) * 9) // 10]
    edits: list[Edit] = []
    start = 0
    for line, below in pairwise(lines):
        end = start + len(line)
        bare = line.rstrip()
        if bare and below.strip():
            if bare[-1] == "-" and len(bare) > 1 and bare[-2].isalpha() and below.lstrip()[:1].islower():
                edits.append(Edit(start + len(bare) - 1, end + 1, ""))
            elif len(bare) > 0.75 * width or bare[-1] not in '.!?”"’':
                edits.append(Edit(start + len(bare), end + 1, " "))
        start = end + 1
    return edits
