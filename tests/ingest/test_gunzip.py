import gzip
import random
import tracemalloc
import zlib

import pytest

from tests.ingest.reading import Read, codes, texts
from wordkeep.ingest.gunzip import Gunzip
from wordkeep.ingest.limits import STANDARD, Limits
from wordkeep.ingest.stream import Stream


def unpacked(packed: bytes) -> tuple[bytes, str | None]:
    content, failure = Stream(Gunzip(Stream.over(packed), STANDARD).read).whole(2**30)
    return content, getattr(failure, "reason", None)


def test_members_follow_each_other_and_padding_is_passed() -> None:
    packed = gzip.compress(b"They ") + gzip.compress(b"") + b"\0" * 20_000 + gzip.compress(b"met.") + b"\0" * 512
    assert unpacked(packed) == (b"They met.", None)


def test_damage_keeps_everything_before_it() -> None:
    text = b"".join(b"sentence %d. " % number for number in range(9000))
    packed = bytearray(gzip.compress(text))
    packed[-8] ^= 0xFF  # the checksum behind the data
    assert unpacked(bytes(packed)) == (text, "format-damaged")
    assert unpacked(gzip.compress(text) + b"and more") == (text, "format-damaged")
    cut, reason = unpacked(gzip.compress(text)[:-9])
    assert text.startswith(cut)
    assert len(cut) > len(text) - 100
    assert reason == "format-damaged"


def bomb(start: bytes, fill: bytes, times: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    packed = packer.compress(start)
    packed += b"".join(packer.compress(fill * 2**20) for _ in range(times))
    return packed + packer.flush()


RECORD = (
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://m.example/\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 400000000\r\n\r\n"
)


@pytest.mark.parametrize(
    ("name", "start", "fill"),
    [
        ("bomb.txt.gz", b"They met. ", b"a"),
        ("bomb.html.gz", b"<html>", b" "),
        ("bomb.jsonl.gz", b'{"text": "A"}\n{"text": "', b"a"),
        ("bomb.csv.gz", b"text,id\nA,1\n", b"a"),
        ("bomb.warc.gz", RECORD, b"a"),
        ("bomb.xml.gz", b"<rss>", b"a"),
        ("bomb.eml.gz", b"From: a\nDate: b\nMIME-Version: 1.0\n\n", b"a"),
        ("bomb.gz", b"", b"\0"),
    ],
)
def test_a_bomb_is_refused_without_being_unpacked(read: Read, name: str, start: bytes, fill: bytes) -> None:
    packed = bomb(start, fill, 100)
    tracemalloc.start()
    found = read(name, packed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(found)[-1] == "archive-bomb"
    assert peak < 150 * 2**20


def test_rows_before_the_bomb_are_kept(read: Read) -> None:
    noise = random.Random(3).randbytes(200_000).hex()
    start = b"".join(b'{"text": "%s"}\n' % noise[at : at + 1000].encode() for at in range(0, 400_000, 1000))
    found = read("news.jsonl.gz", bomb(start + b'{"text": "', b"a", 100), limits=Limits(unpacked=2**20, expansion=50))
    assert len(texts(found)) == 400
    assert codes(found) == ["archive-bomb"]


def test_data_that_packs_well_is_no_bomb(read: Read) -> None:
    rows = b'{"text": "The same words again."}\n' * 20_000
    assert len(texts(read("news.jsonl.gz", gzip.compress(rows)))) == 20_000
