"""Who spoke in the sentence before: made articles, statements built by hand."""

from tests.by_hand import words
from tests.conftest import article_with
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.record import Origin, Record
from wordkeep.model.statement import Form, Statement
from wordkeep.resolve.speaking import Speaking


def said(article: Article, source: str, content: str, *, nth: int = 0) -> Record:
    claim = Statement(
        ActorRef(words(article, source, nth=nth)),
        None,
        (words(article, content),),
        Form.INDIRECT,
        SpeakerKind.NAMED,
        0.9,
    )
    return Record.of(claim, Origin("by-hand-1", "hand"))


def before(text: str, *told: tuple[str, str], of: str = "She") -> list[str] | None:
    """The words of the sources in the sentence before ``of``, which says something too; ``None`` where none is before."""
    article = article_with(text)
    speaking = Speaking.of(text, [said(article, *each) for each in told])
    sentence = speaking.sentence_before(words(article, of).span)
    return None if sentence is None else [source.of(text) for source in speaking.sources_in(sentence)]


def test_the_source_of_the_sentence_before() -> None:
    text = "Roth said it rained. Sand said it stopped. She added more."
    assert before(text, ("Roth", "it rained"), ("Sand", "it stopped"), ("She", "more")) == ["Sand"]


def test_a_pronoun_after_its_words_opens_their_sentence() -> None:
    text = "Sand said it stopped. It may rain again, she said."
    assert before(text, ("Sand", "it stopped"), ("she", "It may rain again"), of="she") == ["Sand"]


def test_words_that_go_on_are_of_who_spoke_last() -> None:
    text = "Roth said it rained. “It is over,” Sand said. “It is dry.” She left, more."
    article = article_with(text)
    sand = Statement(
        ActorRef(words(article, "Sand")),
        None,
        (words(article, "“It is over,”"), words(article, "“It is dry.”")),
        Form.DIRECT,
        SpeakerKind.NAMED,
        0.9,
    )
    records = [said(article, "Roth", "it rained"), Record.of(sand, Origin("by-hand-1", "hand"))]
    speaking = Speaking.of(text, [*records, said(article, "She", "more")])
    sentence = speaking.sentence_before(words(article, "She").span)
    assert sentence is not None
    assert [source.of(text) for source in speaking.sources_in(sentence)] == ["Sand"]


def test_a_pronoun_elsewhere_and_the_first_sentence_have_none_before() -> None:
    assert before("Sand spoke. After that She added more.", ("She", "more")) is None
    assert before("She added more.", ("She", "more")) is None
    assert before("Sand spoke. She added more.", of="She") is None
