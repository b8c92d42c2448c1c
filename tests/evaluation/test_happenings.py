"""Which event stands for a report, and which ordinary paragraphs are said to tell one."""

from dataclasses import replace

from evaluation.happenings import Told, end_to_end, over_told
from tests.link.test_happenings import FAINT, LIKE, SURE
from wordkeep.model.card import EventCard
from wordkeep.model.event import PloverCode
from wordkeep.model.ids import RecordId


def report(name: str, *near: EventCard) -> Told:
    return Told(name, "ha-01", is_kept=True, cards=near, near=near, given=near[0])


def test_a_faint_event_stands_for_a_report_where_it_is_linked_with_a_sure_one() -> None:
    first = replace(FAINT, id=RecordId("e8"), words="the rain")
    assert report("r", FAINT).main({}) is None
    assert report("r", first, FAINT).main({FAINT.id: "h1"}) == FAINT
    assert report("r", FAINT, SURE).main({}) == SURE


def test_reports_linked_through_a_faint_event_are_of_one_group() -> None:
    found = end_to_end([report("a", SURE), report("b", FAINT)])
    assert found["a"] == found["b"]
    alone = end_to_end([report("b", FAINT), report("c", replace(FAINT, id=RecordId("e9")))])
    assert alone == {"b": "b", "c": "c"}


def test_a_paragraph_is_over_told_by_a_sure_event_or_by_a_faint_one_that_is_linked() -> None:
    reports = [report("a", SURE)]
    assert over_told(reports, [[], [replace(FAINT, code=PloverCode("ASSAULT"))]])["ordinary.linked"].value == 0.0
    assert over_told(reports, [[], [FAINT]])["ordinary.linked"].value == 0.5
    assert over_told([], [[FAINT], []])["ordinary.linked"].value == 0.0
    assert over_told([], [[FAINT], [LIKE]])["ordinary.linked"].value == 1.0
