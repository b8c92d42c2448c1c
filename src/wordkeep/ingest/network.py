"""Connections that only lead to machines that may be asked, and that never outlast their deadline.

The host is resolved here, every numeric address it leads to is checked, and the connection goes to the very address that
was checked: a name that leads elsewhere the second time it is asked for leads nowhere.
"""

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import httpcore

from wordkeep.errors import Unreadable

Resolve: TypeAlias = Callable[[str, int], list[str]]
IsAllowed: TypeAlias = Callable[[str], bool]


@dataclass(slots=True)
class Deadline:
    """When the reading of one address has to be over, on the clock of ``time.monotonic``."""

    at: float

    def left(self, timeout: float | None) -> float:
        """Seconds that the next step may take, ``timeout`` at the most; raises ``httpcore.ReadTimeout`` at the end."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline is over")
        return left if timeout is None else min(left, timeout)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore, to allowed machines only."""

    def __init__(self, *, resolve: Resolve, is_allowed: IsAllowed, deadline: Deadline) -> None:
        self._resolve = resolve
        self._is_allowed = is_allowed
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first machine behind ``host`` that answers; raises ``Unreadable`` if any may not be asked."""
        for number in self._checked(host, port):
            try:
                stream = self._backend.connect_tcp(
                    number, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self._deadline)
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        numbers = self._resolve(host, port)
        for number in numbers:
            if not self._is_allowed(number):
                what = f"{host} leads to {number}, which is not a public address; save the page and give the file"
                raise Unreadable("fetch-refused", what)
        if not numbers:
            raise Unreadable("fetch-failed", f"{host} is not a host that can be found; check the address")
        return numbers


class TimedStream(httpcore.NetworkStream):
    """A connection each step of which is held to the deadline of the whole."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks about the socket."""
        return self._stream.get_extra_info(info)
