import json

from tests.link.meeting_texts import KENYA, NORWAY, PAPER
from tests.link.test_accounts import told
from wordkeep.model.meeting_wire import meeting_from_wire, meeting_to_wire


def test_a_meeting_comes_back_as_it_was() -> None:
    meeting = told(KENYA, NORWAY, PAPER)
    assert meeting.silences
    assert meeting_from_wire(json.loads(json.dumps(meeting_to_wire(meeting)))) == meeting
