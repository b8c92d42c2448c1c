"""What the terminal is told: words of others with nothing in them that a terminal obeys, and how a build goes."""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from wordkeep.model.skipped import Skipped
from wordkeep.report import Report

UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

EVERY: Final = 5.0  # seconds between lines where there is no terminal


def shown(words: str) -> str:
    """``words`` with controls, marks of direction and other unseen characters spelled out."""
    return UNSEEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", words)


def tell_skipped(what: Skipped) -> None:
    """One line for one thing that was not read."""
    click.echo(f"skipped {shown(what.origin)}: {shown(what.detail)} [{what.code}]", err=True)


class Bar:
    """A bar with articles per second and time left, by the share of the inputs' bytes."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._begun = time.monotonic()

    def moved(self, report: Report, done_bytes: int) -> None:
        """Draw the bar anew."""
        rate = report.read / max(time.monotonic() - self._begun, 1e-3)
        words = f"{report.read:,} articles, {rate:.0f}/s"
        self._progress.update(self._task, completed=done_bytes, description=words)

    def linked(self, done: int, of: int) -> None:
        """Draw the bar for linking."""
        self._progress.update(self._task, total=of, completed=done, description=f"{done:,} of {of:,} articles linked")

    def skipped(self, what: Skipped) -> None:
        """Print above the bar."""
        tell_skipped(what)


class Lines:
    """A plain line every few seconds."""

    def __init__(self, total_bytes: int) -> None:
        self._total = total_bytes
        self._begun = self._told = time.monotonic()

    def moved(self, report: Report, done_bytes: int) -> None:
        """Print a line if the last was long enough ago."""
        now = time.monotonic()
        if now - self._told < EVERY:
            return
        self._told = now
        passed = now - self._begun
        left = f", about {passed * (self._total - done_bytes) / done_bytes:.0f} s left" if done_bytes > 0 else ""
        click.echo(f"{report.read:,} articles, {report.read / passed:.0f}/s{left}", err=True)

    def linked(self, done: int, of: int) -> None:
        """Print a line if the last was long enough ago."""
        if time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            click.echo(f"{done:,} of {of:,} articles linked", err=True)

    def skipped(self, what: Skipped) -> None:
        """Print at once."""
        tell_skipped(what)


@contextmanager
def progress(total_bytes: int) -> Iterator[Bar | Lines]:
    """A bar on a terminal, plain lines elsewhere; both on standard error."""
    if not sys.stderr.isatty():
        yield Lines(total_bytes)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Bar(bar, bar.add_task("looking for articles", total=total_bytes or None))
