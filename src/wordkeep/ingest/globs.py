"""Patterns with ``*``, ``?``, ``[...]`` and ``**``, matched folder by folder and the same way on every system."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Final, TypeAlias

from wordkeep.ingest.folders import Identity, Place, is_folder
from wordkeep.model.skipped import Skipped

WILDCARD: Final = re.compile(r"[*?\[]")
ANY_FOLDERS: Final = "**"

Parts: TypeAlias = tuple[str, ...]


def is_pattern(source: str) -> bool:
    """Whether it has wildcards."""
    return WILDCARD.search(source) is not None


def matches(pattern: str) -> Iterator[Place | Skipped]:
    """What matches, by name within each folder; a locator starts at the first folder that has a wildcard.

    Hidden files match only where the pattern says so. A folder that may not be read becomes a row of ``Skipped``.
    """
    parts = PurePath(pattern).parts
    fixed = next(at for at, part in enumerate(parts) if is_pattern(part))
    base = str(PurePath(*parts[:fixed])) if fixed else "."
    for found in _below(Place(base, ""), parts[fixed:], frozenset()):
        if isinstance(found, Place) and not fixed:
            yield Place(found.path.removeprefix("./"), found.locator)
        else:
            yield found


def is_there(path: str, *, where_unknown: bool = True) -> bool:
    """Whether there is anything under this path, even a broken link; ``where_unknown`` where nobody may look."""
    try:
        Path(path).lstat()
    except PermissionError:
        return where_unknown
    except (OSError, ValueError):
        return False
    return bool(path)


def _below(place: Place, parts: Parts, above: frozenset[Identity]) -> Iterator[Place | Skipped]:
    if not parts:
        yield place
    elif parts[0] == ANY_FOLDERS:
        yield from _at_any_depth(place, parts, above)
    elif not is_pattern(parts[0]):
        child = place.inside(parts[0])
        if is_there(child.path):
            yield from _below(child, parts[1:], above)
    else:
        yield from _matching(place, parts, above)


def _matching(place: Place, parts: Parts, above: frozenset[Identity]) -> Iterator[Place | Skipped]:
    for child in _children(place, hidden=parts[0].startswith(".")):
        if isinstance(child, Skipped):
            yield child
        elif fnmatchcase(PurePath(child.path).name, parts[0]) and (not parts[1:] or is_folder(child.path)):
            yield from _below(child, parts[1:], above)


def _at_any_depth(place: Place, parts: Parts, above: frozenset[Identity]) -> Iterator[Place | Skipped]:
    try:
        status = Path(place.path).stat()
    except OSError:
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        yield place.skipped("link-loop", "a link that leads back to a folder above it; remove it")
        return
    yield from _below(place, parts[1:] or ("*",), above)
    for child in _children(place):
        if isinstance(child, Place) and is_folder(child.path):
            yield from _at_any_depth(child, parts, above | {identity})


def _children(place: Place, *, hidden: bool = False) -> tuple[Place | Skipped, ...]:
    try:
        return place.children(hidden=hidden)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        return (place.unreadable(error, "folder"),)
