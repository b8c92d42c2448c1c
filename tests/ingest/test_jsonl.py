import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from tests.ingest.reading import Read, codes, pages, skipped, texts
from wordkeep.ingest.columns import Columns
from wordkeep.ingest.intake import Intake
from wordkeep.ingest.limits import Limits
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.page import Labels, Media


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def test_a_row_is_a_page_with_its_labels(read: Read) -> None:
    row = {
        "text": "The minister said: “We will sign.”",
        "id": 17,
        "url": "https://m.example/17",
        "title": "Signing",
        "outlet": "Ministry",
        "published": 20240103,
        "language": None,
        "author": "nobody",
    }
    (page,) = pages(read("news.jsonl", lines(row)))
    assert page.content.decode() == row["text"]
    assert (page.media, page.encoding, page.as_given) == (Media.PLAIN, "utf-8", True)
    assert (page.key, page.locator) == ("17", "news.jsonl")
    assert page.origin.endswith("news.jsonl#17")
    assert page.labels == Labels(
        title="Signing", outlet="Ministry", url="https://m.example/17", published="20240103", language=None
    )


def test_a_row_without_id_is_named_by_what_it_says_and_not_by_its_line(read: Read) -> None:
    first = pages(read("news.jsonl", lines({"text": "They met."})))
    later = pages(read("news.jsonl", lines({"text": "New on top."}, {"text": "They met."})))
    assert first[0].locator == later[1].locator
    assert first[0].key is later[1].key is None
    assert first[0].origin == later[1].origin
    assert later[1].at == "line 2"


def test_equal_rows_and_equal_ids_are_all_kept_apart(read: Read) -> None:
    rows = [{"text": "Same."}, {"text": "Same."}, {"text": "A", "id": "x"}, {"text": "B", "id": "x"}]
    found = pages(read("news.jsonl", lines(*rows)))
    assert len({page.locator for page in found}) == 4
    assert len({page.origin for page in found}) == 4
    assert found[1].locator == found[0].locator + "-2"
    assert (found[3].key, found[3].locator) == ("x", "news.jsonl#2")


def test_columns_can_be_mapped(read: Read) -> None:
    (page,) = pages(
        read("n.jsonl", lines({"body": "They met.", "date": "2 May"}), columns=Columns("body", published="date"))
    )
    assert page.content == b"They met."
    assert page.labels.published == "2 May"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "is not valid JSON: Expecting value at character 1"),
        (b'{"text": "cut', "is not valid JSON"),
        (b'["text"]', "is not an object"),
        (b'{"body": "They met."}', "has no 'text'; name the column of the text: --map text=COLUMN"),
        (b'{"text": "  "}', "is empty"),
        (b'{"text": null}', "is empty"),
        (b'{"text": 5}', "is not a string"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "a number too long to read"),
    ],
)
def test_a_malformed_line_gives_one_row_and_the_others_are_read(read: Read, line: bytes, reason: str) -> None:
    found = read("news.jsonl", lines({"text": "Before."}) + line + b"\n\n" + lines({"text": "After."}))
    assert texts(found) == ["Before.", "After."]
    (row,) = skipped(found)
    assert row.code == "row-malformed"
    assert row.origin.endswith("news.jsonl, line 2")
    assert reason in row.detail


def test_bytes_that_are_not_utf8_are_shown_and_told(read: Read) -> None:
    found = read("news.jsonl", lines({"text": "é" * 50}) + b'{"text": "caf\xff"}\n')
    assert texts(found)[1] == "caf\ufffd"
    (row,) = skipped(found)
    assert (row.code, row.origin.endswith("line 2")) == ("encoding-damaged", True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_rows_in_other_unicode_encodings(read: Read, encoding: str) -> None:
    content = lines({"text": "Ōsaka."}, {"text": "Zweite Zeile."}).decode().encode(encoding)
    found = read("news.jsonl", content)
    assert texts(found) == ["Ōsaka.", "Zweite Zeile."]
    assert codes(found) == []


def test_rows_in_an_old_encoding_are_read_and_the_guess_is_told(read: Read) -> None:
    text = "Die Außenministerin erklärte, Österreich müsse über die Zölle verhandeln. " * 3
    found = read("news.jsonl", lines({"text": text}).decode().encode("cp1252"))
    assert codes(found) == ["encoding-guessed"]
    assert texts(found) == [text]


def test_half_a_surrogate_pair_is_kept_in_the_text_and_replaced_in_labels(read: Read) -> None:
    (page,) = pages(read("news.jsonl", b'{"text": "a\\ud800b", "id": "k\\ud800", "title": "\\ud83d\\ude00"}\n'))
    assert page.content.decode("utf-8", "surrogatepass") == "a\ud800b"
    assert page.key == "k\ufffd"
    assert page.labels.title == "\U0001f600"


@pytest.mark.parametrize(
    "content",
    [
        b'[{"text": "A"}, {"text": "B"}]',
        b'[\n  {\n    "text": "A"\n  },\n  {"text": "B"}\n]\n',
        b'{\n  "text": "A"\n}\n{\n  "text": "B"\n}\n',
    ],
)
def test_a_json_document_of_objects(read: Read, content: bytes) -> None:
    assert texts(read("news.json", content)) == ["A", "B"]


def test_one_json_object_is_one_page(read: Read) -> None:
    assert texts(read("one.json", b'{"text": "A"}')) == ["A"]
    assert texts(read("one.json", b'{\n"text": "A"\n}')) == ["A"]


def test_a_broken_json_document_keeps_what_came_before(read: Read) -> None:
    found = read("news.json", b'[\n{"text": "A"},\n{"text": "B"},\n{"te')
    assert texts(found) == ["A", "B"]
    assert codes(found) == ["format-damaged"]
    assert codes(read("news.json", b'[{"text": "A"},\n')) == ["format-damaged"]


def test_a_json_document_over_the_limit_is_one_row(read: Read) -> None:
    content = b"[" + b",".join([b'{"text": "They met."}'] * 1000) + b"]"
    assert codes(read("news.json", content, limits=Limits(page=1000))) == ["page-too-large"]
    assert codes(read("news.json", b"[]")) == ["page-empty"]


def test_a_line_over_the_limit_is_passed_over_with_its_number(read: Read) -> None:
    content = lines({"text": "A"}, {"text": "x" * 5000}, {"text": "B"}) + b'{"text": "' + b"y" * 5000
    found = read("news.jsonl", content, limits=Limits(page=1000))
    assert texts(found) == ["A", "B"]
    assert [row.origin.rpartition(", ")[2] for row in skipped(found)] == ["line 2", "line 4"]
    assert codes(found) == ["row-too-large"] * 2


@pytest.mark.parametrize("name", ["news.jsonl", "news.csv"])
def test_a_line_of_200_mb_is_never_held_in_memory(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    first, last = (b'{"text": "A"}', b'{"text": "B"}') if name.endswith("jsonl") else (b"text,id\nA,1", b"B,2")
    with file.open("wb") as written:
        written.write(first + b'\n{"text": "')
        for _ in range(200):
            written.write(b"x" * 2**20)
        written.write(b'"}\n' + last + b"\n")
    (intake,) = intakes([str(file)])
    assert isinstance(intake, Intake)
    tracemalloc.start()
    found = list(pages_of(intake))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert texts(found) == ["A", "B"]
    assert codes(found) == ["row-too-large"]
    assert peak < 100 * 2**20  # the limit of one row is 32 MiB


def test_a_truncated_gzip_file_keeps_the_rows_before_the_damage(read: Read) -> None:
    rows = [{"text": f"Sentence {number}: {hash(number * 7919)}"} for number in range(5000)]
    packed = gzip.compress(lines(*rows))
    found = read("news.jsonl.gz", packed[: len(packed) // 2])
    assert 1000 < len(texts(found)) < 4000
    assert texts(found)[-1] == rows[len(texts(found)) - 1]["text"]
    assert codes(found) == ["format-damaged"]
