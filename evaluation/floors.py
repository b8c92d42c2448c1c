"""What every score has to reach, what it is set beside, and the corpora this holds for: ``floors.json``, read and lowered.

A goal below its floor says that less is better. Floors are fractions of 1, and must be passed or met (where less is better,
undercut). A floor is raised by writing the new one into the file; it is lowered with ``python -m evaluation.table --lower``
only, which leaves a note under ``lowered`` that a test asks for. What does not reach its floor stands under ``short``, and
``make score`` fails until it does.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evaluation.corpora import ROOT, Missing, corpus_file, digest

FLOORS: Final = Path(__file__).parent / "floors.json"


@dataclass(frozen=True, slots=True)
class Floor:
    """What one measure has to reach. ``published`` and ``people`` are numbers known of others, mostly on other texts."""

    task: str
    set: str
    floor: float
    goal: float
    published: str = ""
    people: str = ""

    @property
    def less_is_better(self) -> bool:
        """Whether the measure counts what is wrong."""
        return self.goal < self.floor

    @property
    def sign(self) -> str:
        """``<`` where less is better; to print before the floor and the goal."""
        return "<" * self.less_is_better

    def holds(self, value: float) -> bool:
        """Whether ``value`` keeps the floor."""
        return value < self.floor if self.less_is_better else value >= self.floor

    def reaches_goal(self, value: float) -> bool:
        """Whether ``value`` is as good as it is wished."""
        return value < self.goal if self.less_is_better else value >= self.goal


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors by measure, and the SHA-256 of each corpus file by its path under ``WORDKEEP_DATA`` or the repository."""

    measures: Mapping[str, Floor]
    corpora: Mapping[str, str]
    short: Mapping[str, float]
    """What is not reached yet, with the score that was: no later model may fall behind it."""


def floors(path: Path = FLOORS) -> Floors:
    """The floors as the file has them."""
    written = json.loads(path.read_text(encoding="utf-8"))
    measures = {name: Floor(**each) for name, each in written["measures"].items()}
    return Floors(measures, written["corpora"], written["short"])


def corpus_path(name: str) -> Path:
    """The corpus file of that name: under ``WORDKEEP_DATA`` if it begins with ``data/``, else of the repository."""
    return corpus_file(name.removeprefix("data/")) if name.startswith("data/") else ROOT / name


def digests(pinned: Mapping[str, str]) -> dict[str, str]:
    """The SHA-256 of each pinned file as it is here; a file that is not here is left out."""
    found = {}
    for name in pinned:
        try:
            found[name] = digest(corpus_path(name))
        except Missing:
            continue
    return found


def changed(pinned: Mapping[str, str], here: Mapping[str, str]) -> list[str]:
    """A line for each corpus file that is not the one the floors were set on."""
    return [
        f"{name} is not the file the floors were set on: its SHA-256 is {here[name]}, pinned is {pinned[name]}"
        for name in here
        if here[name] != pinned[name]
    ]


def lower(name: str, value: float, path: Path = FLOORS) -> str:
    """Lower the floor of a measure in the file and note it there; gives one line that says so.

    ``ValueError`` for an unknown measure, for what is no fraction, and for a value that would be no lowering.
    """
    written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    known = floors(path).measures
    if name not in known:
        raise ValueError(f"{name} has no floor; there are {', '.join(known)}")
    if not 0 <= value <= 1:
        raise ValueError(f"{value} is not a fraction; 72 points are 0.72")
    before = known[name].floor
    if value <= before if known[name].less_is_better else value >= before:
        raise ValueError(f"{value} does not lower the floor of {name}, which is {before}")
    written["measures"][name]["floor"] = value
    written["lowered"].append({"measure": name, "from": before, "to": value})
    path.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return f"floor of {name} lowered from {before} to {value}"
