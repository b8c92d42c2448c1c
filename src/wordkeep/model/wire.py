"""Values to JSON and back: how claims, offset maps and published dates travel between processes and into the store.

``to_wire`` and ``from_wire`` are inverse to each other for every claim; the export contract is built on top of the same
shapes but is a promise of its own (``export/contract.py``). Fields that ledgers of before lack read as ``None`` or empty.
"""

from collections.abc import Mapping
from typing import Any, assert_never

from wordkeep.model.actor import Actor, ActorKind, ActorRef, Office, Speaker, SpeakerKind, Unnamed
from wordkeep.model.anchor_wire import (
    Json,
    anchor_from_wire,
    anchor_to_wire,
    optional,
    when_from_wire,
    when_to_wire,
)
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import ActorId, IssueId, RecordId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.offsets import OffsetMap, Run
from wordkeep.model.place import Place
from wordkeep.model.record import Claim
from wordkeep.model.statement import Act, Form, ScoredAct, Statement, Strength
from wordkeep.model.when import When


def to_wire(claim: Claim) -> Json:
    """The JSON object of a claim, with its ``kind``."""
    match claim:
        case Statement():
            return {
                "kind": "statement",
                "source": optional(claim.source, _ref),
                "cue": optional(claim.cue, anchor_to_wire),
                "content": [anchor_to_wire(fragment) for fragment in claim.content],
                "form": claim.form.value,
                "speaker_kind": claim.speaker_kind.value,
                "probability": claim.probability,
                "within": claim.within,
                "acts": [{"act": scored.act.value, "probability": scored.probability} for scored in claim.acts],
                "strength": claim.strength.value if claim.strength else None,
                "plover": claim.plover,
                "said_on": when_to_wire(claim.said_on),
                "speaker_name": claim.speaker_name,
                "side": claim.side,
                "joint": [[other.actor, other.name, other.side] for other in claim.joint],
                "unnamed": [claim.unnamed.count, claim.unnamed.role] if claim.unnamed else None,
                "issues": [_issue(issue) for issue in claim.issues],
            }
        case Event():
            return {
                "kind": "event",
                "type": claim.code.type,
                "mode": claim.code.mode,
                "actors": [_ref(ref) for ref in claim.actors],
                "recipients": [_ref(ref) for ref in claim.recipients],
                "on": when_to_wire(claim.on),
                "factuality": claim.factuality.value,
                "evidence": [anchor_to_wire(fragment) for fragment in claim.evidence],
                "probability": claim.probability,
                "reported_by": claim.reported_by,
                "where": optional(claim.where, _place),
                "issues": [_issue(issue) for issue in claim.issues],
                "faint": claim.faint,
            }
        case Mention():
            return {
                "kind": "mention",
                "ref": _ref(claim.ref),
                "mention_kind": claim.kind.value,
                "naming": claim.naming.value,
                "probability": claim.probability,
            }
        case TimeExpression():
            return {
                "kind": "time",
                "anchor": anchor_to_wire(claim.anchor),
                "type": claim.type.value,
                "value": claim.value,
                "on": when_to_wire(claim.on),
                "probability": claim.probability,
            }
        case _:
            assert_never(claim)


def from_wire(wire: Mapping[str, Any]) -> Claim:
    """The claim of a JSON object that ``to_wire`` made; ``ValueError`` or ``KeyError`` for anything else."""
    match wire["kind"]:
        case "statement":
            return Statement(
                source=optional(wire["source"], _ref_of),
                cue=optional(wire["cue"], anchor_from_wire),
                content=tuple(anchor_from_wire(fragment) for fragment in wire["content"]),
                form=Form(wire["form"]),
                speaker_kind=SpeakerKind(wire["speaker_kind"]),
                probability=wire["probability"],
                within=optional(wire["within"], RecordId),
                acts=tuple(ScoredAct(Act(scored["act"]), scored["probability"]) for scored in wire["acts"]),
                strength=optional(wire.get("strength"), Strength),
                plover=wire.get("plover"),
                said_on=when_from_wire(wire["said_on"]) if wire.get("said_on") else When.unknown(),
                speaker_name=wire.get("speaker_name"),
                side=wire.get("side"),
                joint=tuple(Speaker(optional(a, ActorId), name, side) for a, name, side in wire.get("joint", ())),
                unnamed=Unnamed(*wire["unnamed"]) if wire.get("unnamed") else None,
                issues=tuple(_issue_of(issue) for issue in wire.get("issues", ())),
            )
        case "event":
            return Event(
                code=PloverCode(wire["type"], wire["mode"]),
                actors=tuple(_ref_of(ref) for ref in wire["actors"]),
                recipients=tuple(_ref_of(ref) for ref in wire["recipients"]),
                on=when_from_wire(wire["on"]),
                factuality=Factuality(wire["factuality"]),
                evidence=tuple(anchor_from_wire(fragment) for fragment in wire["evidence"]),
                probability=wire["probability"],
                reported_by=optional(wire["reported_by"], RecordId),
                where=optional(wire.get("where"), _place_of),
                issues=tuple(_issue_of(issue) for issue in wire.get("issues", ())),
                faint=wire.get("faint", False),
            )
        case "mention":
            return Mention(
                ref=_ref_of(wire["ref"]),
                kind=MentionKind(wire["mention_kind"]),
                naming=Naming(wire["naming"]),
                probability=wire["probability"],
            )
        case "time":
            return TimeExpression(
                anchor=anchor_from_wire(wire["anchor"]),
                type=TimeType(wire["type"]),
                value=wire["value"],
                on=when_from_wire(wire["on"]),
                probability=wire["probability"],
            )
        case kind:
            raise ValueError(f"no claim is of kind {kind!r}")


def actor_to_wire(actor: Actor) -> Json:
    """The JSON object of an actor."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "side": actor.side,
        "sector": actor.sector,
        "offices": [[each.office, each.of, each.start, each.end, each.source] for each in actor.offices],
        "wikidata": actor.wikidata,
        "aliases": list(actor.aliases),
        "because": list(actor.because),
    }


def actor_from_wire(wire: Mapping[str, Any]) -> Actor:
    """The actor of a JSON object that ``actor_to_wire`` made."""
    return Actor(
        id=ActorId(wire["id"]),
        name=wire["name"],
        kind=ActorKind(wire["kind"]),
        country=wire["country"],
        side=wire["side"],
        sector=wire["sector"],
        offices=tuple(Office(*each) for each in wire["offices"]),
        wikidata=wire["wikidata"],
        aliases=tuple(wire["aliases"]),
        because=tuple(wire["because"]),
    )


def map_to_wire(offsets: OffsetMap) -> list[list[int]]:
    """The runs of an offset map as rows of five numbers."""
    return [[run.after, run.length, run.before, run.source_length, int(run.copied)] for run in offsets.runs]


def map_from_wire(rows: list[list[int]]) -> OffsetMap:
    """The offset map of rows that ``map_to_wire`` made."""
    return OffsetMap(tuple(Run(a, n, b, m, copied=bool(c)) for a, n, b, m, c in rows))


def _ref(ref: ActorRef) -> Json:
    """An actor as written; most go back to nothing, and then nothing is said of it."""
    wire: Json = {"as_written": anchor_to_wire(ref.as_written), "actor": ref.actor}
    if ref.antecedent is not None:
        wire |= {"antecedent": anchor_to_wire(ref.antecedent), "probability": ref.probability}
    if ref.because:
        wire["because"] = list(ref.because)
    return wire


def _ref_of(wire: Json) -> ActorRef:
    return ActorRef(
        anchor_from_wire(wire["as_written"]),
        optional(wire["actor"], ActorId),
        antecedent=optional(wire.get("antecedent"), anchor_from_wire),
        probability=wire.get("probability"),
        because=tuple(wire.get("because", ())),
    )


def _place(place: Place) -> Json:
    return {
        "words": anchor_to_wire(place.words),
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
        "because": place.because,
    }


def _place_of(wire: Json) -> Place:
    return Place(**(wire | {"words": anchor_from_wire(wire["words"])}))


def _issue(issue: IssueRef) -> Json:
    return {
        "id": issue.id,
        "because": [anchor_to_wire(words) for words in issue.because],
        "told": issue.told.value,
        "score": issue.score,
    }


def _issue_of(wire: Json) -> IssueRef:
    because = tuple(anchor_from_wire(words) for words in wire["because"])
    return IssueRef(IssueId(wire["id"]), because, Told(wire["told"]), wire["score"])
