"""Scores meetings, accounts and silences on the suite ``meetings``: read, resolved, linked as in the pipeline and the ledger.

``python -m evaluation.meetings`` prints for each part of the suite (``PARTS``) and for the whole: B-cubed of the texts by
meeting, how many meetings have just the right sides, and format, dates, place and status; of each issue and side whether the
side is rightly found to speak or not and the badge is right; the precision of silences. ``given`` is the same with the issues
of the key's own sentences given, for what is left when these are found.

How a row counts: an issue found is matched to the key's, one for one, by the anchored words of the sides, which have to
hold the key's words or lie in them (``badges``; what the row is called does not matter, ``leaves`` asks for the key's leaf).
A side with words in the key has to be found with words of the key, a side without must have no line; a badge is right where
the key's kind and side are. Rows on no words of the key cost nothing there: ``borne_out`` is the share that rests on some.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from evaluation.corpora import SUITES
from evaluation.intervals import Figure, figure, resampled, shown, wilson
from evaluation.under_test import article_of
from wordkeep import pipeline
from wordkeep.codebook.organisations import organisation_of
from wordkeep.link.accounts import accounts_of, with_accounts
from wordkeep.link.gathering import meetings_of
from wordkeep.link.silence import with_silences
from wordkeep.link.texts import Text
from wordkeep.model.ids import IssueId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.meeting import IssueAccounts, Meeting
from wordkeep.model.passage import Passage
from wordkeep.model.record import Record, sure
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement
from wordkeep.model.when import Basis, Published
from wordkeep.resolve.actors import named
from wordkeep.resolve.issues import about
from wordkeep.resolve.passages import passages_in
from wordkeep.resolve.places import placed
from wordkeep.resolve.times import dated

SUITE: Final = SUITES / "meetings"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One issue of one side: whether it is rightly taken to speak or be silent, and whether the badge is right too.

    ``leaf`` is the badge where the issue has to be called by the key's leaf, whatever words it rests on.
    """

    speaks: bool
    badge: bool
    leaf: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """One meeting of the key against the one found that shares most texts with it.

    ``borne_out`` says of each issue found whether it rests on words of the key at all.
    """

    sides: bool
    details: tuple[bool, ...]
    cells: tuple[Cell, ...]
    silences: tuple[int, int]
    borne_out: tuple[bool, ...] = ()


def rows(name: str) -> list[Row]:
    """The lines of one file of the suite."""
    return [json.loads(line) for line in (SUITE / name).read_text(encoding="utf-8").splitlines()]


def text_of(row: Row) -> Text:
    """One text, read and resolved."""
    on = date.fromisoformat(row["published"]) if row["published"] else None
    published = Published(on, Basis.METADATA) if on else Published.unknown()
    article = replace(article_of(row["id"], row["text"]), published=published, title=row["title"], outlet=row["outlet"])
    records, vectors = pipeline.READER.read_with_vectors(article)
    found = named(article, placed(article, dated(article, records)))
    resolved = sure(about(article, found.records))
    return Text(article, resolved, found.actors, passages_in(article, resolved, vectors.records))


def given(texts: Sequence[Text], key: Sequence[Row]) -> list[Text]:
    """The texts with the issues of the key's sentences, and no others."""
    told: dict[tuple[str, int], list[IssueId]] = {}
    by_id = {str(text.id): text for text in texts}
    for meeting in key:
        for row in meeting["issues"]:
            for id_, words in (each for side in row["words"].values() for each in side):
                start = by_id[id_].article.text.index(words)
                passage = by_id[id_].passage_at(Span(start, start + 1))
                if passage:
                    told.setdefault((id_, passage.anchor.span.start), []).append(IssueId(row["issue"]))
    return [
        replace(
            text,
            passages=tuple(
                _telling(passage, told.get((text.id, passage.anchor.span.start), ())) for passage in text.passages
            ),
            records=tuple(map(_without_issues, text.records)),
        )
        for text in texts
    ]


def _telling(passage: Passage, issues: Sequence[IssueId]) -> Passage:
    refs = tuple(IssueRef(issue, (passage.anchor,), Told.OWN, 1.0) for issue in dict.fromkeys(issues))
    return replace(passage, issues=refs)


def _without_issues(record: Record) -> Record:
    return replace(record, claim=replace(record.claim, issues=())) if isinstance(record.claim, Statement) else record


def found_in(texts: Sequence[Text]) -> list[Meeting]:
    """The meetings with their accounts and silences."""
    found = []
    for meeting in meetings_of(texts):
        accounts = accounts_of(meeting, texts)
        found.append(with_silences(with_accounts(accounts), accounts, texts))
    return found


# ---- against the key


def code(side: str) -> str:
    """A side of the key as the tables call it."""
    organisation = organisation_of(side) if len(side) > len("XXX") else None
    return organisation.id if organisation else side


def scored(key: Row, found: Sequence[Meeting]) -> Scored:
    """One meeting of the key; one that shares no text with any found has everything wrong."""
    of_key = set(key["texts"])
    best = max(found, key=lambda each: (_overlap(set(each.articles), of_key), each.id), default=None)
    if best is None or not _overlap(set(best.articles), of_key):
        cells = tuple(Cell(speaks=False, badge=False, leaf=False) for row in key["issues"] for _ in row["words"])
        return Scored(sides=False, details=(), cells=cells, silences=(0, 0))
    matched = _matched(key["issues"], best.issues)
    return Scored(
        sides={side.id for side in best.sides} == set(map(code, key["sides"])),
        details=tuple(_details(key, best)),
        cells=tuple(cell for at, row in enumerate(key["issues"]) for cell in _cells(row, best, matched.get(at))),
        silences=_silences(key, best, matched),
        borne_out=tuple(any(_sides_told(row, each) for row in key["issues"]) for each in best.issues),
    )


def _matched(key: Sequence[Row], found: Sequence[IssueAccounts]) -> dict[int, IssueAccounts]:
    """For each issue of the key the found one that rests on its words for most sides, one for one; leaves settle ties."""
    pairs = [
        (len(_sides_told(row, each)), row["issue"] == each.issue, -at, -to)
        for at, row in enumerate(key)
        for to, each in enumerate(found)
    ]
    matched: dict[int, IssueAccounts] = {}
    taken: set[int] = set()
    for sides, _, at, to in sorted(pairs, reverse=True):
        if sides and -at not in matched and -to not in taken:
            matched[-at] = found[-to]
            taken.add(-to)
    return matched


def _sides_told(row: Row, found: IssueAccounts) -> set[str]:
    """The sides for which a found issue has words that hold the key's, or lie in them."""
    words = {code(side): each for side, each in row["words"].items()}
    return {
        line.side
        for line in found.lines
        for anchor in line.words
        for id_, exact in words.get(line.side, ())
        if anchor.text_id == id_ and (exact in anchor.exact or anchor.exact in exact)
    }


def _overlap(one: set[Any], other: set[Any]) -> float:
    return len(one & other) / len(one | other)


def _details(key: Row, found: Meeting) -> Iterator[bool]:
    """Format, dates, place, status and who asked, in this order."""
    days = [day.isoformat() if day else None for day in (found.when.earliest, found.when.latest)]
    yield found.format.value == key["format"]
    yield days == [key["dates"][0], key["dates"][-1]]
    yield found.place == key["place"]
    yield found.status.value == key["status"]
    yield found.asked_by == (code(key["asked_by"]) if key["asked_by"] else None)


def _cells(row: Row, found: Meeting, mine: IssueAccounts | None) -> Iterator[Cell]:
    named_so = next((each for each in found.issues if each.issue == row["issue"]), None)
    told = _sides_told(row, mine) if mine else set()
    speaking = {line.side for line in mine.lines} if mine else set()
    for side, words in row["words"].items():
        is_told = code(side) in told
        speaks = mine is not None and (is_told if words else code(side) not in speaking)
        leaf = named_so is not None and any(line.side == code(side) for line in named_so.lines) == bool(words)
        yield Cell(speaks, speaks and _is_right(row, mine), leaf and _is_right(row, named_so))


def _is_right(row: Row, mine: IssueAccounts | None) -> bool:
    """Whether a badge is the key's, and of the side that it has."""
    kind, _, of = (row["badge"] or "").partition(":")
    return mine is not None and (mine.badge.value if mine.badge else "") == kind and (not of or mine.of == code(of))


def _silences(key: Row, found: Meeting, matched: Mapping[int, IssueAccounts]) -> tuple[int, int]:
    """The silences that the key bears out, and those it can judge: on issues that it has for this meeting."""
    rows_of = {str(each.issue): key["issues"][at] for at, each in matched.items()}
    for row in key["issues"]:
        rows_of.setdefault(row["issue"], row)
    judged = [
        not told[each.side]
        for each in found.silences
        if each.issue in rows_of
        and each.side in (told := {code(side): words for side, words in rows_of[each.issue]["words"].items()})
    ]
    return sum(judged), len(judged)


def grouping(key: Sequence[Row], found: Sequence[Meeting]) -> list[tuple[float, float]]:
    """B-cubed precision and recall of each text of these meetings: those it shares one with, in the key and found.

    A text of several meetings is of the first that it tells; one of none stands alone.
    """
    of_key = {id_: set(row["texts"]) for row in key for id_ in row["texts"]}
    of_found: dict[str, set[str]] = {}
    for meeting in sorted(found, key=lambda each: -len(each.articles)):
        for article in meeting.articles:
            of_found.setdefault(article, set(meeting.articles))
    scores = []
    for id_, same in of_key.items():
        mine = of_found.get(id_, {id_})
        scores.append((len(mine & same) / len(mine), len(mine & same) / len(same)))
    return scores


def figures(key: Sequence[Row], found: Sequence[Meeting]) -> dict[str, Figure]:
    """All figures for these meetings of the key, with intervals by meeting."""
    of_each = [scored(row, found) for row in key]
    silences = [sum(each.silences[at] for each in of_each) for at in (0, 1)]
    by_meeting = [grouping([row], found) for row in key]
    kinds = ("format", "dates", "place", "status", "asked_by")
    return {
        "grouping": Figure(_f1(by_meeting), *resampled(by_meeting, _f1), len(key)),
        "sides": figure(of_each, _share(lambda each: (each.sides,))),
        **{
            name: figure(of_each, _share(lambda each, at=at: each.details[at : at + 1] or (False,)))  # type: ignore[misc]
            for at, name in enumerate(kinds)
        },
        "speaks": figure(of_each, _share(lambda each: tuple(cell.speaks for cell in each.cells))),
        "badges": figure(of_each, _share(lambda each: tuple(cell.badge for cell in each.cells))),
        "leaves": figure(of_each, _share(lambda each: tuple(cell.leaf for cell in each.cells))),
        "borne_out": figure(of_each, _share(lambda each: each.borne_out)),
        "silences": Figure(silences[0] / max(1, silences[1]), *wilson(silences[0], silences[1]), silences[1]),
    }


def _share(of: Callable[[Scored], tuple[bool, ...]]) -> Callable[[Sequence[Scored]], float]:
    def share(scores: Sequence[Scored]) -> float:
        told = [right for each in scores for right in of(each)]
        return sum(told) / max(1, len(told))

    return share


def _f1(scores: Sequence[Sequence[tuple[float, float]]]) -> float:
    flat = [pair for each in scores for pair in each]
    precision, recall = (sum(pair[at] for pair in flat) / max(1, len(flat)) for at in (0, 1))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


FIRST_LATER: Final = 24  # the number from which meetings were written later


def is_kept(row: Row) -> bool:
    """Whether a meeting was never read while the rules were made: every fourth, of the later ones every second."""
    number = int(row["meeting"][1:])
    return number % 4 == 3 if number < FIRST_LATER else number % 2 == 1


PARTS: Final[Mapping[str, Callable[[Row], bool]]] = {
    "tuned on": lambda row: not is_kept(row),
    "kept": is_kept,
    "whole": lambda _: True,
}
"""Parts of the suite by name."""


def read() -> list[Text]:
    """The texts of the suite, read and resolved."""
    return [text_of(row) for row in rows("texts.jsonl")]


def measured() -> dict[str, Figure]:
    """How well meetings, sides, badges and silences are found: of the whole suite and of its parts."""
    key = rows("gold.jsonl")
    found = found_in(read())
    return {
        f"meetings.{name}" if part == "whole" else f"meetings.{part.replace(' ', '-')}.{name}": each[name]
        for part, is_in in PARTS.items()
        for each in [figures([row for row in key if is_in(row)], found)]
        for name in ("grouping", "sides", "badges", "silences")
    }


def report(texts: Sequence[Text]) -> Iterator[str]:
    """The lines that the command prints."""
    key = rows("gold.jsonl")
    for how, used in (("", list(texts)), (" given", given(texts, key))):
        found = found_in(used)
        for name, is_in in PARTS.items():
            yield f"{name}{how}"
            yield from shown(figures([row for row in key if is_in(row)], found))


def main() -> None:
    """Read the texts, link them, print the figures."""
    print(*report(read()), sep="\n")


if __name__ == "__main__":
    main()
