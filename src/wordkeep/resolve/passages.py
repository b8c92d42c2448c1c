"""The sentences of an article with the issues each tells, whoever says it: what accounts and silences are searched in."""

from collections.abc import Mapping
from typing import Final

from wordkeep.model.actor import SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.card import Vector
from wordkeep.model.passage import Passage
from wordkeep.model.record import Origin, Record
from wordkeep.model.sentence import sentences_in
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.resolve.issues import about

_ASKED: Final = Origin("passages", "sentence")


def passages_in(article: Article, vectors: Mapping[Span, Vector] | None = None) -> tuple[Passage, ...]:
    """Every sentence of an article, its title's too, with the issues that its own words tell."""
    anchors = [article.anchor(span) for span in sentences_in(article.text)]
    asked = [
        Record.of(Statement(None, None, (anchor,), Form.INDIRECT, SpeakerKind.UNNAMED, 1.0), _ASKED)
        for anchor in anchors
    ]
    found = (record.claim for record in about(article, asked))
    told = [claim.issues for claim in found if isinstance(claim, Statement)]
    known = vectors or {}
    return tuple(Passage(anchor, issues, known.get(anchor.span)) for anchor, issues in zip(anchors, told, strict=True))
