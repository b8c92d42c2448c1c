"""Scores where deeds are said to have been done, on the project's own 200 passages (``suites/places``).

``python -m evaluation.places`` gives each passage with its deed, its actor, its statement and its mentions of places as
labelled, so that only the placing is measured. A passage is right if the country is the
labelled one; no country is an answer too. ``--half tuned`` and ``--half kept`` give the two halves alone, ``--quiet`` leaves
out the list of what is wrong.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from evaluation.exact import place
from evaluation.intervals import Figure, shown, wilson
from evaluation.labelled import parties_in, statement_in, words_in
from evaluation.under_test import article_of
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.place import Place
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.when import When
from wordkeep.resolve.places import placed

GOLD: Final = Path(__file__).parent / "suites" / "places" / "gold.jsonl"
HAND: Final = Origin("gold", "places")

Row = dict[str, Any]
Half = Literal["all", "tuned", "kept"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One passage with the place that was found for its deed."""

    row: Row
    found: Place | None

    @property
    def country(self) -> str | None:
        """The country found; ``None`` where there is no place, or one of no country."""
        return (self.found.country or None) if self.found else None

    @property
    def is_right(self) -> bool:
        """Whether the country is the labelled one."""
        return bool(self.country == self.row["country"])

    @property
    def stands_right(self) -> bool:
        """Whether the words that place it overlap with the labelled ones, or there are none in either."""
        by_dateline = self.row["dateline"] if self.row["country"] else None
        labelled = self.row["place"] or by_dateline
        if labelled is None or self.found is None:
            return labelled is None and self.found is None
        return Span(*place(self.row["text"], labelled)).overlaps(self.found.words.span)


def gold(half: Half = "all") -> list[Row]:
    """The passages: those with an odd number were tuned on, those with an even one were not looked at."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if half == "all" or (int(row["id"][-3:]) % 2 == 1) is (half == "tuned")]


def article_in(row: Row) -> Article:
    """The passage as an article, with its dateline if it has one."""
    article = article_of(row["id"], row["text"])
    return replace(article, dateline=Span(*place(row["text"], row["dateline"]))) if row["dateline"] else article


def records_of(row: Row) -> tuple[Record, ...]:
    """The labelled records of a passage: its statement, its deed, its mentions of places."""
    article = article_in(row)
    return tuple(Record.of(claim, HAND) for claim in _claims(row, article))


def _claims(row: Row, article: Article) -> Iterator[Claim]:
    said, event = row["statement"], row["event"]
    teller = None
    if said:
        statement = statement_in(article, said)
        teller = Record.of(statement, HAND).id
        yield statement
    yield Event(
        code=PloverCode(event["type"], event["mode"]),
        actors=parties_in(article, event["actor"]),
        recipients=parties_in(article, event["recipient"]),
        on=When.unknown(),
        factuality=Factuality(event["factuality"]),
        evidence=(words_in(article, event["words"]),),
        probability=1.0,
        reported_by=teller,
    )
    for words in row["mentions"]:
        yield Mention(ActorRef(words_in(article, words)), MentionKind.PLACE, Naming.NAMED, 1.0)


def answers(rows: Sequence[Row]) -> list[Answer]:
    """What is found for each passage."""
    return [Answer(row, _place_of(placed(article_in(row), records_of(row)))) for row in rows]


def _place_of(records: Sequence[Record]) -> Place | None:
    return next(record.claim.where for record in records if isinstance(record.claim, Event))


def figures(answered: Sequence[Answer]) -> dict[str, Figure]:
    """The share of right countries with Wilson's interval, and of right words; the same of each kind of passage."""

    def share(hits: Sequence[bool]) -> Figure:
        return Figure(sum(hits) / len(hits), *wilson(sum(hits), len(hits)), len(hits))

    kinds = sorted({each.row["kind"] for each in answered})
    return {
        "places.country": share([each.is_right for each in answered]),
        "places.words": share([each.stands_right for each in answered]),
    } | {f"  {kind}": share([each.is_right for each in answered if each.row["kind"] == kind]) for kind in kinds}


def measured() -> dict[str, Figure]:
    """What the table holds of places: the share of right countries."""
    return {"places.country": figures(answers(gold("all")))["places.country"]}


def main() -> None:
    """Print the figures, and what is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=["all", "tuned", "kept"], default="all")
    options.add_argument("--quiet", action="store_true", help="only the figures")
    chosen = options.parse_args()
    answered = answers(gold(chosen.half))
    print("\n".join(shown(figures(answered))))
    for each in answered:
        if not (each.is_right and each.stands_right) and not chosen.quiet:
            found = f"{each.country} ({each.found.words.exact}: {each.found.because})" if each.found else "none"
            print(f"\n{each.row['id']} {each.row['text']}")
            print(f"  deed {each.row['event']['words']!r}: {found}, not {each.row['country']}")


if __name__ == "__main__":
    main()
