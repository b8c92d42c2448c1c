import io
import json
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.reading import Read, codes, pages, skipped, texts
from wordkeep.errors import SourceMissing
from wordkeep.ingest.intake import Intake
from wordkeep.ingest.limits import Limits
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.page import Page
from wordkeep.model.skipped import Skipped


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four pages and things that are none, and the folder above it as the working folder."""
    for name in ("b.txt", "a/one.md", "a/deep/two.html", "c.txt", ".hidden", ".git/config"):
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"This is {name}.")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news"


def locators(*sources: str) -> list[str]:
    return [each.locator if isinstance(each, Intake) else each.code for each in intakes(sources)]


def paths(*sources: str) -> list[str | None]:
    return [each.path for each in intakes(sources) if isinstance(each, Intake)]


def test_a_folder_gives_its_files_by_name_and_nothing_hidden(folder: Path) -> None:
    assert locators("news") == ["a/deep/two.html", "a/one.md", "b.txt", "c.txt"]
    assert paths("news")[0] == "news/a/deep/two.html"
    assert paths("./news/")[0] == "./news/a/deep/two.html"
    assert locators(str(folder)) == locators("news")


def test_an_input_says_what_an_incremental_build_compares(folder: Path) -> None:
    (intake,) = intakes(["news/b.txt"])
    assert isinstance(intake, Intake)
    status = (folder / "b.txt").stat()
    assert (intake.origin, intake.locator, intake.path) == (str(folder / "b.txt"), "b.txt", "news/b.txt")
    assert (intake.size, intake.mtime_ns) == (status.st_size, status.st_mtime_ns)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("news/*.txt", ["b.txt", "c.txt"]),
        ("news/[b]*", ["b.txt"]),
        ("news/?.txt", ["b.txt", "c.txt"]),
        ("news/**/*.html", ["a/deep/two.html"]),
        ("**/one.md", ["news/a/one.md"]),
        ("news/**", ["a/deep/two.html", "a/one.md", "b.txt", "c.txt"]),
        ("news/a*", ["a/deep/two.html", "a/one.md"]),
        ("n*/a/one.md", ["news/a/one.md"]),
        ("news/.h*", [".hidden"]),
    ],
)
def test_globs(folder: Path, pattern: str, found: list[str]) -> None:
    assert locators(pattern) == found
    assert sorted(locators(str(folder.parent / pattern))) == sorted(found)


def test_a_file_whose_name_looks_like_a_glob_is_that_file(folder: Path) -> None:
    (folder / "b[1].txt").write_text("x")
    assert locators("news/b[1].txt") == ["b[1].txt"]


def test_a_file_named_twice_is_given_once_in_the_order_of_the_sources(folder: Path) -> None:
    (folder / "link.txt").symlink_to("c.txt")
    (folder / "other").symlink_to("a")
    assert locators("news/c.txt", "news", "news/*.txt", "-", "-") == [
        "c.txt",
        "a/deep/two.html",
        "a/one.md",
        "b.txt",
        "-",
    ]


@pytest.mark.parametrize("missing", ["nowhere.txt", "news/*.pdf", "nowhere/*", "a\0b", ""])
def test_a_source_that_is_not_there_stops_before_anything_is_read(folder: Path, missing: str) -> None:
    with pytest.raises(SourceMissing) as raised:
        intakes(["news", missing])
    assert raised.value.where == missing
    assert raised.value.next_step


def test_loops_of_links_give_one_row_each_and_the_rest_is_read(folder: Path) -> None:
    (folder / "a" / "up").symlink_to("..")
    (folder / "here").symlink_to(".")
    (folder / "self").symlink_to("self")
    (folder / "broken").symlink_to("gone")
    found = list(intakes(["news"]))
    assert [each.code for each in found if isinstance(each, Skipped)] == [
        "link-loop",
        "file-unreadable",
        "link-loop",
        "link-loop",
    ]
    assert len([each for each in found if isinstance(each, Intake)]) == 4
    assert locators("news/**/*.txt").count("b.txt") == 1


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert locators("news/pipe") == ["not-a-file"]
    assert "not-a-file" in locators("news")


def test_a_ledger_in_the_folder_is_one_row_and_its_companions_none(folder: Path) -> None:
    database = sqlite3.connect(folder / "ledger.db")
    database.execute("CREATE TABLE articles (text)")
    database.close()
    for end in ("-wal", "-shm", ".lock"):
        (folder / f"ledger.db{end}").write_bytes(b"\0")
    (folder / "notes.lock").write_text("This is a text.")
    found = [each for each in intakes(["news"]) if isinstance(each, Intake)]
    assert [each.locator for each in found][-2:] == ["ledger.db", "notes.lock"]
    assert codes(list(pages_of(found[-2]))) == ["page-binary"]


def test_names_that_are_not_utf8_can_be_stored_and_opened(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text("They met.")
    (intake,) = intakes([f"news/{name}"])
    assert isinstance(intake, Intake)
    assert intake.locator == "caf\\xe9.txt"
    json.dumps([intake.origin, intake.path]).encode()
    assert texts(list(pages_of(intake))) == ["They met."]


def test_one_locator_for_composed_and_decomposed_names(folder: Path) -> None:
    (folder / "cafe\u0301.txt").write_text("x")
    assert "caf\u00e9.txt" in locators("news")


def test_deep_folders(folder: Path) -> None:
    deep = folder
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "low.txt").write_text("x")
    assert any(locator.endswith("d/low.txt") for locator in locators("news"))
    shutil.rmtree(folder / "d")


def test_a_file_that_is_gone_by_the_time_it_is_read(folder: Path) -> None:
    found = [each for each in intakes(["news/b.txt"]) if isinstance(each, Intake)]
    (folder / "b.txt").unlink()
    assert codes(list(pages_of(found[0]))) == ["file-unreadable"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def given_on_stdin(content: bytes, **limits: int) -> list[Page | Skipped]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        (intake,) = intakes(["-"])
        assert isinstance(intake, Intake)
        assert (intake.origin, intake.size, intake.mtime_ns) == ("-", None, None)
        return list(pages_of(intake, limits=Limits(**limits)))

    assert texts(given_on_stdin(b"They met.")) == ["They met."]
    assert texts(given_on_stdin(b'{"text": "They met."}\n')) == ["They met."]
    assert codes(given_on_stdin(b"")) == ["page-empty"]
    assert codes(given_on_stdin(b"x" * 2000, page=1000)) == ["page-too-large"]


# What may not be read


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder that anybody may look at, with a file, a folder and a link that nobody may."""
    made = Path(tempfile.mkdtemp())
    (made / "closed").mkdir()
    for name in ("closed/in.txt", "open.txt", "secret.txt"):
        (made / name).write_text(f"This is {name}.")
    made.chmod(0o755)
    (made / "secret.txt").chmod(0)
    (made / "closed").chmod(0)
    yield made
    (made / "closed").chmod(stat.S_IRWXU)
    shutil.rmtree(made)


def as_nobody(call: Callable[[], list[str]]) -> list[str]:
    """What ``call`` gives when it is run by a user whom permissions bind, as they do not bind root."""
    if os.geteuid() != 0:
        return call()
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            answer = json.dumps(call())
        except BaseException as error:  # the child may do nothing but answer
            answer = json.dumps([repr(error)])
        os.write(send, answer.encode())
        os._exit(0)
    os.close(send)
    with os.fdopen(receive) as answered:
        answer = answered.read()
    os.waitpid(child, 0)
    return list(json.loads(answer))


def what_is_read(source: str) -> list[str]:
    found: list[str] = []
    for intake in intakes([source]):
        results = pages_of(intake) if isinstance(intake, Intake) else [intake]
        for each in results:
            name = Path(each.origin).name
            found.append(f"{name} {each.code if isinstance(each, Skipped) else 'read'}")
    return found


def test_what_may_not_be_read_gives_one_row_each_and_the_rest_is_read(guarded: Path) -> None:
    what_is_read(str(guarded))  # with everything imported before the user changes
    told = ["closed permission-denied", "open.txt read", "secret.txt permission-denied"]
    assert as_nobody(lambda: what_is_read(str(guarded))) == told
    assert as_nobody(lambda: what_is_read(f"{guarded}/closed")) == ["closed permission-denied"]
    assert as_nobody(lambda: what_is_read(f"{guarded}/closed/in.txt")) == ["in.txt permission-denied"]
    assert sorted(as_nobody(lambda: what_is_read(f"{guarded}/**/*.txt"))) == told
    assert as_nobody(lambda: what_is_read(f"{guarded}/closed/*.txt")) == ["closed permission-denied"]


# Whatever the bytes

SUFFIXES = "txt md html pdf jsonl json csv tsv xml rss eml warc gz warc.gz jsonl.gz bin".split()
STARTS = (
    b"", b"{", b'{"text": "a"}\n', b"[{", b"text,id\n", b'text\tid\n"', b"<rss>", b"<?xml", b"<!DOCTYPE rss [", b"<html>",
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>', b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: 5\r\n",
    b"From: a\r\nMIME-Version: 1.0\r\n", b"From: a\nMIME-Version: 1\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"%PDF-", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff",
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(SUFFIXES), st.sampled_from(STARTS), st.binary(max_size=300) | st.text(max_size=150).map(str.encode)
)
def test_no_bytes_make_it_raise_and_none_are_passed_over_in_silence(
    read: Read, suffix: str, start: bytes, rest: bytes
) -> None:
    found = read(f"given.{suffix}", start + rest)
    assert found
    assert all(row.detail and "\n" not in row.detail for row in skipped(found))
    assert all(page.content.strip() for page in pages(found))
    assert len({(page.locator, page.key) for page in pages(found)}) == len(pages(found))
