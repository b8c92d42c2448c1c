"""The export contract, schema 1: the fields of each kind of row, as product.md promises them to other programs.

More fields may be added; none of these changes its meaning. Fields whose stage is not there yet are ``null`` or empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from wordkeep.model.actor import Actor, ActorRef
from wordkeep.model.article import Article
from wordkeep.model.commitment import Commitment, Evidence, Relation, Step, Told, WordLink
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, TextId
from wordkeep.model.issue import IssueRef
from wordkeep.model.meeting import IssueAccounts, Meeting, Side, Silence
from wordkeep.model.mention import Mention, TimeExpression
from wordkeep.model.place import Place
from wordkeep.model.ports import ArticleLinks, StoryEvent
from wordkeep.model.record import Record
from wordkeep.model.ruling import Ruling
from wordkeep.model.skipped import Skipped
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Statement, best_first
from wordkeep.model.when import Basis, When

SCHEMA: Final = 1

FILES: Final = (
    "articles",
    "statements",
    "events",
    "actors",
    "times",
    "mentions",
    "meetings",
    "commitments",
    "skipped",
)

Row = dict[str, Any]
Actors = Mapping[ActorId, Actor]

NOBODY: Final[Actors] = MappingProxyType({})

ALONE: Final = ArticleLinks(None, None, (), MappingProxyType({}), None)


def article_row(article: Article, *, page_hash: str, links: ArticleLinks = ALONE) -> Row:
    """A row of ``articles.jsonl``; ``page_hash`` is the BLAKE2b-128 of the page's bytes."""
    published, dated = article.published, links.dated
    days = (published.on, published.on) if published.on else (dated.earliest, dated.latest) if dated else None
    return {
        "schema": SCHEMA,
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "key": article.key,
        "title": article.title,
        "outlet": article.outlet,
        "published": published.on.isoformat() if published.on else None,
        "published_basis": Basis.LINKED_EVENT.value if dated else published.basis.value,
        "published_words": published.words,
        "published_interval": [day.isoformat() if day else None for day in days] if days else None,
        "published_because": dated.because if dated else None,
        "language": article.language,
        "text": article.text,
        "story": links.story,
        "copy_of": links.copy_of,
        "page_hash": page_hash,
    }


def record_row(
    record: Record, article: Article, actors: Actors = NOBODY, links: ArticleLinks = ALONE
) -> tuple[str, Row]:
    """The file a record belongs in (a name of ``FILES``), and its row.

    ``actors`` are those behind the article, ``links`` what it has to do with others.
    """
    match record.claim:
        case Statement() as statement:
            return "statements", _statement(record, statement, article)
        case Event() as event:
            return "events", _event(record, event, article, actors, links.events.get(record.id))
        case TimeExpression() as expression:
            return "times", _time(record, expression, article)
        case Mention() as mention:
            return "mentions", _mention(record, mention, article)


def actor_row(actor: Actor) -> Row:
    """A row of ``actors.jsonl``."""
    return {
        "schema": SCHEMA,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "side": actor.side,
        "sector": actor.sector,
        "offices": [
            {"office": each.office, "of": each.of, "from": each.start, "to": each.end, "source": each.source}
            for each in actor.offices
        ],
        "wikidata": actor.wikidata,
        "aliases": list(actor.aliases),
        "because": list(actor.because),
    }


Articles = Mapping[TextId, Article]


def meeting_row(meeting: Meeting, articles: Articles) -> Row:
    """A row of ``meetings.jsonl``; ``articles`` are those that its words stand in."""
    return {
        "schema": SCHEMA,
        "id": meeting.id,
        "name": meeting.name,
        "when": _interval(meeting.when),
        "when_basis": meeting.when.basis.value,
        "where": {"name": meeting.place, "country": meeting.country} if meeting.place or meeting.country else None,
        "format": meeting.format.value,
        "status": meeting.status.value,
        "sides": {side.id: _side(side, meeting, articles) for side in meeting.sides},
        "absent": [_absent(silence, articles) for silence in meeting.silences],
        "badges": [_badge(row) for row in meeting.issues],
        "asked_by": meeting.asked_by,
        "next": _anchor_in(meeting.next, articles) if meeting.next else None,
        "events": list(meeting.events),
        "articles": list(meeting.articles),
        "independent": list(meeting.independent),
        "evidence": [_anchor_in(words, articles) for words in meeting.evidence],
        "because": list(meeting.because),
    }


def _side(side: Side, meeting: Meeting, articles: Articles) -> Row:
    lines = [line for row in meeting.issues for line in row.lines if line.side == side.id]
    return {
        "participants": list(dict.fromkeys(each.actor for each in side.participants if each.actor)),
        "named": [
            {"name": each.name, "actor": each.actor, "anchor": _anchor_in(each.words, articles)}
            for each in side.participants
        ],
        "accounts": list(side.statements),
        "issues": [line.issue for line in lines],
        "lines": [
            {
                "issue": line.issue,
                "words": [_anchor_in(words, articles) for words in line.words],
                "statements": list(line.statements),
                "share": line.share,
                "order": line.order,
                "released": line.released.isoformat() if line.released else None,
            }
            for line in lines
        ],
        "official": [
            {
                "article": text.article,
                "released": text.released.isoformat() if text.released else None,
                "revised_by": text.revised_by,
            }
            for text in side.official
        ],
    }


def _absent(silence: Silence, articles: Articles) -> Row:
    return {
        "issue": silence.issue,
        "side": silence.side,
        "scope": silence.scope.value,
        "searched": list(silence.searched),
        "near_miss": _anchor_in(silence.near_miss, articles) if silence.near_miss else None,
        "because": list(silence.because),
    }


def _badge(row: IssueAccounts) -> Row:
    badge = row.badge.value if row.badge else None
    return {"issue": row.issue, "badge": badge, "of": row.of, "because": list(row.because)}


def _anchor_in(words: Anchor, articles: Articles) -> Row:
    return anchor_of(words, articles[words.text_id])


def commitment_row(line: Commitment, articles: Articles) -> Row:
    """A row of ``commitments.jsonl``; ``articles`` are those that its words and its deeds stand in."""
    due = line.due
    beside = [each for each in line.evidence if each.relation in {Relation.CONTEXT, Relation.RESPONDS}]
    return {
        "schema": SCHEMA,
        "id": line.id,
        "kind": line.kind.value,
        "by": "+".join(line.by) or None,
        "to": "+".join(line.to) or None,
        "bound": list(line.by),
        "towards": list(line.to),
        "claimed_by": line.claimed_by,
        "speaker": line.speaker,
        "what": [_anchor_in(words, articles) for words in line.words],
        "issue": line.issues[0] if line.issues else None,
        "issues": list(line.issues),
        "made": _interval(line.made),
        "made_basis": line.made.basis.value,
        "due": due.on.isoformat() if due else None,
        "due_basis": due.basis if due else None,
        "due_words": _anchor_in(due.words, articles) if due and due.words else None,
        "condition": _anchor_in(line.condition, articles) if line.condition else None,
        "strength": line.strength.value if line.strength else None,
        "form": line.standing.value,
        "ladder": line.ladder.value,
        "state": line.state.value,
        "statements": list(line.statements),
        "evidence_for": [_evidence(each, articles) for each in line.evidence_for],
        "evidence_against": [_evidence(each, articles) for each in line.evidence_against],
        "context": [_evidence(each, articles) for each in beside],
        "answers": [_answer(each, articles) for each in line.answers],
        "history": [_step(each) for each in line.history],
        "searched": {
            "articles": line.searched.articles,
            "outlets": line.searched.outlets,
            "first": _day(line.searched.first),
            "last": _day(line.searched.last),
        },
        "rulings": [_ruling(each) for each in line.rulings],
        "because": list(line.because),
    }


def _evidence(evidence: Evidence, articles: Articles) -> Row:
    return {
        "event": evidence.event,
        "relation": evidence.relation.value,
        "step": evidence.step.value if evidence.step else None,
        "on": _interval(evidence.on),
        "gates": asdict(evidence.gates),
        "probability": evidence.probability,
        "reports": evidence.reports,
        "told": [_told(each, articles) for each in evidence.told],
        "because": list(evidence.because),
    }


def _told(told: Told, articles: Articles) -> Row:
    return {
        "record": told.record,
        "article": told.article,
        "outlet": told.outlet,
        "published": _day(told.published),
        "faint": told.faint,
        "words": [_anchor_in(words, articles) for words in told.words],
    }


def _answer(link: WordLink, articles: Articles) -> Row:
    return {
        "answer": link.answer.value,
        "side": link.side,
        "on": _interval(link.on),
        "step": link.step.value if link.step else None,
        "score": link.score,
        "told": _told(link.told, articles),
        "because": list(link.because),
    }


def _step(step: Step) -> Row:
    return {"ladder": step.ladder.value, "on": _interval(step.on), "by": step.by}


def _ruling(ruling: Ruling) -> Row:
    return {
        "id": ruling.id,
        "judgement": ruling.judgement.value,
        "value": dict(ruling.value),
        "because": ruling.because,
        "by": ruling.by,
        "made_at": ruling.made_at.isoformat(),
    }


def skipped_row(skipped: Skipped) -> Row:
    """A row of ``skipped.jsonl``."""
    return {
        "schema": SCHEMA,
        "page": skipped.origin,
        "anchor": _skipped_at(skipped.text_id, skipped),
        "step": skipped.step,
        "code": skipped.code,
        "detail": skipped.detail,
    }


def anchor_of(anchor: Anchor, article: Article) -> Row:
    """An anchor with its offsets into the article's text and, where there is one, into the plain text that was given."""
    raw = article.raw(anchor.span)
    return {
        "article": anchor.text_id,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "exact": anchor.exact,
        "raw": [raw.start, raw.end] if raw else None,
    }


def _statement(record: Record, statement: Statement, article: Article) -> Row:
    source = statement.source
    return {
        "schema": SCHEMA,
        "id": record.id,
        "article": record.text_id,
        "within": statement.within,
        "source": anchor_of(source.as_written, article) if source else None,
        **_antecedent(source, article),
        "cue": anchor_of(statement.cue, article) if statement.cue else None,
        "content": [anchor_of(fragment, article) for fragment in statement.content],
        "form": statement.form.value,
        "speaker": source.actor if source else None,
        "speaker_name": statement.speaker_name,
        "speaker_because": list(source.because) if source else [],
        "speaker_kind": statement.speaker_kind.value,
        "side": statement.side,
        "joint": [{"actor": other.actor, "name": other.name, "side": other.side} for other in statement.joint],
        "unnamed": asdict(statement.unnamed) if statement.unnamed else None,
        "said_on": _interval(statement.said_on),
        "said_on_basis": statement.said_on.basis.value,
        "acts": [{"act": scored.act.value, "probability": scored.probability} for scored in best_first(statement.acts)],
        "strength": statement.strength.value if statement.strength else None,
        "plover": statement.plover,
        "targets": [],
        **_issues(statement.issues, article),
        **_read(record),
    }


def _event(record: Record, event: Event, article: Article, actors: Actors, shared: StoryEvent | None) -> Row:
    return {
        "schema": SCHEMA,
        "id": record.id,
        "article": record.text_id,
        "type": event.code.type,
        "mode": event.code.mode,
        "anchor": [anchor_of(fragment, article) for fragment in event.evidence],
        "actors": [_party(ref, article, actors) for ref in event.actors],
        "recipients": [_party(ref, article, actors) for ref in event.recipients],
        "when": _interval(event.on),
        "when_basis": event.on.basis.value,
        "where": _where(event.where, article) if event.where else None,
        "factuality": event.factuality.value,
        **_issues(event.issues, article),
        "reported_by": event.reported_by,
        "intensity": None,
        "story_event": shared.id if shared else None,
        "reports": shared.reports if shared else 1,
        "told_surely_by": list(shared.surely) if shared and event.faint else None,
        **_read(record),
    }


def _issues(issues: Sequence[IssueRef], article: Article) -> Row:
    """The ids, best told first, and for each the words that tell it, where they stand, and how they weigh."""
    because = [
        {
            "issue": issue.id,
            "told": issue.told.value,
            "score": issue.score,
            "words": [anchor_of(words, article) for words in issue.because],
        }
        for issue in issues
    ]
    return {"issues": [issue.id for issue in issues], "issues_because": because}


def _where(place: Place, article: Article) -> Row:
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
        "geonames": place.geonames,
        "anchor": anchor_of(place.words, article),
        "because": place.because,
    }


def _time(record: Record, expression: TimeExpression, article: Article) -> Row:
    on = expression.on
    return {
        "schema": SCHEMA,
        "id": record.id,
        "anchor": anchor_of(expression.anchor, article),
        "value": expression.value,
        "type": expression.type.value,
        "earliest": on.earliest.isoformat() if on.earliest else None,
        "latest": on.latest.isoformat() if on.latest else None,
        "counted_from": on.counted_from.isoformat() if on.counted_from else None,
        "basis": on.basis.value,
        **_read(record),
    }


def _mention(record: Record, mention: Mention, article: Article) -> Row:
    return {
        "schema": SCHEMA,
        "id": record.id,
        "anchor": anchor_of(mention.ref.as_written, article),
        "kind": mention.kind.value,
        "naming": mention.naming.value,
        "actor": mention.ref.actor,
        "because": list(mention.ref.because),
        **_antecedent(mention.ref, article),
        **_read(record),
    }


def _party(ref: ActorRef, article: Article, actors: Actors) -> Row:
    actor = actors.get(ref.actor) if ref.actor else None
    return {
        "actor": ref.actor,
        "name": ref.as_written.exact,
        "actor_name": actor.name if actor else None,
        "country": actor.country if actor else None,
        "sector": actor.sector if actor else None,
        "because": list(ref.because),
        "anchor": anchor_of(ref.as_written, article),
        **_antecedent(ref, article),
    }


def _antecedent(ref: ActorRef | None, article: Article) -> Row:
    """The earlier words that these go back to, as they stand there, and how sure that is."""
    back = ref.antecedent if ref else None
    return {
        "antecedent": anchor_of(back, article) if back else None,
        "antecedent_probability": ref.probability if ref else None,
    }


def _read(record: Record) -> Row:
    """How sure the record is, and what read it."""
    return {
        "probability": record.claim.probability,
        "reader": record.origin.reader,
        "rule": record.origin.rule,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _interval(when: When) -> list[str | None] | None:
    if when.earliest is None and when.latest is None:
        return None
    return [_day(when.earliest), _day(when.latest)]


def _skipped_at(text_id: TextId | None, skipped: Skipped) -> Row | None:
    if text_id is None or skipped.span is None:
        return None
    return {"article": text_id, "start": skipped.span.start, "end": skipped.span.end}
