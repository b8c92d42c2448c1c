from tests.conftest import article_with
from wordkeep.model.sentence import sentences_in
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
