"""Every anchor of every record of the seeds, the examples and 200 annotated articles holds its words."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.building import built
from wordkeep.api import page_of_text
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.page import Page
from wordkeep.model.span import Span
from wordkeep.pipeline import read_page
from wordkeep.store.sqlite import Ledger

POLNEAR_ARTICLES = 200
SHORT = 2_500  # characters of all of them but the longest, which is read in many windows


def checked(page: Page) -> int:
    """The anchors of a page's records, each checked against the article and, where there is one, the given text."""
    reading = read_page(page)
    article = reading.article
    assert article is not None, reading.skipped
    assert [skip for skip in reading.skipped if skip.code in ("anchor-mismatch", "step-failed")] == []
    given = page.content.decode("utf-8", "surrogatepass") if page.as_given else None
    count = 0
    for record in reading.records:
        for anchor in record.claim.anchors:
            anchor.check(article.text)
            raw = article.raw(anchor.span)
            if given is not None:
                assert raw is not None
                assert raw.end <= len(given)
                assert same_words(anchor.exact, raw.of(given))
            count += 1
    return count


def same_words(exact: str, raw: str) -> bool:
    """Whether two strings are equal but for marks, and for what repair may change: letters are never touched."""
    return [c for c in exact if c.isalnum() and c.isascii()] == [c for c in raw if c.isalnum() and c.isascii()]


def pages_in(folder: Path) -> Iterator[Page]:
    for intake in intakes([str(folder)]):
        for page in pages_of(intake):  # type: ignore[arg-type]
            assert isinstance(page, Page), page
            yield page


def test_anchors_of_the_examples(corpus: Path) -> None:
    counts = [checked(page) for page in pages_in(corpus)]
    assert len(counts) == 17
    assert min(counts) > 5


def test_anchors_of_the_seeds(seeds: Path) -> None:
    counts = [checked(page) for page in pages_in(seeds)]
    assert len(counts) == 3
    assert min(counts) > 20


def test_anchors_of_annotated_news(data: Path) -> None:
    with (data / "data" / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        news = [json.loads(line)["text"] for line in islice(lines, 1_000)]
    longest = max(news, key=len)
    texts = [*islice((text for text in news if len(text) <= SHORT), POLNEAR_ARTICLES - 1), longest]
    assert len(texts) == POLNEAR_ARTICLES
    assert len(longest) > 20_000
    assert sum(checked(page_of_text(text, published=None, outlet=None, title=None)) for text in texts) > 5_000


def test_the_seeds_are_read_as_a_person_would_date_them(seeds: Path, tmp_path: Path) -> None:
    built(tmp_path / "a.db", seeds)
    with Ledger.open(tmp_path / "a.db") as ledger:
        articles = sorted((ledger.article(listed.id) for listed in ledger.articles()), key=lambda each: each.path or "")
    dates = [(str(article.published.on), article.published.basis.value) for article in articles]
    assert dates == [("2021-03-21", "stated"), ("None", "unknown"), ("None", "unknown")]
    assert articles[0].text.startswith("The first high-level talks")
    assert articles[0].published.words == "date 2021-03-21"


def test_no_broken_mark_is_left_in_the_seeds_and_each_leads_back(seeds: Path) -> None:
    mended = 0
    for page in pages_in(seeds):
        given = page.content.decode()
        article = read_page(page).article
        assert article is not None
        assert "â" not in article.text
        for at, character in enumerate(article.text):
            raw = article.raw(Span(at, at + 1))
            assert raw is not None
            if raw.of(given) != character:
                assert (character, raw.of(given)) in {("“", "â"), ("”", "â")}
                mended += 1
    assert mended == 10


@pytest.mark.parametrize(
    "text", ["Sand said: “🤝 会谈继续。” Then “we go on,” he added.", "“Yes,” said Sand.\u2028“No.”\x00"]
)
def test_anchors_across_emoji_and_chinese(text: str) -> None:
    assert checked(page_of_text(text, published=None, outlet=None, title=None)) > 0
