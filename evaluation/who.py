"""Scores ``who`` on the suite of questions: ``python -m evaluation.who`` prints the accuracy and the wrong ones.

Right is: the first answer is the person (or one of those who held the same office that day, ``also``); where the question is
a full name, the office asked for is among this person's answers too; where nobody is to be found, the answer is empty.
``--split tuning`` or ``held-out`` scores a half. Wrong ones of the untouched half are counted; ``--wrong`` shows them too.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from evaluation.corpora import SUITES
from evaluation.intervals import Figure, shown, wilson
from wordkeep.codebook.folded import folded
from wordkeep.codebook.offices import spelt
from wordkeep.codebook.titles import bag, kinds_of
from wordkeep.resolve.who import Answer, answers

GOLD: Final = SUITES / "who" / "gold.jsonl"
FLOOR: Final = 0.92
HALVES: Final = ("tuning", "held-out")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer; ``names`` is empty where nobody is to be found."""

    query: str
    of: str | None
    on: date
    names: tuple[str, ...]
    office: str | None
    kind: str
    split: str


def questions(path: Path = GOLD) -> list[Asked]:
    """The questions of the suite, in its order."""
    return list(_questions(path))


def _questions(path: Path) -> Iterator[Asked]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = (row["name"], *row.get("also", ())) if row["name"] else ()
        on = date.fromisoformat(row["on"])
        yield Asked(row["query"], row["of"], on, names, row.get("office"), row["kind"], row["split"])


def is_right(question: Asked, found: Sequence[Answer]) -> bool:
    """Whether the answers are right."""
    if not question.names or not found:
        return not question.names and not found
    first = found[0].term
    if not any(_is_same(first.person, name) for name in question.names):
        return False
    if question.office is None:
        return True
    own = (answer.term for answer in found if _is_same(answer.term.person, first.person))
    return any(_is_same_office(question.office, term.office, term.of) for term in own)


def _is_same(one: str, other: str) -> bool:
    first, second = (frozenset(map(spelt, folded(each).split())) for each in (one, other))
    return first <= second or second <= first or len(first & second) > 1


def _is_same_office(asked: str, found: str, of: str) -> bool:
    return bag(asked) == bag(found) or bool(kinds_of(asked, of).keys() & kinds_of(found, of).keys())


def measured() -> dict[str, Figure]:
    """What the table holds of offices and persons: the share of questions answered right, all of them."""
    right = [(each, is_right(each, answers(each.query, of=each.of, on=each.on))) for each in questions()]
    return {"who": _figures(right)["who"]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask all questions; print the accuracy of each kind of question, and the wrong ones."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--split", choices=(*HALVES, "all"), default="all")
    options.add_argument("--wrong", action="store_true", help="show the wrong ones of the untouched half too")
    chosen = options.parse_args(arguments)
    asked = [each for each in questions() if chosen.split in ("all", each.split)]
    found = [(each, answers(each.query, of=each.of, on=each.on)) for each in asked]
    right = [(each, is_right(each, answer)) for each, answer in found]
    print(*shown(_figures(right)), sep="\n")
    for each, answer in found:
        if not is_right(each, answer) and (each.split == "tuning" or chosen.wrong):
            asked_for = f"{each.query!r} of {each.of} on {each.on}"
            print(f"{asked_for}: {_line(answer)}; right: {each.names or 'nobody'} {each.office or ''}")
    if sum(hit for _, hit in right) < FLOOR * len(right):
        raise SystemExit(f"below the floor of {FLOOR}")


def _figures(right: Sequence[tuple[Asked, bool]]) -> dict[str, Figure]:
    groups: dict[str, list[bool]] = {}
    for each, hit in right:
        for group in ("who", f"who.{each.split}", f"who.{each.kind}"):
            groups.setdefault(group, []).append(hit)
    return {
        group: Figure(sum(hits) / len(hits), *wilson(sum(hits), len(hits)), len(hits)) for group, hits in groups.items()
    }


def _line(found: Sequence[Answer]) -> str:
    return f"{found[0].term.person}, {found[0].term.office} of {found[0].term.of}" if found else "nobody"


if __name__ == "__main__":
    main()
