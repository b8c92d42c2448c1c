"""Points of the calendar: where they begin and end, what they are called, how they are counted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.resolve.timex import OPEN, Point, Unit

WEDNESDAY = date(2021, 3, 17)
UNITS = st.sampled_from(Unit)
DAYS = st.dates(date(101, 1, 1), date(9899, 12, 31))  # a century from either end of the calendar
STEPS = st.integers(-60, 60)


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        (Unit.DAY, "2021-03-17", date(2021, 3, 17), date(2021, 3, 17)),
        (Unit.WEEKEND, "2021-W11-WE", date(2021, 3, 20), date(2021, 3, 21)),
        (Unit.WEEK, "2021-W11", date(2021, 3, 15), date(2021, 3, 21)),
        (Unit.MONTH, "2021-03", date(2021, 3, 1), date(2021, 3, 31)),
        (Unit.QUARTER, "2021-Q1", date(2021, 1, 1), date(2021, 3, 31)),
        (Unit.SEASON, "2021-SP", date(2021, 3, 1), date(2021, 5, 31)),
        (Unit.YEAR, "2021", date(2021, 1, 1), date(2021, 12, 31)),
        (Unit.DECADE, "202", date(2020, 1, 1), date(2029, 12, 31)),
        (Unit.CENTURY, "20", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_every_unit_around_a_wednesday_in_march(unit: Unit, value: str, first: date, last: date) -> None:
    point = Point.around(unit, WEDNESDAY)
    assert (point.value, point.first, point.last) == (value, first, last)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2021, 1, 3), "2020-W53"),  # a Sunday of the year before's last week
        (date(2021, 1, 4), "2021-W01"),
        (date(2019, 12, 30), "2020-W01"),  # a Monday of the next year's first week
        (date(2019, 12, 29), "2019-W52"),
        (date(1, 1, 1), "0001-W01"),
    ],
)
def test_the_weeks_at_the_turn_of_the_year(day: date, week: str) -> None:
    assert Point.around(Unit.WEEK, day).value == week
    assert Point.around(Unit.WEEKEND, day).value == f"{week}-WE"


@pytest.mark.parametrize(
    ("day", "quarter", "season"),
    [
        (date(2020, 1, 1), "2020-Q1", "2019-WI"),
        (date(2020, 2, 29), "2020-Q1", "2019-WI"),
        (date(2020, 3, 31), "2020-Q1", "2020-SP"),
        (date(2020, 4, 1), "2020-Q2", "2020-SP"),
        (date(2020, 6, 1), "2020-Q2", "2020-SU"),
        (date(2020, 9, 30), "2020-Q3", "2020-FA"),
        (date(2020, 10, 1), "2020-Q4", "2020-FA"),
        (date(2020, 12, 31), "2020-Q4", "2020-WI"),
    ],
)
def test_the_edges_of_quarters_and_seasons(day: date, quarter: str, season: str) -> None:
    assert Point.around(Unit.QUARTER, day).value == quarter
    assert Point.around(Unit.SEASON, day).value == season


def test_a_winter_ends_with_february() -> None:
    assert Point.around(Unit.SEASON, date(2020, 1, 5)).last == date(2020, 2, 29)
    assert Point.around(Unit.SEASON, date(2021, 1, 5)).last == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("unit", "steps", "value"),
    [
        (Unit.DAY, -17, "2021-02-28"),
        (Unit.WEEK, 1, "2021-W12"),
        (Unit.WEEKEND, -1, "2021-W10-WE"),
        (Unit.MONTH, -3, "2020-12"),
        (Unit.QUARTER, -1, "2020-Q4"),
        (Unit.SEASON, 1, "2022-SP"),
        (Unit.YEAR, -22, "1999"),
        (Unit.DECADE, -1, "201"),
        (Unit.CENTURY, -1, "19"),
    ],
)
def test_a_step_is_one_of_its_own_unit(unit: Unit, steps: int, value: str) -> None:
    assert Point.around(unit, WEDNESDAY).moved(steps).value == value


@pytest.mark.parametrize(
    ("unit", "steps", "by", "value"),
    [
        (Unit.DAY, -1, Unit.YEAR, "2020-03-17"),
        (Unit.DAY, 2, Unit.WEEK, "2021-03-31"),
        (Unit.QUARTER, -1, Unit.YEAR, "2020-Q1"),
        (Unit.MONTH, 1, Unit.QUARTER, "2021-06"),
        (Unit.YEAR, -2, Unit.DECADE, "2001"),
        (Unit.YEAR, 1, Unit.CENTURY, "2121"),
    ],
)
def test_a_point_shifted_by_another_unit_stays_as_long(unit: Unit, steps: int, by: Unit, value: str) -> None:
    assert Point.around(unit, WEDNESDAY).shifted(steps, by).value == value


def test_a_day_that_the_month_lacks_is_its_last() -> None:
    assert Point(Unit.DAY, date(2020, 2, 29)).shifted(1, Unit.YEAR).first == date(2021, 2, 28)
    assert Point(Unit.DAY, date(2021, 3, 31)).shifted(-1, Unit.MONTH).first == date(2021, 2, 28)


def test_the_point_of_another_unit_is_where_this_one_begins() -> None:
    assert Point.around(Unit.YEAR, WEDNESDAY).within(Unit.MONTH).value == "2021-01"
    assert Point(Unit.DAY, WEDNESDAY).within(Unit.WEEK).value == "2021-W11"


@pytest.mark.parametrize(
    ("unit", "day", "steps"),
    [
        (Unit.DAY, date.max, 1),
        (Unit.DAY, date.min, -1),
        (Unit.WEEK, date.max, 1),
        (Unit.MONTH, date.max, 1),
        (Unit.YEAR, date.min, -1),
        (Unit.DECADE, date.max, 1),
        (Unit.CENTURY, date.min, -1),
        (Unit.YEAR, WEDNESDAY, 10**30),
        (Unit.DAY, WEDNESDAY, -(10**30)),
    ],
)
def test_beyond_the_calendar(unit: Unit, day: date, steps: int) -> None:
    with pytest.raises(ValueError, match="beyond the calendar"):
        Point.around(unit, day).moved(steps)


def test_the_first_winter_began_before_the_calendar() -> None:
    with pytest.raises(ValueError, match="beyond the calendar"):
        Point.around(Unit.SEASON, date(1, 2, 1))


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.WEEKEND])
def test_what_ends_beyond_the_calendar_ends_with_it(unit: Unit) -> None:
    assert Point.around(unit, date.max).last == date.max


def test_the_first_years_are_a_decade_and_a_century() -> None:
    decade, century = Point.around(Unit.DECADE, date(5, 5, 5)), Point.around(Unit.CENTURY, date(5, 5, 5))
    assert (decade.value, decade.first, decade.last) == ("000", date(1, 1, 1), date(9, 12, 31))
    assert (century.value, century.last, century.moved(1).first) == ("00", date(99, 12, 31), date(100, 1, 1))
    assert decade.moved(1).moved(-1) == decade


def test_years_of_less_than_four_digits_are_filled_up() -> None:
    assert Point.around(Unit.MONTH, date(87, 4, 1)).value == "0087-04"
    assert Point.around(Unit.WEEK, date(87, 4, 1)).value == "0087-W14"


def test_a_unit_holds_those_no_longer() -> None:
    assert Unit.WEEK.holds(Unit.DAY)
    assert Unit.WEEK.holds(Unit.WEEK)
    assert not Unit.DAY.holds(Unit.YEAR)
    assert all(Unit.CENTURY.holds(unit) for unit in Unit)


def test_every_unit_has_a_value_for_what_is_open() -> None:
    assert set(OPEN) == set(Unit)


@given(UNITS.filter(lambda unit: unit is not Unit.WEEKEND), DAYS)
def test_a_point_contains_the_day_it_is_around(unit: Unit, day: date) -> None:
    point = Point.around(unit, day)
    assert point.first <= day <= point.last


@given(DAYS)
def test_a_weekend_ends_the_week_of_the_day(day: date) -> None:
    weekend = Point.around(Unit.WEEKEND, day)
    assert weekend.first.weekday() == 5
    assert weekend.last == Point.around(Unit.WEEK, day).last


@given(UNITS, DAYS, STEPS)
def test_there_and_back_is_here(unit: Unit, day: date, steps: int) -> None:
    try:
        there = Point.around(unit, day).moved(steps)
    except ValueError:
        return
    assert there.moved(-steps) == Point.around(unit, day)


@given(UNITS, DAYS)
def test_the_next_begins_where_this_ends(unit: Unit, day: date) -> None:
    if unit in (Unit.SEASON, Unit.WEEKEND):  # a step is a year, a week
        return
    point = Point.around(unit, day)
    assert (point.moved(1).first - point.last).days == 1


@given(DAYS)
def test_the_value_of_a_day_is_its_date(day: date) -> None:
    assert date.fromisoformat(Point(Unit.DAY, day).value) == day


@given(DAYS)
def test_the_value_of_a_week_is_that_of_its_days(day: date) -> None:
    assert date.fromisoformat(f"{Point.around(Unit.WEEK, day).value}-{day.isoweekday()}") == day
