"""Silence: an issue that others raise and a side's texts do not speak of, and what was searched.

A sentence that comes too near leaves the question open: then there is no report. Nor is there one for a side without a
text of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from wordkeep.codebook.readouts import words_for
from wordkeep.link.accounts import Accounts, Told
from wordkeep.link.leaning import leaning_of
from wordkeep.link.nearness import Nearness
from wordkeep.link.texts import Text, official_of
from wordkeep.model.ids import IssueId
from wordkeep.model.meeting import Meeting, Scope, Search, Silence
from wordkeep.model.passage import Passage

UNSURE: Final = 0.5  # nearness from which a sentence may speak of the issue after all
UNSURE_BARE: Final = 0.04  # and from which one does that tells no other issue
LEANS: Final = 0.2  # leaning of a sentence's words to the issue from which it may speak of it
WORTH: Final = 0.1  # and from which it is worth to be shown as the nearest
WEEK: Final = timedelta(days=7)


def with_silences(meeting: Meeting, accounts: Accounts, held: Iterable[Text]) -> Meeting:
    """The meeting with the silences of its sides; ``held`` are all texts that may be a side's own."""
    everything = tuple(held)
    found = (
        silence
        for row in meeting.issues
        for side in meeting.sides
        if not any(line.side == side.id for line in row.lines)
        for silence in _silences(row.issue, side.id, accounts, everything)
    )
    return replace(meeting, silences=tuple(found))


def _silences(issue: IssueId, side: str, accounts: Accounts, held: Sequence[Text]) -> Iterator[Silence]:
    """The silence of a side at this meeting, in its widest scope; none where a sentence comes too near."""
    raised = [each for each in accounts.told if issue in each.issues]
    first = accounts.meeting.when.earliest or accounts.meeting.when.latest
    at_it = accounts.official(side)
    own = tuple({text.id: text for text in (*at_it, *official_of(side, held))}.values())
    widest = None
    for scope, texts in (
        (Scope.TEXT, at_it),
        (Scope.WEEK, _of_week(own, first)),
        (Scope.HELD, own),
    ):
        found = _absent(issue, side, scope, raised, texts, accounts.nearness)
        if found is None:
            break
        widest = found
    if widest:
        yield widest


def _of_week(texts: Sequence[Text], first: date | None) -> tuple[Text, ...]:
    """The texts released from the meeting's first day to seven days later; an undated one counts as one of them."""
    if first is None:
        return tuple(texts)
    return tuple(text for text in texts if (on := text.article.published.on) is None or first <= on <= first + WEEK)


def _absent(
    issue: IssueId, side: str, scope: Scope, raised: Sequence[Told], texts: Sequence[Text], nearness: Nearness
) -> Silence | None:
    """The silence in these texts; ``None`` where they speak of the issue, may do so, or are none."""
    passages = [passage for text in texts for passage in text.passages]
    if not passages or any(issue in {each.id for each in passage.issues} for passage in passages):
        return None
    if any(leaning_of(passage.anchor.exact).get(issue, 0.0) >= LEANS for passage in passages):
        return None
    score, nearest = _nearest(passages, raised, nearness)
    bare = [each for each in passages if not each.issues and not words_for("courtesy").search(each.anchor.exact)]
    if score >= UNSURE or _nearest(bare, raised, nearness)[0] >= UNSURE_BARE:
        return None
    return Silence(
        issue,
        side,
        scope,
        tuple(text.id for text in texts),
        nearest.anchor if nearest and score >= WORTH else None,
        (f"{len(passages)} sentences searched, the nearest {score:.2f} near",),
    )


def _nearest(passages: Sequence[Passage], raised: Sequence[Told], nearness: Nearness) -> tuple[float, Passage | None]:
    scored = [(nearness.between(passage, each.passage), -at) for at, passage in enumerate(passages) for each in raised]
    best = max(scored, default=(0.0, 0))
    return best[0], passages[-best[1]] if scored else None


def search(issue: IssueId, side: str, texts: Sequence[Text]) -> Search:
    """What a side's own texts among these say of an issue; the nearest sentence is the first that tells one of its branch."""
    own = official_of(side, texts)
    passages = [passage for text in own for passage in text.passages]
    words = tuple(each.anchor for each in passages if any(told.id == issue for told in each.issues))
    branch = issue.partition("/")[0]
    near = (each.anchor for each in passages if any(told.id.startswith(f"{branch}/") for told in each.issues))
    return Search(issue, side, tuple(text.id for text in own), words, None if words else next(near, None))
