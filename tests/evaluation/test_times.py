import json
from datetime import date
from pathlib import Path

import pytest

from evaluation.counts import Counts, Share
from evaluation.times import Document, Time, as_marked, documents_in, figures, held_out, score, times_of, with_values
from wordkeep.model.ids import TextId
from wordkeep.model.mention import TimeExpression, TimeType
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Anchor, Span
from wordkeep.model.when import When

DATE, SET = TimeType.DATE, TimeType.SET
MARKED = {"s": 3, "e": 9, "type": "DATE", "value": "2021-03-15"}
MONDAY: Time = (Span(10, 16), DATE)
LAST_MONDAY: Time = (Span(5, 16), DATE)


def test_what_is_right_is_right() -> None:
    scored = score([MONDAY], [MONDAY], [0.8])
    assert scored.strict == scored.relaxed == Counts(1, 1, 1)
    assert scored.types == Share(1, 1)
    assert scored.judged == ((0.8, True),)


def test_an_overlap_is_a_relaxed_hit_only() -> None:
    scored = score([LAST_MONDAY], [MONDAY], [0.8])
    assert scored.strict == Counts(0, 1, 1)
    assert scored.relaxed == Counts(1, 1, 1)
    assert scored.judged == ((0.8, False),)


def test_to_touch_is_not_to_overlap() -> None:
    assert score([MONDAY], [(Span(16, 20), DATE)]).relaxed == Counts(0, 1, 1)


def test_one_long_span_hits_one_time_only() -> None:
    two = [(Span(0, 4), DATE), (Span(8, 12), DATE)]
    assert score(two, [(Span(0, 12), DATE)]).relaxed == Counts(1, 1, 2)
    assert score([(Span(0, 12), DATE)], two).relaxed == Counts(1, 2, 1)


def test_the_matching_is_as_large_as_can_be() -> None:
    gold = [(Span(0, 10), DATE), (Span(10, 20), DATE)]
    found = [(Span(8, 20), DATE), (Span(19, 30), DATE)]  # the first fits both, the second only the second
    assert score(gold, found).relaxed == Counts(2, 2, 2)


def test_the_type_is_scored_on_the_hits() -> None:
    scored = score([MONDAY, (Span(30, 40), DATE)], [(Span(10, 16), SET), (Span(50, 60), DATE)])
    assert scored.types == Share(0, 1)
    assert scored.strict == Counts(1, 2, 2)


def test_a_time_found_twice_is_right_once() -> None:
    scored = score([MONDAY], [MONDAY, MONDAY])
    assert scored.strict == scored.relaxed == Counts(1, 2, 1)


def test_nothing_found_and_nothing_there() -> None:
    assert score([], []).strict == score([], []).relaxed == Counts(0, 0, 0)
    assert "times.type" not in figures([score([MONDAY], [])])
    assert figures([score([MONDAY], [MONDAY])])["times.type"].value == 1


def test_times_among_records() -> None:
    anchor = Anchor.of("It ended on Monday.", Span(12, 18), text_id=TextId("a1"))
    record = Record.of(TimeExpression(anchor, DATE, None, When.unknown(), 0.7), Origin("test", "times"))
    assert times_of([record]) == [((Span(12, 18), DATE), 0.7)]


def test_only_a_fifth_of_the_documents_is_measured_on(tmp_path: Path) -> None:
    ids = [f"doc{number}" for number in range(400)]
    rows = ({"id": name, "text": "On Monday.", "dct": "2021-03-21", "timex": [MARKED]} for name in ids)
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = list(documents_in(tmp_path / "t.jsonl"))
    assert [document.id for document in found] == [name for name in ids if held_out(name)]
    assert 50 < len(found) < 110
    assert found[0].times == ((Span(3, 9), DATE),)
    assert found[0].values == ("2021-03-15",)
    assert found[0].written == date(2021, 3, 21)
    others = list(documents_in(tmp_path / "t.jsonl", "train"))
    assert sorted(each.id for each in (*found, *others)) == sorted(ids)


def test_a_value_counts_only_where_the_words_were_found_and_the_value_is_the_same() -> None:
    document = Document(
        "d",
        "On Monday, not Tuesday.",
        ((Span(3, 9), DATE), (Span(15, 22), DATE)),
        date(2021, 3, 21),
        ("2021-03-15", "2021-03-16"),
    )
    monday, tuesday = (
        TimeExpression(Anchor.of(document.text, span, text_id=TextId("d")), DATE, value, When.unknown(), 0.9)
        for (span, _), value in zip(document.times, ("2021-03-15", "2021-03-23"), strict=True)
    )
    scored = with_values(score(document.times, document.times), document, [monday, tuesday])
    assert scored.values == Counts(1, 2, 2)
    assert [(each.words, each.found, each.right) for each in scored.wrong] == [("Tuesday", "2021-03-23", "2021-03-16")]
    assert with_values(score(document.times, []), document, []).values == Counts(0, 0, 2)


def test_values_are_counted_from_the_day_the_document_was_written() -> None:
    document = Document("d", "They met on Monday.", ((Span(12, 18), DATE),), date(2021, 3, 21), ("2021-03-15",))
    assert as_marked(document).values == Counts(1, 1, 1)


@pytest.mark.parametrize(
    ("name", "held"), [("AP900816-0139", True), ("CNN19980222.1130.0084", True), ("wsj_0006", False)]
)
def test_the_split_stays_what_it_is(name: str, held: bool) -> None:
    assert held_out(name) is held
