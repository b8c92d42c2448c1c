"""Whatever is written: no crash, every anchor holds, ids are unique, records stand in order, time is linear."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.reading import records_in
from tests.conftest import article_with
from wordkeep.annotate.rules import RulesReader

PIECES = st.sampled_from(
    "said,|Ode|“|”|\"|'|‘|’|''|«|»|â|,| |. |\n|that|and|who|according to|told|adding|:|— |(|)|Mr.|U.S.|claim|called|"
    "to|is|confident|ODE: |\u00a0|\u2028|?|!|…|said|the minister|it was late|what|as|not|-|Tuesday|''".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=80).map(" ".join), st.lists(PIECES, max_size=80).map("".join)
)


@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    records = records_in(text)
    for record in records:
        for anchor in record.claim.anchors:
            anchor.check(text)
    assert len({record.id for record in records}) == len(records)
    assert all(one.span <= other.span for one, other in pairwise(records))


HOSTILE = {
    "one word": "a",
    "quotation marks": '"',
    "opening marks": "“",
    "said": "said ",
    "sentences": "He said so. ",
    "quotations": '"A." ',
    "quotations in paragraphs": '"A."\n',
    "praise": '"A b." He praised it. ',
    "stops": "a.",
    "closers": '."',
    "commas": "Ode, who said, ",
    "nested": "He said that they said that ",
    "labels": "ODE: c\n",
    "apostrophes": "'a ",
    "stray letters": "â ",
    "brackets": "(",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_length_of_the_text(unit: str) -> None:
    """Four times the text takes about four times the processor's time; what grows with the square takes sixteen."""
    short = min(_seconds(unit, 15_000) for _ in range(3))
    assert any(_seconds(unit, 60_000) < 9 * short + 0.1 for _ in range(3))


def test_a_megabyte_without_a_space() -> None:
    assert records_in("a" * 1_000_000) == ()


def _seconds(unit: str, characters: int) -> float:
    article = article_with(unit * (characters // len(unit)))
    reader = RulesReader()
    started = time.process_time()
    reader.read(article)
    return time.process_time() - started
