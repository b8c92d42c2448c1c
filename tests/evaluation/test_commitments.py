"""The scorer of lines, on corpora made by hand: what is right and what is wrong, each counted as its docstring says."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evaluation.commitments import Corpus, Scene, Tally, corpora, figures, matched, tally
from tests.lines.by_hand import AUGUST, JUNE, article, done, page, said
from wordkeep.commitments import Commitments
from wordkeep.lines.book import Page, commitments_of, shifts_of
from wordkeep.model.article import Article
from wordkeep.model.commitment import Commitment
from wordkeep.model.shift import Position, Shift

Row = dict[str, Any]

FIRST = article("Norway will reopen the consulate in Moss, Minister Mirela Sand said.", id_="x1")
AGAIN = article("Norway will reopen its consulate in Moss soon, Sand said.", id_="x2", on=JUNE)
OPENED = article("Norway reopened the consulate in Moss.", id_="x3", on=AUGUST)
TEXTS = (FIRST, AGAIN, OPENED)
PAGES = (
    page(FIRST, said(FIRST, "Norway will reopen the consulate in Moss", source="Minister Mirela Sand", side="NOR")),
    page(AGAIN, said(AGAIN, "Norway will reopen its consulate in Moss soon", source="Sand", side="NOR")),
    page(OPENED, done(OPENED, "reopened the consulate", by=("Norway",), when=AUGUST)),
)

LINE: Row = {
    "commitment": "c01-1",
    "kind": "pledge",
    "by": "NOR",
    "words": ["k1", "Norway will reopen the consulate in Moss"],
    "repeats": [{"words": ["k2", "Norway will reopen its consulate in Moss soon"]}],
    "deeds": [
        {"words": ["k3", "Norway reopened the consulate"], "relation": "fulfils"},
        {"words": ["k2", "Sand said"], "relation": "context"},
    ],
    "states": [{"on": "2023-05-20", "ladder": "said"}, {"on": "2023-09-01", "ladder": "delivered"}],
}


class ByHand(Commitments):
    """The lines of pages made by hand."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._made = pages

    def lines(self, *, as_of: date | None = None) -> tuple[Commitment, ...]:
        return commitments_of(self._made, as_of=as_of)

    def shifts(self, *, as_of: date | None = None) -> tuple[Shift, ...]:
        return shifts_of(self._made, as_of=as_of)

    def positions(self, *, as_of: date | None = None) -> tuple[Position, ...]:
        return tuple(each for page_ in self._made for each in page_.positions)


def scene_of(*lines: Row, pages: tuple[Page, ...] = PAGES, texts: tuple[Article, ...] = TEXTS) -> Scene:
    """Texts x1, x2 ... are k1, k2 ... of the key."""
    corpus = Corpus("c01", (), lines, ())
    names = {str(each.id): each.id.replace("x", "k") for each in texts}
    return Scene(corpus, ByHand(pages), names, {names[each.id]: each.text for each in texts})


def test_a_line_found_with_its_deed_and_its_ladder_is_right() -> None:
    assert tally(scene_of(LINE)) == Tally(
        lines=(1, 1, 1),
        sure=(1, 1),
        recalled=(1, 1),
        fulfils=(0, 1),
        ladder=(2, 2),
        reaffirmed=(0, 1),
        false_shifts=(1, 2),
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "demand"},
        {"by": "KEN"},
        {"by": ["KEN", "NOR"]},
        {"words": ["k2", "Norway will reopen its consulate in Moss soon"]},
        {"words": ["k1", "Minister Mirela Sand said"]},
    ],
    ids=["kind", "who is bound", "one of two bound", "another text", "other words"],
)
def test_a_line_of_another_kind_side_or_words_is_wrong_and_all_that_hangs_on_it(wrong: Row) -> None:
    found = tally(scene_of(LINE | wrong))
    assert found.lines == (0, 1, 1)
    assert (found.sure, found.recalled, found.ladder, found.reaffirmed) == ((0, 0), (0, 1), (0, 2), (0, 1))


def test_words_that_agree_by_half_are_enough_and_by_less_are_not() -> None:
    assert tally(scene_of(LINE | {"words": ["k1", "will reopen the consulate"]})).lines[0] == 1
    assert tally(scene_of(LINE | {"words": ["k1", "in Moss"]})).lines[0] == 0


def test_of_a_claim_of_both_the_side_that_it_is_claimed_of_is_enough() -> None:
    told = article("In Nairobi the clerk said both sides will open the bridge. Norway was silent.", id_="x1")
    words = said(told, "both sides will open the bridge", source="the clerk", side="KEN")
    row = LINE | {"words": ["k1", "both sides will open the bridge"], "by": "NOR", "deeds": [], "states": []}
    assert tally(scene_of(row, pages=(page(told, words),), texts=(told,))).lines == (1, 1, 1)
    row["by"] = "KEN"
    assert tally(scene_of(row, pages=(page(told, words),), texts=(told,))).lines == (0, 1, 1)


def test_each_line_of_the_key_is_found_once_and_each_line_found_used_once() -> None:
    twin = LINE | {"commitment": "c01-2"}
    assert tally(scene_of(LINE, twin)).lines == (1, 1, 2)
    lines = scene_of(LINE).ledger.lines()
    assert list(matched(scene_of(LINE, twin), (*lines, *lines))) == ["c01-1", "c01-2"]


def test_a_deed_that_the_key_does_not_have_is_shown_wrongly_and_one_it_has_is_missed() -> None:
    elsewhere = {"words": ["k2", "Sand said"], "relation": "fulfils"}
    found = tally(scene_of(LINE | {"deeds": [elsewhere]}))
    assert (found.sure, found.recalled, found.fulfils) == ((0, 1), (0, 1), (1, 1))


def test_what_contradicts_in_the_key_is_a_deed_found_and_a_false_fulfilment() -> None:
    found = tally(scene_of(LINE | {"deeds": [LINE["deeds"][0] | {"relation": "contradicts"}]}))
    assert (found.sure, found.recalled, found.fulfils) == ((1, 1), (1, 1), (1, 1))


@pytest.mark.parametrize("relation", ["context", "responds-to"])
def test_deeds_that_only_stand_beside_are_not_asked_for(relation: str) -> None:
    assert tally(scene_of(LINE | {"deeds": [LINE["deeds"][0] | {"relation": relation}]})).recalled == (0, 0)


def test_a_repeat_shown_as_a_deed_is_counted() -> None:
    repeat = {"words": ["k3", "Norway reopened the consulate"]}
    assert tally(scene_of(LINE | {"repeats": [repeat]})).reaffirmed == (1, 1)


def test_the_ladder_is_asked_on_each_day() -> None:
    days = [{"on": "2023-05-20", "ladder": "started"}, {"on": "2023-09-01", "ladder": "delivered"}]
    assert tally(scene_of(LINE | {"states": days})).ladder == (1, 2)


def test_figures_are_shares_and_f1_of_all_counts_together() -> None:
    one = Tally(lines=(1, 1, 1), sure=(1, 1), recalled=(1, 2), fulfils=(0, 1), ladder=(2, 2), reaffirmed=(0, 1))
    other = Tally(lines=(0, 2, 1), sure=(0, 1), recalled=(0, 2), fulfils=(1, 1), ladder=(0, 2), reaffirmed=(0, 0))
    assert one + other == Tally((1, 3, 2), (1, 2), (1, 4), (1, 2), (2, 4), (0, 1))
    found = {name: figure.value for name, figure in figures([one, other]).items()}
    assert found == {
        "lines": 0.4,
        "deeds.precision-at-5": 0.5,
        "deeds.recall-at-20": 0.25,
        "deeds.false-fulfils": 0.5,
        "ladder": 0.5,
        "reaffirmed": 0.0,
        "shifts": 0.0,
        "shifts.false": 0.0,
    }


def test_corpora_are_read_by_name_and_some_are_kept(tmp_path: Path) -> None:
    rows = {
        "texts": [{"corpus": "c02", "id": "b"}, {"corpus": "c03", "id": "a"}],
        "gold": [LINE | {"corpus": "c03"}],
        "shifts": [],
    }
    for name, each in rows.items():
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in each), encoding="utf-8")
    one, two = corpora(tmp_path)
    assert [(each.id, each.is_kept, len(each.lines)) for each in (one, two)] == [("c02", False, 0), ("c03", True, 1)]
