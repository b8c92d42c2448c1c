"""The table of offices: what a row promises, and facts that everybody can check."""

import re
import time
from datetime import date

import pytest

from wordkeep.codebook.offices import Term, by_surname, held_on, spelt, surnames, terms
from wordkeep.codebook.organisations import organisations
from wordkeep.codebook.states import states

DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def term(start: str = "", end: str = "", known_until: str = "", *, of: str = "CHN", person: str = "Wang Yi") -> Term:
    return Term(of, "Minister", person, start, end, known_until, "eps", "")


def test_every_row_is_whole() -> None:
    for row in terms():
        assert row.of in states() or row.of in organisations(), row
        assert row.office, row
        assert row.person, row
        assert row.source, row
        assert all(DATE.fullmatch(day) for day in (row.start, row.end, row.known_until)), row
        assert not (row.start and row.end) or row.start[: len(row.end)] <= row.end, row
        assert not (row.end and row.known_until), row
        assert not row.end or row.end >= "2009", row


def test_rows_are_in_order_and_no_row_stands_twice() -> None:
    assert len(set(terms())) == len(terms())
    assert [row.of for row in terms()] == sorted(row.of for row in terms())


@pytest.mark.parametrize(
    ("row", "on", "may", "surely"),
    [
        (term("2013-03-16", "2018-03-19"), "2013-03-15", False, False),
        (term("2013-03-16", "2018-03-19"), "2013-03-16", True, True),
        (term("2013-03-16", "2018-03-19"), "2018-03-19", True, True),
        (term("2013-03-16", "2018-03-19"), "2018-03-20", False, False),
        (term("2013", "2018-03"), "2013-01-01", True, False),
        (term("2013", "2018-03"), "2018-03-31", True, False),
        (term("2013", "2018-03"), "2018-04-01", False, False),
        (term("2013-03", known_until="2022-06"), "2020-01-01", True, True),
        (term("2013-03", known_until="2022-06"), "2024-01-01", True, False),
        (term(end="2018"), "2011-01-01", True, False),
        (term(), "2011-01-01", True, False),
    ],
)
def test_days_of_a_term(row: Term, on: str, may: bool, surely: bool) -> None:
    day = date.fromisoformat(on)
    assert (row.covers(day), row.surely_covers(day)) == (may, surely)


@pytest.mark.parametrize(
    ("of", "on", "office", "person"),
    [
        ("CHN", "2021-09-28", "Minister of National Defence", "Wei Fenghe"),
        ("CHN", "2021-03-18", "Minister of Foreign Affairs", "Wang Yi"),
        ("USA", "2010-01-01", "President", "Barack Obama"),
        ("USA", "2021-05-05", "White House Press Secretary", "Jen Psaki"),
        ("RUS", "2015-01-01", "Minister of Foreign Affairs", "Sergey Lavrov"),
        ("NATO", "2022-02-24", "Secretary General", "Jens Stoltenberg"),
        ("IND", "2015-06-01", "Prime Minister", "Narendra Modi"),
    ],
)
def test_well_known_facts(of: str, on: str, office: str, person: str) -> None:
    assert [row.person for row in held_on(of, date.fromisoformat(on)) if row.office == office] == [person]


def test_held_on_an_unknown_state_is_nothing() -> None:
    assert held_on("XXX", date(2020, 1, 1)) == ()


def test_by_surname() -> None:
    assert {row.person for row in by_surname("Lavrov")} == {"Sergey Lavrov"}
    assert "Wang Yi" in {row.person for row in by_surname("Wang")}
    assert {"Ursula von der Leyen"} == {row.person for row in by_surname("von der Leyen")}
    assert by_surname("Zarbowsky") == ()
    assert by_surname("") == ()


@pytest.mark.parametrize(
    ("of", "person", "names"),
    [
        ("CHN", "Wang Yi", ("wang",)),
        ("USA", "Jon Huntsman Jr.", ("huntsman",)),
        ("ESP", "Pedro Sánchez Pérez-Castejón", ("perez", "castejon")),
        ("SYR", "Bashar al-Assad", ("assad",)),
        ("EU", "Ursula von der Leyen", ("leyen",)),
    ],
)
def test_family_names(of: str, person: str, names: tuple[str, ...]) -> None:
    assert surnames(term(of=of, person=person)) == names


@pytest.mark.parametrize(("one", "other"), [("sergey", "sergei"), ("zelenskyy", "zelensky"), ("mohammed", "muhammad")])
def test_spelt_alike(one: str, other: str) -> None:
    assert spelt(one) == spelt(other)


def test_short_names_are_not_spelt_alike() -> None:
    assert len({spelt(name) for name in ("li", "lee", "wang", "wong")}) == 4


def test_the_table_is_read_quickly() -> None:
    begun = time.process_time()
    terms.__wrapped__()
    assert time.process_time() - begun < 0.5  # a tenth of it on a quiet laptop
