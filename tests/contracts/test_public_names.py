"""The public API: a dozen names, each there, each documented."""

import inspect

import pytest

import wordkeep


def test_the_public_names_are_sorted_and_few() -> None:
    assert wordkeep.__all__ == sorted(wordkeep.__all__)
    assert len(wordkeep.__all__) <= 16


@pytest.mark.parametrize("name", wordkeep.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(wordkeep, name)
    assert isinstance(value, str) or inspect.getdoc(value)


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rumour'"):
        wordkeep.rumour  # noqa: B018


def test_reading_a_text() -> None:
    reading = wordkeep.read(
        "The talks were useful, the ministry said.", published="21 March 2021", outlet="Harbour Test"
    )
    assert reading.article is not None
    assert str(reading.article.published.on) == "2021-03-21"
    (statement,) = [record.claim for record in reading.records if isinstance(record.claim, wordkeep.Statement)]
    assert statement.source is not None
    assert statement.source.as_written.exact == "the ministry"


def test_relating_two_of_a_text() -> None:
    chances = wordkeep.relate("Bresk imposed tariffs on Alvonia.", (0, 5), (25, 32))
    assert len(chances) == 17
    assert sum(chances.values()) == pytest.approx(1, abs=1e-5)


def test_reading_nothing_says_why() -> None:
    reading = wordkeep.read("   ")
    assert reading.article is None
    assert reading.skipped[0].code == "page-empty"
