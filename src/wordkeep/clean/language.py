"""Whether a text is English: the language the readers read. Any other is named only where the page names it."""

import re
from typing import Final

WORD: Final = re.compile(r"[^\W\d_]+")

FUNCTION_WORDS: Final = frozenset(
    (
        "the of and to in a that is for on with as by it its was has he she at from be not are were will an this have "
        "said which but they their had would after or who his her been"
    ).split()
)

SAMPLE: Final = 4000  # characters
LEAST_SHARE: Final = 0.15

FEWEST: Final = 8  # words below which nothing is claimed


def language_of(text: str, *, declared: str | None) -> str | None:
    """``en`` where 15% of the words are English function words, else the declared language's tag, else ``None``.

    Measured on openings of 4,000 characters: 84 news articles in English have 23-42% of these words, 1,694 briefings in
    English 23% or more, three briefings in Spanish 4% or less; text in other scripts has none.
    """
    words = WORD.findall(text[:SAMPLE].lower())
    if len(words) >= FEWEST and sum(word in FUNCTION_WORDS for word in words) >= LEAST_SHARE * len(words):
        return "en"
    if declared is None or not declared.strip():
        return None
    return declared.strip().replace("_", "-").split("-")[0].lower()[:8]
