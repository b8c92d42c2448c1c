"""The rows that other programs read: every promised field is there, and says what the record says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.building import built, exported
from tests.by_hand import CONTENT, NAME, TEXT, records
from tests.conftest import article_with
from wordkeep.export.contract import actor_row, article_row, record_row
from wordkeep.resolve.actors import named

Rows = dict[str, list[dict[str, Any]]]

PROMISED = {
    "articles": "id path url key title outlet published published_basis published_interval language text story copy_of",
    "statements": (
        "id article within source cue content form speaker speaker_name speaker_kind side joint said_on acts plover "
        "targets issues probability"
    ),
    "events": (
        "id article type mode anchor actors recipients when when_basis where factuality reported_by intensity "
        "story_event probability told_surely_by"
    ),
    "times": "anchor value type earliest latest counted_from basis",
    "mentions": "anchor kind actor",
    "actors": "id name kind country sector offices wikidata aliases",
}


@pytest.fixture(scope="module")
def rows() -> Rows:
    article = article_with(TEXT)
    found: Rows = {"articles": [article_row(article, page_hash="0")]}
    resolved = named(article, records(article))
    found["actors"] = [actor_row(actor) for actor in resolved.actors]
    for record in records(article):
        name, row = record_row(record, article)
        found.setdefault(name, []).append(row)
    return found


@pytest.mark.parametrize("kind", PROMISED)
def test_every_row_has_the_promised_fields(rows: Rows, kind: str) -> None:
    for row in rows[kind]:
        assert set(PROMISED[kind].split()) | {"schema"} <= set(row)
        assert row["schema"] == 1


def test_a_statement_says_what_it_does_and_whom_its_source_goes_back_to(rows: Rows) -> None:
    said = rows["statements"][0]
    assert said["acts"] == [{"act": "pledge", "probability": 0.91}, {"act": "inform", "probability": 0.31}]
    assert (said["strength"], said["plover"]) == ("detailed", "AGREE")
    assert (said["source"]["exact"], said["cue"]["exact"]) == ("She", "said")
    assert (said["antecedent"]["exact"], said["antecedent_probability"]) == ("Envoy Mirela Sand", 0.83)
    assert [fragment["exact"] for fragment in said["content"]] == [CONTENT]
    assert (said["probability"], said["reader"], said["rule"]) == (0.97, NAME, "hand")


def test_a_statement_names_the_one_it_is_part_of(rows: Rows) -> None:
    outer, inner = rows["statements"][1:3]
    assert (outer["within"], inner["within"]) == (None, outer["id"])


def test_a_statement_without_source_or_acts_says_so(rows: Rows) -> None:
    alone = rows["statements"][-1]
    assert alone["content"][0]["exact"] == "“Enough talk.”"
    assert alone["acts"] == []
    for field in ("source", "antecedent", "antecedent_probability", "cue", "strength", "plover", "within"):
        assert alone[field] is None


def test_an_event_says_who_did_what_to_whom_and_when(rows: Rows) -> None:
    met, imposed, _ = rows["events"]
    assert (met["type"], met["mode"], met["factuality"]) == ("CONSULT", "visit", "happened")
    assert [party["name"] for party in met["actors"]] == ["Envoy Mirela Sand"]
    assert [party["anchor"]["exact"] for party in met["recipients"]] == ["Alvonian officials"]
    assert (met["when"], met["when_basis"]) == (["2021-03-16", "2021-03-16"], "counted")
    assert [fragment["exact"] for fragment in imposed["anchor"]] == ["imposed tariffs", "grain"]
    assert (imposed["mode"], imposed["recipients"], imposed["when"]) == (None, [], None)
    assert (imposed["when_basis"], imposed["factuality"]) == ("unknown", "under-way")
    assert (imposed["probability"], imposed["reader"], imposed["rule"]) == (0.71, NAME, "hand")


def test_who_is_behind_the_words_stands_beside_them() -> None:
    article = article_with(TEXT)
    resolved = named(article, records(article))
    behind = {actor.id: actor for actor in resolved.actors}
    every = [record_row(record, article, behind) for record in resolved.records]
    said = next(row for kind, row in every if kind == "statements")
    met = next(row for kind, row in every if kind == "events")
    (sand,) = [actor for actor in resolved.actors if actor.name == "Mirela Sand"]
    assert (said["speaker"], said["speaker_name"], said["source"]["exact"]) == (sand.id, "Mirela Sand", "She")
    assert said["speaker_because"][0] == "goes back to 'Envoy Mirela Sand'"
    assert (said["side"], said["joint"], said["unnamed"]) == (None, [], None)
    assert [(party["actor"], party["actor_name"]) for party in met["actors"]] == [(sand.id, "Mirela Sand")]


def test_an_event_names_the_statement_it_is_told_in(rows: Rows) -> None:
    met, _, released = rows["events"]
    assert met["reported_by"] is None
    assert released["reported_by"] == rows["statements"][0]["id"]
    (ship,) = released["recipients"]
    assert (ship["antecedent"]["exact"], ship["antecedent_probability"]) == ("The quarrel", 0.52)


def test_times_and_mentions(rows: Rows) -> None:
    tuesday, years = rows["times"]
    assert (tuesday["anchor"]["exact"], tuesday["type"], tuesday["value"]) == ("Tuesday", "DATE", "2021-03-16")
    assert (tuesday["earliest"], tuesday["latest"]) == ("2021-03-16", "2021-03-16")
    assert (tuesday["counted_from"], tuesday["basis"]) == ("2021-03-15", "counted")
    assert (years["type"], years["value"], years["earliest"], years["basis"]) == ("DURATION", None, None, "unknown")
    she = next(row for row in rows["mentions"] if row["anchor"]["exact"] == "She")
    assert (she["kind"], she["naming"], she["actor"]) == ("person", "pronoun", None)
    assert (she["antecedent"]["exact"], she["probability"]) == ("Envoy Mirela Sand", 0.9)


@pytest.mark.usefixtures("by_hand")
def test_every_anchor_of_an_export_holds_its_words(tmp_path: Path) -> None:
    given = f"date 2021-03-17 {TEXT}"
    (tmp_path / "a.txt").write_text(given, encoding="utf-8")
    built(tmp_path / "a.db", tmp_path / "a.txt")
    files = exported(tmp_path / "a.db", tmp_path / "out")
    lines = {name.partition(".")[0]: text.splitlines() for name, text in files.items() if name.endswith(".jsonl")}
    text = json.loads(lines["articles"][0])["text"]
    anchors = [found for each in lines.values() for line in each for found in anchors_in(json.loads(line))]
    assert {"She", "Envoy Mirela Sand", "grain", "the ship", "for years"} <= {anchor["exact"] for anchor in anchors}
    for anchor in anchors:
        assert text[slice(anchor["start"], anchor["end"])] == anchor["exact"]
        assert given[slice(*anchor["raw"])] == anchor["exact"]
    manifest = json.loads(files["manifest.json"])
    assert manifest["counts"] == {name: len(each) for name, each in lines.items()}
    assert [manifest["ledger"][name] for name in ("statements", "events", "mentions", "times")] == [4, 3, 4, 2]


def anchors_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every anchor inside a row, at any depth."""
    if isinstance(value, list):
        for each in value:
            yield from anchors_in(each)
    elif isinstance(value, dict):
        if "exact" in value:
            yield value
        for each in value.values():
            yield from anchors_in(each)
