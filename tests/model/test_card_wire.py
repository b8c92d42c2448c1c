"""Cards of meetings and lines come back from JSON as they were."""

from dataclasses import replace

from tests.link.meeting_texts import KENYA, PAPER
from wordkeep.link.sightings import sighting_cards
from wordkeep.link.tellers import teller_card
from wordkeep.model.card import ThreadCard
from wordkeep.model.card_wire import (
    read_sighting,
    read_teller,
    read_threads,
    write_sighting,
    write_teller,
    write_threads,
)
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.when import When


def test_a_sighting_with_and_without_days_and_places() -> None:
    (card,) = sighting_cards(KENYA)
    bare = replace(card, when=When.unknown(), format=None, published=None, weekdays=(1, 3))
    for each in (card, replace(card, place="Anchorage", region="Alaska"), bare):
        assert read_sighting(write_sighting(each)) == each


def test_a_teller() -> None:
    card = teller_card(PAPER)
    assert read_teller(write_teller(card)) == card


def test_lines() -> None:
    card = ThreadCard(TextId("a1"), ((IssueId("climate/emissions"), ("CHN", "USA"), 3, "“a joint group”"),))
    assert read_threads(write_threads(card)) == card
