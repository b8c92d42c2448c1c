"""``wordkeep readouts``, ``silence`` and ``story`` on a ledger of two readouts, read by the reader that ships."""

import json
import shutil
from pathlib import Path

import pytest

from tests.building import built, exported, ran
from wordkeep.store.sqlite import Ledger

ROWS = [
    {
        "id": "us",
        "outlet": "US Department of Defense",
        "published": "2021-09-29",
        "title": "Talks",
        "text": "Anna Vik, deputy assistant secretary, met Major General Lu Sande of China by video on September 28. "
        "The two sides agreed to keep military lines of communication open.",
    },
    {
        "id": "cn",
        "outlet": "Ministry of National Defense of China",
        "published": "2021-09-30",
        "title": "Talks",
        "text": "Major General Lu Sande met Anna Vik of the United States by video on September 28. "
        "The Chinese side spoke about Taiwan and demanded an end to arms sales.",
    },
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readouts")
    source = folder / "rows.jsonl"
    source.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    built(folder / "l.db", source)
    return folder / "l.db"


def test_one_meeting_and_both_sides_of_it(ledger: Path) -> None:
    listed = ran("readouts", ledger)
    assert listed.returncode == 0, listed.stderr
    (line,) = listed.stdout.splitlines()
    id_ = line.split()[0]
    assert "Video meeting of China and United States" in line
    meeting = json.loads(ran("readouts", ledger, id_, "--json").stdout)
    assert [side["id"] for side in meeting["sides"]] == ["CHN", "USA"]
    assert meeting["when"]["earliest"] == "2021-09-28"
    page = ledger.parent / "m.html"
    assert ran("readouts", ledger, id_, "--html", page).returncode == 0
    assert "<!doctype html>" in page.read_text(encoding="utf-8")


def test_what_is_not_linked_yet_is_told(ledger: Path, tmp_path: Path) -> None:
    copied = tmp_path / "l.db"
    shutil.copy(ledger, copied)
    with Ledger.open(copied) as opened:
        opened.links.forget(next(opened.text_ids()))
    ended = ran("readouts", copied)
    assert ended.returncode == 0
    assert ended.stderr == "Articles that are not linked yet: 1. wordkeep build links them.\n"


def test_an_unknown_meeting_is_bad_use(ledger: Path) -> None:
    ended = ran("readouts", ledger, "m000")
    assert ended.returncode == 2
    assert "no-such-record" in ended.stderr


def test_a_silence_names_what_was_searched(ledger: Path) -> None:
    found = json.loads(ran("silence", ledger, "--issue", "territory/taiwan", "--side", "USA", "--json").stdout)
    assert found["silence"]
    assert len(found["searched"]) == 1
    other = json.loads(ran("silence", ledger, "--issue", "territory/taiwan", "--side", "CHN", "--json").stdout)
    assert not other["silence"]
    assert "No text" in ran("silence", ledger, "--issue", "territory/taiwan", "--side", "NOR").stdout


def test_an_issue_that_is_none_is_bad_use(ledger: Path) -> None:
    assert ran("silence", ledger, "--issue", "weather", "--side", "USA").returncode == 2


def test_a_story_holds_its_article(ledger: Path) -> None:
    meeting = json.loads(ran("readouts", ledger, "--json").stdout)["meetings"][0]
    found = json.loads(ran("story", ledger, meeting["articles"][0], "--json").stdout)
    assert meeting["articles"][0] in [each["id"] for each in found["articles"]]


def test_the_export_has_the_meeting_with_sides_and_silences(ledger: Path, tmp_path: Path) -> None:
    files = exported(ledger, tmp_path / "out")
    (row,) = map(json.loads, files["meetings.jsonl"].splitlines())
    assert json.loads(files["manifest.json"])["counts"]["meetings"] == 1
    assert (row["when"], row["format"], row["status"]) == (["2021-09-28", "2021-09-28"], "video", "held")
    assert list(row["sides"]) == ["CHN", "USA"]
    actors = {json.loads(line)["id"] for line in files["actors.jsonl"].splitlines()}
    statements = {json.loads(line)["id"] for line in files["statements.jsonl"].splitlines()}
    for side in row["sides"].values():
        assert {each["name"] for each in side["named"]}
        assert set(side["participants"]) <= actors
        assert set(side["accounts"]) <= statements
    assert {badge["issue"] for badge in row["badges"]} == {
        each for side in row["sides"].values() for each in side["issues"]
    }
    assert all(each["searched"] and each["scope"] for each in row["absent"])
    texts = {json.loads(line)["id"]: json.loads(line)["text"] for line in files["articles.jsonl"].splitlines()}
    for words in row["evidence"]:
        assert texts[words["article"]][words["start"] : words["end"]] == words["exact"]
    assert exported(ledger, tmp_path / "again") == files
