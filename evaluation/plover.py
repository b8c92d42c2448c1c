"""Scores the PLOVER type between two named actors, five-fold on PLV_train (Hu et al. 2024, "Leveraging codebook knowledge").

``python -m evaluation.plover`` reads the predictions that training wrote for the rows while they were left out
(``training/results/plv_folds.jsonl``: ``{"row", "fold", "probabilities": {TYPE: p}}``, a line for each row, types of PLOVER
2.0). The set has an older ontology of 15 types, in which CONCEDE and RETREAT are one, YIELD, of material cooperation; so is
what is predicted, before it is compared. Its four coarse classes are those of the set's own column.
"""

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.calibration import Judged, calibrated, reliability
from evaluation.corpora import ROOT, Missing, corpus_file
from evaluation.counts import Counts, added, by_label, macro_f1, table
from evaluation.intervals import Figure, figure, shown

CORPUS: Final = "plv/PLV_train.tsv"
PREDICTIONS: Final = ROOT / "training" / "results" / "plv_folds.jsonl"
FOLDS: Final = 5

QUADS: Final = {
    "1": "AGREE CONSULT SUPPORT".split(),
    "2": "COOPERATE AID YIELD".split(),
    "3": "REQUEST ACCUSE REJECT THREATEN".split(),
    "4": "PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(),
}
"""The types of each coarse class of the set: verbal and material cooperation, verbal and material conflict."""

QUAD_OF: Final = {type_: quad for quad, types in QUADS.items() for type_ in types}
TYPES: Final = frozenset(QUAD_OF) - {"YIELD"} | {"CONCEDE", "RETREAT"}
"""The 16 types of PLOVER 2.0."""

BINARY_OF: Final = {"1": "cooperation", "2": "cooperation", "3": "conflict", "4": "conflict"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the set: a sentence with one ordered pair of actors. ``number`` is its place in the file, from 0."""

    number: int
    sentence: str
    type: str
    quad: str


@dataclass(frozen=True, slots=True)
class Scored:
    """The counts of one sentence's rows, by each of the three ways to class them, and the best type's probability."""

    types: dict[str, Counts]
    quads: dict[str, Counts]
    binary: dict[str, Counts]
    judged: tuple[Judged, ...] = ()


def fold_of(sentence: str) -> int:
    """The fold, 0 to 4, that the rows of a sentence are in: all of them in the same."""
    return int(hashlib.sha256(sentence.encode()).hexdigest(), 16) % FOLDS


def rows_in(path: Path) -> list[Row]:
    """The rows of the set's one file, in its order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Row(number, row["sentence"], row["gold_root"], row["gold_penta"])
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t"))
        ]


def older(probabilities: Mapping[str, float]) -> dict[str, float]:
    """Probabilities of PLOVER 2.0 types as those of the older set; ``ValueError`` for a type that is of neither.

    >>> older({"CONCEDE": 0.25, "RETREAT": 0.5, "AID": 0.25})
    {'YIELD': 0.75, 'AID': 0.25}
    """
    merged: dict[str, float] = {}
    for type_, probability in probabilities.items():
        if type_ not in TYPES:
            raise ValueError(f"{type_} is not a type of PLOVER 2.0")
        name = "YIELD" if type_ in ("CONCEDE", "RETREAT") else type_
        merged[name] = merged.get(name, 0.0) + probability
    return merged


def best(probabilities: Mapping[str, float]) -> str:
    """The most probable; of several as probable, the first by name."""
    return min(probabilities, key=lambda name: (-probabilities[name], name))


def summed(probabilities: Mapping[str, float], group_of: Mapping[str, str]) -> dict[str, float]:
    """Probabilities of groups: those of their members together."""
    groups: dict[str, float] = {}
    for name, probability in probabilities.items():
        groups[group_of[name]] = groups.get(group_of[name], 0.0) + probability
    return groups


def score(row: Row, probabilities: Mapping[str, float]) -> Scored:
    """The counts of one row: the best type, the best coarse class and the better half, each by its summed probability."""
    types = older(probabilities)
    quads = summed(types, QUAD_OF)
    binary = summed(quads, BINARY_OF)
    found = best(types)
    return Scored(
        by_label({row.type}, {found}),
        by_label({row.quad}, {best(quads)}),
        by_label({BINARY_OF[row.quad]}, {best(binary)}),
        ((min(1.0, types[found]), found == row.type),),
    )


def predictions_in(path: Path, rows: Sequence[Row]) -> list[dict[str, float]]:
    """The probabilities for each row, in the order of the rows.

    Raises ``Missing`` where there is no such file, and ``ValueError`` where a row is not predicted exactly once or not as
    one of the fold it is in: then it may have been trained on.
    """
    if not path.is_file():
        raise Missing(
            f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path} is not there; training writes it"
        )
    found: dict[int, dict[str, float]] = {}
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        number = line["row"]
        if number in found:
            raise ValueError(f"row {number} is predicted twice")
        if not 0 <= number < len(rows):
            raise ValueError(f"row {number} is not one of {len(rows)}")
        if line["fold"] != fold_of(rows[number].sentence):
            raise ValueError(f"row {number} is of fold {fold_of(rows[number].sentence)}, not {line['fold']}")
        found[number] = line["probabilities"]
    if lacking := [row.number for row in rows if row.number not in found]:
        raise ValueError(f"{len(lacking)} rows are not predicted, the first of them {lacking[0]}")
    return [found[row.number] for row in rows]


def scores(rows: Sequence[Row], predictions: Sequence[Mapping[str, float]]) -> list[Scored]:
    """The counts of each sentence, its rows together, since they are no independent draws."""
    together: dict[str, list[Scored]] = {}
    for row, probabilities in zip(rows, predictions, strict=True):
        together.setdefault(row.sentence, []).append(score(row, probabilities))
    return [
        Scored(
            added(each.types for each in of_one),
            added(each.quads for each in of_one),
            added(each.binary for each in of_one),
            tuple(pair for each in of_one for pair in each.judged),
        )
        for of_one in together.values()
    ]


def figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """Macro-F1 of the 15 types, the four coarse classes and the two halves, and the calibration of the best type."""
    return {
        "plover.type": figure([each.types for each in scored], _macro),
        "plover.quad": figure([each.quads for each in scored], _macro),
        "plover.binary": figure([each.binary for each in scored], _macro),
    } | calibrated("plover", [each.judged for each in scored])


def _macro(counts: Sequence[Mapping[str, Counts]]) -> float:
    return macro_f1(added(counts))


def read_all() -> list[Scored]:
    """The counts of each sentence of the set, from the predictions that are there."""
    rows = rows_in(corpus_file(CORPUS))
    return scores(rows, predictions_in(PREDICTIONS, rows))


def measured() -> dict[str, Figure]:
    """What the table holds of PLOVER types."""
    return figures(read_all())


def main() -> None:
    """Print each type's scores, the figures and the reliability of the probabilities."""
    scored = read_all()
    print(*table(dict(sorted(added(each.types for each in scored).items()))), sep="\n")
    print(*shown(figures(scored)), sep="\n")
    print(*reliability(pair for each in scored for pair in each.judged), sep="\n")


if __name__ == "__main__":
    main()
