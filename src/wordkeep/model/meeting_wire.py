"""Meetings to JSON, as programs read them."""

from datetime import date

from wordkeep.model.anchor_wire import (
    Json,
    anchor_to_wire,
    optional,
    when_to_wire,
)
from wordkeep.model.meeting import (
    AccountLine,
    IssueAccounts,
    Meeting,
    Side,
    Silence,
)


def meeting_to_wire(meeting: Meeting) -> Json:
    """The JSON object of a meeting."""
    return {
        "id": meeting.id,
        "name": meeting.name,
        "when": when_to_wire(meeting.when),
        "place": meeting.place,
        "country": meeting.country,
        "format": meeting.format.value,
        "status": meeting.status.value,
        "sides": [_side(side) for side in meeting.sides],
        "events": list(meeting.events),
        "articles": list(meeting.articles),
        "evidence": [anchor_to_wire(anchor) for anchor in meeting.evidence],
        "because": list(meeting.because),
        "asked_by": meeting.asked_by,
        "next": optional(meeting.next, anchor_to_wire),
        "independent": list(meeting.independent),
        "issues": [_row(row) for row in meeting.issues],
        "silences": [silence_to_wire(silence) for silence in meeting.silences],
    }


def silence_to_wire(silence: Silence) -> Json:
    """The JSON object of a silence."""
    return {
        "issue": silence.issue,
        "side": silence.side,
        "scope": silence.scope.value,
        "searched": list(silence.searched),
        "near_miss": optional(silence.near_miss, anchor_to_wire),
        "because": list(silence.because),
    }


def _side(side: Side) -> Json:
    return {
        "id": side.id,
        "participants": [
            {"name": each.name, "actor": each.actor, "words": anchor_to_wire(each.words)} for each in side.participants
        ],
        "official": [
            [each.article, optional(each.released, date.isoformat), each.revised_by] for each in side.official
        ],
        "statements": list(side.statements),
    }


def _row(row: IssueAccounts) -> Json:
    return {
        "issue": row.issue,
        "lines": [_line(line) for line in row.lines],
        "badge": row.badge.value if row.badge else None,
        "of": row.of,
        "because": list(row.because),
    }


def _line(line: AccountLine) -> Json:
    return {
        "side": line.side,
        "words": [anchor_to_wire(anchor) for anchor in line.words],
        "statements": list(line.statements),
        "share": line.share,
        "order": line.order,
        "released": optional(line.released, date.isoformat),
    }
