"""The events of an article as lines see them: who did what to whom, when, and the sentence that tells it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.moves import moves_in
from wordkeep.lines.scene import principal, stander_of
from wordkeep.model.actor import Actor, ActorRef
from wordkeep.model.article import Article
from wordkeep.model.commitment import Told
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import ActorId, IssueId
from wordkeep.model.mention import TimeExpression
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Span, hull
from wordkeep.model.statement import Act, Statement
from wordkeep.model.when import Basis, When

DONE: Final = frozenset({Factuality.HAPPENED, Factuality.UNDER_WAY, Factuality.HISTORICAL})


@dataclass(frozen=True, slots=True)
class Deed:
    """An event that is told as done. ``by`` and ``to`` are the sides of its parties, ``named`` all that its sentence names.

    ``event`` is the group of reports that tell the same happening, the record's own id where it stands alone; ``counts_as``
    is the article that this one is a copy of, or itself. ``clause`` goes from its words to the end of their clause. A
    ``faint`` one stands only where something else bears it out; one that a statement reports has no ``code``.
    """

    told: Told
    event: str
    counts_as: str
    code: PloverCode | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    named: tuple[str, ...]
    on: When
    issues: tuple[IssueId, ...]
    words: str
    clause: str
    sentence: str
    probability: float
    faint: bool = False

    @property
    def type(self) -> str | None:
        """The PLOVER type; ``None`` where only a statement reports it."""
        return self.code.type if self.code else None


def deeds_in(
    article: Article,
    records: Sequence[Record],
    actors: Iterable[Actor],
    groups: Mapping[str, str],
    counts_as: str | None = None,
) -> tuple[Deed, ...]:
    """What an article tells as done: its events, then what statements report of which no event was read.

    ``groups`` gives by record the happening that an event is a report of.
    """
    known = {actor.id: actor for actor in actors}
    read = tuple(_deeds(article, records, known, groups, counts_as or article.id))
    return (*read, *_reported(article, records, counts_as or article.id))


def _deeds(
    article: Article,
    records: Iterable[Record],
    known: Mapping[ActorId, Actor],
    groups: Mapping[str, str],
    counts_as: str,
) -> Iterator[Deed]:
    for record in records:
        event = record.claim
        if not isinstance(event, Event) or event.factuality not in DONE:
            continue
        evidence = hull(tuple(anchor.span for anchor in event.evidence))
        before = article.text[max(0, evidence.start - 20) : evidence.start]
        if _TO_DO.search(before) or _SAYS.match(evidence.of(article.text)):
            continue
        around = sentence_around(article.text, evidence)
        sentence = around.of(article.text)
        published = article.published.on
        on = event.on
        is_since = on.phrase is not None and article.text[: on.phrase.span.start].endswith("since ")
        if published and (is_since or not (on.earliest or on.latest)):
            on = When(None, published, Basis.DEFAULT)
        yield Deed(
            told=Told(record.id, article.id, event.evidence, article.outlet, published, event.faint),
            event=groups.get(record.id, record.id),
            counts_as=counts_as,
            code=event.code,
            by=_sides(event.actors, known),
            to=_sides(event.recipients, known),
            named=tuple(dict.fromkeys(body.code for _, _, body in bodies_in(sentence))),
            on=on,
            issues=tuple(issue.id for issue in event.issues),
            words=" ".join(anchor.exact for anchor in event.evidence),
            clause=_clause(article.text, around, evidence),
            sentence=sentence,
            probability=event.probability,
            faint=event.faint,
        )


def _reported(article: Article, records: Sequence[Record], counts_as: str) -> Iterator[Deed]:
    """Statements that inform of what a side has done ("Lima had sent 40 tonnes, the agency said") and no event tells."""
    told = [anchor.span for record in records if isinstance(record.claim, Event) for anchor in record.claim.evidence]
    for record in records:
        said = record.claim
        if not isinstance(said, Statement) or not _informs(said) or any(_holds(said, span) for span in told):
            continue
        content = hull(tuple(anchor.span for anchor in said.content))
        words = content.of(article.text)
        named = tuple(dict.fromkeys(body.code for _, _, body in bodies_in(words)))
        if not named or not moves_in(words) or not _DONE.search(words) or _AHEAD.search(words):
            continue
        doer = stander_of(words)
        yield Deed(
            told=Told(record.id, article.id, said.content, article.outlet, article.published.on),
            event=record.id,
            counts_as=counts_as,
            code=None,
            by=(doer,) if doer else (),
            to=(),
            named=named,
            on=_day_in(content, records, article.published.on),
            issues=tuple(issue.id for issue in said.issues),
            words=words,
            clause=words,
            sentence=sentence_around(article.text, content).of(article.text),
            probability=said.probability,
            faint=True,
        )


def _informs(said: Statement) -> bool:
    best = max(said.acts, key=lambda each: each.probability, default=None)
    return best is not None and best.act is Act.INFORM


def _holds(said: Statement, span: Span) -> bool:
    return any(anchor.span.overlaps(span) for anchor in said.content)


def _day_in(content: Span, records: Iterable[Record], published: date | None) -> When:
    """The day that words give what they tell, up to the day they were published, which is the default."""
    for record in records:
        time = record.claim
        if not isinstance(time, TimeExpression) or not time.on.latest or not content.contains(time.anchor.span):
            continue
        if published is None or time.on.latest <= published:
            return time.on
    return When(None, published, Basis.DEFAULT) if published else When.unknown()


_DONE: Final = re.compile(
    r"\b(?:has|have|had|was|were|did|[a-z]+ed|sent|gave|paid|built|met|held|began|put|let|took|went|left)\b"
)
_AHEAD: Final = re.compile(r"\b(?:will|would|shall|should|may|might|could|plans? to|is to|are to|not|no|never)\b")

_TO_DO: Final = re.compile(r"(?<!began )(?<!begun )(?<!started )(?<!managed )(?<!continued )(?<!went on )\bto $")
"""Before an infinitive: what is to be done is not done, but for what somebody began or managed to do."""

_SAYS: Final = re.compile(
    r"(?:\w+ly )?(?:announce[sd]?|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|threatens?|threatened|warn(?:s|ed)?)\b|"
    r"(?:\w+ ){1,3}(?:warning|threat|offer|promise|pledge|demand|request)\b|"
    r"(?:issue[sd]?|release[sd]?|publish(?:es|ed)?|made) (?:\w+ ){0,4}(?:declaration|statement|communiqu[eé]|appeal)\b"
)
"""Deeds that are words: who announces what it will do has not done it."""

_STOP: Final = re.compile(r"[,;:.]\s|[\u2013\u2014]|\b(?:who|which|while|after|before|because|although|but)\b")


_LEADING: Final = re.compile(
    r"\b(?:began|begun|begins?|started|starts|resumed|stopped|stops|halted|ceased|refused|declined|failed|kept|went on|"
    r"continued)\s+(?:to\s+)?$"
)


def _clause(text: str, around: Span, evidence: Span) -> str:
    """The words of a deed with the verb that leads them in ("began sending"), and what follows up to the next clause."""
    stop = _STOP.search(text, evidence.end, around.end)
    leading = _LEADING.search(text, around.start, evidence.start)
    return text[leading.start() if leading else evidence.start : stop.start() if stop else around.end]


def _sides(refs: Iterable[ActorRef], known: Mapping[ActorId, Actor]) -> tuple[str, ...]:
    """The sides of parties, by who is behind them, else by the name that their words hold."""
    found: dict[str, None] = {}
    for ref in refs:
        actor = known.get(ref.actor) if ref.actor else None
        side = (actor.side or actor.country) if actor else None
        named = (principal(side),) if side else tuple(body.code for _, _, body in bodies_in(ref.as_written.exact))
        found |= dict.fromkeys(named)
    return tuple(found)
