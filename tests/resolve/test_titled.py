"""Titles: whose they are, which office they mean, and where they end."""

import pytest

from wordkeep.resolve.titled import has_role, title_before, title_beside, title_of


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("the Chinese foreign minister", "CHN"),
        ("US ambassador to China", "USA"),
        ("ambassador to China", None),
        ("the deputy assistant secretary of defense for China", None),
        ("US special envoy for Iran", "USA"),
        ("China's permanent representative to the United Nations", "CHN"),
        ("spokesman for NATO", "NATO"),
        ("US Steel president", None),
    ],
)
def test_a_title_is_of_the_state_it_speaks_for_not_of_the_one_it_is_about(words: str, of: str | None) -> None:
    title = title_of(words)
    assert title is not None
    assert (title.of.code if title.of else None) == of


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("The talks follow word that the top US military officer", "the top US military officer"),
        ("the spokesman of the Chinese defence ministry", "the spokesman of the Chinese defence ministry"),
        ("a news conference with the Philippine foreign secretary", "the Philippine foreign secretary"),
    ],
)
def test_a_title_before_a_comma_begins_with_its_own_article(words: str, exact: str) -> None:
    title = title_beside(words)
    assert title is not None
    assert title.exact == exact


def test_words_that_hold_no_title_give_none() -> None:
    assert title_of("the weather") is None
    assert title_beside("on a cold day") is None


def test_a_title_stands_before_a_name() -> None:
    text = "On Monday Chinese Foreign Minister Wang Yi slept."
    begins, title = title_before(text, text.index("Wang"))
    assert title is not None
    assert text[begins:].startswith("Chinese Foreign Minister")


def test_who_was_in_a_role_is_not_in_it() -> None:
    former, now = title_of("former president"), title_of("president")
    assert former is not None
    assert now is not None
    assert (has_role(former, "leader"), has_role(now, "leader"), has_role(now, "minister")) == (False, True, False)
