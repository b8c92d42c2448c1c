"""Threads: what two sides say and do on one issue through the years, article by article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from wordkeep.codebook.issues import issues
from wordkeep.model.actor import Actor
from wordkeep.model.card import ThreadCard
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, IssueId, TextId
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.statement import Statement

SIDES: Final = 3  # sides of an article, the most heard of, that make threads
OFTEN: Final = 2  # records by which a side is one of them, and an issue more than touched upon


def thread_card(text_id: TextId, records: Iterable[Record], actors: Iterable[Actor]) -> ThreadCard:
    """What an article is about; an issue of any talks, and words of one side alone, make no thread."""
    known = {actor.id: actor for actor in actors}
    heard, told = Counter[str](), Counter[IssueId]()
    words: dict[IssueId, str] = {}
    for record in records:
        claim = record.claim
        if isinstance(claim, Event | Statement):
            heard.update(_sides(claim, known))
            for issue in dict.fromkeys(each.id for each in claim.issues if _is_matter(each.id)):
                told[issue] += 1
                words.setdefault(issue, evidence_of(claim)[0].exact)
    often = sorted((side for side, times in heard.items() if times >= OFTEN), key=lambda side: (-heard[side], side))
    pairs = list(combinations(sorted(often[:SIDES]), 2))
    ranked = sorted(told, key=lambda issue: (-told[issue], issue))
    return ThreadCard(text_id, tuple((issue, pair, told[issue], words[issue]) for issue in ranked for pair in pairs))


def keys(card: ThreadCard) -> tuple[str, ...]:
    """The threads themselves."""
    return tuple(key_of(issue, sides) for issue, sides, _, _ in card.threads)


def key_of(issue: IssueId, sides: tuple[str, str]) -> str:
    """What all articles of a thread share."""
    return f"{issue}|{'+'.join(sides)}"


def _is_matter(issue: IssueId) -> bool:
    known = issues().issues.get(issue)
    return known is None or not known.only_alone


def _sides(claim: Event | Statement, known: Mapping[ActorId, Actor]) -> Iterator[str]:
    """The sides that speak or act in a claim."""
    if isinstance(claim, Statement):
        yield from filter(None, [claim.side])
        return
    for party in (*claim.actors, *claim.recipients):
        actor = known.get(party.actor) if party.actor else None
        if actor and actor.side:
            yield actor.side
