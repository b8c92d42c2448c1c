"""From anything of a ledger that has an id to the characters and the reasons behind it, as a tree of short lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from wordkeep.errors import NoSuchRecord
from wordkeep.meetings import Meetings
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.card import Likeness
from wordkeep.model.event import Event
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.issue import IssueRef
from wordkeep.model.meeting import IssueAccounts, Meeting, Side, Silence
from wordkeep.model.mention import Mention, TimeExpression
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.ruling import Ruling
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Statement, best_first
from wordkeep.model.when import When
from wordkeep.store.sqlite import Ledger


@dataclass(frozen=True, slots=True)
class Told:
    """One line: what it tells, in which words, where these stand if they are an article's, and what is behind it."""

    what: str
    says: str
    anchor: Anchor | None = None
    under: tuple["Told", ...] = ()


def why(ledger: Ledger, beginning: str) -> Told:
    """All that is behind the one thing whose id begins so; raises ``NoSuchRecord`` where there is none, or several."""
    known = ledger.beginning(beginning) if beginning else []
    meetings = Meetings(ledger)
    found = {each.id: each.kind for each in known}
    if beginning.startswith("m"):
        found |= {str(each.id): "meeting" for each in meetings.meetings() if each.id.startswith(beginning)}
    id_ = beginning if beginning in found else next(iter(found), "")
    if not id_ or (len(found) > 1 and id_ != beginning):
        what = "several ids begin so" if found else "the ledger holds nothing under this id"
        raise NoSuchRecord(what, where=beginning, next_step="give an id of wordkeep read --json or of an export")
    match found[id_]:
        case "record":
            text_id = next(TextId(each.article) for each in known if each.id == id_ and each.article)
            return _Ledger(ledger).record(text_id, RecordId(id_))
        case "article":
            return _Ledger(ledger).article(TextId(id_))
        case "meeting":
            return _Ledger(ledger).meeting(meetings.meeting(id_))
        case kind:
            return _Ledger(ledger).group(kind, id_)


class _Ledger:
    """Asks a ledger for what stands behind a thing."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._links = ledger, ledger.groups

    def record(self, text_id: TextId, id_: RecordId) -> Told:
        record = next(each for each in self._ledger.records(text_id) if each.id == id_)
        first, *rest = evidence_of(record.claim)
        parts = (
            *(Told("and", words.exact, words) for words in rest),
            self._where(text_id),
            Told("read by", f"{record.origin.reader}, {record.origin.rule}, {record.claim.probability:.2f} sure"),
            *_claimed(record),
            *self._shared(id_),
            *(_ruled(each.ruling) for each in self._ledger.attached() if id_ in {each.record, *each.others.values()}),
        )
        return Told(f"{record.kind} {id_}", first.exact, first, parts)

    def _shared(self, id_: RecordId) -> Iterator[Told]:
        group = self._links.group_of("event", id_)
        if group:
            reports = self._links.reports(group)
            members = self._links.members("event", group)
            fellows = (self._fellow("event", each, id_) for each in members if each != id_)
            yield Told("told elsewhere", f"{group}, {_counted(reports, 'independent report')}", under=tuple(fellows))

    def _fellow(self, kind: str, member: str, of: str) -> Told:
        """Another member of a group, with the reasons why it is like this one, or like others that are."""
        alike = [each for each in self._links.likenesses(kind, self._together(kind, member)) if member in _ends(each)]
        own = [each for each in alike if of in _ends(each)]
        return self._member(kind, member, tuple(map(_alike, own or alike)))

    def _together(self, kind: str, member: str) -> list[str]:
        group = self._links.group_of(kind, member)
        return self._links.members(kind, group) if group else [member]

    def _member(self, kind: str, member: str, under: tuple[Told, ...] = ()) -> Told:
        if kind != "event":
            return Told("article", self._name(TextId(member)), under=under)
        text_id = self._links.article_of(kind, member)
        record = next(each for each in self._ledger.records(text_id) if each.id == member)
        words = evidence_of(record.claim)[0]
        return Told(f"event {member}", words.exact, words, (self._where(text_id), *under))

    def _name(self, text_id: TextId) -> str:
        article = self._ledger.article(text_id)
        named = filter(None, (article.title, article.outlet, str(article.published.on or "undated")))
        return f"{', '.join(named)} [{text_id}]"

    def _where(self, text_id: TextId) -> Told:
        return Told("stands in", self._name(text_id))

    def article(self, text_id: TextId) -> Told:
        article = self._ledger.article(text_id)
        links = self._ledger.links_of(text_id)
        parts = [self._published(article)]
        if revised := self._ledger.superseded_by(text_id):
            parts.append(Told("superseded by", self._name(revised)))
        if links.copy_of:
            parts.append(
                Told("copy of", self._name(links.copy_of), under=(self._fellow("copy", text_id, links.copy_of),))
            )
        elif self._links.group_of("copy", text_id):
            copies = [each for each in self._together("copy", text_id) if each != text_id]
            parts += (
                Told("copied by", self._name(TextId(each)), under=self._likeness("copy", each, text_id))
                for each in copies
            )
        if links.story:
            fellows = (each for each in self._together("story", text_id) if each != text_id)
            parts.append(
                Told("story", links.story, under=tuple(self._fellow("story", each, text_id) for each in fellows))
            )
        parts += map(_ruled, self._links.rulings("story", [text_id]))
        return Told("article", self._name(text_id), under=tuple(parts))

    def _likeness(self, kind: str, one: str, other: str) -> tuple[Told, ...]:
        return self._fellow(kind, one, other).under

    def _published(self, article: Article) -> Told:
        """The day, and what it rests on: words, or events that others date."""
        on, dated = article.published, self._links.dated(article.id)
        if dated is None:
            return Told("published", f"{on.on or 'not known'} ({on.basis.value})", under=_words(on.words))
        linked = self._links.groups_of("event", article.id)
        events = (
            Told(
                f"event {record.id}",
                record.claim.evidence[0].exact,
                record.claim.evidence[0],
                tuple(self._shared(record.id)),
            )
            for record in self._ledger.records(article.id)
            if isinstance(record.claim, Event)
            and record.id in linked
            and repr(" ".join(each.exact for each in record.claim.evidence)) in dated.because
        )
        days = f"{dated.earliest or '?'} to {dated.latest or '?'} (linked-event)"
        return Told("published", days, under=(Told("because", dated.because), *events))

    def group(self, kind: str, group: str) -> Told:
        members = self._links.members(kind, group)
        parts = [self._fellow(kind, each, each) for each in members]
        articles = {self._links.article_of(kind, each): None for each in members}
        origins = {each: self._ledger.links_of(each).copy_of or each for each in articles}
        copies = (
            Told("not counted", self._name(each), under=(Told("copy of", self._name(origin)),))
            for each, origin in origins.items()
            if each != origin
        )
        counted = (Told("counted", self._name(each)) for each in dict.fromkeys(origins.values()))
        many = len(set(origins.values()))
        reports = Told("reports", _counted(many, "independent report"), under=(*counted, *copies))
        ruled = map(_ruled, self._links.rulings(kind, members))
        return Told(f"{kind} {group}", _counted(len(members), "member"), under=(reports, *parts, *ruled))

    def meeting(self, meeting: Meeting) -> Told:
        parts = (
            *_because(meeting.because),
            Told("when", _days(meeting.when)),
            Told("how", f"{meeting.format.value}, {meeting.status.value}"),
            *(Told("evidence", words.exact, words, (self._where(words.text_id),)) for words in meeting.evidence),
            *map(_side, meeting.sides),
            *map(_issue_row, meeting.issues),
            *map(_absent, meeting.silences),
        )
        return Told(f"meeting {meeting.id}", meeting.name, under=parts)


def _ruled(ruling: Ruling) -> Told:
    value = ", ".join(f"{key} {value}" for key, value in sorted(ruling.value.items()))
    says = (
        f"{ruling.judgement.value}{f' ({value})' if value else ''} by {ruling.by}, {ruling.made_at:%Y-%m-%d %H:%M} UTC"
    )
    return Told(f"ruling {ruling.id}", says, under=_because([ruling.because]))


def _claimed(record: Record) -> Iterator[Told]:
    """What a claim says, each part with its own reasons."""
    claim = record.claim
    match claim:
        case Statement():
            yield from _said(claim)
        case Event():
            code = " ".join(filter(None, (claim.code.type, claim.code.mode)))
            yield Told("deed", f"{code}, {claim.factuality.value}")
            yield from (_actor("by", ref) for ref in claim.actors)
            yield from (_actor("to", ref) for ref in claim.recipients)
            yield _when(claim.on)
            if claim.where:
                place = ", ".join(filter(None, (claim.where.name, claim.where.country)))
                yield Told("where", place, claim.where.words, _because([claim.where.because]))
            yield from map(_issue, claim.issues)
        case Mention():
            yield _actor(f"{claim.kind.value}, {claim.naming.value}", claim.ref)
        case TimeExpression():
            yield Told("time", f"{claim.type.value} {claim.value or 'not known'}")
            yield _when(claim.on)
        case _:
            assert_never(claim)
    if record.teller:
        yield Told("told in", str(record.teller))


def _said(statement: Statement) -> Iterator[Told]:
    if statement.source:
        name = ", ".join(filter(None, (statement.speaker_name, statement.side)))
        yield _actor(f"source -> {name}" if name else "source", statement.source)
    if statement.cue:
        yield Told("cue", statement.cue.exact, statement.cue)
    yield from (Told("said by both", each.name) for each in statement.joint)
    acts = ", ".join(f"{each.act.value} {each.probability:.2f}" for each in best_first(statement.acts))
    if acts:
        yield Told("does", acts)
    yield _when(statement.said_on)
    yield from map(_issue, statement.issues)


def _actor(what: str, ref: ActorRef) -> Told:
    sure = f", {ref.probability:.2f} sure" if ref.probability is not None else ""
    back = (Told("goes back to", f"{ref.antecedent.exact}{sure}", ref.antecedent),) if ref.antecedent else ()
    known = (Told("actor", ref.actor),) if ref.actor else ()
    return Told(what, ref.as_written.exact, ref.as_written, (*known, *back, *_because(ref.because)))


def _when(when: When) -> Told:
    counted = (Told("counted from", str(when.counted_from)),) if when.counted_from else ()
    return Told("when", _days(when), when.phrase, counted)


def _days(when: When) -> str:
    days = " to ".join(dict.fromkeys(str(day or "?") for day in (when.earliest, when.latest)))
    return f"{'not known' if days == '?' else days} ({when.basis.value})"


def _issue(issue: IssueRef) -> Told:
    words = tuple(Told(issue.told.value, each.exact, each) for each in issue.because)
    return Told("issue", f"{issue.id}, score {issue.score:g}", under=words)


def _side(side: Side) -> Told:
    people = (Told("participant", each.name, each.words) for each in side.participants)
    return Told("side", side.id, under=(*people, *(Told("account", str(each)) for each in side.statements)))


def _issue_row(row: IssueAccounts) -> Told:
    words = (Told(line.side, each.exact, each) for line in row.lines for each in line.words)
    badge = f" [{row.badge.value}]" if row.badge else ""
    return Told("issue", f"{row.issue}{badge}", under=(*_because(row.because), *words))


def _absent(silence: Silence) -> Told:
    says = f"{silence.issue}, {silence.side}; searched {', '.join(silence.searched)}"
    near = (Told("nearest", silence.near_miss.exact, silence.near_miss),) if silence.near_miss else ()
    return Told("absent", says, under=(*near, *_because(silence.because)))


def _alike(likeness: Likeness) -> Told:
    pair = f"{likeness.one} and {likeness.other}: {likeness.kind}, {likeness.score:.2f}"
    return Told("alike", pair, under=_because(likeness.because))


def _ends(likeness: Likeness) -> tuple[str, str]:
    return likeness.one, likeness.other


def _because(reasons: Iterable[str]) -> tuple[Told, ...]:
    return tuple(Told("because", each) for each in reasons)


def _words(words: str | None) -> tuple[Told, ...]:
    return (Told("words", words),) if words else ()


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
