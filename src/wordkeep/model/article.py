"""An article: the clean text of a page, with a map from every character back to the page."""

import hashlib
from dataclasses import dataclass

from wordkeep.model.ids import TextId
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.span import Anchor, Span
from wordkeep.model.when import Published


@dataclass(frozen=True, slots=True)
class Article:
    """Text as readers of Wordkeep see it, and what is known of it.

    ``to_page`` maps ``text`` to the decoded page; ``raw_is_given`` says that those offsets count the very text the user
    gave. ``title_span`` and ``dateline`` are the parts of ``text`` that are its headline and its dateline, if any.
    """

    id: TextId
    text: str
    to_page: OffsetMap
    raw_is_given: bool
    published: Published
    origin: str
    path: str | None = None
    url: str | None = None
    key: str | None = None
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    title_span: Span | None = None
    dateline: Span | None = None

    def anchor(self, span: Span) -> Anchor:
        """The anchor of ``span`` in this article's text."""
        return Anchor.of(self.text, span, text_id=self.id)

    def raw(self, span: Span) -> Span | None:
        """The stretch of the given plain text behind ``span``; ``None`` for HTML and the like."""
        pieces = self.to_page.to_page(span) if self.raw_is_given else ()
        return Span(min(p.start for p in pieces), max(p.end for p in pieces)) if pieces else None


def article_id(*, content: bytes, locator: str, key: str | None) -> TextId:
    """The id of a page's article: the same for the same content at the same place in its source, on any machine."""
    digest = hashlib.blake2b(digest_size=8, person=b"wk-article")
    for part in (
        locator.encode("utf-8", "surrogatepass"),
        (key or "").encode("utf-8", "surrogatepass"),
        content,
    ):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return TextId("a" + digest.hexdigest())
