"""Values to rows of the ledger's tables and back."""

import dataclasses
import hashlib
import json
import zlib
from collections import Counter
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import RowMapping

from wordkeep.model.actor import Actor
from wordkeep.model.article import Article
from wordkeep.model.card import Vector
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.ports import Build, Counts, Listed
from wordkeep.model.reading import Reading
from wordkeep.model.record import Origin, Record, type_of_claim
from wordkeep.model.skipped import Skipped
from wordkeep.model.span import Span
from wordkeep.model.when import Basis, Published
from wordkeep.model.wire import actor_from_wire, actor_to_wire, from_wire, map_from_wire, map_to_wire, to_wire

Row = dict[str, Any]

OPENING: Final = 320  # characters of an article's opening in lists; pages cut it between words

LEVEL: Final = 1  # of zlib: on 4 kB articles level 6 saves 4% more space for twice the time


def content_hash(content: bytes) -> str:
    """The name of some bytes: BLAKE2b-128 in hexadecimal."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def text_hash(text: str) -> str:
    """The name of a text: of its UTF-8 bytes."""
    return content_hash(text.encode())


def page_row(page: Page) -> Row:
    """The row of ``pages``; the place a page came from is kept with the article, since equal pages share this row."""
    return {
        "id": content_hash(page.content),
        "media": page.media.value,
        "encoding": page.encoding,
        "content": zlib.compress(page.content, LEVEL),
    }


def article_row(reading: Reading, article: Article, *, intake: str, reader: str) -> Row:
    """The row of ``articles`` of a reading with its article, but for its number."""
    page, records = reading.page, reading.records
    offsets = json.dumps(map_to_wire(article.to_page), separators=(",", ":"))
    kinds = Counter(record.kind for record in records)
    return {
        "id": article.id,
        "intake": intake,
        "page": content_hash(page.content),
        "origin": article.origin,
        "locator": page.locator,
        "path": article.path,
        "key": article.key,
        "url": article.url,
        "fetched_at": page.fetched_at.isoformat() if page.fetched_at else None,
        "labels": json.dumps(dataclasses.asdict(page.labels), ensure_ascii=True),
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": article.published.on.isoformat() if article.published.on else None,
        "published_basis": article.published.basis.value,
        "published_words": article.published.words,
        "title_start": article.title_span.start if article.title_span else None,
        "title_end": article.title_span.end if article.title_span else None,
        "dateline_start": article.dateline.start if article.dateline else None,
        "dateline_end": article.dateline.end if article.dateline else None,
        "text": article.text,
        "text_hash": text_hash(article.text),
        "raw_is_given": article.raw_is_given,
        "offsets": zlib.compress(offsets.encode(), LEVEL),
        "reader": reader,
        "record_count": len(records),
        **{f"{kind}_count": kinds[kind] for kind in type_of_claim.values()},
        "superseded_by": None,
        "vector": reading.vectors.article,
    }


def article_of(row: RowMapping) -> Article:
    """The article of a row of ``articles``."""
    return Article(
        id=TextId(row["id"]),
        text=row["text"],
        to_page=map_from_wire(json.loads(zlib.decompress(row["offsets"]))),
        raw_is_given=row["raw_is_given"],
        published=_published(row),
        origin=row["origin"],
        path=row["path"],
        url=row["url"],
        key=row["key"],
        title=row["title"],
        outlet=row["outlet"],
        language=row["language"],
        title_span=_span(row["title_start"], row["title_end"]),
        dateline=_span(row["dateline_start"], row["dateline_end"]),
    )


def page_of(row: RowMapping) -> Page:
    """The page of a row of ``articles`` joined with its row of ``pages``."""
    return Page(
        origin=row["origin"],
        locator=row["locator"],
        content=zlib.decompress(row["content"]),
        media=Media(row["media"]),
        path=row["path"],
        key=row["key"],
        encoding=row["encoding"],
        fetched_at=datetime.fromisoformat(row["fetched_at"]) if row["fetched_at"] else None,
        as_given=row["raw_is_given"],
        labels=Labels(**json.loads(row["labels"])),
    )


def listed_of(row: RowMapping) -> Listed:
    """What a list shows of a row of ``articles``."""
    return Listed(
        id=TextId(row["id"]),
        title=row["title"],
        outlet=row["outlet"],
        published=_published(row),
        path=row["path"],
        url=row["url"],
        opening=row["opening"],
        statements=row["statement_count"],
        events=row["event_count"] + row["faint_told"],
    )


def record_row(record: Record, position: int, vector: Vector | None = None) -> Row:
    """The row of ``records``, with days as they were read."""
    span = record.span
    return {
        "id": record.id,
        "article": record.text_id,
        "position": position,
        "kind": record.kind,
        "start": span.start,
        "end": span.end,
        "probability": record.claim.probability,
        "reader": record.origin.reader,
        "rule": record.origin.rule,
        "claim": claim_of(record),
        "vector": vector,
        "dated": None,
        "faint": record.is_faint,
    }


def claim_of(record: Record) -> str:
    """The JSON of a record's claim."""
    return json.dumps(to_wire(record.claim), ensure_ascii=False, separators=(",", ":"))


def record_of(row: RowMapping) -> Record:
    """The record of a row of ``records``, with the days that a linked event gives it, if one does."""
    claim = from_wire(json.loads(row["dated"] or row["claim"]))
    return Record(RecordId(row["id"]), claim, Origin(row["reader"], row["rule"]))


def actor_row(actor: Actor, article: TextId, position: int) -> Row:
    """The row of ``actors``."""
    return {
        "article": article,
        "id": actor.id,
        "position": position,
        "name": actor.name,
        "kind": actor.kind.value,
        "side": actor.side,
        "actor": json.dumps(actor_to_wire(actor), ensure_ascii=False, separators=(",", ":")),
    }


def actor_of(row: RowMapping) -> Actor:
    """The actor of a row of ``actors``."""
    return actor_from_wire(json.loads(row["actor"]))


def skipped_row(skipped: Skipped, *, intake: str, page: str) -> Row:
    """The row of ``skipped``."""
    return {
        "intake": intake,
        "page": page,
        "origin": skipped.origin,
        "step": skipped.step,
        "code": skipped.code,
        "detail": skipped.detail,
        "article": skipped.text_id,
        "start": skipped.span.start if skipped.span else None,
        "end": skipped.span.end if skipped.span else None,
    }


def skipped_of(row: RowMapping) -> Skipped:
    """The skipped thing of a row of ``skipped``."""
    return Skipped(
        origin=row["origin"],
        step=row["step"],
        code=row["code"],
        detail=row["detail"],
        text_id=TextId(row["article"]) if row["article"] else None,
        span=_span(row["start"], row["end"]),
    )


def build_of(row: RowMapping) -> Build:
    """The build of a row of ``builds``."""
    counts = {count.name: row[count.name] for count in dataclasses.fields(Counts)}
    return Build(
        version=row["version"],
        reader=row["reader"],
        models=json.loads(row["models"]),
        settings=json.loads(row["settings"]),
        counts=Counts(**counts) if row["finished_at"] else None,
    )


def _published(row: RowMapping) -> Published:
    on = date.fromisoformat(row["published"]) if row["published"] else None
    return Published(on, Basis(row["published_basis"]), row["published_words"])


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
