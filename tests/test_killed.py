"""A build killed at any moment and run again gives the ledger of a build that was left alone."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evaluation.generated import write_corpus
from tests.building import HANGS, exported, ran

ROOT = Path(__file__).parents[1]
ARTICLES = 24  # more than are read without other processes; six batches are stored while they are read
KILLS = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("killed")
    write_corpus(place / "in", articles=ARTICLES, seed=7)
    bad = place / "in" / "texts" / "000" / "bad.txt"
    bad.write_bytes(b"The envoy\x92s visit ended, the ministry said.")
    (place / "in" / "empty.txt").touch()
    return place


@pytest.fixture(scope="module")
def unbroken(folder: Path) -> tuple[dict[str, str], float]:
    """The export of a build left alone, and the seconds a build takes when its articles have been read before."""
    wait_for(build(folder, "read.db"))
    begun = time.monotonic()
    wait_for(build(folder, "a.db"))
    seconds = time.monotonic() - begun
    return exported(folder / "a.db", folder / "a"), seconds


def build(folder: Path, name: str) -> subprocess.Popen[bytes]:
    """A build by two processes and the one that stores what they read, which are a group."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.remembering", "build", name, "in", "--workers", "2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_for(process: subprocess.Popen[bytes]) -> None:
    assert process.wait(HANGS) == 0


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_and_run_again(folder: Path, unbroken: tuple[dict[str, str], float], number: int) -> None:
    expected, seconds = unbroken
    path = folder / f"{number}.db"
    moment = random.Random(number).uniform(0.05, 1.0) * seconds
    process = build(folder, path.name)
    time.sleep(moment)
    process.kill()
    assert process.wait() in (-signal.SIGKILL, 0)  # 0: it was done before the moment came
    assert nothing_is_left(process.pid)
    wait_for(build(folder, path.name))
    assert exported(path, folder / f"{number}") == expected
    checked = ran("verify", path)
    assert checked.returncode == 0, checked.stderr


def nothing_is_left(group: int) -> bool:
    """Whether every process of the killed build is gone within ten seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_the_moments_are_spread_over_the_build(unbroken: tuple[dict[str, str], float]) -> None:
    files, seconds = unbroken
    assert files["articles.jsonl"].count("\n") == ARTICLES + 1
    assert '"encoding-guessed"' in files["skipped.jsonl"]
    moments = sorted(random.Random(number).uniform(0.05, 1.0) * seconds for number in range(KILLS))
    assert moments[0] < 0.4 * seconds
    assert moments[-1] > 0.7 * seconds
