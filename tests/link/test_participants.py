import pytest

from tests.link.meeting_texts import anchor, text
from wordkeep.link.participants import People, shared, side_at


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Poland's defence minister, Jan Odra, arrived.", "POL"),
        ("She met her Turkish counterpart, Jan Odra.", "TUR"),
        ("Jan Odra of Egypt spoke.", "EGY"),
        ("Jan Odra, Minister of Foreign Affairs of Spain, spoke.", "ESP"),
        ("Anna Vik of Egypt and Jan Odra spoke.", None),
        ("In Warsaw, Jan Odra spoke.", None),
        ("The ministers of Egypt and Sudan, Jan Odra and Anna Vik, met.", None),
    ],
)
def test_words_at_a_name_give_its_side(words: str, side: str | None) -> None:
    read = text("a", words, outlet="Wire", on=None, persons=["Jan Odra"])
    assert side_at(words, anchor(read.article, "Jan Odra")) == side


def test_a_sides_own_text_names_its_own_first() -> None:
    own = text(
        "a",
        "Minister Jan Odra met his guest, Anna Vik.",
        outlet="Ministry of National Defence of Poland",
        on=None,
        persons=["Jan Odra", "Anna Vik"],
    )
    found = [(person.name, person.side) for person in People([own]).in_text(own)]
    assert found == [("Jan Odra", "POL"), ("Anna Vik", None)]


def test_shorter_names_are_the_same_person() -> None:
    assert shared(["Begona Larrauri", "Odra"], ["Begona Larrauri Sanchis", "Jan Odra"]) == ["Begona Larrauri", "Odra"]
    assert shared(["Anna Vik"], ["Anna Berg"]) == []
