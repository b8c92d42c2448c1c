"""How far two texts are one: what they tell in the same order, in which words, and whether one only quotes the other."""

from dataclasses import dataclass
from typing import Final, TypeVar

from wordkeep.link.alignment import Alignment, align
from wordkeep.link.wording import NAME, NUMBER, Wording, wording_of

FEWEST: Final = 0.25  # of the telling words of the one that has fewer; below, nothing is aligned
QUOTED, UNQUOTED = 0.6, 0.3  # shares of what both tell that stand inside quotation marks

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares between 0 and 1 of what the shorter and the longer text tell; ``steps`` of ``sentences`` of the shorter follow.

    ``triples`` is the share of three words in a row (of the text that has fewer), ``alike`` their Jaccard index, ``names``
    the share of names and numbers; ``lead`` says that the longer text begins with it; ``quotes`` that one quotes the other.
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
    short, long = sorted((wording_of(one), wording_of(other)), key=lambda each: (len(each.content), each.words))
    if _share(short.telling, long.telling) < FEWEST:
        return None
    found = align(short.sentences, long.sentences)
    if not found.steps:
        return None
    both = len(short.triples & long.triples)
    return Overlap(
        shorter=found.shared / min(found.one, found.other),
        longer=found.shared / max(found.one, found.other),
        triples=_share(short.triples, long.triples),
        alike=both / max(1, len(short.triples | long.triples)),
        names=_share(_names(short), _names(long)),
        steps=sum(len(step.one) for step in found.steps),
        sentences=len(short.sentences),
        quotations=len(set(short.quotations) & set(long.quotations)),
        lead=found.steps[0].other.start < 3,
        quotes=_quotes(short, long, found),
    )


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
