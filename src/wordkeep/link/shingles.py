"""Keys that two copies share and two other articles hardly: samples of wordings, bands of min-hashes, quotations.

A key is made of one article alone (and of the weeks round its day), so that adding articles changes none. Most of them end
with these weeks: more articles of other years are no more candidates.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from wordkeep.link.wording import COMMON, NAME, NUMBER, Wording

Hashes = npt.NDArray[np.uint64]

WINDOW: Final = 30  # days; two articles as near as this are of one window or of two that adjoin
RUN: Final = 6  # words that stand alike in both: hardly by chance, unless they are a phrase of the trade
RUNS, NEAR, CHAINS = 5, 8, 5  # of what is sampled so many are kept at least, and fewer than twice as many
PAIR_BANDS, PAIR_ROWS = 14, 2
RARE_BANDS, RARE_ROWS = 6, 3
NAME_BANDS, NAME_ROWS = 8, 3  # names and numbers outlast rewording, by whomever
FAR: Final = "far"
FAR_BANDS, FAR_ROWS = 7, 4  # of two texts that are nearly equal (.8), 98 in 100 share one, of others hardly any
LASTING: Final = ("whole", "run", "quote", "chain", FAR)  # all that copies without a day need to be found
FEWEST_NAMES: Final = 5
FEWEST_RARE: Final = 6
QUOTATIONS: Final = 8


def number(words: Iterable[str]) -> int:
    """64 bits of some words, the same on every machine."""
    digest = hashlib.blake2b("\x1f".join(words).encode(), digest_size=8, person=b"wk-copies")
    return int.from_bytes(digest.digest(), "big")


def keys_of(wording: Wording, published: date | None) -> Iterator[str]:
    """All keys of an article: what it is made of in the weeks round its day, and a few that outlast all weeks."""
    prints = tuple(_prints(wording))
    if published is None:
        yield from (f"undated|{each}" for each in prints)
        return
    yield from (f"{published.toordinal() // WINDOW}|{each}" for each in prints if not each.startswith(FAR))
    yield from (f"ever|{each}" for each in prints if each.startswith(LASTING))


def sought_of(wording: Wording, published: date | None) -> Iterator[str]:
    """The keys to look for; whichever of two comes later finds the other.

    An article without a day looks at all times, and one of another time for little but its own words again, by what lasts.
    """
    prints = tuple(_prints(wording))
    lasting = [each for each in prints if each.startswith(LASTING)]
    yield from (f"ever|{each}" for each in lasting)
    if published is None:
        yield from (f"undated|{each}" for each in prints)
        return
    yield from (f"undated|{each}" for each in lasting)
    at = published.toordinal() // WINDOW
    for window in (at - 1, at, at + 1):
        yield from (f"{window}|{each}" for each in prints if not each.startswith(FAR))


def _prints(wording: Wording) -> Iterator[str]:
    content, rare = wording.content, wording.telling
    yield f"whole:{number(wording.words):x}"
    yield from (f"run:{each:x}" for each in _sampled(_runs(wording), RUNS))
    yield from (f"quote:{each:x}" for each in sorted(map(number, _telling(wording.quotations)))[:QUOTATIONS])
    pairs = _pairs(content)
    yield from _bands("pair", pairs, PAIR_BANDS, PAIR_ROWS)
    yield from _bands(FAR, pairs, FAR_BANDS, FAR_ROWS)
    if len(rare) >= FEWEST_RARE:
        yield from _bands("rare", {number([word]) for word in rare}, RARE_BANDS, RARE_ROWS)
    names = {number([word]) for word in rare if word.startswith((NAME, NUMBER))}
    if len(names) >= FEWEST_NAMES:
        yield from _bands("names", names, NAME_BANDS, NAME_ROWS)
    telling = [word for word in content if not word.startswith(COMMON)]
    yield from (f"chain:{each:x}" for each in _sampled(_chains(telling, 3), CHAINS))
    yield from (f"near:{each:x}" for each in _sampled(_chains(telling, 2), NEAR))


def _telling(quotations: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Quotations with two words or more of their own: not "thank you very much for the question"."""
    return (words for words in quotations if sum(not word.startswith(COMMON) for word in words) >= 2)


def _runs(wording: Wording) -> set[int]:
    """Runs of words, without those that are hardly more than function words and words of the trade."""
    words = wording.words
    telling = [bool(stem) and not stem.startswith(COMMON) for sentence in wording.sentences for stem in sentence.stems]
    starts = (at for at in range(len(words) - RUN + 1) if sum(telling[at : at + RUN]) >= 2)
    return {number(words[at : at + RUN]) for at in starts}


def _pairs(content: Sequence[str]) -> set[int]:
    """Content words next to each other, in either order."""
    pairs = pairwise(content)
    return {
        number(sorted(pair))
        for pair in pairs
        if pair[0] != pair[1] and not all(word.startswith((COMMON, NUMBER)) for word in pair)
    }


def _chains(telling: Sequence[str], length: int) -> set[int]:
    """Telling words that follow each other (common ones left out), in any order; a third names and figures at most."""
    chains = (telling[at : at + length] for at in range(len(telling) - length + 1))
    return {
        number(sorted(chain))
        for chain in chains
        if len(set(chain)) == length and 3 * sum(word.startswith((NAME, NUMBER)) for word in chain) <= length
    }


def _sampled(numbers: set[int], least: int) -> list[int]:
    """Those under a bound that halves until few are left: of a text and a part of it, the same are kept."""
    kept, bound = sorted(numbers), 1 << 64
    while len(kept) >= 2 * least:
        bound >>= 1
        kept = [each for each in kept if each < bound]
    return kept


def _bands(kind: str, numbers: set[int], bands: int, rows: int) -> Iterator[str]:
    """Bands of min-hashes (Broder 1997; Leskovec, Rajaraman and Ullman, chapter 3)."""
    if not numbers:
        return
    values = np.fromiter(numbers, dtype=np.uint64, count=len(numbers))
    least = _minima(values, bands * rows).reshape(bands, rows)
    for band, row in enumerate(least.tolist()):
        yield f"{kind}:{band}:{number(map(str, row)):x}"


def _minima(values: Hashes, count: int) -> Hashes:
    """The least of ``values`` under each of ``count`` hash functions: mixed by multiplying, shifting, multiplying."""
    mixed = (values[:, None] ^ _SALTS[None, :count]) * _ODD[None, :count]
    mixed ^= mixed >> np.uint64(29)
    least: Hashes = (mixed * np.uint64(0xBF58476D1CE4E5B9)).min(axis=0)
    return least


def _constants(kind: str) -> Hashes:
    count = max(PAIR_BANDS * PAIR_ROWS, RARE_BANDS * RARE_ROWS, NAME_BANDS * NAME_ROWS)
    return np.array([number([kind, str(at)]) | 1 for at in range(count)], dtype=np.uint64)


_SALTS: Final = _constants("salt")
_ODD: Final = _constants("odd")
