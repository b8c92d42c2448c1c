"""Lines of the ledger, happenings and positions as rows that other programs read, with the fields of the export."""

from datetime import date

from wordkeep.model.anchor_wire import Json, optional
from wordkeep.model.commitment import Commitment, Evidence, Searched, Told, WordLink
from wordkeep.model.happening import Happening
from wordkeep.model.shift import Position
from wordkeep.model.span import Anchor
from wordkeep.model.when import When


def commitment_row(line: Commitment) -> Json:
    """A line with all that stands beside it."""
    return {
        "id": line.id,
        "kind": line.kind.value,
        "by": list(line.by),
        "to": list(line.to),
        "claimed_by": line.claimed_by,
        "speaker": line.speaker,
        "what": " ".join(each.exact for each in line.words),
        "said": told_row(line.said),
        "issue": list(line.issues),
        "made": interval_row(line.made),
        "due": iso(line.due.on) if line.due else None,
        "due_basis": line.due.basis if line.due else None,
        "condition": optional(line.condition, anchor_row),
        "strength": line.strength.value if line.strength else None,
        "form": line.standing.value,
        "ladder": line.ladder.value,
        "history": [{"ladder": step.ladder.value, "on": interval_row(step.on), "by": step.by} for step in line.history],
        "state": line.state.value,
        "searched": searched_row(line.searched),
        "statements": list(line.statements),
        "answers": [_answer(each) for each in line.answers],
        "evidence_for": [_evidence(each) for each in line.evidence_for],
        "evidence_against": [_evidence(each) for each in line.evidence_against],
        "rulings": [ruling.id for ruling in line.rulings],
    }


def happening_row(happening: Happening) -> Json:
    """A deed with every report of it."""
    return {
        "id": happening.id,
        "type": happening.code.type,
        "mode": happening.code.mode,
        "by": list(happening.by),
        "to": list(happening.to),
        "when": interval_row(happening.on),
        "when_basis": happening.on.basis.value,
        "issue": list(happening.issues),
        "reports": len(happening.independent),
        "told": [told_row(each) for each in happening.told],
    }


def position_row(position: Position) -> Json:
    """A statement of where a side stands."""
    return {
        "side": position.side,
        "speaker": position.speaker,
        "rank": position.rank,
        "issue": list(position.issues),
        "said": told_row(position.told),
    }


def told_row(told: Told) -> Json:
    """Where something is told, in which words."""
    return {
        "record": told.record,
        "article": told.article,
        "outlet": told.outlet,
        "published": iso(told.published),
        "words": [anchor_row(each) for each in told.words],
    }


def searched_row(searched: Searched) -> Json:
    """The denominator."""
    return {
        "articles": searched.articles,
        "outlets": searched.outlets,
        "first": iso(searched.first),
        "last": iso(searched.last),
    }


def anchor_row(anchor: Anchor) -> Json:
    """Exact words and where they stand, in code points of the article's text."""
    span = anchor.span
    return {"article": anchor.text_id, "start": span.start, "end": span.end, "exact": anchor.exact}


def interval_row(when: When) -> list[str | None] | None:
    """The first and the last day, ``None`` where nothing dates it."""
    return [iso(when.earliest), iso(when.latest)] if when.earliest or when.latest else None


def iso(day: date | None) -> str | None:
    """A day as ISO 8601 has it."""
    return day.isoformat() if day else None


def _answer(link: WordLink) -> Json:
    return {
        "answer": link.answer.value,
        "side": link.side,
        "on": interval_row(link.on),
        "step": link.step.value if link.step else None,
        "said": told_row(link.told),
        "probability": round(link.score, 3),
        "because": list(link.because),
    }


def _evidence(evidence: Evidence) -> Json:
    gates = evidence.gates
    return {
        "event": evidence.event,
        "relation": evidence.relation.value,
        "on": interval_row(evidence.on),
        "step": evidence.step.value if evidence.step else None,
        "gates": {"principal": gates.principal, "issue": gates.issue, "time": gates.time, "content": gates.content},
        "probability": evidence.probability,
        "reports": evidence.reports,
        "told": [told_row(each) for each in evidence.told],
        "because": list(evidence.because),
    }
