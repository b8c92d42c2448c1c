import bz2
import gzip
import io
import lzma
import random
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.ingest.reading import Read, codes, skipped


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "They met.")
    return held.getvalue()


def tarred() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("note.txt"), io.BytesIO(b""))
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (zipped("note.txt"), "a zip archive"),
        (zipped(), "an empty zip archive"),
        (tarred(), "a tar archive"),
        (gzip.compress(tarred(), mtime=0), "a tar archive"),
        (gzip.compress(gzip.compress(b"They met.", mtime=0), mtime=0), "gzip data inside gzip data"),
        (bz2.compress(b"They met."), "bzip2 data"),
        (lzma.compress(b"They met."), "xz data"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7z archive"),
        (b"Rar!\x1a\x07\x00", "a rar archive"),
        (b"filedesc://x.arc 0.0.0.0 20090101000000 text/plain 76\n", "an old ARC web archive"),
    ],
)
def test_an_archive_is_named_and_to_be_unpacked(read: Read, content: bytes, name: str) -> None:
    (row,) = skipped(read("given.txt", content))
    assert row.code == "archive-unsupported"
    assert row.detail.startswith(name)
    assert ";" in row.detail


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old Microsoft Office document"),
        (b"{\\rtf1\\ansi They met.}", "an RTF document"),
        (b"%!PS-Adobe-3.0", "a PostScript document"),
        (b"RIFF\x00\x00\x00\x00WEBP", "a picture"),
        (b"\x00\x00\x00\x18ftypmp42", "a picture, recording or film"),
        (b"PAR1\x00\x00", "a Parquet table"),
        (random.Random(7).randbytes(5000), "not text"),
        (b"They met.\x00\x01", "not text"),
        (b"\x01\x02\x03 words \x04\x05\x06", "not text"),
    ],
)
def test_bytes_that_are_not_text_are_named(read: Read, content: bytes, name: str) -> None:
    (row,) = skipped(read("given.txt", content))
    assert row.code == "page-binary"
    assert row.detail.startswith(name)
    assert ";" in row.detail


def test_a_ledger_is_not_read_as_a_page(read: Read, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "made.db") as database:
        database.execute("CREATE TABLE articles (text)")
    database.close()
    (row,) = skipped(read("ledger.db", (tmp_path / "made.db").read_bytes()))
    assert row.code == "page-binary"
    assert "SQLite" in row.detail


@pytest.mark.parametrize(
    "text", ["BM said it would sign.", "MZ met PK today.", "OggS is a word.", "RIFF raff.", "MSCF."]
)
def test_words_that_spell_a_magic_are_words(read: Read, text: str) -> None:
    assert codes(read("note.txt", text.encode())) == []
