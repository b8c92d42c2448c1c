"""What people ruled, laid over what was read: words and deeds as they are to be taken, and lines put right.

Nothing here is stored: without rulings the lines are those of the machine, to the last character. Which events are one is
not laid over here: groups are read as they were ruled.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from wordkeep.lines.deeds import Deed
from wordkeep.lines.word import Word
from wordkeep.model.commitment import Kind, Ladder, Relation
from wordkeep.model.ids import RecordId
from wordkeep.model.ruling import Attached, Judgement, On, Ruling
from wordkeep.model.shift import Position
from wordkeep.model.statement import Act


@dataclass(frozen=True, slots=True)
class Linked:
    """An event that a person put beside a line: what it is to it, where it puts the ladder, and the ruling."""

    relation: Relation
    step: Ladder | None
    ruling: Ruling


@dataclass
class Ruled:
    """The rulings that hold, by what they are on; of a line that is any of its statements.

    ``unlike`` are statements that are no later form of another.
    """

    rejected: set[RecordId] = field(default_factory=set)
    edited: dict[RecordId, Attached] = field(default_factory=dict)
    acts: dict[RecordId, Act] = field(default_factory=dict)
    apart: set[RecordId] = field(default_factory=set)
    unlike: set[tuple[RecordId, RecordId]] = field(default_factory=set)
    merged: dict[RecordId, RecordId] = field(default_factory=dict)
    linked: defaultdict[RecordId, dict[RecordId, Linked | None]] = field(default_factory=lambda: defaultdict(dict))
    dropped: set[RecordId] = field(default_factory=set)
    of_line: defaultdict[RecordId, list[Ruling]] = field(default_factory=lambda: defaultdict(list))

    def word(self, word: Word) -> Word | None:
        """A statement as it is to be taken; ``None`` where it was rejected."""
        if word.id in self.rejected:
            return None
        if edit := self.edited.get(word.id):
            word = replace(word, told=replace(word.told, words=edit.words))
        if act := self.acts.get(word.id):
            makes = act.value in set(Kind)
            word = replace(word, kinds={Kind(act.value): 1.0} if makes else {}, answers={} if makes else {act: 1.0})
        return word

    def deed(self, deed: Deed) -> Deed | None:
        """An event as it is to be taken; ``None`` where it was rejected."""
        record = deed.told.record
        if record in self.rejected:
            return None
        if edit := self.edited.get(record):
            words = " ".join(anchor.exact for anchor in edit.words)
            deed = replace(deed, told=replace(deed.told, words=edit.words), words=words)
        return deed

    def position(self, position: Position) -> Position | None:
        """Where a side stands, as it is to be taken; ``None`` where the statement was rejected, or ruled to take no stand."""
        record = position.told.record
        if record in self.rejected or self.acts.get(record) is Act.INFORM:
            return None
        edit = self.edited.get(record)
        return replace(position, told=replace(position.told, words=edit.words)) if edit else position

    def beside(self, statements: Iterable[RecordId]) -> dict[RecordId, Linked | None]:
        """The events that people put beside a line, ``None`` for those they took away, by event."""
        found: dict[RecordId, Linked | None] = {}
        for statement in statements:
            found |= self.linked.get(statement, {})
        return found

    @staticmethod
    def taken_away(deeds: Iterable[Deed], beside: Mapping[RecordId, Linked | None]) -> set[str]:
        """The happenings that people took away from a line."""
        return {deed.event for deed in deeds if beside.get(deed.told.record, NOT_RULED) is None}

    def on(self, statements: Iterable[RecordId]) -> tuple[Ruling, ...]:
        """The rulings on a line, in the order they were made."""
        found = [ruling for statement in statements for ruling in self.of_line.get(statement, ())]
        return tuple(sorted(found, key=lambda ruling: (ruling.made_at, ruling.id)))


NOT_RULED: Final = object()


def ruled(attached: Iterable[Attached], as_of: date | None) -> Ruled:
    """The rulings that hold, a later one over an earlier; a verdict made after ``as_of`` is not known then."""
    found = Ruled()
    for each in attached:
        ruling = each.ruling
        if as_of and ruling.judgement is Judgement.VERDICT and ruling.made_at.date() > as_of:
            continue
        if ruling.on is On.COMMITMENT:
            _on_line(found, each)
        else:
            _on_record(found, each)
    return found


def _on_record(found: Ruled, each: Attached) -> None:
    match each.ruling.judgement:
        case Judgement.REJECT:
            found.rejected.add(each.record)
        case Judgement.ACCEPT:
            found.rejected.discard(each.record)
        case Judgement.EDIT:
            found.edited[each.record] = each
        case Judgement.RELABEL:
            found.acts[each.record] = Act(each.ruling.value["act"])
        case Judgement.SPLIT if "from" in each.others:
            found.unlike.add((each.record, each.others["from"]))
        case Judgement.SPLIT if each.ruling.on is On.STATEMENT:
            found.apart.add(each.record)
        case _:
            pass


def _on_line(found: Ruled, each: Attached) -> None:
    ruling = each.ruling
    found.of_line[each.record].append(ruling)
    match ruling.judgement:
        case Judgement.REJECT:
            found.dropped.add(each.record)
        case Judgement.ACCEPT:
            found.dropped.discard(each.record)
        case Judgement.LINK:
            relation = Relation(ruling.value.get("relation", Relation.FULFILS.value))
            step = Ladder(ruling.value["step"]) if "step" in ruling.value else None
            found.linked[each.record][each.others["event"]] = Linked(relation, step, ruling)
        case Judgement.UNLINK:
            found.linked[each.record][each.others["event"]] = None
        case Judgement.MERGE:
            found.merged[each.record] = each.others["into"]
        case _:
            pass
