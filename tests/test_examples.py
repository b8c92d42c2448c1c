"""The example corpus keeps its promises: no invented quotation, nothing copied, every file described."""

import re
from collections.abc import Iterator
from pathlib import Path

from wordkeep.clean.article import clean
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.article import Article
from wordkeep.model.page import Page
from wordkeep.model.skipped import Skipped

QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def articles_in(folder: Path) -> Iterator[Article]:
    for intake in intakes([str(folder)]):
        assert not isinstance(intake, Skipped)
        for page in pages_of(intake):
            assert isinstance(page, Page)
            yield clean(page).article


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "'").replace("'s", " s"))


def test_every_quotation_was_quoted_before(corpus: Path, seeds: Path) -> None:
    known = [" ".join(words_of(article.text)) for article in articles_in(seeds)]
    quotations = [found.group(1) for article in articles_in(corpus) for found in QUOTED.finditer(article.text)]
    assert len(quotations) > 30
    for quotation in quotations:
        assert any(" ".join(words_of(quotation)) in text for text in known), quotation


def test_nothing_else_is_taken_from_the_seeds(corpus: Path, seeds: Path) -> None:
    known = {gram for article in articles_in(seeds) for gram in grams(words_of(article.text))}
    for article in articles_in(corpus):
        own = QUOTED.sub(" | ", article.text)
        for piece in own.split("|"):
            assert not known & set(grams(words_of(piece))), article.path


def grams(words: list[str], size: int = 8) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(size)), strict=False)


def test_the_readme_describes_every_file(corpus: Path) -> None:
    readme = (corpus.parent / "README.md").read_text(encoding="utf-8")
    for file in corpus.iterdir():
        assert f"`{file.name}`" in readme
    assert "written for this project" in readme


def test_the_corpus_shows_what_it_is_there_to_show(corpus: Path) -> None:
    articles = list(articles_in(corpus))
    outlets = [article.outlet for article in articles]
    assert {f"{side} side readout (paraphrased for Wordkeep)" for side in ("US", "China")} <= set(outlets)
    assert [article.published.on for article in articles].count(None) == 1
    broken = next(article for article in articles if article.path and "05-" in article.path)
    assert not re.search("[âÃ€™]{2}|â", broken.text)
    original = next(article for article in articles if article.path and "04-" in article.path)
    copy = next(article for article in articles if article.key == "lanternfield-2022-0805-17")
    assert copy.outlet != original.outlet
    shared = set(grams(words_of(copy.text), 3)) & set(grams(words_of(original.text), 3))
    assert len(shared) > 0.6 * len(set(grams(words_of(copy.text), 3)))
