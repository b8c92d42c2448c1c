"""What a person decides, as asked for by ids and words, to a ruling that can find what it is on again.

Nothing is stored here: ``ledger.rulings.add`` stores what is made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from wordkeep.commitments import Commitments
from wordkeep.errors import BadUse, NoSuchRecord
from wordkeep.lines.deeds import DONE
from wordkeep.model.commitment import Ladder, Relation
from wordkeep.model.event import Event
from wordkeep.model.ids import RecordId, RulingId, TextId
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.ruling import MAY, NEEDS, RULED_ON, Judgement, On, Ruling, undone_by
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act
from wordkeep.store.attached import nearest
from wordkeep.store.sqlite import Ledger

Sets = Mapping[str, str]

ONE_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "act": tuple(act.value for act in Act),
    "relation": tuple(relation.value for relation in Relation),
    "step": tuple(step.value for step in Ladder),
}
"""What a value may be, where it is one of a few words."""

OPENING: Final = 200  # characters of an article that it is known by


@dataclass(frozen=True, slots=True)
class Reason:
    """Who rules, why, and when (UTC)."""

    by: str
    because: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a ruling is on or names: the kind, the id it is known by, and its words.

    ``statement`` is the first statement of a line.
    """

    on: On
    id: str
    words: tuple[Anchor, ...]
    statement: RecordId | None = None


def ruling_on(ledger: Ledger, target: str, judgement: Judgement, sets: Sets, reason: Reason) -> Ruling:
    """The ruling on the thing whose id begins so; raises ``BadUse`` where there is no such ruling, ``NoSuchRecord``."""
    _check(judgement, sets)
    thing = _thing(ledger, target)
    if judgement not in RULED_ON[thing.on]:
        there = ", ".join(each.value for each in RULED_ON[thing.on])
        raise BadUse(f"{thing.on}s take no ruling to {judgement}", where=target, next_step=_other_way(thing, there))
    value, others = dict(sets), dict[str, tuple[Anchor, ...]]()
    if judgement is Judgement.EDIT:
        others["words"] = (_edited(ledger, thing, value.pop("words")),)
    for key in ("event", "into", "from"):
        if key in value:
            named = _thing(ledger, value[key])
            _check_named(ledger, thing, key, named)
            value[key], others[key] = named.statement or named.id, named.words
    if thing.statement:
        value["statement"] = thing.statement
    made = Ruling(thing.on, thing.id, thing.words, judgement, reason.because, reason.by, reason.made_at, value, others)
    if made.id in {each.id for each in ledger.rulings.all()}:
        raise BadUse("this ruling is there already", where=made.id)
    return made


def undoing(ledger: Ledger, beginning: str, reason: Reason) -> Ruling:
    """The ruling that takes back the one whose id begins so; raises ``NoSuchRecord``, or ``BadUse`` where that is undone."""
    every = ledger.rulings.all()
    found = [each for each in every if each.id.startswith(beginning)]
    if len(found) != 1:
        raise NoSuchRecord("no one ruling has this id", where=beginning, next_step="wordkeep rulings LEDGER lists them")
    if found[0].id in undone_by(every):
        raise BadUse("this ruling is undone already", where=found[0].id, next_step="undo its undoing to have it again")
    return Ruling(On.RULING, found[0].id, (), Judgement.UNDO, reason.because, reason.by, reason.made_at)


def stands_now(ledger: Ledger, ruling: Ruling) -> str | None:
    """How the line stands that a ruling is on, or that one was on which it takes back; ``None`` for other rulings."""
    by_id = {each.id: each for each in ledger.rulings.all()}
    while ruling.on is On.RULING:
        ruling = by_id[RulingId(ruling.target)]
    if ruling.on is not On.COMMITMENT:
        return None
    statement = ruling.value["statement"]
    line = next((each for each in Commitments(ledger).lines() if statement in each.statements), None)
    return f"{line.id} is now {line.state.value}, {line.ladder.value}" if line else "it is no line now"


def in_words(ruling: Ruling) -> str:
    """What a ruling does, in one line without who and why."""
    said = {key: each for key, each in sorted(ruling.value.items()) if key != "statement"}
    said |= {"words": _quoted(ruling.others["words"])} if "words" in ruling.others else {}
    values = ", ".join(f"{key} {value}" for key, value in said.items())
    words = f" {_quoted(ruling.words)}" if ruling.words else ""
    return f"{ruling.judgement.value} {ruling.target}{words}{f': {values}' if values else ''}"


def _quoted(words: Iterable[Anchor]) -> str:
    return f"“{' ... '.join(' '.join(each.exact.split()) for each in words)}”"


# ---- what is asked for


def _check(judgement: Judgement, sets: Sets) -> None:
    needed = ("words",) if judgement is Judgement.EDIT else NEEDS.get(judgement, ())
    known = (*needed, *MAY.get(judgement, ()))
    if lacking := [key for key in needed if not sets.get(key, "").strip()]:
        how = " ".join(f"--set {key}=..." for key in lacking)
        raise BadUse(f"a ruling to {judgement} says {', '.join(lacking)}", next_step=f"add {how}")
    if unknown := [key for key in sets if key not in known]:
        takes = ", ".join(known) or "nothing"
        raise BadUse(f"a ruling to {judgement} does not take {', '.join(unknown)}", next_step=f"it takes {takes}")
    for key, value in sets.items():
        if key in ONE_OF and value not in ONE_OF[key]:
            raise BadUse(f"there is no {key} {value!r}", next_step=f"there are {', '.join(ONE_OF[key])}")


def _other_way(thing: _Thing, there: str) -> str:
    besides = f"; for its words, rule on {thing.statement}" if thing.statement else ""
    return f"there are {there}{besides}"


def _thing(ledger: Ledger, beginning: str) -> _Thing:
    """What has an id that begins so; raises ``NoSuchRecord`` where there is none, or several."""
    if beginning.startswith("c"):
        line = Commitments(ledger).line(beginning)
        record = _record(ledger, line.said.article, line.said.record)
        return _Thing(On.COMMITMENT, line.id, evidence_of(record.claim), record.id)
    known = [each for each in ledger.beginning(beginning) if each.article] if beginning else []
    exact = [each for each in known if each.id == beginning] or known
    if len(exact) != 1 or exact[0].article is None:
        what = "several ids begin so" if exact else "no statement, event, line or article has this id"
        raise NoSuchRecord(what, where=beginning, next_step="give an id of wordkeep queue, why or export")
    text_id = TextId(exact[0].article)
    if exact[0].kind == "article":
        text = ledger.article(text_id).text.strip()
        start = ledger.article(text_id).text.index(text[:OPENING])
        return _Thing(On.ARTICLE, text_id, (ledger.article(text_id).anchor(Span(start, start + len(text[:OPENING]))),))
    record = _record(ledger, text_id, RecordId(exact[0].id))
    if record.kind not in {"statement", "event"}:
        raise BadUse(
            f"there are no rulings on a {record.kind}", where=record.id, next_step="rule on what it is part of"
        )
    return _Thing(On(record.kind), record.id, evidence_of(record.claim))


def _record(ledger: Ledger, text_id: TextId, id_: RecordId) -> Record:
    return next(each for each in ledger.records(text_id) if each.id == id_)


def _edited(ledger: Ledger, thing: _Thing, words: str) -> Anchor:
    article = ledger.article(thing.words[0].text_id)
    span = nearest(article.text, words, thing.words[0].span.start)
    if span is None:
        raise BadUse(
            "these words do not stand in the article", where=thing.id, next_step="give them exactly as they are"
        )
    return article.anchor(span)


def _check_named(ledger: Ledger, thing: _Thing, key: str, named: _Thing) -> None:
    if named.id == thing.id:
        raise BadUse("a thing is not ruled beside itself", where=thing.id)
    if key == "event":
        record = _record(ledger, named.words[0].text_id, named.statement or RecordId(named.id))
        if named.on not in {On.EVENT, On.STATEMENT}:
            raise BadUse(f"{named.on}s are no deeds", where=named.id, next_step="give the id of an event")
        if isinstance(record.claim, Event) and record.claim.factuality not in DONE:
            raise BadUse(f"this event is told as {record.claim.factuality}, not as done", where=named.id)
    elif named.on is not thing.on and not (thing.on is On.STATEMENT and named.on is On.COMMITMENT):
        raise BadUse(f"{thing.on}s and {named.on}s are never one", where=named.id)
