"""Spans and anchors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.errors import AnchorMismatch
from wordkeep.model.ids import TextId
from wordkeep.model.span import Anchor, Span, hull

TEXT = "The envoy said: “Talks 🤝 go on.” 会谈继续。"
ID = TextId("a1")


def test_an_anchor_carries_its_words() -> None:
    anchor = Anchor.of(TEXT, Span(4, 9), text_id=ID)
    assert anchor.exact == "envoy"
    anchor.check(TEXT)


def test_offsets_count_code_points() -> None:
    start = TEXT.index("会")
    assert Anchor.of(TEXT, Span(start, start + 2), text_id=ID).exact == "会谈"


def test_a_changed_text_is_found_out() -> None:
    anchor = Anchor.of(TEXT, Span(4, 9), text_id=ID)
    with pytest.raises(AnchorMismatch) as found:
        anchor.check(TEXT.replace("envoy", "agent"))
    assert str(found.value) == "a1:4-9: 'agent' stands where the anchor says 'envoy'"


@pytest.mark.parametrize("text", ["", "The", TEXT[:8]])
def test_a_shorter_text_is_found_out(text: str) -> None:
    with pytest.raises(AnchorMismatch):
        Anchor.of(TEXT, Span(4, 9), text_id=ID).check(text)


def test_no_anchor_is_empty_or_outside() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        Anchor.of(TEXT, Span(4, 4), text_id=ID)
    with pytest.raises(IndexError):
        Anchor.of(TEXT, Span(4, len(TEXT) + 1), text_id=ID)
    with pytest.raises(AnchorMismatch):
        Anchor(ID, Span(3, 3), "").check(TEXT)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 9).contains(Span(3, 9))
    assert hull((Span(7, 9), Span(2, 3))) == Span(2, 9)
    assert Span(2, 3).shifted(5) == Span(7, 8)


@given(st.text(min_size=1), st.data())
def test_every_anchor_of_any_text_checks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    Anchor.of(text, Span(start, end), text_id=ID).check(text)
