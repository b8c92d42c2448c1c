"""``wordkeep serve``: the web app over one ledger, for this machine only."""

import contextlib
import errno
import os
import socket
import sys
import webbrowser
from pathlib import Path
from typing import Final

import click
import uvicorn

from wordkeep.errors import AddressInUse, BadUse
from wordkeep.store.sqlite import Ledger
from wordkeep.web.app import app, local_hosts

HOST: Final = "127.0.0.1"

PATIENCE: Final = 3  # seconds that answers under way are given after Ctrl+C


@click.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser, where there is a display.")
def serve(ledger: Path, *, port: int, open_browser: bool) -> None:
    """Show LEDGER in the browser: its articles, each with its records highlighted."""
    serve_ledger(ledger, port=port, open_browser=open_browser)


def serve_ledger(ledger_path: Path, *, port: int, open_browser: bool) -> None:
    """Serve until Ctrl+C. Raises what ``Ledger.open`` does, and ``AddressInUse``."""
    with contextlib.suppress(KeyboardInterrupt), Ledger.open(ledger_path) as ledger, _listening(port) as listener:
        taken: int = listener.getsockname()[1]
        address = f"http://{HOST}:{taken}/"
        name = click.format_filename(ledger_path)
        click.echo(f"Wordkeep serves {name} on {address}  (Ctrl+C stops it)")
        if open_browser and _has_display():
            webbrowser.open(address)
        config = uvicorn.Config(
            app(ledger, allowed_hosts=local_hosts(taken)),
            access_log=False,
            log_config=None,
            log_level="warning",
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """A socket that already takes connections, so that the printed address works at once."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # there it skips the wait after a restart; on Windows it would share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        where = f"{HOST}:{port}"
        if error.errno == errno.EADDRINUSE:
            raise AddressInUse("another program uses this port", where=where, next_step="try --port 0") from None
        if error.errno == errno.EACCES:
            raise BadUse("this port may not be used by you", where=where, next_step="try --port 0") from None
        raise
    return listener


def _has_display() -> bool:
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
