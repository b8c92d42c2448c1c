"""Events that are words: agreements told as made, and requests for which no statement was read.

An agreement is a pledge of all who make it. A request is a demand; its words are what follows the verb in its clause.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.lines.scene import Scene
from wordkeep.lines.word import Word
from wordkeep.model.actor import ActorRef
from wordkeep.model.commitment import Kind, Standing
from wordkeep.model.event import Event, Factuality
from wordkeep.model.ids import RecordId
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.when import When

LEAST: Final = 3  # words of an agreement or a request that say what of
_BINDS: Final = re.compile(
    r"\b(?:agree[ds]?|undert(?:ook|ake)|promised?|pledged?|committed|will|would)\b", re.IGNORECASE
)
_NOT_MADE: Final = frozenset({Factuality.DENIED, Factuality.HYPOTHETICAL, Factuality.POSSIBLE})
_ASKED: Final = re.compile(r"\b(?:to|that|for)\s+(?=\w)")
_STOP: Final = re.compile(r"[;.]|,\s+(?:and|but|who|which|while|saying|adding)\b|[\u2014\u2013]")


def told_as_done(scene: Scene, records: Iterable[Record]) -> Iterator[Word]:
    """The agreements and requests among an article's events, as words."""
    for record in records:
        event = record.claim
        if not isinstance(event, Event) or event.factuality in _NOT_MADE:
            continue
        if event.code.type == "AGREE" and _BINDS.search(" ".join(anchor.exact for anchor in event.evidence)):
            yield from _agreed(scene, record.id, event)
        elif event.code.type == "REQUEST" or _calls_on(scene, event):
            yield from _requested(scene, record.id, event)


def _agreed(scene: Scene, id_: RecordId, event: Event) -> Iterator[Word]:
    sides = tuple(sorted(dict.fromkeys((*_sides(scene, event.actors), *_sides(scene, event.recipients)))))
    if _sides(scene, event.actors) and sum(len(anchor.exact.split()) for anchor in event.evidence) >= LEAST:
        standing = Standing.JOINT if len(sides) > 1 else Standing.SPOKEN
        yield _word(scene, id_, event, event.evidence, Kind.PLEDGE, sides, (), standing, "told as agreed")


def _requested(scene: Scene, id_: RecordId, event: Event) -> Iterator[Word]:
    evidence = hull(tuple(anchor.span for anchor in event.evidence))
    tellers = _sides(scene, event.actors)
    words = _asked_for(scene, evidence)
    asked = _sides(scene, event.recipients)
    if not asked and words:
        named = bodies_in(scene.article.text[evidence.start : words.span.end])
        asked = tuple(body.code for _, _, body in named)
    asked = tuple(side for side in asked if side not in tellers)[:1]
    if words and asked:
        to = tellers or scene.other_than(asked)
        yield _word(scene, id_, event, (words,), Kind.DEMAND, asked, to, Standing.SPOKEN, "told as asked")


def _calls_on(scene: Scene, event: Event) -> bool:
    """Whether the deed is that somebody "called on" another, whatever it was taken for."""
    evidence = hull(tuple(anchor.span for anchor in event.evidence))
    return _CALLED.match(scene.article.text, evidence.start) is not None


_CALLED: Final = re.compile(r"(?:again |once more )?called (?:again |once more )?(?:up)?on\s+(?=[A-Zt])")


def _asked_for(scene: Scene, evidence: Span) -> Anchor | None:
    """What is asked: the clause after "to", "that" or "for"."""
    text = scene.article.text
    end = sentence_around(text, evidence).end
    found = _ASKED.search(text, evidence.start, end)
    if not found:
        return None
    stop = _STOP.search(text, found.end(), end)
    span = Span(found.end(), stop.start() if stop else end)
    return scene.article.anchor(span) if len(span.of(text).split()) >= LEAST else None


def _sides(scene: Scene, refs: Iterable[ActorRef]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for ref in refs:
        side = scene.side_of(ref)
        found |= dict.fromkeys((side,) if side else (body.code for _, _, body in bodies_in(ref.as_written.exact)))
    return tuple(found)


LONGEST: Final = (
    31  # days within which something was agreed; a year in a headline is of something else ("channels cut in 2022")
)


def _is_near(on: When) -> bool:
    return on.latest is not None and (on.earliest is None or (on.latest - on.earliest).days <= LONGEST)


def _word(  # noqa: PLR0913, PLR0917  one value per field
    scene: Scene,
    id_: RecordId,
    event: Event,
    words: tuple[Anchor, ...],
    kind: Kind,
    by: tuple[str, ...],
    to: tuple[str, ...],
    standing: Standing,
    why: str,
) -> Word:
    content = hull(tuple(anchor.span for anchor in words))
    made = event.on if _is_near(event.on) else scene.published
    return Word(
        told=scene.told(id_, words),
        kinds={kind: event.probability},
        answers={},
        tellers=to if kind is Kind.DEMAND else by if len(by) > 1 else (),
        speaker=None,
        by=by,
        to=to,
        claims=False,
        issues=tuple(issue.id for issue in event.issues),
        strength=None,
        standing=standing,
        made=made,
        sentence=sentence_around(scene.article.text, content).of(scene.article.text),
        condition=scene.condition(content),
        due=scene.due(content, made),
        because=(why,),
    )
