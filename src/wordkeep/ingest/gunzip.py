"""Gzip as a layer over any format: unpacked piece by piece, given up when it turns out to be a bomb."""

import zlib
from typing import Final

from wordkeep.errors import Unreadable
from wordkeep.ingest.limits import Limits
from wordkeep.ingest.stream import Stream

MAGIC: Final = b"\x1f\x8b"
PIECE: Final = 16 * 1024  # unpacks to 16 MiB at the most


class Gunzip:
    """Unpacks the members of a gzip file one after the other.

    What was unpacked before the data breaks off or is damaged is handed out first; then ``Unreadable`` is raised,
    ``format-damaged`` or ``archive-bomb``.
    """

    def __init__(self, packed: Stream, limits: Limits) -> None:
        self._source = packed
        self._limits = limits
        self._member = _member()
        self._begun = False
        self._left = b""
        self._failure: Unreadable | None = None
        self._packed = 0
        self._unpacked = 0

    def read(self, _size: int) -> bytes:
        """The next unpacked bytes, some at the least; none at the end."""
        while self._failure is None:
            piece = self._next_piece()
            if not piece:
                return self._end()
            unpacked = self._unpack(piece)
            self._unpacked += len(unpacked)
            if self._unpacked > self._limits.unpacked and self.stretched():
                self._failure = Unreadable(
                    "archive-bomb", f"unpacks to over {self._limits.expansion} times its size; not read on"
                )
            if unpacked:
                return unpacked
        raise self._failure

    def stretched(self) -> bool:
        """Whether it has unpacked, so far, to more than the limit for its size."""
        return self._unpacked > self._limits.expansion * max(self._packed, 1)

    def _next_piece(self) -> bytes:
        if self._left:
            piece, self._left = self._left, b""
            return piece
        piece = self._source.read(PIECE)
        self._packed += len(piece)
        return piece

    def _unpack(self, piece: bytes) -> bytes:
        if not self._begun:
            piece = piece.lstrip(b"\0")  # padding between members and at the end
            self._begun = bool(piece)
        spare = self._member.copy()
        try:
            unpacked = self._member.decompress(piece)
        except zlib.error:
            self._failure = Unreadable("format-damaged", "the gzip data is damaged; what came before is read")
            return _salvaged(spare, piece)
        if self._member.eof:
            self._left = self._member.unused_data
            self._member = _member()
            self._begun = False
        return unpacked

    def _end(self) -> bytes:
        if self._begun:
            raise Unreadable("format-damaged", "the gzip data breaks off; what came before is read")
        return b""


def _member() -> "zlib._Decompress":
    return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)


def _salvaged(member: "zlib._Decompress", piece: bytes) -> bytes:
    """What ``piece`` unpacks to before its first damaged byte."""
    unpacked = bytearray()
    try:
        for at in range(len(piece)):
            unpacked += member.decompress(piece[at : at + 1])
    except zlib.error:
        pass
    return bytes(unpacked)
