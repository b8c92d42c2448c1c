"""Addresses to pages. Every page answers twice: for people, and for programs under ``.json``."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from wordkeep.errors import BadUse, NoSuchRecord, WordkeepError
from wordkeep.model.ids import TextId
from wordkeep.model.ports import LedgerReader
from wordkeep.web.pages import (
    Page,
    article_page,
    articles_page,
    events_page,
    search_page,
    skipped_page,
    statements_page,
)
from wordkeep.web.responses import FOLDER, Problem, as_json, html, problem

MOST_MARKS: Final = 1000  # statements, or events, of one article that answer to the pointer; others still have links

View = Callable[[Request], Page]


def routes(ledger: LedgerReader) -> list[BaseRoute]:
    """Every address of the app."""

    def articles(request: Request) -> Page:
        return articles_page(ledger, page=request.query_params.get("page"))

    def article(request: Request) -> Page:
        return article_page(ledger, TextId(request.path_params["id"]))

    def statements(request: Request) -> Page:
        return statements_page(ledger, page=request.query_params.get("page"))

    def events(request: Request) -> Page:
        return events_page(ledger, page=request.query_params.get("page"))

    def skipped(request: Request) -> Page:
        return skipped_page(ledger, page=request.query_params.get("page"))

    def search(request: Request) -> Page:
        return search_page(ledger, request.query_params.get("q", ""))

    return [
        *_both("/", "/articles.json", articles),
        *_both("/article/{id}", "/article/{id}.json", article),
        *_both("/statements", "/statements.json", statements),
        *_both("/events", "/events.json", events),
        *_both("/skipped", "/skipped.json", skipped),
        *_both("/search", "/search.json", search),
        Route("/marks/{upto:int}.css", _marks, name="marks"),
        Mount("/static", StaticFiles(directory=FOLDER / "static"), name="static"),
    ]


def on_error(request: Request, error: Exception) -> Response:
    """The one place where an error becomes a response."""
    return problem(_problem_of(error, request.url.path), path=request.url.path, headers=getattr(error, "headers", None))


def _both(address: str, json_address: str, view: View) -> list[BaseRoute]:
    def for_people(request: Request) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return html(view(request), address=json_address.format(**request.path_params) + query)

    def for_programs(request: Request) -> Response:
        return as_json(view(request))

    return [Route(json_address, for_programs), Route(address, for_people)]


def _marks(request: Request) -> Response:
    """Rules that light up all fragments of a statement or an event when one is pointed at, has the focus or is linked to.

    CSS cannot say "the same number", so there is a rule for each statement (``n1``) and each event (``e1``); the page
    asks for as many as it has of the kind it has most of.
    """
    upto = request.path_params["upto"]
    if not 0 < upto <= MOST_MARKS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    classes = [f"{kind}{n}" for n in range(1, upto + 1) for kind in "ne"]
    hit = ",\n".join(f".reading:has(.{each}:is(:hover,:target,:focus-within)) .{each}" for each in classes)
    return Response(hit + " { background: var(--mark); box-shadow: 0 2px 0 var(--ink); }\n", media_type="text/css")


def _problem_of(error: Exception, path: str) -> Problem:
    match error:
        case NoSuchRecord():
            return Problem(HTTPStatus.NOT_FOUND, error.code, error.what, error.where, error.next_step)
        case BadUse():
            return Problem(HTTPStatus.BAD_REQUEST, error.code, error.what, error.where, error.next_step)
        case WordkeepError():
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            return Problem(status, error.code, error.what, error.where, error.next_step)
        case HTTPException(status_code=HTTPStatus.NOT_FOUND):
            return Problem(
                HTTPStatus.NOT_FOUND, "no-such-address", "there is no page at this address", path[:200], "start at /"
            )
        case HTTPException():
            return Problem(error.status_code, "bad-request", error.detail, path[:200], None)
        case _:
            return Problem(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "error",
                "something failed that nobody foresaw",
                path[:200],
                "the terminal where the app was started says more; wordkeep verify checks the ledger",
            )
