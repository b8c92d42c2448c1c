"""A ledger to a web app: read-only pages, for the machine they are served on, that no other site can reach into."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wordkeep.errors import WordkeepError
from wordkeep.model.ports import LedgerReader
from wordkeep.web.responses import Problem, problem
from wordkeep.web.routes import on_error, routes

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}

REVALIDATED: Final = ("/static/", "/marks/")  # no words of any article in them; kept, and asked after each time


def app(ledger: LedgerReader, *, allowed_hosts: Collection[str]) -> Starlette:
    """The app over one ledger. ``allowed_hosts`` are the only values of the Host header it answers to, port included.

    A page of another site that makes its name resolve to 127.0.0.1 (DNS rebinding) sends its own name, and is refused.
    """
    return Starlette(
        routes=routes(ledger),
        middleware=[Middleware(Guard, allowed_hosts=allowed_hosts)],
        exception_handlers={HTTPException: on_error, WordkeepError: on_error, Exception: _unforeseen},
    )


def local_hosts(port: int) -> frozenset[str]:
    """The names of this machine, as browsers send them for ``port``; the port of http itself goes unsaid."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


class Guard:
    """Refuses hosts and methods that the app does not answer to, and puts the headers on every response."""

    def __init__(self, app: ASGIApp, *, allowed_hosts: Collection[str]) -> None:
        self._app = app
        self._allowed = frozenset(host.lower() for host in allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on to the app."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), scope["path"])
            await send(message)

        answer = self._refusal(scope) or self._app
        await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        hosts = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._allowed:
            refused = Problem(
                HTTPStatus.MISDIRECTED_REQUEST,
                "host-refused",
                "the app answers only under the address it was started on",
                None,
                "open the address that wordkeep serve printed",
            )
            return problem(refused, path=scope["path"])
        if scope["method"] not in {"GET", "HEAD"}:
            refused = Problem(
                HTTPStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "the app only shows",
                scope["path"][:200],
                "use GET",
            )
            return problem(refused, path=scope["path"], headers={"Allow": "GET, HEAD"})
        return None


def _add_headers(headers: MutableHeaders, path: str) -> None:
    headers.update(HEADERS)
    if path.startswith(REVALIDATED):
        headers["Cache-Control"] = "no-cache"


async def _unforeseen(request: Request, error: Exception) -> Response:
    """Starlette answers these outside of any middleware, and raises them again for the server to print."""
    response = on_error(request, error)
    _add_headers(response.headers, request.url.path)
    return response
