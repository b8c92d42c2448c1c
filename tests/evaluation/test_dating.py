"""What is counted of hidden days: each that was known once, and nothing where no words say when."""

from evaluation.dating import Read, outcomes
from evaluation.under_test import article_of
from wordkeep.model.card import Vectors


def bare(id_: str, published: str | None) -> Read:
    """A text in which nothing was read."""
    row = {"id": id_, "published": published, "title": None, "outlet": None, "text": f"Nothing of note in {id_}."}
    return Read(row, article_of(id_, row["text"] or ""), (), Vectors())


def test_each_known_day_is_hidden_once_and_what_nothing_dates_is_unsaid() -> None:
    found = list(outcomes([bare("a", "2023-05-16"), bare("b", None), bare("c", "2023-05-17")], parts=2))
    assert sorted((row["id"], outcome) for row, outcome in found) == [("a", "unsaid"), ("c", "unsaid")]
