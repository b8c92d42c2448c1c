"""A brief: two pages, both sides alike, exact words, denominators, and what is left out said."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.lines.made import AGAINST, AUGUST, JUNE, LOOKED, answer, deed, happening, line, on, told, with_deeds
from wordkeep.export.brief import LENGTH, WIDTH, Known, brief
from wordkeep.lines.positions import redline_of
from wordkeep.model.commitment import Answer, Commitment, Due, Kind, Ladder, State, Step
from wordkeep.model.shift import Position, Shift, ShiftKind

AFTER = date(2023, 7, 1)


def known(*lines: Commitment, **given: Any) -> Known:
    plain: dict[str, Any] = {
        "sides": ("KEN", "NOR"),
        "on": AFTER,
        "lines": lines,
        "happenings": (),
        "meetings": (),
        "shifts": (),
        "searched": LOOKED,
        "undated": 0,
    }
    return Known(**(plain | given))


def section(page: str, title: str) -> str:
    """What stands under a heading."""
    _, _, rest = page.partition(f"\n{title}\n")
    return rest.split("\n\n")[0]


def test_a_line_has_words_source_due_ladder_state_and_denominator() -> None:
    under = " ".join(section(brief(known(line())), "OPEN, BINDING NORWAY").split())
    assert under == (
        "- Norway pledges towards Kenya: “Norway will reopen the consulate in Mombasa” Harbour Test, 2023-05-16; on the "
        "record; due 2024-05-15 (default); ladder: said; open: searched 9 articles of 4 outlets, 2023-06-20 to "
        f"2024-09-01, found none ({line().id})"
    )


def test_lines_stand_under_whom_they_bind() -> None:
    demand = line("to lift the fee", record="s2", kind=Kind.DEMAND, by=("KEN",), to=("NOR",))
    joint = line("both will talk", record="s3", by=("KEN", "NOR"), to=())
    page = brief(known(line(), demand, joint))
    assert "Norway demands of Kenya: “to lift the fee”" in section(page, "OPEN, BINDING KENYA")
    assert "Norway pledges" in section(page, "OPEN, BINDING NORWAY")
    assert "Kenya and Norway pledge: “both will talk”" in section(page, "OPEN, BINDING BOTH")


def test_what_is_delivered_or_taken_back_is_not_open_and_its_deed_is_shown() -> None:
    page = brief(known(with_deeds(deed()), line(record="s2", state=State.SUPERSEDED)))
    assert section(page, "OPEN, BINDING NORWAY") == "None is known."
    evidence = section(page, "EVIDENCE FOR AND AGAINST")
    assert "for: 2023-06-20 “reopened the consulate” (fulfils; 1 independent report)" in evidence
    assert "against: none found" in evidence


def test_evidence_is_shown_both_ways() -> None:
    evidence = section(brief(known(with_deeds(deed(), AGAINST))), "EVIDENCE FOR AND AGAINST")
    assert "for: 2023-06-20 “reopened" in evidence
    assert "against: 2023-08-01 “closed the consulate” (contradicts" in evidence


def test_a_text_that_all_signed_is_shown_as_evidence() -> None:
    signed = answer("both will reopen it", Answer.CONFIRMS, "NOR", step=Ladder.FORMALISED)
    steps = (Step(Ladder.SAID, on(JUNE), None), Step(Ladder.FORMALISED, signed.on, "s9"))
    evidence = section(brief(known(line(answers=(signed,), history=steps))), "EVIDENCE FOR AND AGAINST")
    assert "for: 2023-06-20 “both will reopen it” (signed by all who are bound: formalised)" in evidence


def test_a_claim_says_what_the_other_side_made_of_it() -> None:
    claim = line("both will reopen it", by=("KEN", "NOR"), to=(), claimed_by="KEN")
    silent = section(brief(known(claim)), "CLAIMED BY ONE SIDE ONLY")
    assert "Kenya says that Kenya and Norway pledge: “both will reopen it”" in silent
    assert "Norway: neither confirmed nor denied; searched 9 articles of 4 outlets" in silent
    denied = replace(claim, answers=(answer("we never agreed", Answer.DENIES, "NOR"),))
    told_ = section(brief(known(denied)), "CLAIMED BY ONE SIDE ONLY")
    assert "Norway denies (Harbour Test, 2023-06-20): “we never agreed”" in told_


def test_lately_is_the_latest_first_and_nothing_from_before() -> None:
    old = happening(id_="h0", day=date(2022, 1, 1))
    new = happening(id_="h2", day=AFTER - timedelta(days=1), reports=2)
    answered = line(answers=(answer("Norway still means to", Answer.REAFFIRMS, "NOR"),))
    lately = section(brief(known(answered, happenings=(old, new))), "WHAT CHANGED LATELY")
    assert lately.index("2023-06-30: Norway closed the consulate") < lately.index("2023-06-20: Norway says again")
    assert "2022" not in lately
    assert "(2 independent reports; first Harbour Test, 2023-06-30; h2-0)" in " ".join(lately.split())
    assert "1 pledge" in lately


def test_next_dates_are_those_that_words_set_and_come_after() -> None:
    end = told("by the end of the year").words[0]
    stated = line(due=Due(date(2023, 12, 31), end, "stated"), record="s5")
    past = line(due=Due(date(2023, 6, 1), end, "stated"), record="s6")
    dates = section(brief(known(line(), stated, past)), "NEXT DATES")
    assert dates.startswith("- 2023-12-31: Norway pledges towards Kenya")
    assert "2023-06-01" not in dates
    assert "1 line without a day of their own: default windows end from 2024-05-15 to 2024-05-15." in dates


def test_a_shift_is_shown_with_both_forms() -> None:
    was, is_ = (
        Position("NOR", told(words, published=day), None, None, ())
        for words, day in (("we hope to reopen", JUNE), ("we will reopen", AUGUST))
    )
    shift = Shift(ShiftKind.STRONGER, "NOR", (), was, is_, "will", redline_of(was.text, is_.text))
    shown = section(brief(known(shifts=(shift,))), "POSSIBLE SHIFTS IN POSITION")
    assert "modality stronger: “will”" in shown
    assert "was “we hope to reopen”; is “we will reopen”" in shown


@pytest.mark.parametrize("count", [0, 3, 40, 300])
def test_it_fits_two_pages_and_says_what_is_left_out(count: int) -> None:
    words = "Norway will reopen the consulate in Mombasa and take up every matter that was left lying there since"
    lines = [
        line(words, record=f"s{at}", by=(side,), to=(other,))
        for at in range(count)
        for side, other in (("KEN", "NOR"), ("NOR", "KEN"))
    ]
    deeds = tuple(happening(id_=f"h{at}") for at in range(count))
    page = brief(known(*lines, happenings=deeds, undated=4))
    assert len(page.splitlines()) <= LENGTH
    assert max(map(len, page.splitlines())) <= WIDTH
    assert "4 undated articles left out" in page
    shown = [section(page, f"OPEN, BINDING {side}") for side in ("KENYA", "NORWAY")]
    assert shown[0].count("\n- ") == shown[1].count("\n- ")
    if count >= 40:
        left = count - shown[0].count("- ")
        assert f"({left} more are left out here)" in shown[0]
        assert f"({left} more are left out here)" in shown[1]


def test_the_most_important_stands_first() -> None:
    vague = line("Norway will help", record="s1", strength=None)
    against = replace(with_deeds(deed("began it", event="e6"), AGAINST), id=line(record="s8").id)
    page = section(brief(known(vague, against)), "OPEN, BINDING NORWAY")
    assert page.index(against.id) < page.index(vague.id)


def test_both_sides_are_told_of_in_the_same_words() -> None:
    one = line("we will reopen it", by=("KEN",), to=("NOR",))
    other = line("we will reopen it", by=("NOR",), to=("KEN",))
    kenya = section(brief(known(one)), "OPEN, BINDING KENYA").replace(one.id, "ID")
    norway = section(brief(known(other)), "OPEN, BINDING NORWAY").replace(other.id, "ID")
    assert kenya.replace("Kenya", "X").replace("Norway", "Y") == norway.replace("Norway", "X").replace("Kenya", "Y")
