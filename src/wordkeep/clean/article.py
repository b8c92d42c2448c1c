"""A page to its article: the steps in order, each handing its edits to the map of characters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from wordkeep.clean.decode import Decoded, decode
from wordkeep.clean.front import Front, Header, front_of, header_of
from wordkeep.clean.html import article_on, is_whole, published_in_address
from wordkeep.clean.language import language_of
from wordkeep.clean.lines import reflow_edits, unwrap_edits
from wordkeep.clean.markdown import fields_of, markdown_edits
from wordkeep.clean.pdf import text_of_pdf
from wordkeep.clean.published import day_in, day_in_name
from wordkeep.clean.repair import escaped_edits, lossy_mark_edits, lost_third_byte_edits, mojibake_edits, stray_edits
from wordkeep.errors import Unreadable
from wordkeep.model.article import Article, article_id
from wordkeep.model.offsets import Edit, OffsetMap, apply_edits
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.skipped import Skipped
from wordkeep.model.when import Basis, Published


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article, and notes on what on its page could not be read as given."""

    article: Article
    notes: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text taken out of a page's format, before any repair, with what the format says of it."""

    text: str
    to_page: OffsetMap
    labels: Labels = Labels()  # noqa: RUF009  frozen
    published: Published = Published(None, Basis.UNKNOWN)  # noqa: RUF009  frozen
    notes: tuple[Skipped, ...] = ()


Step = Callable[[str], list[Edit]]

REPAIRS: Final[tuple[Step, ...]] = (stray_edits, lost_third_byte_edits, mojibake_edits, lossy_mark_edits)


def clean(page: Page) -> Cleaned:
    """The article of a page; raises ``Unreadable`` where there is none."""
    extracted = EXTRACTORS[page.media](page)
    text, to_page = _through(REPAIRS, extracted.text, extracted.to_page)
    if page.media is not Media.HTML:
        text, to_page = _through((LINES[page.media],), text, to_page)
    header = header_of(text)
    text, to_page = _through((partial(_without, header), _outer_space), text, to_page)
    if not text:
        raise Unreadable("page-empty", "nothing but space is left of the page", where=page.name)
    front = front_of(text)
    published, notes = _published(page, extracted, header, front)
    said = (page.labels, extracted.labels, header, front)
    title = _one_line(_first(said, "title"))
    article = Article(
        id=article_id(content=page.content, locator=page.locator, key=page.key),
        text=text,
        to_page=to_page,
        raw_is_given=page.as_given,
        published=published,
        origin=page.origin,
        path=page.path,
        url=_first(said[:3], "url"),
        key=page.key,
        title=title,
        outlet=_one_line(_first(said, "outlet")),
        language=language_of(text, declared=_first(said[:2], "language")),
        title_span=front.title_span if title == front.title else None,
        dateline=front.dateline,
    )
    return Cleaned(article, (*extracted.notes, *notes))


# ---- what each kind of page holds


def _plain(page: Page) -> Extracted:
    decoded = decode(page)
    text, to_page = _source(decoded)
    return Extracted(text, to_page, notes=decoded.notes)


def _source(decoded: Decoded) -> tuple[str, OffsetMap]:
    """A page's characters, with those that were only spelled out put in."""
    return _through((escaped_edits,), decoded.text, OffsetMap.identity(len(decoded.text)))


def _markdown(page: Page) -> Extracted:
    decoded = decode(page)
    text, to_page = _through((stray_edits,), *_source(decoded))
    fields = fields_of(text)
    text, to_page = _through((markdown_edits,), text, to_page)
    day = day_in(fields.get("date", "") or fields.get("published", ""))
    return Extracted(
        text,
        to_page,
        Labels(fields.get("title"), fields.get("outlet"), fields.get("url"), None, fields.get("language")),
        Published(day, Basis.STATED, fields.get("date") or fields.get("published")) if day else Published.unknown(),
        decoded.notes,
    )


def _html(page: Page) -> Extracted:
    decoded = decode(page)
    source, to_page = _source(decoded)
    found = article_on(source, where=page.name, whole=is_whole(source))
    labels = Labels(found.title, found.outlet, None, None, found.language)
    return Extracted(found.text, to_page.then(found.to_page), labels, found.published, decoded.notes)


def _pdf(page: Page) -> Extracted:
    found = text_of_pdf(page.content, where=page.name)
    return Extracted(found.text, OffsetMap(()), Labels(title=found.title))


EXTRACTORS: Final[dict[Media, Callable[[Page], Extracted]]] = {
    Media.PLAIN: _plain,
    Media.MARKDOWN: _markdown,
    Media.HTML: _html,
    Media.PDF: _pdf,
}

LINES: Final[dict[Media, Step]] = {
    Media.PLAIN: unwrap_edits,
    Media.MARKDOWN: unwrap_edits,
    Media.PDF: reflow_edits,
}


# ---- parts of the steps


def _through(steps: tuple[Step, ...], text: str, to_page: OffsetMap) -> tuple[str, OffsetMap]:
    for step in steps:
        edits = step(text)
        if edits:
            text, step_map = apply_edits(text, edits)
            to_page = to_page.then(step_map)
    return text, to_page


def _outer_space(text: str) -> list[Edit]:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    edits = [Edit(0, start, "")] if start else []
    return [*edits, Edit(end, len(text), "")] if start < end < len(text) else edits


def _published(
    page: Page, extracted: Extracted, header: Header | None, front: Front
) -> tuple[Published, tuple[Skipped, ...]]:
    """The first of: a header in the text, the container's or page's own field, a date line or dateline, the file's name."""
    if header is not None and header.published.on:
        return header.published, ()
    notes: tuple[Skipped, ...] = ()
    if page.labels.published:
        day = day_in(page.labels.published)
        if day:
            return Published(day, Basis.METADATA, page.labels.published), ()
        detail = f"the published date {page.labels.published[:60]!r} names no one day; none is taken from it"
        notes = (Skipped(page.name, "clean", "date-unreadable", detail),)
    for published in (extracted.published, front.published, _by_address(page), _by_name(page)):
        if published.on:
            return published, notes
    return Published.unknown(), notes


def _by_address(page: Page) -> Published:
    return published_in_address(page.labels.url) if page.labels.url else Published.unknown()


def _by_name(page: Page) -> Published:
    """The day in the name of a file that is this one article."""
    found = day_in_name(PurePosixPath(page.path).name) if page.path and page.key is None else None
    return Published(found[0], Basis.FILE, found[1]) if found else Published.unknown()


def _without(header: Header | None, _text: str) -> list[Edit]:
    return [Edit(header.span.start, header.span.end, "")] if header else []


def _first(said: Sequence[Labels | Header | Front | None], field: str) -> str | None:
    """The first that says anything under this name."""
    return next((value for each in said if (value := getattr(each, field, None))), None)


def _one_line(words: str | None) -> str | None:
    """A label on one line, broken characters repaired as in the text; ``None`` for none."""
    if words is None:
        return None
    repaired, _ = _through(REPAIRS, words, OffsetMap(()))
    return " ".join(repaired.split()) or None
