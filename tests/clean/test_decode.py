"""Bytes to text, with notes on what was guessed or lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordkeep.clean.decode import decode
from wordkeep.model.page import Media, Page


def page(content: bytes, *, media: Media = Media.PLAIN, encoding: str | None = None) -> Page:
    return Page("/in/a.txt", "a.txt", content, media, encoding=encoding)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Talks – “soon”".encode(), "Talks – “soon”"),
        ("Talks – “soon”".encode("utf-16"), "Talks – “soon”"),
        ("Talks".encode("utf-32"), "Talks"),
        (b"\xef\xbb\xbfTalks", "\ufeffTalks"),
    ],
)
def test_what_says_what_it_is_is_read_without_notes(content: bytes, text: str) -> None:
    decoded = decode(page(content))
    assert decoded.text == text
    assert decoded.notes == ()


def test_a_declared_encoding_is_obeyed_and_latin_1_means_windows() -> None:
    assert decode(page("переговоры".encode("koi8-r"), encoding="koi8-r")).text == "переговоры"
    assert decode(page(b"\x93soon\x94", encoding="iso-8859-1")).text == "“soon”"
    html = b"<html><head><meta charset='windows-1251'></head><body>\xef\xe5\xf0</body>"
    assert "пер" in decode(page(html, media=Media.HTML)).text


def test_a_declaration_that_the_bytes_do_not_obey_is_not_believed() -> None:
    decoded = decode(page("“soon”".encode(), encoding="no-such-encoding"))
    assert decoded.text == "“soon”"


def test_old_bytes_are_read_as_windows_1252_and_said_to_be() -> None:
    decoded = decode(page(b"The envoy\x92s \x93visit\x94 ended."))
    assert decoded.text == "The envoy’s “visit” ended."
    (note,) = decoded.notes
    assert note.code == "encoding-guessed"
    assert note.detail == "not UTF-8 (byte 9 is the first that is not); read as windows-1252"


def test_one_bad_byte_in_good_utf_8_is_shown_and_said() -> None:
    decoded = decode(page("“Talks” will go on, “soon”".encode() + b" \xff end"))
    assert decoded.text == "“Talks” will go on, “soon” � end"
    (note,) = decoded.notes
    assert note.code == "encoding-damaged"
    assert "1 place not valid UTF-8, the first at byte 35" in note.detail


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "cp1252", "utf-16", "gb18030", "hex", "rot13", "undefined"]),
)
def test_any_bytes_become_text(content: bytes, encoding: str | None) -> None:
    assert isinstance(decode(page(content, encoding=encoding)).text, str)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_rows_keep_even_lone_surrogates(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(page(content, encoding="utf-8")).text == text
