"""Scores what statements and deeds are said to be about, on the project's own 120 sentences (``suites/issues``).

``python -m evaluation.issues`` gives each sentence with its statement or deed as labelled, so that only the issues are
measured: precision and recall over all labels, and how many records have exactly the right ones. ``--part tuned`` and
``--part kept`` give two thirds and the third that was not looked at, ``--quiet`` leaves out the list of what is wrong.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from evaluation.counts import Counts, total
from evaluation.exact import place
from evaluation.intervals import Figure, figure, shown, wilson
from evaluation.labelled import parties_in, statement_in, words_in
from evaluation.under_test import article_of
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.issue import IssueRef
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement
from wordkeep.model.when import When
from wordkeep.resolve.issues import about

GOLD: Final = Path(__file__).parent / "suites" / "issues" / "gold.jsonl"
HAND: Final = Origin("gold", "issues")

Row = dict[str, Any]
Part = Literal["all", "tuned", "kept"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence with the issues that were found for its statement or deed."""

    row: Row
    found: tuple[IssueRef, ...]

    @property
    def counts(self) -> Counts:
        """Right, found and there."""
        found, there = {ref.id for ref in self.found}, set(self.row["issues"])
        return Counts(len(found & there), len(found), len(there))

    @property
    def is_right(self) -> bool:
        """Whether these are the labelled issues and no others."""
        return {ref.id for ref in self.found} == set(self.row["issues"])


def gold(part: Part = "all") -> list[Row]:
    """The sentences; every third was kept and not looked at."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if part == "all" or (int(row["id"][-3:]) % 3 == 0) is (part == "kept")]


def records_of(row: Row) -> tuple[Record, ...]:
    """The labelled records of a sentence: its statement or deed, and what its pronoun goes back to."""
    return tuple(Record.of(claim, HAND) for claim in _claims(row, article_of(row["id"], row["text"])))


def _claims(row: Row, article: Article) -> Iterator[Claim]:
    if back := row["antecedent"]:
        at = place(row["text"], row["statement"]["content"])[0]
        pronoun = article.anchor(Span(at, at + len(back["words"])))
        ref = ActorRef(pronoun, antecedent=words_in(article, back["of"]), probability=1.0)
        yield Mention(ref, MentionKind.OTHER, Naming.PRONOUN, 1.0)
    if said := row["statement"]:
        yield statement_in(article, said)
    if event := row["event"]:
        yield Event(
            code=PloverCode("COOPERATE"),
            actors=parties_in(article, event["actor"]),
            recipients=parties_in(article, event["recipient"]),
            on=When.unknown(),
            factuality=Factuality.HAPPENED,
            evidence=(words_in(article, event["words"]),),
            probability=1.0,
        )


def answers(rows: Sequence[Row]) -> list[Answer]:
    """What is found for each sentence."""
    return [Answer(row, _issues_of(about(article_of(row["id"], row["text"]), records_of(row)))) for row in rows]


def _issues_of(records: Sequence[Record]) -> tuple[IssueRef, ...]:
    return next(record.claim.issues for record in records if isinstance(record.claim, Statement | Event))


def figures(answered: Sequence[Answer]) -> dict[str, Figure]:
    """Precision, recall and F1 over all labels, and the share of sentences with exactly the right issues."""

    def summed(some: Sequence[Answer]) -> Counts:
        return total(each.counts for each in some)

    right = sum(each.is_right for each in answered)
    return {
        "issues.precision": figure(answered, lambda some: summed(some).precision),
        "issues.recall": figure(answered, lambda some: summed(some).recall),
        "issues.f1": figure(answered, lambda some: summed(some).f1),
        "issues.exact": Figure(right / len(answered), *wilson(right, len(answered)), len(answered)),
    }


def main() -> None:
    """Print the figures, and what is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=["all", "tuned", "kept"], default="all")
    options.add_argument("--quiet", action="store_true", help="only the figures")
    chosen = options.parse_args()
    answered = answers(gold(chosen.part))
    print("\n".join(shown(figures(answered))))
    for each in answered:
        if not each.is_right and not chosen.quiet:
            found = [f"{ref.id} ({', '.join(words.exact for words in ref.because)})" for ref in each.found]
            print(f"\n{each.row['id']} {each.row['text']}")
            print(f"  found {'; '.join(found) or 'none'}\n  not   {', '.join(each.row['issues']) or 'none'}")


if __name__ == "__main__":
    main()
