"""The lines of a ledger as known on a day: what articles published by then say, and what they tell as done.

A function of the articles alone: the same ones give the same lines, in whatever order they came.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from wordkeep.lines.clock import due_of, history_of, state_of
from wordkeep.lines.deeds import Deed
from wordkeep.lines.evidence import SHOWN, Deeds, as_ruled, evidence_for
from wordkeep.lines.joining import Draft, joined
from wordkeep.lines.positions import shifts_in
from wordkeep.lines.ruled import Ruled, ruled
from wordkeep.lines.word import Word
from wordkeep.model.commitment import Commitment, Searched
from wordkeep.model.ids import TextId
from wordkeep.model.ruling import Attached
from wordkeep.model.shift import Position, Shift


@dataclass(frozen=True, slots=True)
class Page:
    """One article as lines see it; ``copy_of`` is set where it is a copy of another article that is known too."""

    article: TextId
    outlet: str | None
    published: date | None
    words: tuple[Word, ...]
    deeds: tuple[Deed, ...]
    positions: tuple[Position, ...] = ()
    copy_of: TextId | None = None


def known_by(pages: Iterable[Page], as_of: date | None) -> tuple[Page, ...]:
    """The articles published by a day; an undated one is known only where no day is asked for."""
    return tuple(page for page in pages if as_of is None or (page.published is not None and page.published <= as_of))


def commitments_of(
    pages: Iterable[Page], *, as_of: date | None = None, rulings: Iterable[Attached] = ()
) -> tuple[Commitment, ...]:
    """Every line, in the order of its first words, as known on a day and with what people ruled about it."""
    known = known_by(pages, as_of)
    there = {page.article for page in known}
    held = ruled(rulings, as_of)
    words = (word for page in known if page.copy_of not in there for each in page.words if (word := held.word(each)))
    done = (
        deed for page in known for each in page.deeds if (deed := held.deed(each)) and not is_said(each, page.words)
    )
    deeds = Deeds(done)
    drafts = joined(words, apart=held.apart, merged=held.merged)
    return tuple(
        _commitment(draft, deeds, known, held, as_of)
        for draft in drafts
        if not held.dropped & set(draft.statements[:1])
    )


def is_said(deed: Deed, words: Iterable[Word]) -> bool:
    """Whether a deed is part of what somebody promises, asks for, denies or says again: then it is told as words only.

    What several sides are told to have agreed on is both their words and a deed.
    """
    return any(
        mine.span.overlaps(theirs.span)
        for word in words
        if word.told.record != deed.told.record or len(set(deed.by)) < SEVERAL
        for mine in deed.told.words
        for theirs in word.told.words
    )


SEVERAL: Final = 2


def shifts_of(
    pages: Iterable[Page], *, as_of: date | None = None, rulings: Iterable[Attached] = ()
) -> tuple[Shift, ...]:
    """Every shift of a side's words, in the order of the later ones, as known on a day and with what people ruled.

    Copies say nothing anew.
    """
    known = known_by(pages, as_of)
    there = {page.article for page in known}
    held = ruled(rulings, as_of)
    said = (each for page in known if page.copy_of not in there for each in page.positions)
    found = shifts_in(position for each in said if (position := held.position(each)))
    return tuple(each for each in found if (each.later.told.record, each.earlier.told.record) not in held.unlike)


def _commitment(draft: Draft, deeds: Deeds, pages: Sequence[Page], held: Ruled, as_of: date | None) -> Commitment:
    weighed = evidence_for(draft, deeds)
    beside = held.beside(draft.statements)
    evidence = as_ruled((each for each in weighed if each.probability >= SHOWN), deeds.all, beside)
    decided = {each.event for each in evidence} | held.taken_away(deeds.all, beside)
    searched = _searched(draft, pages)
    due = due_of(draft)
    first = draft.first
    return Commitment(
        id=draft.id,
        kind=draft.kind,
        by=first.by,
        to=first.to,
        claimant=draft.claimant,
        claimed_by=draft.claimed_by,
        said=first.told,
        speaker=first.speaker,
        issues=first.issues,
        strength=first.strength,
        standing=first.standing,
        condition=first.condition,
        made=first.made,
        due=due,
        statements=draft.statements,
        answers=tuple(draft.answers),
        evidence=evidence,
        candidates=tuple(each for each in weighed if each.probability < SHOWN and each.event not in decided),
        history=history_of(draft, evidence),
        state=state_of(draft, evidence, searched, due, as_of),
        searched=searched,
        because=first.because,
        rulings=held.on(draft.statements),
    )


def _searched(draft: Draft, pages: Sequence[Page]) -> Searched:
    """The articles published after the words were, other than that of the words itself."""
    since = draft.first.told.published
    later = [
        page
        for page in pages
        if page.article != draft.first.told.article and page.published and (since is None or page.published >= since)
    ]
    days = [page.published for page in later if page.published]
    outlets = {page.outlet for page in later if page.outlet}
    return Searched(len(later), len(outlets), min(days, default=None), max(days, default=None))
