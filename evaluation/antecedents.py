"""Scores antecedents: which earlier mention a pronoun or a common noun goes back to, on GUM's dev part.

``python -m evaluation.antecedents`` asks the reader about every third-person pronoun and every common noun with "the" or a
demonstrative that GUM marks as a person, an organisation or a place (genres whose licence permits use). An answer is right
if it overlaps an earlier mention of the same entity. Most readers of coreference find chains; this one is asked for one
mention or none, so precision counts what it says and recall what there is to say.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, runtime_checkable

from evaluation.calibration import Judged, calibrated, reliability
from evaluation.corpora import Missing, corpus_file
from evaluation.counts import Counts, total
from evaluation.intervals import Figure, figure, shown
from evaluation.under_test import Under, parser, under
from wordkeep.model.span import Span

CORPUS: Final = "gum/permissive_dev.jsonl"
GENRES: Final = frozenset({"bio", "voyage", "news", "interview", "academic", "court"})
KINDS: Final = frozenset({"person", "organization", "place"})
PRONOUNS: Final = frozenset("he she it they him her them his hers its their theirs".split())
DEFINITE: Final = ("the ", "this ", "that ", "these ", "those ", "both ")


@runtime_checkable
class Resolver(Protocol):
    """Tells what words go back to."""

    def goes_back(self, text: str, spans: Sequence[Span]) -> list[tuple[Span, float] | None]:
        """For each of the words the earlier mention they go back to and how likely that is, or ``None``."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that may go back to something, with all earlier mentions of the same entity (none for its first)."""

    span: Span
    earlier: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's counts, and each answer's probability with whether it was right."""

    counts: Counts
    judged: tuple[Judged, ...] = ()


def documents() -> Iterator[tuple[str, list[Asked]]]:
    """Each document's text with what is asked about it, in the order of the text."""
    with corpus_file(CORPUS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["genre"] in GENRES:
                yield row["text"], list(asked_of(row["text"], row["spans"]))


def asked_of(text: str, marked: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    """What is asked about a document of these marked spans."""
    entities = [each for each in marked if each["kind"] == "entity"]
    spans: dict[str, list[Span]] = {}
    for each in entities:
        spans.setdefault(each["group"], []).append(Span(each["s"], each["e"]))
    for each in sorted(entities, key=lambda one: (one["s"], one["e"])):
        span = Span(each["s"], each["e"])
        words = span.of(text).lower()
        if each["etype"] in KINDS and (words in PRONOUNS or words.startswith(DEFINITE)):
            yield Asked(span, tuple(other for other in spans[each["group"]] if other.end <= span.start))


def score(asked: Sequence[Asked], answers: Sequence[tuple[Span, float] | None]) -> Scored:
    """The counts of one document.

    >>> score([Asked(Span(9, 11), (Span(0, 5),))], [(Span(0, 5), 0.9)]).counts
    Counts(right=1, found=1, there=1)
    """
    judged = [
        (answer[1], any(answer[0].overlaps(mention) for mention in one.earlier))
        for one, answer in zip(asked, answers, strict=True)
        if answer
    ]
    there = sum(bool(one.earlier) for one in asked)
    return Scored(Counts(sum(right for _, right in judged), len(judged), there), tuple(judged))


def read_all(under_: Under) -> list[Scored]:
    """The counts of each document; raises ``Missing`` for a reader that cannot be asked."""
    made = under_.make()
    if not isinstance(made, Resolver):
        raise Missing(f"{made.name} cannot be asked what words go back to")
    return [score(asked, made.goes_back(text, [one.span for one in asked])) for text, asked in documents()]


def figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """Precision, recall and F1 of the answers, and their calibration, with intervals by document."""
    counts = [each.counts for each in scored]
    return {
        "antecedents": figure(counts, lambda drawn: total(drawn).f1),
        "antecedents.precision": figure(counts, lambda drawn: total(drawn).precision),
        "antecedents.recall": figure(counts, lambda drawn: total(drawn).recall),
    } | calibrated("antecedents", [each.judged for each in scored])


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of antecedents."""
    return figures(read_all(under_))


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask, and print the figures and the reliability of the probabilities."""
    scored = read_all(under(parser(__doc__).parse_args(arguments)))
    print(*shown(figures(scored)), sep="\n")
    print(*reliability(pair for each in scored for pair in each.judged), sep="\n")


if __name__ == "__main__":
    main()
