"""Articles of one happening: alike, near in time, or telling one event."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import numpy as np

from wordkeep.link.stories import compare, groups, keys, told_by_both
from wordkeep.model.card import ArticleCard, EventCard, Likeness
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.when import When

DAY = date(2023, 5, 16)
NAMES = frozenset({"bresk", "alvonia", "vand"})


def vector(*numbers: int) -> bytes:
    return np.array([*numbers, *[0] * (384 - len(numbers))], np.int8).tobytes()


def article(name: str, *, days: int = 0, names: frozenset[str] = NAMES, of: bytes = vector(127)) -> ArticleCard:
    day = DAY + timedelta(days=days)
    return ArticleCard(TextId(name), "", "Bresk meets Alvonia", None, day, day, names, of)


def test_alike_articles_of_two_days_are_one_story() -> None:
    found = compare(article("a"), article("b", days=1))
    assert found is not None
    assert found.score > 0.8
    assert set(keys(article("a"))) & set(keys(article("b", days=1)))


def test_time_decays() -> None:
    near, far = compare(article("a"), article("b")), compare(article("a"), article("b", days=6))
    assert near is not None
    assert far is None or far.score < near.score
    assert compare(article("a"), article("b", days=30)) is None


def test_other_names_and_words_are_another_story() -> None:
    assert compare(article("a"), article("b", names=frozenset({"quist", "lorne", "vand"}), of=vector(20, 125))) is None


def test_an_event_told_by_both_within_a_week_joins_them() -> None:
    code, unknown = PloverCode("AGREE"), When.unknown()
    one = EventCard(
        RecordId("e1"), TextId("b"), code, Factuality.HAPPENED, (), (), unknown, "signed", "They signed.", DAY
    )
    other = replace(one, id=RecordId("e2"), article=TextId("a"))
    sure = Likeness("e1", "e2", 0.95, "happened", ("+2.4 on days in common",))
    found = told_by_both(one, other, sure)
    assert found is not None
    assert (found.one, found.other, found.kind) == ("a", "b", "event")
    assert told_by_both(one, replace(other, published=DAY + timedelta(days=20)), sure) is None
    assert told_by_both(one, other, replace(sure, score=0.5)) is None
    assert told_by_both(one, replace(other, faint=True), sure) is None


def test_groups_do_not_depend_on_order() -> None:
    cards = [article("a"), article("b", days=1), article("c", days=2)]
    found = [alike for one, other in combinations(cards, 2) if (alike := compare(one, other))]
    assert groups(cards, found) == groups(cards[::-1], found[::-1])
    assert len(set(groups(cards, found).values())) == 1
