"""``wordkeep doctor``: is this machine ready; what is missing and what mends it."""

import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from re import match
from typing import Final

import click

from wordkeep.engine.local import cores
from wordkeep.errors import WordkeepError
from wordkeep.examples import example_corpus
from wordkeep.pipeline import READER

LEAST_FREE: Final = 200 * 2**20  # bytes of disk under which a build of any size is likely to fail


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``mend`` is the command or step that puts it right, ``None`` if it is right."""

    what: str
    found: str
    mend: str | None = None


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> None:
    """Look at Python, SQLite, libraries, disk and the reader. Ends with status 1 if something must be mended."""
    findings = list(_findings())
    if as_json:
        click.echo(json.dumps({"schema": 1, "findings": [asdict(finding) for finding in findings]}))
    else:
        for finding in findings:
            mark, mend = ("ok", "") if finding.mend is None else ("no", f" -> {finding.mend}")
            click.echo(f"{mark}  {finding.what}: {finding.found}{mend}")
    if any(finding.mend for finding in findings):
        ctx.exit(1)


def _findings() -> Iterator[Finding]:
    yield Finding("Python", ".".join(map(str, sys.version_info[:3])))
    yield _sqlite()
    yield from _libraries()
    free = shutil.disk_usage(Path.cwd()).free
    yield Finding("free disk here", f"{free / 2**30:.1f} GiB", None if free > LEAST_FREE else "free some space")
    yield Finding("cores", str(cores()))
    yield _reader()
    try:
        yield Finding("example corpus", f"{sum(1 for _ in example_corpus().iterdir())} files")
    except WordkeepError as error:
        yield Finding("example corpus", error.what, error.next_step)


def _reader() -> Finding:
    """The model's files, against the hashes in their manifest."""
    if damaged := READER.damaged():
        again = "install wordkeep again: pip install --force-reinstall --no-deps wordkeep"
        return Finding("reader", f"missing or damaged: {', '.join(damaged)}", again)
    size = sum(file["bytes"] for file in READER.manifest["files"].values())
    return Finding("reader", f"{READER.name}, {size / 2**20:.0f} MiB, every file as it was released")


def _sqlite() -> Finding:
    with closing(sqlite3.connect(":memory:")) as connection:
        has_search = connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    mend = None if has_search else "install a Python whose SQLite has FTS5 (python.org, Debian, conda-forge)"
    return Finding("SQLite with full-text search", sqlite3.sqlite_version, mend)


def _libraries() -> Iterator[Finding]:
    missing = []
    for requirement in requires("wordkeep") or []:
        name = match(r"[A-Za-z0-9._-]+", requirement)
        if name is None or "extra ==" in requirement:
            continue
        try:
            version(name.group())
        except PackageNotFoundError:
            missing.append(name.group())
    mend = f"pip install {' '.join(missing)}" if missing else None
    yield Finding("libraries", f"missing: {', '.join(missing)}" if missing else "all there", mend)
