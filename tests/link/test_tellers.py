"""Texts without a sentence that tells a meeting: which meeting they speak of, if any."""

from dataclasses import replace
from datetime import date, timedelta

from tests.link.meeting_texts import CALL, DAY, KENYA, NORWAY, PAPER, text
from wordkeep.link import meetings
from wordkeep.link.sightings import sighting_cards
from wordkeep.link.tellers import keys, meeting_told, teller_card

VISIT = [*sighting_cards(KENYA), *sighting_cards(NORWAY)]
FOUND = {"visit": VISIT, "call": sighting_cards(CALL)}


def test_it_is_of_the_meeting_whose_people_it_names_near_its_days() -> None:
    found = meeting_told(teller_card(PAPER), FOUND)
    assert found is not None
    assert found[0] == "visit"
    assert found[1] == "p names Ingunn Foss, Josphat Lelei"


def test_it_is_of_none_weeks_later_or_where_it_names_too_few() -> None:
    card = teller_card(PAPER)
    assert meeting_told(replace(card, published=DAY + timedelta(days=60)), FOUND) is None
    assert (
        meeting_told(replace(card, persons=("Ingunn Foss",), places=frozenset(), sides=frozenset({"NOR"})), FOUND)
        is None
    )


def test_one_person_and_the_place_are_enough() -> None:
    in_oslo = [replace(each, place="Oslo") for each in VISIT]
    card = replace(teller_card(PAPER), persons=("Ingunn Foss",), places=frozenset({"Oslo"}), tells=True)
    assert meeting_told(card, {"visit": in_oslo}) is not None


def test_what_has_one_side_only_is_no_meeting() -> None:
    alone = [replace(each, sides=frozenset({"NOR"})) for each in VISIT]
    assert meeting_told(teller_card(PAPER), {"visit": alone}) is None


def test_it_shares_a_key_with_what_it_may_mean() -> None:
    card = teller_card(PAPER)
    for seen in VISIT:
        assert set(keys(card)) & set(meetings.keys(seen))
    undated = replace(card, published=None)
    assert set(keys(undated)) & set(meetings.keys(VISIT[0]))
    later = replace(card, published=date(2024, 5, 17), persons=("Ingunn Foss",))
    assert not set(keys(later)) & set(meetings.keys(VISIT[0]))


def test_a_sides_own_text_that_names_nobody_meets_by_the_sides() -> None:
    own = text("o", "Kenya's talks were useful.", outlet="Norwegian Ministry of Foreign Affairs", on=DAY)
    assert set(keys(teller_card(own))) & set(meetings.keys(VISIT[0]))
