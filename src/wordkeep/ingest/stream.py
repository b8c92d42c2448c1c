"""Bytes in order: a look ahead, bounded reads and bounded lines over anything that can be read."""

import io
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, Self, TypeAlias

from wordkeep.errors import Unreadable

BLOCK: Final = 256 * 1024
HEAD: Final = 64 * 1024

Failure: TypeAlias = Unreadable | OSError


class Line(NamedTuple):
    """One line without its line feed; ``data`` is None where the line is longer than the limit asked for."""

    number: int
    data: bytes | None


class Stream:
    """Bytes read once, from the first to the last.

    A failure of the source (an unreadable disk, a broken gzip file, a bomb) is kept until everything that was read
    before it has been handed out, and is raised then: what came before the damage is never lost.
    """

    def __init__(self, read: Callable[[int], bytes | None], *, stretched: Callable[[], bool] = bool) -> None:
        """``read(n)`` gives up to about n bytes, none at the end; ``stretched()`` tells whether it unpacks a bomb."""
        self._read = read
        self._stretched = stretched
        self._ahead = bytearray()
        self._failure: Failure | None = None
        self._ended = False

    @classmethod
    def over(cls, content: bytes) -> Self:
        """A stream over bytes in memory."""
        return cls(io.BytesIO(content).read)

    def head(self, size: int = HEAD) -> bytes:
        """The next ``size`` bytes, or all there are, without consuming them."""
        self._look_ahead(size)
        return bytes(self._ahead[:size])

    def read(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer only at the end; raises what broke the source once nothing is left."""
        self._look_ahead(size)
        taken = bytes(self._ahead[:size])
        del self._ahead[:size]
        if not taken and self._failure is not None:
            raise self._failure
        return taken

    def whole(self, limit: int) -> tuple[bytes, Failure | None]:
        """Everything to the end, and what broke it off if anything did; raises ``Unreadable`` over ``limit`` bytes."""
        content = self.read(limit + 1) if self.head(1) else b""
        if len(content) > limit:
            raise self.too_large(limit)
        return content, self._failure

    def too_large(self, limit: int) -> Unreadable:
        """The error for content over ``limit`` bytes."""
        if self._stretched():
            return Unreadable("archive-bomb", "unpacks to far more than its size; not read further")
        return Unreadable("page-too-large", f"larger than the limit of {in_mib(limit)}; split it or leave it out")

    def lines(self, limit: int) -> Iterator[Line]:
        """The lines, numbered from 1; a line over ``limit`` bytes is passed over without being held in memory.

        A line that a failure of the source cuts off is not given as if it were whole.
        """
        held = bytearray()
        number, over = 1, False
        while block := self.read(BLOCK):
            *ends, rest = block.split(b"\n")
            for end in ends:
                over = over or len(held) + len(end) > limit
                yield Line(number, None if over else bytes(held) + end)
                held.clear()
                number, over = number + 1, False
            over = over or len(held) + len(rest) > limit
            if over:
                held.clear()
            else:
                held += rest
        if held or over:
            yield Line(number, None if over else bytes(held))

    @property
    def ended(self) -> bool:
        """Whether everything there is has been looked at."""
        return self._ended

    def _look_ahead(self, size: int) -> None:
        while len(self._ahead) < size and not self._ended:
            try:
                block = self._read(min(max(size - len(self._ahead), HEAD), BLOCK))
            except (Unreadable, OSError) as failure:
                self._failure = failure
                block = None
            if block:
                self._ahead += block
            else:
                self._ended = True


def in_mib(size: int) -> str:
    """A size as a person reads it: ``32 MiB``."""
    return f"{size / 2**20:g} MiB" if size >= 2**20 else f"{size:,} bytes"
