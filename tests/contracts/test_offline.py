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
from wordkeep.cli import main
sys.argv = ["wordkeep", *sys.argv[1:]]
main()
"""


def test_building_reading_exporting_and_verifying_open_no_connection(tmp_path: Path, corpus: Path) -> None:
    for arguments in (
        ["build", "a.db", str(corpus), "--workers", "1"],
        ["read", str(corpus / "04-countermeasures.html"), "--json"],
        ["export", "a.db", "out"],
        ["verify", "a.db"],
        ["doctor"],
    ):
        ended = subprocess.run(
            [sys.executable, "-c", GUARD, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr


def test_the_guard_would_notice(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", GUARD, "read", "https://example.org/a"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
