"""What the store can prove of itself: SQLite's own checks, hashes of texts and pages, and counts."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from wordkeep.errors import LedgerDamaged
from wordkeep.model.record import type_of_claim
from wordkeep.store import rows
from wordkeep.store.schema import (
    articles,
    builds,
    cards,
    groups,
    likenesses,
    linked_dates,
    pages,
    records,
    unsettled,
)
from wordkeep.store.sqlite import connect


def faults_of_store(path: Path) -> Iterator[tuple[str, str]]:
    """What is wrong with a ledger's file, as (where, what); nothing if all is well.

    Raises ``LedgerDamaged`` where SQLite can go no further.
    """
    engine = connect(path)
    try:
        with engine.connect() as connection:
            try:
                yield from _file(connection)
                yield from _texts(connection)
                yield from _pages(connection)
                yield from _counts(connection)
                yield from _links(connection)
                connection.rollback()
                yield from _index(connection)
            finally:
                connection.rollback()
    finally:
        engine.dispose()


def _file(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield "database", line
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {row}", f"points to a row of {parent} that is not there"


def _texts(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    query = sa.select(articles.c.id, articles.c.text, articles.c.text_hash)
    for row in connection.execution_options(yield_per=200).execute(query):
        if rows.text_hash(row.text) != row.text_hash:
            yield row.id, "the text is not the text that was stored (its hash differs)"


def _pages(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execution_options(yield_per=200).execute(sa.select(pages.c.id, pages.c.content)):
        try:
            content = zlib.decompress(row.content)
        except zlib.error as error:
            yield f"page {row.id}", f"the page cannot be unpacked ({error})"
            continue
        if rows.content_hash(content) != row.id:
            yield f"page {row.id}", "the page is not the page that was stored (its hash differs)"


def _counts(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    every = sa.func.count(records.c.id)
    surely = sa.not_(records.c.faint)
    kinds = {kind: every.filter(records.c.kind == kind, surely) for kind in type_of_claim.values()}
    there: dict[str, sa.ColumnElement[int]] = {"record": every.filter(surely), **kinds}
    columns = [column for kind, found in there.items() for column in (articles.c[f"{kind}_count"], found)]
    query = (
        sa.select(articles.c.id, *columns)
        .join_from(articles, records, records.c.article == articles.c.id, isouter=True)
        .group_by(articles.c.id)
        .having(sa.or_(*(articles.c[f"{kind}_count"] != found for kind, found in there.items())))
    )
    for text_id, *counts in connection.execute(query):
        for kind, noted, present in zip(there, counts[::2], counts[1::2], strict=True):
            if noted != present:
                yield text_id, f"{noted} {kind}s were stored, {present} are there"


def _links(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    """Links lead to what is there and current, and nothing is left undone."""
    current = sa.select(articles.c.id).where(articles.c.superseded_by.is_(None))
    carded = sa.select(cards.c.kind, cards.c.member)
    some_kind = sa.tuple_(groups.c.kind, groups.c.member)
    held = [sa.tuple_(likenesses.c.kind, member) for member in (likenesses.c.one, likenesses.c.other)]
    dated = sa.select(articles.c.id).where(articles.c.published.is_not(None))
    found = {
        "is a group of one": sa.select(groups.c.group).where(groups.c.kind.not_in(("meeting", "teller"))).group_by(
            groups.c.kind, groups.c.group
        ).having(sa.func.count() < 2),
        "tells of a meeting that is not there": sa.select(groups.c.member).where(
            groups.c.kind == "teller",
            groups.c.group.not_in(sa.select(groups.c.group).where(groups.c.kind == "meeting")),
        ),
        "is in a group and is linked to nothing that is there": sa.select(groups.c.member).where(
            some_kind.not_in(carded)
        ),
        "is the origin of copies and no article that is current": sa.select(groups.c.group).distinct().where(
            groups.c.kind == "copy", groups.c.group.not_in(current)
        ),
        "is linked and no article that is current": sa.select(cards.c.article).distinct().where(
            cards.c.article.not_in(current)
        ),
        "is linked and no record or article of its own": sa.select(cards.c.member).where(
            cards.c.kind.in_(("event", "meeting")), cards.c.member.not_in(sa.select(records.c.id))
        ),
        "is like something that is not linked": sa.select(likenesses.c.one).where(
            sa.or_(*(each.not_in(carded) for each in held))
        ),
        "is faint and told, and no other article tells it surely": _faint_alone(),
        "has days by a linked event and a day of its own": sa.select(linked_dates.c.article).where(
            linked_dates.c.article.in_(dated)
        ),
    }  # fmt: skip
    for what, query in found.items():
        yield from ((where, what) for (where,) in connection.execute(query.order_by(sa.text("1"))))
    finished = sa.select(builds.c.finished_at).order_by(builds.c.number.desc()).limit(1)
    if connection.execute(finished).scalar_one_or_none():
        left = sa.select(unsettled.c.member).order_by(unsettled.c.member)
        yield from (
            (member, "is not settled, though the last build is finished") for (member,) in connection.execute(left)
        )


def _faint_alone() -> sa.Select[Any]:
    """Faint deeds in groups without a sure one of another article."""
    fellows, told = groups.alias("fellows"), records.alias("told")
    surely = (
        sa.exists()
        .where(fellows.c.kind == "event", fellows.c.group == groups.c.group, told.c.id == fellows.c.member)
        .where(sa.not_(told.c.faint), told.c.article != records.c.article)
    )
    joined = sa.select(groups.c.member).join_from(groups, records, records.c.id == groups.c.member)
    return joined.where(groups.c.kind == "event", records.c.faint, sa.not_(surely))


def _index(connection: sa.Connection) -> Iterator[tuple[str, str]]:
    try:
        connection.exec_driver_sql("INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)")
    except LedgerDamaged:
        yield "full-text index", "does not agree with the articles"
