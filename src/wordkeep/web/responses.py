"""Pages and errors to responses: HTML from a template, or JSON from the same dataclass for addresses in ``.json``."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from wordkeep.web.pages import Page
from wordkeep.web.wording import revealed, without_hidden

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, as every address of the app says it; ``status`` is the one of HTTP."""

    status: int
    code: str
    what: str
    where: str | None
    next_step: str | None


def html(page: Page, *, address: str) -> Response:
    """A page for people. ``address`` is that of the same page as JSON."""
    return HTMLResponse(TEMPLATES.get_template(page.template).render(page=page, json_address=address))


def as_json(page: Page) -> Response:
    """The same page for programs."""
    return _json(asdict(page))


def problem(found: Problem, *, path: str, headers: Mapping[str, str] | None = None) -> Response:
    """An error, in the form that the address asks for."""
    if path.endswith(".json"):
        said = {"code": found.code, "what": found.what, "where": found.where, "next_step": found.next_step}
        return _json({"error": said}, status=found.status, headers=headers)
    body = TEMPLATES.get_template("error.html").render(problem=found)
    return HTMLResponse(body, found.status, headers)


def _json(value: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    body = json.dumps(value, ensure_ascii=False, default=_plain)
    return Response(body, status, headers, media_type="application/json")


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no JSON form")


def _templates() -> Environment:
    loader = FileSystemLoader(FOLDER / "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["revealed"] = revealed
    environment.filters["without_hidden"] = without_hidden
    return environment


TEMPLATES: Final = _templates()
