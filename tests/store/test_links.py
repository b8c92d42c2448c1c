"""Links in a ledger: what shares a key is found, likenesses have two ends, what is forgotten leaves nothing behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.test_sqlite import intake, reading
from wordkeep.model.card import Likeness
from wordkeep.model.ids import TextId
from wordkeep.model.ports import Carded, LinkedDate
from wordkeep.store.groups import Groups
from wordkeep.store.links import Links, number_of
from wordkeep.store.sqlite import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "a.ledger") as made:
        for name in "abcd":
            made.begin(intake(f"{name}.txt"), "r")
            made.keep(
                intake(f"{name}.txt"),
                [reading(f"Envoy {name} said talks would go on. Soon, she added.", name=f"{name}.txt")],
                reader="r",
            )
        yield made


def texts(ledger: Ledger) -> list[TextId]:
    return list(ledger.text_ids())


def put(links: Links, article: TextId, member: str, *keys: str) -> None:
    links.put("event", [Carded(member, article, f'"{member}"', keys)])


def like(one: str, other: str) -> Likeness:
    return Likeness(one, other, 0.9, "same", ("both left",))


def test_members_that_share_a_key_are_found_once_in_order(ledger: Ledger) -> None:
    links, (one, *_) = ledger.links, texts(ledger)
    put(links, one, "e3", "day:1", "place:x")
    put(links, one, "e1", "day:1", "place:x")
    put(links, one, "e2", "day:2")
    assert links.sharing("event", ["day:1", "place:x", "day:9"], but="e1") == ["e3"]
    assert links.sharing("event", ["day:1", "day:2"], but="") == ["e1", "e2", "e3"]
    assert links.sharing("copy", ["day:1"], but="") == []
    assert links.cards("event", ["e2", "e1"]) == {"e2": '"e2"', "e1": '"e1"'}


def test_each_key_has_its_holders(ledger: Ledger) -> None:
    links, (one, *_) = ledger.links, texts(ledger)
    put(links, one, "e1", "2021-03-17|x", "2021-03-18|x")
    put(links, one, "e2", "2021-03-17|x")
    held = links.holders("event", ["2021-03-17|x", "2021-03-18|x", "2021-03-19|x"])
    assert {key: sorted(members) for key, members in held.items()} == {
        "2021-03-17|x": ["e1", "e2"],
        "2021-03-18|x": ["e1"],
    }


def test_likenesses_are_found_from_either_end(ledger: Ledger) -> None:
    links, (one, *_) = ledger.links, texts(ledger)
    for member in ("e1", "e2", "e3", "e4"):
        put(links, one, member)
    links.liken("event", [like("e2", "e1"), like("e2", "e3"), like("e1", "e2")])
    assert links.beside("event", ["e2", "e4"]) == {"e2": {"e1": 0.9, "e3": 0.9}, "e4": {}}
    likenesses = links.likenesses("event", ["e1", "e2", "e4"])
    assert [(each.one, each.other, each.because) for each in likenesses] == [("e1", "e2", ("both left",))]


def test_members_of_undated_articles_lead_to_these(ledger: Ledger) -> None:
    links, (one, other, *_) = ledger.links, texts(ledger)
    put(links, one, "e1")
    put(links, other, "e2")
    assert links.undated("event", ["e1", "e2"]) == sorted([one, other])
    assert links.undated("event", []) == []


def test_settled_members_have_their_groups_and_nothing_is_left_to_do(ledger: Ledger) -> None:
    links, (one, *_) = ledger.links, texts(ledger)
    put(links, one, "e1")
    put(links, one, "e2")
    assert links.unsettled("event") == ["e1", "e2"]
    links.settle("event", ["e1", "e2"], {"e1": "h1", "e2": "h1"})
    assert links.unsettled("event") == []
    assert links.members("event", "h1") == ["e1", "e2"]
    assert links.groups_of("event", one) == {"e1": "h1", "e2": "h1"}
    links.settle("event", ["e1", "e2"], {})
    assert links.group_of("event", "e1") is None
    assert list(links.groups("event")) == []


def test_what_is_forgotten_unsettles_those_it_was_with(ledger: Ledger) -> None:
    links, (one, other, *_) = ledger.links, texts(ledger)
    put(links, one, "e1", "k")
    put(links, other, "e2", "k")
    put(links, other, "e3", "k")
    links.liken("event", [like("e1", "e2"), like("e2", "e3")])
    links.settle("event", ["e1", "e2", "e3"], {"e1": "h1", "e2": "h1", "e3": "h1"})
    links.mark(one, "linker")
    links.forget(one)
    assert links.sharing("event", ["k"], but="") == ["e2", "e3"]
    assert links.unsettled("event") == ["e2", "e3"]
    assert links.beside("event", ["e2"]) == {"e2": {"e3": 0.9}}
    assert one in links.unlinked()


def test_texts_that_tell_of_a_forgotten_meeting_look_for_it_again(ledger: Ledger) -> None:
    links, (one, other, *_) = ledger.links, texts(ledger)
    links.put("meeting", [Carded("e1", one, "1", ("k",))])
    links.put("teller", [Carded(other, other, "2", ("k",))])
    links.settle("meeting", ["e1"], {"e1": "m1"})
    links.settle("teller", [other], {other: "m1"})
    links.unsettle("teller", [other])
    assert links.unsettled("teller") == [other]
    links.settle("teller", [other], {other: "m1"})
    links.forget(one)
    assert links.unsettled("teller") == [other]
    links.forget(other)
    assert links.unsettled("teller") == []


def test_each_article_of_a_group_has_its_origin(ledger: Ledger) -> None:
    links, (one, other, third, *_) = ledger.links, texts(ledger)
    for member, article in (("e1", one), ("e2", other), ("e3", third), ("e4", third)):
        put(links, article, member)
    links.settle("event", ["e1", "e2", "e3", "e4"], dict.fromkeys(("e1", "e2", "e3", "e4"), "h1"))
    links.put("copy", [Carded(each, each, "{}", ()) for each in (one, other, third)])
    links.settle("copy", [one, other], {one: one, other: one})
    assert Groups(links).origins("event", "h1") == {one: one, other: one, third: third}
    assert Groups(links).reports("h1") == 2


def test_an_article_that_another_reader_read_or_that_was_superseded_is_stale(ledger: Ledger) -> None:
    links, (one, other, *_) = ledger.links, texts(ledger)
    links.mark(one, "linker")
    links.mark(other, "linker")
    assert links.stale("linker") == []
    assert sorted(links.stale("another")) == sorted([one, other])
    name = ledger.article(one).path or ""
    name = name.removeprefix("in/")
    ledger.keep(
        intake(name), [reading("Envoy Sand said talks had come to an end. Soon, she added.", name=name)], reader="r"
    )
    assert links.stale("linker") == [one]


def test_days_of_an_undated_article_are_kept_and_taken_back(ledger: Ledger) -> None:
    links, (one, *_) = ledger.links, texts(ledger)
    assert links.dated(one) is None
    links.date(one, LinkedDate(None, None, "tells of e1"))
    assert links.dated(one) == LinkedDate(None, None, "tells of e1")
    links.date(one, None)
    assert links.dated(one) is None


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_the_number_of_a_key_fits_a_column(key: str) -> None:
    assert 0 <= number_of(key) < 2**63
    assert number_of(key) == number_of(key)


def test_keys_of_one_time_lie_together() -> None:
    assert number_of("2021-03-17|USA") >> 32 == number_of("2021-03-17|CHN") >> 32 != number_of("2021-03-18|USA") >> 32
