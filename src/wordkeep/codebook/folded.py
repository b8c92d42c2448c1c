"""Names as they are compared: without case, accents, points, apostrophes and hyphens."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ə": "a",
})  # fmt: skip
_POINTED: Final = re.compile(r"\b(?:[a-z]\.){2,}")
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?!\w)")
_DROPPED: Final = re.compile(r"['’ʻʼ`]")
_OTHER: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 16)
def folded(words: str) -> str:
    """Words in lower case, one blank between them; a possessive 's is dropped, "U.S." is "us".

    >>> folded("Türkiye’s  Mevlüt Çavuşoğlu"), folded("the U.N."), folded("Guinea-Bissau")
    ('turkiye mevlut cavusoglu', 'the un', 'guinea bissau')
    """
    if words.isascii() and words.replace(" ", "").isalpha():
        return " ".join(words.lower().split())
    lower = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    bare = "".join(letter for letter in lower if not unicodedata.combining(letter))
    whole = _POINTED.sub(lambda found: found.group().replace(".", ""), bare)
    return _OTHER.sub(" ", _DROPPED.sub("", _POSSESSIVE.sub("", whole))).strip()
