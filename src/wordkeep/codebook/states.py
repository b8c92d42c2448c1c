"""States by any of their names: ``states.tsv``, made by ``python -m tables.states``.

A name has a kind, so that whoever asks knows what was said: the state's ``name`` or a ``former`` one, a ``demonym``, its
``capital``, a ``metonym`` ("the Kremlin"), its ``government``, a ``ministry`` or its ``military`` ("the Pentagon").
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from wordkeep.codebook.folded import folded

KINDS: Final = ("name", "demonym", "capital", "metonym", "government", "ministry", "military", "former")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: its ISO 3166 alpha-3 code and its usual English name."""

    iso3: str
    name: str
    is_territory: bool


@dataclass(frozen=True, slots=True)
class StateName:
    """Words for a state; ``kind`` is one of ``KINDS``, ``source`` is ``factbook`` or ``reviewed``."""

    iso3: str
    kind: str
    words: str
    source: str


@cache
def states() -> dict[str, State]:
    """Every state by its code."""
    return _table()[0]


def state_names(iso3: str) -> tuple[StateName, ...]:
    """All names of one state, its usual name first."""
    return tuple(each for names in _table()[1].values() for each in names if each.iso3 == iso3)


def named(words: str) -> tuple[StateName, ...]:
    """What these words can mean, likeliest first; ``words`` are folded already."""
    return _table()[1].get(words, ())


def state_of(words: str) -> StateName | None:
    """The state that words name, and how: ``state_of("Zhongnanhai")`` is China by a metonym.

    "the" before them does not count. A code of two or three letters has to stand in capitals ("US", not "us"). ``None``
    where nothing is known. Where several states share the words, it is the one they mean where nothing else is said:
    "Korean" is South Korean.
    """
    asked = words.strip()
    if len(asked.replace(".", "")) <= 3 and not asked.isupper():
        return None
    names = named(without_the(folded(asked)))
    return names[0] if names else None


def without_the(words: str) -> str:
    """Folded words without the article before them."""
    return words.removeprefix("the ")


@cache
def _table() -> tuple[dict[str, State], dict[str, tuple[StateName, ...]]]:
    lines = files("wordkeep.codebook").joinpath("states.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [StateName(*line.split("\t")) for line in lines]
    territories = {row.iso3 for row in rows if row.kind == "territory"}
    by_code: dict[str, State] = {}
    by_words: defaultdict[str, dict[str, StateName]] = defaultdict(dict)
    for row in rows:
        by_code.setdefault(row.iso3, State(row.iso3, row.words, row.iso3 in territories))
        if row.kind != "territory":
            held = by_words[without_the(folded(row.words))].setdefault(row.iso3, row)
            if held.source != "reviewed" and row.source == "reviewed":
                by_words[without_the(folded(row.words))][row.iso3] = row
    for code, state in by_code.items():
        by_words[code.lower()].setdefault(code, StateName(code, "name", state.name, "factbook"))

    def order(name: StateName) -> tuple[bool, bool, int, str]:
        return name.iso3 in territories, name.source != "reviewed", KINDS.index(name.kind), name.iso3

    return by_code, {words: tuple(sorted(names.values(), key=order)) for words, names in by_words.items()}
