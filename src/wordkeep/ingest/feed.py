"""Saved RSS, Atom and RDF feeds: one page for each entry, with what the feed says of it. Nothing is fetched."""

import io
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any, Final, TypeAlias
from urllib.parse import urljoin
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import feedparser
from defusedxml import EntitiesForbidden
from defusedxml.sax import parseString

from wordkeep.errors import Unreadable
from wordkeep.ingest.head import Head
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.markup import opening_of
from wordkeep.ingest.names import Names
from wordkeep.ingest.rows import label
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.skipped import Skipped

ROOTS: Final = frozenset({"rss", "feed", "rdf"})
NAMESPACES: Final = ("www.w3.org/2005/atom", "purl.org/atom/", "purl.org/rss/", "my.netscape.com/rdf")
TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
BREAK: Final = re.compile(r"<(?:br|/?p|/?div|/?li)\b[^<>]*>", re.IGNORECASE)
AMPERSAND: Final = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#?\w{1,32};)", re.DOTALL)  # CDATA is left as it is
CLOSED: Final = re.compile(rb"</[\w:]*(?:rss|feed|rdf)\s*>", re.IGNORECASE)
DEEPEST: Final = 200
TAIL: Final = 4096  # bytes at the end in which a whole feed is closed

Entry: TypeAlias = Mapping[str, Any]  # feedparser's dictionaries are not typed


def looks_like(head: Head) -> bool:
    """The root element of a feed; also any XML that declares entities, so that it is refused and not read as HTML."""
    if not head.text:
        return False
    opening = opening_of(head.text)
    root = opening.root.rpartition(":")[2]
    if root in ROOTS and (root == "rss" or any(name in head.text.lower() for name in NAMESPACES)):
        return True
    return "<!entity" in opening.declared and opening.doctype != "html"


def pages(stream: Stream, intake: Intake, options: Options) -> Iterator[Page | Skipped]:
    """One page for each entry; an entry without text becomes a row of ``Skipped``."""
    head = Head.of(stream.head(), "", options.columns)
    content, failure = stream.whole(options.limits.page)
    refuse_attacks(content, head)
    feed, entries = _parsed(content)
    names = Names(intake)
    for number, entry in enumerate(entries, start=1):
        yield _page_or_skipped(entry, feed, at=f"entry {number}", intake=intake, names=names)
    if failure is not None:
        yield intake.damaged(failure)
    elif not CLOSED.search(content[-TAIL:].replace(b"\0", b"")):
        yield intake.skipped("format-damaged", "the feed breaks off before its end; what came before is read")
    elif not entries:
        yield intake.skipped("page-empty", "the feed has no entries; leave it out")


class Nesting(ContentHandler):
    """Counts how deep elements lie in each other."""

    depth = 0

    def startElement(self, *_: Any) -> None:  # noqa: N802 (the name is that of SAX)
        """One level down; raises ``Unreadable`` at a depth that no feed has and that takes its reader hours."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("format-damaged", f"elements lie over {DEEPEST} deep in each other; save the feed again")

    def endElement(self, *_: Any) -> None:  # noqa: N802 (the name is that of SAX)
        """One level up."""
        self.depth -= 1


def refuse_attacks(content: bytes, head: Head) -> None:
    """Raise ``Unreadable`` where the document declares entities of its own, before anything expands them.

    A document that is not well-formed is let through, for feeds in the wild seldom are, unless what stands before its
    first element declares an entity.
    """
    try:
        parseString(content, Nesting(), forbid_external=False)  # external declarations are never fetched
    except EntitiesForbidden:
        declares = True
    except (SAXException, ValueError, LookupError, RecursionError):
        declares = "<!entity" in opening_of(head.text).declared
    else:
        declares = False
    if declares:
        raise Unreadable("entity-expansion", "declares XML entities of its own; save the feed without its DOCTYPE")


def _parsed(content: bytes) -> tuple[Entry, list[Entry]]:
    parsed = _parse(content)
    if (
        parsed.bozo and b"\0" not in content
    ):  # not well-formed, most often for an ampersand, which feedparser would turn into an entity
        mended = AMPERSAND.sub(lambda found: b"&amp;" if found[0] == b"&" else found[0], content)
        parsed = parsed if mended == content else _parse(mended)
    return parsed.feed, parsed.entries


def _parse(content: bytes) -> Any:
    try:
        return feedparser.parse(io.BytesIO(content), resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:
        raise Unreadable("format-damaged", f"the feed cannot be read ({type(error).__name__})") from error


def _page_or_skipped(entry: Entry, feed: Entry, *, at: str, intake: Intake, names: Names) -> Page | Skipped:
    labels = _labels(entry, feed, base=intake.locator)
    text, language = _text_of(entry)
    if not plain(text):
        link = f"; read its page instead: {labels.url}" if labels.url else "; leave it out"
        return intake.skipped("no-article-text", f"has neither content nor summary{link}", at=at)
    content = _document(text, labels.title, language or labels.language).encode("utf-8", "replace")
    key = label(entry.get("id")) or labels.url
    name = names.keyed(key) if key else names.unkeyed(content)
    return Page(
        origin=name.origin,
        locator=name.locator,
        content=content,
        media=Media.HTML,
        path=intake.path,
        key=name.key,
        encoding="utf-8",
        labels=labels,
        at=at,
    )


def _labels(entry: Entry, feed: Entry, *, base: str) -> Labels:
    source: Entry = entry.get("source") or {}
    link = label(entry.get("link"))
    return Labels(
        title=label(plain(str(entry.get("title") or ""))),
        outlet=label(plain(str(source.get("title") or feed.get("title") or ""))),
        url=_joined(base if base.startswith("http") else str(feed.get("link") or ""), link),
        published=label(entry.get("published") or entry.get("updated")),
        language=label(entry.get("language") or feed.get("language")),
    )


def _joined(base: str, link: str | None) -> str | None:
    """``link`` as an absolute address, where it can be one."""
    if link is None:
        return None
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _text_of(entry: Entry) -> tuple[str, str | None]:
    """The fullest text of an entry and its language: its content, or else its summary."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    for detail in details:
        value = str(detail.get("value") or "")
        if plain(value):
            return value, detail.get("language")
    return "", None


def plain(text: str) -> str:
    """A title or text without its markup."""
    return " ".join(unescape(TAG.sub("", BREAK.sub(" ", text))).split())


def _document(text: str, title: str | None, language: str | None) -> str:
    if not TAG.search(text):
        text = "".join(f"<p>{escape(unescape(line))}</p>" for line in text.splitlines() if line.strip())
    lang = f' lang="{escape(language)}"' if language else ""
    head = f'<head><meta charset="utf-8"><title>{escape(title or "")}</title></head>'
    return f"<!DOCTYPE html><html{lang}>{head}<body><article>{text}</article></body></html>"
