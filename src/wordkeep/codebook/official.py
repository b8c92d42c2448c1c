"""Whose own text an article is: the states or the organisation behind an outlet, by its name or its domain.

A name has to hold an organ of a state and one state, or several where it is called joint ("Ministry of Foreign Affairs
of Kenya"), or be what the table of states knows as an organ ("the Pentagon"), or be an organisation's. No list of
outlets.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.organisations import organisation_of, organisations
from wordkeep.codebook.readouts import words_for
from wordkeep.codebook.states import state_of, states

ORGANS: Final = frozenset({"government", "ministry", "military", "metonym"})
"""Kinds of names of a state that are an organ of it when they are the whole name of an outlet."""

_JOINT: Final = re.compile(
    r"\b(?:joint|ministries|governments|presidents|offices|leaders|delegations)\b", re.IGNORECASE
)
_POSTED: Final = re.compile(
    r"\b(?:embassy|consulate|mission)\b", re.IGNORECASE
)  # of the first state named, in the other
_SECOND: Final = frozenset({"gov", "gob", "gouv", "go", "gub", "govt", "government", "mil", "mod", "mfa"})
_BARE: Final = {"gov": "USA", "mil": "USA"}


@dataclass(frozen=True, slots=True)
class Whose:
    """The sides that an outlet speaks for, several where their text is a joint one, and why."""

    sides: tuple[str, ...]
    because: str


def whose_own(outlet: str | None, url: str | None = None) -> Whose | None:
    """Whose own an outlet is; ``None`` for a newspaper and for what is not known.

    >>> whose_own("Turkish Ministry of National Defence").sides, whose_own("Korea Daily Herald")
    (('TUR',), None)
    """
    by_name = _by_name(outlet) if outlet else None
    return by_name or (_by_domain(url) if url else None)


@lru_cache(maxsize=1 << 12)
def _by_name(outlet: str) -> Whose | None:
    whole = state_of(outlet)
    if whole and whole.kind in ORGANS:
        return Whose((whole.iso3,), f"{outlet!r}: {whole.kind} of {whole.iso3}")
    organisation = organisation_of(outlet)
    if organisation and not organisation.is_seat and organisation.id in organisations():
        return Whose((organisation.id,), f"{outlet!r}: {organisations()[organisation.id].name}")
    organ = _organ_in(outlet)
    named = tuple(dict.fromkeys(body.code for _, _, body in bodies_in(outlet) if body.is_state))
    if not organ or not named:
        return None
    if _POSTED.search(outlet):
        named = named[:1]
    if len(named) > 1 and not _JOINT.search(outlet):
        return None
    return Whose(named, f"{outlet!r}: {organ!r} of {', '.join(states()[iso3].name for iso3 in named)}")


def _organ_in(outlet: str) -> str | None:
    """The organ that a name holds; an agency only where nothing says that it is one of the press."""
    if organ := words_for("organs").search(outlet):
        return organ.group()
    agency = words_for("agencies").search(outlet)
    return agency.group() if agency and not words_for("press").search(outlet) else None


def _by_domain(url: str) -> Whose | None:
    """A state by ".gov.xx" and the like, the United States by ".gov" and ".mil", an organisation by "name.int"."""
    parts = (urlsplit(url if "//" in url else f"//{url}").hostname or "").split(".")
    if parts[-1] in _BARE:
        return Whose((_BARE[parts[-1]],), f"address under .{parts[-1]}")
    if len(parts) > 2 and parts[-2] in _SECOND and (iso3 := _countries().get(parts[-1])):
        return Whose((iso3,), f"address under .{parts[-2]}.{parts[-1]}")
    if parts[-1] == "int" and (organisation := organisation_of(parts[-2].upper())):
        return Whose((organisation.id,), f"address {parts[-2]}.int")
    return Whose(("EU",), "address under europa.eu") if parts[-2:] == ["europa", "eu"] else None


@cache
def _countries() -> dict[str, str]:
    """ISO 3166 alpha-3 codes by the last part of a domain (GeoNames, CC BY 4.0)."""
    lines = files("wordkeep.codebook").joinpath("domains.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)
