"""Days from words to deeds, against an estimate that is printed in the textbooks."""

from datetime import date, timedelta

import pytest

from tests.lines.made import MAY, happening, line, on
from wordkeep.lines.lag import Wait, lag, quartiles, survival
from wordkeep.model.commitment import Kind

DONE = happening()
THREAT = line("Norway will close the consulate", kind=Kind.THREAT)


def test_the_estimate_of_the_textbook() -> None:
    """Weeks of remission under 6-MP (Freireich and others, 1963), as survival texts print them: 9 ends and 12 still open."""
    ends = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    waits = [Wait(THREAT, DONE, days) for days in ends] + [Wait(THREAT, None, days) for days in still]
    curve = {days: round(surviving, 3) for days, surviving in survival(waits)}
    assert curve == {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert quartiles(waits) == (13, 23, None)


def test_too_few_lines_give_no_median() -> None:
    assert quartiles([Wait(THREAT, DONE, 3)] * 4) == (None, None, None)


@pytest.mark.parametrize(
    ("deed", "days"),
    [
        (happening(type_="SANCTION", day=MAY + timedelta(days=10)), 10),
        (happening(type_="SANCTION", day=MAY - timedelta(days=10)), None),
        (happening(type_="AID"), None),
        (happening(type_="SANCTION", by=("SWE",)), None),
        (happening(type_="SANCTION", to=("SWE",)), None),
        (happening(type_="SANCTION", day=None), None),
    ],
)
def test_the_first_deed_of_the_same_side_at_the_same_target_counts(deed: object, days: int | None) -> None:
    found = lag([THREAT], [deed], "SANCTION", until=date(2023, 12, 31))  # type: ignore[list-item]
    (wait,) = found.waits
    assert (wait.days if wait.deed else None) == days
    assert wait.deed or wait.days == (date(2023, 12, 31) - MAY).days


def test_what_several_pledge_together_is_towards_each_other() -> None:
    joint = line(by=("KEN", "NOR"), to=())
    met = happening(type_="CONSULT", by=("KEN", "NOR"), to=(), day=MAY + timedelta(days=3))
    alone = happening(type_="CONSULT", by=("NOR",), to=("SWE",), day=MAY + timedelta(days=1))
    assert lag([joint], [alone, met], "CONSULT", until=None).waits[0].days == 3


def test_a_line_without_a_day_is_left_out_and_named() -> None:
    undated = line(made=on(None))
    found = lag([undated], [DONE], "REJECT", until=date(2024, 1, 1))
    assert found.waits == ()
    assert found.left_out == (undated,)


def test_a_line_is_not_followed_by_the_words_that_make_it() -> None:
    agreed = happening("agreed to reopen it", type_="AGREE", day=MAY)
    own = line(record=agreed.told[0].record)
    assert lag([own], [agreed], "AGREE", until=MAY).still_open[0].line == own
