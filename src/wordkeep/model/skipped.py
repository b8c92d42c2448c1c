"""What could not be read, and why: rows that the user sees instead of silence."""

from dataclasses import dataclass
from typing import Final

from wordkeep.model.ids import TextId
from wordkeep.model.span import Span

REASONS: Final[dict[str, str]] = {
    "page-empty": "The page holds no text.",
    "page-binary": "The bytes are not text and not a format that Wordkeep reads.",
    "page-too-large": "The page is over the size limit for one page.",
    "row-too-large": "A line or row is over the size limit for one page; the rows around it are read.",
    "row-malformed": "A line is not valid JSON, or a row lacks its text; the rows around it are read.",
    "encoding-damaged": "Some bytes are not valid in the page's encoding; the page is read, each shown as U+FFFD.",
    "encoding-guessed": "The page is not UTF-8 and declares nothing else; it is read in the encoding named.",
    "archive-unsupported": "An archive of a kind that is not opened; unpack it and give the folder.",
    "archive-bomb": "Compressed data that unpacks to far more than its size; not read further.",
    "entity-expansion": "XML that declares entities of its own; not read.",
    "format-damaged": "The file breaks off or breaks its own format; what came before is read.",
    "no-article-text": "No article text was found on the page.",
    "date-unreadable": "The page gives a published date that cannot be read without guessing; none is taken.",
    "permission-denied": "The file or folder may not be read.",
    "link-loop": "A link leads back to a folder above it, or to itself.",
    "file-unreadable": "The operating system could not read the file.",
    "not-a-file": "A device, socket or pipe; not read.",
    "fetch-refused": "The address is not public, not http(s), or the site's robots.txt asks not to be read.",
    "fetch-failed": "The address did not answer, answered with an error, or sent too much.",
    "language-unread": "The article is not in English, so far as can be told; its records may be few or wrong.",
    "step-failed": "A step failed on this page in a way nobody foresaw; the rest of the build went on.",
    "worker-died": "The process that read this page died twice on it; the rest of the build went on.",
    "anchor-mismatch": "A record whose words do not stand where it says; the record is not stored.",
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that was not read, or not as given.

    ``origin`` names the page as the user knows it (path or address, with the row's key or line where there is one);
    ``text_id`` and ``span`` are set where it lies inside an article that was read. ``code`` is a key of ``REASONS``.
    """

    origin: str
    step: str
    code: str
    detail: str
    text_id: TextId | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.code not in REASONS:
            raise ValueError(f"{self.code!r} is not a reason that docs/reference/errors.md explains")
