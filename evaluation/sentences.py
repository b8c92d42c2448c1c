"""The held-out fifth of the project's own sentences of acts and deeds: rows no decision about a model has looked at.

The sentences are data that lies with training (``training/data``), and the rule for the fifth stands there; both are plain
Python. Nothing else of training is imported in this folder.
"""

from collections.abc import Iterator
from typing import Any

from evaluation.exact import place
from training.data.check import held_out, rows
from wordkeep.model.span import Span

Row = dict[str, Any]


def held_out_rows() -> Iterator[Row]:
    """The rows of the fifth, in the order of their files."""
    return (row for _, row in rows() if held_out(row["id"]))


def placed(text: str, words: Any) -> tuple[Span, ...]:
    """Where exact words stand, as one span; none for ``None``."""
    return () if words is None else (Span(*place(text, words)),)


def with_that(text: str, span: Span) -> Span:
    """Content with the "that" in front of it: PolNeAR and every reader have it inside, the sentences leave it out.

    >>> with_that("Ode said that talks ended.", Span(14, 25)).of("Ode said that talks ended.")
    'that talks ended'
    """
    return Span(span.start - 5, span.end) if text[: span.start].lower().endswith(" that ") else span
