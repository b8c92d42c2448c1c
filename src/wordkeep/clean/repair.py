"""Broken characters to the ones that were meant: stray controls, mojibake, and marks whose last bytes are gone.

Every function returns edits of the text it is given, never the text itself, so that the map of characters follows.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

import ftfy
import ftfy.bad_codecs

from wordkeep.model.offsets import Edit

# Newlines of other systems, and characters that print nothing and would split words or upset terminals.
STRAY: Final = re.compile("\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\xad\u2028\u2029\ud800-\udfff]")

NEWLINES: Final = frozenset("\r\x0b\x0c\u2028\u2029") | {"\r\n"}

PIECE: Final = 4000  # characters given to ftfy at once; it decides per piece whether the piece is broken

THIRD_BYTES: Final = bytes(range(0x80, 0xC0)).decode("sloppy-windows-1252") + bytes(range(0x80, 0xA0)).decode("latin-1")

LOST_THIRD_BYTE: Final = re.compile(f"â€(?![{re.escape(THIRD_BYTES)}])")

ESCAPED: Final = re.compile(r"(?:\\x[c-f][0-9a-f](?:\\x[89ab][0-9a-f]){1,3})+|\\[ntr'\"\\]|\bb'|\bb\"")

ESCAPED_CHARACTER: Final = re.compile(r"\\x[c-f][0-9a-f](?:\\x[89ab][0-9a-f]){1,3}")

SIMPLE_ESCAPES: Final = {"\\n": "\n", "\\t": "\t", "\\r": "\n", "\\'": "'", '\\"': '"', "\\\\": "\\"}

TOKEN: Final = re.compile(r"[^\x00-\x7f]+|\s+|[\x21-\x7e]+")


def stray_edits(text: str) -> list[Edit]:
    """One kind of newline, no control characters, no halves of surrogate pairs (each becomes U+FFFD)."""
    edits = []
    for found in STRAY.finditer(text):
        character = found.group()
        new = "\n" if character in NEWLINES else "�" if "\ud800" <= character <= "\udfff" else ""
        edits.append(Edit(found.start(), found.end(), new))
    return edits


def mojibake_edits(text: str) -> list[Edit]:
    """What ftfy finds: text that was decoded in the wrong encoding, put right piece by piece.

    >>> mojibake_edits("Chinaâ€™s ministry")
    [Edit(start=5, end=8, new='’')]
    """
    if text.isascii():
        return []
    edits: list[Edit] = []
    for start, piece in _pieces(text):
        if piece.isascii():
            continue
        fixed = ftfy.fix_encoding(piece)
        if fixed != piece:
            edits.extend(_differences(piece, fixed, start))
    return edits


def escaped_edits(text: str) -> list[Edit]:
    r"""Bytes that a program printed instead of decoding: ``\xe2\x80\x99`` spelled out, between ``b'`` and ``'``.

    Done only where at least one character of several bytes is spelled out so; then newlines and tabs spelled out are
    put right as well.
    """
    if ESCAPED_CHARACTER.search(text) is None:
        return []
    edits: list[Edit] = []
    for found in ESCAPED.finditer(text):
        spelled = found.group()
        if spelled in SIMPLE_ESCAPES:
            edits.append(Edit(found.start(), found.end(), SIMPLE_ESCAPES[spelled]))
        elif spelled.startswith("b"):
            if text.startswith("\n", max(found.start() - 1, 0)) or found.start() == 0:
                edits.append(Edit(found.start(), found.end(), ""))
        else:
            shown = bytes.fromhex(spelled.replace("\\x", "")).decode("utf-8", "replace")
            edits.append(Edit(found.start(), found.end(), shown))
    return edits


def lost_third_byte_edits(text: str) -> list[Edit]:
    """``â€`` with nothing after it that would make it another mark.

    The third byte of a closing quotation mark has no character in Windows-1252, so programs drop it.
    """
    if "â€" not in text:
        return []
    return [Edit(found.start(), found.end(), "”") for found in LOST_THIRD_BYTE.finditer(text)]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Lines, cut at spaces where they are long: (start, characters)."""
    start = 0
    for line in text.splitlines(keepends=True):
        at = 0
        while at < len(line):
            end = at + PIECE
            if end < len(line):
                space = line.rfind(" ", at, end)
                end = space + 1 if space > at else end
            yield start + at, line[at:end]
            at = end
        start += len(line)


def _differences(before: str, after: str, start: int) -> Iterator[Edit]:
    """The edits that make ``after`` of ``before``, found over runs of ASCII, other characters and space."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    places = [0]
    for token in old:
        places.append(places[-1] + len(token))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(start + places[i1], start + places[i2], "".join(new[j1:j2]))


# ---- marks of which only the first byte is left


SHORT_ENDINGS: Final = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")

LEGITIMATE: Final = re.compile(r"(?:â(?:ge|gé|me|ne|pre|tre)\w*)")  # French words that begin so

OPENS_AFTER: Final = frozenset(" \t\n\u00a0([{—–-“\"'")

OPENERS: Final = frozenset("“„«")

CLOSERS: Final = frozenset("”»")


def lossy_mark_edits(text: str) -> list[Edit]:
    """A lone ``â`` where a quotation mark, an apostrophe or a dash belongs.

    Curly marks and dashes are three bytes in UTF-8, the first of which reads as ``â`` in Windows-1252; some programs then
    drop the other two. Which mark it was is told by the characters around it and by whether a quotation is open in the
    paragraph. Texts without at least one ``â`` in a place where no word can have it are left alone.
    """
    if "â" not in text or not _is_lossy(text):
        return []
    edits: list[Edit] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if "â" in line:
            edits.extend(Edit(start + at, start + at + 1, mark) for at, mark in _marks(line))
        start += len(line)
    return edits


def _is_lossy(text: str) -> bool:
    for found in re.finditer("â", text):
        before, after = _around(text, found.start())
        if before in OPENS_AFTER and after.isupper():
            return True
        if not before.isalpha() and before not in OPENS_AFTER and not after.isalpha():
            return True
        if before.isalpha() and not after.isalnum() and _opened_earlier(text, found.start()):
            return True
    return False


def _opened_earlier(text: str, at: int) -> bool:
    """Whether the same line has, before ``at``, an ``â`` that opens a word which is no French one."""
    line_start = text.rfind("\n", 0, at) + 1
    for found in re.finditer("â", text[max(line_start, at - PIECE) : at]):
        place = max(line_start, at - PIECE) + found.start()
        before, after = _around(text, place)
        if before in OPENS_AFTER and after.isalnum() and not LEGITIMATE.match(text, place):
            return True
    return False


def _marks(line: str) -> Iterator[tuple[int, str]]:
    """The places of lone ``â`` in a paragraph and the mark each stands for, in order."""
    is_open = False
    last_mark = line.rfind("â")
    for found in re.finditer("[â“„«”»]", line):
        at, character = found.start(), found.group()
        if character != "â":
            is_open = character in OPENERS
            continue
        mark = _mark(line, at, is_open=is_open, is_last=at == last_mark)
        if mark is None:
            continue
        yield at, mark
        if mark in "“”":
            is_open = mark == "“"


def _mark(line: str, at: int, *, is_open: bool, is_last: bool) -> str | None:
    before, after = _around(line, at)
    if before.isalpha() and after.isalpha():
        return "’" if SHORT_ENDINGS.match(line, at + 1) else None
    if before in OPENS_AFTER and after.isalnum():
        wrong_side = is_open and before == " " and (after.islower() or is_last)
        return "”" if wrong_side else "“"
    if before.isspace() and after.isspace():
        return "”" if is_open and is_last else "–"
    if before == "s" and after == " " and not is_last and _closes_later(line, at, is_open=is_open):
        return "’"
    return "”"


def _closes_later(line: str, at: int, *, is_open: bool) -> bool:
    """After ``parties`` in ``the partiesâ position``: nothing is open, or what is open is closed further on."""
    if not is_open:
        return True
    for found in re.finditer("[â”“]", line[at + 1 :]):
        before, after = _around(line, at + 1 + found.start())
        if found.group() == "”":
            return True
        if found.group() == "“" or (before in OPENS_AFTER and after.isalnum()):
            return False
        if not (before.isalpha() and after.isalpha()):
            return True
    return False


def _around(text: str, at: int) -> tuple[str, str]:
    """The characters before and after the one at ``at``; a newline where the text ends."""
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    return before, after
