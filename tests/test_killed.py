"""A build killed at any moment and run again gives the ledger of a build that was left alone."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from evaluation.generated import write_corpus
from tests.building import command, exported, ran

ARTICLES = 40  # about ten seconds of one core: several batches are stored while it is read
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
    """The export of a build left alone, and the seconds the build took."""
    begun = time.monotonic()
    ended = ran("build", folder / "a.db", "in", "--workers", "2", cwd=folder)
    assert ended.returncode == 0, ended.stderr
    return exported(folder / "a.db", folder / "a"), time.monotonic() - begun


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_and_run_again(folder: Path, unbroken: tuple[dict[str, str], float], number: int) -> None:
    expected, seconds = unbroken
    path = folder / f"{number}.db"
    moment = random.Random(number).uniform(0.05, 1.0) * seconds
    process = subprocess.Popen(
        command("build", path, "in", "--workers", "2"),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(moment)
    process.kill()
    assert process.wait() in (-signal.SIGKILL, 0)  # 0: it was done before the moment came
    assert nothing_is_left(process.pid)
    ended = ran("build", path, "in", "--workers", "2", cwd=folder)
    assert ended.returncode == 0, ended.stderr
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
