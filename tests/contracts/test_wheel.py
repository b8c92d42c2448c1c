"""What pip installs: the package with its data, and nothing that trains, tests or evaluates."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("wordkeep-*.whl")
    assert wheel.stat().st_size < 60 * 2**20
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_what_the_commands_need(names: list[str]) -> None:
    for needed in (
        "wordkeep/py.typed",
        "wordkeep/codebook/cues.yaml",
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
