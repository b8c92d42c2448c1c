"""Questions to lines and deeds: between whom, answered or not, claimed and then, and where one is without the other."""

import pytest

from tests.lines.made import AGAINST, answer, deed, happening, line, with_deeds
from wordkeep.lines.asked import (
    Claim,
    came_of,
    claims,
    demands,
    gaps,
    is_answered,
    is_between,
    is_deed_between,
)
from wordkeep.model.commitment import Answer, Commitment, Kind, State

DEMAND = line("to reopen the consulate", record="s2", kind=Kind.DEMAND)
CLAIM = line("both sides will reopen it", record="s3", by=("KEN", "NOR"), to=(), claimed_by="KEN")


def test_a_line_is_between_those_it_binds_and_those_it_is_towards() -> None:
    assert is_between(line(), "KEN", "NOR")
    assert is_between(CLAIM, "NOR", "KEN")
    assert not is_between(line(), "NOR", "SWE")


def test_a_deed_is_between_who_does_it_and_whom_it_is_done_to() -> None:
    assert is_deed_between(happening(), "KEN", "NOR")
    assert is_deed_between(happening(by=("KEN", "NOR"), to=()), "KEN", "NOR")
    assert not is_deed_between(happening(by=(), to=("KEN", "NOR")), "KEN", "NOR")
    assert not is_deed_between(happening(to=("SWE",)), "KEN", "NOR")


@pytest.mark.parametrize(
    ("what", "answered"),
    [
        (DEMAND, False),
        (line(kind=Kind.DEMAND, answers=(answer("we ask again", Answer.REAFFIRMS, "KEN"),)), False),
        (line(kind=Kind.DEMAND, answers=(answer("we will not", Answer.DENIES, "NOR"),)), True),
        (with_deeds(deed(), kind=Kind.DEMAND), True),
        (with_deeds(AGAINST, kind=Kind.DEMAND), True),
    ],
)
def test_a_demand_is_answered_by_those_it_is_addressed_to(what: Commitment, answered: bool) -> None:
    assert is_answered(what) is answered


def test_demands_by_one_side_on_another() -> None:
    both = (line(), DEMAND)
    assert demands(both) == (DEMAND,)
    assert demands(both, by="KEN", on="NOR") == (DEMAND,)
    assert demands(both, by="NOR") == ()


def test_a_claim_is_confirmed_denied_or_met_with_silence() -> None:
    said = (answer("yes, we will", Answer.CONFIRMS, "NOR"), answer("we never did", Answer.DENIES, "NOR", record="s8"))
    assert claims((line(), CLAIM), by="KEN", about="NOR") == (CLAIM,)
    assert claims((CLAIM,), about="KEN") == ()
    assert came_of(CLAIM) == (Claim.SILENT, ())
    confirmed = line(by=("KEN", "NOR"), to=(), claimed_by="KEN", answers=said[:1])
    assert came_of(confirmed) == (Claim.CONFIRMED, said[:1])
    assert came_of(line(by=("KEN", "NOR"), to=(), claimed_by="KEN", answers=said)) == (Claim.DENIED, said[1:])


def test_the_claiming_side_cannot_confirm_its_own_claim() -> None:
    own = line(by=("KEN", "NOR"), to=(), claimed_by="KEN", answers=(answer("so it is", Answer.CONFIRMS, "KEN"),))
    assert came_of(own)[0] is Claim.SILENT


def test_gaps_are_words_that_nothing_moved_and_deeds_that_no_line_is_about() -> None:
    kept, withdrawn = with_deeds(deed(event="h1")), line(record="s4", state=State.SUPERSEDED)
    found = gaps((kept, DEMAND, withdrawn), (happening(), happening(id_="h2")))
    assert found.words == (DEMAND,)
    assert [each.id for each in found.deeds] == ["h2"]


def test_an_agreement_that_is_a_line_itself_is_no_deed_without_words() -> None:
    agreed = happening("agreed to reopen it", id_="h3", type_="AGREE")
    own = line(record=agreed.told[0].record)
    assert gaps((own,), (agreed,)).deeds == ()
