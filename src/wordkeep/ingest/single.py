"""Formats in which one file is one page: its bytes go on as they are, and are cleaned later."""

from collections.abc import Iterator

from wordkeep.errors import Unreadable
from wordkeep.ingest.encoding import marked_encoding, wide_encoding
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.stream import Stream
from wordkeep.model.page import Media, Page
from wordkeep.model.skipped import Skipped


def single_page(
    stream: Stream, intake: Intake, options: Options, *, media: Media, as_given: bool = False
) -> Iterator[Page | Skipped]:
    """The one page of a file, and a row for what broke it off; nothing but a row where it is empty or too large."""
    if (intake.size or 0) > options.limits.page:
        raise stream.too_large(options.limits.page)
    content, failure = stream.whole(options.limits.page)
    wide = wide_encoding(content[:4096])
    if is_blank(content, wide):
        yield (
            intake.skipped("page-empty", "holds nothing but white space; leave it out")
            if failure is None
            else intake.damaged(failure)
        )
        return
    is_bomb = isinstance(failure, Unreadable) and failure.reason == "archive-bomb"
    if not is_bomb and (failure is None or media is not Media.PDF):  # half a PDF has no table of its own parts
        yield Page(
            origin=intake.origin,
            locator=intake.locator,
            content=content,
            media=media,
            path=intake.path,
            encoding=wide if marked_encoding(content) is None else None,
            as_given=as_given,
        )
    if failure is not None:
        yield intake.damaged(failure)


def is_blank(content: bytes, wide: str | None = None) -> bool:
    """Whether there is nothing but white space, in UTF-8, or in UTF-16 or UTF-32 where ``wide`` names it."""
    if wide is None:
        return not content.removeprefix(b"\xef\xbb\xbf").strip()
    return not content.decode(wide, "replace").strip("\ufeff \t\r\n\f\v")
