"""Average link: one chance pair joins no groups, and large components are divided too."""

from itertools import combinations

from wordkeep.link.divided import AT_ONCE, connected, groups_among
from wordkeep.model.card import Likeness


def test_one_likely_pair_does_not_join_what_is_otherwise_unlike() -> None:
    alike = {("a", "b"), ("c", "d"), ("b", "c")}

    def weight(one: str, other: str) -> float:
        return 2.0 if (min(one, other), max(one, other)) in alike else -3.0

    found = groups_among("abcd", [Likeness(one, other, 0.9, "", ()) for one, other in alike], weight)
    assert found == [("a", "b"), ("c", "d")]


def test_a_component_of_many_falls_into_pieces_by_its_surest_likenesses() -> None:
    members = [f"m{number:03}" for number in range(2 * AT_ONCE)]
    halves = members[:AT_ONCE], members[AT_ONCE:]
    sure = [Likeness(one, other, 0.9, "", ()) for half in halves for one, other in combinations(half, 2)]
    bridge = Likeness(members[AT_ONCE - 1], members[AT_ONCE], 0.5, "", ())
    found = groups_among(members, [*sure, bridge], lambda _, __: 1.0)
    assert found == [tuple(half) for half in halves]


def test_what_edges_hold_together_is_a_part_and_the_rest_stands_alone() -> None:
    assert connected("abcde", [("b", "d", 0.5), ("d", "a", 0.9)]) == [["a", "b", "d"], ["c"], ["e"]]
