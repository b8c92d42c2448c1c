from datetime import date

from tests.link.meeting_texts import DAY, KENYA, NORWAY, PAPER, Met, text
from wordkeep.link.accounts import accounts_of, with_accounts
from wordkeep.link.gathering import meetings_of
from wordkeep.link.silence import with_silences
from wordkeep.link.texts import Text
from wordkeep.model.meeting import Badge, IssueAccounts, Meeting


def told(*texts: Text) -> Meeting:
    """The one meeting of these texts, with its accounts and silences."""
    (meeting,) = meetings_of(texts)
    accounts = accounts_of(meeting, texts)
    return with_silences(with_accounts(accounts), accounts, texts)


def row(meeting: Meeting, issue: str) -> IssueAccounts:
    return next(each for each in meeting.issues if each.issue == issue)


def test_what_one_side_says_the_other_agreed_to_is_claimed() -> None:
    found = row(told(KENYA, NORWAY), "trade/tariffs")
    assert (found.badge, found.of) == (Badge.CLAIMED, "KEN")
    assert [line.side for line in found.lines] == ["KEN"]
    assert found.lines[0].words[0].exact == "Norway agreed to lift its import duties on flowers."


def test_a_denial_makes_it_a_conflict() -> None:
    denial = text(
        "d",
        "Ingunn Foss of Norway told reporters after the talks with Kenya's Josphat Lelei: "
        "no cut of import duties on flowers was promised.",
        outlet="Fjordposten",
        on=date(2023, 5, 17),
        persons=["Ingunn Foss", "Josphat Lelei"],
        said=[("Ingunn Foss", "no cut of import duties on flowers was promised")],
    )
    assert row(told(KENYA, NORWAY, denial), "trade/tariffs").badge is Badge.CONFLICT


def test_an_issue_of_one_side_alone() -> None:
    found = row(told(KENYA, NORWAY, PAPER), "maritime/fisheries")
    assert (found.badge, found.of) == (Badge.ONLY, "NOR")


def test_shares_and_order() -> None:
    meeting = told(KENYA, NORWAY)
    lines = [line for each in meeting.issues for line in each.lines if line.side == "KEN"]
    assert sorted(line.order for line in lines)[:2] == [1, 2]
    assert all(0 < line.share < 1 for line in lines)


def test_a_denial_of_having_agreed_answers_what_the_other_claims() -> None:
    denial = text(
        "n2",
        "Foreign Minister Ingunn Foss met Kenya's Cabinet Secretary, Josphat Lelei, in Oslo on 16 May.\n\n"
        "Norway did not agree to lift anything on flowers.",
        outlet="Norwegian Ministry of Foreign Affairs",
        on=DAY,
        met=[Met("met Kenya's Cabinet Secretary", DAY)],
        persons=["Ingunn Foss", "Josphat Lelei"],
    )
    found = row(told(KENYA, denial), "trade/tariffs")
    assert found.badge is Badge.CONFLICT
    assert {line.side for line in found.lines} == {"KEN", "NOR"}
