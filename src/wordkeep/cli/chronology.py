"""``wordkeep chronology``: what two sides did and said, dated, one sentence each, with footnotes."""

from datetime import datetime
from pathlib import Path

import click

from wordkeep.cli.asking import AS_OF, DAY, DYAD, LEDGER, as_json, day, meetings_between, sides, tell, tell_json
from wordkeep.codebook.sentences import sides_named
from wordkeep.commitments import Commitments
from wordkeep.export.chronology import Chronology, as_markdown, as_rows, as_text, chronology_of
from wordkeep.lines.asked import is_between, is_deed_between
from wordkeep.meetings import Meetings
from wordkeep.store.sqlite import Ledger


@click.command()
@LEDGER
@DYAD
@click.option("--from", "first", type=DAY, metavar="DAY", help="Only what happened on this day or later.")
@click.option("--to", "last", type=DAY, metavar="DAY", help="Only what happened on this day or earlier.")
@AS_OF
@click.option("--md", type=click.Path(path_type=Path, dir_okay=False), help="Write it as Markdown.")
@as_json("Print the entries as JSON.")
def chronology(  # noqa: PLR0913  an option each
    *,
    ledger: Path,
    dyad: str,
    first: datetime | None,
    last: datetime | None,
    as_of: datetime | None,
    md: Path | None,
    as_json: bool,
) -> None:
    """List what the two sides of --dyad did towards each other and said that binds them, in the order of days.

    Each entry is one sentence, with footnotes: exact words, outlet, day, article with characters, and the hash of its page.
    A deed that several articles tell stands once, with the number of independent reports. What has no day comes last.
    """
    with Ledger.open(ledger) as opened:
        held = Commitments(opened)
        one, other = sides(dyad, held)
        known = day(as_of)
        title = f"{sides_named((one, other))}: chronology"
        if first or last:
            title += f", {day(first) or '...'} to {day(last) or '...'}"
        if known:
            title += f", as known on {known}"
        meetings = Meetings(opened, as_of=known)
        found = chronology_of(
            title[0].upper() + title[1:],
            (line for line in held.lines(as_of=known) if is_between(line, one, other)),
            (each for each in held.happenings(as_of=known) if is_deed_between(each, one, other)),
            dict(opened.page_hashes()),
            meetings=[(each, meetings.reports(each)) for each in meetings_between(meetings, one, other)],
            first=day(first),
            last=day(last),
        )
    _tell(found, md, as_json=as_json)


def _tell(found: Chronology, md: Path | None, *, as_json: bool) -> None:
    if md:
        md.write_text(as_markdown(found), encoding="utf-8")
        click.echo(f"Wrote {md}.", err=True)
    if as_json:
        tell_json({"title": found.title, "entries": as_rows(found)})
    elif not md:
        tell(as_text(found).splitlines())
