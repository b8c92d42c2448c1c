"""Labels written as exact words to the places where these stand."""

from typing import Any


def place(text: str, words: str | list[Any]) -> tuple[int, int]:
    """Where exact words stand: ``["the ministry", 2]`` is their second time; ``ValueError`` if they are not there."""
    wanted, nth = (words, 1) if isinstance(words, str) else (words[0], words[1])
    at = -1
    for _ in range(nth):
        at = text.find(wanted, at + 1)
        if at < 0 or not wanted:
            raise ValueError(f"{wanted!r} does not stand {nth} times in the text")
    return at, at + len(wanted)
