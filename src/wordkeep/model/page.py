"""A page: what came in. Bytes, where from, and what the container said of them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Media(StrEnum):
    """The kinds of page that cleaning knows how to turn into an article."""

    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Labels:
    """What a container (row, feed, e-mail header, archive) says of a page; ``published`` is as written there."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came in.

    ``origin`` is where it came from on this machine and decides what counts as the same input on the next build;
    ``locator`` is the same without the machine (path inside the source folder, or the address) and goes into the
    article's id, so that the same corpus gives the same ids anywhere. ``path`` is as the user gave it. ``key`` is the
    id of a row. ``as_given`` says that ``content`` is the very text the user gave, so that offsets into it can be
    shown to the user (a text file, the text field of a row), and not the inside of some markup. ``at`` tells a person
    where in its container the page stands (``line 12``); it may change without the page being another.
    """

    origin: str
    locator: str
    content: bytes
    media: Media
    path: str | None = None
    key: str | None = None
    encoding: str | None = None
    fetched_at: datetime | None = None
    as_given: bool = False
    labels: Labels = field(default_factory=Labels)
    at: str | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """The page as the user knows it: path as given, or address, with the line or entry inside it."""
        whole = self.path or self.labels.url or self.origin
        return whole if self.at is None else f"{whole}, {self.at}"
