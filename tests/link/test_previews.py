"""When an undated preview is dated by the meeting it tells as planned, and when it is not."""

from dataclasses import replace
from datetime import date

import pytest

from wordkeep.link.previews import Members, previewed
from wordkeep.model.card import ArticleCard, SightingCard, TellerCard
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.meeting import Format, Status
from wordkeep.model.when import Basis, When

THURSDAY = date(2023, 5, 18)
ON_THURSDAY = When(THURSDAY, THURSDAY, Basis.COUNTED)
PEOPLE = (("Josphat Lelei", "KEN"), ("Ingunn Foss", "NOR"))
PREVIEW = "Kenya's Josphat Lelei will meet Norway's Ingunn Foss on Thursday, officials said on Monday."


def sighting(article: str, when: When = ON_THURSDAY, published: date | None = THURSDAY) -> SightingCard:
    return SightingCard(
        id=RecordId(f"e-{article}"),
        article=TextId(article),
        events=(RecordId(f"e-{article}"),),
        sides=frozenset({"KEN", "NOR"}),
        persons=PEOPLE,
        beside=(),
        status=Status.HELD,
        format=Format.IN_PERSON,
        when=when,
        place="Oslo",
        region=None,
        opens=True,
        weekdays=(),
        published=published,
    )


OWN = replace(sighting("preview", When.unknown(), None), status=Status.PLANNED)


def dated(text: str, *others: SightingCard | TellerCard, **more: list[SightingCard]) -> tuple[date, date] | None:
    meetings: dict[str, Members] = {"m1": [OWN, *others]}
    meetings |= {name: [OWN, *members] for name, members in more.items()}
    found = previewed(ArticleCard(TextId("preview"), text), "m1", meetings)
    return found[:2] if found else None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Thursday", 12, 18),
        ("next Thursday", 5, 18),
        ("on Thursday of next week", 5, 18),
        ("on 18 May", 4, 18),
        ("on May 18", 4, 18),
        ("tomorrow", 17, 17),
        ("today", 18, 18),
    ],
)
def test_the_day_it_names_says_when_it_was_written(words: str, first: int, last: int) -> None:
    text = PREVIEW.replace("on Thursday", words)
    assert dated(text, sighting("report")) == (date(2023, 5, first), date(2023, 5, last))


@pytest.mark.parametrize(
    "text",
    [
        PREVIEW.replace("Thursday", "Friday"),
        PREVIEW.replace("on Thursday", "on 19 May"),
        PREVIEW.replace(" on Thursday", ""),
        PREVIEW.replace("will meet", "met"),
        PREVIEW.replace("Norway's ", ""),
        "A quiet week. " * 60 + PREVIEW,
    ],
)
def test_another_day_no_day_the_past_one_side_or_far_down_says_nothing(text: str) -> None:
    assert dated(text, sighting("report")) is None


def test_it_takes_a_dated_report_of_few_days_that_no_other_contradicts() -> None:
    week = When(date(2023, 5, 15), date(2023, 5, 21), Basis.COUNTED)
    later = When(date(2023, 5, 25), date(2023, 5, 25), Basis.STATED)
    assert dated(PREVIEW) is None
    assert dated(PREVIEW, sighting("report", week)) is None
    assert dated(PREVIEW, sighting("report", ON_THURSDAY, None)) is None
    assert dated(PREVIEW, sighting("report"), sighting("other", later)) is None


def test_a_report_without_a_sentence_that_tells_it_is_a_witness_too() -> None:
    days = When(date(2023, 5, 17), THURSDAY, Basis.COUNTED)
    teller = TellerCard(
        id=TextId("report"),
        persons=("Ingunn Foss", "Josphat Lelei"),
        sides=frozenset({"KEN", "NOR"}),
        places=frozenset({"Oslo"}),
        own_of=(),
        tells=True,
        when=days,
        published=date(2023, 5, 20),
    )
    assert dated(PREVIEW, teller) == (date(2023, 5, 12), THURSDAY)
    assert dated(PREVIEW, replace(teller, persons=("Ingunn Foss", "Marta Quispe"))) is None


def test_a_preview_that_fits_two_meetings_is_of_neither() -> None:
    week_later = date(2023, 5, 25)
    again = sighting("again", When(week_later, week_later, Basis.STATED), week_later)
    assert dated(PREVIEW, sighting("report"), m2=[again]) is None


def test_a_dated_article_keeps_its_day() -> None:
    card = ArticleCard(TextId("preview"), PREVIEW, earliest=THURSDAY, latest=THURSDAY)
    assert previewed(card, "m1", {"m1": [OWN, sighting("report")]}) is None
