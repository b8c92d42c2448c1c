"""Who held an office on a day: public facts, and what nobody may be told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.resolve.who import answers, side_of


def names(query: str, on: str | None = None, of: str | None = None) -> list[str]:
    return [each.term.person for each in answers(query, of=of, on=date.fromisoformat(on) if on else None)]


@pytest.mark.parametrize(
    ("query", "on", "name"),
    [
        ("Chinese defence minister", "2021-09-28", "Wei Fenghe"),
        ("prime minister of India", "2020-01-01", "Narendra Modi"),
        ("US Secretary of State", "2010-06-01", "Hillary Clinton"),
        ("us secretary of state", "2021-03-18", "Antony Blinken"),
        ("Defense Secretary of the United States", "2012-02-02", "Leon Panetta"),
        ("Pentagon chief", "2012-02-02", "Leon Panetta"),
        ("NATO secretary general", "2022-01-01", "Jens Stoltenberg"),
        ("head of NATO", "2022-01-01", "Jens Stoltenberg"),
        ("Kremlin spokesman", "2022-03-01", "Dmitry Peskov"),
        ("Iran's foreign minister", "2016-01-01", "Mohammad Javad Zarif"),
        ("White House press secretary", "2021-05-05", "Jen Psaki"),
        ("who was the British foreign secretary?", "2017-02-02", "Boris Johnson"),
        ("Chinese ambassador to the US", "2020-01-01", "Cui Tiankai"),
        ("US ambassador in Beijing", "2012-06-01", "Gary Locke"),
        ("Russia's UN ambassador", "2022-03-01", "Vasily Nebenzya"),
        ("European Commission president", "2021-01-01", "Ursula von der Leyen"),
        ("French head of state", "2018-01-01", "Emmanuel Macron"),
        ("German head of government", "2015-01-01", "Angela Merkel"),
        ("Chinese premier", "2014-01-01", "Li Keqiang"),
        ("Foreign Minister Wang", "2021-03-18", "Wang Yi"),
        ("President Xi", "2020-01-01", "Xi Jinping"),
        ("Mr Lavrov", "2014-01-01", "Sergey Lavrov"),
        ("Lavrov", "2014-01-01", "Sergey Lavrov"),
        ("Sergei Lavrov", "2014-01-01", "Sergey Lavrov"),
        ("Volodymyr Zelensky", "2022-03-01", "Volodymyr Zelenskyy"),
        ("MBS", "2020-01-01", "Mohammad bin Salman"),
        ("Governor of Ohio", "2019-06-27", "Mike DeWine"),
    ],
)
def test_the_first_answer(query: str, on: str, name: str) -> None:
    assert names(query, on)[:1] == [name]


@pytest.mark.parametrize("of", ["CHN", "China", "Chinese", "the PRC", "Beijing"])
def test_of_takes_codes_and_names(of: str) -> None:
    assert names("Wang", "2021-03-18", of)[0] == "Wang Yi"
    assert names("defence minister", "2021-09-28", of) == ["Wei Fenghe"]


def test_of_takes_organisations() -> None:
    assert names("secretary general", "2022-01-01", "NATO")[0] == "Jens Stoltenberg"
    assert names("high representative", "2020-06-01", "European Union")[0] == "Josep Borrell"


def test_a_family_name_shared_by_several_brings_them_all_and_the_weightiest_first() -> None:
    found = names("Wang", "2021-03-18", "CHN")
    assert found[0] == "Wang Yi"
    assert {"Wang Qishan", "Wang Wentao", "Wang Wenbin"} <= set(found)


def test_on_the_day_of_the_change_both_held_it_and_the_new_one_comes_first() -> None:
    assert names("US president", "2021-01-19") == ["Donald Trump"]
    assert names("US president", "2021-01-20") == ["Joe Biden", "Donald Trump"]
    assert names("US president", "2021-01-21") == ["Joe Biden"]


def test_between_two_holders_there_is_nobody() -> None:
    assert names("Chinese defence minister", "2023-10-23") == ["Li Shangfu"]
    assert names("Chinese defence minister", "2023-11-20") == []
    assert names("Chinese defence minister", "2023-12-29") == ["Dong Jun"]


@pytest.mark.parametrize(
    ("query", "on", "of"),
    [
        ("prime minister of the United States", "2019-05-01", None),
        ("king of Germany", "2015-01-01", None),
        ("chancellor of France", "2016-04-04", None),
        ("vice president of Russia", "2014-02-02", None),
        ("foreign minister of NATO", "2017-07-07", None),
        ("Quentin Zarbowsky", "2018-01-01", None),
        ("Lavrov", "2015-01-01", "CHN"),
        ("White House press secretary Lavrov", "2014-04-14", None),
        ("Trump", "2015-06-01", "USA"),
        ("Chinese defence minister", "1800-01-01", None),
        ("head of the Bundestag kitchen", "2015-01-01", None),
        ("", "2015-01-01", None),
        ("the of", "2015-01-01", None),
        ("China", "2015-01-01", None),
        ("Wang", "2021-03-18", "Atlantis"),
    ],
)
def test_nobody(query: str, on: str, of: str | None) -> None:
    assert names(query, on, of) == []


def test_without_a_day_today_comes_before_former_holders() -> None:
    found = answers("US president")
    assert [each.term.start for each in found] == sorted((each.term.start for each in found), reverse=True)
    assert "Barack Obama" in [each.term.person for each in found]
    former = next(each for each in found if each.term.person == "Barack Obama")
    assert "a former holder, until 2017-01-20" in [reason.why for reason in former.reasons]


def test_a_row_known_for_a_shorter_time_says_so() -> None:
    open_ended = next(each for each in answers("Lavrov", on=date(2099, 1, 1)))
    assert any(reason.why.startswith("known only until 20") for reason in open_ended.reasons)


def test_reasons_can_be_read_and_sum_up() -> None:
    best = answers("Foreign Minister Wang", on=date(2021, 3, 18))[0]
    assert [reason.why for reason in best.reasons][:2] == [
        "the family name",
        "'Minister of Foreign Affairs' is a foreign-minister",
    ]
    assert best.score == pytest.approx(sum(reason.weight for reason in best.reasons))


def test_sides() -> None:
    assert side_of("CHN") == side_of("China") == {"CHN"}
    assert side_of("nato") == {"NATO"}
    assert side_of("Atlantis") == frozenset()


QUERIES = (
    "foreign minister",
    "Wang",
    "spokesperson",
    "president",
    "ambassador to Japan",
    "Kim",
    "defence minister",
    "xyzzy",
)
SIDES = ("CHN", "USA", "RUS", "JPN", "KOR", "NATO", "FRA", "UN")


@given(query=st.sampled_from(QUERIES), of=st.sampled_from(SIDES), days=st.integers(0, 365 * 17))
def test_no_answer_outside_its_dates_and_the_same_twice(query: str, of: str, days: int) -> None:
    on = date(2009, 1, 1) + timedelta(days)
    found = answers(query, of=of, on=on)
    for each in found:
        assert each.term.of == of
        assert not each.term.start or each.term.start <= on.isoformat()[: len(each.term.start)]
        assert not each.term.end or on.isoformat()[: len(each.term.end)] <= each.term.end
    assert found == answers(query, of=of, on=on)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


@given(st.text(max_size=40))
def test_any_words_may_be_asked(query: str) -> None:
    for each in answers(query, of="CHN", on=date(2020, 1, 1)):
        assert each.term.of == "CHN"
