"""What time expressions mean. A row of the tables: the words, what they are read against, their value and their days.

``said`` is the day of publication, by default Wednesday, March 17, 2021, and ``none`` in an undated article; ``before`` is
what the text named last. ``told`` is ``past`` or ``ahead``, as the sentence speaks. ``as`` is what the reader takes the words
for, by default a DATE. Days are one, or from one to another; an end that is left out is not known.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wordkeep.model.mention import TimeType
from wordkeep.model.when import Basis, When
from wordkeep.resolve.clock import clock_in
from wordkeep.resolve.meaning import Context, Meaning
from wordkeep.resolve.phrases import LONGEST, RULES, meaning_of
from wordkeep.resolve.timex import Point, Unit

WEDNESDAY = date(2021, 3, 17)
HERE = Context(WEDNESDAY, None, ahead=False, type=TimeType.DATE)

WEEKDAYS = """
    words                 | said       | before         | told  | value            | days
    Friday                |            |                | past  | 2021-03-12       | 2021-03-12
    Friday                |            |                | ahead | 2021-03-19       | 2021-03-19
    on Friday             |            |                | past  | 2021-03-12       | 2021-03-12
    Wednesday             |            |                | past  | 2021-03-17       | 2021-03-17
    Wednesday             |            |                | ahead | 2021-03-17       | 2021-03-17
    Tues.                 |            |                | past  | 2021-03-16       | 2021-03-16
    Tues                  |            |                | past  | 2021-03-16       | 2021-03-16
    Thurs.                |            |                | ahead | 2021-03-18       | 2021-03-18
    Friday's              |            |                | past  | 2021-03-12       | 2021-03-12
    last Friday           |            |                | past  | 2021-03-12       | 2021-03-12
    last Wednesday        |            |                | past  | 2021-03-10       | 2021-03-10
    last Friday           |            |                | ahead | 2021-03-12       | 2021-03-12
    next Friday           |            |                | past  | 2021-03-19       | 2021-03-19
    next Wednesday        |            |                | ahead | 2021-03-24       | 2021-03-24
    this coming Monday    |            |                | ahead | 2021-03-22       | 2021-03-22
    this past Monday      |            |                | past  | 2021-03-15       | 2021-03-15
    this Friday           |            |                | past  | 2021-03-19       | 2021-03-19
    this Monday           |            |                | past  | 2021-03-15       | 2021-03-15
    this Tuesday          | 2021-03-14 |                | ahead | 2021-03-16       | 2021-03-16
    latest Friday         |            |                | ahead | 2021-03-12       | 2021-03-12
    the previous Friday   |            | day 2021-03-09 | past  | 2021-03-05       | 2021-03-05
    the following Friday  |            | day 2021-03-02 | past  | 2021-03-05       | 2021-03-05
    the following Friday  |            |                | past  | XXXX-WXX-5       | -
    that Friday           |            | day 2021-03-02 | past  | 2021-03-05       | 2021-03-05
    that Friday           |            | week 2021-03-01| past  | 2021-03-05       | 2021-03-05
    that Friday           |            |                | past  | XXXX-WXX-5       | -
    Thursday evening      |            |                | past  | 2021-03-11TEV    | 2021-03-11
    Friday at noon        |            |                | ahead | 2021-03-19T12:00 | 2021-03-19
    Monday last week      |            |                | past  | 2021-03-08       | 2021-03-08
    Tuesday next week     |            |                | ahead | 2021-03-23       | 2021-03-23
    a week from Tuesday   |            |                | ahead | 2021-03-30       | 2021-03-30
    two weeks from today  |            |                | ahead | 2021-03-31       | 2021-03-31
    two weeks ago today   |            |                | past  | 2021-03-03       | 2021-03-03
    a week after tomorrow |            |                | ahead | 2021-03-25       | 2021-03-25
"""

BESIDE_TODAY = """
    words                     | said       | before          | told  | value         | days
    today                     |            |                 | past  | 2021-03-17    | 2021-03-17
    yesterday                 |            |                 | past  | 2021-03-16    | 2021-03-16
    yesterday                 | 2021-03-01 |                 | past  | 2021-02-28    | 2021-02-28
    tomorrow                  | 2021-12-31 |                 | ahead | 2022-01-01    | 2022-01-01
    tonight                   |            |                 | ahead | 2021-03-17TNI | 2021-03-17
    yesterday morning         |            |                 | past  | 2021-03-16TMO | 2021-03-16
    the day before yesterday  |            |                 | past  | 2021-03-15    | 2021-03-15
    the day after tomorrow    |            |                 | ahead | 2021-03-19    | 2021-03-19
    the day after yesterday   |            |                 | past  | 2021-03-17    | 2021-03-17
    this morning              |            |                 | past  | 2021-03-17TMO | 2021-03-17
    last night                |            |                 | past  | 2021-03-16TNI | 2021-03-16
    late last night           |            |                 | past  | 2021-03-16TNI | 2021-03-16
    overnight                 |            |                 | past  | 2021-03-16TNI | 2021-03-16
    the evening               |            | day 2021-03-09  | past  | 2021-03-09TEV | 2021-03-09
    the evening               |            | year 2019-01-01 | past  | 2021-03-17TEV | 2021-03-17
    that night                |            | day 2021-03-09  | past  | 2021-03-09TNI | 2021-03-09
    that night                |            | year 2019-01-01 | past  | XXXX-XX-XXTNI | -
    that night                |            |                 | past  | XXXX-XX-XXTNI | -
    the next morning          |            | day 2021-03-09  | past  | 2021-03-10TMO | 2021-03-10
    the next morning          |            |                 | past  | XXXX-XX-XXTMO | -
    the next morning          |            |                 | ahead | 2021-03-18TMO | 2021-03-18
    the small hours of Monday |            |                 | past  | 2021-03-15    | 2021-03-15
    the day before            |            | day 2021-03-09  | past  | 2021-03-08    | 2021-03-08
    the day before            |            |                 | past  | 2021-03-16    | 2021-03-16
    the next day              |            | day 2021-03-09  | past  | 2021-03-10    | 2021-03-10
    the following day         |            | day 2021-02-28  | past  | 2021-03-01    | 2021-03-01
    the next day              |            |                 | past  | XXXX-XX-XX    | -
    the next day              |            |                 | ahead | 2021-03-18    | 2021-03-18
    the following day         |            | month 2020-06-01| past  | XXXX-XX-XX    | -
    that day                  |            | day 2021-03-09  | past  | 2021-03-09    | 2021-03-09
    that day                  |            | month 2020-06-01| past  | XXXX-XX-XX    | -
    then                      |            | month 2020-06-01| past  | 2020-06       | 2020-06-01 to 2020-06-30
"""

DAYS_AND_MONTHS = """
    words                      | said       | before          | told  | value      | days
    2020-02-29                 |            |                 | past  | 2020-02-29 | 2020-02-29
    March 18, 2020             |            |                 | past  | 2020-03-18 | 2020-03-18
    18 March 2020              |            |                 | past  | 2020-03-18 | 2020-03-18
    the 18th of March, 2020    |            |                 | past  | 2020-03-18 | 2020-03-18
    Thursday, Sept. 17, 2020   |            |                 | past  | 2020-09-17 | 2020-09-17
    March 9                    |            |                 | past  | 2021-03-09 | 2021-03-09
    March 9                    |            |                 | ahead | 2022-03-09 | 2022-03-09
    March 17                   |            |                 | past  | 2021-03-17 | 2021-03-17
    April 2                    |            |                 | ahead | 2021-04-02 | 2021-04-02
    April 2                    |            |                 | past  | 2021-04-02 | 2021-04-02
    June 2                     |            |                 | past  | 2020-06-02 | 2020-06-02
    Jan. 5                     | 2020-12-20 |                 | ahead | 2021-01-05 | 2021-01-05
    Dec. 30                    | 2021-01-04 |                 | past  | 2020-12-30 | 2020-12-30
    Feb. 29                    | 2021-03-17 |                 | past  | 2020-02-29 | 2020-02-29
    Feb. 29                    | 2021-03-17 |                 | ahead | 2024-02-29 | 2024-02-29
    March 9 in the morning     |            |                 | past  | 2021-03-09TMO | 2021-03-09
    March 18-19, 2020          |            |                 | past  | 2020-03-18/2020-03-19 | 2020-03-18 to 2020-03-19
    March 9 to 12              |            |                 | past  | 2021-03-09/2021-03-12 | 2021-03-09 to 2021-03-12
    9-12 March                 |            |                 | past  | 2021-03-09/2021-03-12 | 2021-03-09 to 2021-03-12
    the 9th                    |            |                 | past  | 2021-03-09 | 2021-03-09
    the 9th                    |            | day 2020-11-04  | past  | 2020-11-09 | 2020-11-09
    the 15th of last month     |            |                 | past  | 2021-02-15 | 2021-02-15
    the 2nd of next month      |            |                 | ahead | 2021-04-02 | 2021-04-02
    25                         |            | day 2020-04-24  | past  | 2020-04-25 | 2020-04-25
    March                      |            |                 | past  | 2021-03    | 2021-03-01 to 2021-03-31
    February                   |            |                 | past  | 2021-02    | 2021-02-01 to 2021-02-28
    May                        |            |                 | past  | 2020-05    | 2020-05-01 to 2020-05-31
    by May                     |            |                 | ahead | 2021-05    | 2021-05-01 to 2021-05-31
    last March                 |            |                 | past  | 2020-03    | 2020-03-01 to 2020-03-31
    next March                 |            |                 | ahead | 2022-03    | 2022-03-01 to 2022-03-31
    this May                   |            |                 | past  | 2021-05    | 2021-05-01 to 2021-05-31
    the following May          |            | month 2019-06-01| past  | 2020-05    | 2020-05-01 to 2020-05-31
    that May                   |            | year 2019-01-01 | past  | 2019-05    | 2019-05-01 to 2019-05-31
    that May                   |            |                 | past  | XXXX-05    | -
    June 1998                  |            |                 | past  | 1998-06    | 1998-06-01 to 1998-06-30
    June last year             |            |                 | past  | 2020-06    | 2020-06-01 to 2020-06-30
    June of that year          |            | year 2015-01-01 | past  | 2015-06    | 2015-06-01 to 2015-06-30
    mid-June                   |            |                 | ahead | 2021-06    | 2021-06-08 to 2021-06-23
    early May                  |            |                 | ahead | 2021-05    | 2021-05-01 to 2021-05-15
    the end of May             |            |                 | ahead | 2021-05    | 2021-05-16 to 2021-05-31
    close of 1998              |            |                 | past  | 1998       | 1998-07-02 to 1998-12-31
    the first week of May      |            |                 | ahead | 2021-05    | 2021-05-01 to 2021-05-07
    the last days of May       |            |                 | ahead | 2021-05    | 2021-05-25 to 2021-05-31
    the second day of May      |            |                 | ahead | 2021-05-02 | 2021-05-02
    the last day of May        |            |                 | ahead | 2021-05-31 | 2021-05-31
    the third month of 1998    |            |                 | past  | 1998-03    | 1998-03-01 to 1998-03-31
    the week of March 9        |            |                 | past  | 2021-W10   | 2021-03-08 to 2021-03-14
"""

FEASTS = """
    words                 | said       | before | told  | value      | days
    Christmas             |            |        | past  | 2020-12-25 | 2020-12-25
    Christmas             |            |        | ahead | 2021-12-25 | 2021-12-25
    last Christmas        |            |        | ahead | 2020-12-25 | 2020-12-25
    this Christmas        |            |        | past  | 2021-12-25 | 2021-12-25
    Christmas 1998        |            |        | past  | 1998-12-25 | 1998-12-25
    Thanksgiving          |            |        | past  | 2020-11-26 | 2020-11-26
    Thanksgiving Day 2021 |            |        | past  | 2021-11-25 | 2021-11-25
    last Thanksgiving     | 2020-11-26 |        | past  | 2019-11-28 | 2019-11-28
    New Year's Eve        | 2021-01-02 |        | past  | 2020-12-31 | 2020-12-31
"""

PERIODS = """
    words                           | said       | before             | told  | value    | days
    this week                       |            |                    | past  | 2021-W11 | 2021-03-15 to 2021-03-21
    last week                       |            |                    | past  | 2021-W10 | 2021-03-08 to 2021-03-14
    last week                       | 2021-01-04 |                    | past  | 2020-W53 | 2020-12-28 to 2021-01-03
    next month                      | 2020-12-05 |                    | ahead | 2021-01  | 2021-01-01 to 2021-01-31
    last year                       |            |                    | past  | 2020     | 2020-01-01 to 2020-12-31
    the last fiscal year            |            |                    | past  | 2020     | 2020-01-01 to 2020-12-31
    this decade                     |            |                    | past  | 202      | 2020-01-01 to 2029-12-31
    the current quarter             |            |                    | past  | 2021-Q1  | 2021-01-01 to 2021-03-31
    the latest quarter              |            |                    | past  | 2020-Q4  | 2020-10-01 to 2020-12-31
    the following month             |            | day 2019-04-30     | past  | 2019-05  | 2019-05-01 to 2019-05-31
    the previous year               |            | month 2019-04-01   | past  | 2018     | 2018-01-01 to 2018-12-31
    the previous year               |            |                    | past  | 2020     | 2020-01-01 to 2020-12-31
    the previous month              |            | year 2019-01-01    | past  | 2021-02  | 2021-02-01 to 2021-02-28
    that week                       |            |                    | past  | XXXX-WXX | -
    the week before last            |            |                    | past  | 2021-W09 | 2021-03-01 to 2021-03-07
    the month after next            |            |                    | ahead | 2021-05  | 2021-05-01 to 2021-05-31
    the year                        |            |                    | past  | 2021     | 2021-01-01 to 2021-12-31
    the quarter                     |            | quarter 2019-07-01 | past  | 2019-Q3  | 2019-07-01 to 2019-09-30
    the weekend                     | 2021-03-15 |                    | past  | 2021-W10-WE | 2021-03-13 to 2021-03-14
    the weekend                     | 2021-03-15 |                    | ahead | 2021-W11-WE | 2021-03-20 to 2021-03-21
    the weekend                     | 2021-03-21 |                    | past  | 2021-W11-WE | 2021-03-20 to 2021-03-21
    year-end                        |            |                    | ahead | 2021-12-31  | 2021-12-31
    later this year                 |            |                    | ahead | 2021     | 2021-03-17 to 2021-12-31
    earlier this month              |            |                    | past  | 2021-03  | 2021-03-01 to 2021-03-17
    late last year                  |            |                    | past  | 2020     | 2020-07-02 to 2020-12-31
    early next week                 |            |                    | ahead | 2021-W12 | 2021-03-22 to 2021-03-24
    Q3 2020                         |            |                    | past  | 2020-Q3  | 2020-07-01 to 2020-09-30
    2020 Q3                         |            |                    | past  | 2020-Q3  | 2020-07-01 to 2020-09-30
    Q1                              |            |                    | past  | 2021-Q1  | 2021-01-01 to 2021-03-31
    the third quarter of 2020       |            |                    | past  | 2020-Q3  | 2020-07-01 to 2020-09-30
    the third quarter               | 2021-10-20 |                    | past  | 2021-Q3  | 2021-07-01 to 2021-09-30
    the fourth quarter              |            |                    | past  | 2020-Q4  | 2020-10-01 to 2020-12-31
    the fourth quarter              |            |                    | ahead | 2021-Q4  | 2021-10-01 to 2021-12-31
    last year's second quarter      |            |                    | past  | 2020-Q2  | 2020-04-01 to 2020-06-30
    the first half of 2020          |            |                    | past  | 2020-H1  | 2020-01-01 to 2020-06-30
    the second half                 |            |                    | ahead | 2021-H2  | 2021-07-01 to 2021-12-31
    the year-earlier third quarter  |            |                    | past  | 2020-Q3  | 2020-07-01 to 2020-09-30
    the year-earlier quarter        |            | quarter 2020-07-01 | past  | 2019-Q3  | 2019-07-01 to 2019-09-30
    the year-earlier quarter        | 2021-05-04 |                    | past  | 2020-Q1  | 2020-01-01 to 2020-03-31
    the same period last year       |            | month 2021-02-01   | past  | 2020-02  | 2020-02-01 to 2020-02-29
    the 1988 quarter                |            |                    | past  | 1988-QX  | 1988-01-01 to 1988-12-31
    last spring                     |            |                    | past  | 2020-SP  | 2020-03-01 to 2020-05-31
    last spring                     | 2021-08-01 |                    | past  | 2021-SP  | 2021-03-01 to 2021-05-31
    last winter                     | 2021-01-20 |                    | past  | 2019-WI  | 2019-12-01 to 2020-02-29
    last winter                     |            |                    | past  | 2020-WI  | 2020-12-01 to 2021-02-28
    this winter                     | 2021-01-20 |                    | past  | 2020-WI  | 2020-12-01 to 2021-02-28
    this summer                     |            |                    | past  | 2021-SU  | 2021-06-01 to 2021-08-31
    next summer                     |            |                    | ahead | 2021-SU  | 2021-06-01 to 2021-08-31
    in the fall                     |            |                    | past  | 2020-FA  | 2020-09-01 to 2020-11-30
    in the fall                     |            |                    | ahead | 2021-FA  | 2021-09-01 to 2021-11-30
    that autumn                     |            | year 2019-01-01    | past  | 2019-FA  | 2019-09-01 to 2019-11-30
    summer 2020                     |            |                    | past  | 2020-SU  | 2020-06-01 to 2020-08-31
    the winter of 2020              |            |                    | past  | 2020-WI  | 2019-12-01 to 2021-02-28
"""

YEARS = """
    words                   | said       | before | told  | value     | days
    1998                    |            |        | past  | 1998      | 1998-01-01 to 1998-12-31
    since 1998              |            |        | past  | 1998      | 1998-01-01 to 1998-12-31
    nineteen ninety-six     |            |        | past  | 1996      | 1996-01-01 to 1996-12-31
    fiscal 2020             |            |        | past  | 2020      | 2020-01-01 to 2020-12-31
    the 1998 fiscal year    |            |        | past  | 1998      | 1998-01-01 to 1998-12-31
    2019-20                 |            |        | past  | 2019/2020 | 2019-01-01 to 2020-12-31
    1914-1918               |            |        | past  | 1914/1918 | 1914-01-01 to 1918-12-31
    the 1990s               |            |        | past  | 199       | 1990-01-01 to 1999-12-31
    the early 1990s         |            |        | past  | 199       | 1990-01-01 to 1994-12-31
    the eighties            |            |        | past  | 198       | 1980-01-01 to 1989-12-31
    the '50s                |            |        | past  | 195       | 1950-01-01 to 1959-12-31
    the nineties            | 1989-11-01 |        | ahead | 199       | 1990-01-01 to 1999-12-31
    the 20th century        |            |        | past  | 19        | 1900-01-01 to 1999-12-31
    the nineteenth century  |            |        | past  | 18        | 1800-01-01 to 1899-12-31
"""

COUNTED = """
    words                  | said       | before             | told  | value      | days
    two days ago           |            |                    | past  | 2021-03-15 | 2021-03-15
    two weeks ago          |            |                    | past  | 2021-03-03 | 2021-03-03
    a fortnight ago        |            |                    | past  | 2021-03-03 | 2021-03-03
    three months ago       |            |                    | past  | 2020-12    | 2020-12-01 to 2020-12-31
    almost five years ago  |            |                    | past  | 2016       | 2016-01-01 to 2016-12-31
    two decades ago        |            |                    | past  | 2001       | 2001-01-01 to 2001-12-31
    half a century ago     |            |                    | past  | 1971       | 1971-01-01 to 1971-12-31
    1.5 years ago          |            |                    | past  | 2019-09    | 2019-09-01 to 2019-09-30
    a year ago             |            | quarter 2020-07-01 | past  | 2019-Q3    | 2019-07-01 to 2019-09-30
    a year ago             |            | day 2019-05-05     | past  | 2020       | 2020-01-01 to 2020-12-31
    in three days          |            |                    | ahead | 2021-03-20 | 2021-03-20
    in two years           |            | quarter 2020-07-01 | ahead | 2023       | 2023-01-01 to 2023-12-31
    two weeks from now     |            |                    | ahead | 2021-03-31 | 2021-03-31
    two days earlier       |            | day 2020-11-04     | past  | 2020-11-02 | 2020-11-02
    two days earlier       |            |                    | past  | 2021-03-15 | 2021-03-15
    two days later         |            | day 2020-11-04     | past  | 2020-11-06 | 2020-11-06
    two days later         |            |                    | past  | XXXX-XX-XX | -
    two days later         |            |                    | ahead | 2021-03-19 | 2021-03-19
    two days later         |            | month 2020-06-01   | past  | FUTURE_REF | 2020-06-01 to
    a year later           |            | month 2020-06-01   | past  | 2021-06    | 2021-06-01 to 2021-06-30
    a year earlier         |            | quarter 2020-07-01 | past  | 2019-Q3    | 2019-07-01 to 2019-09-30
    two hours ago          |            |                    | past  | PAST_REF   | to 2021-03-17
    two hours later        |            | day 2020-11-04     | past  | FUTURE_REF | 2020-11-04 to
    two hours later        |            |                    | past  | FUTURE_REF | -
    several years ago      |            |                    | past  | PAST_REF   | to 2021-03-17
    in a few weeks         |            |                    | ahead | FUTURE_REF | 2021-03-17 to
    several days later     |            | day 2020-11-04     | past  | FUTURE_REF | 2020-11-04 to
    years ago              |            |                    | past  | PAST_REF   | to 2021-03-17
    99999999 years ago     |            |                    | past  | -          | -
"""

VAGUE = """
    words             | said | before         | told  | value       | days
    now               |      |                | past  | PRESENT_REF | 2021-03-17
    currently         |      |                | past  | PRESENT_REF | 2021-03-17
    recently          |      |                | past  | PAST_REF    | to 2021-03-17
    soon              |      |                | ahead | FUTURE_REF  | 2021-03-17 to
    later             |      |                | ahead | FUTURE_REF  | 2021-03-17 to
    later             |      |                | past  | FUTURE_REF  | -
    later             |      | day 2020-11-04 | past  | FUTURE_REF  | 2020-11-04 to
    one day           |      |                | ahead | FUTURE_REF  | 2021-03-17 to
    recent years      |      |                | past  | PAST_REF    | to 2021-03-17
    the coming months |      |                | ahead | FUTURE_REF  | 2021-03-17 to
"""

CLOCKS = """
    words                      | said | before         | told  | value            | days
    5 p.m.                     |      |                | past  | 2021-03-17T17:00 | 2021-03-17
    5 p.m.                     |      | day 2021-03-09 | past  | 2021-03-09T17:00 | 2021-03-09
    5:30 a.m. EST              |      |                | past  | 2021-03-17T05:30 | 2021-03-17
    12 a.m.                    |      |                | past  | 2021-03-17T00:00 | 2021-03-17
    12:15 p.m.                 |      |                | past  | 2021-03-17T12:15 | 2021-03-17
    noon                       |      |                | past  | 2021-03-17T12:00 | 2021-03-17
    midnight Friday            |      |                | ahead | 2021-03-19T24:00 | 2021-03-19
    10 o'clock                 |      |                | past  | 2021-03-17T10:00 | 2021-03-17
    5 o'clock in the afternoon |      |                | past  | 2021-03-17T17:00 | 2021-03-17
    10 at night                |      |                | past  | 2021-03-17T22:00 | 2021-03-17
    3 at night                 |      |                | past  | 2021-03-17T03:00 | 2021-03-17
    12 at night                |      |                | past  | 2021-03-17T24:00 | 2021-03-17
    17:30 on March 9           |      |                | past  | 2021-03-09T17:30 | 2021-03-09
    9:00 yesterday             |      |                | past  | 2021-03-16T09:00 | 2021-03-16
    9 a.m. last week           |      |                | past  | -                | -
    2.15 years                 |      |                | past  | P2.15Y           | -
"""

NOTHING_TO_COUNT_FROM = """
    words                | said | before         | told  | value                 | days
    Friday               | none |                | past  | XXXX-WXX-5            | -
    Friday evening       | none |                | ahead | XXXX-WXX-5TEV         | -
    last Friday          | none |                | past  | XXXX-WXX-5            | -
    March                | none |                | past  | XXXX-03               | -
    March 18             | none |                | past  | XXXX-03-18            | -
    Feb. 29              | none |                | past  | XXXX-02-29            | -
    Feb. 30              | none |                | past  | -                     | -
    March 18-19          | none |                | past  | XXXX-03-18/XXXX-03-19 | -
    the 15th             | none |                | past  | XXXX-XX-15            | -
    June last year       | none |                | past  | XXXX-06               | -
    the third quarter    | none |                | past  | XXXX-Q3               | -
    Q3                   | none |                | past  | XXXX-Q3               | -
    the first half       | none |                | past  | XXXX-H1               | -
    last summer          | none |                | past  | XXXX-SU               | -
    the nineties         | none |                | past  | XX9                   | -
    this week            | none |                | past  | XXXX-WXX              | -
    the year             | none |                | past  | XXXX                  | -
    last week            | none |                | past  | PAST_REF              | -
    5 p.m.               | none |                | past  | XXXX-XX-XXT17:00      | -
    5 p.m. Friday        | none |                | past  | XXXX-WXX-5T17:00      | -
    the morning          | none |                | past  | XXXX-XX-XXTMO         | -
    the next day         | none |                | ahead | XXXX-XX-XX            | -
    two weeks ago        | none |                | past  | PAST_REF              | -
    in two weeks         | none |                | ahead | FUTURE_REF            | -
    two days later       | none |                | past  | XXXX-XX-XX            | -
    now                  | none |                | past  | PRESENT_REF           | -
    yesterday            | none |                | past  | -                     | -
    Christmas            | none |                | past  | -                     | -
    March 18, 2020       | none |                | past  | 2020-03-18            | 2020-03-18
    the 1990s            | none |                | past  | 199                   | 1990-01-01 to 1999-12-31
    Christmas 1998       | none |                | past  | 1998-12-25            | 1998-12-25
    the day before       | none | day 2020-11-04 | past  | 2020-11-03            | 2020-11-03
    a year later         | none | day 2020-11-04 | past  | 2021                  | 2021-01-01 to 2021-12-31
    that Friday          | none | day 2020-11-04 | past  | 2020-11-06            | 2020-11-06
"""

DURATIONS = """
    words                         | as       | said | before          | told  | value   | days
    two days                      | DURATION |      |                 | past  | P2D     | -
    three nights                  | DURATION |      |                 | past  | P3D     | -
    a week                        | DURATION |      |                 | past  | P1W     | -
    two fortnights                | DURATION |      |                 | past  | P4W     | -
    two weekends                  | DURATION |      |                 | past  | P4D     | -
    six months                    | DURATION |      |                 | past  | P6M     | -
    nine quarters                 | DURATION |      |                 | past  | P9Q     | -
    five-year                     | DURATION |      |                 | past  | P5Y     | -
    a three-year-old              | DURATION |      |                 | past  | P3Y     | -
    year-long                     | DURATION |      |                 | past  | P1Y     | -
    decades-long                  | DURATION |      |                 | past  | PXE     | -
    two decades                   | DURATION |      |                 | past  | P20Y    | -
    a century                     | DURATION |      |                 | past  | P100Y   | -
    90 minutes                    | DURATION |      |                 | past  | PT90M   | -
    at least 72 hours             | DURATION |      |                 | past  | PT72H   | -
    half an hour                  | DURATION |      |                 | past  | PT30M   | -
    a half day                    | DURATION |      |                 | past  | PT12H   | -
    two and a half years          | DURATION |      |                 | past  | P2Y6M   | -
    a day and a half              | DURATION |      |                 | past  | P1DT12H | -
    2 1/2 months                  | DURATION |      |                 | past  | P2M15D  | -
    2.7 seconds                   | DURATION |      |                 | past  | PT2.7S  | -
    1.3 weeks                     | DURATION |      |                 | past  | P1.3W   | -
    several weeks                 | DURATION |      |                 | past  | PXW     | -
    a few hours                   | DURATION |      |                 | past  | PTXH    | -
    years                         | DURATION |      |                 | past  | PXY     | -
    two to three weeks            | DURATION |      |                 | past  | P2W     | -
    a year or two                 | DURATION |      |                 | past  | P1Y     | -
    three consecutive days        | DURATION |      |                 | past  | P3D     | -
    all day                       | DURATION |      |                 | past  | P1D     | -
    the weekend                   | DURATION |      |                 | past  | P2D     | -
    the decade                    | DURATION |      |                 | past  | P10Y    | -
    one day                       | DURATION |      |                 | past  | P1D     | -
    in two years                  | DURATION |      |                 | past  | P2Y     | -
    a while                       | DURATION |      |                 | past  | PXX     | -
    three generations             | DURATION |      |                 | past  | PXX     | -
    two or three generations      | DURATION |      |                 | past  | PXX     | -
    the past two weeks            | DURATION |      |                 | past  | P2W     | 2021-03-03 to 2021-03-17
    the next six months           | DURATION |      |                 | ahead | P6M     | 2021-03-17 to 2021-09-17
    the previous three months     | DURATION |      | month 2020-06-01| past  | P3M     | 2020-03-01 to 2020-06-01
    the following two years       | DURATION |      | year 2015-01-01 | past  | P2Y     | 2015-12-31 to 2017-12-31
    the past few weeks            | DURATION |      |                 | past  | PXW     | -
"""

SETS = """
    words              | as   | said | before | told  | value          | days
    every year         | SET  |      |        | past  | P1Y            | -
    every two years    | SET  |      |        | past  | P2Y            | -
    every other day    | SET  |      |        | past  | P2D            | -
    every few weeks    | SET  |      |        | past  | PXW            | -
    each Monday night  | SET  |      |        | past  | XXXX-WXX-1TNI  | -
    every March        | SET  |      |        | past  | XXXX-03        | -
    every morning      | SET  |      |        | past  | XXXX-XX-XXTMO  | -
    every summer       | SET  |      |        | past  | XXXX-SU        | -
    every weekend      | SET  |      |        | past  | XXXX-WXX-WE    | -
    every other weekend| SET  |      |        | past  | P2W            | -
    weekends           | SET  |      |        | past  | XXXX-WXX-WE    | -
    Mondays            | DATE |      |        | past  | XXXX-WXX-1     | -
    Friday             | SET  |      |        | past  | XXXX-WXX-5     | -
    5 p.m. Friday      | SET  |      |        | past  | XXXX-WXX-5T17:00 | -
    March              | SET  |      |        | past  | XXXX-03        | -
    the first half     | SET  |      |        | past  | XXXX-H1        | -
    the third quarter  | SET  |      |        | past  | XXXX-Q3        | -
    a year             | SET  |      |        | past  | P1Y            | -
    the week           | SET  |      |        | past  | P1W            | -
    twice a year       | SET  |      |        | past  | P1Y            | -
    three times a day  | SET  |      |        | past  | P1D            | -
    twice-daily        | SET  |      |        | past  | P1D            | -
    daily              | SET  |      |        | past  | P1D            | -
    quarterly          | SET  |      |        | past  | P3M            | -
    biennial           | SET  |      |        | past  | P2Y            | -
"""

UNREAD = """
    words               | said | before | told  | value | days
    the talks           |      |        | past  | -     | -
    Feb. 30             |      |        | past  | -     | -
    2021-02-30          |      |        | past  | -     | -
    March 0             |      |        | past  | -     | -
    March 12-9          |      |        | past  | -     | -
    the third half      |      |        | past  | -     | -
    the week of March   |      |        | past  | -     | -
    the 0th century     |      |        | past  | -     | -
    2021-20             |      |        | past  | -     | -
    ٣ days ago          |      |        | past  | -     | -
    7:٣٠                |      |        | past  | -     | -
    the                 |      |        | past  | -     | -
    ,,,                 |      |        | past  | -     | -
"""

TABLES = {
    "weekdays": WEEKDAYS,
    "beside-today": BESIDE_TODAY,
    "days-and-months": DAYS_AND_MONTHS,
    "feasts": FEASTS,
    "periods": PERIODS,
    "years": YEARS,
    "counted": COUNTED,
    "vague": VAGUE,
    "clocks": CLOCKS,
    "nothing-to-count-from": NOTHING_TO_COUNT_FROM,
    "durations": DURATIONS,
    "sets": SETS,
    "unread": UNREAD,
}


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    for name, table in TABLES.items():
        header, *lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
        for line in lines:
            yield name, dict(zip(header, line, strict=True))


def context_of(row: dict[str, str]) -> Context:
    said = None if row["said"] == "none" else date.fromisoformat(row["said"]) if row["said"] else WEDNESDAY
    unit, _, first = row["before"].partition(" ")
    before = Point(Unit[unit.upper()], date.fromisoformat(first.strip())) if unit else None
    return Context(said, before, row["told"] == "ahead", TimeType(row.get("as", "DATE")))


def days_of(words: str) -> tuple[date | None, date | None]:
    if words == "-":
        return None, None
    first, _, last = words.partition("to") if "to" in words else (words, "", words)
    return day_of(first.strip()), day_of(last.strip())


def day_of(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=f"{name}: {row['words']} {row['said']} {row['before']} {row['told']}")
        for name, row in rows()
    ],
)
def test_meaning(row: dict[str, str]) -> None:
    meaning = meaning_of(row["words"], context_of(row))
    value, days = (meaning.value, meaning.days) if meaning else ("-", (None, None))
    assert (value, days) == (row["value"], days_of(row["days"]))


def meant(words: str, context: Context = HERE) -> Meaning:
    meaning = meaning_of(words, context)
    assert meaning is not None
    return meaning


@pytest.mark.parametrize(
    ("words", "type_"),
    [
        ("last Friday", TimeType.DATE),
        ("last night", TimeType.TIME),
        ("5 p.m. Friday", TimeType.TIME),
        ("two days", TimeType.DURATION),
        ("Mondays", TimeType.SET),
        ("recently", TimeType.DATE),
        ("two weeks ago", TimeType.DATE),
    ],
)
def test_the_type_is_that_of_the_meaning(words: str, type_: TimeType) -> None:
    assert meant(words, replace(HERE, type=TimeType.DURATION)).type is type_


def test_what_was_counted_from_a_day_says_from_which() -> None:
    assert meant("last Friday").counted_from == WEDNESDAY
    assert meant("the '50s").counted_from == WEDNESDAY
    assert meant("the day before", replace(HERE, before=Point(Unit.DAY, date(2020, 11, 4)))).counted_from == date(
        2020, 11, 4
    )


@pytest.mark.parametrize("words", ["March 18, 2020", "1998", "the 1990s", "2019-20", "Q3 2020", "summer 2020"])
def test_what_the_words_say_is_counted_from_nothing(words: str) -> None:
    assert meant(words).counted_from is None


@pytest.mark.parametrize(
    "words", ["LAST FRIDAY", "last\u00a0Friday", " last  \n Friday ", "last Friday,", "the last Friday’s"]
)
def test_case_spaces_and_what_hangs_on_do_not_matter(words: str) -> None:
    assert meant(words).value == "2021-03-12"


def test_a_phrase_that_is_too_long_is_not_read() -> None:
    assert meaning_of("since " * 10 + "1998", HERE) == meaning_of("1998", HERE)
    assert meaning_of("since " * 13 + "1998", HERE) is None


ENDS = (date.min, date(1, 1, 8), date(1, 3, 1), date(9999, 12, 1), date.max)
WORDS = sorted({row["words"] for _, row in rows()})


@pytest.mark.parametrize("said", ENDS)
@pytest.mark.parametrize("ahead", [False, True])
def test_at_the_ends_of_the_calendar_nothing_is_raised(said: date, ahead: bool) -> None:
    for words in WORDS:
        for unit in Unit:
            before = (
                None if unit is Unit.SEASON else Point.around(unit, date(2020, 11, 4) if unit is Unit.WEEKEND else said)
            )
            meaning = meaning_of(words, Context(said, before, ahead, TimeType.DATE))
            if meaning:
                When(*meaning.days, Basis.COUNTED)  # does not run backwards


PIECES = (
    "a|an|the|two|twenty|-|half|few|1998|2021|12|3|31|th|st|,|.|'s|/|:|p.m.|o'clock|noon|first|last|next|this|that|same|"
    "previous|following|latest|early|late|mid|end|beginning|of|in|on|at|ago|later|earlier|before|after|from|now|today|"
    "yesterday|day|days|week|weeks|weekend|month|months|quarter|half|season|year|years|decade|century|generation|hour|Friday|"
    "Tues.|March|Feb.|29|30|summer|winter|morning|night|every|each|other|twice|daily|fiscal|Christmas|q3|nineteen|ninety|"
    "week of|to|and|or|more|than|year-ago|1,000|1.5|2 1/2"
).split("|")
PHRASES = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
POINTS = st.builds(Point.around, st.sampled_from(Unit), st.dates(date(4, 1, 1), date(9990, 1, 1)))
CONTEXTS = st.builds(
    Context, st.none() | st.dates(), st.none() | POINTS, ahead=st.booleans(), type=st.sampled_from(TimeType)
)
ANY = st.text() | PHRASES


@given(ANY, CONTEXTS)
@example("close of 1990", HERE)
@example("0", HERE)
@example("last day of 9999", HERE)
def test_nothing_is_raised_by_any_words(words: str, context: Context) -> None:
    meaning = meaning_of(words, context)
    if meaning:
        When(*meaning.days, Basis.COUNTED)


VALUE = re.compile(
    r"(?:PRESENT|PAST|FUTURE)_REF"
    r"|P(?:X[XYMWDQSEC]|XWE|TX[HMS]|(?:[\d.]+[YMWDQS])*(?:T(?:[\d.]+[HMS])+)?)"
    r"|[\dX]{2,4}"
    r"|[\dX]{4}-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-WE|-[1-7])?|Q[1-4X]|H[12]|SP|SU|FA|WI)(?:T(?:\d\d:\d\d|MO|AF|EV|NI))?"
    r"|[\dX]{4}(?:-[\dX]{2}-[\dX]{2})?/[\dX]{4}(?:-[\dX]{2}-[\dX]{2})?",
    re.ASCII,
)


@given(PHRASES, CONTEXTS)
def test_every_value_is_written_as_timex3_writes_it(words: str, context: Context) -> None:
    meaning = meaning_of(words, context)
    assert meaning is None or (VALUE.fullmatch(meaning.value) and meaning.value != "P")


@given(PHRASES, CONTEXTS)
def test_in_an_undated_article_nothing_is_counted(words: str, context: Context) -> None:
    meaning = meaning_of(words, replace(context, said=None, before=None))
    assert meaning is None or meaning.counted_from is None


@given(PHRASES, CONTEXTS)
def test_read_again_as_what_they_were_found_to_be_they_mean_the_same(words: str, context: Context) -> None:
    meaning = meaning_of(words, context)
    if meaning:
        assert meaning_of(words, replace(context, type=meaning.type)) == meaning


@given(st.dates())
def test_the_value_of_a_written_day_parses_back(day: date) -> None:
    if 1000 <= day.year < 2200:
        assert meant(f"{day:%B} {day.day}, {day.year}").value == day.isoformat()
        assert meant(day.isoformat()).days == (day, day)


FRAGMENTS = (
    "early |early|mid-|late |the end of |the first week of |week of |small hours of |later the |since |about |the |"
    "a few |two |two-|twenty |twenty-|half a |a couple of |1|1,|12/|5:30 |5 p.m. |, or so| or so|'s|,|.|-| |"
    "years ago |year-|march 1|q1 |first quarter |nineteen |hundred |every other |no later than |the very beginning of "
).split("|")
HARD = [(fragment * LONGEST)[:LONGEST] for fragment in FRAGMENTS]
HARD += [f"{words[: LONGEST - 1]}!" for words in HARD] + [f"{words[: LONGEST - 5]}weeks" for words in HARD]
HARD += ["mid-early mid-late " * 4, "mid-5:30 " * 8, "the end of early " * 4]
SECONDS = 0.5  # some hundred times what the slowest takes


@pytest.mark.parametrize("place", range(len(RULES)))
def test_no_rule_backtracks(place: int) -> None:
    begun = time.process_time()
    for words in HARD:
        RULES[place].pattern.fullmatch(words)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("words", HARD)
def test_no_phrase_takes_long(words: str) -> None:
    begun = time.process_time()
    meaning_of(words, HERE)
    clock_in(words)
    assert time.process_time() - begun < SECONDS


def test_time_is_linear_in_the_words() -> None:
    begun = time.process_time()
    assert meaning_of("early " * 500_000, HERE) is None
    assert time.process_time() - begun < 4 * SECONDS
