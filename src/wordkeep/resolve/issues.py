"""What each statement and deed is about: the issues of the code book whose words it has, with those words as the reason.

A record's own words come first. Where they tell no issue, the rest of its clause may, as far as it is nobody else's words;
where that tells none either and the content opens with "it" or "this", the sentence of what that is known to go back to.
Nothing else is taken: a record without such words has no issue.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final, assert_never

from wordkeep.codebook.issues import TOKEN, Issue, IssueBook, Phrase, Role, issues
from wordkeep.model.article import Article
from wordkeep.model.event import Event
from wordkeep.model.ids import IssueId, RecordId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import Mention
from wordkeep.model.record import Claim, Record, evidence_of, refs_of, sure
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Statement

TELLING: Final = 0.8  # what a phrase that tells an issue alone weighs
WEAK: Final = 0.4  # and one that tells it only beside another
DISCOUNT: Final = {Told.OWN: 1.0, Told.SENTENCE: 0.75, Told.ANTECEDENT: 0.5}

_NEW_CLAUSE: Final = re.compile(r";|\s(?:while|after|before|although|though|whereas|but)\s")
_PRONOUN: Final = re.compile(
    r"\W*(?:that\s+)?(it|this|these|those)\b(?!\s+(?:is|was)\s+\w+\s+(?:that|to)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the code book where it stands in the article."""

    phrase: Phrase
    span: Span


@dataclass(frozen=True, slots=True)
class Scene:
    """An article with what can tell an issue in it: the hits by their issue, and which words are whose.

    ``claimed`` are the words that tell each statement and deed, by its record; ``parties`` those of all who speak, do or
    are done to, and the cues.
    """

    article: Article
    book: IssueBook
    hits: Mapping[IssueId, tuple[Hit, ...]]
    claimed: Mapping[RecordId, tuple[Span, ...]]
    parties: tuple[Span, ...]
    tellers: Mapping[RecordId, RecordId]
    antecedents: Mapping[int, Anchor]


def about(article: Article, records: Sequence[Record], *, book: IssueBook | None = None) -> tuple[Record, ...]:
    """The records of an article, each statement and deed with its issues, best told first."""
    scene = _scene(article, records, book or issues())
    return tuple(_with_issues(scene, record) for record in records)


def hits_in(text: str, book: IssueBook) -> dict[IssueId, tuple[Hit, ...]]:
    """Where the phrases of each issue stand, in the order of the text; no two of one issue share a character.

    What lies within a phrase that voids does not count; one that tells goes before a weak one, and a longer one before a
    shorter.
    """
    found: defaultdict[IssueId, list[Hit]] = defaultdict(list)
    tokens = [(token.group(), token.start(), token.end()) for token in TOKEN.finditer(text)]
    words = [word for word, _, _ in tokens]
    for at, word in enumerate(words):
        for phrase in book.starting_with.get(word.lower(), ()):
            if phrase.is_at(words, at):
                found[phrase.issue].append(Hit(phrase, Span(tokens[at][1], tokens[at + len(phrase.words) - 1][2])))
    return {issue: _apart(hits) for issue, hits in found.items()}


def _apart(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    void = [hit.span for hit in hits if hit.phrase.role is Role.VOIDS]
    sound = [hit for hit in hits if not any(span.contains(hit.span) for span in void)]
    kept: list[Hit] = []
    for hit in sorted(sound, key=lambda each: (each.phrase.role is not Role.TELLS, -len(each.span), each.span)):
        if not any(hit.span.overlaps(other.span) for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda each: each.span))


def _scene(article: Article, records: Sequence[Record], book: IssueBook) -> Scene:
    told = [record for record in sure(records) if isinstance(record.claim, Statement | Event)]
    return Scene(
        article=article,
        book=book,
        hits=hits_in(article.text, book),
        claimed={record.id: tuple(words.span for words in evidence_of(record.claim)) for record in told},
        parties=tuple(span for record in told for span in _parties(record.claim)),
        tellers={record.id: record.teller for record in records if record.teller},
        antecedents={
            record.claim.ref.as_written.span.start: record.claim.ref.antecedent
            for record in records
            if isinstance(record.claim, Mention) and record.claim.ref.antecedent
        },
    )


def _parties(claim: Claim) -> Iterator[Span]:
    yield from (ref.as_written.span for ref in refs_of(claim))
    if isinstance(claim, Statement) and claim.cue:
        yield claim.cue.span


def _with_issues(scene: Scene, record: Record) -> Record:
    claim = record.claim
    match claim:
        case Statement() | Event():
            return replace(record, claim=replace(claim, issues=_issues(scene, record.id, claim)))
        case _:
            return record


def _issues(scene: Scene, id_: RecordId, claim: Statement | Event) -> tuple[IssueRef, ...]:
    own = tuple(_told_in(scene, _own(claim), Told.OWN))
    around = _around(scene, id_, claim)
    for told in (
        own,
        tuple(_told_in(scene, around, Told.SENTENCE)),
        tuple(_told_in(scene, _gone_back_to(scene, claim), Told.ANTECEDENT)),
    ):
        if plain := [ref for ref in told if not scene.book.issues[ref.id].only_alone]:
            return _best_first(plain)
    return _best_first(own)


def _best_first(refs: Iterable[IssueRef]) -> tuple[IssueRef, ...]:
    return tuple(sorted(refs, key=lambda ref: (-ref.score, ref.because[0].span, ref.id)))


def _told_in(scene: Scene, spans: Sequence[Span], told: Told) -> Iterator[IssueRef]:
    """The issues that the words at these spans tell."""
    for issue, hits in scene.hits.items():
        inside = [hit for hit in hits if any(span.contains(hit.span) for span in spans)]
        if not _tell(inside, scene.book.issues[issue]):
            continue
        weights = {hit.phrase.entry: TELLING if hit.phrase.role is Role.TELLS else WEAK for hit in inside}
        missing = reduce(lambda left, weight: left * (1 - weight), weights.values(), 1.0)
        because = tuple(scene.article.anchor(hit.span) for hit in inside)
        yield IssueRef(issue, because, told, round((1 - missing) * DISCOUNT[told], 2))


def _tell(hits: Sequence[Hit], issue: Issue) -> bool:
    """Whether these tell it: one phrase that does so alone, or two different weak ones, or one weak beside another."""
    roles = {hit.phrase.role for hit in hits}
    if Role.TELLS in roles:
        return True
    if issue.beside:
        return roles == {Role.WEAK, Role.BESIDE}
    return len({hit.phrase.entry for hit in hits}) > 1


def _own(claim: Statement | Event) -> tuple[Span, ...]:
    """The words that are this record's own: a statement's content; a deed's evidence and whom it was done to."""
    match claim:
        case Statement():
            return tuple(fragment.span for fragment in claim.content)
        case Event():
            recipients = (ref.as_written.span for ref in claim.recipients)
            return (*(words.span for words in claim.evidence), *recipients)
        case _:
            assert_never(claim)


def _around(scene: Scene, id_: RecordId, claim: Statement | Event) -> tuple[Span, ...]:
    """What is left of the clause without the words of parties, cues, and other statements and deeds."""
    at = evidence_of(claim)[0].span
    clause = _clause(scene.article.text, at)
    related = {id_, *_above(scene, id_)}
    others = (
        span
        for other, spans in scene.claimed.items()
        if other not in related and id_ not in _above(scene, other)
        for span in spans
    )
    return tuple(_without(clause, (*scene.parties, *others)))


def _above(scene: Scene, id_: RecordId) -> set[RecordId]:
    """The statements that a record is told in, from the innermost on."""
    found: set[RecordId] = set()
    while (above := scene.tellers.get(id_)) and above not in found:
        found.add(above)
        id_ = above
    return found


def _clause(text: str, at: Span) -> Span:
    """The sentence around the words, cut where another clause begins or ends."""
    sentence = sentence_around(text, at)
    cuts = [cut.start() for cut in _NEW_CLAUSE.finditer(text, sentence.start, sentence.end)]
    start = max((cut for cut in cuts if cut <= at.start), default=sentence.start)
    end = min((cut for cut in cuts if cut >= at.end), default=sentence.end)
    return Span(start, end)


def _without(whole: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """What remains of a stretch when others are taken out."""
    at = whole.start
    for span in sorted(span for span in taken if span.overlaps(whole)):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < whole.end:
        yield Span(at, whole.end)


def _gone_back_to(scene: Scene, claim: Statement | Event) -> tuple[Span, ...]:
    """The sentence of the words that the pronoun at the head of a statement's content is known to go back to."""
    if not isinstance(claim, Statement):
        return ()
    head = claim.content[0].span
    pronoun = _PRONOUN.match(scene.article.text, head.start, head.end)
    back = scene.antecedents.get(pronoun.start(1)) if pronoun else None
    return (_clause(scene.article.text, back.span),) if back else ()
