import pytest

from tests.ingest.reading import Read, codes, pages, skipped, texts
from wordkeep.ingest.columns import Columns
from wordkeep.ingest.limits import Limits


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["news.csv", "news.tsv", "news.txt", "news"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_rows_are_pages_whatever_the_delimiter(read: Read, delimiter: str, name: str, encoding: str) -> None:
    table = [["id", "text", "published"], ["1", "They met.", "2 May"], ["2", "Ōsaka.", ""]]
    content = "\r\n".join(delimiter.join(row) for row in table) + "\r\n"
    found = pages(read(name, content.encode(encoding)))
    assert [(page.key, page.content.decode(), page.labels.published) for page in found] == [
        ("1", "They met.", "2 May"),
        ("2", "Ōsaka.", None),
    ]
    assert all(page.as_given and page.encoding == "utf-8" for page in found)


def test_quoted_line_breaks_and_quotation_marks_stay(read: Read) -> None:
    content = b'text,id\r\n"He said: ""We, all of us,\r\nwill sign.""",1\r\n\r\nShort.,2\r\n'
    assert texts(read("news.csv", content)) == ['He said: "We, all of us,\r\nwill sign."', "Short."]


def test_columns_can_be_mapped_under_any_suffix(read: Read) -> None:
    content = b"body,when\nThey met.,2 May\n"
    for name in ("news.csv", "news.txt"):
        (page,) = pages(read(name, content, columns=Columns(text="body", published="when")))
        assert (page.content, page.labels.published) == (b"They met.", "2 May")


def test_a_table_without_the_text_column_names_the_next_step(read: Read) -> None:
    (row,) = skipped(read("news.csv", b"body,when\nThey met.,2 May\n"))
    assert row.code == "format-damaged"
    assert "(body, when)" in row.detail
    assert "--map text=COLUMN" in row.detail
    assert codes(read("news.txt", b"body,when\nThey met.,2 May\n")) == []  # under this name it is a text


def test_a_table_of_one_column(read: Read) -> None:
    assert texts(read("news.csv", b"text\nThey met.\nThey parted.\n")) == ["They met.", "They parted."]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"too,many,fields", "has 3 fields where the header has 2"),
        (b",7", "its 'text' is empty"),
        (b'"never closed,7', "a quotation mark is opened and never closed"),
    ],
)
def test_a_malformed_row_gives_one_row_and_the_others_are_read(read: Read, line: bytes, reason: str) -> None:
    found = read("news.csv", b"text,id\nBefore.,1\n" + line + b"\nAfter.,2\nLast.,3\n")
    assert texts(found) == ["Before.", "After.", "Last."]
    (row,) = skipped(found)
    assert row.code == "row-malformed"
    assert row.origin.endswith("news.csv, line 3")
    assert reason in row.detail


def test_a_short_row_is_read_and_empty_fields_at_the_end_are_let_pass(read: Read) -> None:
    assert texts(read("news.csv", b"text,id,url\nA\nB,2,,,\nC,3,u\n")) == ["A", "B", "C"]


def test_a_file_of_unclosed_quotation_marks_is_given_up_in_time(read: Read) -> None:
    found = read("news.csv", b"text,id\nA,1\n" + b'xx","\n' * 5000)
    assert texts(found) == ["A"]
    assert codes(found)[-1] == "format-damaged"
    assert len(codes(found)) < 50


def test_a_row_over_the_limit_is_passed_over(read: Read) -> None:
    content = b"text,id\nA,1\n" + b"x" * 5000 + b',2\nB,3\n"' + b"long\n" * 1000 + b'",4\nC,5\n'
    found = read("news.csv", content, limits=Limits(page=1000))
    assert texts(found)[:2] == ["A", "B"]
    assert texts(found)[-1] == "C"
    too_large = [row.origin.rpartition(", ")[2] for row in skipped(found) if row.code == "row-too-large"]
    assert too_large[:2] == ["line 3", "line 5"]


def test_a_large_field_is_not_taken_for_damage(read: Read) -> None:
    assert texts(read("news.csv", b'text,id\n"' + b"word " * 60_000 + b'",1\n')) == ["word " * 60_000]


def test_old_encodings_and_damaged_bytes_are_told(read: Read) -> None:
    text = "Die Außenministerin erklärte, Österreich müsse über Zölle verhandeln."
    found = read("news.csv", f'text,id\n"{text}",1\n'.encode("cp1252"))
    assert (codes(found), texts(found)) == (["encoding-guessed"], [text])
    found = read("news.csv", "text,id\nÖsterreich und Zölle.,1\n".encode() + b"caf\xff,2\n")
    assert (codes(found), texts(found)[1]) == (["encoding-damaged"], "caf\ufffd")


def test_a_header_without_rows_is_empty(read: Read) -> None:
    assert codes(read("news.csv", b"text,id\n")) == ["page-empty"]
