"""The lines of a stream as text: decoded line by line, each damaged line marked."""

import codecs
from collections.abc import Iterator
from typing import Final, NamedTuple

from wordkeep.ingest.stream import BLOCK, Stream

MARK_DAMAGE: Final = "wordkeep-mark-damage"


class TextLine(NamedTuple):
    """One line without its line feed; ``text`` is None where it is over the limit, ``damaged`` tells of U+FFFD."""

    number: int
    text: str | None
    damaged: bool


class AsUtf8:
    """Bytes in any encoding, given as UTF-8; a byte that is not valid in it becomes 0xFF, which UTF-8 never holds."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(MARK_DAMAGE)

    def read(self, _size: int) -> bytes:
        """The next bytes, some at the least; none at the end."""
        while block := self._stream.read(BLOCK):
            if text := self._decoder.decode(block):
                return text.encode("utf-8", "surrogateescape")
        return self._decoder.decode(b"", final=True).encode("utf-8", "surrogateescape")


def text_lines(stream: Stream, encoding: str, *, limit: int) -> Iterator[TextLine]:
    """The lines of ``stream``; one of more than ``limit`` bytes is passed over without being held in memory."""
    if encoding != "utf-8":
        stream = Stream(AsUtf8(stream, encoding).read)
    for number, data in stream.lines(limit):
        if data is None:
            yield TextLine(number, None, damaged=False)
            continue
        text, damaged = decoded(data)
        yield TextLine(number, text.removeprefix("\ufeff") if number == 1 else text, damaged)


def decoded(data: bytes) -> tuple[str, bool]:
    """UTF-8 as text, with U+FFFD for what is not valid, and whether there was any."""
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace"), True


def _mark_damage(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error(MARK_DAMAGE, _mark_damage)
