"""What was found beside what is there: which words a span holds, and who is matched with whom, one to one."""

import re
from collections.abc import Iterable, Mapping, Sequence

from wordkeep.model.span import Span

_WORD = re.compile(r"\w+")


def words_in(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the word tokens of ``spans`` start."""
    return frozenset(word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end))


def spans_agree(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether a span of one shares a character with a span of the other, or neither has any."""
    if not one or not other:
        return not one and not other
    return any(a.overlaps(b) for a in one for b in other)


def one_to_one(fits: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The largest set of pairs in which everyone occurs once, by augmenting paths (Kuhn 1955), in order.

    ``fits`` has how well each pair (gold, found) that may be matched fits. Those that fit best choose first, and leave their
    choice only to one who would have none otherwise: here 0 leaves found 0 to 1.

    >>> one_to_one({(0, 0): 2.0, (0, 1): 1.0, (1, 0): 1.0})
    [(0, 1), (1, 0)]
    """
    wishes: dict[int, list[int]] = {}
    for gold, found in sorted(fits, key=lambda pair: (-fits[pair], pair)):
        wishes.setdefault(gold, []).append(found)
    holder: dict[int, int] = {}
    for gold in wishes:
        _place(gold, wishes, holder, set())
    return sorted((gold, found) for found, gold in holder.items())


def _place(gold: int, wishes: Mapping[int, Sequence[int]], holder: dict[int, int], asked: set[int]) -> bool:
    """Give ``gold`` one of its wishes, if need be by finding another for who holds it."""
    free = next((found for found in wishes[gold] if found not in holder), None)
    if free is not None:
        holder[free] = gold
        return True
    for found in wishes[gold]:
        if found not in asked:
            asked.add(found)
            if _place(holder[found], wishes, holder, asked):
                holder[found] = gold
                return True
    return False
