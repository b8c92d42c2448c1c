"""One meeting as a page, its sides side by side: Markdown, or HTML that loads nothing."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from wordkeep.codebook.bodies import side_name
from wordkeep.codebook.issues import issues
from wordkeep.model.article import Article
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.meeting import IssueAccounts, Meeting, Silence
from wordkeep.model.when import Basis

Articles = Mapping[TextId, Article]

SCOPES: Final = {
    "text": "this text",
    "week": "this side's texts within seven days",
    "held": "all texts of this side held",
}
_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:.5rem;text-align:left;vertical-align:top}"
    "small{color:#555}"
)


def issue_name(issue: IssueId) -> str:
    """An issue's name in the code book; the id for one it does not have."""
    known = issues().issues.get(issue)
    return known.name if known else issue


def badge_words(row: IssueAccounts) -> str:
    """What the badge of an issue says in words."""
    of = side_name(row.of) if row.of else ""
    told = {
        None: f"{of} speaks of it; another side has no text here" if of else "no badge",
        "both": "both",
        "only": f"only {of}",
        "claimed": f"claimed by {of}",
        "conflict": "conflict",
    }
    return told[row.badge.value if row.badge else None]


def facts_of(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """What is known of a meeting, each with what it is called."""
    when = meeting.when
    days = " to ".join(dict.fromkeys(day.isoformat() if day else "?" for day in (when.earliest, when.latest)))
    yield "when", "not known" if when.basis is Basis.UNKNOWN else f"{days} ({when.basis.value})"
    if meeting.place:
        yield "where", ", ".join(filter(None, (meeting.place, meeting.country)))
    yield "how", f"{meeting.format.value}, {meeting.status.value}"
    for side in meeting.sides:
        yield side_name(side.id), ", ".join(person.name for person in side.participants) or "no person named"
    if meeting.asked_by:
        yield "asked for by", side_name(meeting.asked_by)
    if meeting.next:
        yield "next", meeting.next.exact


def cell_of(row: IssueAccounts, side: str, articles: Articles) -> Iterator[tuple[str, str]]:
    """The words of one side on an issue, each with its outlet and day."""
    for line in row.lines:
        if line.side == side:
            for words in line.words:
                article = articles.get(words.text_id)
                day = article.published.on if article else None
                source = ", ".join(filter(None, (article.outlet if article else None, str(day) if day else "undated")))
                yield words.exact, source


def silence_words(silence: Silence) -> str:
    """A silence in words, with what was searched and the nearest sentence."""
    near = f"; nearest: “{silence.near_miss.exact}”" if silence.near_miss else "; nothing near it"
    searched = ", ".join(silence.searched)
    return (
        f"{issue_name(silence.issue)}: absent from {SCOPES[silence.scope.value]}, {side_name(silence.side)} "
        f"(searched: {searched}{near})"
    )


def as_markdown(meeting: Meeting, articles: Articles) -> str:
    """The meeting in Markdown."""
    sides = [side.id for side in meeting.sides]
    lines = [f"# {_md(meeting.name)}", "", *(f"- {_md(what)}: {_md(told)}" for what, told in facts_of(meeting)), ""]
    lines += [_row("issue", *map(side_name, sides), "badge"), _row(*["---"] * (len(sides) + 2))]
    for row in meeting.issues:
        cells = [
            "<br>".join(f"“{_md(words)}” ({_md(of)})" for words, of in cell_of(row, side, articles)) for side in sides
        ]
        lines.append(_row(_md(issue_name(row.issue)), *cells, _md(badge_words(row))))
    lines += ["", *(f"- {_md(silence_words(silence))}" for silence in meeting.silences)]
    return "\n".join(lines).rstrip() + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _md(words: str) -> str:
    """Words of others, so that nothing in them is Markdown or HTML."""
    flat = " ".join(words.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]|#" else sign for sign in escape(flat, quote=False))


def as_html(meeting: Meeting, articles: Articles) -> str:
    """The meeting as one page of HTML that asks for nothing outside itself."""
    sides = [side.id for side in meeting.sides]
    facts = "".join(f"<li>{escape(what)}: {escape(told)}</li>" for what, told in facts_of(meeting))
    head = "".join(f"<th scope=col>{escape(name)}</th>" for name in ("issue", *map(side_name, sides), "badge"))
    body = "".join(_html_row(row, sides, articles) for row in meeting.issues)
    silences = "".join(f"<li>{escape(silence_words(silence))}</li>" for silence in meeting.silences)
    return (
        "<!doctype html>\n<html lang=en><head><meta charset=utf-8>"
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(meeting.name)}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{escape(meeting.name)}</h1>\n<ul>{facts}</ul>\n"
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>\n<ul>{silences}</ul>\n</body></html>\n"
    )


def _html_row(row: IssueAccounts, sides: list[str], articles: Articles) -> str:
    cells = "".join(
        "<td>"
        + "".join(f"<p>“{escape(words)}” <small>{escape(of)}</small></p>" for words, of in cell_of(row, side, articles))
        + "</td>"
        for side in sides
    )
    return f"<tr><th scope=row>{escape(issue_name(row.issue))}</th>{cells}<td>{escape(badge_words(row))}</td></tr>\n"
