"""The words, parties and statements of a labelled row, as values of its article."""

from typing import Any

from evaluation.exact import place
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Form, Statement


def words_in(article: Article, words: Any) -> Anchor:
    """The anchor of words as a row gives them."""
    return article.anchor(Span(*place(article.text, words)))


def parties_in(article: Article, words: Any) -> tuple[ActorRef, ...]:
    """Who these words name; nobody, where there are none."""
    return (ActorRef(words_in(article, words)),) if words else ()


def statement_in(article: Article, said: dict[str, Any]) -> Statement:
    """A statement of which source, cue and content are labelled."""
    return Statement(
        source=ActorRef(words_in(article, said["source"])),
        cue=words_in(article, said["cue"]),
        content=(words_in(article, said["content"]),),
        form=Form.INDIRECT,
        speaker_kind=SpeakerKind.NAMED,
        probability=1.0,
    )
