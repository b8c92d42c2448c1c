"""The statements of an article that can make a line of the ledger or answer one: who is bound by them, and towards whom.

A pledge, an offer and a threat bind their speaker, unless the words have another side act ("Washington agreed to lift
them", said by Beijing): then that side is bound and the speaker claims it. A demand binds whom it is addressed to. What two
sides are told to have agreed on is a pledge of both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.moves import marks
from wordkeep.lines.scene import Scene, scene_of, subject_of
from wordkeep.model.actor import Actor, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.commitment import Due, Kind, Standing, Told
from wordkeep.model.event import Event, Factuality
from wordkeep.model.ids import IssueId, RecordId
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Act, Statement, Strength
from wordkeep.model.when import Basis, When

LEAST: Final = 0.4
"""The probability of an act from which a statement makes a line."""

ANSWERS: Final[tuple[Act, ...]] = (Act.REAFFIRM, Act.DENY, Act.REJECT, Act.ACCEPT)
OPENING: Final = 30  # characters of the content in which its subject stands

_JOINT: Final = re.compile(r"\bjoint\b|\bjointly\b|\bdeclaration\b|\bcommuniqu[eé]", re.IGNORECASE)
_LAW: Final = re.compile(r"\btreaty\b|\bprotocol\b|\bunder the (?:agreement|act|law)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A statement as lines see it.

    ``kinds`` are the kinds of line that it can make, with the probability of each; ``answers`` the acts by which it answers
    another. ``by`` is who is bound, ``to`` towards whom, ``teller`` the side that speaks, ``claims`` whether it tells what
    another is bound to. ``sentence`` is the sentence that it stands in.
    """

    told: Told
    kinds: Mapping[Kind, float]
    answers: Mapping[Act, float]
    teller: str | None
    speaker: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    claims: bool
    issues: tuple[IssueId, ...]
    strength: Strength | None
    standing: Standing
    made: When
    sentence: str
    condition: Anchor | None
    due: Due | None
    because: tuple[str, ...]

    @property
    def id(self) -> RecordId:
        """The statement."""
        return self.told.record

    @property
    def text(self) -> str:
        """The words, fragment after fragment."""
        return " ".join(anchor.exact for anchor in self.told.words)

    @property
    def kind(self) -> Kind | None:
        """The likeliest kind of line, if it makes one."""
        return max(self.kinds, key=lambda kind: self.kinds[kind]) if self.kinds else None


def words_in(article: Article, records: Sequence[Record], actors: Iterable[Actor]) -> tuple[Word, ...]:
    """The statements that make or answer lines, and the agreements that are told as made, in the order of the text."""
    scene = scene_of(article, records, actors)
    said = tuple(_said(scene, records))
    spans = [hull(tuple(anchor.span for anchor in word.told.words)) for word in said if word.kinds]
    agreed = (word for word in _agreed(scene, records) if not any(_span(word).overlaps(span) for span in spans))
    return tuple(sorted((*said, *agreed), key=lambda word: (_span(word), word.id)))


def _span(word: Word) -> Span:
    return hull(tuple(anchor.span for anchor in word.told.words))


# ---- statements


def _said(scene: Scene, records: Iterable[Record]) -> Iterator[Word]:
    for record in records:
        if isinstance(record.claim, Statement) and (word := _word(scene, record.id, record.claim)):
            yield word


def _word(scene: Scene, id_: RecordId, said: Statement) -> Word | None:
    kinds = {Kind(each.act.value): each.probability for each in said.acts if _makes(each.act, each.probability)}
    answers = {each.act: each.probability for each in said.acts if each.act in ANSWERS and each.probability >= LEAST}
    if not kinds and not answers:
        return None
    tellers = scene.tellers(said)
    by, to, claims, because = _bound(scene, said, kinds, tellers)
    content = hull(tuple(anchor.span for anchor in said.content))
    made = said.said_on if said.said_on.earliest or said.said_on.latest else _published(scene.article.published.on)
    return Word(
        told=scene.told(id_, said.content),
        kinds=kinds if by else {},
        answers=answers,
        teller=tellers[0] if tellers else None,
        speaker=said.speaker_name,
        by=by,
        to=to,
        claims=claims,
        issues=tuple(issue.id for issue in said.issues),
        strength=said.strength,
        standing=_standing(scene, said, tellers, claims=claims),
        made=made,
        sentence=sentence_around(scene.article.text, content).of(scene.article.text),
        condition=_condition(scene, content),
        due=_due(scene, content, made),
        because=because,
    )


def _makes(act: Act, probability: float) -> bool:
    return act.value in set(Kind) and probability >= LEAST


_Bound = tuple[tuple[str, ...], tuple[str, ...], bool, tuple[str, ...]]


def _bound(scene: Scene, said: Statement, kinds: Mapping[Kind, float], tellers: tuple[str, ...]) -> _Bound:
    """Who is bound, towards whom, whether the speaker claims it of another, and why."""
    words = said.content[0].exact
    subject = subject_of(words)
    named = tuple(dict.fromkeys(body.code for _, _, body in bodies_in(" ".join(each.exact for each in said.content))))
    if kinds and max(kinds, key=lambda kind: kinds[kind]) is Kind.DEMAND:
        addressed = _addressed(scene, said, tellers)
        if addressed:
            return addressed[0], tellers, False, (addressed[1],)
        return (), tellers, False, ()
    if marks("both").match(words.lstrip("\"'“‘ ")) and len(tellers) <= 1:
        others = scene.other_than(tellers)
        return tuple(sorted({*tellers, *others})), (), bool(tellers), (f"{words[:OPENING]!r} binds both",)
    if subject and subject not in tellers and tellers:
        return (subject,), tellers, True, (f"{subject} is who the words have act",)
    bound = tellers or ((subject,) if subject else ())
    to = tuple(code for code in named if code not in bound)[:1] or scene.other_than(bound)
    return bound, to, False, ("the speaker's own side",) if tellers else ("who the words have act",)


def _addressed(scene: Scene, said: Statement, tellers: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """To whom a demand is addressed: who is named first after the speaker, else in the sentence, else the other side."""
    text = scene.article.text
    content = hull(tuple(anchor.span for anchor in said.content))
    start = said.cue.span.start if said.cue and said.cue.span.start < content.start else content.start
    for span, why in (
        (Span(start, content.end), "addressed in the words"),
        (sentence_around(text, content), "named in the sentence"),
    ):
        for _, _, body in bodies_in(span.of(text)):
            if body.code not in tellers:
                return (body.code,), f"{body.words!r} is {why}"
    others = scene.other_than(tellers)
    return (others, f"{others[0]} is the only other side of the text") if others and tellers else None


def _standing(scene: Scene, said: Statement, tellers: Sequence[str], *, claims: bool) -> Standing:
    source = said.source.as_written.exact if said.source else ""
    if claims:
        return Standing.CLAIMED
    if _LAW.search(source):
        return Standing.TREATY
    if said.joint or len(tellers) > 1 or _JOINT.search(source) or len(scene.own_of) > 1:
        return Standing.JOINT
    if scene.own_of and set(tellers) <= set(scene.own_of):
        return Standing.OFFICIAL
    return Standing.UNNAMED if said.speaker_kind is SpeakerKind.UNNAMED else Standing.SPOKEN


def _condition(scene: Scene, content: Span) -> Anchor | None:
    """The clause on which the words depend, as far as the sentence has it."""
    text = scene.article.text
    sentence = sentence_around(text, content)
    found = marks("condition").search(text, content.start, sentence.end)
    if not found:
        return None
    stop = re.compile(r"[,;.\"”]").search(text, found.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    return scene.article.anchor(Span(found.start(), end)) if end > found.start() else None


def _due(scene: Scene, content: Span, made: When) -> Due | None:
    """The last day that the words themselves set, after they were given."""
    said = made.latest or made.earliest
    for time in scene.times:
        if not content.contains(time.anchor.span) or not time.on.latest or (said and time.on.latest <= said):
            continue
        return Due(time.on.latest, time.anchor, "stated")
    return None


def _published(on: date | None) -> When:
    return When(on, on, Basis.DEFAULT) if on else When.unknown()


# ---- agreements told as made


def _agreed(scene: Scene, records: Iterable[Record]) -> Iterator[Word]:
    """Events of the type AGREE in which sides bind themselves to something to be done, as pledges."""
    for record in records:
        event = record.claim
        if not isinstance(event, Event) or event.code.type != "AGREE" or event.factuality in _NOT_MADE:
            continue
        sides = tuple(sorted({side for ref in (*event.actors, *event.recipients) if (side := scene.side_of(ref))}))
        actors = {side for ref in event.actors if (side := scene.side_of(ref))}
        if not actors or not _BINDS.search(" ".join(anchor.exact for anchor in event.evidence)):
            continue
        content = hull(tuple(anchor.span for anchor in event.evidence))
        made = event.on if event.on.latest else _published(scene.article.published.on)
        yield Word(
            told=scene.told(record.id, event.evidence),
            kinds={Kind.PLEDGE: event.probability},
            answers={},
            teller=None,
            speaker=None,
            by=sides,
            to=(),
            claims=False,
            issues=tuple(issue.id for issue in event.issues),
            strength=None,
            standing=Standing.JOINT if len(sides) > 1 else Standing.SPOKEN,
            made=made,
            sentence=sentence_around(scene.article.text, content).of(scene.article.text),
            condition=_condition(scene, content),
            due=_due(scene, content, made),
            because=("told as agreed",),
        )


_BINDS: Final = re.compile(
    r"\b(?:agree[ds]?|undert(?:ook|ake)|promised?|pledged?|committed|will|would)\b", re.IGNORECASE
)
_NOT_MADE: Final = frozenset({Factuality.DENIED, Factuality.HYPOTHETICAL, Factuality.POSSIBLE})
