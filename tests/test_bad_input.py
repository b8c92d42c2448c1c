"""Bad input of every kind in one folder: one clear line each, a row each, and the good article is read all the same."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import ran
from wordkeep.ingest.sources import intakes
from wordkeep.model.skipped import Skipped

GOOD = "Envoy Mirela Sand said that the talks on grain tariffs would go on in May, and that Bresk was welcome to them."

BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>x</title>
<item><title>&c;</title><description>&c;</description></item></channel></rss>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bad") / "in"
    place.mkdir()
    (place / "good.txt").write_text(GOOD)
    (place / "empty.txt").touch()
    (place / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (place / "invalid.txt").write_bytes(GOOD.encode() + b" It was \xff\xfe \xe9t\xe9.")
    with (place / "long.jsonl").open("wb") as file:
        file.write(json.dumps({"id": "1", "text": GOOD}).encode() + b"\n")
        file.write(b'{"id": "2", "text": "')
        for _ in range(100):
            file.write(b"word " * 209_715)
        file.write(b'"}\n' + json.dumps({"id": "3", "text": GOOD}).encode() + b"\n{oops\n")
    with zipfile.ZipFile(place / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"\0" * 50_000_000)
    with gzip.open(place / "bomb.jsonl.gz", "wb") as packed:
        for _ in range(100):
            packed.write(b"\0" * 2_000_000)
    (place / "bomb.xml").write_bytes(BOMB)
    (place / "loop").symlink_to(place, target_is_directory=True)
    (place / "self").symlink_to(place / "self")
    (place / "date.csv").write_text(f'text,published\n"{GOOD}",03/04/2021\n')
    (place / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (place / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    os.mkfifo(place / "pipe")
    return place


CODES = {
    "empty.txt": "page-empty",
    "binary.txt": "page-binary",
    "invalid.txt": "encoding-guessed",
    "long.jsonl, line 2": "row-too-large",
    "long.jsonl, line 4": "row-malformed",
    "bomb.zip": "archive-unsupported",
    "bomb.jsonl.gz": "archive-bomb",
    "bomb.xml": "entity-expansion",
    "loop": "link-loop",
    "self": "link-loop",
    "date.csv, line 2": "date-unreadable",
    "half.pdf": "format-damaged",
    "menu.html": "no-article-text",
    "pipe": "not-a-file",
}


def test_each_gives_one_clear_line_and_a_row_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    ended = ran("build", tmp_path / "a.db", folder)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout.startswith("Read 5 articles")
    lines = [line for line in ended.stderr.splitlines() if line.startswith("skipped ")]
    for name, code in CODES.items():
        (line,) = [line for line in lines if f"/{name}: " in line]
        assert line.endswith(f"[{code}]"), line
        assert len(line) < 400
    assert len(lines) == len(CODES)
    ran("export", tmp_path / "a.db", tmp_path / "out")
    rows = [json.loads(line) for line in (tmp_path / "out" / "skipped.jsonl").read_text().splitlines()]
    assert sorted(row["code"] for row in rows) == sorted(CODES.values())
    texts = [json.loads(line)["text"] for line in (tmp_path / "out" / "articles.jsonl").read_text().splitlines()]
    assert sum(text == GOOD for text in texts) == 4
    assert ran("verify", tmp_path / "a.db").returncode == 0


def test_strict_ends_with_one_and_a_second_build_doubles_no_row(folder: Path, tmp_path: Path) -> None:
    first = ran("build", tmp_path / "a.db", folder, "--strict", "--json")
    assert first.returncode == 1
    assert json.loads(first.stdout)["skipped"] == len(CODES)
    second = ran("build", tmp_path / "a.db", folder)
    assert second.returncode == 0
    assert second.stdout.startswith("Read 0 articles")
    ran("export", tmp_path / "a.db", tmp_path / "out")
    assert len((tmp_path / "out" / "skipped.jsonl").read_text().splitlines()) == len(CODES)


PEAKS = """
import re, sys
from pathlib import Path
from wordkeep.cli import wordkeep
for source in sys.argv[2:]:
    wordkeep(["build", sys.argv[1], source], standalone_mode=False)
    print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""  # of this program alone: getrusage would count what the tests themselves held before it was started


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc, which only Linux has")
def test_the_memory_of_one_huge_line_is_bounded(folder: Path, tmp_path: Path) -> None:
    """Against the peak of a plain build, since the reader alone takes about 200 MB and varies by some."""
    sources = [folder / "good.txt", folder / "long.jsonl"]
    arguments: list[str | Path] = [sys.executable, "-c", PEAKS, tmp_path / "a.db", *sources]
    ended = subprocess.run(arguments, capture_output=True, text=True, check=True)
    plain, huge = (int(line) for line in ended.stdout.splitlines() if line.isdigit())
    assert huge - plain < 64 * 1024  # the line has 100 MB, of which 32 are read before it is refused


@pytest.fixture
def shut() -> Iterator[Path]:
    """A folder anyone may read, with one inside that nobody may."""
    place = Path(tempfile.mkdtemp(prefix="wordkeep-"))
    place.chmod(0o755)
    (place / "shut").mkdir()
    (place / "shut" / "a.txt").write_text(GOOD)
    (place / "b.txt").write_text(GOOD)
    (place / "shut").chmod(0)
    yield place
    (place / "shut").chmod(0o700)
    shutil.rmtree(place)


def test_a_folder_that_may_not_be_read_is_one_line(shut: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        ended = ran("build", tmp_path / "a.db", shut)
        assert "permission-denied" in ended.stderr
        assert ended.stdout.startswith("Read 1 article ")
    else:  # nothing is shut to root: ask as somebody else, in a child that has everything loaded
        assert _as_nobody(shut) == ["b.txt", "permission-denied"]


def _as_nobody(place: Path) -> list[str]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        found = [each.code if isinstance(each, Skipped) else each.locator for each in intakes([str(place)])]
        os.write(writer, json.dumps(found).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        answer: list[str] = json.loads(pipe.read())
    os.waitpid(child, 0)
    return answer
