"""Which reports tell one event, which do not, and that groups do not depend on the order of their members."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wordkeep.link.happenings import FEATURES, Pair, Report, compare, groups, keys, sought
from wordkeep.model.card import EventCard, Likeness, Party
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.when import Basis, When

MONDAY = date(2023, 5, 15)
TUESDAY = date(2023, 5, 16)
NEXT_TUESDAY = date(2023, 5, 23)


def on(day: date) -> When:
    return When(day, day, Basis.COUNTED)


def card(
    name: str, sentence: str = "Kenya and Ghana signed a fishing accord in Nairobi, envoy Orlo Vand said."
) -> EventCard:
    return EventCard(
        id=RecordId(f"e{name}"),
        article=TextId(f"t{name}"),
        code=PloverCode("AGREE", None),
        factuality=Factuality.HAPPENED,
        actors=(Party("Kenya", side="KEN"),),
        recipients=(Party("Ghana", side="GHA"),),
        on=on(TUESDAY),
        words="signed a fishing accord",
        sentence=sentence,
        published=TUESDAY,
        place="Nairobi",
        country="KEN",
        beside=("KEN", "GHA", "nairobi", "vand"),
    )


REPORT = card("1")
OTHER = replace(card("2", "The fishing accord was signed by Ghana and Kenya, said Vand."), place=None, country=None)
WEEK_LATER = replace(card("3"), on=on(NEXT_TUESDAY), published=NEXT_TUESDAY)
ELSEWHERE = replace(
    card("4", "Kenya and Ghana signed a labour pact in Mombasa."),
    place="Mombasa",
    words="signed a labour pact",
    on=on(MONDAY),
)


def score(one: EventCard, other: EventCard) -> float:
    found = compare(one, other)
    return found.score if found else 0.0


def test_two_reports_of_a_signature_are_one_event_with_reasons() -> None:
    found = compare(REPORT, OTHER)
    assert found is not None
    assert found.score > 0.8
    assert any("on days in common: 2023-05-16" in why for why in found.because)
    assert any("both name vand" in why for why in found.because)


def test_the_same_a_week_later_is_another_event() -> None:
    assert score(REPORT, WEEK_LATER) < 0.5 < score(REPORT, OTHER)
    assert groups([REPORT, WEEK_LATER], likenesses([REPORT, WEEK_LATER])) == {}


def test_the_same_sides_in_another_city_on_another_day_are_another_event() -> None:
    assert score(REPORT, ELSEWHERE) < 0.5


def test_a_preview_is_a_report_of_what_then_happened() -> None:
    preview = replace(OTHER, factuality=Factuality.PLANNED, published=MONDAY)
    assert score(REPORT, preview) > 0.8
    found = compare(REPORT, preview)
    assert found is not None
    assert found.kind == "happened and planned"


def test_which_comes_first_makes_no_difference() -> None:
    assert compare(REPORT, OTHER) == replace_ends(compare(OTHER, REPORT))


def replace_ends(found: Likeness | None) -> Likeness | None:
    return replace(found, one=found.other, other=found.one) if found else None


def meets(new: EventCard, old: EventCard) -> bool:
    return bool(set(sought(new)) & set(keys(old)))


def test_reports_of_one_event_share_a_key_and_undated_ones_have_no_day() -> None:
    assert set(keys(REPORT)) & set(keys(OTHER))
    undated = replace(OTHER, on=When.unknown(), published=None, sentence="Vand and Lorne Quist signed an accord.")
    assert keys(undated)
    assert not any("2023" in key for key in keys(undated))


def test_an_event_without_a_day_is_looked_for_around_its_publication() -> None:
    told = replace(OTHER, on=When(None, TUESDAY, Basis.DEFAULT, counted_from=TUESDAY))
    assert set(keys(REPORT)) & set(keys(told))
    assert score(REPORT, told) > 0.5


UNDATED = replace(
    OTHER,
    on=When.unknown(),
    published=None,
    sentence="The fishing accord dates from 16 May, when Ghana and Kenya signed it.",
)


def test_a_day_of_a_month_without_a_year_speaks_for_that_day_and_against_another() -> None:
    assert meets(REPORT, UNDATED)
    assert meets(UNDATED, REPORT)
    same, later = compare(REPORT, UNDATED), compare(WEEK_LATER, UNDATED)
    assert same is not None
    assert later is not None
    assert any("5-16 of some year lies in 2023-05-16" in why for why in same.because)
    assert any("5-16 of no year lies in 2023-05-23" in why for why in later.because)
    assert same.score > 0.95 > later.score


NO_DAY = replace(OTHER, on=When.unknown())


@given(
    st.lists(
        st.builds(
            lambda card, place, published: replace(card, place=place, published=published),
            st.sampled_from([REPORT, OTHER, WEEK_LATER, ELSEWHERE, UNDATED, NO_DAY]),
            st.sampled_from([None, "Nairobi"]),
            st.sampled_from([None, MONDAY, TUESDAY]),
        ),
        min_size=2,
        max_size=2,
    )
)
def test_whichever_of_two_comes_later_finds_the_other(cards: list[EventCard]) -> None:
    one, other = cards
    assert meets(one, other) == meets(other, one)


def test_an_undated_event_meets_dated_ones_and_these_one_another_only_by_their_days() -> None:
    told = replace(UNDATED, sentence="Quist and Vand signed the fishing accord.")
    of_2021 = replace(REPORT, on=on(date(2021, 5, 16)), published=date(2021, 5, 16), sentence=told.sentence)
    of_2023 = replace(REPORT, sentence=told.sentence)
    assert meets(told, of_2021)
    assert meets(told, of_2023)
    assert not meets(of_2021, of_2023)


@given(
    st.sampled_from([REPORT, OTHER, WEEK_LATER, ELSEWHERE, UNDATED, NO_DAY]),
    st.sampled_from([REPORT, OTHER, WEEK_LATER, ELSEWHERE, UNDATED, NO_DAY]),
)
def test_no_feature_speaks_for_more_than_its_most(one: EventCard, other: EventCard) -> None:
    for feature, most in FEATURES:
        reason = feature(Pair(Report(one), Report(other)))
        assert reason is None or reason[0] <= most + 1e-9


def test_words_of_the_parties_are_keys_where_no_state_is_named() -> None:
    one = replace(
        REPORT,
        sentence="Thousands of nurses demonstrated outside Abuja's health administration over unpaid allowances.",
        actors=(Party("Thousands of nurses"),),
        recipients=(),
        place=None,
        country=None,
        beside=(),
    )
    other = replace(
        one,
        id=RecordId("e9"),
        sentence="Two days earlier nurses had laid siege to his office.",
        actors=(Party("nurses"),),
    )
    assert set(keys(one)) & set(keys(other)) == {"2023-05-16|nurs"}


def likenesses(cards: Iterable[EventCard]) -> list[Likeness]:
    return [found for one, other in combinations(cards, 2) if (found := compare(one, other))]


def grouped(*cards: EventCard) -> dict[str, str]:
    return dict(groups(cards, likenesses(cards)))


CARDS = [
    *(replace(REPORT, id=RecordId(f"e1{n}"), article=TextId(f"t1{n}")) for n in range(3)),
    *(replace(WEEK_LATER, id=RecordId(f"e3{n}"), article=TextId(f"t3{n}")) for n in range(3)),
    OTHER,
]


@settings(max_examples=20, deadline=None)
@given(st.permutations(CARDS))
def test_groups_do_not_depend_on_order(cards: list[EventCard]) -> None:
    found = groups(cards, likenesses(cards))
    assert found == groups(CARDS, likenesses(CARDS))
    assert found["e10"] == found["e11"] == found["e2"] != found["e30"] == found["e32"]


VECTOR = np.array([127, *[0] * 383], np.int8).tobytes()
SURE, LIKE = replace(REPORT, vector=VECTOR), replace(OTHER, vector=VECTOR)
VECTORED = [replace(each, vector=VECTOR) for each in CARDS]
FAINT = replace(OTHER, id=RecordId("e5"), article=TextId("t5"), faint=True, vector=VECTOR)


def test_a_faint_event_is_compared_with_sure_ones_of_other_articles_alone() -> None:
    assert score(SURE, FAINT) > 0.9
    assert compare(FAINT, replace(FAINT, id=RecordId("e6"), article=TextId("t6"))) is None
    assert compare(SURE, replace(FAINT, article=SURE.article)) is None
    further = np.array([58, 113, *[0] * 382], np.int8).tobytes()
    doubtful = replace(
        LIKE, on=When.unknown(), words="put names to it", sentence="They did it.", published=None, vector=further
    )
    assert 0.25 < score(SURE, doubtful) < 0.73
    assert compare(SURE, replace(doubtful, faint=True)) is None


def test_a_faint_event_is_told_in_words_that_are_alike_and_of_the_same_type() -> None:
    for unlike in (
        replace(FAINT, words="the"),
        replace(FAINT, code=PloverCode("COOPERATE")),
        replace(FAINT, vector=None),
        replace(FAINT, vector=np.array([0, 127, *[0] * 382], np.int8).tobytes()),
    ):
        assert compare(SURE, replace(unlike, faint=False)) is not None
        assert compare(SURE, unlike) is None


def test_a_faint_event_joins_a_sure_one_and_a_group_of_faint_ones_is_none() -> None:
    again = replace(FAINT, id=RecordId("e6"), article=TextId("t6"))
    found = grouped(SURE, FAINT, again)
    assert set(found) == {"e1", "e5", "e6"}
    assert len(set(found.values())) == 1
    assert grouped(FAINT, again) == {}


def test_of_the_faint_events_of_an_article_one_joins_and_none_that_it_tells_surely() -> None:
    less = replace(FAINT, id=RecordId("e6"), words="put their names to it")
    assert set(grouped(SURE, FAINT, less)) == {"e1", "e5"}
    assert set(grouped(SURE, replace(LIKE, article=FAINT.article), FAINT)) == {"e1", "e2"}


def test_faint_events_change_neither_the_groups_of_sure_ones_nor_their_names() -> None:
    early = replace(FAINT, id=RecordId("e0"), article=TextId("t0"))
    surely, found = grouped(*VECTORED), grouped(*VECTORED, early)
    assert {member: found[member] for member in surely} == surely
    assert found["e0"] == surely["e2"]


def test_what_is_alike_by_a_faint_event_alone_is_divided_apart() -> None:
    joined = likenesses([SURE, LIKE, FAINT])
    without = [each for each in joined if {each.one, each.other} != {SURE.id, LIKE.id}]
    assert set(groups([SURE, LIKE, FAINT], joined)) == {"e1", "e2", "e5"}
    assert len(groups([SURE, LIKE, FAINT], without)) == 2


@settings(max_examples=20, deadline=None)
@given(
    st.permutations(
        [*VECTORED, FAINT, replace(FAINT, id=RecordId("e6")), replace(FAINT, id=RecordId("e7"), on=on(MONDAY))]
    )
)
def test_what_faint_events_join_does_not_depend_on_order(cards: list[EventCard]) -> None:
    assert grouped(*cards) == grouped(*sorted(cards, key=lambda each: each.id))


def test_a_group_is_named_after_its_smallest_member() -> None:
    name = groups([REPORT, OTHER], likenesses([REPORT, OTHER]))["e1"]
    assert name.startswith("h")
    assert len(name) == 17
    third = replace(OTHER, id=RecordId("e9"), article=TextId("t9"))
    assert groups([REPORT, OTHER, third], likenesses([REPORT, OTHER, third]))["e9"] == name
