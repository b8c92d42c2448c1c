"""What changed between two builds of a ledger, and why: articles, records, lines; by the input, the reader or rulings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wordkeep.codebook.sentences import quoted
from wordkeep.commitments import Commitments
from wordkeep.model.commitment import Commitment
from wordkeep.model.ids import TextId
from wordkeep.model.record import evidence_of
from wordkeep.store.sqlite import Ledger

INPUT: Final = "input"
READER: Final = "reader"
RULINGS: Final = "rulings"
SETTLED: Final = "other lines or links"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was: ``what`` kind of thing, its id, ``how`` (added, gone, changed), and why."""

    what: str
    id: str
    how: str
    says: str
    because: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one ledger to another, and the readers of both."""

    before: str
    after: str
    changes: tuple[Change, ...]


def difference(before: Ledger, after: Ledger) -> Difference:
    """What is in one ledger and not in the other, or not the same; each change with what brought it about."""
    one, other = _Side(before), _Side(after)
    changes = (*_articles(one, other), *_records(one, other), *_lines(one, other))
    return Difference(one.reader, other.reader, changes)


class _Side:
    """One of the two ledgers."""

    def __init__(self, ledger: Ledger) -> None:
        build = ledger.last_build()
        models = "+".join(sorted(digest[:8] for digest in build.models.values())) if build else ""
        self.reader = f"{build.reader} {models} ({build.version})" if build else "no build"
        self.articles = {listed.id: listed.title or listed.opening for listed in ledger.articles()}
        self.sources = {listed.id: (listed.path or listed.url or "") for listed in ledger.articles()}
        self.records = {
            str(record.id): (text_id, record.kind, quoted(evidence_of(record.claim)))
            for text_id in self.articles
            for record in ledger.records(text_id)
        }
        self.lines: Mapping[str, Commitment] = {line.id: line for line in Commitments(ledger).lines()}
        self.rulings = tuple(ruling.id for ruling in ledger.rulings.all())


def _articles(one: _Side, other: _Side) -> Iterator[Change]:
    revised = {source: id_ for id_, source in other.sources.items() if source}
    for id_, title in one.articles.items():
        if id_ not in other.articles:
            into = revised.get(one.sources[id_])
            detail = f"revised: now {into}" if into and into not in one.articles else "its page is no longer an input"
            yield Change("article", id_, "gone", title, INPUT, detail)
    for id_, title in other.articles.items():
        if id_ not in one.articles:
            yield Change("article", id_, "added", title, INPUT, other.sources[id_])


def _records(one: _Side, other: _Side) -> Iterator[Change]:
    for how, mine, theirs in (("gone", one, other), ("added", other, one)):
        for id_, (text_id, kind, words) in mine.records.items():
            if id_ not in theirs.records:
                by_reader = text_id in theirs.articles
                detail = f"read otherwise in {text_id}" if by_reader else f"its article {text_id} is {how}"
                yield Change(kind, id_, how, words, READER if by_reader else INPUT, detail)


def _lines(one: _Side, other: _Side) -> Iterator[Change]:
    for how, mine, theirs in (("gone", one, other), ("added", other, one)):
        for id_, line in mine.lines.items():
            if id_ not in theirs.lines:
                yield Change("line", id_, how, quoted(line.words), *_why(line.said.article, line, one, other, theirs))
    for id_, line in one.lines.items():
        now = other.lines.get(id_)
        if now and (moved := _moved(line, now)):
            yield Change(
                "line", id_, "changed", quoted(now.words), *_why_moved(line, now, one, other), "; ".join(moved)
            )


def _why(article: TextId, line: Commitment, one: _Side, other: _Side, theirs: _Side) -> tuple[str, str]:
    """Why a line is only in one of the ledgers."""
    if article not in theirs.articles:
        return INPUT, f"its article {article} is not in the other"
    if line.said.record not in theirs.records:
        return READER, f"its words {line.said.record} are not read there"
    return (
        (RULINGS, "the rulings differ") if one.rulings != other.rulings else (SETTLED, "its words are joined otherwise")
    )


def _moved(line: Commitment, now: Commitment) -> list[str]:
    """What is no longer the same in a line that both have."""
    pairs = (
        ("state", line.state.value, now.state.value),
        ("ladder", line.ladder.value, now.ladder.value),
        ("due", str(line.due.on if line.due else None), str(now.due.on if now.due else None)),
        ("evidence", str(len(line.evidence)), str(len(now.evidence))),
        ("answers", str(len(line.answers)), str(len(now.answers))),
    )
    return [f"{what} {was} -> {is_}" for what, was, is_ in pairs if was != is_]


def _why_moved(line: Commitment, now: Commitment, one: _Side, other: _Side) -> tuple[str]:
    """Why a line moved: by deeds or answers of articles that only one ledger has, else of records, else by rulings."""
    mine, theirs = _behind(line), _behind(now)
    differing = mine.keys() ^ theirs.keys()
    articles = {(mine | theirs)[record] for record in differing}
    if any((article in one.articles) != (article in other.articles) for article in articles):
        return (INPUT,)
    if any((record in one.records) != (record in other.records) for record in differing):
        return (READER,)
    if line.rulings != now.rulings or one.rulings != other.rulings:
        return (RULINGS,)
    return (SETTLED,) if one.articles == other.articles else (INPUT,)


def _behind(line: Commitment) -> dict[str, TextId]:
    """The records behind a line, each with its article."""
    told = [line.said, *(each.told for each in line.answers), *(told for each in line.evidence for told in each.told)]
    return {str(each.record): each.article for each in told}
