"""The tables of a ledger, for SQLAlchemy Core; ``migrations/`` makes them, and a test holds the two to each other."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    text,
)

metadata: Final = MetaData()

intakes: Final = Table(
    "intakes",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("locator", Text, nullable=False),
    Column("path", Text),
    Column("size", BigInteger),
    Column("mtime_ns", BigInteger),
    Column("seen_ns", BigInteger, nullable=False),  # when it was read; a change just before may not show
    Column("reader", Text, nullable=False),
    Column("finished", Boolean, nullable=False),
)

pages: Final = Table(
    "pages",
    metadata,
    Column("id", Text, primary_key=True),  # BLAKE2b-128 of the content
    Column("media", Text, nullable=False),
    Column("encoding", Text),
    Column("content", LargeBinary, nullable=False),  # zlib
)

articles: Final = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),  # for the full-text index only; never shown, differs between ledgers
    Column("id", Text, nullable=False, unique=True),
    Column("intake", Text, ForeignKey("intakes.origin"), nullable=False),
    Column("page", Text, ForeignKey("pages.id"), nullable=False),
    Column("origin", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("path", Text),
    Column("key", Text),
    Column("url", Text),
    Column("fetched_at", Text),
    Column("labels", Text, nullable=False),  # JSON: what the container said of the page, as it said it
    Column("title", Text),
    Column("outlet", Text),
    Column("language", Text),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("published_words", Text),
    Column("title_start", Integer),
    Column("title_end", Integer),
    Column("dateline_start", Integer),
    Column("dateline_end", Integer),
    Column("text", Text, nullable=False),
    Column("text_hash", Text, nullable=False),  # BLAKE2b-128 of the text
    Column("raw_is_given", Boolean, nullable=False),
    Column("offsets", LargeBinary, nullable=False),  # zlib of JSON
    Column("reader", Text, nullable=False),
    Column("record_count", Integer, nullable=False),
    Column("statement_count", Integer, nullable=False),
    Column("event_count", Integer, nullable=False, server_default="0"),
    Column("mention_count", Integer, nullable=False, server_default="0"),
    Column("time_count", Integer, nullable=False, server_default="0"),
    Column("superseded_by", Text),
    Column("vector", LargeBinary),
    Index("articles_in_order", "published", "path", "key", "id"),
    Index("articles_by_origin", "origin"),
)

records: Final = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("probability", Float, nullable=False),
    Column("reader", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("claim", Text, nullable=False),  # JSON, model/wire.py
    Column("vector", LargeBinary),  # of its sentence or words, model/card.py; null for what is not compared
    Column("dated", Text),  # the claim with days that a linked event gives it; null where it gives none
    Column("faint", Boolean, nullable=False, server_default=false()),  # a deed that is told only if it is in a group
    Index("records_of_article", "article", "position"),
    Index("records_faint", "article", sqlite_where=text("faint")),
)

actors: Final = Table(
    "actors",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("side", Text),
    Column("actor", Text, nullable=False),  # JSON, model/wire.py: what this article makes known of it
    Index("actors_by_id", "id", "article"),
)

linked: Final = Table(  # what linking has seen: a mark of the linker and of the reading it looked at
    "linked",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("mark", Text, nullable=False),
)

cards: Final = Table(
    "cards",
    metadata,
    Column("kind", Text, primary_key=True),  # copy, event, line, meeting, story, teller
    Column("member", Text, primary_key=True),  # id of the article or record; a sighting's is its first event's
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("card", Text, nullable=False),  # JSON, model/card_wire.py
    Index("cards_of_article", "article"),
)

card_keys: Final = Table(
    "card_keys",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", BigInteger, primary_key=True),  # a hash of what such a card may share with another
    Column("member", Text, primary_key=True),
    Index("card_keys_of_member", "kind", "member"),
    sqlite_with_rowid=False,
)

likenesses: Final = Table(
    "likenesses",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("one", Text, primary_key=True),  # the smaller id
    Column("other", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("label", Text, nullable=False),
    Column("because", Text, nullable=False),  # JSON
    Index("likenesses_of_other", "kind", "other"),
)

unsettled: Final = Table(  # members whose groups are to be found anew
    "unsettled",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("member", Text, primary_key=True),
)

groups: Final = Table(
    "groups",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    Column("group", Text, nullable=False),
    Index("groups_by_id", "kind", "group"),
)

linked_dates: Final = Table(  # undated articles that a linked event dates
    "linked_dates",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("earliest", Text),
    Column("latest", Text),
    Column("because", Text, nullable=False),
)

rulings: Final = Table(  # what people decided; rows are added and never changed
    "rulings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("target", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ruling", Text, nullable=False),  # JSON, model/ruling_wire.py
    Index("rulings_of_target", "target"),
)

skipped: Final = Table(
    "skipped",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("intake", Text, nullable=False),  # origin of the intake; "" for what never became one
    Column("page", Text, nullable=False),  # origin of the page; "" for what never became one
    Column("origin", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("article", Text),
    Column("start", Integer),
    Column("end", Integer),
    Index("skipped_of_page", "intake", "page"),
)

builds: Final = Table(
    "builds",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("settings", Text, nullable=False),  # JSON
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),  # null while it runs, and for ever if it was killed
    Column("articles", Integer),
    Column("superseded", Integer),
    Column("statements", Integer),
    Column("skipped", Integer),
    Column("events", Integer),
    Column("mentions", Integer),
    Column("times", Integer),
    Column("models", Text, nullable=False, server_default="{}"),  # JSON: file to SHA-256
)
