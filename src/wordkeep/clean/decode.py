"""Bytes of a page to text, saying so wherever a character had to be guessed or was beyond saving."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252, which knows all 256 bytes
from charset_normalizer import from_bytes

from wordkeep.model.page import Media, Page
from wordkeep.model.skipped import Skipped

WINDOWS: Final = "sloppy-windows-1252"

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

META_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})""", re.I
)

GUESSED_FROM: Final = 64 * 1024  # bytes that a legacy encoding is guessed from; more does not change the guess


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, the encoding it was read in, and notes on what was guessed or damaged."""

    text: str
    encoding: str
    notes: tuple[Skipped, ...] = ()


def decode(page: Page) -> Decoded:
    """The text of a page's bytes.

    In order: a byte order mark (that of UTF-8 stays in the text as U+FEFF, so that offsets count it), the encoding the
    container or the HTML declares if the bytes obey it, UTF-8, then a guess. Nothing is dropped: bytes that fit no
    encoding become U+FFFD, one each, and a note says where.
    """
    content = page.content
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _forced(page, encoding)
    for candidate in (_known(page.encoding), _known(_in_markup(page)), "utf-8"):
        strict = _strictly(content, candidate) if candidate else None
        if candidate and strict is not None:
            return Decoded(strict, candidate)
    return _guessed(page)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        if encoding == "utf-8":  # rows of JSON can hold lone surrogates; they come and go as such
            return content.decode(encoding, "surrogatepass")
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(page: Page) -> Decoded:
    """Neither UTF-8 nor what it says it is: damaged UTF-8 if most of it still is, else an older encoding."""
    content = page.content
    lenient = content.decode("utf-8", "replace")
    bad = lenient.count("�")
    multibyte = sum(1 for character in lenient if character > "\x7f") - bad
    if multibyte > bad:
        return _forced(page, "utf-8")
    best = from_bytes(content[:GUESSED_FROM]).best() if bad > 20 else None
    encoding = best.encoding if best is not None and best.encoding not in ("ascii", "utf_8") else WINDOWS
    strict = _strictly(content, encoding)
    if strict is None:
        encoding = WINDOWS
    text = content.decode(WINDOWS) if strict is None else strict
    first = _first_invalid(content)
    shown = "windows-1252" if encoding == WINDOWS else encoding
    note = Skipped(
        page.name, "decode", "encoding-guessed", f"not UTF-8 (byte {first} is the first that is not); read as {shown}"
    )
    return Decoded(text, encoding, (note,))


def _forced(page: Page, encoding: str) -> Decoded:
    strict = _strictly(page.content, encoding)
    if strict is not None:
        return Decoded(strict, encoding)
    text = page.content.decode(encoding, "replace")
    lost = text.count("�")
    places = "place" if lost == 1 else "places"
    where = f", the first at byte {_first_invalid(page.content)}" if encoding == "utf-8" else ""
    detail = f"{lost} {places} not valid {encoding.upper()}{where}; each is shown as U+FFFD"
    return Decoded(text, encoding, (Skipped(page.name, "decode", "encoding-damaged", detail),))


def _first_invalid(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(content)


def _in_markup(page: Page) -> str | None:
    if page.media is not Media.HTML:
        return None
    found = META_CHARSET.search(page.content[:4096])
    return found.group(1).decode("ascii") if found else None


def _known(encoding: str | None) -> str | None:
    """The encoding as browsers take it: Latin-1 and ASCII mean Windows-1252, since pages that say so hold its marks."""
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    return WINDOWS if name in ("iso8859-1", "ascii", "cp1252") else name
