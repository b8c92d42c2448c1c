"""An intake: one file or address given to ``build``, as the next build will recognise it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intake:
    """One input.

    ``origin`` is its absolute path, its address, or ``-`` for standard input. ``locator`` is the same without the
    machine: the path inside the source folder (the file's name for a single file), or the address. ``path`` is as the
    user gave it. ``size`` (bytes) and ``mtime_ns`` are ``None`` for what is not a file and so is read anew each time.
    """

    origin: str
    locator: str
    path: str | None
    size: int | None
    mtime_ns: int | None
