"""What several articles tell of one deed is one happening."""

from datetime import date
from typing import Any

from tests.lines.made import JUNE, MAY, told
from wordkeep.lines.deeds import Deed
from wordkeep.lines.happened import happenings_in
from wordkeep.model.event import PloverCode
from wordkeep.model.when import Basis, When

SENTENCE = "Norway closed its consulate in Mombasa on Tuesday, the ministry in Oslo said."


def report(article: str, **given: Any) -> Deed:
    plain: dict[str, Any] = {
        "told": told("closed its consulate", record=f"e-{article}", article=article, published=given.pop("day", JUNE)),
        "event": "h1",
        "counts_as": article,
        "code": PloverCode("REJECT"),
        "by": ("NOR",),
        "to": ("KEN",),
        "named": ("NOR",),
        "on": When(None, JUNE, Basis.DEFAULT),
        "issues": (),
        "words": "closed its consulate",
        "clause": "closed its consulate",
        "sentence": SENTENCE,
        "probability": 0.8,
    }
    return Deed(**(plain | given))


def test_copies_do_not_count_and_the_first_report_comes_first() -> None:
    later, copy, first = report("b"), report("c", counts_as="a"), report("a", day=MAY)
    (found,) = happenings_in([later, copy, first])
    assert [each.article for each in found.told] == ["a", "b", "c"]
    assert found.independent == ("a", "b")


def test_words_date_it_rather_than_the_day_of_a_report() -> None:
    exact = When(JUNE, JUNE, Basis.COUNTED)
    (found,) = happenings_in([report("a"), report("b", on=exact), report("c", on=When(MAY, JUNE, Basis.STATED))])
    assert found.on == exact


def test_who_did_it_is_what_half_of_the_reports_say() -> None:
    (found,) = happenings_in([report("a"), report("b", by=("NOR", "SWE")), report("c", by=()), report("d")])
    assert found.by == ("NOR",)


def test_the_sentence_is_one_that_tells_it_whole() -> None:
    (found,) = happenings_in([report("a", sentence="with its consulate closed", probability=0.9), report("b")])
    assert found.sentence == SENTENCE


def test_what_no_report_is_sure_of_is_left_out_and_order_is_by_day() -> None:
    unsure = report("a", probability=0.4, event="h0")
    faint = report("e", faint=True, event="h4")
    undated = report("b", on=When.unknown(), event="h2")
    early = report("c", on=When(date(2020, 1, 1), date(2020, 1, 1), Basis.STATED), event="h3")
    assert [each.id for each in happenings_in([unsure, faint, undated, report("d"), early])] == ["h3", "h1", "h2"]
