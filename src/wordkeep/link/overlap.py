"""How far two texts are one: what they tell in the same order, in which words, whether one only quotes the other."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from wordkeep.codebook.frequent import LETTERS, frequent_stems
from wordkeep.link.alignment import Alignment, Step, align, weight_of
from wordkeep.link.wording import NAME, NUMBER, QUOTED, Sentence, Wording, wording_of

ROUGHLY: Final = 0.15  # of rarer words as they are split at blanks; below, texts are not even read (ten times as fast)
FEWEST: Final = 0.25  # of the telling words of the one that has fewer; below, nothing is aligned
UNQUOTED: Final = 0.3  # share inside quotation marks up to which what both tell is hardly quoted
QUOTATION: Final = 0.8  # by so much a quoted sentence counts less: whoever reports an event quotes the same
FEW: Final = 20  # three words in a row; where fewer are unquoted, the quoted ones count

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares, 0 to 1, of what the shorter and the longer text tell; ``steps`` of ``sentences`` of the shorter follow.

    What both quote counts less. ``triples`` is the share of three words in a row outside quotations (of the text that
    has fewer), ``alike`` the Jaccard index of all of them, ``names`` the share of names and numbers; ``lead`` says that
    the longer text begins with what both tell, ``quotes`` that one quotes the other.
    """

    shorter: float
    longer: float
    triples: float
    alike: float
    names: float
    steps: int
    sentences: int
    quotations: int
    lead: bool
    quotes: bool


def overlap_of(one: str, other: str) -> Overlap | None:
    """The overlap of two texts, whichever comes first; ``None`` where they share too few words to be aligned."""
    if _share(_rough(one), _rough(other)) < ROUGHLY:
        return None
    short, long = sorted((wording_of(one), wording_of(other)), key=lambda each: (len(each.content), each.words))
    if _share(short.telling, long.telling) < FEWEST:
        return None
    found = align(short.sentences, long.sentences)
    if not found.steps:
        return None
    both = len(short.triples & long.triples)
    told = sum(step.shared * _counting(short, long, step) for step in found.steps)
    lesser, greater = sorted((_weight(short), _weight(long)))
    is_quoted = min(len(short.own), len(long.own)) < FEW
    return Overlap(
        shorter=min(1.0, told / lesser),
        longer=told / greater,
        triples=_share(short.triples, long.triples) if is_quoted else _share(short.own, long.own),
        alike=both / max(1, len(short.triples | long.triples)),
        names=_share(_names(short), _names(long)),
        steps=sum(len(step.one) for step in found.steps),
        sentences=len(short.sentences),
        quotations=len(set(short.quotations) & set(long.quotations)),
        lead=found.steps[0].other.start < 3,
        quotes=_quotes(short, long, found),
    )


@lru_cache(maxsize=512)
def _rough(text: str) -> frozenset[str]:
    long_words = {word[:LETTERS] for word in text.lower().split() if len(word) >= LETTERS}
    return frozenset(long_words) - frequent_stems()


def _counting(short: Wording, long: Wording, step: Step) -> float:
    return 1 - QUOTATION * min(_quoted(short, step.one), _quoted(long, step.other))


def _weight(wording: Wording) -> float:
    """The weight of all that a text tells, quotations counting less."""
    return sum(_weight_of(sentence) * (1 - QUOTATION * sentence.quoted) for sentence in wording.sentences)


def _weight_of(sentence: Sentence) -> float:
    return sum(map(weight_of, set(sentence.content)))


def _names(wording: Wording) -> frozenset[str]:
    return frozenset(word for word in wording.telling if word.startswith((NAME, NUMBER)))


def _share(one: frozenset[T], other: frozenset[T]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _quotes(short: Wording, long: Wording, found: Alignment) -> bool:
    """Whether what both tell stands inside quotation marks in one of them, and is no large part of that one."""
    inside_short = sum(step.shared * _quoted(short, step.one) for step in found.steps) / found.shared
    inside_long = sum(step.shared * _quoted(long, step.other) for step in found.steps) / found.shared
    if inside_long > QUOTED and inside_short < UNQUOTED:
        return found.shared < found.other / 2
    return inside_short > QUOTED and inside_long < UNQUOTED and found.shared < found.one / 2


def _quoted(wording: Wording, sentences: range) -> float:
    return sum(wording.sentences[at].quoted for at in sentences) / len(sentences)
