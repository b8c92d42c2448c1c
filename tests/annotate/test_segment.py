import pytest

from wordkeep.annotate.segment import paragraphs_in, sentences_of, tokens_in
from wordkeep.model.span import Span


def words(text: str) -> list[str]:
    return [token.text for token in tokens_in(text, Span(0, len(text)))]


def sentences(text: str) -> list[str]:
    found = sentences_of(tokens_in(text, Span(0, len(text))))
    return [text[tokens[0].start : tokens[-1].end] for tokens in found]


def test_paragraphs_are_lines_without_the_space_around_them() -> None:
    text = "\n  Talks began. \n\n\xa0\nThey ended.\n"
    assert [span.of(text) for span in paragraphs_in(text)] == ["Talks began.", "They ended."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Arran's envoy won't go", ["Arran", "'s", "envoy", "won't", "go"]),
        ("the Arran’s U.S. office", ["the", "Arran", "’s", "U.S.", "office"]),
        ("1,234.5 tonnes of well-known ore", ["1,234.5", "tonnes", "of", "well-known", "ore"]),
        ("peace.And then", ["peace", ".", "And", "then"]),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_tokens_stand_where_they_say() -> None:
    text = "Dr. Ode’s “plan” — 3 steps…"
    assert all(text[token.start : token.end] == token.text for token in tokens_in(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr. Ode spoke. He left.", ["Mr. Ode spoke.", "He left."]),
        ("J. R. Ode of the U.S. embassy spoke.", ["J. R. Ode of the U.S. embassy spoke."]),
        ("It is over in the U.S. The talks ended.", ["It is over in the U.S.", "The talks ended."]),
        ("Sen. Ann Ode (D-Conn.) agreed. Ben did not.", ["Sen. Ann Ode (D-Conn.) agreed.", "Ben did not."]),
        ("(They agreed.) Then they left.", ["(They agreed.)", "Then they left."]),
        ("He said no. The talks ended.", ["He said no.", "The talks ended."]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found
