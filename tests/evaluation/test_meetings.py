from typing import Any

from evaluation.meetings import is_kept, scored
from tests.link.meeting_texts import KENYA, NORWAY
from tests.link.test_accounts import told

DUTIES = "Norway agreed to lift its import duties on flowers."


def key(issue: str, badge: str) -> dict[str, Any]:
    """A key of one issue that rests on Kenya's words on duties."""
    row = {"issue": issue, "badge": badge, "words": {"KEN": [["k", DUTIES]], "NOR": []}}
    return {
        "texts": {"k": {}, "n": {}},
        "sides": ["KEN", "NOR"],
        "format": "in-person",
        "dates": ["2023-05-16"],
        "place": "Oslo",
        "status": "held",
        "asked_by": None,
        "issues": [row],
    }


def test_an_issue_is_the_keys_by_its_words_or_by_its_leaf() -> None:
    found = [told(KENYA, NORWAY)]
    by_leaf, by_words = (
        scored(key(issue, "claimed:KEN"), found) for issue in ("trade/tariffs", "trade/subsidies-and-dumping")
    )
    assert all(cell.badge and cell.leaf for cell in by_leaf.cells)
    assert all(cell.badge and not cell.leaf for cell in by_words.cells)


def test_a_badge_of_another_side_is_wrong() -> None:
    wrong = scored(key("trade/tariffs", "claimed:NOR"), [told(KENYA, NORWAY)])
    assert all(cell.speaks and not cell.badge for cell in wrong.cells)


def test_issues_on_no_words_of_the_key_are_not_borne_out() -> None:
    score = scored(key("trade/tariffs", "claimed:KEN"), [told(KENYA, NORWAY)])
    assert any(score.borne_out)
    assert not all(score.borne_out)


def test_every_fourth_and_of_the_later_every_second_meeting_is_kept() -> None:
    assert [number for number in range(1, 28) if is_kept({"meeting": f"m{number:02}"})] == [
        3,
        7,
        11,
        15,
        19,
        23,
        25,
        27,
    ]
