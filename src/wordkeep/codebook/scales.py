"""Scales by which lines of the ledger are scored: ``scales/*.yaml``, each after a published definition, and users' own files.

A scale says what its values mean and gives rules that read a line's ladder, state, evidence and clock; the first that fits
gives the value. A rule without a value leaves the line unscored and says why. No rule gives a value that stands for "not
done" where nothing goes against the line, unless the published scale counts absence itself once its cycle has ended: the rule
then says so (``absence``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from wordkeep.codebook.reviewed import LOADER
from wordkeep.errors import BadUse, ScaleFaulty
from wordkeep.model.commitment import Kind, Ladder, State

STANDS: Final = ("done", "partly", "begun", "not-begun", "not-done", "unrated")
"""What a value stands for, so that scales can be held beside each other."""

CYCLES: Final = ("running", "ended")
_SHIPPED: Final = "scales"
_TESTS: Final = frozenset({"ladder", "state", "for", "against", "cycle"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where the scale was published."""

    title: str
    author: str
    year: int
    url: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a scale: what it is called, what it means, and what it stands for (one of ``STANDS``)."""

    value: str
    name: str
    means: str
    stands: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a line has to be for a value; a test that is ``None`` asks nothing. ``give`` is ``None`` for no value.

    ``absence`` is what the published scale says where a rule counts absence.
    """

    give: str | None
    because: str
    ladder: tuple[Ladder, ...] | None = None
    states: tuple[State, ...] | None = None
    is_for: bool | None = None
    is_against: bool | None = None
    cycle: str | None = None
    absence: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: whose, for which kinds of line, how many days its cycle runs from the words (if any), values and rules."""

    id: str
    name: str
    source: Source
    means: str
    kinds: tuple[Kind, ...]
    cycle: int | None
    values: Mapping[str, Value]
    rules: tuple[Rule, ...]


def scale_named(name: str) -> Scale:
    """A scale of the code book by its id, or of a file by its path; raises ``BadUse`` or ``ScaleFaulty``."""
    if name in shipped():
        return shipped()[name]
    path = Path(name)
    if path.suffix in {".yaml", ".yml"}:
        return scale_from(path)
    there = ", ".join(shipped())
    raise BadUse(f"there is no scale {name!r}", where="--scale", next_step=f"give {there}, or the path of a YAML file")


@cache
def shipped() -> dict[str, Scale]:
    """The scales of the code book by id."""
    folder = files("wordkeep.codebook").joinpath(_SHIPPED)
    texts = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".yaml")}
    found = [scale_of(texts[name], name) for name in sorted(texts)]
    return {scale.id: scale for scale in found}


def scale_from(path: Path) -> Scale:
    """The scale of a file; raises ``ScaleFaulty`` for the first fault in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ScaleFaulty(f"it cannot be read: {error}", where=str(path)) from None
    return scale_of(text, str(path))


def scale_of(text: str, where: str) -> Scale:
    """The scale that a YAML text describes."""
    try:
        read = yaml.load(text, Loader=LOADER)  # noqa: S506  both loaders are safe ones
        scale = _scale(read)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else " ".join(str(error).split())
        raise ScaleFaulty(what, where=where, next_step="docs/how-to/add-a-scale.md tells how one is written") from None
    if fault := next(filter(None, (_fault(scale, rule) for rule in scale.rules)), None):
        raise ScaleFaulty(fault, where=where)
    return scale


def _scale(read: Mapping[str, Any]) -> Scale:
    values = {
        str(value): Value(str(value), each["name"], each["means"], _one_of(each["stands"], STANDS))
        for value, each in read["values"].items()
    }
    return Scale(
        id=str(read["id"]),
        name=read["name"],
        source=Source(**read["source"]),
        means=read["means"],
        kinds=tuple(map(Kind, read["kinds"])),
        cycle=read.get("cycle"),
        values=values,
        rules=tuple(map(_rule, read["rules"])),
    )


def _rule(read: Mapping[str, Any]) -> Rule:
    if unknown := sorted(set(read) - _TESTS - {"give", "because", "absence"}):
        raise ValueError(f"a rule does not know {', '.join(unknown)}")
    return Rule(
        give=str(read["give"]) if "give" in read else None,
        because=read["because"],
        ladder=tuple(map(Ladder, read["ladder"])) if "ladder" in read else None,
        states=tuple(map(State, read["state"])) if "state" in read else None,
        is_for=_yes(read, "for"),
        is_against=_yes(read, "against"),
        cycle=_one_of(read["cycle"], CYCLES) if "cycle" in read else None,
        absence=read.get("absence"),
    )


def _yes(read: Mapping[str, Any], key: str) -> bool | None:
    value = read.get(key)
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"{key} is yes or no, not {value!r}")
    return value


def _one_of(word: str, known: tuple[str, ...]) -> str:
    if word not in known:
        raise ValueError(f"{word!r} is none of {', '.join(known)}")
    return word


def _fault(scale: Scale, rule: Rule) -> str | None:
    """What a rule may not do: give a value that is none, or count absence unless the scale does."""
    if rule.give is None:
        return None
    if rule.give not in scale.values:
        return f"a rule gives {rule.give!r}, which is no value of the scale"
    if rule.cycle and scale.cycle is None:
        return "a rule asks for a cycle, and the scale has none"
    goes_against = rule.is_against or (rule.ladder and set(rule.ladder) <= {Ladder.SUSPENDED, Ladder.REVERSED})
    if scale.values[rule.give].stands != "not-done" or goes_against:
        return None
    if not rule.absence or rule.cycle != "ended":
        return f"a rule gives {rule.give!r} where nothing goes against the line; absence is not failure"
    named = f"{rule.give} {scale.values[rule.give].name}".lower()
    return "nothing is called broken for absence" if "broken" in named else None
