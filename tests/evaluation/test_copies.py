import json

from evaluation.copies import GOLD, HALVES, Member, by_hand, candidates, counted, f1, grouped
from wordkeep.model.card import ArticleCard, Likeness
from wordkeep.model.ids import TextId

TEXT = "Trawlers left Bergen before dawn. Inspectors boarded eleven vessels near Porkkala. Skippers grumbled about paperwork."


def member(family: str, kind: str, text: str = TEXT) -> Member:
    return Member(ArticleCard(TextId(f"{family}-{kind}"), text), family, kind)


MEMBERS = [member("1", "original"), member("1", "reworded"), member("1", "section"), member("2", "original")]


def test_a_pair_of_a_family_is_right_and_any_other_wrong() -> None:
    right = ("1-original", "1-reworded")
    assert f1(counted(MEMBERS, {right})) == 1
    assert f1(counted(MEMBERS, {right, ("1-original", "1-section")})) == 2 / 3
    assert f1(counted(MEMBERS, {("1-original", "2-original")})) == 0
    assert f1(counted(MEMBERS, set())) == 0


def test_candidates_share_a_key_and_come_once() -> None:
    cards = [member("1", "a").card, member("1", "b").card, member("2", "c", "Glaciers melt.").card]
    assert list(candidates(cards)) == [("1-a", "1-b")]


def test_groups_join_what_is_like_a_third() -> None:
    cards = [member("1", kind).card for kind in "abc"]
    found = [Likeness(f"1-{one}", f"1-{other}", 0.9, "near", ()) for one, other in ("ab", "bc")]
    assert grouped(cards, found) == {("1-a", "1-b"), ("1-a", "1-c"), ("1-b", "1-c")}


def test_the_suite_by_hand_is_whole() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == 30
    assert all(len(row[field].split()) > 50 for row in rows for field in ("text", "reworded", "independent"))
    assert sum(len(list(by_hand(half))) for half in HALVES) == 90
