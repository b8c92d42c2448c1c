"""Whether a sentence looks ahead."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.model.span import Span
from wordkeep.resolve.tense import speaks_of_future


def where(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The talks will resume on Friday.", "Friday"),
        ("The envoy is to arrive on Friday.", "Friday"),
        ("She said the envoys would meet on Friday.", "Friday"),
        ("On Friday, the council will vote.", "Friday"),
        ("The council votes Friday.", "Friday"),
        ("They plan to sign the accord in May.", "May"),
        ("The deadline is Friday.", "Friday"),
        ("The rest is due by Friday, he said.", "Friday"),
        ("It’ll end on Friday.", "Friday"),
        ("A summit scheduled for May was agreed.", "May"),
        ("The terms will be agreed on Friday.", "Friday"),
        ("The ships need to leave on Friday.", "Friday"),
        ("He left. The talks resume on Friday.", "Friday"),
        ("He left.\nThe talks resume on Friday.", "Friday"),
        ("“He left.” The talks will resume on Friday.", "Friday"),
    ],
)
def test_ahead(text: str, words: str) -> None:
    assert speaks_of_future(text, where(text, words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoys met on Friday.", "Friday"),
        ("On Friday, the envoys met.", "Friday"),
        ("The envoys signed the accord on Friday.", "Friday"),
        ("She will explain why they met on Friday.", "Friday"),
        ("The law that was passed in May will stay.", "May"),
        ("They used to meet on Friday.", "Friday"),
        ("The visit, previously planned for May, is off.", "May"),
        ("A quiet Friday.", "Friday"),
        ("The talks will go on. On Friday the envoys met.", "Friday"),
        ("They will study the Aug. 7 bombings.", "Aug. 7"),
        ("They will appeal against Wednesday's ruling.", "Wednesday"),
        ("They will appeal against Wednesday’s ruling.", "Wednesday"),
    ],
)
def test_not_ahead(text: str, words: str) -> None:
    assert not speaks_of_future(text, where(text, words))


@given(st.text(), st.data())
def test_any_words_of_any_text(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    speaks_of_future(text, span)


@pytest.mark.parametrize("piece", [" ", "a", ". ", "to ", "will ", "be agreed ", "the ", "A.", "\n", '."'])
def test_a_sentence_takes_no_longer_in_a_long_text(piece: str) -> None:
    text = piece * 500_000
    begun = time.process_time()
    speaks_of_future(text, Span(len(text) // 2, len(text) // 2 + 1))
    assert time.process_time() - begun < 0.1
