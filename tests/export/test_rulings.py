"""Rulings shared: nothing is lost on the way, twice adds nothing, and a faulty line stops all of it with one clear error."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.errors import BadUse, RulingsFaulty
from wordkeep.export.rulings import read_rulings, write_rulings
from wordkeep.model.ids import TextId
from wordkeep.model.ruling import NEEDS, RULED_ON, Judgement, On, Ruling
from wordkeep.model.span import Anchor, Span
from wordkeep.store.sqlite import Ledger

said = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
anchors = st.tuples(said, st.integers(0, 10**6)).map(
    lambda each: Anchor(TextId("a1"), Span(each[1], each[1] + len(each[0])), each[0])
)


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    on = draw(st.sampled_from(On))
    judgement = draw(st.sampled_from(RULED_ON[on]))
    value = {key: draw(said) for key in NEEDS.get(judgement, ())}
    others = {key: (draw(anchors),) for key in value if key in {"event", "into"}}
    if judgement is Judgement.EDIT:
        others["words"] = (draw(anchors),)
    made_at = draw(st.datetimes(timezones=st.just(UTC)))
    words = tuple(draw(st.lists(anchors, max_size=3)))
    return Ruling(on, draw(said), words, judgement, draw(said), draw(said), made_at, value, others)


@given(made=st.lists(rulings(), max_size=4, unique_by=lambda each: each.id))
def test_writing_and_reading_back_loses_nothing(tmp_path_factory: pytest.TempPathFactory, made: list[Ruling]) -> None:
    path = tmp_path_factory.mktemp("shared") / "rulings.jsonl"
    assert write_rulings(made, path) == len(made)
    assert read_rulings(path) == tuple(made)
    again = path.with_name("again.jsonl")
    write_rulings(read_rulings(path), again)
    assert again.read_bytes() == path.read_bytes()


def ruling(because: str = "I read it") -> Ruling:
    words = (Anchor(TextId("a1"), Span(3, 7), "they"),)
    return Ruling(On.STATEMENT, "s1", words, Judgement.ACCEPT, because, "Mirela Sand", datetime(2022, 5, 1, tzinfo=UTC))


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    made = [ruling(), ruling("and so did she")]
    with Ledger.create(tmp_path / "a.ledger") as ledger:
        assert ledger.rulings.add(made) == 2
        write_rulings(ledger.rulings.all(), tmp_path / "shared.jsonl")
    with Ledger.create(tmp_path / "b.ledger") as other:
        assert other.rulings.add(read_rulings(tmp_path / "shared.jsonl")) == 2
        assert other.rulings.add(read_rulings(tmp_path / "shared.jsonl")) == 0
        assert other.rulings.all() == tuple(made)
        assert {each.ruling.id for each in other.orphans()} == {each.id for each in made}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"because": "something else"}, "is not that of what it says"),
        ({"judgement": "verdict"}, "verdict"),
        ({"judgement": "sing"}, "sing"),
        ({"made_at": "2022-05-01T00:00:00"}, "UTC"),
        ({"words": [["a1", 3, 9, "they"]]}, "not as long as its span"),
        ({"by": " "}, "a name and a reason"),
        ({"words": None}, "is no ruling"),
    ],
)
def test_a_faulty_line_is_told_with_its_number(tmp_path: Path, change: dict[str, object], told: str) -> None:
    path = tmp_path / "shared.jsonl"
    write_rulings([ruling(), ruling("again")], path)
    first, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{first}\n{json.dumps(json.loads(second) | change)}\n", encoding="utf-8")
    with pytest.raises(RulingsFaulty, match=told) as error:
        read_rulings(path)
    assert error.value.where == f"{path}:2"


@pytest.mark.parametrize("line", ["", "{", "[]", "{}", "7", '{"id": "r1"}'])
def test_a_line_that_is_no_object_of_a_ruling_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "shared.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    if line:
        with pytest.raises(RulingsFaulty):
            read_rulings(path)
    else:
        assert read_rulings(path) == ()


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadUse):
        read_rulings(tmp_path / "none.jsonl")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(RulingsFaulty):
        read_rulings(tmp_path / "bytes")
    with pytest.raises(BadUse):
        write_rulings([ruling()], tmp_path / "none" / "shared.jsonl")
