"""Headers, date lines, headlines and datelines of plain texts."""

from datetime import date

import pytest

from wordkeep.clean.front import front_of, header_of
from wordkeep.model.when import Basis

BODY = "Officials from Alvonia and Bresk met for two days without result."


@pytest.mark.parametrize(
    ("text", "rest", "day"),
    [
        (f" date 2021-03-21 {BODY}", BODY, date(2021, 3, 21)),
        (f"Published: 21 March 2021\n\n{BODY}", BODY, date(2021, 3, 21)),
        (f"date 2021-03-21\n{BODY}", BODY, date(2021, 3, 21)),
    ],
)
def test_a_date_glued_to_the_first_sentence_is_taken_off(text: str, rest: str, day: date) -> None:
    header = header_of(text)
    assert header is not None
    assert text[header.span.end :].lstrip() == rest
    assert (header.published.on, header.published.basis) == (day, Basis.STATED)


@pytest.mark.parametrize(
    "text", [f"Date palms grow there. {BODY}", f"Dated 21 March 2021, the memo was short. {BODY}", BODY]
)
def test_sentences_are_not_headers(text: str) -> None:
    assert header_of(text) is None


def test_a_block_of_fields_is_a_header() -> None:
    text = f"Title: Talks end\nDate: 21 March 2021\nSource: Harbour Test\nURL: https://example.org/a\n\n{BODY}"
    header = header_of(text)
    assert header is not None
    assert (header.title, header.outlet, header.url) == ("Talks end", "Harbour Test", "https://example.org/a")
    assert header.published.words == "21 March 2021"
    assert text[header.span.end :] == BODY


def test_turns_of_a_briefing_are_not_a_header() -> None:
    assert header_of("MR. SAND: Good morning.\nQUESTION: Is it signed?\n\nMR. SAND: No.") is None


def test_headline_date_line_and_dateline() -> None:
    text = f"Alvonia and Bresk end talks\nHarbour Test, 21 March 2021\n\nPORT VALE, Alvonia (Wire Test) – {BODY}"
    front = front_of(text)
    assert front.title == "Alvonia and Bresk end talks"
    assert front.title_span is not None
    assert front.title_span.of(text) == front.title
    assert front.outlet == "Harbour Test"
    assert (front.published.on, front.published.basis) == (date(2021, 3, 21), Basis.STATED)
    assert front.dateline is not None
    assert front.dateline.of(text) == "PORT VALE, Alvonia (Wire Test) –"


def test_a_dateline_with_a_full_date_dates_the_article() -> None:
    front = front_of(f"PORT VALE, March 21, 2021 (Wire Test) -- {BODY}")
    assert (front.published.on, front.published.basis) == (date(2021, 3, 21), Basis.DATELINE)
    assert front.outlet == "Wire Test"


def test_a_dateline_without_a_year_dates_nothing() -> None:
    front = front_of(f"PORT VALE, March 21 (Wire Test) — {BODY}")
    assert front.published.on is None
    assert front.dateline is not None


@pytest.mark.parametrize(
    "line", ["EU – the bloc – met.", "NATO said it would – perhaps – go.", "It was over - at last."]
)
def test_other_capitals_and_dashes_are_not_datelines(line: str) -> None:
    assert front_of(f"{line} {BODY}").dateline is None


def test_an_article_without_headline_has_none() -> None:
    assert front_of(f"{BODY}\n\nNobody spoke to reporters.").title is None
