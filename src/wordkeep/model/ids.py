"""The names of things: texts, records, actors, issues and meetings. Each is a string of its own type, so they cannot be mixed up."""

from typing import NewType

TextId = NewType("TextId", str)
RecordId = NewType("RecordId", str)
ActorId = NewType("ActorId", str)
IssueId = NewType("IssueId", str)
MeetingId = NewType("MeetingId", str)
