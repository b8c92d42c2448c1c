"""Files and folders as inputs: each file once, in a stable order, and no link followed in a circle."""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from wordkeep.ingest.intake import STEP, Intake
from wordkeep.model.skipped import Skipped

COMPANION: Final = re.compile(r"(-wal|-shm|-journal|\.lock)$")
SQLITE: Final = b"SQLite format 3\0"

Identity: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder as the user would write it, and the part of its path that is the same on any machine."""

    path: str
    locator: str

    def inside(self, name: str) -> "Place":
        """The place of a file or folder in this folder."""
        return Place(f"{self.path.rstrip('/')}/{name}", f"{self.locator}/{name}" if self.locator else name)

    def children(self, *, hidden: bool = False) -> tuple["Place", ...]:
        """What this folder holds, by name; files and folders whose name starts with a dot only where asked for."""
        names = sorted(child.name for child in Path(self.path).iterdir())
        return tuple(self.inside(name) for name in names if hidden or not name.startswith("."))

    def skipped(self, code: str, detail: str) -> Skipped:
        """A row for this file or folder."""
        return Skipped(spelled(self.path), STEP, code, detail)

    def unreadable(self, error: OSError, what: str) -> Skipped:
        """A row for what the operating system says of this file or folder."""
        if isinstance(error, PermissionError):
            return self.skipped("permission-denied", f"the {what} may not be read; allow reading or leave it out")
        if error.errno == errno.ELOOP:
            return self.skipped("link-loop", "a link that leads back to itself; remove it")
        if isinstance(error, FileNotFoundError):
            return self.skipped("file-unreadable", "a link to something that is not there; remove or mend it")
        return self.skipped("file-unreadable", f"{error.strerror or error}; check the file and its disk")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder about to be gone through."""

    identity: Identity
    children: tuple[Place, ...]


class Walk:
    """Goes through files and folders. One walk serves a whole build: a file that two sources name is given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._entered: set[Identity] = set()

    def through(self, places: Iterable[Place]) -> Iterator[Intake | Skipped]:
        """The files at and below ``places``, in their order and by name within each folder."""
        levels: list[tuple[Identity | None, Iterator[Place]]] = [(None, iter(places))]
        while levels:
            place = next(levels[-1][1], None)
            if place is None:
                levels.pop()
                continue
            found = self._look_at(place, above={identity for identity, _ in levels})
            if isinstance(found, Folder):
                levels.append((found.identity, iter(found.children)))
            elif found is not None:
                yield found

    def _look_at(self, place: Place, *, above: set[Identity | None]) -> Folder | Intake | Skipped | None:
        try:
            status = Path(place.path).stat()
        except OSError as error:
            return place.unreadable(error, "file or folder")
        if stat.S_ISDIR(status.st_mode):
            return self._enter(place, (status.st_dev, status.st_ino), above)
        if not stat.S_ISREG(status.st_mode):
            return place.skipped("not-a-file", "a device, socket or pipe; give its content on standard input with -")
        return None if _is_companion(place.path) else self._file(place, status)

    def _enter(self, place: Place, identity: Identity, above: set[Identity | None]) -> Folder | Skipped | None:
        if identity in above:
            return place.skipped("link-loop", "a link that leads back to a folder above it; remove it")
        if identity in self._entered:
            return None  # its files were given under another name
        self._entered.add(identity)
        try:
            return Folder(identity, place.children())
        except OSError as error:
            return place.unreadable(error, "folder")

    def _file(self, place: Place, status: os.stat_result) -> Intake | None:
        real = str(Path(place.path).resolve())
        if real in self._given:
            return None
        self._given.add(real)
        return Intake(
            origin=spelled(real),
            locator=unicodedata.normalize("NFC", spelled(place.locator)),
            path=spelled(place.path),
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
            file=real,
        )


def is_folder(path: str) -> bool:
    """Whether it is a folder, or a link to one; False where that may not be known."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def spelled(path: str) -> str:
    """A path as text that any file or database can hold: bytes that are not UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _is_companion(path: str) -> bool:
    """Whether it is the log, index or lock that an SQLite database keeps beside itself."""
    companion = COMPANION.search(path)
    if companion is None:
        return False
    try:
        with Path(path[: companion.start()]).open("rb") as database:
            return database.read(len(SQLITE)) == SQLITE
    except OSError:
        return False
