"""The sentences of an article with the issues each tells, whoever says it: what accounts and silences are searched in."""

from collections.abc import Mapping, Sequence
from typing import Final

from wordkeep.codebook.issues import issues_of_readouts
from wordkeep.model.actor import SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.card import Vector
from wordkeep.model.ids import RecordId
from wordkeep.model.passage import Passage
from wordkeep.model.record import Origin, Record, evidence_of
from wordkeep.model.sentence import sentences_in
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.resolve.issues import about

_ASKED: Final = Origin("passages", "sentence")


def passages_in(
    article: Article, records: Sequence[Record] = (), vectors: Mapping[RecordId, Vector] | None = None
) -> tuple[Passage, ...]:
    """Every sentence of an article, its title's too, with the issues that its own words tell.

    A sentence has the vector of the statement or deed that most of it tells, as far as these ``vectors`` hold one.
    """
    anchors = [article.anchor(span) for span in sentences_in(article.text)]
    asked = [
        Record.of(Statement(None, None, (anchor,), Form.INDIRECT, SpeakerKind.UNNAMED, 1.0), _ASKED)
        for anchor in anchors
    ]
    found = (record.claim for record in about(article, asked, book=issues_of_readouts()))
    told = [claim.issues for claim in found if isinstance(claim, Statement)]
    known = _told_most(records, vectors or {})
    return tuple(
        Passage(anchor, issues, _vector_in(anchor.span, known)) for anchor, issues in zip(anchors, told, strict=True)
    )


def _told_most(records: Sequence[Record], vectors: Mapping[RecordId, Vector]) -> list[tuple[Span, Vector]]:
    """Where what each record with a vector tells begins, with the vector; those that tell most first."""
    evidence = [(evidence_of(record.claim), vectors[record.id]) for record in records if record.id in vectors]
    longest = sorted(evidence, key=lambda each: -sum(len(anchor.span) for anchor in each[0]))
    return [(anchors[0].span, vector) for anchors, vector in longest]


def _vector_in(sentence: Span, known: Sequence[tuple[Span, Vector]]) -> Vector | None:
    return next((vector for span, vector in known if sentence.contains(span)), None)
