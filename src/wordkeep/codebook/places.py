"""Places that a list of cities does not hold: regions, disputed land, seas, other names of countries and their adjectives.

``places.yaml`` is reviewed data. Its ``rule`` says which country a disputed place carries; each entry of ``disputed`` has its
``note``. A region is listed under the one country it lies in; seas and land across borders have none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wordkeep.codebook.reviewed import reviewed


@dataclass(frozen=True, slots=True)
class Region:
    """A place by name; ``country`` (ISO 3166 alpha-3) is ``None`` for seas, land across borders and what ISO leaves open."""

    name: str
    names: tuple[str, ...]
    country: str | None
    note: str = ""
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """What the file holds. Countries by their alpha-3 code; ``states`` are codes of the United States by abbreviation."""

    rule: str
    countries: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    states: Mapping[str, str]
    regions: tuple[Region, ...]


@cache
def places() -> Places:
    """The reviewed places; raises ``ValueError`` where a disputed one has no note."""
    data = reviewed("places.yaml")
    return Places(
        rule=data["rule"],
        countries={code: tuple(names) for code, names in data["countries"].items()},
        adjectives={code: tuple(words) for code, words in data["adjectives"].items()},
        states=dict(data["states"]),
        regions=tuple(_regions(data)),
    )


def _regions(data: Mapping[str, Any]) -> Iterator[Region]:
    for country, names in data["regions"].items():
        yield from (Region(name, (name,), country) for name in names)
    for name, entry in data["disputed"].items():
        if not entry["note"]:
            raise ValueError(f"places.yaml: {name} is disputed and has no note")
        yield Region(name, (name, *entry.get("also", ())), entry["country"], entry["note"], disputed=True)
    for name in (*data["seas"], *data["across"]):
        yield Region(name, (name,), None)
