"""Scores time expressions on the project's own split of TimeBank and AQUAINT, as TempEval-3 does.

``python -m evaluation.times`` reads the fifth of the documents that is held out for measuring. Strict: the very same
characters. Relaxed: at least one character in common, matched one to one. The type is scored on the relaxed hits; a value is
right where a relaxed hit has the very value of the gold, counted from the day the document was written (UzZaman et al. 2013,
"SemEval-2013 Task 1: TempEval-3"). ``--split train --gold`` gives the values of the other four fifths with their times as
marked, to see what rules make of them; ``--wrong`` lists the differences.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, Literal, NamedTuple

from evaluation.calibration import Judged, calibrated, reliability
from evaluation.corpora import corpus_file
from evaluation.counts import Counts, Share, share, table, total
from evaluation.intervals import Figure, figure, shown
from evaluation.matching import one_to_one
from evaluation.under_test import Under, article_of, parser, under
from wordkeep.model.mention import TimeExpression, TimeType
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.when import Basis, Published, When
from wordkeep.resolve.times import dated

NO_COUNTS: Final = Counts(0, 0, 0)
CORPORA: Final = ("tempeval3/timebank.jsonl", "tempeval3/aquaint.jsonl")

Time = tuple[Span, TimeType]
Split = Literal["held-out", "train"]


@dataclass(frozen=True, slots=True)
class Document:
    """One document with the times that are marked in its text (the day it was written on is not among them).

    ``values`` are the TIMEX3 values of the times, in their order.
    """

    id: str
    text: str
    times: tuple[Time, ...]
    written: date
    values: tuple[str, ...]


class Wrong(NamedTuple):
    """A value that differs: the words, what they were taken for, what they are."""

    words: str
    found: str | None
    right: str
    written: date


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's counts. A time is judged right by its strict span."""

    strict: Counts
    relaxed: Counts
    types: Share
    judged: tuple[Judged, ...] = ()
    values: Counts = NO_COUNTS
    wrong: tuple[Wrong, ...] = ()


def held_out(document_id: str) -> bool:
    """Whether a document is of the fifth on which times are measured; the other four may be trained on."""
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 5 == 0


def score(gold: Sequence[Time], found: Sequence[Time], probabilities: Sequence[float] = ()) -> Scored:
    """The counts of one document. ``probabilities`` are those of ``found``; without them nothing is judged."""
    there, read = Counter(span for span, _ in gold), Counter(span for span, _ in found)
    right = there & read
    pairs = hits(gold, found)
    same_type = sum(gold[g][1] is found[f][1] for g, f in pairs)
    judged = zip(probabilities, found, strict=True) if probabilities else ()
    return Scored(
        Counts(right.total(), read.total(), there.total()),
        Counts(len(pairs), len(found), len(gold)),
        Share(same_type, len(pairs)),
        tuple((probability, span in right) for probability, (span, _) in judged),
    )


def with_values(scored: Scored, document: Document, found: Sequence[TimeExpression]) -> Scored:
    """The same with the values counted."""
    pairs = hits(document.times, [(each.anchor.span, each.type) for each in found])
    wrong = tuple(
        Wrong(found[f].anchor.exact, found[f].value, document.values[g], document.written)
        for g, f in pairs
        if found[f].value != document.values[g]
    )
    return replace(scored, values=Counts(len(pairs) - len(wrong), len(found), len(document.times)), wrong=wrong)


def hits(gold: Sequence[Time], found: Sequence[Time]) -> list[tuple[int, int]]:
    """The relaxed hits: pairs (gold, found), one to one, the closest first."""
    return one_to_one(
        {
            (g, f): _closeness(one, other)
            for g, (one, _) in enumerate(gold)
            for f, (other, _) in enumerate(found)
            if one.overlaps(other)
        }
    )


def _closeness(one: Span, other: Span) -> float:
    """Characters in both over characters in either."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (len(one) + len(other) - both)


def times_of(records: Iterable[Record]) -> list[tuple[Time, float]]:
    """The time expressions among the records, each with its probability."""
    return [
        ((claim.anchor.span, claim.type), claim.probability)
        for record in records
        if isinstance(claim := record.claim, TimeExpression)
    ]


def documents_in(path: Path, split: Split = "held-out") -> Iterator[Document]:
    """The documents of one file that are held out for measuring, or the others."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if held_out(row["id"]) is (split == "held-out"):
                marked = sorted(
                    (Span(each["s"], each["e"]), TimeType(each["type"]), each["value"]) for each in row["timex"]
                )
                yield Document(
                    row["id"],
                    row["text"],
                    tuple((span, type_) for span, type_, _ in marked),
                    date.fromisoformat(row["dct"][:10]),
                    tuple(value for *_, value in marked),
                )


def documents(split: Split = "held-out") -> list[Document]:
    """All documents of a split."""
    return [document for name in CORPORA for document in documents_in(corpus_file(name), split)]


def read_all(under_: Under) -> list[Scored]:
    """What the reader made of each document."""
    read = documents()
    readings = under_.read([(each.id, each.text) for each in read])
    return [_scored(document, records) for document, records in zip(read, readings, strict=True)]


def _scored(document: Document, records: Sequence[Record]) -> Scored:
    found = times_of(records)
    scored = score(document.times, [time for time, _ in found], [probability for _, probability in found])
    return with_values(scored, document, _valued(document, records))


def _valued(document: Document, records: Sequence[Record]) -> list[TimeExpression]:
    """The times among the records, counted from the day the document was written."""
    article = replace(
        article_of(document.id, document.text), published=Published(document.written, Basis.METADATA, "header")
    )
    return [record.claim for record in dated(article, records) if isinstance(record.claim, TimeExpression)]


def as_marked(document: Document) -> Scored:
    """The values that rules give to the times as they are marked."""
    article = article_of(document.id, document.text)
    records = [
        Record.of(TimeExpression(article.anchor(span), type_, None, When.unknown(), 1.0), Origin("gold", "time"))
        for span, type_ in document.times
    ]
    return with_values(score(document.times, document.times), document, _valued(document, records))


def figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """F1 of the spans, strict and relaxed, the accuracy of the type on the hits, and the calibration."""
    found = {
        "times.strict": figure([each.strict for each in scored], lambda drawn: total(drawn).f1),
        "times.relaxed": figure([each.relaxed for each in scored], lambda drawn: total(drawn).f1),
        "times.value": figure([each.values for each in scored], lambda drawn: total(drawn).f1),
    }
    if share(types := [each.types for each in scored]).of:
        found["times.type"] = figure(types, lambda drawn: share(drawn).value)
    return found | calibrated("times", [each.judged for each in scored])


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of times."""
    return figures(read_all(under_))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the documents, print precision and recall, the figures and the reliability of the probabilities."""
    options = parser(__doc__)
    options.add_argument("--gold", action="store_true", help="times as marked: only values are scored")
    options.add_argument("--split", choices=("held-out", "train"), default="held-out", help="train needs --gold")
    options.add_argument("--wrong", action="store_true", help="list the values that differ")
    chosen = options.parse_args(arguments)
    if chosen.split == "train" and not chosen.gold:
        options.error("the reader was trained on these documents: give --gold")
    scored = [as_marked(each) for each in documents(chosen.split)] if chosen.gold else read_all(under(chosen))
    parts = {"strict": [each.strict for each in scored], "relaxed": [each.relaxed for each in scored]}
    parts["value"] = [each.values for each in scored]
    print(*table({name: total(counts) for name, counts in parts.items()}), sep="\n")
    print(*shown(figures(scored)), sep="\n")
    print(*reliability(pair for each in scored for pair in each.judged), sep="\n")
    if chosen.wrong:
        print(
            *(f"{one.words!r}: {one.found} for {one.right} ({one.written})" for each in scored for one in each.wrong),
            sep="\n",
        )


if __name__ == "__main__":
    main()
