from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from tests.link.meeting_texts import CALL, DAY, KENYA, NORWAY, PAPER, Met, text
from wordkeep.link.gathering import meetings_of
from wordkeep.link.meetings import Pair, compare, groups, same_days, same_persons, same_place
from wordkeep.link.sightings import sighting_cards
from wordkeep.model.card import SightingCard
from wordkeep.model.event import Event, Factuality
from wordkeep.model.meeting import Format, Status
from wordkeep.model.place import Place
from wordkeep.model.span import Span
from wordkeep.model.when import Basis, When

WHO = ["Josphat Lelei", "Ingunn Foss"]


def test_two_readouts_and_a_report_are_one_meeting() -> None:
    (meeting,) = meetings_of([PAPER, NORWAY, KENYA])
    assert meeting.articles == ("k", "n", "p")
    assert [side.id for side in meeting.sides] == ["KEN", "NOR"]
    assert [[person.name for person in side.participants] for side in meeting.sides] == [[WHO[0]], [WHO[1]]]
    assert [[own.article for own in side.official] for side in meeting.sides] == [["k"], ["n"]]
    assert meeting.independent == ("p",)
    assert (meeting.when.earliest, meeting.when.latest) == (DAY, DAY)
    assert meeting.status is Status.HELD
    assert any("16 May" in anchor.exact for anchor in meeting.evidence)


def test_the_order_of_the_texts_changes_nothing() -> None:
    assert meetings_of([KENYA, NORWAY, PAPER, CALL]) == meetings_of([CALL, PAPER, NORWAY, KENYA])


def test_a_call_a_month_before_is_another_meeting() -> None:
    call, visit = meetings_of([KENYA, NORWAY, CALL])
    assert (call.format, visit.format) == (Format.PHONE, Format.IN_PERSON)
    assert not set(call.articles) & set(visit.articles)


def test_another_minister_of_the_same_state_on_the_same_day_is_another_meeting() -> None:
    other = text(
        "o",
        "Kenya's trade minister, Amina Odera, met Norway's trade minister, Lars Vik, in Oslo on 16 May.",
        outlet="Fjordposten",
        on=DAY,
        met=[Met("met Norway's trade minister", DAY)],
        persons=["Amina Odera", "Lars Vik"],
    )
    assert len(meetings_of([KENYA, NORWAY, other])) == 2


def test_what_was_planned_is_held_where_a_readout_says_so() -> None:
    preview = text(
        "v",
        "Kenya's Josphat Lelei will meet Norway's Ingunn Foss in Oslo on Tuesday.",
        outlet="Fjordposten",
        on=date(2023, 5, 12),
        met=[Met("will meet", DAY, Factuality.PLANNED, "AGREE")],
        persons=WHO,
    )
    (alone,) = meetings_of([preview])
    (meeting,) = meetings_of([preview, KENYA])
    assert (alone.status, meeting.status) == (Status.PLANNED, Status.HELD)


def test_a_cancelled_meeting() -> None:
    off = text(
        "x",
        "The meeting of Kenya's Josphat Lelei and Norway's Ingunn Foss on 16 May will not take place.",
        outlet="Fjordposten",
        on=date(2023, 5, 15),
        met=[Met("will not take place", DAY, Factuality.DENIED, "REJECT")],
        persons=WHO,
    )
    (meeting,) = meetings_of([off])
    assert meeting.status is Status.CANCELLED


def test_talk_of_talks_without_an_event_makes_no_meeting() -> None:
    assert meetings_of([PAPER, replace(PAPER, article=replace(PAPER.article, outlet="Nordlys"))]) == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on 16 and 17 May", date(2023, 5, 16), date(2023, 5, 17)),
        ("today, when a two-day visit ended", date(2023, 5, 15), date(2023, 5, 16)),
        ("from Tuesday on a two-day visit", date(2023, 5, 16), date(2023, 5, 17)),
    ],
)
def test_days_told_together_and_lengths(words: str, first: date, last: date) -> None:
    told = text(
        "d",
        f"Kenya's Josphat Lelei met Norway's Ingunn Foss {words}.",
        outlet="Fjordposten",
        on=DAY,
        met=[Met("met Norway's", DAY)],
        persons=WHO,
    )
    (meeting,) = meetings_of([told])
    assert (meeting.when.earliest, meeting.when.latest) == (first, last)


def test_who_asked_for_it() -> None:
    asked = text(
        "a",
        "Kenya's Josphat Lelei met Norway's Ingunn Foss in Oslo on 16 May. The meeting was requested by Kenya.",
        outlet="Fjordposten",
        on=DAY,
        met=[Met("met Norway's", DAY)],
        persons=WHO,
    )
    (meeting,) = meetings_of([asked])
    assert meeting.asked_by == "KEN"


def test_a_clause_that_dates_a_meeting_by_another_names_nobody_who_met() -> None:
    report = text(
        "s",
        "Norway's foreign minister, Ingunn Foss, met Kenya's Josphat Lelei, the first since a visit to Peru by Arne Sunde.",
        outlet="Fjordposten",
        on=DAY,
        met=[Met("met", DAY), Met("a visit to Peru", DAY)],
        persons=["Ingunn Foss", "Josphat Lelei", "Arne Sunde"],
    )
    (meeting,) = meetings_of([report])
    assert [side.id for side in meeting.sides] == ["KEN", "NOR"]
    assert "Arne Sunde" not in {person.name for side in meeting.sides for person in side.participants}


def test_an_appeal_to_states_is_no_meeting() -> None:
    appeal = text(
        "s",
        "Norway's Ingunn Foss and Kenya's Josphat Lelei called on states to plant trees before the UN conference in Lima.",
        outlet="Fjordposten",
        on=DAY,
        met=[Met("called on", DAY)],
        persons=["Ingunn Foss", "Josphat Lelei"],
    )
    assert meetings_of([appeal]) == ()


@pytest.mark.parametrize(("is_dateline", "place"), [(True, None), (False, "Nairobi")])
def test_a_dateline_is_where_it_was_written(is_dateline: bool, place: str | None) -> None:
    written = text(
        "d",
        "NAIROBI - Norway's Ingunn Foss and Kenya's Josphat Lelei held talks.",
        outlet="Fjordposten",
        on=DAY,
        met=[Met("held talks", DAY)],
        persons=["Ingunn Foss", "Josphat Lelei"],
    )
    where = Place(written.article.anchor(Span(0, 7)), "Nairobi", "KEN", -1.3, 36.8, 184745, "by hand")
    records = tuple(
        replace(each, claim=replace(each.claim, where=where)) if isinstance(each.claim, Event) else each
        for each in written.records
    )
    article = replace(written.article, dateline=Span(0, 7) if is_dateline else None)
    (meeting,) = meetings_of([replace(written, article=article, records=records)])
    assert meeting.place == place


def test_days_apart_in_one_text_do_not_make_two_meetings() -> None:
    (seen,) = sighting_cards(KENYA)
    friday = DAY + timedelta(days=3)
    later = replace(seen, when=replace(seen.when, earliest=friday, latest=friday))
    elsewhere = replace(later, article=NORWAY.id)
    weights = [reason[0] for other in (later, elsewhere) if (reason := same_days(Pair(seen, other)))]
    assert weights[0] > 0 > weights[1]


def test_a_month_and_a_weekday_tell_meetings_apart() -> None:
    (seen,) = sighting_cards(KENYA)
    month = When(date(2023, 5, 1), date(2023, 5, 31), Basis.STATED)
    april = When(date(2023, 4, 1), date(2023, 4, 30), Basis.STATED)
    elsewhere = replace(seen, article=NORWAY.id)
    undated = replace(elsewhere, when=When.unknown(), published=None)

    def weight(other: SightingCard) -> float:
        reason = same_days(Pair(seen, other))
        return reason[0] if reason else 0.0

    assert weight(replace(elsewhere, when=month)) > 0 > weight(replace(elsewhere, when=april))
    assert weight(replace(undated, weekdays=(DAY.weekday(),))) > 0 > weight(replace(undated, weekdays=(5,)))


def test_a_city_and_the_american_state_it_lies_in_are_no_two_places() -> None:
    (seen,) = sighting_cards(KENYA)
    city, state, other = (
        replace(seen, place=place, region=region)
        for place, region in (("Anchorage", "Alaska"), ("Alaska", "Alaska"), ("Oslo", None))
    )
    weights = [reason[0] for each in (state, other) if (reason := same_place(Pair(city, each)))]
    assert weights[0] > 0 > weights[1]


def test_persons_of_the_article_count_where_a_sentence_names_none() -> None:
    (seen,) = sighting_cards(KENYA)
    bare = replace(seen, article=NORWAY.id, persons=(), beside=seen.persons)
    reason = same_persons(Pair(seen, bare))
    assert reason is not None
    assert reason[0] > 0
    assert same_persons(Pair(seen, replace(bare, beside=()))) is None


def test_groups_are_the_same_whichever_comes_first_and_every_sighting_has_one() -> None:
    cards = [card for each in (KENYA, NORWAY, CALL) for card in sighting_cards(each)]
    alike = [found for one, other in combinations(cards, 2) if (found := compare(one, other))]
    grouped = groups(cards, alike)
    assert grouped == groups(cards[::-1], alike[::-1])
    assert set(grouped) == {card.id for card in cards}
    assert len(set(grouped.values())) == 2
    assert all(each.startswith("m") for each in grouped.values())
    assert [compare(one, other) for one, other in combinations(cards, 2)] == [
        compare(other, one) for one, other in combinations(cards, 2)
    ]
