"""The words that time expressions are made of, and patterns of them. All are lower case."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from wordkeep.resolve.timex import Unit

DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS: Final = "january february march april may june july august september october november december".split()
SEASON_NAMES: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS: Final = {"morning": "MO", "midday": "MI", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI"}
ORDER: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


class Measure(NamedTuple):
    """How a unit is written in a duration: ``T`` if it is one of the clock, its letter, and how many of it there are."""

    clock: str
    letter: str
    times: int = 1


NO_MEASURE: Final = Measure("", "X")
UNITS: Final = {
    "second": Measure("T", "S"),
    "minute": Measure("T", "M"),
    "hour": Measure("T", "H"),
    "day": Measure("", "D"),
    "night": Measure("", "D"),
    "week": Measure("", "W"),
    "weekend": Measure("", "WE"),
    "fortnight": Measure("", "W", 2),
    "month": Measure("", "M"),
    "quarter": Measure("", "Q"),
    "season": Measure("", "S"),
    "year": Measure("", "Y"),
    "decade": Measure("", "E"),
    "century": Measure("", "C"),
    "generation": NO_MEASURE,
}


def either(words: Iterable[str]) -> str:
    """A pattern of any of these patterns, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def group(name: str, words: Iterable[str]) -> str:
    """The same as a group of this name."""
    return f"(?P<{name}>{either(words)})"


def _short(name: str, lengths: Iterable[int]) -> list[str]:
    """The whole name, and what is left of it when it is cut short."""
    return [name, *{name[:length] for length in lengths} - {name}]


DAY: Final = group("weekday", [short for name in DAYS for short in _short(name, (3, 4, 5))]) + r"\.?"
MONTH: Final = group("month", [short for name in MONTHS for short in _short(name, (3, 4))]) + r"\.?"
YEAR: Final = r"(?P<year>1\d{3}|2[01]\d\d)"
NUMBER_OF_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
TH: Final = "(?:st|nd|rd|th)"

_ONE: Final = (
    *("last", "past", "this past", "previous", "preceding"),
    *("next", "coming", "this coming", "following"),
    *("this", "that", "same"),
)
WHICH_ONE: Final = group("which", _ONE)
WHICH: Final = group("which", (*_ONE, "current", "present", "latest"))
UNIT: Final = group("unit", (*(f"{name}s?" for name in UNITS if name != "century"), "century", "centuries"))
PART: Final = group("part", ("morning", "afternoon", "evening", "night"))
QUARTER: Final = group("order", ORDER) + "[ -]" + group("part", ("quarters?", "half"))


def number_of(name: str, names: list[str]) -> int:
    """Which of ``names`` this one is, or is short for; counted from 0. Raises ``ValueError`` where none is."""
    return [full.startswith(name) for full in names].index(True)


def measure_of(name: str) -> Measure:
    """The measure of a unit, named in the singular or plural; ``NO_MEASURE`` where it has none."""
    return UNITS.get("century" if name == "centuries" else name.removesuffix("s"), NO_MEASURE)


def point_unit(name: str) -> Unit | None:
    """The unit of points that the name names; ``None`` for those of the clock and those without measure."""
    measure = measure_of(name)
    return None if measure.clock or measure is NO_MEASURE else Unit(measure.letter)
