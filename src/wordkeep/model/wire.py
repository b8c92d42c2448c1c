"""Values to JSON and back: how claims, offset maps and published dates travel between processes and into the store.

``to_wire`` and ``from_wire`` are inverse to each other for every claim; the export contract is built on top of the same
shapes but is a promise of its own (``export/contract.py``). Fields that ledgers of before do not have read as ``None`` or empty.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, assert_never

from wordkeep.model.actor import Actor, ActorKind, ActorRef, Office, Speaker, SpeakerKind, Unnamed
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import ActorId, IssueId, RecordId, TextId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.offsets import OffsetMap, Run
from wordkeep.model.place import Place
from wordkeep.model.record import Claim
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Form, ScoredAct, Statement, Strength
from wordkeep.model.when import Basis, When

Json = dict[str, Any]


def to_wire(claim: Claim) -> Json:
    """The JSON object of a claim, with its ``kind``."""
    match claim:
        case Statement():
            return {
                "kind": "statement",
                "source": _optional(claim.source, _ref),
                "cue": _optional(claim.cue, _anchor),
                "content": [_anchor(fragment) for fragment in claim.content],
                "form": claim.form.value,
                "speaker_kind": claim.speaker_kind.value,
                "probability": claim.probability,
                "within": claim.within,
                "acts": [{"act": scored.act.value, "probability": scored.probability} for scored in claim.acts],
                "strength": claim.strength.value if claim.strength else None,
                "plover": claim.plover,
                "said_on": _when(claim.said_on),
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
                "on": _when(claim.on),
                "factuality": claim.factuality.value,
                "evidence": [_anchor(fragment) for fragment in claim.evidence],
                "probability": claim.probability,
                "reported_by": claim.reported_by,
                "where": _optional(claim.where, _place),
                "issues": [_issue(issue) for issue in claim.issues],
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
                "anchor": _anchor(claim.anchor),
                "type": claim.type.value,
                "value": claim.value,
                "on": _when(claim.on),
                "probability": claim.probability,
            }
        case _:
            assert_never(claim)


def from_wire(wire: Mapping[str, Any]) -> Claim:
    """The claim of a JSON object that ``to_wire`` made; ``ValueError`` or ``KeyError`` for anything else."""
    match wire["kind"]:
        case "statement":
            return Statement(
                source=_optional(wire["source"], _ref_of),
                cue=_optional(wire["cue"], _anchor_of),
                content=tuple(_anchor_of(fragment) for fragment in wire["content"]),
                form=Form(wire["form"]),
                speaker_kind=SpeakerKind(wire["speaker_kind"]),
                probability=wire["probability"],
                within=_optional(wire["within"], RecordId),
                acts=tuple(ScoredAct(Act(scored["act"]), scored["probability"]) for scored in wire["acts"]),
                strength=_optional(wire.get("strength"), Strength),
                plover=wire.get("plover"),
                said_on=_when_of(wire["said_on"]) if wire.get("said_on") else When.unknown(),
                speaker_name=wire.get("speaker_name"),
                side=wire.get("side"),
                joint=tuple(Speaker(_optional(a, ActorId), name, side) for a, name, side in wire.get("joint", ())),
                unnamed=Unnamed(*wire["unnamed"]) if wire.get("unnamed") else None,
                issues=tuple(_issue_of(issue) for issue in wire.get("issues", ())),
            )
        case "event":
            return Event(
                code=PloverCode(wire["type"], wire["mode"]),
                actors=tuple(_ref_of(ref) for ref in wire["actors"]),
                recipients=tuple(_ref_of(ref) for ref in wire["recipients"]),
                on=_when_of(wire["on"]),
                factuality=Factuality(wire["factuality"]),
                evidence=tuple(_anchor_of(fragment) for fragment in wire["evidence"]),
                probability=wire["probability"],
                reported_by=_optional(wire["reported_by"], RecordId),
                where=_optional(wire.get("where"), _place_of),
                issues=tuple(_issue_of(issue) for issue in wire.get("issues", ())),
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
                anchor=_anchor_of(wire["anchor"]),
                type=TimeType(wire["type"]),
                value=wire["value"],
                on=_when_of(wire["on"]),
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


def _optional(value: Any, of: Callable[[Any], Any]) -> Any:
    return None if value is None else of(value)


def _anchor(anchor: Anchor) -> list[Any]:
    return [anchor.text_id, anchor.span.start, anchor.span.end, anchor.exact]


def _anchor_of(wire: list[Any]) -> Anchor:
    text_id, start, end, exact = wire
    return Anchor(TextId(text_id), Span(start, end), exact)


def _ref(ref: ActorRef) -> Json:
    """An actor as written; most go back to nothing, and then nothing is said of it."""
    wire: Json = {"as_written": _anchor(ref.as_written), "actor": ref.actor}
    if ref.antecedent is not None:
        wire |= {"antecedent": _anchor(ref.antecedent), "probability": ref.probability}
    if ref.because:
        wire["because"] = list(ref.because)
    return wire


def _ref_of(wire: Json) -> ActorRef:
    return ActorRef(
        _anchor_of(wire["as_written"]),
        _optional(wire["actor"], ActorId),
        antecedent=_optional(wire.get("antecedent"), _anchor_of),
        probability=wire.get("probability"),
        because=tuple(wire.get("because", ())),
    )


def _place(place: Place) -> Json:
    return {
        "words": _anchor(place.words),
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
        "because": place.because,
    }


def _place_of(wire: Json) -> Place:
    return Place(**(wire | {"words": _anchor_of(wire["words"])}))


def _issue(issue: IssueRef) -> Json:
    return {
        "id": issue.id,
        "because": [_anchor(words) for words in issue.because],
        "told": issue.told.value,
        "score": issue.score,
    }


def _issue_of(wire: Json) -> IssueRef:
    because = tuple(_anchor_of(words) for words in wire["because"])
    return IssueRef(IssueId(wire["id"]), because, Told(wire["told"]), wire["score"])


def _when(when: When) -> Json:
    return {
        "earliest": _optional(when.earliest, date.isoformat),
        "latest": _optional(when.latest, date.isoformat),
        "basis": when.basis.value,
        "phrase": _optional(when.phrase, _anchor),
        "counted_from": _optional(when.counted_from, date.isoformat),
    }


def _when_of(wire: Json) -> When:
    return When(
        earliest=_optional(wire["earliest"], date.fromisoformat),
        latest=_optional(wire["latest"], date.fromisoformat),
        basis=Basis(wire["basis"]),
        phrase=_optional(wire["phrase"], _anchor_of),
        counted_from=_optional(wire["counted_from"], date.fromisoformat),
    )
