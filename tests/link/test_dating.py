"""When an undated article is dated by an event it tells, and when it is not."""

from dataclasses import replace
from datetime import date

import pytest

from wordkeep.link.dating import dated_by
from wordkeep.model.card import ArticleCard, EventCard
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.when import Basis, When

TUESDAY = date(2023, 5, 16)
ON_TUESDAY = When(TUESDAY, TUESDAY, Basis.COUNTED)
TOLD = "Bresk and Alvonia signed a fishing accord."


def undated(sentence: str = TOLD, factuality: Factuality = Factuality.HAPPENED) -> EventCard:
    code = PloverCode("AGREE")
    return EventCard(RecordId("e0"), TextId("t0"), code, factuality, (), (), When.unknown(), "signed", sentence)


def report(number: int, on: When = ON_TUESDAY, published: date = TUESDAY) -> EventCard:
    event = replace(undated(), id=RecordId(f"e{number}"), article=TextId(f"t{number}"))
    return replace(event, on=on, published=published)


WITNESSES = [report(1), report(2)]


def dated(event: EventCard, others: list[EventCard], text: str | None = None) -> tuple[date, date] | None:
    article = ArticleCard(TextId("t0"), text or f"{event.sentence} More followed.")
    found = dated_by(article, [event], {"e0": [event, *others]})
    return found[:2] if found else None


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        (TOLD, 16, 19),
        ("Bresk and Alvonia signed an accord on Tuesday.", 16, 22),
        ("Bresk and Alvonia signed an accord today.", 16, 16),
        ("Bresk and Alvonia signed an accord yesterday.", 17, 17),
    ],
)
def test_what_is_done_was_told_soon_after(sentence: str, first: int, last: int) -> None:
    assert dated(undated(sentence), WITNESSES) == (date(2023, 5, first), date(2023, 5, last))


def test_what_is_planned_was_told_before() -> None:
    planned = undated("Bresk and Alvonia will sign an accord.", Factuality.PLANNED)
    assert dated(planned, WITNESSES) == (date(2023, 5, 2), TUESDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bresk and Alvonia signed an accord last week.",
        "Bresk and Alvonia had signed an accord.",
        "Bresk and Alvonia signed an accord on Friday.",
    ],
)
def test_background_and_other_weekdays_date_nothing(sentence: str) -> None:
    assert dated(undated(sentence), WITNESSES) is None


def test_what_stands_far_down_dates_nothing() -> None:
    event = undated()
    assert dated(event, WITNESSES, "Another matter. " * 40 + event.sentence) is None


def test_one_report_or_reports_that_disagree_date_nothing() -> None:
    later = date(2023, 5, 20)
    assert dated(undated(), [report(1)]) is None
    assert dated(undated(), [report(1), report(2, When(later, later, Basis.STATED))]) is None


def test_a_faint_event_dates_nothing() -> None:
    assert dated(replace(undated(), faint=True), WITNESSES) is None
    assert dated(undated(), [report(1), replace(report(2), faint=True)]) is None


def test_a_dated_article_keeps_its_day() -> None:
    article = ArticleCard(TextId("t0"), TOLD, earliest=TUESDAY, latest=TUESDAY)
    assert dated_by(article, [undated()], {"e0": [undated(), *WITNESSES]}) is None
