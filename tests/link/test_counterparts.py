import pytest

from tests.link.test_topics import passage
from wordkeep.link.counterparts import Row, counterparts
from wordkeep.link.nearness import Nearness
from wordkeep.model.ids import IssueId

TRAWLERS = passage("Trawlers were seen in the strait at night.")
FLEET = passage("The fleet may return to its fishing grounds in the strait.")
LOANS = passage("Loans were paid back late.")


def row(issue: str, side: str, sentence: object) -> Row:
    return Row(IssueId(issue), frozenset({side}), (sentence,))  # type: ignore[arg-type]


def found(*rows: Row) -> dict[str, str]:
    measure = Nearness.among([TRAWLERS, FLEET, LOANS], ())
    return {str(issue): str(name) for issue, (name, _) in counterparts(rows, measure).items()}


def test_a_topic_is_called_as_the_other_side_s_issue() -> None:
    rows = (row("topic/trawlers strait", "ESP", TRAWLERS), row("maritime/fisheries", "MAR", FLEET))
    assert found(*rows) == {"topic/trawlers strait": "maritime/fisheries"}


@pytest.mark.parametrize(
    "other",
    [
        row("maritime/fisheries", "ESP", FLEET),  # of the same side
        row("finance/debt", "MAR", LOANS),  # of something else
    ],
)
def test_what_stays_apart(other: Row) -> None:
    assert found(row("topic/trawlers strait", "ESP", TRAWLERS), other) == {}


def test_issues_of_two_branches_are_never_one() -> None:
    assert found(row("security/airspace", "ESP", TRAWLERS), row("maritime/fisheries", "MAR", FLEET)) == {}
