"""Which sentences tell of a meeting, and which only of its saying, cancelling, founding, or of several."""

from dataclasses import replace
from datetime import date

import pytest

from tests.link.meeting_texts import DAY, Met, anchor, text
from wordkeep.link.sightings import references_in, references_to, sighting_cards, sightings_in
from wordkeep.link.texts import Text
from wordkeep.model.actor import ActorRef
from wordkeep.model.event import Event, Factuality
from wordkeep.model.meeting import Format
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.record import Origin, Record
from wordkeep.model.when import Basis, When

WHO = ["Josphat Lelei", "Ingunn Foss"]
BETWEEN = "Kenya's Josphat Lelei and Norway's Ingunn Foss"


def told(words: str, met: Met, days: dict[str, tuple[date, ...]] | None = None) -> Text:
    """A text with one event, and the day, or the first and the last, that words of it have."""
    made = text("t", words, outlet="Fjordposten", on=DAY, met=[met], persons=[name for name in WHO if name in words])
    times = [
        TimeExpression(
            anchor(made.article, name),
            TimeType.DATE,
            None,
            When(ends[0], ends[-1], Basis.COUNTED, anchor(made.article, name)),
            0.9,
        )
        for name, ends in (days or {}).items()
    ]
    records = (*made.records, *(Record.of(each, Origin("by-hand", "hand")) for each in times))
    return replace(made, records=tuple(sorted(records, key=lambda each: (each.span, each.id))))


@pytest.mark.parametrize(
    ("words", "event"),
    [
        (f"{BETWEEN} met in Oslo.", "met in Oslo"),
        (f"{BETWEEN} held two days of talks.", "held two days of talks"),
    ],
)
def test_a_sentence_in_which_sides_meet_is_a_sighting(words: str, event: str) -> None:
    assert len(sightings_in(told(words, Met(event, DAY)))) == 1


@pytest.mark.parametrize(
    ("words", "event"),
    [
        (f"{BETWEEN} welcomed the recent talks of their envoys.", "the recent talks of their envoys"),
        (f"{BETWEEN} regretted the cancelling of three sets of talks.", "the cancelling of three sets of talks"),
        (f"{BETWEEN} are preparing further meetings.", "preparing further meetings"),
    ],
)
def test_talks_taken_as_known_or_of_which_there_are_several_are_none(words: str, event: str) -> None:
    assert sightings_in(told(words, Met(event, DAY))) == []


def test_founding_a_dialogue_is_no_meeting() -> None:
    met = Met("set up a dialogue on fish", DAY, Factuality.PLANNED, "AGREE")
    assert sightings_in(told(f"{BETWEEN} will set up a dialogue on fish.", met)) == []


@pytest.mark.parametrize("words", ["said on Monday that", "on Monday said that"])
def test_the_day_of_a_word_is_not_the_day_of_the_meeting(words: str) -> None:
    made = told(f"Norway {words} its talks with Kenya had gone well.", Met("its talks with Kenya", DAY))
    monday = anchor(made.article, "Monday")
    records = tuple(
        replace(each, claim=replace(each.claim, on=When(DAY, DAY, Basis.COUNTED, monday)))
        if isinstance(each.claim, Event)
        else each
        for each in made.records
    )
    for seen in sightings_in(replace(made, records=records)):
        assert seen.when == When.unknown()


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (
            "which opened on Thursday and closed on Friday",
            {"Thursday": (date(2023, 5, 18),), "Friday": (date(2023, 5, 19),)},
        ),
        ("from Thursday to Friday of last week", {"last week": (date(2023, 5, 15), date(2023, 5, 21))}),
    ],
)
def test_what_opened_and_closed_has_both_days(words: str, days: dict[str, tuple[date, ...]]) -> None:
    made = told(f"{BETWEEN} held talks, {words}.", Met("held talks", DAY), days)
    (seen,) = sightings_in(made)
    assert (seen.when.earliest, seen.when.latest) == (date(2023, 5, 18), date(2023, 5, 19))


def test_weekdays_are_kept_where_nothing_says_of_which_week() -> None:
    made = told(f"{BETWEEN} met on Thursday, her office said on Friday.", Met("met", None))
    (card,) = sighting_cards(made)
    assert card.weekdays == (3,)
    dated = told(f"{BETWEEN} met on Thursday.", Met("met", DAY))
    assert sighting_cards(dated)[0].weekdays == ()


def test_talks_are_called_by_their_place() -> None:
    made = told(f"{BETWEEN} spoke after the Alaska talks.", Met("the Alaska talks", None))
    place = Mention(ActorRef(anchor(made.article, "Alaska")), MentionKind.PLACE, Naming.NAMED, 0.9)
    (card,) = sighting_cards(replace(made, records=(*made.records, Record.of(place, Origin("by-hand", "hand")))))
    assert (card.place, card.region) == ("Alaska", "Alaska")


def test_a_sentence_that_comes_back_to_a_meeting_is_of_the_one_told_before_it() -> None:
    call = "Norway's Ingunn Foss spoke by phone with Kenya's Josphat Lelei."
    visit = "Norway's Arne Sunde received Peru's Marta Quispe in Oslo."
    made = text(
        "t",
        f"{call}\n\nThe call took half an hour.\n\n{visit}\n\nThe meeting was held in private.",
        outlet="Fjordposten",
        on=DAY,
        met=[Met("spoke by phone", DAY), Met("received", DAY)],
        persons=[*WHO, "Arne Sunde", "Marta Quispe"],
    )
    first, second = sightings_in(made)
    assert [each.words.exact for each in references_to([first], made)] == ["The call took half an hour."]
    assert [each.words.exact for each in references_to([second], made)] == ["The meeting was held in private."]
    assert first.format is Format.PHONE


def test_a_meeting_that_was_called_off_is_not_come_back_to() -> None:
    made = text("t", "The meeting on Monday was cancelled.", outlet="Fjordposten", on=DAY)
    assert list(references_in(made)) == []
