"""The commands that ask a ledger of words and deeds, on the examples and the seeds, as a user meets them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wordkeep.cli import wordkeep
from wordkeep.commitments import Commitments
from wordkeep.errors import BadUse
from wordkeep.model.commitment import Kind, State
from wordkeep.store.sqlite import Ledger


def asked(*arguments: str | Path) -> Result:
    ended = CliRunner().invoke(wordkeep, [str(argument) for argument in arguments])
    if isinstance(ended.exception, Exception):
        raise ended.exception
    return ended


def rows(*arguments: str | Path) -> Any:
    return json.loads(asked(*arguments, "--json").stdout)


def test_the_climate_line_reads_step_by_step(told_ledger: Path) -> None:
    with Ledger.open(told_ledger) as ledger:
        (line,) = [
            each for each in Commitments(ledger).lines() if "joint working group on climate" in each.words[0].exact
        ]
    told = asked("why", told_ledger, line.id[:8]).stdout
    assert "says that China and the United States pledge" in told
    steps = [row.split("step: ")[1] for row in told.splitlines() if row.startswith("  step: ")]
    assert [step.split(",")[0] for step in steps] == ["said", "formalised", "suspended", "started"]
    for step, day in zip(steps, ("2021-03-21", "2021-11-10", "2022-08-05", "2023-11-14"), strict=True):
        assert day in step
    assert "gates: principal" in told
    assert "state: " in told


def test_the_military_channels_line_reads_step_by_step(told_ledger: Path) -> None:
    with Ledger.open(told_ledger) as ledger:
        (line,) = [
            each
            for each in Commitments(ledger).lines()
            if "military channels open" in each.words[0].exact and each.kind is Kind.PLEDGE
        ]
    told = asked("why", told_ledger, line.id).stdout
    assert "step: said, 2021-09-30" in told
    assert "step: reversed, 2022-08-05" in told


def test_demands_on_washington_stand_unanswered_with_what_was_searched(told_ledger: Path) -> None:
    found = rows("demands", told_ledger, "--by", "China", "--on", "USA", "--status", "unanswered")["demands"]
    words = {row["what"]: row for row in found}
    for asked_for in ("stop “meddling”", "lift “unreasonable tariffs”", "remove restrictions on Chinese media"):
        (row,) = [row for what, row in words.items() if asked_for in what]
        assert not row["answered"]
        assert row["searched"]["articles"] > 10
    shown = asked("demands", told_ledger, "--by", "CHN", "--on", "USA", "--status", "unanswered").stdout
    assert "China (Wang Yi) demands of the United States:" in shown
    assert "searched 17 articles of 8 outlets, 2021-03-21 to 2024-09-11, found none" in " ".join(shown.split())


def test_a_claim_stands_with_what_the_other_said_of_it(told_ledger: Path) -> None:
    early = rows("claims", told_ledger, "--by", "CHN", "--about", "USA", "--as-of", "2021-03-22")["claims"]
    assert [row["came_of_it"] for row in early] == ["silent"]
    late = asked("claims", told_ledger, "--by", "CHN", "--about", "USA").stdout
    assert "confirmed: “that they intended to establish a working group" in " ".join(late.split())


def test_the_brief_of_a_day_fits_two_pages_and_knows_nothing_later(told_ledger: Path) -> None:
    page = asked("brief", told_ledger, "--dyad", "USA-CHN", "--as-of", "2021-03-22").stdout
    lines = page.splitlines()
    assert len(lines) <= 110
    assert max(map(len, lines)) <= 100
    assert "Meeting of China and United States in Alaska" in page
    assert "China claims agreement on Climate and emissions" in " ".join(page.split())
    assert "“Both parties will establish a China-US joint working group on climate change.”" in " ".join(page.split())
    assert "3 undated articles left out" in page
    assert not any(year in page.replace("due 2022", "") for year in ("2023", "2024"))
    known = rows("brief", told_ledger, "--dyad", "USA-CHN", "--as-of", "2021-03-22")
    published = {
        report["published"]
        for line in known["commitments"]
        for report in (line["said"], *(each["said"] for each in line["answers"]))
    }
    assert max(published) <= "2021-03-22"


def test_a_chronology_has_notes_that_lead_to_the_characters(told_ledger: Path, tmp_path: Path) -> None:
    found = rows(
        "chronology", told_ledger, "--dyad", "China-United States", "--from", "2022-08-05", "--to", "2022-08-05"
    )
    entries = [entry for entry in found["entries"] if entry["when"]]
    halted = next(entry for entry in entries if "SANCTION" in entry["what"])
    assert halted["reports"] >= 5
    with Ledger.open(told_ledger) as ledger:
        hashes = dict(ledger.page_hashes())
        for entry in entries:
            for note in entry["notes"]:
                text = ledger.article(note["article"]).text
                assert note["page"] == hashes[note["article"]]
                assert all(text[words["start"] : words["end"]] == words["exact"] for words in note["words"])
    page = tmp_path / "c.md"
    asked("chronology", told_ledger, "--dyad", "USA-CHN", "--md", page)
    assert "## Undated" in page.read_text(encoding="utf-8")


def test_scales_beside_each_other(told_ledger: Path) -> None:
    shown = asked("score", told_ledger, "--scale", "g20", "--scale", "promises", "--scale", "implementation").stdout
    assert "after Global Governance Program, University of Toronto" in shown
    assert "The scales disagree on" in shown
    found = rows("score", told_ledger, "--scale", "promises")
    with Ledger.open(told_ledger) as ledger:
        against = {line.id for line in Commitments(ledger).lines() if line.evidence_against}
    for row in found["scores"]:
        assert row["scores"]["promises"]["value"] != "broken" or row["id"] in against


def test_gaps_are_both_ways(told_ledger: Path) -> None:
    found = rows("gaps", told_ledger, "--dyad", "USA-CHN")
    assert found["words_without_deeds"]
    assert all(not row["evidence_for"] and not row["evidence_against"] for row in found["words_without_deeds"])
    assert all(row["reports"] >= 1 for row in found["deeds_without_words"])


def test_a_lag_opens_its_lines(told_ledger: Path) -> None:
    found = rows("lag", told_ledger, "pledge", "CONSULT")
    assert found["n"] == len(found["lines"]) == found["followed"] + found["open"]
    shown = asked("lag", told_ledger, "threat", "sanction").stdout
    assert shown.startswith("From threat to SANCTION: n = ")
    assert "no median" in shown


def test_shifts_are_shown_as_redlines(told_ledger: Path) -> None:
    shown = asked("shifts", told_ledger, "--side", "CHN").stdout
    assert "[-while the talks were constructive-]" in " ".join(shown.split())
    branch = rows("shifts", told_ledger, "--side", "CHN", "--issue", "territory")["positions"]
    assert branch
    assert all(any(issue.startswith("territory/") for issue in row["issue"]) for row in branch)
    lists = rows("shifts", told_ledger, "--side", "CHN", "--dropped", "--first-use")
    assert set(lists) == {"schema", "side", "first_use", "dropped"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("demands", "--by", "Narnia"), "the ledger speaks of no side 'Narnia'"),
        (("brief", "--dyad", "USA"), "is not two sides"),
        (("brief", "--dyad", "USA-USA"), "is not two sides"),
        (("chronology", "--dyad", "USA-NOR"), "no side 'NOR'"),
        (("score", "--scale", "g21"), "there is no scale 'g21'"),
        (("shifts", "--side", "CHN", "--issue", "weather"), "no issue 'weather'"),
    ],
)
def test_what_is_asked_wrongly_is_said(told_ledger: Path, arguments: tuple[str, ...], says: str) -> None:
    command, *rest = arguments
    with pytest.raises(BadUse, match=says) as caught:
        asked(command, told_ledger, *rest)
    assert "\n" not in str(caught.value)
    if "side" in says and "two" not in says:
        assert "CHN" in (caught.value.next_step or "")


def test_nothing_is_known_before_it_was_published(told_ledger: Path) -> None:
    before = "2021-03-20"
    assert rows("demands", told_ledger, "--as-of", before)["demands"] == []
    assert rows("gaps", told_ledger, "--as-of", before) == {
        "schema": 1,
        "words_without_deeds": [],
        "deeds_without_words": [],
    }
    assert rows("chronology", told_ledger, "--dyad", "USA-CHN", "--as-of", before)["entries"] == []
    with Ledger.open(told_ledger) as ledger:
        states = {line.state for line in Commitments(ledger).lines()}
    assert State.PAST_DUE in states
