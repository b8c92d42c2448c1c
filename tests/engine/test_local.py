"""Work on one core and on several: the same readings in the same order, whatever dies."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from wordkeep.engine.local import AHEAD, FEW, Done, Job, run
from wordkeep.model.page import Media, Page
from wordkeep.model.reading import Reading
from wordkeep.model.skipped import Skipped


def page(content: str) -> Page:
    return Page(content, content, content.encode(), Media.PLAIN)


def echo(given: Page) -> Reading:
    """Work that sleeps a little, so that processes overtake each other, and dies on ``die``."""
    words = given.content.decode()
    if words == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if words.startswith("once:") and not Path(words[5:]).exists():
        Path(words[5:]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(len(words) % 3 / 200)
    return Reading(given, None, skipped=(Skipped(words, "test", "page-empty", "seen"),))


def seen(done: Done[int]) -> str | None:
    return done.reading.skipped[0].code if done.reading else None


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_the_order_of_the_pages(workers: int) -> None:
    jobs = [Job(number, page("x" * number) if number % 3 else None) for number in range(60)]
    done = list(run(echo, iter(jobs), workers=workers))
    assert [each.of for each in done] == list(range(60))
    assert [seen(each) for each in done] == ["page-empty" if number % 3 else None for number in range(60)]
    assert all(each.reading is None or each.reading.page.content == b"x" * each.of for each in done)


def test_a_page_that_kills_its_process_is_given_up_and_the_others_are_read(tmp_path: Path) -> None:
    words = ["x"] * 30 + ["die"] + ["y"] * 5 + [f"once:{tmp_path / 'mark'}"] + ["z"] * 30
    done = list(run(echo, (Job(at, page(each)) for at, each in enumerate(words)), workers=2))
    assert [each.of for each in done] == list(range(len(words)))
    assert [at for at, each in enumerate(done) if seen(each) == "worker-died"] == [30]
    assert (tmp_path / "mark").exists()


def test_jobs_are_taken_no_faster_than_they_are_done() -> None:
    taken = 0

    def jobs() -> Iterator[Job[int]]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield Job(number, page("x"))

    for finished, _ in enumerate(run(echo, jobs(), workers=2), start=1):
        assert taken - finished <= FEW + 2 * AHEAD + 1
    assert taken == 200


def test_large_pages_are_not_piled_up() -> None:
    large = Page("l", "l", b"x" * (40 * 2**20), Media.PLAIN)
    assert len(list(run(_size, (Job(at, large) for at in range(FEW + 4)), workers=2))) == FEW + 4


def _size(given: Page) -> Reading:
    return Reading(Page("s", "s", b"", Media.PLAIN), None, seconds=(("size", float(len(given.content))),))
