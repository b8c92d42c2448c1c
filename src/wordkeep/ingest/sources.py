"""From what the user names (files, folders, globs, ``-`` and addresses) to inputs, and from inputs to pages.

Nothing here raises for bad input: what cannot be read becomes a row of ``Skipped`` and the rest goes on. Only a source
that is not there at all raises, before anything is read.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag

from wordkeep.errors import SourceMissing, Unreadable
from wordkeep.ingest.address import is_address
from wordkeep.ingest.columns import AS_NAMED, Columns, columns_from
from wordkeep.ingest.detect import pages_in
from wordkeep.ingest.folders import Place, Walk, is_folder
from wordkeep.ingest.globs import is_pattern, is_there, matches
from wordkeep.ingest.intake import Intake, Options
from wordkeep.ingest.limits import STANDARD, Limits
from wordkeep.ingest.stream import Stream
from wordkeep.ingest.web import Fetcher, pages_at
from wordkeep.model.page import Page
from wordkeep.model.skipped import Skipped

__all__ = ["STDIN", "Columns", "Fetcher", "Intake", "Limits", "columns_from", "intakes", "pages_of"]

STDIN: Final = "-"


def intakes(sources: Sequence[str]) -> Iterator[Intake | Skipped]:
    """The inputs that ``sources`` name, each once, in the order given and by name within folders.

    Raises ``SourceMissing``, before anything is given, where a source names nothing.
    """
    found = [_found(source) for source in sources]
    return _each_once(found)


def pages_of(
    intake: Intake,
    *,
    limits: Limits = STANDARD,
    columns: Columns = AS_NAMED,
    fetcher: Fetcher | None = None,
) -> Iterator[Page | Skipped]:
    """The pages of one input, one after the other; what of it cannot be read is a row of ``Skipped``.

    Addresses are fetched by ``fetcher``, by default one that lasts as long as the process: hand the addresses of a
    build to one process, so that no host is asked faster than is polite.
    """
    options = Options(limits, columns)
    try:
        if intake.origin == STDIN:
            yield from pages_in(Stream(sys.stdin.buffer.read), intake, options)
        elif intake.file is None:
            yield from pages_at(intake, fetcher or _lasting_fetcher(limits), options)
        else:
            with Path(intake.file).open("rb", buffering=0) as opened:
                yield from pages_in(Stream(opened.read), intake, options, name=intake.locator)
    except (Unreadable, OSError) as failure:
        yield intake.damaged(failure)


@lru_cache
def _lasting_fetcher(limits: Limits) -> Fetcher:
    return Fetcher(limits)


def _found(source: str) -> tuple[Intake | Place | Skipped, ...]:
    """What one source leads to, folders not yet gone through."""
    if source == STDIN:
        return (Intake(origin=STDIN, locator=STDIN, path=STDIN),)
    if is_there(source, where_unknown=not is_pattern(source)):
        return (Place(source, "" if is_folder(source) else Path(source).name),)
    if is_address(source):
        address = urldefrag(source).url
        return (Intake(origin=address, locator=address, path=None),)
    if not is_pattern(source):
        raise SourceMissing("there is no such file or folder", where=source, next_step="check the path")
    found = tuple(matches(source))
    if not found:
        raise SourceMissing("nothing matches", where=source, next_step="check the pattern, or give the folder")
    return found


def _each_once(found: Sequence[Sequence[Intake | Place | Skipped]]) -> Iterator[Intake | Skipped]:
    walk, given = Walk(), set[Intake | Skipped]()
    for each in chain.from_iterable(found):
        for result in walk.through((each,)) if isinstance(each, Place) else (each,):
            if isinstance(result, Intake) and result.file is not None:
                yield result  # the walk gives no file twice
            elif result not in given:
                given.add(result)
                yield result
