"""Proof of a ledger: every anchor, id, hash, offset, count and link, checked against the pages it was made from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wordkeep.clean.decode import decode
from wordkeep.errors import AnchorMismatch, LedgerDamaged
from wordkeep.model.actor import Actor
from wordkeep.model.article import Article, article_id
from wordkeep.model.ids import TextId
from wordkeep.model.page import Media, Page
from wordkeep.model.record import Record, actors_of, record_id
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
    rulings: int = 0
    notes: list[Fault] = field(default_factory=list)  # rulings that find nothing to be on, which is no fault


def verify(path: Path, checked: Checked) -> Iterator[Fault]:
    """Every fault of the ledger at ``path``, counting in ``checked`` what was looked at."""
    try:
        Ledger.open(path).close()
        yield from (Fault(where, what) for where, what in faults_of_store(path))
        with Ledger.open(path) as ledger:
            yield from _count_faults(ledger, path)
            yield from _ruling_faults(ledger, checked)
            for text_id in ledger.text_ids():
                yield from _faults_of(ledger, text_id, checked)
    except LedgerDamaged as error:
        yield Fault(str(path), error.what)


def _count_faults(ledger: Ledger, path: Path) -> Iterator[Fault]:
    build = ledger.last_build()
    if build is not None and build.counts is not None and build.counts != ledger.counts():
        yield Fault(str(path), f"the last build counted {build.counts}, now there are {ledger.counts()}")


def _ruling_faults(ledger: Ledger, checked: Checked) -> Iterator[Fault]:
    """Rulings that cannot be read back, or whose id is not that of what they say; orphans are noted."""
    sound = True
    for id_, ruling in ledger.rulings.stored():
        checked.rulings += 1
        if ruling is None or ruling.id != id_:
            sound = False
            yield Fault(id_, "the ruling cannot be read back" if ruling is None else "the id is not that of the ruling")
    if sound:
        checked.notes += (Fault(each.ruling.id, f"is an orphan: {each.why}") for each in ledger.orphans())


def _faults_of(ledger: Ledger, text_id: TextId, checked: Checked) -> Iterator[Fault]:
    try:
        article, page = ledger.article(text_id), ledger.page(text_id)
        records = (*ledger.records(text_id), *ledger.untold(text_id))
        actors = tuple(ledger.actors(of=text_id))
    except LedgerDamaged:
        raise
    except Exception as error:  # a damaged row can fail in any way; each is a fault
        yield Fault(text_id, f"cannot be read back ({type(error).__name__}: {error})")
        return
    checked.articles += 1
    yield from _article_faults(article, page, checked)
    yield from _record_faults(article, records, checked)
    yield from _actor_faults(article, records, actors)


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
    statements = {record.id for record in records if record.kind == "statement"}
    for record in records:
        checked.records += 1
        if not any(record_id(record.claim, nth=nth) == record.id for nth in range(len(records))):
            yield Fault(record.id, "the id is not that of its evidence")
        for anchor in record.claim.anchors:
            checked.anchors += 1
            try:
                anchor.check(article.text)
            except AnchorMismatch as error:
                yield Fault(record.id, str(error))
        teller = record.teller
        if teller is not None and teller not in statements:
            yield Fault(record.id, f"is told in {teller}, which is no statement of this article")


def _actor_faults(article: Article, records: tuple[Record, ...], actors: tuple[Actor, ...]) -> Iterator[Fault]:
    """Every actor that a record speaks of is there, every actor that is there is spoken of, in words of the text."""
    there = {actor.id for actor in actors}
    spoken_of = {actor for record in records for actor in actors_of(record.claim)}
    for record in records:
        for lost in sorted(actors_of(record.claim) - there):
            yield Fault(record.id, f"speaks of actor {lost}, who is not there")
    for actor in actors:
        if actor.id not in spoken_of:
            yield Fault(f"{article.id}:{actor.id}", f"{actor.name!r} is behind no record of this article")
        for words in actor.aliases:
            if words not in article.text:
                yield Fault(f"{article.id}:{actor.id}", f"{words!r} is called an alias and does not stand in the text")
