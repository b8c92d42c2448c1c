"""Wordkeep's own chains: passages in which every mention of a person, organisation or state carries its entity's number.

A row of ``training/data/chains/*.jsonl`` holds ``id``, ``register`` and ``marked``: ``[1 Mirela Sand] said [1 she] ...``;
brackets may stand inside brackets. ``python -m training.data.chains FILE...`` prints what is wrong in a file, or nothing.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wordkeep.model.span import Span

FOLDER: Final = Path(__file__).parent / "chains"
_OPENS: Final = re.compile(r"\[(\d+) ")
_ALWAYS: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself|they|them|their|theirs)\b", re.IGNORECASE)


def unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The plain text, and the mentions of each entity in the order of the text; raises ``ValueError`` for odd brackets.

    >>> unmarked("[1 Ada] left [2 [1 her] ministry].")
    ('Ada left her ministry.', {'1': [Span(start=0, end=3), Span(start=9, end=12)], '2': [Span(start=9, end=21)]})
    """
    plain, at = "", 0
    open_: list[tuple[str, int]] = []
    found: defaultdict[str, list[Span]] = defaultdict(list)
    while at < len(marked):
        if opens := _OPENS.match(marked, at):
            open_.append((opens[1], len(plain)))
            at = opens.end()
        elif marked[at] == "]":
            if not open_:
                raise ValueError("a bracket closes that was not opened")
            entity, start = open_.pop()
            found[entity].append(Span(start, len(plain)))
            at += 1
        elif marked[at] == "[":
            raise ValueError("a bracket opens without a number")
        else:
            plain += marked[at]
            at += 1
    if open_:
        raise ValueError("a bracket is not closed")
    return plain, {entity: sorted(spans) for entity, spans in sorted(found.items())}


def rows(folder: Path = FOLDER) -> Iterator[tuple[str, str, dict[str, list[Span]]]]:
    """Id, text and chains of every row, file by file."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], *unmarked(row["marked"])


def faults_of(row: dict[str, str]) -> Iterator[str]:
    """What is wrong in a row."""
    try:
        text, chains = unmarked(row["marked"])
    except ValueError as error:
        yield str(error)
        return
    spans = [span for chain in chains.values() for span in chain]
    if len(set(spans)) < len(spans):
        yield "the same words are marked twice"
    for found in _ALWAYS.finditer(text):
        if Span(*found.span()) not in spans:
            yield f"{found[0]!r} at {found.start()} is not marked"
    for number, chain in chains.items():
        for span in chain:
            words = span.of(text)
            if not words or words != words.strip(" ,.;:") or "\n" in words:
                yield f"{words!r} of {number} has white space or a mark at its edge"
    if not 40 <= len(text.split()) <= 220:
        yield f"{len(text.split())} words"


def main() -> None:
    """Print the faults of the files named."""
    for name in sys.argv[1:]:
        seen: set[str] = set()
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            faults = [*faults_of(row), *(["the id is there twice"] if row["id"] in seen else [])]
            seen.add(row["id"])
            print(*(f"{row['id']}: {fault}" for fault in faults), sep="\n", end="\n" if faults else "")
        print(f"{name}: {len(seen)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
