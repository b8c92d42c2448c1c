"""The names of things, of texts, records and so on. Each is a string of its own type, so they cannot be mixed up."""

from typing import NewType

TextId = NewType("TextId", str)
RecordId = NewType("RecordId", str)
ActorId = NewType("ActorId", str)
IssueId = NewType("IssueId", str)
MeetingId = NewType("MeetingId", str)
CommitmentId = NewType("CommitmentId", str)
RulingId = NewType("RulingId", str)
