"""Building ledgers in tests, and comparing them record for record."""

import os
import subprocess
import sys
import warnings
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from wordkeep import pipeline
from wordkeep.cli import COMMANDS, main
from wordkeep.commitments import Commitments
from wordkeep.export.jsonl import export_jsonl
from wordkeep.meetings import Meetings
from wordkeep.model.skipped import Skipped
from wordkeep.report import Report
from wordkeep.store.sqlite import Ledger

HANGS: Final = 600  # seconds after which a command is taken to hang, on a machine that does other things too

FORKS: Final = get_context("forkserver")
FORKS.set_forkserver_preload([f"wordkeep.cli.{name}" for name in COMMANDS])


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
    """Run ``wordkeep`` in a process of its own, forked from one that has every command loaded and has run none."""
    with TemporaryDirectory() as place:
        out, err = Path(place) / "out", Path(place) / "err"
        process = FORKS.Process(target=_run, args=([*map(str, arguments)], cwd or Path.cwd(), stdin, out, err))
        process.start()
        process.join(HANGS)
        if process.exitcode is None:
            process.kill()
            raise TimeoutError(f"wordkeep {' '.join(map(str, arguments))}")
        said = [file.read_text(encoding="utf-8") for file in (out, err)]
    return subprocess.CompletedProcess(arguments, process.exitcode, *said)


def _run(arguments: list[str], cwd: Path, stdin: bytes, out: Path, err: Path) -> None:
    """The command line, with files for its output; whatever would be a warning is an error."""
    for file, descriptor in ((out, 1), (err, 2)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), descriptor)
    reader, writer = os.pipe()
    os.write(writer, stdin)
    os.close(writer)
    os.dup2(reader, 0)
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115  a descriptor, for the life of the process
    os.chdir(cwd)
    os.environ["COLUMNS"] = "120"
    sys.argv = ["wordkeep", *arguments]
    warnings.simplefilter("error")
    main()
