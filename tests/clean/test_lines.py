"""Lines broken at a width, and lines of PDFs."""

import textwrap

from wordkeep.clean.lines import reflow_edits, unwrap_edits
from wordkeep.model.offsets import apply_edits

PARAGRAPHS = (
    "The working group that Alvonia and Bresk said they intended to set up held its first meeting in the capital on Monday.",
    "In a joint account, the two sides said that they had discussed grain tariffs, the river treaty and naval patrols, and "
    "that they intended to meet again before the end of the year.",
)


def test_lines_broken_at_a_width_are_joined() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    joined, to_page = apply_edits(wrapped, unwrap_edits(wrapped))
    assert joined == "\n\n".join(PARAGRAPHS)
    assert sum(run.length for run in to_page.runs) == len(joined)


def test_lists_stay_lists() -> None:
    wrapped = textwrap.fill(PARAGRAPHS[1], 72) + "\n\n* Monday: a call\n* Tuesday: a meeting"
    joined, _ = apply_edits(wrapped, unwrap_edits(wrapped))
    assert joined.endswith("\n\n* Monday: a call\n* Tuesday: a meeting")


def test_paragraphs_on_one_line_each_are_left_alone() -> None:
    assert unwrap_edits("\n".join(PARAGRAPHS * 4)) == []


def test_short_lines_are_left_alone() -> None:
    assert unwrap_edits("\n".join(["Alvonia", "Bresk", "Cardena", "Dorvale", "Estmark", "Garoa"])) == []


PDF = (
    "River talks end\n"
    "The two sides agreed on Monday on further coop-\n"
    "eration in the field of naval patrols and of\n"
    "trade.\n"
    "No date was given for the next meeting, but both\n"
    "Alvonia and Bresk said it would be soon."
)


def test_lines_of_a_pdf_are_joined_and_divided_words_too_but_not_headings() -> None:
    joined, _ = apply_edits(PDF, reflow_edits(PDF))
    assert joined.split("\n") == [
        "River talks end",
        "The two sides agreed on Monday on further cooperation in the field of naval patrols and of trade.",
        "No date was given for the next meeting, but both Alvonia and Bresk said it would be soon.",
    ]
