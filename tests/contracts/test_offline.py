"""With the network off everything works: a build opens no connection unless an address is given."""

import subprocess
import sys
from pathlib import Path

GUARD = """
import socket, sys
def refuse(*_args, **_kwargs):
    raise AssertionError("a connection was opened")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = socket.create_connection = refuse
from wordkeep.cli import wordkeep
for line in sys.argv[1:]:
    assert not wordkeep(line.split("|"), standalone_mode=False)
"""


def test_building_reading_exporting_and_verifying_open_no_connection(tmp_path: Path, corpus: Path) -> None:
    ended = guarded(
        tmp_path,
        f"build|a.db|{corpus}|--workers|1",
        f"read|{corpus / '04-countermeasures.html'}|--json",
        "export|a.db|out",
        "verify|a.db",
        "doctor",
    )
    assert ended.returncode == 0, ended.stderr
    for said in ("Read 17 articles", '"statements"', "All well", "ok  "):
        assert said in ended.stdout


def test_the_guard_would_notice(tmp_path: Path) -> None:
    assert guarded(tmp_path, "read|https://example.org/a").returncode != 0


def guarded(folder: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    """These commands, one after the other, in a process that cannot open a connection."""
    arguments = [sys.executable, "-c", GUARD, *lines]
    return subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
