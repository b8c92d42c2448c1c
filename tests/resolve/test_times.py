"""Values, days and bases of the times of an article, and the days of its deeds and statements."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import by_hand
from tests.by_hand import words
from tests.conftest import article_with
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.mention import TimeExpression, TimeType
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import Basis, Published, When
from wordkeep.resolve.times import dated

WEDNESDAY = date(2021, 3, 17)
FRIDAY_BEFORE, FRIDAY_AFTER = date(2021, 3, 12), date(2021, 3, 19)


def article(text: str, *, said: date | None = WEDNESDAY) -> Article:
    published = Published(said, Basis.METADATA, "header") if said else Published.unknown()
    return replace(article_with(text), published=published)


def time(article: Article, exact: str, type_: TimeType = TimeType.DATE, *, nth: int = 0) -> TimeExpression:
    return TimeExpression(words(article, exact, nth=nth), type_, None, When.unknown(), 0.9)


def deed(article: Article, exact: str, factuality: Factuality = Factuality.HAPPENED) -> Event:
    return Event(PloverCode("CONSULT"), (), (), When.unknown(), factuality, (words(article, exact),), 0.9)


def statement(article: Article, source: str, cue: str | None, content: str) -> Statement:
    return Statement(
        source=ActorRef(words(article, source)),
        cue=words(article, cue) if cue else None,
        content=(words(article, content),),
        form=Form.INDIRECT,
        speaker_kind=SpeakerKind.NAMED,
        probability=0.9,
    )


def records(claims: Iterable[Claim]) -> list[Record]:
    return [Record.of(claim, Origin("test", "hand")) for claim in claims]


def times_in(article: Article, *claims: Claim) -> list[TimeExpression]:
    return [record.claim for record in dated(article, records(claims)) if isinstance(record.claim, TimeExpression)]


def day_of_deed(article: Article, *claims: Claim) -> When:
    (on,) = [record.claim.on for record in dated(article, records(claims)) if isinstance(record.claim, Event)]
    return on


def day_said(article: Article, *claims: Claim) -> When:
    (on,) = [record.claim.said_on for record in dated(article, records(claims)) if isinstance(record.claim, Statement)]
    return on


def test_a_time_gets_its_value_and_days() -> None:
    text = article("The envoys met on Friday.")
    (friday,) = times_in(text, time(text, "Friday"))
    assert friday.value == "2021-03-12"
    assert friday.on == When(
        FRIDAY_BEFORE, FRIDAY_BEFORE, Basis.COUNTED, phrase=words(text, "Friday"), counted_from=WEDNESDAY
    )


def test_a_day_that_is_written_out_is_stated() -> None:
    text = article("The envoys met on June 5, 1998.", said=None)
    (day,) = times_in(text, time(text, "June 5, 1998"))
    assert day.on == When(date(1998, 6, 5), date(1998, 6, 5), Basis.STATED, phrase=words(text, "June 5, 1998"))


def test_the_tense_decides_which_friday() -> None:
    text = article("The envoys will meet on Friday.")
    (friday,) = times_in(text, time(text, "Friday"))
    assert friday.value == "2021-03-19"


def test_a_time_counts_from_the_one_before_it() -> None:
    text = article("The envoys met on March 9. They left two days later, and a week later they wrote.")
    found = times_in(text, time(text, "a week later"), time(text, "two days later"), time(text, "March 9"))
    assert [each.value for each in found] == ["2021-03-09", "2021-03-11", "2021-03-18"]
    assert found[1].on.counted_from == date(2021, 3, 9)


def test_no_time_counts_from_a_duration() -> None:
    text = article("The envoys met on March 9 for two hours, and left the next day.")
    found = times_in(
        text, time(text, "March 9"), time(text, "two hours", TimeType.DURATION), time(text, "the next day")
    )
    assert [each.value for each in found] == ["2021-03-09", "PT2H", "2021-03-10"]


def test_the_type_is_corrected() -> None:
    text = article("The council meets Mondays.")
    (mondays,) = times_in(text, time(text, "Mondays"))
    assert (mondays.type, mondays.value, mondays.on.basis) == (TimeType.SET, "XXXX-WXX-1", Basis.UNKNOWN)


def test_words_that_no_rule_reads_stay_as_they_were() -> None:
    text = article("It was quiet in the time of cholera.")
    before = time(text, "the time of cholera")
    assert times_in(text, before) == [before]


def test_an_undated_article_invents_no_day() -> None:
    text = article(
        "On Friday the envoys met for two days, as in May; yesterday they left, and soon they will return.", said=None
    )
    claims: list[Claim] = [
        *(time(text, exact) for exact in ("Friday", "May", "yesterday", "soon")),
        time(text, "two days", TimeType.DURATION),
        deed(text, "met"),
        deed(text, "return", Factuality.PLANNED),
    ]
    found = dated(text, records(claims))
    values = [record.claim.value for record in found if isinstance(record.claim, TimeExpression)]
    assert values == ["XXXX-WXX-5", "P2D", "XXXX-05", None, "FUTURE_REF"]
    for record in found:
        assert isinstance(record.claim, TimeExpression | Event)
        assert record.claim.on == When.unknown()


def test_an_undated_article_keeps_the_days_it_states() -> None:
    text = article("On June 5, 1998, the envoys met. A year later they met again.", said=None)
    first, second = times_in(text, time(text, "June 5, 1998"), time(text, "A year later"))
    assert first.on.basis is Basis.STATED
    assert (second.value, second.on.basis, second.on.counted_from) == ("1999", Basis.COUNTED, date(1998, 6, 5))
    assert day_of_deed(text, time(text, "June 5, 1998"), deed(text, "met")).earliest == date(1998, 6, 5)


def test_a_deed_has_the_day_of_its_sentence() -> None:
    text = article("The envoys met on Friday. The council was quiet.")
    on = day_of_deed(text, time(text, "Friday"), deed(text, "met"))
    assert on == When(FRIDAY_BEFORE, FRIDAY_BEFORE, Basis.COUNTED, phrase=words(text, "Friday"), counted_from=WEDNESDAY)


def test_a_deed_told_as_done_without_words_is_only_not_after_the_telling() -> None:
    text = article("The council was quiet on Friday. The envoys met.")
    on = day_of_deed(text, time(text, "Friday"), deed(text, "met"))
    assert on == When(None, WEDNESDAY, Basis.DEFAULT, counted_from=WEDNESDAY)


@pytest.mark.parametrize(
    ("factuality", "on"),
    [
        (Factuality.HAPPENED, When(None, WEDNESDAY, Basis.DEFAULT, counted_from=WEDNESDAY)),
        (Factuality.HISTORICAL, When(None, WEDNESDAY, Basis.DEFAULT, counted_from=WEDNESDAY)),
        (Factuality.UNDER_WAY, When(None, WEDNESDAY, Basis.DEFAULT, counted_from=WEDNESDAY)),
        (Factuality.PLANNED, When(WEDNESDAY, None, Basis.DEFAULT, counted_from=WEDNESDAY)),
        (Factuality.POSSIBLE, When.unknown()),
        (Factuality.HYPOTHETICAL, When.unknown()),
        (Factuality.DENIED, When.unknown()),
    ],
)
def test_what_is_known_without_words(factuality: Factuality, on: When) -> None:
    text = article("The envoys met.")
    assert day_of_deed(text, deed(text, "met", factuality)) == on


def test_the_nearest_words_date_a_deed() -> None:
    text = article("On Monday the council sat, and the envoys met on Tuesday.")
    times = time(text, "Monday"), time(text, "Tuesday")
    assert day_of_deed(text, *times, deed(text, "met")).earliest == date(2021, 3, 16)
    assert day_of_deed(text, *times, deed(text, "sat")).earliest == date(2021, 3, 15)


def test_words_inside_the_deed_date_it_first() -> None:
    text = article("The envoys met on Tuesday at sea, as on Monday.")
    times = time(text, "Tuesday"), time(text, "Monday")
    assert day_of_deed(text, *times, deed(text, "met on Tuesday at sea")).earliest == date(2021, 3, 16)


def test_a_deed_that_was_done_does_not_take_a_day_to_come() -> None:
    text = article("The envoys, who will meet again tomorrow, talked on Monday at length.")
    times = time(text, "tomorrow"), time(text, "Monday")
    assert day_of_deed(text, *times, deed(text, "talked")).earliest == date(2021, 3, 15)
    assert day_of_deed(text, times[0], deed(text, "talked")).basis is Basis.DEFAULT


def test_a_planned_deed_does_not_take_a_day_gone_by() -> None:
    text = article("The envoys, who talked on Monday, will meet.")
    assert day_of_deed(text, time(text, "Monday"), deed(text, "meet", Factuality.PLANNED)) == When(
        WEDNESDAY, None, Basis.DEFAULT, counted_from=WEDNESDAY
    )


@pytest.mark.parametrize(("exact", "type_"), [("recently", TimeType.DATE), ("for two days", TimeType.DURATION)])
def test_what_names_no_days_dates_nothing(exact: str, type_: TimeType) -> None:
    text = article(f"The envoys met {exact}.")
    assert day_of_deed(text, time(text, exact, type_), deed(text, "met")).basis is Basis.DEFAULT


def test_a_statement_has_the_day_beside_its_cue() -> None:
    text = article("The envoy said on Tuesday that the talks would resume on Friday.")
    said = statement(text, "The envoy", "said", "that the talks would resume on Friday")
    on = day_said(text, time(text, "Tuesday"), time(text, "Friday"), said)
    assert (on.earliest, on.latest, on.basis) == (date(2021, 3, 16), date(2021, 3, 16), Basis.COUNTED)


def test_a_day_within_the_words_that_are_said_is_not_when_they_were() -> None:
    text = article("The envoy said that they met on Tuesday.")
    said = statement(text, "The envoy", "said", "that they met on Tuesday")
    assert day_said(text, time(text, "Tuesday"), said) == When(None, WEDNESDAY, Basis.DEFAULT, counted_from=WEDNESDAY)


def test_a_day_far_from_the_cue_is_not_when_it_was_said() -> None:
    text = article("The envoy said that all was well, though the river over which they quarrelled rose on Tuesday.")
    said = statement(text, "The envoy", "said", "that all was well")
    assert day_said(text, time(text, "Tuesday"), said).basis is Basis.DEFAULT


def test_without_cue_the_source_has_the_day() -> None:
    text = article("The envoy on Tuesday: all is well.")
    assert day_said(text, time(text, "Tuesday"), statement(text, "The envoy", None, "all is well")).earliest == date(
        2021, 3, 16
    )


def test_nobody_says_anything_after_it_is_published() -> None:
    text = article("The envoy, due on Friday, said all was well.")
    assert (
        day_said(text, time(text, "Friday"), statement(text, "The envoy", "said", "all was well")).basis
        is Basis.DEFAULT
    )


def test_a_quotation_alone_was_said_before_it_was_published() -> None:
    text = article("“Enough talk.”")
    alone = Statement(None, None, (words(text, "“Enough talk.”"),), Form.DIRECT, SpeakerKind.UNNAMED, 0.6)
    assert day_said(text, alone) == When(None, WEDNESDAY, Basis.DEFAULT, counted_from=WEDNESDAY)
    assert day_said(replace(text, published=Published.unknown()), alone) == When.unknown()


def test_two_records_of_the_same_words_stay_two() -> None:
    text = article("The envoys met for a year.")
    one = time(text, "a year")
    both = [
        Record.of(one, Origin("one", "hand")),
        Record.of(replace(one, type=TimeType.SET, probability=0.4), Origin("other", "hand"), nth=1),
    ]
    found = {record.origin.reader: record.claim for record in dated(text, both)}
    assert found["one"] == replace(one, value="P1Y", type=TimeType.DURATION)
    assert found["other"] == replace(one, value="P1Y", type=TimeType.SET, probability=0.4)


DAY_OF_BRESK = Published(date(2021, 3, 17), Basis.METADATA, "header")
BRESK = replace(article_with(by_hand.TEXT), published=DAY_OF_BRESK)


def test_every_kind_of_claim() -> None:
    found = dated(BRESK, by_hand.records(BRESK))
    assert {record.id for record in found} == {record.id for record in by_hand.records(BRESK)}
    assert {record.kind for record in found} == {"mention", "event", "time", "statement"}
    times = [record.claim.value for record in found if isinstance(record.claim, TimeExpression)]
    assert times == ["2021-03-16", "PXY"]


def test_dating_twice_gives_the_same() -> None:
    once = dated(BRESK, by_hand.records(BRESK))
    assert dated(BRESK, once) == once


def test_the_records_come_in_the_order_of_the_text() -> None:
    found = dated(BRESK, by_hand.records(BRESK)[::-1])
    assert [record.span for record in found] == sorted(record.span for record in found)


def test_every_anchor_checks() -> None:
    phrases = []
    for record in dated(BRESK, by_hand.records(BRESK)):
        for anchor in record.claim.anchors:
            anchor.check(BRESK.text)
        if isinstance(record.claim, Event | TimeExpression) and record.claim.on.phrase:
            phrases.append(record.claim.on.phrase.exact)
    assert phrases == ["Tuesday", "Tuesday"]  # the time itself, and the deed that it dates


def test_no_records_are_none() -> None:
    assert dated(BRESK, []) == ()


PIECES = (
    "The envoys met |on |Friday|, |. |\n|They will meet |next week|two days later|yesterday|in May|1998|said |that day|daily|"
    "for two days|the next morning|5 p.m.|last summer|a year earlier|the end of March|recently|every Monday|now"
).split("|")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20), st.none() | st.dates(), st.sampled_from(TimeType))
def test_any_article_can_be_dated_and_dated_again(pieces: list[str], said: date | None, type_: TimeType) -> None:
    text = article("".join(pieces), said=said)
    claims: list[Claim] = []
    start = 0
    for piece in pieces:
        anchor = text.anchor(Span(start, start + len(piece)))
        claims.append(TimeExpression(anchor, type_, None, When.unknown(), 0.5))
        if "met" in piece or "meet" in piece:
            factuality = Factuality.HAPPENED if "met" in piece else Factuality.PLANNED
            claims.append(Event(PloverCode("CONSULT"), (), (), When.unknown(), factuality, (anchor,), 0.5))
        start += len(piece)
    once = dated(text, records(claims))
    assert len(once) == len(claims)
    assert dated(text, once) == once
    for record in once:
        for anchor in record.claim.anchors:
            anchor.check(text.text)
