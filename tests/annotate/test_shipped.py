"""The reader that comes with the package: when it is loaded, how it is named, and what is said where it is damaged."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import article_with
from wordkeep.annotate.shipped import FOLDER, ShippedReader
from wordkeep.errors import ReaderDamaged
from wordkeep.model.wire import to_wire

TEXT = (
    "Envoy Mirela Sand said on Monday that Bresk would send engineers to the river.\n\n"
    "“We will open the bridge by May,” she added. Alvonia's foreign ministry rejected the offer and recalled its envoy."
)


@pytest.fixture(scope="module")
def reader() -> ShippedReader:
    return ShippedReader()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model that a test may damage."""
    return Path(shutil.copytree(FOLDER, tmp_path / "reader"))


def test_asking_the_name_does_not_load_the_model() -> None:
    reader = ShippedReader()
    assert reader.name
    assert reader.damaged() == []
    assert "trained" not in vars(reader)


def test_the_model_is_loaded_once(reader: ShippedReader) -> None:
    assert reader.trained is reader.trained


def test_the_name_says_which_version_and_which_files(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    name = ShippedReader(folder).name
    assert name.startswith(f"{manifest['name']}-{manifest['version']}-")
    assert name == ShippedReader().name
    for change in ("files", "calibration"):
        other = json.loads(json.dumps(manifest))
        other[change]["acts" if change == "calibration" else "acts.onnx"] = [0.5, 0.1]
        (folder / "manifest.json").write_text(json.dumps(other), encoding="utf-8")
        assert ShippedReader(folder).name != name


def test_every_record_names_the_reader(reader: ShippedReader) -> None:
    records = reader.read(article_with(TEXT))
    assert {record.origin.reader for record in records} == {reader.name}


# ---- damage


def test_every_file_is_as_it_was_released(reader: ShippedReader) -> None:
    assert reader.damaged() == []
    assert set(reader.manifest["files"]) == {path.name for path in FOLDER.iterdir()} - {"manifest.json"}


def test_a_file_that_was_changed_or_is_missing_is_named(folder: Path) -> None:
    with (folder / "acts.onnx").open("ab") as file:
        file.write(b"\0")
    (folder / "said.onnx").unlink()
    assert ShippedReader(folder).damaged() == ["acts.onnx", "said.onnx"]


@pytest.mark.parametrize("content", [None, b"{oops", b"\xff"])
def test_a_manifest_that_cannot_be_read_is_named(folder: Path, content: bytes | None) -> None:
    if content is None:
        (folder / "manifest.json").unlink()
    else:
        (folder / "manifest.json").write_bytes(content)
    assert ShippedReader(folder).damaged() == ["manifest.json"]
    with pytest.raises(ReaderDamaged, match=r"manifest\.json .* wordkeep doctor"):
        _ = ShippedReader(folder).name


def test_a_missing_model_is_one_line_with_the_next_step(folder: Path) -> None:
    (folder / "encoder.onnx").unlink()
    with pytest.raises(ReaderDamaged) as caught:
        ShippedReader(folder).read(article_with(TEXT))
    line = str(caught.value)
    assert "encoder.onnx" in line
    assert str(folder) in line
    assert caught.value.next_step is not None
    assert "wordkeep doctor" in caught.value.next_step
    assert "\n" not in line


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "absent.onnx"])
def test_a_file_cut_short_is_one_line_with_the_next_step(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes()[:100])
    with pytest.raises(ReaderDamaged, match=r"damaged; wordkeep doctor"):
        ShippedReader(folder).relate(TEXT, None, None)


# ---- the same everywhere


def test_a_reader_can_be_sent_to_another_process_loaded_or_not(reader: ShippedReader) -> None:
    article = article_with(TEXT)
    expected = reader.read(article)
    sent = pickle.dumps(reader)
    assert len(sent) < 10_000
    assert pickle.loads(sent).read(article) == expected


AGAIN = """
import json, sys
from tests.conftest import article_with
from wordkeep.annotate.shipped import ShippedReader
from wordkeep.model.wire import to_wire
records = ShippedReader().read(article_with(sys.argv[1]))
print(json.dumps([[record.id, to_wire(record.claim)] for record in records]))
"""


def test_the_same_text_gives_the_same_records_again_and_in_another_process(reader: ShippedReader) -> None:
    records = reader.read(article_with(TEXT))
    assert len(records) > 5
    assert reader.read(article_with(TEXT)) == records
    printed = python(AGAIN, TEXT, PYTHONHASHSEED="7", OMP_NUM_THREADS="4")
    assert json.loads(printed) == json.loads(json.dumps([[record.id, to_wire(record.claim)] for record in records]))


def test_what_was_read_before_changes_nothing(reader: ShippedReader) -> None:
    before = reader.read(article_with(TEXT))
    reader.read(article_with("Grain prices rose, the harbour board said. " * 30))
    assert reader.read(article_with(TEXT)) == before


# ---- what is loaded and when


GUARD = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in REFUSED:
            raise AssertionError(name + " was imported")
sys.meta_path.insert(0, Refuse())
"""
READ = "import wordkeep; assert wordkeep.read('The talks were useful, the ministry said.').records"
HELP = """
from wordkeep.cli import main
sys.argv = ["wordkeep", "--help"]
main()
"""


def python(code: str, *arguments: str, **environment: str) -> str:
    """What a program of its own prints."""
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, **environment},
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize("code", ["import wordkeep", HELP], ids=["import", "help"])
def test_importing_and_asking_for_help_load_no_model(code: str) -> None:
    python(f"REFUSED = {{'onnxruntime', 'tokenizers', 'torch'}}\n{GUARD}\n{code}")


def test_reading_loads_no_torch() -> None:
    python(f"REFUSED = {{'torch'}}\n{GUARD}\n{READ}")


def test_the_guard_would_notice() -> None:
    with pytest.raises(AssertionError, match="onnxruntime was imported"):
        python(f"REFUSED = {{'onnxruntime'}}\n{GUARD}\nfrom wordkeep.annotate import onnx")
