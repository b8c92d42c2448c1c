"""A whole web page to its article: text by trafilatura, title, outlet and date from what the page says of itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import lxml.html
import trafilatura
from trafilatura.metadata import extract_title
from trafilatura.settings import Document

from wordkeep.clean.markup import led_back, shown_text
from wordkeep.clean.published import day_in
from wordkeep.errors import Unreadable
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.when import Basis, Published

DATE_FIELDS: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
)

DATE_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)/")

FEWEST_WORDS: Final = 8  # fewer are a menu or a notice that the extractor fell back on

# Beyond these the parser and the extractor take time that grows with the square: 200,000 links took over five minutes.
MOST_TAGS: Final = 50_000
MOST_ATTRIBUTES: Final = 5_000

LONG_TAG: Final = re.compile(r"<[^<>]{20000,}")

DEEPEST: Final = 40  # levels of JSON-LD that are looked into


WHOLE: Final = re.compile(r"<(?:!doctype\s+html|html|body|head)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extract:
    """What was found on a web page; ``to_page`` leads back into the page's HTML."""

    text: str
    to_page: OffsetMap
    title: str | None
    outlet: str | None
    language: str | None
    published: Published


def is_whole(source: str) -> bool:
    """Whether this is a page with a head or a body, and not a piece of HTML out of a feed or an e-mail."""
    return WHOLE.search(source, 0, 4096) is not None


def article_on(source: str, *, where: str, whole: bool) -> Extract:
    """The article of an HTML page, or of a piece of HTML that is all article (``whole`` false).

    Raises ``Unreadable`` (``no-article-text``) where there is none. The date is one the page states in its metadata, in a
    ``time`` element or in its own address; no date is guessed from other words of the page.
    """
    if not whole:
        text, to_page = shown_text(source)
        if not text.strip():
            raise Unreadable("no-article-text", "the HTML shows no text", where=where)
        return Extract(text, to_page, None, None, None, Published.unknown())
    _refuse_monsters(source, where)
    tree = trafilatura.load_html(source)
    if tree is None:
        raise Unreadable("no-article-text", "the page is not HTML that can be parsed", where=where)
    facts = _facts(tree)
    title = facts.title or extract_title(tree)
    found = trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, include_tables=False, include_formatting=False
    )
    text = found.text or "" if isinstance(found, Document) else ""
    if len(text.split()) < FEWEST_WORDS:
        raise Unreadable("no-article-text", "no article text among the page's menus and notices", where=where)
    return Extract(
        text=text,
        to_page=led_back(text, source),
        title=title,
        outlet=facts.outlet,
        language=facts.language,
        published=facts.published,
    )


def _refuse_monsters(source: str, where: str) -> None:
    if source.count("<") > MOST_TAGS:
        raise Unreadable("page-too-large", f"over {MOST_TAGS:,} tags; save the article alone", where=where)
    if any(tag.group().count("=") > MOST_ATTRIBUTES for tag in LONG_TAG.finditer(source)):
        raise Unreadable("page-too-large", f"a tag with over {MOST_ATTRIBUTES:,} attributes", where=where)


@dataclass(frozen=True, slots=True)
class _Facts:
    title: str | None
    outlet: str | None
    language: str | None
    published: Published


def _facts(tree: lxml.html.HtmlElement) -> _Facts:
    """What a page says of itself: meta elements first, then JSON-LD, then its first ``time`` element, then its address."""
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    dates = [meta[name] for name in DATE_FIELDS if name in meta]
    dates += [str(entry["datePublished"]) for entry in linked if isinstance(entry.get("datePublished"), str)]
    dates += [str(element.get("datetime")) for element in tree.iter("time") if element.get("datetime")][:1]
    return _Facts(
        title=meta.get("og:title") or _first(entry.get("headline") for entry in linked),
        outlet=meta.get("og:site_name")
        or meta.get("application-name")
        or _first(_publisher(entry) for entry in linked),
        language=(tree.get("lang") or meta.get("og:locale") or meta.get("content-language") or None),
        published=_first_date(dates, meta.get("og:url") or _canonical(tree)),
    )


def _first_date(labels: list[str], address: str | None) -> Published:
    for label in labels:
        day = day_in(label)
        if day is not None:
            return Published(day, Basis.METADATA, label.strip())
    return published_in_address(address) if address else Published.unknown()


def published_in_address(address: str) -> Published:
    """The day that an address such as ``https://example.org/2021/03/21/talks`` carries, as most news sites write it."""
    found = DATE_IN_ADDRESS.search(address)
    day = day_in("-".join(found.groups())) if found else None
    return Published(day, Basis.METADATA, found.group()) if found and day else Published.unknown()


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = (element.get("content") or "").strip()
        if name and content:
            fields.setdefault(name.strip().lower(), content)
    return fields


def _linked_data(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD that has a headline or a published date."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _described(json.loads(element.text or ""), DEEPEST)
            except (ValueError, RecursionError):
                continue


def _described(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _described(item, depth - 1)
    elif isinstance(value, dict):
        if "datePublished" in value or "headline" in value:
            yield value
        for item in value.values():
            yield from _described(item, depth - 1)


def _publisher(entry: dict[str, Any]) -> Any:
    publisher = entry.get("publisher")
    return publisher.get("name") if isinstance(publisher, dict) else publisher


def _canonical(tree: lxml.html.HtmlElement) -> str | None:
    return next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)


def _first(values: Iterator[Any]) -> str | None:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)
