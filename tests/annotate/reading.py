"""Reads sentences made up for a test and shows what was found in words."""

from typing import NamedTuple

from tests.conftest import article_with
from wordkeep.annotate.rules import RulesReader
from wordkeep.model.record import Record
from wordkeep.model.statement import Statement


class Said(NamedTuple):
    """One statement in words: ``None`` where the text has no source or no cue."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]


def statement(record: Record) -> Statement:
    """The statement of a record; the rules find nothing else."""
    assert isinstance(record.claim, Statement)
    return record.claim


def said(record: Record) -> Said:
    """What a record says, in words."""
    claim = statement(record)
    return Said(
        claim.source.as_written.exact if claim.source else None,
        claim.cue.exact if claim.cue else None,
        tuple(fragment.exact for fragment in claim.content),
    )


def records_in(text: str) -> tuple[Record, ...]:
    """Everything the rules find in ``text``."""
    return RulesReader().read(article_with(text))


def outermost_in(text: str) -> list[Said]:
    """The statements that no other statement reports."""
    return [said(record) for record in records_in(text) if statement(record).within is None]
