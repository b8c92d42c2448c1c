"""The sets that are trained and measured on: spans stand where they say, and all sets follow one policy for names."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from training.corpora import NATIONAL, SETS, Labelled, gap, polnear, timebank
from wordkeep.model.mention import MentionKind
from wordkeep.model.span import Span


@pytest.mark.parametrize(
    "words", ["Chinese", "Americans", "South Korean", "African-American", "Sri Lankan", "Democrats"]
)
def test_demonyms_are_national(words: str) -> None:
    assert NATIONAL.fullmatch(words)


@pytest.mark.parametrize("words", ["China", "Philippines", "Laos", "democratic", "polish", "Monday"])
def test_countries_and_small_letters_are_not(words: str) -> None:
    assert not NATIONAL.fullmatch(words)


def test_names_that_overlap_are_refused() -> None:
    names = ((Span(0, 5), MentionKind.PLACE), (Span(3, 8), MentionKind.PLACE))
    with pytest.raises(ValueError, match="overlap"):
        Labelled("x", "New York City", names=names)


def test_spans_outside_of_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="is not in a text"):
        Labelled("x", "short", chains=((Span(0, 2), Span(3, 9)),))


@pytest.mark.parametrize("name", sorted(SETS))
def test_names_have_no_article_and_no_possessive(name: str, data: Path) -> None:
    documents = list(SETS[name](data / "data"))
    assert documents
    assert len({each.id for each in documents}) == len(documents)
    for words in _names(documents):
        assert words == words.strip()
        assert not words.startswith(("the ", "Mr. "))
        assert not words.endswith(("'s", "’s"))


def test_timebank_keeps_its_own_fifth_apart(data: Path) -> None:
    train, own = ({each.id for each in timebank(data / "data", part)} for part in ("train", "own"))
    assert not train & own
    assert (len(train), len(own)) == (207, 49)


def test_attributions_of_polnear_are_all_there(data: Path) -> None:
    assert sum(len(each.attributions or ()) for each in polnear(data / "data", "dev")) == 2191


def test_gap_says_at_most_one_name_is_meant(data: Path) -> None:
    rows = list(gap(data / "data", "validation"))
    assert len(rows) == 454
    assert all(sum(meant for _, meant in row.candidates) <= 1 for row in rows)


def _names(documents: Iterable[Labelled]) -> Iterable[str]:
    return (span.of(each.text) for each in documents for span, _ in each.names or ())
