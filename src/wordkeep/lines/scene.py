"""An article around its statements: whose it is, which sides it speaks of, and which side speaks in a statement."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.moves import marks
from wordkeep.codebook.official import whose_own
from wordkeep.codebook.organisations import organisations
from wordkeep.model.actor import Actor, ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.commitment import Due, Told
from wordkeep.model.ids import ActorId, RecordId
from wordkeep.model.mention import TimeExpression
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Statement
from wordkeep.model.when import Basis, When

OPENING: Final = 40  # characters in which those of whom the words tell come first

_OWN: Final = re.compile(r"^\W*(?:that\s+)?(?:it|he|she|we|i|they|its|his|her|our|their)\b", re.IGNORECASE)
_BODY: Final = r"(?:['’]s)?(?:\s+(?:government|side|ministry|military|navy|army|authorities|officials|cabinet))?"
_ASIDE: Final = r"(?:,[^,]{1,30},)?"
_PROMISED: Final = re.compile(
    rf"^{_BODY}{_ASIDE}\s+(?:(?:has|have|had)\s+)?(?:also\s+)?(?:agreed|promised|pledged|committed|undertaken|undertook|vowed|"
    r"assured|consented|accepted)\b"
)
_BOUND: Final = re.compile(
    rf"^{_BODY}{_ASIDE}\s+(?:\w+ly\s+|also\s+|again\s+)?(?:will|would|shall|should|must|(?:is|are|was|were|has|have|had)\s+(?:\w+ly\s+)?"
    r"(?:to|agreed|promised|pledged|committed|undertaken|going|ready|prepared|willing)|agree[ds]?|promise[ds]?|pledge[ds]?|"
    r"to|intends?|plans?|undert(?:ook|akes?)|commits?|committed)\b"
)
_CLAUSE: Final = re.compile(r"[,;.\"”]")
_ASKS: Final = re.compile(
    rf"^{_BODY}{_ASIDE}\s+(?:\w+ly\s+|again\s+)?(?:asks?|asked|demands?|demanded|urges?|urged|calls? (?:up)?on|"
    r"called (?:up)?on|wants?|requests?|requested|expects?)\b"
)
_STANDS: Final = re.compile(
    rf"^{_BODY}\s+(?:\w+ly\s+|also\s+)?(?!and\b|or\b|of\b|in\b|for\b|on\b|at\b|with\b|from\b)[a-z]+\b"
)


@dataclass(frozen=True)
class Scene:
    """One article: ``own_of`` are the sides whose own text it is, ``sides`` how often it names which."""

    article: Article
    actors: Mapping[ActorId, Actor]
    own_of: tuple[str, ...]
    sides: Counter[str]
    times: tuple[TimeExpression, ...]

    def side_of(self, ref: ActorRef | None) -> str | None:
        """The side of whoever is behind words."""
        actor = self.actors.get(ref.actor) if ref and ref.actor else None
        side = (actor.side or actor.country) if actor else None
        return principal(side) if side else None

    def other_than(self, sides: Iterable[str]) -> tuple[str, ...]:
        """The one other side that the article speaks of most; none where two are level."""
        without = set(sides)
        ranked = [(side, count) for side, count in self.sides.most_common() if side not in without]
        if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return ()
        return (ranked[0][0],)

    def told(self, record: RecordId, words: Sequence[Anchor]) -> Told:
        """Words of this article as told."""
        return Told(record, self.article.id, tuple(words), self.article.outlet, self.article.published.on)

    def tellers(self, said: Statement) -> tuple[str, ...]:
        """The sides that speak: the speaker's and those of a joint statement; those of an own text where nobody is named."""
        sides = dict.fromkeys(principal(side) for side in (said.side, *(other.side for other in said.joint)) if side)
        if sides:
            return tuple(sides)
        words = said.source.as_written.exact if said.source else ""
        named = dict.fromkeys(principal(body.code) for _, _, body in bodies_in(words) if body.kind != "group")
        if named:
            return tuple(named)
        return self.own_of if said.source is None or said.speaker_kind is not SpeakerKind.UNNAMED else ()

    @property
    def published(self) -> When:
        """The day of publication, as the default of what has no day of its own."""
        on = self.article.published.on
        return When(on, on, Basis.DEFAULT) if on else When.unknown()

    def condition(self, content: Span) -> Anchor | None:
        """The clause on which words depend, as far as their sentence has it."""
        text = self.article.text
        sentence = sentence_around(text, content)
        found = marks("condition").search(text, content.start, sentence.end)
        if not found:
            return None
        stop = _CLAUSE.search(text, found.end(), sentence.end)
        return self.article.anchor(Span(found.start(), stop.start() if stop else sentence.end))

    def due(self, content: Span, made: When) -> Due | None:
        """The last day that words themselves set, after they were given."""
        said = made.latest or made.earliest
        for time in self.times:
            if not content.contains(time.anchor.span) or not time.on.latest or (said and time.on.latest <= said):
                continue
            return Due(time.on.latest, time.anchor, "stated")
        return None


def principal(side: str) -> str:
    """The side that an organ binds: the European Union for those of its own; any other is its own principal."""
    known = organisations().get(side)
    return known.part_of if known and known.part_of == "EU" else side


def scene_of(article: Article, records: Iterable[Record], actors: Iterable[Actor]) -> Scene:
    """The scene of an article."""
    whose = whose_own(article.outlet, article.url)
    return Scene(
        article,
        {actor.id: actor for actor in actors},
        whose.sides if whose else (),
        Counter(body.code for _, _, body in bodies_in(article.text)),
        tuple(record.claim for record in records if isinstance(record.claim, TimeExpression)),
    )


def subject_of(words: str) -> tuple[str, ...]:
    """The sides that the words bind to act; none where they open with the speaker, or bind nobody by name.

    >>> subject_of("that if it rains, Kazakhstan would supply power"), subject_of("it would do so with Kazakhstan")
    (('KAZ',), ())
    """
    return () if _OWN.match(words) else _first(words, _BOUND)


def promiser_of(words: str) -> tuple[str, ...]:
    """The sides that the words tell to have promised or agreed to something.

    >>> promiser_of("that Bangladesh had promised to lift the visa requirement"), promiser_of("Iran and Oman agreed to talk")
    (('BGD',), ('IRN', 'OMN'))
    """
    opening = _OPENS.match(words)
    return _first(words[: 2 * OPENING], _PROMISED, by=opening.end()) if opening else ()


_OPENS: Final = re.compile(r"[\"'“‘]?\s*(?:that\s+)?(?:the\s+)?(?:both\s+)?")


def asker_of(words: str) -> tuple[str, ...]:
    """The sides that the words tell to ask for something.

    >>> asker_of("Paraguay asks Argentina to abolish the toll")
    ('PRY',)
    """
    return _first(words[: 2 * OPENING], _ASKS)


def stander_of(words: str) -> str | None:
    """The side whose stand the words tell: it opens them and does something in them.

    >>> stander_of("Kazakhstan regards the Talas as a shared river")
    'KAZ'
    """
    return None if _OWN.match(words) else next(iter(_first(words[:OPENING], _STANDS)), None)


def _first(words: str, acting: re.Pattern[str], *, by: int | None = None) -> tuple[str, ...]:
    """The first side that is followed by such a verb, with those that are named beside it ("Iran and Oman agreed").

    They stand at character ``by`` or before, where that is asked for.
    """
    found: list[str] = []
    first = last = 0
    for start, end, body in bodies_in(words):
        if found and _BESIDE.match(words[last:start]):
            found.append(body.code)
        else:
            found, first = [body.code], start
        last = end
        if acting.match(words[end:]) and (by is None or first <= by):
            return tuple(dict.fromkeys(found))
    return ()


_BESIDE: Final = re.compile(r"^(?:,|,? and) (?:the )?$")
