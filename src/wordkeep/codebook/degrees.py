"""Words by degree (``degrees.yaml``): how strong a modal or a verb of saying is, what negates, and how high an office."""

import re
from functools import cache
from typing import Final

from wordkeep.codebook.moves import pattern_of
from wordkeep.codebook.reviewed import reviewed

_FILE: Final = "degrees.yaml"


def degrees_in(words: str) -> dict[str, int]:
    """For each scale that words hold a degree of, the highest.

    >>> degrees_in("Oslo must leave, and Rome should")
    {'modality': 3}
    """
    found: dict[str, int] = {}
    for scale, patterns in _scales().items():
        there = [degree for degree, pattern in enumerate(patterns) if pattern.search(words)]
        if there:
            found[scale] = max(there)
    return found


def negations_in(words: str) -> int:
    """How many words negate."""
    return len(_negations().findall(words))


def rank_of(office: str) -> int | None:
    """How high an office is by its words, 0 for a spokesperson; ``None`` where they name none.

    >>> rank_of("the deputy foreign minister") < rank_of("Foreign Minister")
    True
    """
    best: tuple[int, int] | None = None
    for rank, pattern in enumerate(_offices()):
        for match in pattern.finditer(office):
            longest = (len(match.group()), rank)
            best = max(best or longest, longest)
    return best[1] if best else None


@cache
def _scales() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {scale: tuple(map(pattern_of, degrees)) for scale, degrees in reviewed(_FILE)["scales"].items()}


@cache
def _negations() -> re.Pattern[str]:
    return pattern_of(reviewed(_FILE)["negations"])


@cache
def _offices() -> tuple[re.Pattern[str], ...]:
    return tuple(map(pattern_of, reviewed(_FILE)["offices"]))
