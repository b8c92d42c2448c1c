"""Scores pronouns on GAP's validation part: which of two names, both people, a pronoun goes back to (Webster et al. 2018).

``python -m evaluation.gap`` asks the reader whom each pronoun goes back to. Each of the two names is a question of its own:
found is the name that the answer overlaps, or that is written like it; there are the names that the set marks. F1 over all
questions, and over those of feminine and masculine pronouns, whose ratio is the bias.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.antecedents import Resolver
from evaluation.corpora import Missing, corpus_file
from evaluation.counts import Counts, table, total
from evaluation.intervals import Figure, figure, shown
from evaluation.under_test import Under, parser, under
from wordkeep.model.span import Span

CORPUS: Final = "gap/gap-validation.tsv"
FEMININE: Final = frozenset("she her hers".split())


@dataclass(frozen=True, slots=True)
class Question:
    """A snippet, its pronoun, and the two names with whether the pronoun means them."""

    text: str
    pronoun: Span
    names: tuple[tuple[Span, bool], ...]

    @property
    def feminine(self) -> bool:
        """Whether the pronoun is."""
        return self.pronoun.of(self.text).lower() in FEMININE


def questions() -> Iterator[Question]:
    """The questions in the order of the file."""
    with corpus_file(CORPUS).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            places = {name: int(row[f"{name}-offset"]) for name in ("Pronoun", "A", "B")}
            spans = {name: Span(at, at + len(row[name])) for name, at in places.items()}
            names = tuple((spans[name], row[f"{name}-coref"] == "TRUE") for name in "AB")
            yield Question(row["Text"], spans["Pronoun"], names)


def score(question: Question, answer: Span | None) -> Counts:
    """The counts of one question: two names, each found or not."""
    found = [answer is not None and _is(question.text, answer, name) for name, _ in question.names]
    right = sum(said and meant for said, (_, meant) in zip(found, question.names, strict=True))
    return Counts(right, sum(found), sum(meant for _, meant in question.names))


def _is(text: str, answer: Span, name: Span) -> bool:
    """Whether an answer is this name: it overlaps it, or the one is written in the other elsewhere ("Ode", "Ada Ode")."""
    one, other = answer.of(text).split(), name.of(text).split()
    return answer.overlaps(name) or set(one) <= set(other) or set(other) <= set(one)


def read_all(under_: Under) -> list[tuple[Question, Counts]]:
    """The counts of every question; raises ``Missing`` for a reader that cannot be asked."""
    made = under_.make()
    if not isinstance(made, Resolver):
        raise Missing(f"{made.name} cannot be asked what words go back to")
    scored = []
    for question in questions():
        (answer,) = made.goes_back(question.text, [question.pronoun])
        scored.append((question, score(question, answer[0] if answer else None)))
    return scored


def figures(scored: Sequence[tuple[Question, Counts]]) -> dict[str, Figure]:
    """F1 over all questions."""
    return {"gap": figure([counts for _, counts in scored], lambda drawn: total(drawn).f1)}


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of GAP."""
    return figures(read_all(under_))


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask, and print the counts by gender and the figure."""
    scored = read_all(under(parser(__doc__).parse_args(arguments)))
    parts = {
        "all": [counts for _, counts in scored],
        "feminine": [counts for question, counts in scored if question.feminine],
        "masculine": [counts for question, counts in scored if not question.feminine],
    }
    print(*table({name: total(counts) for name, counts in parts.items()}), sep="\n")
    print(*shown(figures(scored)), sep="\n")


if __name__ == "__main__":
    main()
