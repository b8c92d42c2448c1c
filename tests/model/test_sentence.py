"""Where a sentence begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.model.sentence import FARTHEST, sentence_around
from wordkeep.model.span import Span


def where(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("They met. Monday was quiet. All left.", "Monday", "Monday was quiet."),
        ("They met. On Monday all left.", "Monday", "On Monday all left."),
        ("They met. “Monday is fine.” All left.", "Monday", "“Monday is fine."),
        ("They met.\nMonday\nAll left", "Monday", "Monday\n"),
        ("Dr. Sand left Jan. 5 by sea. All slept.", "Jan. 5", "Dr. Sand left Jan. 5 by sea."),
        ("The U.S. Senate met on Monday. All left.", "Monday", "The U.S. Senate met on Monday."),
        ("It rose 2.5 points on Monday", "Monday", "It rose 2.5 points on Monday"),
        ("Monday", "Monday", "Monday"),
        ("Did they meet? Yes, on Monday! All left.", "Monday", "Yes, on Monday!"),
    ],
)
def test_sentences(text: str, words: str, sentence: str) -> None:
    assert sentence_around(text, where(text, words)).of(text) == sentence


def test_a_sentence_without_end_is_cut_off() -> None:
    text = "word " * 1000 + "Monday" + " word" * 1000
    span = where(text, "Monday")
    assert sentence_around(text, span) == Span(span.start - FARTHEST, span.end + FARTHEST)


@given(st.text(min_size=1), st.data())
def test_words_stand_in_their_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert sentence_around(text, span).contains(span)
