"""Pieces are the same whether members came one by one, went, or were there at once, however far likenesses reach."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from wordkeep.link import linking
from wordkeep.link.linking import Graph, Kind, broken, settle
from wordkeep.model.card import Likeness

MOST = 4  # members of a piece, so that few are already too many
STEPS = (0.6, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Dot:
    """A card that is nothing but its id."""

    id: str


@dataclass(slots=True)
class Dots:
    """What ``settle`` asks a store for, in memory."""

    found: dict[tuple[str, str], float] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)

    def beside(self, kind: str, members: Sequence[str]) -> dict[str, dict[str, float]]:
        both = [*self.found.items(), *(((other, one), score) for (one, other), score in self.found.items())]
        return {member: {other: score for (one, other), score in both if one == member} for member in members}

    def likenesses(self, kind: str, members: Sequence[str]) -> list[Likeness]:
        inside = set(members)
        return [Likeness(*pair, score, "", ()) for pair, score in sorted(self.found.items()) if inside >= set(pair)]

    def settle(self, kind: str, members: Iterable[str], grouped: Mapping[str, str]) -> None:
        for member in members:
            self.groups.pop(member, None)
            self.waiting.discard(member)
        self.groups |= grouped

    def add(self, found: Mapping[tuple[str, str], float], member: str) -> None:
        """A member comes, with its likenesses to those that are there."""
        self.waiting.add(member)
        self.found |= found

    def remove(self, member: str) -> None:
        """A member goes; those it was like, or grouped with, are to be settled anew."""
        fellows = {each for pair in self.found if member in pair for each in pair}
        fellows |= {each for each, group in self.groups.items() if group == self.groups.get(member)}
        self.found = {pair: score for pair, score in self.found.items() if member not in pair}
        self.groups.pop(member, None)
        self.waiting = (self.waiting | fellows) - {member}


def whole(cards: Sequence[Dot], likenesses: Sequence[Likeness]) -> dict[str, str]:
    """One group of each piece."""
    return {card.id: "+".join(each.id for each in cards) for card in cards}


def kind_of(dots: Dots) -> Kind[Dot]:
    return Kind(
        "dot",
        keys=lambda dot: (),
        compare=lambda one, other: None,
        groups=whole,
        write=lambda dot: dot.id,
        read=lambda _, members: {member: Dot(member) for member in members},
        steps=STEPS,
    )


def link(dots: Dots) -> None:
    """Settle all that waits, one member at a time."""
    kind = kind_of(dots)
    graph = Graph(dots, "dot")  # type: ignore[arg-type]
    with mock.patch.object(linking, "AT_ONCE", MOST):
        waiting = sorted(dots.waiting)
        for member in waiting:
            dots.waiting |= set(broken(graph, kind, [member], frozenset(waiting)))
        while dots.waiting:
            settle(graph, kind, [min(dots.waiting)])


EDGES = st.dictionaries(
    st.tuples(st.integers(0, 15), st.integers(0, 15)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.5, 0.6, 0.7, 0.8, 0.9, 0.95]),
    max_size=40,
)


@settings(max_examples=300)
@given(EDGES, st.permutations(range(16)), st.integers(1, 5), st.sets(st.integers(0, 15), max_size=3))
def test_a_ledger_that_grew_has_the_groups_of_one_built_at_once(
    edges: dict[tuple[int, int], float], order: list[int], at_once: int, gone: set[int]
) -> None:
    found = {(f"m{one:02}", f"m{other:02}"): score for (one, other), score in edges.items()}
    names, lost = [f"m{each:02}" for each in order], {f"m{each:02}" for each in gone}
    grown, there = Dots(), set[str]()
    for start in range(0, len(names), at_once):
        for name in names[start : start + at_once]:
            there.add(name)
            new = {pair: score for pair, score in found.items() if name in pair and set(pair) <= there}
            grown.add(new, name)
        link(grown)
    for name in sorted(lost):
        grown.remove(name)
    link(grown)
    left = {pair: score for pair, score in found.items() if not lost & set(pair)}
    built = Dots(left, waiting=set(names) - lost)
    link(built)
    assert grown.groups == built.groups


def test_what_is_too_much_falls_apart_along_its_surest_likenesses() -> None:
    chain = {(f"m{at}", f"m{at + 1}"): 0.95 if at % 2 == 0 else 0.5 for at in range(9)}
    dots = Dots(chain, waiting={f"m{at}" for at in range(10)})
    link(dots)
    assert set(dots.groups.values()) == {f"m{at}+m{at + 1}" for at in range(0, 10, 2)}
