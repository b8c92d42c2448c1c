"""Markdown to the words it shows."""

import pytest

from wordkeep.clean.markdown import fields_of, markdown_edits
from wordkeep.model.offsets import apply_edits


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("# Talks end", "Talks end"),
        ("## Talks end ##", "Talks end"),
        ("The **joint** text was *signed* by _both_ sides.", "The joint text was signed by both sides."),
        ("See [the text](https://example.org/a) or [that][1].", "See the text or that."),
        ("> “Agreed,” she said.", "“Agreed,” she said."),
        ("- grain\n- steel\n1. first", "grain\nsteel\nfirst"),
        ("![the hall](hall.jpg)", "the hall"),
        ("a\n\n---\n\nb", "a\n\n\n\nb"),
        (r"5 \* 3 and snake_case_name and 2*3", "5 * 3 and snake_case_name and 2*3"),
        ("Line one  \nline two\\\nline three", "Line one\nline two\nline three"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("It cost <b>more</b>.", "It cost more."),
    ],
)
def test_marks_go_and_words_stay(source: str, shown: str) -> None:
    assert apply_edits(source, markdown_edits(source))[0] == shown


def test_front_matter_is_read_and_taken_off() -> None:
    source = '---\ntitle: "Talks end"\ndate: 2021-03-21\ntags:\n  - river\n---\nThey met.'
    assert fields_of(source) == {"title": "Talks end", "date": "2021-03-21"}
    assert apply_edits(source, markdown_edits(source))[0] == "They met."


def test_time_grows_with_size_alone() -> None:
    for hostile in ("[" * 50_000, "*" * 50_000, "![" * 25_000, "<a" * 25_000, " " * 50_000 + "#", "_a" * 25_000):
        markdown_edits(hostile)  # quadratic time would be minutes
