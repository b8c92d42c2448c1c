"""The whole table of scores: every measure with its interval, beside its floor, its goal and what others reached.

``python -m evaluation.table`` (``make score``) reads every set with the reader that ships and measures everything that can
be measured without torch; it writes ``scores.json`` when nothing is lacking, and exits with 1 unless every floor holds. With
``--rules`` it reads with the rules instead, to compare, and writes nothing. ``--lower NAME VALUE`` lowers a floor and does
nothing else.

What the quantised model costs is told against ``training/results/float32.json``, ``{NAME: score}`` as training writes it from
``measured`` with the same model in float32. Calibration errors and PLOVER's folds are not compared: the one is fitted anew,
the other has no quantised model. Offices and places are read by rules.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from evaluation import (
    acts,
    antecedents,
    attribution,
    commitments,
    deeds,
    gap,
    meetings,
    names,
    places,
    plover,
    speakers,
    times,
    who,
)
from evaluation.corpora import ROOT, Missing
from evaluation.floors import Floor, Floors, changed, digests, floors, lower
from evaluation.intervals import Figure, interval_of, shown
from evaluation.manifest import shipped
from evaluation.under_test import Under, parser, under

SCORES: Final = Path(__file__).parent / "scores.json"
FLOAT32: Final = ROOT / "training" / "results" / "float32.json"

FAMILIES: Final[Mapping[str, Callable[[Under], dict[str, Figure]]]] = {
    "attribution": attribution.measured,
    "names": names.measured,
    "times": times.measured,
    "plover": lambda _: plover.measured(),
    "deeds": deeds.measured,
    "acts": acts.measured,
    "antecedents": antecedents.measured,
    "gap": gap.measured,
    "speakers": speakers.measured,
    "who": lambda _: who.measured(),
    "places": lambda _: places.measured(),
    "meetings": lambda _: meetings.measured(),
    "commitments": lambda _: commitments.measured(),
}
"""What is measured, by the module that does it."""

OF_RULES: Final = ("attribution", "names", "times", "deeds")
"""The families in which the reader by rules can be measured."""

NOT_COMPARED: Final = ("calibration.", "plover.", "int8", "who", "places", "meetings", "commitments")


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything that was measured of one reader; ``model`` is the fingerprint of its files, ``None`` for the rules."""

    reader: str
    model: str | None
    corpora: Mapping[str, str]
    figures: Mapping[str, Figure]


def measured(
    under_: Under, families: Mapping[str, Callable[[Under], dict[str, Figure]]] = FAMILIES
) -> tuple[dict[str, Figure], list[str]]:
    """Every figure that can be had, and a line for each family that cannot."""
    figures: dict[str, Figure] = {}
    lacking: list[str] = []
    for name, measure in families.items():
        try:
            figures |= measure(under_)
        except Missing as missing:
            lacking.append(f"{name}: {missing}")
    return figures, lacking


def quantised(figures: Mapping[str, Figure], float32: Mapping[str, float], wanted: Sequence[str]) -> Figure:
    """The largest difference between a ``wanted`` score of the shipped model and the same in float32.

    Raises ``Missing`` where one of the ``wanted`` has no counterpart.
    """
    if alone := [name for name in wanted if name not in float32 or name not in figures]:
        raise Missing(f"int8 is not compared with float32 in {', '.join(alone)}")
    return Figure(max(abs(figures[name].value - float32[name]) for name in wanted), None, None, len(wanted))


def _quantised(figures: Mapping[str, Figure], path: Path, floors_: Floors) -> dict[str, Figure]:
    if not path.is_file():
        raise Missing(f"{path.relative_to(ROOT)} is not there; training writes it")
    float32 = json.loads(path.read_text(encoding="utf-8"))
    wanted = [name for name in floors_.measures if not name.startswith(NOT_COMPARED)]
    return {"int8": quantised(figures, float32, wanted)}


def lines(figures: Mapping[str, Figure], floors_: Floors) -> Iterator[str]:
    """The table of what has a floor, then every other figure."""
    width = max(len(each.task) for each in floors_.measures.values()) + 2
    of = max(len(each.set) for each in floors_.measures.values()) + 2
    yield f"{'measure':<{width}}{'set':<{of}}{'score':>6}  {'95% interval':<15}{'floor':>6}{'goal':>6}  {'holds':<13}known"
    for name, floor in floors_.measures.items():
        found = figures.get(name)
        score, interval = (_number(found.value, name), interval_of(found)) if found else ("-", "")
        known = "; people: ".join(filter(None, (floor.published, floor.people)))
        known = known if floor.published else f"people: {known}" * bool(known)
        bounds = "".join(f"{floor.sign + _number(bound, name):>6}" for bound in (floor.floor, floor.goal))
        row = f"{floor.task:<{width}}{floor.set:<{of}}{score:>6}  {interval:<15}{bounds}  {verdict(floor, found):<13}{known}"
        yield row.rstrip()
    if others := {name: each for name, each in figures.items() if name not in floors_.measures}:
        yield "\nAlso measured:"
        yield from shown(others)


def _number(value: float, name: str) -> str:
    """In hundredths; small ones, of which tenths matter, with two places."""
    return f"{value * 100:.2f}" if name == "int8" else f"{value * 100:.1f}"


def verdict(floor: Floor, found: Figure | None) -> str:
    """Whether a score holds: ``goal``, ``floor``, ``NO``, or ``not measured``."""
    if found is None:
        return "not measured"
    return "goal" if floor.reaches_goal(found.value) else "floor" if floor.holds(found.value) else "NO"


def below(figures: Mapping[str, Figure], floors_: Floors) -> list[str]:
    """A line for each floor that does not hold; one that was not measured does not."""
    failed = []
    for name, floor in floors_.measures.items():
        found = figures.get(name)
        if found is None or not floor.holds(found.value):
            stands = "was not measured" if found is None else f"is {found.value:.4f}"
            failed.append(f"{name} {stands}; its floor is {floor.floor}")
    return failed


def write(scores: Scores, path: Path) -> None:
    """Write the scores, to four places."""
    written = {
        "reader": scores.reader,
        "model": scores.model,
        "corpora": dict(scores.corpora),
        "scores": {
            name: {key: round(number, 4) if number is not None else None for key, number in asdict(each).items()}
            for name, each in scores.figures.items()
        },
    }
    path.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def scores_in(path: Path = SCORES) -> Scores:
    """The scores as they were written."""
    written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    figures = {name: Figure(**each) for name, each in written["scores"].items()}
    return Scores(written["reader"], written["model"], written["corpora"], figures)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write; gives the exit status."""
    options = parser(__doc__)
    options.add_argument("--lower", nargs=2, metavar=("NAME", "VALUE"), help="lower one floor, noting it, and stop")
    chosen = options.parse_args(arguments)
    if chosen.lower:
        return _lower(options, *chosen.lower)
    floors_ = floors()
    here = digests(floors_.corpora)
    if differing := changed(floors_.corpora, here):
        print(*differing, sep="\n", file=sys.stderr)
        return 1
    under_ = under(chosen)
    families = {name: measure for name, measure in FAMILIES.items() if name in OF_RULES or not chosen.rules}
    figures, lacking = measured(under_, families)
    if not chosen.rules:
        try:
            figures |= _quantised(figures, FLOAT32, floors_)
        except Missing as missing:
            lacking.append(f"int8: {missing}")
    name = under_.make().name
    print(f"{name}, in hundredths")
    print(*lines(figures, floors_), sep="\n")
    print("".join(f"not measured: {line}\n" for line in lacking), end="")
    if chosen.rules:
        return 0
    manifest = shipped()
    scores = Scores(name, manifest.fingerprint if manifest else None, here, figures)
    failed = below(figures, floors_)
    if all(each in figures for each in floors_.measures):
        write(scores, SCORES)
    else:
        print(f"{SCORES.relative_to(ROOT)} is not written: something was not measured")
    print(*failed, sep="\n", file=sys.stderr)
    return int(bool(failed))


def _lower(options: argparse.ArgumentParser, name: str, value: str) -> int:
    try:
        print(lower(name, float(value)))
    except ValueError as error:
        options.error(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
