"""Members of a component to groups, by average link: what is joined is alike on the whole, not by one chance pair.

The result depends on the members and their likenesses alone, not on the order they come in.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from wordkeep.model.card import Likeness, group_id

AT_ONCE: Final = (
    64  # members that are compared each with each; more fall into pieces along their surest likenesses first
)
STEPS: Final = tuple(
    step / 20 for step in range(11, 20)
)  # the scores at which likenesses stop holding a large one together


def groups_among(
    members: Sequence[str], likenesses: Iterable[Likeness], weight: Callable[[str, str], float]
) -> list[tuple[str, ...]]:
    """The groups of two or more; ``weight`` of two is above 0 where they are rather one than not, whichever comes first."""
    pieces = _pieces(sorted(members), [(each.one, each.other, each.score) for each in likenesses])
    return sorted(group for piece in pieces for group in _joined(piece, weight) if len(group) > 1)


def named(groups: Iterable[tuple[str, ...]], letter: str) -> dict[str, str]:
    """Each member's group."""
    return {member: group_id(group, letter) for group in groups for member in group}


_Edge = tuple[str, str, float]


def _pieces(members: list[str], edges: Sequence[_Edge], step: int = 0) -> Iterator[list[str]]:
    """Parts of a component small enough to be compared each with each."""
    if len(members) <= AT_ONCE:
        yield members
        return
    if step == len(STEPS):
        yield from (members[at : at + AT_ONCE] for at in range(0, len(members), AT_ONCE))
        return
    kept = [edge for edge in edges if edge[2] >= STEPS[step]]
    for part in connected(members, kept):
        inside = set(part)
        yield from _pieces(part, [edge for edge in kept if edge[0] in inside], step + 1)


def connected(members: Sequence[str], edges: Iterable[_Edge]) -> list[list[str]]:
    """The parts of these members that edges hold together; edges lead to no others."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for one, other, _ in edges:
        beside[one].append(other)
        beside[other].append(one)
    found, seen = [], set[str]()
    for member in members:
        if member in seen:
            continue
        part, edge = [], [member]
        seen.add(member)
        while edge:
            part.append(now := edge.pop())
            new = [each for each in beside[now] if each not in seen]
            seen.update(new)
            edge.extend(new)
        found.append(sorted(part))
    return found


def _joined(members: Sequence[str], weight: Callable[[str, str], float]) -> list[tuple[str, ...]]:
    """Join the two groups that are most alike on average, as long as any are rather one than not."""
    groups: dict[int, tuple[str, ...]] = {at: (member,) for at, member in enumerate(members)}
    sums = {(a, b): weight(members[a], members[b]) for a in groups for b in groups if a < b}
    while sums:
        mean, a, b = max(((_mean(pair, sums, groups), -pair[0], -pair[1]) for pair in sums), default=(0.0, 0, 0))
        if mean <= 0:
            break
        _join(-a, -b, groups, sums)
    return sorted(tuple(sorted(group)) for group in groups.values())


def _mean(pair: tuple[int, int], sums: Mapping[tuple[int, int], float], groups: Mapping[int, tuple[str, ...]]) -> float:
    return round(sums[pair] / (len(groups[pair[0]]) * len(groups[pair[1]])), 9)


def _join(a: int, b: int, groups: dict[int, tuple[str, ...]], sums: dict[tuple[int, int], float]) -> None:
    groups[a] += groups.pop(b)
    del sums[a, b]
    for other in groups:
        if other != a:
            sums[min(a, other), max(a, other)] += sums.pop((min(b, other), max(b, other)))
