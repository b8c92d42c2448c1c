"""The ledger in one SQLite file: write-ahead log, one writer, full-text search."""

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import Any, Final, Self

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from filelock import FileLock, Timeout
from sqlalchemy.dialects.sqlite import insert

from wordkeep.errors import LedgerBusy, LedgerDamaged, LedgerTooNew, LedgerUnusable, NoSuchRecord, NotALedger
from wordkeep.model.actor import Actor
from wordkeep.model.article import Article, article_id
from wordkeep.model.card import Vectors
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.intake import Intake
from wordkeep.model.page import Page
from wordkeep.model.ports import ArticleLinks, Build, Counts, Known, Listed
from wordkeep.model.reading import Reading
from wordkeep.model.record import Record, type_of_claim
from wordkeep.model.ruling import Attached, Orphan
from wordkeep.model.skipped import Skipped
from wordkeep.store import rows
from wordkeep.store.attached import attach
from wordkeep.store.groups import Groups
from wordkeep.store.links import Links
from wordkeep.store.rulings import Rulings
from wordkeep.store.schema import actors, articles, builds, groups, intakes, pages, records, rulings, skipped

APPLICATION_ID: Final = 0x574B4C47  # "WKLG", in the file's header: tells a ledger from any other SQLite file

SCHEMA: Final = "0006"  # the newest migration; a test holds it to the files

PRAGMAS: Final = (
    "busy_timeout = 10000",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "cache_size = -16384",  # KiB: the days that new articles lie in, of a ledger however large
)

SETTLED_NS: Final = 2_000_000_000  # a file changed less than this before it was read may change again unnoticed

IN_ORDER: Final = (articles.c.published.is_(None), articles.c.published, articles.c.path, articles.c.key, articles.c.id)


def _or_replace(table: sa.Table, key: str) -> sa.Insert:
    """Insert a row, or give the row that has its key all the new values."""
    statement = insert(table)
    values = {column.name: statement.excluded[column.name] for column in table.c if column.name not in (key, "number")}
    return statement.on_conflict_do_update(index_elements=[key], set_=values)


GROUPED: Final = sa.exists().where(groups.c.kind == "event", groups.c.member == records.c.id)
TOLD: Final = sa.or_(sa.not_(records.c.faint), GROUPED)

# Statements that every article runs, built once: building them anew took longer than running them.
KEEP_PAGE: Final = insert(pages).on_conflict_do_nothing()
KEEP_ARTICLE: Final = _or_replace(articles, "id")
KEEP_RECORDS: Final = sa.insert(records)
REDATE: Final = sa.update(records).where(records.c.id == sa.bindparam("of")).values(dated=sa.bindparam("as"))
FORGET_RECORDS: Final = sa.delete(records).where(records.c.article == sa.bindparam("of_article"))
KEEP_ACTORS: Final = sa.insert(actors)
FORGET_ACTORS: Final = sa.delete(actors).where(actors.c.article == sa.bindparam("of_article"))
FORGET_SKIPPED: Final = sa.delete(skipped).where(
    skipped.c.intake == sa.bindparam("in_intake"), skipped.c.page == sa.bindparam("of_page")
)
SUPERSEDE: Final = (
    sa.update(articles)
    .where(
        articles.c.origin == sa.bindparam("at_origin"),
        articles.c.id != sa.bindparam("by_article"),
        articles.c.superseded_by.is_(None),
    )
    .values(superseded_by=sa.bindparam("by_article"))
)
OPEN_INTAKE: Final = _or_replace(intakes, "origin")


@dataclass(frozen=True, slots=True)
class _Ruled:
    """The rulings that hold, with what they are on, ``on`` a state of the ledger."""

    on: tuple[int | None, ...]
    found: tuple[Attached | Orphan, ...]
    groups: Groups


class Ledger:
    """One ledger on disk. Implements ``LedgerReader`` and ``LedgerWriter``.

    Use ``Ledger.open`` or ``Ledger.create``, and close it (it is a context manager). Readers see every batch that
    ``keep`` has returned from, also while a build runs in another process.
    """

    def __init__(self, path: Path, engine: sa.Engine) -> None:
        self.path = path
        self._engine = engine
        self._together: sa.Connection | None = None
        self._ruled: _Ruled | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """The ledger at ``path``; raises ``NotALedger`` or ``LedgerTooNew``."""
        if not path.is_file():
            raise NotALedger("there is no ledger here", where=str(path), next_step=f"wordkeep build {path} SOURCE")
        with path.open("rb") as file:
            header = file.read(16)
        if header and header != b"SQLite format 3\0":
            raise NotALedger("this file is not a ledger", where=str(path), next_step="give another name for the ledger")
        return cls._ready(path)

    @classmethod
    def create(cls, path: Path) -> Self:
        """The ledger at ``path``, made if nothing is there."""
        if path.exists():
            return cls.open(path)
        if not path.parent.is_dir():
            raise NotALedger("there is no such folder", where=str(path.parent), next_step="make it first")
        return cls._ready(path)

    @classmethod
    def _ready(cls, path: Path) -> Self:
        ledger = cls(path, connect(path))
        try:
            ledger._migrate()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- reading

    def articles(self, *, start: int = 0, limit: int | None = None) -> Iterator[Listed]:
        """Every article that no later revision supersedes, by published day (undated last), path, key and id."""
        query = _listed().where(articles.c.superseded_by.is_(None)).order_by(*IN_ORDER)
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=500).execute(query.offset(start).limit(limit)).mappings():
                yield rows.listed_of(row)

    def article(self, text_id: TextId) -> Article:
        """One article, superseded or not; raises ``NoSuchRecord``."""
        return rows.article_of(self._one(sa.select(articles).where(articles.c.id == text_id), text_id))

    def records(self, text_id: TextId) -> tuple[Record, ...]:
        """The records of one article in the order of its text; of faint deeds those that others tell surely."""
        return self._records(text_id, TOLD)

    def untold(self, text_id: TextId) -> tuple[Record, ...]:
        """The faint deeds of one article that no other tells surely, in the order of its text."""
        return self._records(text_id, sa.not_(TOLD))

    def _records(self, text_id: TextId, which: sa.ColumnElement[bool]) -> tuple[Record, ...]:
        columns = (column for column in records.c if column.name != "vector")
        query = sa.select(*columns).where(records.c.article == text_id, which).order_by(records.c.position)
        with self._reads() as connection:
            return tuple(rows.record_of(row) for row in connection.execute(query).mappings())

    def vectors(self, text_id: TextId) -> Vectors:
        """The sentence vectors of an article and its records, as far as they were made."""
        whole = self._one(sa.select(articles.c.vector).where(articles.c.id == text_id), text_id)["vector"]
        query = sa.select(records.c.id, records.c.vector).where(
            records.c.article == text_id, records.c.vector.is_not(None)
        )
        with self._reads() as connection:
            return Vectors(whole, {RecordId(row.id): row.vector for row in connection.execute(query)})

    def actors(self, *, of: TextId | None = None) -> Iterator[Actor]:
        """The actors behind an article's records; without ``of`` each actor of all current articles once, by id."""
        if of is not None:
            query = sa.select(actors).where(actors.c.article == of).order_by(actors.c.position)
        else:
            current = sa.select(actors).join_from(actors, articles).where(articles.c.superseded_by.is_(None))
            query = current.order_by(actors.c.id, *IN_ORDER)
        with self._engine.connect() as connection:
            found = (
                rows.actor_of(row) for row in connection.execution_options(yield_per=500).execute(query).mappings()
            )
            for _, same in groupby(found, key=lambda actor: actor.id):
                yield reduce(Actor.joined, same)

    def beginning(self, beginning: str) -> list[Known]:
        """Records, articles, groups of events (``event``), meetings and stories whose ids begin so, a few of each."""

        def begins(id_: sa.Column[str]) -> sa.ColumnElement[bool]:
            return id_.between(beginning, beginning + "\uffff")

        none = sa.null().label("article")
        queries = (
            sa.select(sa.literal("record"), records.c.id, records.c.article).where(begins(records.c.id), TOLD),
            sa.select(sa.literal("article"), articles.c.id, articles.c.id).where(begins(articles.c.id)),
            *(
                sa.select(sa.literal(kind), groups.c.group, none)
                .distinct()
                .where(groups.c.kind == kind, begins(groups.c.group))
                for kind in ("event", "meeting", "story")
            ),
        )
        ruled = self.groups
        made = ruled.named(beginning)
        with self._reads() as connection:
            found = [Known(*row) for query in queries for row in connection.execute(query.limit(2 + len(made)))]
        grouped = dict.fromkeys((*((each.kind, each.id) for each in found if each.article is None), *made))
        there = (Known(kind, id_, None) for kind, id_ in grouped if ruled.members(kind, id_))
        return [*(each for each in found if each.article is not None), *there]

    def links_of(self, text_id: TextId) -> ArticleLinks:
        """What an article has to do with others, as people ruled."""
        return self.groups.of(text_id)

    @property
    def groups(self) -> Groups:
        """Events that are one, and stories, as people ruled."""
        return self._as_ruled().groups

    def attached(self) -> tuple[Attached, ...]:
        """The rulings that hold, in the order they were made, each with what it is on now."""
        return tuple(each for each in self._as_ruled().found if isinstance(each, Attached))

    def orphans(self) -> tuple[Orphan, ...]:
        """The rulings that hold and find nothing to be on."""
        return tuple(each for each in self._as_ruled().found if isinstance(each, Orphan))

    def _as_ruled(self) -> "_Ruled":
        """What holds, worked out anew when there is another ruling, or a build has begun or ended."""
        counts = (
            sa.select(sa.func.max(rulings.c.number)),
            sa.select(sa.func.count(builds.c.finished_at)),
            sa.select(sa.func.max(builds.c.number)),
        )
        with self._reads() as connection:
            now = tuple(connection.execute(query).scalar_one() for query in counts)
        if self._ruled is None or self._ruled.on != now:
            found = attach(self.rulings.all(), self) if now[0] else ()
            holding = (each for each in found if isinstance(each, Attached))
            self._ruled = _Ruled(now, found, Groups(self.links, holding))
        return self._ruled

    def superseded_by(self, text_id: TextId) -> TextId | None:
        """The later revision that took an article's place; ``None`` for one that is current."""
        row = self._one(sa.select(articles.c.superseded_by).where(articles.c.id == text_id), text_id)
        return TextId(row["superseded_by"]) if row["superseded_by"] else None

    def skipped(self, *, of: TextId | None = None) -> Iterator[Skipped]:
        """Everything that was not read (in one article), with its reason, in order of origin."""
        columns = skipped.c
        query = sa.select(skipped).order_by(columns.origin, columns.start, columns.step, columns.code, columns.detail)
        if of is not None:
            query = query.where(columns.article == of)
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=500).execute(query).mappings():
                yield rows.skipped_of(row)

    def page(self, text_id: TextId) -> Page:
        """The page an article was made from, byte for byte; raises ``NoSuchRecord``."""
        joined = sa.select(articles, pages.c.media, pages.c.encoding, pages.c.content).join_from(articles, pages)
        return rows.page_of(self._one(joined.where(articles.c.id == text_id), text_id))

    def search(self, query: str, *, limit: int) -> tuple[Listed, ...]:
        """Articles with all words of ``query``, best match first; quotation marks hold a phrase together."""
        words = match_expression(query)
        if not words:
            return ()
        index = sa.table("article_words", sa.column("rowid"), sa.column("rank"))
        found = (
            _listed()
            .join_from(articles, index, index.c.rowid == articles.c.number)
            .where(sa.text("article_words MATCH :words"), articles.c.superseded_by.is_(None))
            .order_by(index.c.rank, *IN_ORDER)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return tuple(rows.listed_of(row) for row in connection.execute(found, {"words": words}).mappings())

    def page_hashes(self) -> Iterator[tuple[TextId, str]]:
        """The articles that no later revision supersedes, by id, with the hash of the page each was made from."""
        query = (
            sa.select(articles.c.id, articles.c.page).where(articles.c.superseded_by.is_(None)).order_by(articles.c.id)
        )
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=500).execute(query):
                yield TextId(row.id), row.page

    def text_ids(self) -> Iterator[TextId]:
        """Every text the ledger holds, superseded ones too."""
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=500).execute(
                sa.select(articles.c.id).order_by(articles.c.id)
            ):
                yield TextId(row.id)

    def last_build(self) -> Build | None:
        """The newest build; ``None`` before the first."""
        with self._engine.connect() as connection:
            newest = sa.select(builds).order_by(builds.c.number.desc()).limit(1)
            row = connection.execute(newest).mappings().one_or_none()
        return None if row is None else rows.build_of(row)

    def counts(self) -> Counts:
        """How much the ledger holds, counted now."""
        with self._engine.connect() as connection:
            return _counts(connection)

    # ---- writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock, which the operating system lets go of if the process dies."""
        lock = FileLock(f"{self.path}.lock", timeout=0)
        try:
            with lock:
                yield
        except Timeout:
            raise LedgerBusy(
                "another build is writing this ledger", where=str(self.path), next_step="wait until it has ended"
            ) from None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything written inside the block one transaction: all of it is kept, or none."""
        with self._engine.begin() as connection:
            self._together = connection
            try:
                yield
            finally:
                self._together = None

    @property
    def links(self) -> Links:
        """What links its articles to one another."""
        return Links(reads=self._reads, writes=self._writes)

    @property
    def rulings(self) -> Rulings:
        """What people ruled about it."""
        return Rulings(reads=self._reads, writes=self._writes)

    @contextmanager
    def _reads(self) -> Iterator[sa.Connection]:
        if self._together is not None:
            yield self._together
        else:
            with self._engine.connect() as connection:
                yield connection

    @contextmanager
    def _writes(self) -> Iterator[sa.Connection]:
        if self._together is not None:
            yield self._together
        else:
            with self._engine.begin() as connection:
                yield connection

    @contextmanager
    def build(
        self, *, version: str, reader: str, models: Mapping[str, str], settings: dict[str, Any]
    ) -> Iterator[None]:
        """Note a build: begun now, and finished, with the counts then, if the block ends without an error."""
        begun = {
            "version": version,
            "reader": reader,
            "models": json.dumps(dict(models), sort_keys=True),
            "settings": json.dumps(settings, sort_keys=True),
            "started_at": datetime.now(UTC).isoformat(),
        }
        with self._engine.begin() as connection:
            number = connection.execute(sa.insert(builds).values(begun).returning(builds.c.number)).scalar_one()
        yield
        with self._engine.begin() as connection:
            counts = _counts(connection)
            connection.execute(
                sa.update(builds)
                .where(builds.c.number == number)
                .values(finished_at=datetime.now(UTC).isoformat(), **asdict(counts))
            )

    def unchanged(self, intake: Intake, reader: str) -> bool:
        """Whether this input was read to its end by this reader, and has not changed since."""
        query = sa.select(intakes).where(intakes.c.origin == intake.origin)
        with self._engine.connect() as connection:
            known = connection.execute(query).mappings().one_or_none()
        if known is None or intake.mtime_ns is None or not known["finished"] or known["reader"] != reader:
            return False
        settled = known["seen_ns"] - intake.mtime_ns > SETTLED_NS
        same = (known["size"], known["mtime_ns"], known["locator"]) == (intake.size, intake.mtime_ns, intake.locator)
        return same and settled

    def forget_unopened(self, sources: Iterable[str]) -> None:
        """Forget what could not be opened under these sources: a new build meets it again or finds it mended."""
        with self._writes() as connection:
            for source in sources:
                under = skipped.c.origin.startswith(source.rstrip("/"), autoescape=True)
                connection.execute(sa.delete(skipped).where(skipped.c.intake == "", under))

    def begin(self, intake: Intake, reader: str) -> None:
        """Open an input for reading; what was skipped in it and belongs to no page is forgotten and met again."""
        values = {
            "origin": intake.origin,
            "locator": intake.locator,
            "path": intake.path,
            "size": intake.size,
            "mtime_ns": intake.mtime_ns,
            "seen_ns": time.time_ns(),
            "reader": reader,
            "finished": False,
        }
        with self._writes() as connection:
            connection.execute(OPEN_INTAKE, values)
            connection.execute(sa.delete(skipped).where(skipped.c.intake == intake.origin, skipped.c.page == ""))

    def keeps(self, page: Page, reader: str) -> bool:
        """Whether this very page, at this place in its source, was read by this reader already."""
        text_id = article_id(content=page.content, locator=page.locator, key=page.key)
        query = sa.select(articles.c.number).where(
            articles.c.id == text_id,
            articles.c.reader == reader,
            articles.c.superseded_by.is_(None),
        )
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def keep(self, intake: Intake, readings: Iterable[Reading], *, reader: str) -> None:
        """Store readings in one transaction."""
        self._ruled = None
        with self._writes() as connection:
            for reading in readings:
                _keep(connection, reading, intake=intake.origin, reader=reader)

    def redate(self, text_id: TextId, found: Iterable[Record]) -> None:
        """Keep these records of an article with the days they have now; without any, all as they were read."""
        changed = [{"of": record.id, "as": rows.claim_of(record)} for record in found]
        with self._writes() as connection:
            connection.execute(sa.update(records).where(records.c.article == text_id).values(dated=None))
            if changed:
                connection.execute(REDATE, changed)

    def skip(self, intake: Intake | None, what: Skipped) -> None:
        """Store something that never became a page."""
        row = rows.skipped_row(what, intake="" if intake is None else intake.origin, page="")
        with self._writes() as connection:
            connection.execute(sa.insert(skipped), row)

    def finish(self, intake: Intake) -> None:
        """Note that an input was read to its end."""
        with self._writes() as connection:
            connection.execute(sa.update(intakes).where(intakes.c.origin == intake.origin).values(finished=True))

    # ---- inside

    def _one(self, query: sa.Select[Any], wanted: str) -> sa.RowMapping:
        with self._reads() as connection:
            row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise NoSuchRecord(f"the ledger has no article {wanted!r}", where=str(self.path))
        return row

    def _migrate(self) -> None:
        with self._engine.begin() as connection:
            if _belongs_elsewhere(connection):
                raise NotALedger("this SQLite file belongs to another program", where=str(self.path))
            present = _schema_of(connection)
            if present == SCHEMA:
                return
            if present is not None and present > SCHEMA:
                raise LedgerTooNew(
                    f"written by a later Wordkeep (schema {present}, this one knows {SCHEMA})",
                    where=str(self.path),
                    next_step="pip install --upgrade wordkeep",
                )
            config = Config()
            config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
            config.attributes["connection"] = connection
            command.upgrade(config, SCHEMA)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def match_expression(query: str) -> str:
    """The FTS5 expression for all words and ``"phrases"`` of a query; nothing in it is an operator.

    >>> match_expression('joint "working group" NOT')
    '"joint" "working group" "NOT"'
    """
    terms: list[str] = []
    for position, part in enumerate(query.replace("\0", " ").split('"')):
        terms.extend([part] if position % 2 else part.split())
    return " ".join(f'"{term}"' for term in terms if any(character.isalnum() for character in term))


def _keep(connection: sa.Connection, reading: Reading, *, intake: str, reader: str) -> None:
    page, article = reading.page, reading.article
    connection.execute(FORGET_SKIPPED, {"in_intake": intake, "of_page": page.origin})
    if article is not None:
        connection.execute(KEEP_PAGE, rows.page_row(page))
        connection.execute(FORGET_RECORDS, {"of_article": article.id})
        connection.execute(FORGET_ACTORS, {"of_article": article.id})
        connection.execute(KEEP_ARTICLE, rows.article_row(reading, article, intake=intake, reader=reader))
        vectors = reading.vectors.records
        in_order = sorted((*reading.records, *reading.faint), key=lambda record: (record.span, record.id))
        kept = [rows.record_row(r, at, vectors.get(r.id)) for at, r in enumerate(in_order)]
        if kept:
            connection.execute(KEEP_RECORDS, kept)
        if reading.actors:
            connection.execute(KEEP_ACTORS, [rows.actor_row(a, article.id, at) for at, a in enumerate(reading.actors)])
        connection.execute(SUPERSEDE, {"at_origin": page.origin, "by_article": article.id})
    if reading.skipped:
        lost = [rows.skipped_row(each, intake=intake, page=page.origin) for each in reading.skipped]
        connection.execute(sa.insert(skipped), lost)


def _listed() -> sa.Select[Any]:
    names = ("id", "title", "outlet", "published", "published_basis", "published_words", "path", "url")
    opening = sa.func.substr(articles.c.text, 1, rows.OPENING).label("opening")
    counts = articles.c.statement_count, articles.c.event_count
    told = _faint_told().where(records.c.article == articles.c.id).scalar_subquery().label("faint_told")
    return sa.select(*(articles.c[name] for name in names), *counts, told, opening)


def _faint_told() -> sa.Select[Any]:
    """How many faint deeds are told."""
    return sa.select(sa.func.count()).select_from(records).where(records.c.faint, GROUPED)


def _counts(connection: sa.Connection) -> Counts:
    current = articles.c.superseded_by.is_(None)
    total = sa.select(sa.func.count()).select_from(articles)
    sums = [
        sa.func.coalesce(sa.func.sum(articles.c[f"{kind}_count"]), 0).label(f"{kind}s")
        for kind in type_of_claim.values()
    ]
    counted = dict(connection.execute(sa.select(*sums).where(current)).mappings().one())
    counted["events"] += connection.execute(_faint_told()).scalar_one()  # of current articles: no others are in groups
    return Counts(
        articles=connection.execute(total.where(current)).scalar_one(),
        superseded=connection.execute(total.where(sa.not_(current))).scalar_one(),
        **counted,
        skipped=connection.execute(sa.select(sa.func.count()).select_from(skipped)).scalar_one(),
    )


def _belongs_elsewhere(connection: sa.Connection) -> bool:
    """Whether the file holds tables that no Wordkeep made."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID:
        return False
    return bool(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())


def _schema_of(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()


def connect(path: Path) -> sa.Engine:
    """Connections to the file at ``path``: write-ahead log, foreign keys kept, changes of the schema in transactions."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver would leave changes of the schema outside transactions
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "handle_error")
    def _say(context: sa.engine.ExceptionContext) -> None:
        if isinstance(context.original_exception, sqlite3.OperationalError):
            raise LedgerUnusable(
                f"the ledger cannot be used ({context.original_exception})",
                where=str(path),
                next_step="see that the disk has room and the folder may be written",
            ) from context.original_exception
        if type(context.original_exception) is sqlite3.DatabaseError:
            raise LedgerDamaged(
                f"the database is damaged ({context.original_exception})",
                where=str(path),
                next_step=f"restore a copy; wordkeep verify {path} says what is wrong",
            ) from context.original_exception

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine
