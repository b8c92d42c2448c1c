"""From anything of a ledger that has an id to the characters and the reasons behind it, as a tree of short lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, assert_never

from wordkeep.codebook.bodies import side_name
from wordkeep.codebook.sentences import said_in_words, state_in_words
from wordkeep.commitments import Commitments
from wordkeep.errors import NoSuchRecord
from wordkeep.link.corpus import COPIES, EVENTS, MEETINGS, STORIES
from wordkeep.link.linking import C, Kind
from wordkeep.meetings import Meetings
from wordkeep.model import commitment
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.card import Likeness
from wordkeep.model.commitment import Commitment, Evidence, Step, WordLink
from wordkeep.model.event import Event
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.issue import IssueRef
from wordkeep.model.meeting import IssueAccounts, Meeting, Side, Silence
from wordkeep.model.mention import Mention, TimeExpression
from wordkeep.model.ports import Known, LinkStore
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.ruling import Ruling
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Statement, best_first
from wordkeep.model.when import When
from wordkeep.store.sqlite import Ledger

FIRST: Final = 8  # words by which an article without a title is called
KINDS: Final[dict[str, Kind[Any]]] = {kind.name: kind for kind in (COPIES, EVENTS, MEETINGS, STORIES)}
ALIKE: Final = {
    "exact": "word for word",
    "near": "nearly word for word",
    "excerpt": "a part of it",
    "reworded": "in other words",
    "credited": "with credit to it",
    "alike": "by names, words and days",
    "event": "both tell one event",
    "meeting": "of one meeting",
}


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
    found = {each.id: each.kind for each in known}
    lines = Commitments(ledger)
    if beginning.startswith("c"):
        found |= {str(each.id): "line" for each in lines.lines() if each.id.startswith(beginning)}
    if beginning.startswith("e") and not found:
        known = _faint(lines, beginning)
        found = {each.id: each.kind for each in known}
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
            return _Ledger(ledger).meeting(Meetings(ledger).meeting(id_))
        case "line":
            return _Ledger(ledger).line(lines.line(id_))
        case kind:
            return _Ledger(ledger).group(kind, id_)


def _faint(lines: Commitments, beginning: str) -> list[Known]:
    """The deeds whose ids begin so that only a line bears out."""
    told = (told for line in lines.lines() for each in (*line.evidence, *line.candidates) for told in each.told)
    faint = dict.fromkeys((each.record, each.article) for each in told if each.record.startswith(beginning))
    return [Known("record", record, article) for record, article in faint]


class _Ledger:
    """Asks a ledger for what stands behind a thing."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._links, self._groups = ledger, ledger.links, ledger.groups
        self._read: dict[TextId, dict[str, Record]] = {}

    def record(self, text_id: TextId, id_: RecordId) -> Told:
        every = (*self._ledger.records(text_id), *self._ledger.untold(text_id))
        record = next(each for each in every if each.id == id_)
        first, *rest = evidence_of(record.claim)
        parts = (
            *(Told("and", words.exact, words) for words in rest),
            self._where(text_id),
            Told("read by", f"{record.origin.reader}, {record.origin.rule}, {record.claim.probability:.2f} sure"),
            *self._surely(record),
            *_claimed(record),
            *self._shared(id_),
            *(_ruled(each.ruling) for each in self._ledger.attached() if id_ in {each.record, *each.others.values()}),
        )
        return Told(f"{record.kind} {id_}", first.exact, first, parts)

    def _surely(self, record: Record) -> Iterator[Told]:
        """The articles that a faint deed is told for."""
        if record.is_faint:
            shared = self._groups.of(record.text_id).events.get(record.id)
            if shared is None:
                yield Told("told faintly", "no other article tells it surely; only a line of the ledger bears it out")
                return
            by = shared.surely
            yield from (Told("told surely by", self._name(each)) for each in by)

    def _shared(self, id_: RecordId) -> Iterator[Told]:
        group = self._groups.group_of("event", id_)
        if group:
            reports = self._groups.reports(group)
            under = tuple(self._fellows("event", id_))
            yield Told("told elsewhere", f"{group}, {_counted(reports, 'independent report')}", under=under)

    def _fellows(self, kind: str, of: str) -> Iterator[Told]:
        """The other members of a group, each with the reasons why it is like this one, or like others that are."""
        together = self._together(kind, of)
        alike = self._likenesses(kind, together)
        for member in together:
            if member != of:
                its = [each for each in alike if member in _ends(each)]
                own = [each for each in its if of in _ends(each)]
                yield self._member(kind, member, tuple(self._alike(kind, each, (member, of)) for each in own or its))

    def _likenesses(self, kind: str, members: Sequence[str]) -> list[Likeness]:
        """The likenesses of a group as they were kept; one that has none, since it shares no key, is compared again."""
        kept = self._links.likenesses(kind, members)
        alone = [each for each in members if not any(each in _ends(likeness) for likeness in kept)]
        return [*kept, *_compared(self._links, KINDS[kind], members, alone)] if alone and len(members) > 1 else kept

    def _alike(self, kind: str, likeness: Likeness, known: tuple[str, ...] = ()) -> Told:
        """How two are alike and why; both by name where they are not known already."""
        sure = f"{ALIKE.get(likeness.kind, f'told as {likeness.kind}')}, {likeness.score:.2f} sure"
        if not set(_ends(likeness)) <= set(known):
            sure = f"{' and '.join(self._called(kind, each) for each in _ends(likeness))}: {sure}"
        return Told("alike", sure, under=_because(likeness.because))

    def _called(self, kind: str, member: str) -> str:
        """A member in a few words: its own, or its article's title."""
        if kind in {"event", "meeting"}:
            return f"“{self._words(self._links.article_of(kind, member), member).exact}”"
        return self._title(self._ledger.article(TextId(member)))

    def _together(self, kind: str, member: str) -> list[str]:
        group = self._groups.group_of(kind, member)
        return self._groups.members(kind, group) if group else [member]

    def _member(self, kind: str, member: str, under: tuple[Told, ...] = ()) -> Told:
        if kind != "event":
            return Told("article", self._name(TextId(member)), under=under)
        text_id = self._links.article_of(kind, member)
        words = self._words(text_id, member)
        return Told(f"event {member}", words.exact, words, (self._where(text_id), *under))

    def _words(self, text_id: TextId, id_: str) -> Anchor:
        return evidence_of(self._records(text_id)[id_].claim)[0]

    def _records(self, text_id: TextId) -> dict[str, Record]:
        """An article's records, read once."""
        if text_id not in self._read:
            self._read[text_id] = {str(record.id): record for record in self._ledger.records(text_id)}
        return self._read[text_id]

    def _name(self, text_id: TextId) -> str:
        article = self._ledger.article(text_id)
        named = filter(None, (self._title(article), article.outlet, str(article.published.on or "undated")))
        return f"{', '.join(named)} [{text_id}]"

    @staticmethod
    def _title(article: Article) -> str:
        """The title; the first words of an article without one."""
        return article.title or f"“{' '.join(article.text.split()[:FIRST])} ...”"

    def _where(self, text_id: TextId) -> Told:
        return Told("stands in", self._name(text_id))

    def article(self, text_id: TextId) -> Told:
        article = self._ledger.article(text_id)
        links = self._ledger.links_of(text_id)
        parts = [self._published(article)]
        if revised := self._ledger.superseded_by(text_id):
            parts.append(Told("superseded by", self._name(revised)))
        if links.copy_of:
            origin = self._name(links.copy_of)
            parts += (Told("copy of", origin, under=each.under) for each in self._of_copies(text_id, links.copy_of))
        elif self._groups.group_of("copy", text_id):
            parts += (Told("copied by", each.says, under=each.under) for each in self._of_copies(text_id))
        if links.story:
            parts.append(Told("story", links.story, under=tuple(self._fellows("story", text_id))))
        parts += map(_ruled, self._groups.rulings("story", [text_id]))
        return Told("article", self._name(text_id), under=tuple(parts))

    def _of_copies(self, text_id: TextId, other: TextId | None = None) -> Iterator[Told]:
        """The others that have an article's words, or the one that is asked for."""
        wanted = self._name(other) if other else None
        return (each for each in self._fellows("copy", text_id) if wanted is None or each.says == wanted)

    def _published(self, article: Article) -> Told:
        """The day, and what it rests on: words, or events that others date."""
        on, dated = article.published, self._links.dated(article.id)
        if dated is None:
            return Told("published", f"{on.on or 'not known'} ({on.basis.value})", under=_words(on.words))
        linked = self._groups.groups_of("event", article.id)
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
        members = self._groups.members(kind, group)
        parts = [self._member(kind, each) for each in members]
        alike = (self._alike(kind, each) for each in self._likenesses(kind, members))
        origins = self._groups.origins(kind, group)
        copies = (
            Told("not counted", self._name(each), under=(Told("copy of", self._name(origin)),))
            for each, origin in origins.items()
            if each != origin
        )
        counted = (Told("counted", self._name(each)) for each in dict.fromkeys(origins.values()))
        many = len(set(origins.values()))
        reports = Told("reports", _counted(many, "independent report"), under=(*counted, *copies))
        ruled = map(_ruled, self._groups.rulings(kind, members))
        return Told(f"{kind} {group}", _counted(len(members), "member"), under=(reports, *parts, *alike, *ruled))

    def line(self, line: Commitment) -> Told:
        """A line: its words, who is bound and why, each answer, each deed with its gates, and each step of its ladder."""
        first, *rest = line.words
        behind = {each.event: each.told[0] for each in line.evidence} | {
            str(each.told.record): each.told for each in line.answers
        }
        parts = (
            *(Told("and", words.exact, words) for words in rest),
            self._where(line.said.article),
            Told("read as", f"{line.kind.value}, {said_in_words(line)}", under=_because(line.because)),
            Told("form", line.standing.value),
            *((Told("strength", line.strength.value),) if line.strength else ()),
            *(Told("issue", issue) for issue in line.issues),
            *((Told("if", line.condition.exact, line.condition),) if line.condition else ()),
            Told("made", _days(line.made), line.made.phrase),
            *((Told("due", f"{line.due.on} ({line.due.basis})", line.due.words),) if line.due else ()),
            *map(self._answer, line.answers),
            *(self._step(step, behind) for step in line.history),
            *map(self._beside, line.evidence),
            *(Told("may belong", each.told[0].words[0].exact, each.told[0].words[0]) for each in line.candidates),
            Told("state", state_in_words(line)),
            *map(_ruled, line.rulings),
        )
        return Told(f"line {line.id}", first.exact, first, parts)

    def _answer(self, link: WordLink) -> Told:
        words = link.told.words[0]
        side = link.side or "nobody named"
        step = (Told("step", link.step.value),) if link.step else ()
        where = self._where(link.told.article)
        under = (where, Told("record", link.told.record), Told("when", _days(link.on)), *step, *_because(link.because))
        return Told(f"{link.answer.value} by {side}, {link.score:.2f} sure", words.exact, words, under)

    def _step(self, step: Step, told: Mapping[str, commitment.Told]) -> Told:
        """A step with the words that put the line there: of the first its own, else of the deed or of the text signed."""
        says = f"{step.ladder.value}, {_days(step.on)}"
        behind = told.get(step.by) if step.by else None
        if behind is None:
            return Told("step", says, step.on.phrase)
        return Told("step", says, behind.words[0], (self._where(behind.article), Told("by", f"{behind.record}")))

    def _beside(self, deed: Evidence) -> Told:
        """A deed beside a line, with the four gates it passed and every report of it."""
        gates, words = deed.gates, deed.told[0].words[0]
        told = (
            ("principal", gates.principal),
            ("issue", gates.issue),
            ("time", gates.time),
            ("content", gates.content),
        )
        step = f", to {deed.step.value}" if deed.step else ""
        reports = tuple(
            Told(f"event {each.record}", each.words[0].exact, each.words[0], (self._where(each.article),))
            for each in deed.told
        )
        parts = (
            Told("gates", ", ".join(f"{gate} {score:.2f}" for gate, score in told)),
            Told("when", _days(deed.on), deed.on.phrase),
            *_because(deed.because),
            Told("reports", _counted(deed.reports, "independent report"), under=reports),
        )
        return Told(f"{deed.relation.value}{step}, {deed.probability:.2f} sure", words.exact, words, parts)

    def meeting(self, meeting: Meeting) -> Told:
        parts = (
            Told("when", _days(meeting.when), meeting.when.phrase),
            Told("where", ", ".join(filter(None, (meeting.place, meeting.country))) or "not known"),
            Told("how", f"{meeting.format.value}, {meeting.status.value}"),
            *(Told("evidence", words.exact, words, (self._where(words.text_id),)) for words in meeting.evidence),
            *self._gathered(meeting),
            *map(_side, meeting.sides),
            *map(_issue_row, meeting.issues),
            *map(_absent, meeting.silences),
        )
        return Told(f"meeting {meeting.id}", meeting.name, under=parts)

    def _gathered(self, meeting: Meeting) -> Iterator[Told]:
        """Why sentences of several texts are of one meeting, and why texts without such a sentence tell of it."""
        alike = self._likenesses("meeting", self._links.members("meeting", meeting.id))
        yield from (self._alike("meeting", each) for each in alike)
        for teller in self._links.members("teller", meeting.id):
            why_so = (each.removeprefix(f"{teller} ") for each in meeting.because if each.startswith(teller))
            yield Told("speaks of it", self._name(TextId(teller)), under=_because(why_so))


def _compared(links: LinkStore, kind: Kind[C], members: Sequence[str], alone: Sequence[str]) -> Iterator[Likeness]:
    """How those that stand alone among the members of a group are like the others."""
    cards = kind.read(links, members)
    pairs = {(min(one, other), max(one, other)) for one in alone for other in members if one != other}
    return filter(None, (kind.compare(cards[one], cards[other]) for one, other in sorted(pairs)))


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
    return Told(
        "side",
        f"{side_name(side.id)} ({side.id})",
        under=(*people, *(Told("account", str(each)) for each in side.statements)),
    )


def _issue_row(row: IssueAccounts) -> Told:
    words = (Told(line.side, each.exact, each) for line in row.lines for each in line.words)
    badge = f" [{row.badge.value}]" if row.badge else ""
    return Told("issue", f"{row.issue}{badge}", under=(*_because(row.because), *words))


def _absent(silence: Silence) -> Told:
    says = f"{silence.issue}, {silence.side}; searched {', '.join(silence.searched)}"
    near = (Told("nearest", silence.near_miss.exact, silence.near_miss),) if silence.near_miss else ()
    return Told("absent", says, under=(*near, *_because(silence.because)))


def _ends(likeness: Likeness) -> tuple[str, str]:
    return likeness.one, likeness.other


def _because(reasons: Iterable[str]) -> tuple[Told, ...]:
    return tuple(Told("because", each) for each in reasons)


def _words(words: str | None) -> tuple[Told, ...]:
    return (Told("words", words),) if words else ()


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
