"""The story: what happens to a page, and what happens to a corpus. Stages in order, no logic of their own."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Final, Protocol

from wordkeep._version import __version__
from wordkeep.annotate.shipped import ShippedReader
from wordkeep.clean.article import clean
from wordkeep.codebook.issues import issues
from wordkeep.engine.local import Done, Job, cores, run
from wordkeep.errors import AnchorMismatch, IssuesFaulty, ReaderDamaged, Unreadable
from wordkeep.ingest.columns import AS_NAMED, Columns
from wordkeep.ingest.limits import STANDARD, Limits
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.link.corpus import Linkable, link
from wordkeep.model.actor import Actor
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.ids import TextId
from wordkeep.model.intake import Intake
from wordkeep.model.page import Page
from wordkeep.model.ports import LedgerWriter, LinkedDate
from wordkeep.model.reading import Reading
from wordkeep.model.record import Record, actors_of, sure
from wordkeep.model.skipped import Skipped
from wordkeep.report import Report, Watch
from wordkeep.resolve.actors import named
from wordkeep.resolve.issues import about
from wordkeep.resolve.places import placed
from wordkeep.resolve.times import dated, dated_between

BATCH: Final = 64  # readings stored in one transaction
BATCH_SECONDS: Final = 1.0  # and the longest that one waits to be stored

READER: Final = ShippedReader()


# ---- one page


def read_page(page: Page) -> Reading:
    """One page, through every stage. What fails becomes a ``Skipped`` row of the reading.

    Raises ``ReaderDamaged`` and ``IssuesFaulty`` only: then no page can be read.
    """
    begun = time.perf_counter()
    try:
        cleaned = clean(page)
    except Unreadable as error:
        return Reading(page, None, skipped=(Skipped(page.name, "clean", error.reason, error.what),))
    except Exception as error:
        return Reading(page, None, skipped=(_failed(page, "clean", error),))
    cleaned_at = time.perf_counter()
    records, vectors, failed = _annotated(page, cleaned.article)
    read_at = time.perf_counter()
    records, actors, unresolved = _resolved(page, cleaned.article, records)
    resolved_at = time.perf_counter()
    records, mismatched = _proven(records, cleaned.article, page.name)
    seconds = (
        ("clean", cleaned_at - begun),
        ("annotate", read_at - cleaned_at + time.perf_counter() - resolved_at),
        ("resolve", resolved_at - read_at),
    )
    of_clean = (replace(note, text_id=cleaned.article.id) for note in cleaned.notes)
    notes = (*of_clean, *_unread_language(cleaned.article, page.name), *failed, *unresolved, *mismatched)
    told, faint = sure(records), tuple(record for record in records if record.is_faint)
    spoken_of = {actor for record in told for actor in actors_of(record.claim)}
    behind = tuple(actor for actor in actors if actor.id in spoken_of)
    return Reading(page, cleaned.article, told, notes, seconds, behind, vectors, faint)


def _annotated(page: Page, article: Article) -> tuple[tuple[Record, ...], Vectors, tuple[Skipped, ...]]:
    try:
        return *READER.read_with_vectors(article), ()
    except ReaderDamaged:
        raise
    except Exception as error:
        return (), Vectors(), (_failed(page, "annotate", error),)


def _resolved(
    page: Page, article: Article, records: tuple[Record, ...]
) -> tuple[tuple[Record, ...], tuple[Actor, ...], tuple[Skipped, ...]]:
    """The records with when, where and who their words stand for and what they are about, and the actors.

    Where a step fails, they are as they were before it.
    """
    try:
        records = placed(article, dated(article, records))
    except Exception as error:
        return records, (), (_failed(page, "resolve", error),)
    try:
        found = named(article, records)
    except Exception as error:
        return records, (), (_failed(page, "resolve", error),)
    try:
        return about(article, found.records), found.actors, ()
    except IssuesFaulty:
        raise
    except Exception as error:
        return found.records, found.actors, (_failed(page, "resolve", error),)


def _proven(records: Iterable[Record], article: Article, name: str) -> tuple[tuple[Record, ...], tuple[Skipped, ...]]:
    """The records whose every anchor passes its check; the others, and what is told in them, as skipped rows."""
    kept: list[Record] = []
    wrong: list[tuple[Record, str]] = []
    for record in records:
        try:
            for anchor in record.claim.anchors:
                anchor.check(article.text)
        except AnchorMismatch as error:
            wrong.append((record, str(error)))
        else:
            kept.append(record)
    while told := [record for record in kept if record.teller in {each.id for each, _ in wrong}]:
        wrong.extend((record, f"is told in {record.teller}, whose words do not stand there") for record in told)
        kept = [record for record in kept if record not in told]
    lost = (Skipped(name, "annotate", "anchor-mismatch", why, article.id, record.span) for record, why in wrong)
    return tuple(kept), tuple(lost)


def _unread_language(article: Article, name: str) -> tuple[Skipped, ...]:
    if article.language == "en":
        return ()
    named = f"the language is {article.language!r}" if article.language else "the language is not known to be English"
    return (Skipped(name, "annotate", "language-unread", f"{named}; only English is read", article.id),)


def _failed(page: Page, step: str, error: Exception) -> Skipped:
    return Skipped(page.name, step, "step-failed", f"{type(error).__name__}: {error}"[:300])


# ---- a corpus


class Ledger(Linkable, LedgerWriter, Protocol):
    """What ``build`` needs of a ledger: to ask, to write, to link."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a corpus is read."""

    workers: int = field(default_factory=cores)
    columns: Columns = AS_NAMED
    limits: Limits = STANDARD

    def recorded(self) -> dict[str, object]:
        """The settings that can change what is in the ledger; how many worked on it cannot."""
        recorded: dict[str, object] = {"columns": asdict(self.columns), "page_limit_bytes": self.limits.page}
        return recorded | ({"issues": digest} if (digest := issues().digest) else {})


def reader_signature(settings: Settings) -> str:
    """Names what reads, so that a build knows which articles another reader or other settings would read otherwise."""
    recorded = json.dumps([__version__, READER.name, settings.recorded()], sort_keys=True)
    return f"{READER.name}/{hashlib.blake2b(recorded.encode(), digest_size=6).hexdigest()}"


def build(ledger: Ledger, sources: Sequence[str], *, settings: Settings, watch: Watch) -> Report:
    """Read sources into a ledger: find inputs, take out pages, clean, read, store; each input once, unless it changed.

    Safe to kill at any moment and to run again: what is in the ledger is whole, and is not read twice.
    """
    report = Report()
    reader = reader_signature(settings)
    noted = ledger.build(version=__version__, reader=reader, models=READER.models, settings=settings.recorded())
    with ledger.writing(), noted:
        ledger.forget_unopened(sources)
        jobs = _jobs(ledger, sources, settings, reader, report)
        _store(ledger, run(read_page, jobs, workers=settings.workers), reader, report, watch)
        _link(ledger, report, watch)
    return report


def _link(ledger: Ledger, report: Report, watch: Watch) -> None:
    """Find what is told elsewhere too; articles that are dated by it get the days of their words."""
    begun = time.perf_counter()
    link(ledger, moved=watch.linked, redate=partial(_redate, ledger))
    report.took("link", time.perf_counter() - begun)


def _redate(ledger: Ledger, text_id: TextId, found: LinkedDate | None) -> None:
    ledger.redate(text_id, ())
    if found:
        article, records = ledger.article(text_id), (*ledger.records(text_id), *ledger.untold(text_id))
        ledger.redate(text_id, dated_between(article, records, found.earliest, found.latest))


@dataclass(frozen=True, slots=True)
class _Opened:
    intake: Intake


@dataclass(frozen=True, slots=True)
class _Lost:
    intake: Intake | None
    what: Skipped


@dataclass(frozen=True, slots=True)
class _Found:
    intake: Intake


@dataclass(frozen=True, slots=True)
class _Closed:
    intake: Intake


_Step = _Opened | _Lost | _Found | _Closed


def _jobs(
    ledger: Ledger, sources: Sequence[str], settings: Settings, reader: str, report: Report
) -> Iterator[Job[_Step]]:
    """Every page to read, in order, with the marks of where an input opens and closes."""
    for intake in intakes(sources):
        if isinstance(intake, Skipped):
            yield Job(_Lost(None, intake), None)
            continue
        if ledger.unchanged(intake, reader):
            report.unchanged += 1
            continue
        yield Job(_Opened(intake), None)
        for page in _timed(pages_of(intake, limits=settings.limits, columns=settings.columns), report):
            if isinstance(page, Skipped):
                yield Job(_Lost(intake, page), None)
            elif ledger.keeps(page, reader):
                report.kept += 1
            else:
                yield Job(_Found(intake), page)
        yield Job(_Closed(intake), None)


def _timed(pages: Iterator[Page | Skipped], report: Report) -> Iterator[Page | Skipped]:
    """The same pages, with the time it takes to come by them counted."""
    while True:
        begun = time.perf_counter()
        page = next(pages, None)
        report.took("ingest", time.perf_counter() - begun)
        if page is None:
            return
        yield page


def _store(ledger: Ledger, done: Iterable[Done[_Step]], reader: str, report: Report, watch: Watch) -> None:
    """Store what comes, in batches: each batch whole or not at all."""
    done_bytes = 0
    for batch in _batches(done):
        begun = time.perf_counter()
        with ledger.together():
            for each in batch:
                match each.of:
                    case _Opened(intake):
                        ledger.begin(intake, reader)
                    case _Lost(intake, what):
                        ledger.skip(intake, what)
                    case _Found(intake):
                        ledger.keep(intake, _readings(each), reader=reader)
                    case _Closed(intake):
                        ledger.finish(intake)
        report.took("store", time.perf_counter() - begun)
        for each in batch:
            done_bytes += _count(each, report, watch)
        watch.moved(report, done_bytes)


def _count(done: Done[_Step], report: Report, watch: Watch) -> int:
    """Count and show one step; gives the bytes of the input that lie behind now."""
    match done.of:
        case _Lost(_, what):
            report.skipped += 1
            report.unread += 1
            watch.skipped(what)
        case _Found():
            for reading in _readings(done):
                report.add(reading)
                for what in reading.skipped:
                    watch.skipped(what)
        case _Closed(intake):
            return intake.size or 0
        case _Opened():
            pass
    return 0


def _readings(done: Done[_Step]) -> tuple[Reading, ...]:
    return (done.reading,) if done.reading is not None else ()


def _batches(done: Iterable[Done[_Step]], clock: Callable[[], float] = time.monotonic) -> Iterator[list[Done[_Step]]]:
    batch: list[Done[_Step]] = []
    begun = clock()
    for each in done:
        batch.append(each)
        if len(batch) >= BATCH or clock() - begun > BATCH_SECONDS:
            yield batch
            batch, begun = [], clock()
    if batch:
        yield batch
