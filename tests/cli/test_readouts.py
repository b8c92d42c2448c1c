"""``wordkeep readouts``, ``silence`` and ``story`` on a ledger of two readouts, read by the reader that ships."""

import json
from pathlib import Path

import pytest

from tests.building import built, ran

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
