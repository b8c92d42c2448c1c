"""A chronology: each deed once, words that bind and answers to them, notes that lead to the characters."""

import json
from datetime import date

from tests.lines.made import AUGUST, JUNE, MAY, answer, happening, line, on
from wordkeep.export.chronology import as_markdown, as_rows, as_text, chronology_of, plain
from wordkeep.model.commitment import Answer, Kind

HASHES = {"a-s1": "0f0f"}
SAID_AGAIN = line(answers=(answer("Norway still means to", Answer.REAFFIRMS, "NOR", day=AUGUST),))


def test_a_deed_stands_once_with_its_independent_reports() -> None:
    page = as_text(chronology_of("Kenya and Norway", [], [happening(reports=3)], HASHES))
    assert page.count("closed the consulate in Mombasa.") == 1
    assert "2023-06-20  Norway closed the consulate in Mombasa. (3 independent reports) [1][2][3]" in page
    assert "[3] “closed the consulate” Harbour Test, 2023-06-20; a-h1-2, characters 0-20; page not held." in page


def test_deeds_of_one_sentence_are_one_entry() -> None:
    two = [happening(id_="h1"), happening(id_="h2", type_="SANCTION")]
    (entry,) = chronology_of("x", [], two, {}).entries
    assert (entry.what, entry.reports) == ("REJECT SANCTION", 2)


def test_words_that_bind_and_words_that_answer_stand_in_order() -> None:
    found = chronology_of("x", [SAID_AGAIN], [happening()], HASHES)
    assert [entry.what for entry in found.entries] == ["pledge", "REJECT", "reaffirms"]
    page = as_text(found)
    assert "2023-05-16  Norway pledges towards Kenya: “Norway will reopen the consulate in Mombasa”. [1]" in page
    assert "Norway says again “Norway will reopen the consulate in Mombasa”" in page
    assert "a-s1, characters 0-43; page 0f0f." in " ".join(page.split())


def test_words_that_are_a_deed_themselves_are_not_told_twice() -> None:
    agreed = happening("agreed to reopen it", type_="AGREE")
    own = line("agreed to reopen it", record=agreed.told[0].record)
    assert [entry.what for entry in chronology_of("x", [own], [agreed], {}).entries] == ["AGREE"]


def test_days_narrow_it_and_what_has_none_is_apart() -> None:
    undated = line("Norway will help", record="s7", kind=Kind.OFFER, made=on(None))
    found = chronology_of("x", [SAID_AGAIN, undated], [happening()], {}, first=JUNE, last=JUNE)
    assert [entry.what for entry in found.entries] == ["REJECT"]
    assert [entry.what for entry in found.undated] == ["offer"]
    page = as_text(found)
    assert page.index("Undated") < page.index("Norway makes an offer to Kenya") < page.index("Notes")


def test_nothing_is_said_to_be_nothing() -> None:
    page = as_text(chronology_of("x", [], [], {}, first=date(1990, 1, 1), last=date(1990, 2, 1)))
    assert "Nothing dated is told of these days." in page


def test_markdown_has_footnotes_and_no_markup_of_others() -> None:
    page = as_markdown(chronology_of("Kenya and Norway", [line("we will <b>reopen</b> *it*")], [], HASHES))
    assert page.startswith("# Kenya and Norway\n")
    assert "- **2023-05-16** Norway pledges towards Kenya" in page
    assert "[^1]" in page
    assert "\n[^1]: “we will" in page
    assert "<b>" not in page.replace("\\<b", "")


def test_rows_are_json_with_anchors() -> None:
    (row,) = as_rows(chronology_of("x", [line()], [], HASHES))
    assert json.loads(json.dumps(row)) == row
    assert (row["when"], row["what"], row["of"]) == (["2023-05-16"] * 2, "pledge", line().id)
    (note,) = row["notes"]
    assert note["page"] == "0f0f"
    assert note["words"][0]["exact"] == "Norway will reopen the consulate in Mombasa"
    assert MAY.isoformat() == note["published"]


def test_a_sentence_has_no_dateline_or_bullet() -> None:
    assert plain("NAIROBI (Harbour Test) – Kenya  closed\nit.") == "Kenya closed it."
    assert plain("* Kenya closed it.") == "Kenya closed it."
    assert plain("UN envoys met.") == "UN envoys met."
