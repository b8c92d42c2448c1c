"""Scores time expressions on the project's own split of TimeBank and AQUAINT, as TempEval-3 does.

``python -m evaluation.times`` reads the fifth of the documents that is held out for measuring. Strict: the very same
characters. Relaxed: at least one character in common, matched one to one. The type is scored on the relaxed hits (UzZaman
et al. 2013, "SemEval-2013 Task 1: TempEval-3").
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.calibration import Judged, calibrated, reliability
from evaluation.corpora import corpus_file
from evaluation.counts import Counts, Share, share, table, total
from evaluation.intervals import Figure, figure, shown
from evaluation.matching import one_to_one
from evaluation.under_test import Under, parser, under
from wordkeep.model.mention import TimeExpression, TimeType
from wordkeep.model.record import Record
from wordkeep.model.span import Span

CORPORA: Final = ("tempeval3/timebank.jsonl", "tempeval3/aquaint.jsonl")

Time = tuple[Span, TimeType]


@dataclass(frozen=True, slots=True)
class Document:
    """One document with the times that are marked in its text (the day it was written on is not among them)."""

    id: str
    text: str
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's counts. A time is judged right by its strict span."""

    strict: Counts
    relaxed: Counts
    types: Share
    judged: tuple[Judged, ...] = ()


def held_out(document_id: str) -> bool:
    """Whether a document is of the fifth on which times are measured; the other four may be trained on."""
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 5 == 0


def score(gold: Sequence[Time], found: Sequence[Time], probabilities: Sequence[float] = ()) -> Scored:
    """The counts of one document. ``probabilities`` are those of ``found``; without them nothing is judged."""
    there, read = Counter(span for span, _ in gold), Counter(span for span, _ in found)
    right = there & read
    pairs = one_to_one(
        {
            (g, f): _closeness(one, other)
            for g, (one, _) in enumerate(gold)
            for f, (other, _) in enumerate(found)
            if one.overlaps(other)
        }
    )
    same_type = sum(gold[g][1] is found[f][1] for g, f in pairs)
    judged = zip(probabilities, found, strict=True) if probabilities else ()
    return Scored(
        Counts(right.total(), read.total(), there.total()),
        Counts(len(pairs), len(found), len(gold)),
        Share(same_type, len(pairs)),
        tuple((probability, span in right) for probability, (span, _) in judged),
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


def documents_in(path: Path) -> Iterator[Document]:
    """The documents of one file that are held out for measuring."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if held_out(row["id"]):
                marked = ((Span(each["s"], each["e"]), TimeType(each["type"])) for each in row["timex"])
                yield Document(row["id"], row["text"], tuple(marked))


def read_all(under_: Under) -> list[Scored]:
    """What the reader made of each document."""
    documents = [document for name in CORPORA for document in documents_in(corpus_file(name))]
    readings = [times_of(records) for records in under_.read([(each.id, each.text) for each in documents])]
    return [
        score(document.times, [time for time, _ in found], [probability for _, probability in found])
        for document, found in zip(documents, readings, strict=True)
    ]


def figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """F1 of the spans, strict and relaxed, the accuracy of the type on the hits, and the calibration."""
    found = {
        "times.strict": figure([each.strict for each in scored], lambda drawn: total(drawn).f1),
        "times.relaxed": figure([each.relaxed for each in scored], lambda drawn: total(drawn).f1),
    }
    if share(types := [each.types for each in scored]).of:
        found["times.type"] = figure(types, lambda drawn: share(drawn).value)
    return found | calibrated("times", [each.judged for each in scored])


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of times."""
    return figures(read_all(under_))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the documents, print precision and recall, the figures and the reliability of the probabilities."""
    scored = read_all(under(parser(__doc__).parse_args(arguments)))
    strict, relaxed = total(each.strict for each in scored), total(each.relaxed for each in scored)
    print(*table({"strict": strict, "relaxed": relaxed}), sep="\n")
    print(*shown(figures(scored)), sep="\n")
    print(*reliability(pair for each in scored for pair in each.judged), sep="\n")


if __name__ == "__main__":
    main()
