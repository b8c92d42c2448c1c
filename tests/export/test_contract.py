"""The rows that other programs read: every promised field is there, and says what the record says."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.building import built, exported
from tests.by_hand import CONTENT, NAME, TEXT, records
from tests.conftest import article_with
from tests.export.lines import claim, story
from wordkeep.export.contract import actor_row, article_row, commitment_row, record_row
from wordkeep.model.commitment import Relation
from wordkeep.model.ruling import Judgement, On, Ruling
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
    "commitments": (
        "id kind by to claimed_by what issue made due condition strength form ladder state statements evidence_for "
        "evidence_against rulings"
    ),
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
    found["commitments"] = [commitment_row(line, articles) for line, articles in (story(), claim())]
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


def test_a_line_says_who_is_bound_in_which_words_and_until_when(rows: Rows) -> None:
    line, claimed = rows["commitments"]
    assert (line["kind"], line["by"], line["to"], line["claimed_by"]) == ("pledge", "NOR", "KEN", None)
    assert (line["bound"], line["towards"], line["speaker"]) == (["NOR"], ["KEN"], "Mirela Sand")
    assert [words["exact"] for words in line["what"]] == ["Norway will reopen the consulate in Moss"]
    assert (line["issue"], line["issues"]) == ("relations/embassies", ["relations/embassies"])
    assert (line["made"], line["made_basis"]) == (["2023-05-16", "2023-05-16"], "default")
    assert (line["due"], line["due_basis"]) == ("2024-05-15", "default: 365 days after a pledge")
    assert (line["due_words"], line["condition"]) == (None, None)
    assert (line["strength"], line["form"]) == ("specific", "on-the-record")
    assert (claimed["by"], claimed["bound"]) == ("KEN+NOR", ["KEN", "NOR"])
    assert (claimed["claimed_by"], claimed["form"], claimed["to"]) == ("KEN", "claimed", None)


def test_a_line_has_its_deeds_with_gates_and_reports_and_the_words_on_it(rows: Rows) -> None:
    line, _ = rows["commitments"]
    (done,) = line["evidence_for"]
    assert (done["event"], done["relation"], done["step"]) == ("h1", "fulfils", "delivered")
    assert (done["on"], done["reports"]) == (["2023-08-01", "2023-08-01"], 1)
    assert set(done["gates"]) == {"principal", "issue", "time", "content"}
    assert 0 < done["probability"] <= 1
    assert [(each["article"], each["published"], each["outlet"]) for each in done["told"]] == [
        ("a3", "2023-08-01", "Harbour Test")
    ]
    assert [words["exact"] for words in done["told"][0]["words"]] == ["reopened the consulate"]
    assert (line["evidence_against"], line["context"], line["rulings"]) == ([], [], [])
    (again,) = line["answers"]
    assert (again["answer"], again["side"], again["step"], again["on"]) == (
        "reaffirms",
        "NOR",
        None,
        ["2023-06-20", "2023-06-20"],
    )
    assert line["statements"] == [line["statements"][0], again["told"]["record"]]


def test_a_line_has_its_history_and_what_was_searched(rows: Rows) -> None:
    line, claimed = rows["commitments"]
    assert (line["ladder"], line["state"]) == ("delivered", "evidence-for")
    assert line["history"] == [
        {"ladder": "said", "on": ["2023-05-16", "2023-05-16"], "by": None},
        {"ladder": "delivered", "on": ["2023-08-01", "2023-08-01"], "by": "h1"},
    ]
    assert line["searched"] == {"articles": 2, "outlets": 1, "first": "2023-06-20", "last": "2023-08-01"}
    assert (claimed["ladder"], claimed["state"]) == ("said", "not-checked")
    assert claimed["searched"] == {"articles": 0, "outlets": 0, "first": None, "last": None}


def test_a_line_has_what_people_ruled_and_the_deeds_that_speak_neither_way() -> None:
    line, articles = story()
    ruling = Ruling(
        On.COMMITMENT,
        line.id,
        line.words,
        Judgement.VERDICT,
        "opened on time",
        "Ola Berg",
        datetime(2024, 6, 1, 9, 30, tzinfo=UTC),
        {"scale": "kept", "value": "kept"},
    )
    beside = replace(line.evidence[0], relation=Relation.CONTEXT, step=None)
    row = commitment_row(replace(line, rulings=(ruling,), evidence=(beside,)), articles)
    assert row["rulings"] == [
        {
            "id": ruling.id,
            "judgement": "verdict",
            "value": {"scale": "kept", "value": "kept"},
            "because": "opened on time",
            "by": "Ola Berg",
            "made_at": "2024-06-01T09:30:00+00:00",
        }
    ]
    assert (row["evidence_for"], [each["relation"] for each in row["context"]]) == ([], ["context"])
    assert row["context"][0]["step"] is None


def test_every_anchor_of_a_line_holds_its_words() -> None:
    line, articles = story()
    anchors = list(anchors_in(commitment_row(line, articles)))
    assert {each["exact"] for each in anchors} >= {"reopened the consulate", "Norway will reopen the consulate in Moss"}
    for each in anchors:
        assert articles[each["article"]].text[each["start"] : each["end"]] == each["exact"]


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
