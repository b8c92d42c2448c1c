"""In which encoding a head is written, as far as rows and the detection of formats need to know."""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
CONTROL: Final = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")  # not \a \b \t \n \v \f \r and escape
CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
NOT_FOR_TEXT: Final = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf_7"})
FALLBACK: Final = "cp1252"
LONGEST_CUT: Final = 4  # bytes of a character that the end of a head can cut off


def marked_encoding(head: bytes) -> str | None:
    """The encoding its byte order mark names."""
    return next((name for mark, name in BYTE_ORDER_MARKS if head.startswith(mark)), None)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32, marked or, for mostly Latin text, told by where the zero bytes lie."""
    marked = marked_encoding(head)
    if marked is not None:
        return None if marked == "utf-8" else marked
    if len(head) < 4 or b"\0" not in head:
        return None
    zeros = [head[at::4].count(0) * 4 / len(head) > 0.4 for at in range(4)]
    return {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }.get((zeros[0], zeros[1], zeros[2], zeros[3]))


def is_utf8(head: bytes) -> bool:
    """Whether it is UTF-8, where its last character may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return False
    return True


def is_binary(head: bytes) -> bool:
    """Whether it cannot be text: zero bytes, or more than a tenth control characters, outside of UTF-16 and UTF-32."""
    if wide_encoding(head) is not None:
        return False
    return b"\0" in head or len(CONTROL.findall(head)) > len(head) / 10


def encoding_of(head: bytes) -> tuple[str, bool]:
    """The encoding to read rows in, and whether it is a guess.

    A few damaged bytes do not make UTF-8 something else: it is left only where what is not UTF-8 outweighs the
    characters beyond ASCII that are.
    """
    encoding = wide_encoding(head)
    if encoding is not None:
        return encoding, False
    if is_utf8(head):
        return "utf-8", False
    as_utf8 = head.decode("utf-8", "replace")
    damaged = as_utf8.count("\ufffd")
    if sum(not character.isascii() for character in as_utf8) - damaged > damaged:
        return "utf-8", False
    guess = from_bytes(head).best()
    return (guess.encoding if guess is not None else FALLBACK), True


def decoded_head(head: bytes) -> str:
    """The head as text good enough to tell formats apart: markup and column names, not prose."""
    encoding = wide_encoding(head) or ("utf-8" if is_utf8(head) else "latin-1")
    return head.decode(encoding, "replace").removeprefix("\ufeff")


def known_encoding(name: str | None) -> str | None:
    """The encoding that a header names, where it is one that text can be decoded from; None otherwise."""
    if not name:
        return None
    try:
        b"".decode(name)
        standard = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if standard.replace("-", "_") in NOT_FOR_TEXT else standard


def charset_of(content_type: str) -> str | None:
    """The encoding that ``text/html; charset=...`` names, where it is one that text can be decoded from."""
    charset = CHARSET.search(content_type)
    return known_encoding(charset[1]) if charset else None
