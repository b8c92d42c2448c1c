"""Meetings to JSON and back, as the store keeps them and programs read them; the two functions are inverse to each other."""

from datetime import date

from wordkeep.model.anchor_wire import (
    Json,
    anchor_from_wire,
    anchor_to_wire,
    optional,
    when_from_wire,
    when_to_wire,
)
from wordkeep.model.ids import ActorId, IssueId, MeetingId, RecordId, TextId
from wordkeep.model.meeting import (
    AccountLine,
    Badge,
    Format,
    IssueAccounts,
    Meeting,
    OfficialText,
    Participant,
    Scope,
    Side,
    Silence,
    Status,
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


def meeting_from_wire(wire: Json) -> Meeting:
    """The meeting of a JSON object that ``meeting_to_wire`` made."""
    return Meeting(
        id=MeetingId(wire["id"]),
        name=wire["name"],
        when=when_from_wire(wire["when"]),
        place=wire["place"],
        country=wire["country"],
        format=Format(wire["format"]),
        status=Status(wire["status"]),
        sides=tuple(_side_of(side) for side in wire["sides"]),
        events=tuple(map(RecordId, wire["events"])),
        articles=tuple(map(TextId, wire["articles"])),
        evidence=tuple(map(anchor_from_wire, wire["evidence"])),
        because=tuple(wire["because"]),
        asked_by=wire["asked_by"],
        next=optional(wire["next"], anchor_from_wire),
        independent=tuple(map(TextId, wire["independent"])),
        issues=tuple(map(_row_of, wire["issues"])),
        silences=tuple(map(_silence_of, wire["silences"])),
    )


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


def _silence_of(wire: Json) -> Silence:
    return Silence(
        issue=IssueId(wire["issue"]),
        side=wire["side"],
        scope=Scope(wire["scope"]),
        searched=tuple(map(TextId, wire["searched"])),
        near_miss=optional(wire["near_miss"], anchor_from_wire),
        because=tuple(wire["because"]),
    )


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


def _side_of(wire: Json) -> Side:
    return Side(
        id=wire["id"],
        participants=tuple(
            Participant(
                each["name"], ActorId(each["actor"]) if each["actor"] else None, anchor_from_wire(each["words"])
            )
            for each in wire["participants"]
        ),
        official=tuple(
            OfficialText(TextId(article), optional(on, date.fromisoformat), TextId(later) if later else None)
            for article, on, later in wire["official"]
        ),
        statements=tuple(map(RecordId, wire["statements"])),
    )


def _row(row: IssueAccounts) -> Json:
    return {
        "issue": row.issue,
        "lines": [_line(line) for line in row.lines],
        "badge": row.badge.value if row.badge else None,
        "of": row.of,
        "because": list(row.because),
    }


def _row_of(wire: Json) -> IssueAccounts:
    return IssueAccounts(
        issue=IssueId(wire["issue"]),
        lines=tuple(_line_of(line, IssueId(wire["issue"])) for line in wire["lines"]),
        badge=Badge(wire["badge"]) if wire["badge"] else None,
        of=wire["of"],
        because=tuple(wire["because"]),
    )


def _line(line: AccountLine) -> Json:
    return {
        "side": line.side,
        "words": [anchor_to_wire(anchor) for anchor in line.words],
        "statements": list(line.statements),
        "share": line.share,
        "order": line.order,
        "released": optional(line.released, date.isoformat),
    }


def _line_of(wire: Json, issue: IssueId) -> AccountLine:
    return AccountLine(
        issue=issue,
        side=wire["side"],
        words=tuple(map(anchor_from_wire, wire["words"])),
        statements=tuple(map(RecordId, wire["statements"])),
        share=wire["share"],
        order=wire["order"],
        released=optional(wire["released"], date.fromisoformat),
    )
