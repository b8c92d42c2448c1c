from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.chosen import WORDPIECES
from wordkeep.annotate.wordpieces import Pieces, Shape
from wordkeep.model.span import Span

# What tokenizers drop, split or join: emoji of several characters, marks, right to left, nothing wide, controls, Chinese.
ODD = st.sampled_from(
    "👩🏽‍🚀|🇨🇭|e\u0301|\u0301|שלום|مرحبا|\u200b|\u200d|\u202e|\ufeff|\x00|\x07|\x7f|\ufffd|\ud800|会谈继续|ﬁ|ﷺ|İ|ß|½|२|"
    "\n|\r\n|\u2028|\t|\u00a0| |talks|Beijing's|naïveté|U.S.|[SEP]|[CLS]|##ing|“|…".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(ODD, max_size=60).map("".join), st.lists(ODD, max_size=60).map(" ".join)
)


@given(TEXTS)
def test_wordpieces_stand_where_they_say_one_after_the_other(text: str) -> None:
    pieces = WORDPIECES.of(text)
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.offsets) == len(pieces.words) == len(pieces)
    assert all(0 <= start < end <= len(text) for start, end in pieces.offsets)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(pieces.offsets))
    assert all(0 <= shape < 2 * len(Shape) for shape in pieces.shapes)


@pytest.mark.parametrize(
    "before", ["", "🤝 ", "会谈 ", "e\u0301 ", "\u200b\x00", "שלום\u202e ", "\ud800 ", "\ufeff", "\x00" * 9]
)
def test_a_word_is_found_whatever_stands_before_it(before: str) -> None:
    text = f"{before}harbour"
    assert [text[start:end] for start, end in WORDPIECES.of(text).offsets][-1] == "harbour"


@given(TEXTS)
def test_half_a_character_costs_nothing_around_it(text: str) -> None:
    alone, after = WORDPIECES.of(f" {text}"), WORDPIECES.of(f"\udfff {text}")
    assert [(start + 1, end + 1) for start, end in alone.offsets] == after.offsets
    assert alone.ids == after.ids


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", Shape.LOWER),
        ("Beijing", Shape.TITLE),
        ("A", Shape.TITLE),
        ("US", Shape.UPPER),
        ("McKay", Shape.MIXED),
        ("2021", Shape.DIGIT),
        ("G7", Shape.DIGIT),
        (",", Shape.OTHER),
        ("会", Shape.MIXED),
    ],
)
def test_shapes_tell_how_a_word_is_written_and_whether_it_opens_a_line(word: str, shape: Shape) -> None:
    pieces = WORDPIECES.of(f"{word} so {word}\n{word}")
    written = {start: found for (start, _), found in zip(pieces.offsets, pieces.shapes, strict=True)}
    first, second, third = 0, len(word) + 4, 2 * len(word) + 5
    assert (written[first], written[second], written[third]) == (shape + len(Shape), shape, shape + len(Shape))


def test_every_piece_of_a_word_has_the_shape_of_the_word() -> None:
    pieces = WORDPIECES.of("The Countermeasures")
    assert len(pieces) > 2
    assert set(pieces.shapes[1:]) == {Shape.TITLE}


def test_lines_are_counted_by_the_words_that_open_them() -> None:
    text = "Countermeasures ended.\n\nMeasures went on,\nAnn said."
    pieces = WORDPIECES.of(text)
    opening = {text[start:end]: line for (start, end), line in zip(pieces.offsets, pieces.lines(), strict=True)}
    assert [opening[word] for word in ("ended", "on", "said")] == [0, 1, 2]


@pytest.mark.parametrize("inside", ["\x00", "\u200b", "\u0301", "\ufffd"])
def test_what_the_tokenizer_drops_inside_a_word_opens_no_line(inside: str) -> None:
    assert set(WORDPIECES.of(f"x{inside}yz{inside}counter{inside}measures").lines()) == {0}


@given(TEXTS)
def test_a_line_is_never_before_the_one_before_nor_beyond_the_breaks_in_the_text(text: str) -> None:
    pieces = WORDPIECES.of(text)
    lines = pieces.lines()
    assert lines == sorted(lines)
    for line, (start, _) in zip(lines, pieces.offsets, strict=True):
        assert line <= text.count("\n", 0, start)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return WORDPIECES.of("Ann said the talks ended.")


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        (0, 3, (0, 1)),
        (0, 8, (0, 2)),
        (5, 6, (1, 2)),  # inside a word
        (2, 5, (0, 2)),  # the end of one and the beginning of the next
        (3, 4, None),  # the space between
        (6, 6, None),  # no character
        (24, 25, (5, 6)),
        (25, 99, None),
    ],
)
def test_range_of_is_what_the_characters_touch(
    pieces: Pieces, start: int, end: int, touched: tuple[int, int] | None
) -> None:
    assert pieces.range_of(Span(start, end)) == touched


@given(TEXTS, st.data())
def test_range_of_is_the_same_as_looking_at_every_piece(text: str, data: st.DataObject) -> None:
    pieces = WORDPIECES.of(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    touched = [at for at, (first, last) in enumerate(pieces.offsets) if first < span.end and span.start < last]
    expected = (touched[0], touched[-1] + 1) if touched and len(span) else None
    assert pieces.range_of(span) == expected
