"""Words to lines: what a side says first makes a line, what is said later of the same is an answer to it.

Words come in the order in which they were published, so that a line keeps its first words whatever is read later.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from wordkeep.lines.matching import course, shared, weights
from wordkeep.lines.word import Word
from wordkeep.model.commitment import Answer, Kind, Ladder, Standing, Told, WordLink, commitment_id
from wordkeep.model.ids import CommitmentId, RecordId
from wordkeep.model.statement import Act

SAME: Final = 0.4
"""From which two pieces of words are taken to be of one commitment."""

NONE: Final[Mapping[RecordId, RecordId]] = MappingProxyType({})

TAKEN_BACK: Final = re.compile(
    r"\b(?:no longer|will not|would not|won['’]t|withdr[ae]w\w*|not bound|tak(?:es?|ing) back|took back|off the table|"
    r"not going to)\b",
    re.IGNORECASE,
)


@dataclass
class Draft:
    """A line before its deeds: the first words, and what was said on it later.

    ``nth`` counts the earlier lines of the same statement, kind and sides.
    """

    first: Word
    kind: Kind
    nth: int = 0
    answers: list[WordLink] = field(default_factory=list)
    again: list[Word] = field(default_factory=list)

    @property
    def id(self) -> CommitmentId:
        """The id of the line."""
        return commitment_id(self.first.id, self.kind, self.first.by, nth=self.nth)

    @property
    def statements(self) -> tuple[RecordId, ...]:
        """The first statement, those that tell it again, and those that answer it."""
        told = (each.told.record for each in self.answers)
        return (self.first.id, *(word.id for word in self.again), *told)

    @property
    def claimant(self) -> str | None:
        """The side that says so of another."""
        return self.first.teller if self.first.claims else None

    @property
    def claimed_by(self) -> str | None:
        """The side that says so of another, as long as that one has not confirmed it."""
        is_confirmed = any(each.answer is Answer.CONFIRMS for each in self.answers)
        return self.claimant if not is_confirmed else None


def joined(
    words: Iterable[Word], *, apart: Collection[RecordId] = (), merged: Mapping[RecordId, RecordId] = NONE
) -> tuple[Draft, ...]:
    """The lines that words make, in the order of their first words; each word goes to the line it is most surely of.

    Words that are ``apart`` by a ruling make lines of their own; ``merged`` says by statements which line goes into which.
    """
    drafts: list[Draft] = []
    for word in sorted(words, key=_order):
        found = _likeliest(word, drafts) if word.id not in apart else None
        if found is None:
            if word.kind:
                alike = (
                    each
                    for each in drafts
                    if (each.first.id, each.kind, each.first.by) == (word.id, word.kind, word.by)
                )
                drafts.append(Draft(word, word.kind, sum(1 for _ in alike)))
            continue
        score, draft = found
        if _is_told_again(word, draft):
            draft.again.append(word)
        elif answer := _answer(word, draft):
            draft.answers.append(
                WordLink(
                    answer, word.teller, word.told, word.made, _step(word, draft), round(score, 3), _why(word, draft)
                )
            )
    return _merged(drafts, merged)


def _merged(drafts: list[Draft], merged: Mapping[RecordId, RecordId]) -> tuple[Draft, ...]:
    for one, into in merged.items():
        giving = next((draft for draft in drafts if one in draft.statements), None)
        taking = next((draft for draft in drafts if into in draft.statements), None)
        if giving is None or taking is None or giving is taking:
            continue
        first = giving.first
        said = WordLink(Answer.REAFFIRMS, first.teller, first.told, first.made, None, 1.0, ("merged by a ruling",))
        taking.answers = sorted((*taking.answers, said, *giving.answers), key=lambda each: _day(each.told))
        taking.again.extend(giving.again)
        drafts.remove(giving)
    return tuple(drafts)


def _day(told: Told) -> tuple[date, str, int]:
    """By the day of publication, undated last, then by article and place in it."""
    return told.published or date.max, told.article, told.words[0].span.start


def _order(word: Word) -> tuple[date, str, int]:
    return _day(word.told)


def _likeliest(word: Word, drafts: Sequence[Draft]) -> tuple[float, Draft] | None:
    said = weights(word.sentence).keys()
    scored = [
        (likeness(word, draft.first), -at)
        for at, draft in enumerate(drafts)
        if _may_be_of(word, draft) and not said.isdisjoint(weights(draft.first.sentence))
    ]
    best = max(scored, default=(0.0, 0))
    return (best[0], drafts[-best[1]]) if best[0] >= SAME else None


def _may_be_of(word: Word, draft: Draft) -> bool:
    """Whether the same side is bound by words of one sort, or a bound side answers."""
    if word.kind:
        soft = {Kind.PLEDGE, Kind.OFFER}
        alike = word.kind is draft.kind or {word.kind, draft.kind} <= soft
        return alike and bool(set(word.by) & set(draft.first.by)) and _same_demander(word, draft)
    return word.teller is not None and word.teller in {*draft.first.by, *draft.first.to, draft.claimed_by}


def _same_demander(word: Word, draft: Draft) -> bool:
    return draft.kind is not Kind.DEMAND or not word.to or not draft.first.to or bool({*word.to} & {*draft.first.to})


def likeness(one: Word, other: Word) -> float:
    """The probability that two pieces of words are of one commitment: by what they share, and their sentences.

    The weights are rounded from a logistic regression on half of the suite ``commitments``.
    """
    parties = {*one.by, *one.to, *other.by, *other.to}
    own = shared(one.text, other.text, but=parties)
    around = shared(one.sentence, other.sentence, but=parties)
    odds = -4.0 + 3.0 * own.share + 0.4 * min(own.weight, 5.0) + 2.0 * around.share + 0.33 * min(around.weight, 6.0)
    return _logistic(odds + float(course(one.text, other.text).is_same_verb))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _is_told_again(word: Word, draft: Draft) -> bool:
    """Whether the same saying is reported once more, not said anew."""
    mine, first = _bare(word.text), _bare(draft.first.text)
    return word.teller == draft.first.teller and (mine in first or first in mine) and word.told != draft.first.told


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _answer(word: Word, draft: Draft) -> Answer | None:
    """What these later words are to the line; ``None`` where they are nobody's who has a say in it.

    Who is not known to speak for a bound side can say it again for it, but not deny it or take it back.
    """
    first = draft.first
    if word.teller is None:
        return Answer.REAFFIRMS if word.kind else None
    if word.teller not in first.by:
        return Answer.REAFFIRMS if draft.kind is Kind.DEMAND and word.teller in first.to else None
    if TAKEN_BACK.search(word.text) and not TAKEN_BACK.search(first.text):
        return Answer.WITHDRAWS
    if {Act.DENY, Act.REJECT} & set(word.answers):
        return Answer.DENIES
    if draft.claimed_by and word.teller != draft.claimed_by:
        return Answer.CONFIRMS
    return Answer.NARROWS if word.condition and not first.condition else Answer.REAFFIRMS


def _step(word: Word, draft: Draft) -> Ladder | None:
    """Where a text that all who are bound put their names to puts the line: formalised, or started where it starts it."""
    if word.standing not in {Standing.JOINT, Standing.TREATY} or not set(draft.first.by) <= {*word.by, *word.tellers}:
        return None
    return Ladder.STARTED if _STARTS.search(word.text) else Ladder.FORMALISED


_STARTS: Final = re.compile(r"\binto (?:operation|effect|force)\b|\bto life\b|\blaunch(?:ed|ing)?\b", re.IGNORECASE)


def _why(word: Word, draft: Draft) -> tuple[str, ...]:
    common = shared(word.text, draft.first.text, but={*word.by, *draft.first.by, *draft.first.to})
    said = f"both say {', '.join(map(repr, common.words))}" if common.words else "of one issue"
    return (said,)
