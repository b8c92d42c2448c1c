"""The map of characters: round trips through any edits, any number of steps, any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.model.offsets import Edit, OffsetMap, Run, apply_edits
from wordkeep.model.span import Span


def edits_of(text: str) -> st.SearchStrategy[list[Edit]]:
    cuts = st.lists(st.integers(0, len(text)), max_size=12).map(sorted)

    def paired(places: list[int]) -> st.SearchStrategy[list[Edit]]:
        pairs = list(zip(places[::2], places[1::2], strict=False))
        news = st.lists(st.text(max_size=4), min_size=len(pairs), max_size=len(pairs))
        return news.map(lambda given_: [Edit(a, b, new) for (a, b), new in zip(pairs, given_, strict=True)])

    return cuts.flatmap(paired)


@st.composite
def cleaned(draw: st.DrawFn) -> tuple[str, str, OffsetMap]:
    """A page, the text that up to four steps of cleaning made of it, and the map of all steps together."""
    page = text = draw(st.text(max_size=60))
    to_page = OffsetMap.identity(len(page))
    for _ in range(draw(st.integers(0, 4))):
        text, step = apply_edits(text, draw(edits_of(text)))
        to_page = to_page.then(step)
    return page, text, to_page


@given(cleaned())
def test_copied_characters_are_the_same_on_the_page(case: tuple[str, str, OffsetMap]) -> None:
    page, text, to_page = case
    for run in to_page.runs:
        if run.copied:
            assert text[run.after : run.after + run.length] == page[run.before : run.before + run.length]


@given(cleaned())
def test_runs_stand_in_the_order_of_the_text_and_inside_both(case: tuple[str, str, OffsetMap]) -> None:
    page, text, to_page = case
    at = 0
    for run in to_page.runs:
        assert at <= run.after
        assert run.length > 0
        at = run.after + run.length
        assert 0 <= run.before <= run.before + run.source_length <= len(page)
    assert at <= len(text)


@given(cleaned(), st.data())
def test_a_span_leads_back_to_where_its_characters_came_from(
    case: tuple[str, str, OffsetMap], data: st.DataObject
) -> None:
    page, text, to_page = case
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = to_page.to_page(Span(start, end))
    one_by_one = [piece for at in range(start, end) for piece in to_page.to_page(Span(at, at + 1))]
    covered = {at for piece in pieces for at in range(piece.start, piece.end)}
    assert covered == {at for piece in one_by_one for at in range(piece.start, piece.end)}
    assert all(piece.end <= len(page) for piece in pieces)


@given(st.text(max_size=40), st.data())
def test_edits_do_what_they_say(text: str, data: st.DataObject) -> None:
    edits = data.draw(edits_of(text))
    expected, shift = text, 0
    for start, end, new in edits:
        expected = expected[: start + shift] + new + expected[end + shift :]
        shift += len(new) - (end - start)
    assert apply_edits(text, edits)[0] == expected


def test_words_after_a_removed_header_lead_back_behind_it() -> None:
    page = " date 2021-03-21 The talks ended."
    text, to_page = apply_edits(page, [Edit(0, 17, "")])
    assert text == "The talks ended."
    (found,) = to_page.to_page(Span(4, 9))
    assert found.of(page) == "talks"


def test_a_mended_mark_leads_back_to_the_broken_one() -> None:
    page = "Chinaâ€™s reply"
    text, to_page = apply_edits(page, [Edit(5, 8, "’")])
    assert text == "China’s reply"
    assert to_page.to_page(Span(5, 6)) == (Span(5, 8),)
    assert [span.of(page) for span in to_page.to_page(Span(0, 7))] == ["Chinaâ€™s"]


def test_characters_put_in_come_from_nowhere() -> None:
    _, to_page = apply_edits("ab", [Edit(1, 1, "-")])
    assert to_page.to_page(Span(1, 2)) == ()
    assert to_page.to_page(Span(0, 3)) == (Span(0, 2),)


def test_steps_without_change_add_no_runs() -> None:
    text = "A long page. " * 50
    to_page = OffsetMap.identity(len(text))
    for _ in range(5):
        text, step = apply_edits(text, [])
        to_page = to_page.then(step)
    assert to_page.runs == (Run(0, len(text), 0, len(text), copied=True),)


@pytest.mark.parametrize(
    "edits", [[Edit(3, 4, ""), Edit(1, 2, "")], [Edit(0, 9, "")], [Edit(0, 2, ""), Edit(1, 3, "")]]
)
def test_edits_out_of_order_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order or outside"):
        apply_edits("abcdef", edits)
