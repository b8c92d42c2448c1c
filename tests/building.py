"""Building ledgers in tests, and comparing them record for record."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from wordkeep import pipeline
from wordkeep.commitments import Commitments
from wordkeep.export.jsonl import export_jsonl
from wordkeep.meetings import Meetings
from wordkeep.model.skipped import Skipped
from wordkeep.report import Report
from wordkeep.store.sqlite import Ledger


@dataclass(slots=True)
class Watched:
    """Keeps what a build told."""

    skips: list[Skipped] = field(default_factory=list)
    moves: list[int] = field(default_factory=list)

    def moved(self, report: Report, done_bytes: int) -> None:
        self.moves.append(done_bytes)

    def linked(self, done: int, of: int) -> None:
        pass

    def skipped(self, what: Skipped) -> None:
        self.skips.append(what)


def built(path: Path, *sources: Path | str, workers: int = 1) -> tuple[Report, Watched]:
    """Build in this process."""
    watched = Watched()
    with Ledger.create(path) as ledger:
        settings = pipeline.Settings(workers=workers)
        report = pipeline.build(ledger, [str(source) for source in sources], settings=settings, watch=watched)
    return report, watched


def exported(path: Path, folder: Path) -> dict[str, str]:
    """Every file of the ledger's export, by name."""
    with Ledger.open(path) as ledger:
        export_jsonl(ledger, Meetings(ledger).meetings(), Commitments(ledger).lines(), folder)
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())}


def command(*arguments: str | Path) -> list[str]:
    """The command line of ``wordkeep`` in this interpreter."""
    return [sys.executable, "-W", "error", "-m", "wordkeep", *map(str, arguments)]


def ran(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run ``wordkeep`` in a process of its own."""
    ended = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "120"},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())
