"""Beginnings of words that are everywhere in English on public affairs, so that two texts sharing them says little."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

LETTERS: Final = 5


@cache
def frequent_stems() -> frozenset[str]:
    """First five letters of 700 words that stand in 3% or more of passages of 300 words (``frequent.txt``).

    Counted over 1,268 passages of US press briefings, a government work; names are left out.
    """
    return frozenset(files("wordkeep.codebook").joinpath("frequent.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1 << 12)
def is_everywhere(stem: str) -> bool:
    """Whether a stem is that of a frequent word, with or without the letter that stemming took."""
    return stem[:LETTERS] in frequent_stems() or any(
        each[:-1] == stem for each in frequent_stems() if len(each) <= LETTERS
    )
