import json

from tests.link.meeting_texts import DAY, KENYA, NORWAY, PAPER
from tests.link.test_accounts import told
from wordkeep.model.anchor_wire import anchor_to_wire
from wordkeep.model.meeting_wire import meeting_to_wire


def test_a_meeting_is_told_in_json_with_sides_words_and_silences() -> None:
    meeting = told(KENYA, NORWAY, PAPER)
    wire = json.loads(json.dumps(meeting_to_wire(meeting)))
    assert (wire["id"], wire["format"], wire["status"]) == (meeting.id, "in-person", "held")
    assert wire["when"]["earliest"] == wire["when"]["latest"] == DAY.isoformat()
    assert [side["id"] for side in wire["sides"]] == ["KEN", "NOR"]
    assert wire["sides"][0]["official"] == [["k", DAY.isoformat(), None]]
    assert wire["evidence"] == [anchor_to_wire(words) for words in meeting.evidence]
    assert [row["issue"] for row in wire["issues"]] == [row.issue for row in meeting.issues]
    assert wire["silences"][0]["searched"] == list(meeting.silences[0].searched)
