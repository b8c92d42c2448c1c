"""The statements of an article that can make a line of the ledger or answer one: who is bound by them, and towards whom.

A pledge, an offer and a threat bind their speaker, unless the words have another side act ("Washington agreed to lift
them", said by Beijing): then that side is bound and the speaker claims it. A demand binds whom it is addressed to. What two
sides are told to have agreed on is a pledge of both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.moves import bearing, marks
from wordkeep.lines.scene import OPENING, Scene, asker_of, promiser_of, scene_of, subject_of
from wordkeep.lines.told import told_as_done
from wordkeep.lines.word import Word
from wordkeep.model.actor import Actor, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.commitment import Kind, Standing
from wordkeep.model.ids import RecordId
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Act, ScoredAct, Statement

LEAST: Final = 0.4
"""The probability of an act from which a statement makes a line."""

JOINT: Final = 0.25
"""The same of a joint statement, which binds more often than not."""

ANSWERS: Final[tuple[Act, ...]] = (Act.REAFFIRM, Act.DENY, Act.REJECT, Act.ACCEPT)

_JOINT: Final = re.compile(r"\bjoint\b|\bjointly\b|\bdeclaration\b|\bcommuniqu[eé]", re.IGNORECASE)
_LAW: Final = re.compile(r"\btreaty\b|\bprotocol\b|\bunder the (?:agreement|act|law)\b", re.IGNORECASE)


def words_in(article: Article, records: Sequence[Record], actors: Iterable[Actor]) -> tuple[Word, ...]:
    """The statements that make or answer lines, and the agreements that are told as made, in the order of the text."""
    scene = scene_of(article, records, actors)
    said = tuple(_said(scene, records))
    spans = [hull(tuple(anchor.span for anchor in word.told.words)) for word in said if word.kinds]
    told = (word for word in told_as_done(scene, records) if not any(_span(word).overlaps(span) for span in spans))
    return tuple(sorted((*said, *told), key=lambda word: (_span(word), word.id)))


def _span(word: Word) -> Span:
    return hull(tuple(anchor.span for anchor in word.told.words))


# ---- statements


def _said(scene: Scene, records: Iterable[Record]) -> Iterator[Word]:
    for record in records:
        if isinstance(record.claim, Statement):
            yield from filter(None, (_word(scene, record.id, part) for part in _parts(scene, record.claim)))


def _parts(scene: Scene, said: Statement) -> Iterator[Statement]:
    """A statement sentence by sentence, where its content goes over several that have another act each.

    The sentence of the cue keeps the acts. Another in which a side is bound, without condition, is a pledge, but for what
    somebody is said to have to do.
    """
    sentences: dict[Span, list[Anchor]] = {}
    for fragment in said.content:
        sentences.setdefault(sentence_around(scene.article.text, fragment.span), []).append(fragment)
    bound = [sentence for sentence, part in sentences.items() if subject_of(_joined(part))]
    if len(bound) < SEVERAL:
        yield said
        return
    for sentence, part in sentences.items():
        is_own = said.cue is None or sentence.contains(said.cue.span)
        words = _joined(part)
        is_asked = _MUST.search(words) or scene.condition(part[0].span)
        is_pledge = not is_own and not is_asked and bearing(words) >= 0
        acts = (ScoredAct(Act.PLEDGE, said.probability),) if is_pledge else said.acts
        yield replace(said, content=tuple(part), acts=acts)


def _joined(content: Iterable[Anchor]) -> str:
    return " ".join(fragment.exact for fragment in content)


SEVERAL: Final = 2
_MUST: Final = re.compile(r"\b(?:must|has to|have to|ought to)\b", re.IGNORECASE)


def _word(scene: Scene, id_: RecordId, said: Statement) -> Word | None:
    kinds = _kinds(said)
    answers = {each.act: each.probability for each in said.acts if each.act in ANSWERS and each.probability >= LEAST}
    if not kinds and not answers:
        return None
    tellers = scene.tellers(said)
    by, to, claims, because = _bound(scene, said, kinds, tellers)
    if not by and not answers:
        return None
    content = hull(tuple(anchor.span for anchor in said.content))
    condition = scene.condition(content)
    made = said.said_on if said.said_on.earliest or said.said_on.latest else scene.published
    return Word(
        told=scene.told(id_, _without(scene, said.content, condition)),
        kinds=kinds if by else {},
        answers=answers,
        tellers=tellers,
        speaker=said.speaker_name,
        by=by,
        to=to,
        claims=claims,
        issues=tuple(issue.id for issue in said.issues),
        strength=said.strength,
        standing=_standing(scene, said, tellers, claims=claims),
        made=made,
        sentence=sentence_around(scene.article.text, content).of(scene.article.text),
        condition=condition,
        due=scene.due(content, made),
        because=because,
    )


def _without(scene: Scene, content: tuple[Anchor, ...], condition: Anchor | None) -> tuple[Anchor, ...]:
    """The words without the condition they depend on, where that stands first or last among them."""
    if condition is None:
        return content
    text, at = (
        scene.article.text,
        next((n for n, each in enumerate(content) if each.span.overlaps(condition.span)), None),
    )
    if at is None:
        return content
    span = content[at].span
    if condition.span.contains(span) and len(content) > 1:
        return (*content[:at], *content[at + 1 :])
    before = text[span.start : max(span.start, condition.span.start)].rstrip(' ,;"“')
    after = text[condition.span.end : span.end].lstrip(" ,;") if condition.span.end < span.end else ""
    if len(before.split()) >= LEFT:
        kept = Span(span.start, span.start + len(before))
    elif len(after.split()) >= LEFT:
        kept = Span(span.end - len(after), span.end)
    else:
        return content
    return (*content[:at], scene.article.anchor(kept), *content[at + 1 :])


LEFT: Final = 3  # words that make a line by themselves, without their condition


def _kinds(said: Statement) -> dict[Kind, float]:
    """The kinds of line that a statement can make; one that tells what another promised makes a pledge, which is claimed."""
    words = said.content[0].exact
    least = LEAST if not said.joint else JOINT
    found = {Kind(each.act.value): each.probability for each in said.acts if _makes(each, words, least)}
    if not found and promiser_of(words) and Act.DENY not in {each.act for each in said.acts[:1]}:
        return {Kind.PLEDGE: said.probability}
    return found


def _makes(scored: ScoredAct, words: str, least: float) -> bool:
    """Whether an act makes a line; who asks what or why asks to know, not for something to be done."""
    if _TO_COME.match(words) or (scored.act is Act.DEMAND and _QUESTION.match(words)):
        return False
    return scored.act.value in set(Kind) and scored.probability >= least


_QUESTION: Final = re.compile(r"\W*(?:what|why|whether|how|who|when|where|if)\b", re.IGNORECASE)
_TO_COME: Final = re.compile(r"\W*(?:the following|as follows)\b", re.IGNORECASE)


_Bound = tuple[tuple[str, ...], tuple[str, ...], bool, tuple[str, ...]]


def _bound(scene: Scene, said: Statement, kinds: Mapping[Kind, float], tellers: tuple[str, ...]) -> _Bound:
    """Who is bound, towards whom, whether the speaker claims it of another, and why."""
    words = _joined(said.content)
    kind = max(kinds, key=lambda each: kinds[each]) if kinds else None
    if kind is Kind.DEMAND:
        tellers = tellers or asker_of(words)
        addressed = _addressed(scene, said, tellers)
        return (addressed[0], tellers, False, (addressed[1],)) if addressed else ((), tellers, False, ())
    if marks("both").match(words.lstrip("\"'“‘ ")) and len(tellers) <= 1:
        others = scene.other_than(tellers)
        return tuple(sorted({*tellers, *others})), (), bool(tellers), (f"{words[:OPENING]!r} binds both",)
    if promisers := promiser_of(words):
        others = tellers if not set(tellers) & set(promisers) else ()
        claims = bool(set(tellers)) and set(tellers) != set(promisers)
        return promisers, others, claims, (f"{', '.join(promisers)}: told to have promised it",)
    subject = subject_of(words)
    if subject and tellers and kind is not Kind.THREAT and not set(subject) & set(tellers):
        return subject, tellers, True, (f"{', '.join(subject)}: whom the words have act",)
    bound = tellers or subject
    named = dict.fromkeys(body.code for _, _, body in bodies_in(words))
    to = tuple(code for code in named if code not in bound)[:1] or scene.other_than(bound)
    return bound, to, False, ("the speaker's own side",) if tellers else ("who the words have act",)


def _addressed(scene: Scene, said: Statement, tellers: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """To whom a demand is addressed: who is named first after the speaker, else in the sentence, else the other side."""
    text = scene.article.text
    content = hull(tuple(anchor.span for anchor in said.content))
    if _EVERYBODY.match(content.of(text)):
        return None
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


_EVERYBODY: Final = re.compile(
    r"\W*(?:all (?:countries|states|nations|sides|parties)|the world|the international community)\b"
)


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
