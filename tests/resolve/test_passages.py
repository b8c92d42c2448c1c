from tests.conftest import article_with
from wordkeep.model.actor import SpeakerKind
from wordkeep.model.record import Origin, Record
from wordkeep.model.sentence import sentences_in
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.resolve.passages import passages_in


def test_every_sentence_is_a_passage_with_its_issues() -> None:
    article = article_with("Talks were held. Norway agreed to cut tariffs on fish.\n\nThe weather was fine.")
    passages = passages_in(article)
    assert [each.anchor.exact for each in passages] == [
        "Talks were held.",
        "Norway agreed to cut tariffs on fish.",
        "The weather was fine.",
    ]
    assert "trade/tariffs" in {issue.id for issue in passages[1].issues}
    assert passages[2].issues == ()


def test_a_long_sentence_is_one() -> None:
    text = "The minister " + "and the minister " * 40 + "met. They left."
    assert [span.of(text)[-5:] for span in sentences_in(text)] == [" met.", "left."]


def test_a_sentence_has_the_vector_of_what_tells_most_of_it() -> None:
    article = article_with("Norway will cut tariffs on fish, she said. They left.")
    short, long = (
        Record.of(
            Statement(None, None, (article.anchor(Span(0, end)),), Form.INDIRECT, SpeakerKind.UNNAMED, 1.0),
            Origin("hand", "test"),
        )
        for end in (15, 31)
    )
    first, second = passages_in(article, (short, long), {short.id: b"short", long.id: b"long"})
    assert first.vector == b"long"
    assert second.vector is None


def test_sentences_are_read_with_more_words_of_the_issues_than_statements() -> None:
    (passage,) = passages_in(article_with("Forty kilos of hashish were burned."))
    assert {issue.id for issue in passage.issues} == {"crime/narcotics"}
