"""Proof of a ledger: every anchor, id, hash, offset and count, checked against the pages it was made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wordkeep.clean.decode import decode
from wordkeep.errors import AnchorMismatch
from wordkeep.model.article import Article, article_id
from wordkeep.model.page import Media, Page
from wordkeep.model.record import Record, record_id
from wordkeep.store.check import faults_of_store
from wordkeep.store.sqlite import Ledger


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where."""

    where: str
    what: str


@dataclass(slots=True)
class Checked:
    """How much was proven."""

    articles: int = 0
    records: int = 0
    anchors: int = 0
    characters: int = 0  # led back to the page and found to be the same there


def verify(path: Path, checked: Checked) -> Iterator[Fault]:
    """Every fault of the ledger at ``path``, counting in ``checked`` what was looked at."""
    for where, what in faults_of_store(path):
        yield Fault(where, what)
    with Ledger.open(path) as ledger:
        for listed in ledger.articles():
            try:
                article, page = ledger.article(listed.id), ledger.page(listed.id)
                records = ledger.records(listed.id)
            except Exception as error:
                yield Fault(listed.id, f"cannot be read back ({type(error).__name__}: {error})")
                continue
            checked.articles += 1
            yield from _article_faults(article, page, checked)
            yield from _record_faults(article, records, checked)


def _article_faults(article: Article, page: Page, checked: Checked) -> Iterator[Fault]:
    if article_id(content=page.content, locator=page.locator, key=page.key) != article.id:
        yield Fault(article.id, "the id is not that of its page")
    if page.media is Media.PDF:
        return  # a PDF has no characters to lead back to
    source = decode(page).text
    for run in article.to_page.runs:
        before = source[run.before : run.before + run.source_length]
        after = article.text[run.after : run.after + run.length]
        if len(before) != run.source_length or len(after) != run.length:
            yield Fault(f"{article.id}:{run.after}", "the map of characters leads outside the page or the text")
        elif run.copied and before != after:
            yield Fault(f"{article.id}:{run.after}", f"the page has {before[:40]!r} where the text has {after[:40]!r}")
        else:
            checked.characters += run.length


def _record_faults(article: Article, records: tuple[Record, ...], checked: Checked) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    known = {record.id for record in records}
    for record in records:
        checked.records += 1
        first = record_id(record.claim)
        nth = seen[first] = seen.get(first, -1) + 1
        if record_id(record.claim, nth=nth) != record.id:
            yield Fault(record.id, "the id is not that of its evidence")
        for anchor in record.claim.anchors:
            checked.anchors += 1
            try:
                anchor.check(article.text)
            except AnchorMismatch as error:
                yield Fault(record.id, str(error))
        within = getattr(record.claim, "within", None)
        if within is not None and within not in known:
            yield Fault(record.id, f"lies within {within}, which is not there")
