"""International organisations, and armed groups and parties of weight: ``organisations.yaml``, reviewed by hand."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from wordkeep.codebook.folded import folded
from wordkeep.codebook.reviewed import reviewed
from wordkeep.codebook.states import without_the


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or grouping of states; ``members`` are codes of states or ids of organisations, not all complete.

    ``leader`` is what its head is called; ``part_of`` is the organisation whose organ or agency it is.
    """

    id: str
    name: str
    names: tuple[str, ...]
    seats: tuple[str, ...]
    leader: str | None
    part_of: str | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group or a party: the state where it is at home, its ``kind`` and its PLOVER sector."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    kind: str
    sector: str
    note: str


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """Words for an organisation or a group; ``is_seat`` where they name its place, which more often means the state."""

    id: str
    words: str
    is_seat: bool


@cache
def organisations() -> dict[str, Organisation]:
    """Every organisation by its id."""
    return {
        key: Organisation(
            key,
            entry["name"],
            tuple(entry.get("names", ())),
            tuple(entry.get("seats", ())),
            entry.get("leader"),
            entry.get("part_of"),
            tuple(entry.get("members", ())),
        )
        for key, entry in _file()["organisations"].items()
    }


@cache
def groups() -> dict[str, Group]:
    """Every armed group and party by its id."""
    return {
        key: Group(
            key,
            entry["name"],
            tuple(entry["names"]),
            entry["country"],
            entry["kind"],
            entry["sector"],
            entry.get("note", ""),
        )
        for key, entry in _file()["groups"].items()
    }


def organisations_named(words: str) -> tuple[OrganisationName, ...]:
    """What these words can mean, seats last; ``words`` are folded already."""
    return _names().get(words, ())


def organisation_of(words: str) -> OrganisationName | None:
    """The organisation or group that words name; "the" before them does not count.

    An abbreviation has to stand in capitals: "WHO", not "who". A seat ("Brussels") is an answer marked ``is_seat``;
    ``None`` where nothing is known.
    """
    asked = words.strip()
    if len(asked.replace(".", "")) <= 3 and asked != asked.upper() and asked[1:] == asked[1:].lower():
        return None
    names = organisations_named(without_the(folded(asked)))
    return names[0] if names else None


def organisations_with(member: str) -> tuple[Organisation, ...]:
    """The organisations whose members are listed and hold this one."""
    return tuple(each for each in organisations().values() if member in each.members)


@cache
def _file() -> dict[str, dict[str, dict[str, Any]]]:
    read = reviewed("organisations.yaml")
    assert isinstance(read, dict)  # noqa: S101  the file is part of the package
    return read


@cache
def _names() -> dict[str, tuple[OrganisationName, ...]]:
    found: defaultdict[str, dict[str, OrganisationName]] = defaultdict(dict)
    named: list[Organisation | Group] = [*organisations().values(), *groups().values()]
    for each in named:
        seats = each.seats if isinstance(each, Organisation) else ()
        for is_seat, forms in ((False, (each.id, each.name, *each.names)), (True, seats)):
            for words in forms:
                key = without_the(folded(words))
                found[key].setdefault(each.id, OrganisationName(each.id, words, is_seat))
    return {words: tuple(sorted(names.values(), key=lambda each: each.is_seat)) for words, names in found.items()}
