"""Files that are not read, told by their first bytes: what they are and what to do instead."""

from dataclasses import dataclass
from typing import Final

UNPACK: Final = "unpack it and give the folder"
CONVERT: Final = "save it as PDF, HTML or plain text"
LEAVE: Final = "leave it out"
PICTURE: Final = "only text is read; give the text"

TAR_AT: Final = 257
ENOUGH: Final = 4  # bytes of magic that no text starts with
MARKUP: Final = (b"{\\rtf", b"%!PS", b"filedesc://")  # text by its bytes, and yet not to be read as text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its code among the reasons for skipping, its name, and what the user can do."""

    code: str
    name: str
    advice: str

    @property
    def detail(self) -> str:
        """One line: what it is and the next step."""
        return f"{self.name}; {self.advice}"


def _archive(name: str) -> Kind:
    return Kind("archive-unsupported", name, UNPACK)


def _binary(name: str, advice: str = LEAVE) -> Kind:
    return Kind("page-binary", name, advice)


ZIP_MAGIC: Final = b"PK\x03\x04"
KINDS: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"PK\x05\x06", _archive("an empty zip archive")),
    (b"7z\xbc\xaf\x27\x1c", _archive("a 7z archive")),
    (b"Rar!\x1a\x07", _archive("a rar archive")),
    (b"\xfd7zXZ\x00", _archive("xz data")),
    (b"\x28\xb5\x2f\xfd", _archive("zstandard data")),
    (b"\x04\x22\x4d\x18", _archive("lz4 data")),
    (b"\x1f\x8b", _archive("gzip data inside gzip data")),
    (b"\x1f\x9d", _archive("compress (.Z) data")),
    (b"MSCF", _archive("a cabinet archive")),
    (b"filedesc://", Kind("archive-unsupported", "an old ARC web archive", "convert it to WARC")),
    (b"SQLite format 3\x00", _binary("an SQLite database, perhaps a ledger")),
    (b"\x37\x7f\x06\x82", _binary("the write-ahead log of an SQLite database")),
    (b"\x37\x7f\x06\x83", _binary("the write-ahead log of an SQLite database")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _binary("an old Microsoft Office document", CONVERT)),
    (b"{\\rtf", _binary("an RTF document", CONVERT)),
    (b"%!PS", _binary("a PostScript document", CONVERT)),
    (b"\x89PNG\r\n\x1a\n", _binary("a PNG picture", PICTURE)),
    (b"\xff\xd8\xff", _binary("a JPEG picture", PICTURE)),
    (b"GIF87a", _binary("a GIF picture", PICTURE)),
    (b"GIF89a", _binary("a GIF picture", PICTURE)),
    (b"II*\x00", _binary("a TIFF picture", PICTURE)),
    (b"MM\x00*", _binary("a TIFF picture", PICTURE)),
    (b"BM", _binary("a BMP picture", PICTURE)),
    (b"OggS", _binary("an Ogg recording", PICTURE)),
    (b"ID3", _binary("an MP3 recording", PICTURE)),
    (b"fLaC", _binary("a FLAC recording", PICTURE)),
    (b"\x1aE\xdf\xa3", _binary("a Matroska film", PICTURE)),
    (b"PAR1", _binary("a Parquet table", "save it as JSONL or CSV")),
    (b"ARROW1", _binary("an Arrow table", "save it as JSONL or CSV")),
    (b"\x89HDF\r\n\x1a\n", _binary("an HDF5 file")),
    (b"\x7fELF", _binary("a program")),
    (b"MZ", _binary("a program")),
    (b"\xcf\xfa\xed\xfe", _binary("a program")),
    (b"\xca\xfe\xba\xbe", _binary("a program")),
    (b"\x00asm", _binary("a program")),
)
OFFICE: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"word/", _binary("a Word document (.docx, a zip inside)", CONVERT)),
    (b"xl/", _binary("an Excel workbook (.xlsx, a zip inside)", "save it as CSV")),
    (b"ppt/", _binary("a PowerPoint document (.pptx, a zip inside)", CONVERT)),
    (b"application/vnd.oasis.opendocument", _binary("an OpenDocument file (a zip inside)", CONVERT)),
    (b"application/epub+zip", _binary("an EPUB book (a zip inside)", CONVERT)),
)
UNKNOWN: Final = _binary("not text, and not a format that is read")


def kind_of(head: bytes, *, is_text: bool) -> Kind | None:
    """The kind of file that is not read, where the first bytes tell one; words that only spell a magic do not."""
    if head.startswith(ZIP_MAGIC):
        return _kind_of_zip(head)
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return _archive("bzip2 data")
    if not is_text and (kind := _kind_further_in(head)):
        return kind
    return next((kind for magic, kind in KINDS if head.startswith(magic) and (not is_text or _is_no_word(magic))), None)


def _is_no_word(magic: bytes) -> bool:
    return magic in MARKUP or (len(magic) >= ENOUGH and not (magic.isascii() and magic.decode("ascii").isprintable()))


def _kind_further_in(head: bytes) -> Kind | None:
    if head[TAR_AT : TAR_AT + 5] == b"ustar":
        return _archive("a tar archive")
    if head.startswith(b"RIFF") or head[4:8] == b"ftyp":
        return _binary("a picture, recording or film", PICTURE)
    return None


def _kind_of_zip(head: bytes) -> Kind:
    return next((kind for part, kind in OFFICE if part in head[:8192]), _archive("a zip archive"))
