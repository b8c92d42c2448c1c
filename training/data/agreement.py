"""How far the writers' labels and those of a second labeller, who saw only the texts, agree.

``python -m training.data.agreement`` prints it from the files in ``second_pass/``.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "second_pass"

Row = dict[str, Any]
Labels = Callable[[Row], Counter[str]]

MEASURES: Final[dict[str, Labels]] = {
    "acts": lambda row: Counter({act for statement in row["statements"] for act in statement["acts"]}),
    "types of deeds": lambda row: Counter(event["type"] for event in row["events"]),
    "types and modes": lambda row: Counter(f"{event['type']} {event['mode']}" for event in row["events"]),
    "factuality": lambda row: Counter(event["factuality"] for event in row["events"]),
    "plover of sayings": lambda row: Counter(str(statement["plover"]) for statement in row["statements"]),
    "strength": lambda row: Counter(str(statement["strength"]) for statement in row["statements"]),
}


def pairs(folder: Path = FOLDER) -> list[tuple[Row, Row]]:
    """The rows that were labelled twice, as they were first and second."""
    first = {row["id"]: row for row in _rows([folder / "first_labels.jsonl"])}
    return [(first[row["id"]], row) for row in _rows(sorted(folder.glob("blind_*.jsonl")))]


def f1(both: Sequence[tuple[Row, Row]], labels: Labels) -> float:
    """F1 of the labels of one against those of the other, over all rows; it does not matter who is held to whom."""
    agreed = sum((labels(one) & labels(other)).total() for one, other in both)
    given = sum(labels(one).total() + labels(other).total() for one, other in both)
    return 2 * agreed / given if given else 1.0


def main() -> None:
    """Print, for each kind of label, F1 with its 95% interval over rows, and the share of rows that are the same."""
    both = pairs()
    print(f"{len(both)} rows labelled twice")
    chance = random.Random(7)
    for name, labels in MEASURES.items():
        drawn = sorted(f1(chance.choices(both, k=len(both)), labels) for _ in range(500))
        same = sum(labels(one) == labels(other) for one, other in both) / len(both)
        low, high = drawn[12], drawn[-13]
        print(f"{name:<18} F1 {f1(both, labels):.2f} ({low:.2f} to {high:.2f}), same in {same:.0%} of rows")


def _rows(files: Iterable[Path]) -> Iterable[Row]:
    for file in files:
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    main()
