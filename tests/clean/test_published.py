"""Published dates: what is read, what is refused."""

from datetime import date

import pytest

from wordkeep.clean.published import day_in, day_in_name


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("2021-03-21", date(2021, 3, 21)),
        ("2021-03-21T23:59:00-08:00", date(2021, 3, 21)),
        ("Sun, 21 Mar 2021 10:00:00 GMT", date(2021, 3, 21)),
        ("March 21, 2021", date(2021, 3, 21)),
        ("21st of March 2021", date(2021, 3, 21)),
        ("Sept. 3, 2021", date(2021, 9, 3)),
        ("20210321", date(2021, 3, 21)),
        ("2021/03/21", date(2021, 3, 21)),
        # what could be read in two ways, or says less than a day, is no date
        ("03/04/2021", None),
        ("March 2021", None),
        ("21 March", None),
        ("2021", None),
        ("31 February 2021", None),
        ("2021-13-40", None),
        ("from 2021-03-21 to 2021-03-22", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_labels(label: str, day: date | None) -> None:
    assert day_in(label) == day


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2021-03-21-talks.txt", (date(2021, 3, 21), "2021-03-21")),
        ("talks_20210321.html", (date(2021, 3, 21), "20210321")),
        ("000_5f6aabda9d49e1ba.txt", None),
        ("talks-12345678.txt", None),
        ("20210321-20210322.txt", None),
    ],
)
def test_file_names(name: str, found: tuple[date, str] | None) -> None:
    assert day_in_name(name) == found
