"""Noun phrases that stand for a state or a part of one: "the Chinese Foreign Ministry", "US officials", "two US officials".

What is counted or single and has no name ("a US official") is nobody known, but whose side is: an actor needs a name or a
body that speaks as one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.codebook.bodies import Body, bodies_in, body_named
from wordkeep.codebook.folded import folded
from wordkeep.codebook.organisations import groups, organisations
from wordkeep.codebook.states import states
from wordkeep.model.actor import Actor, ActorKind, Unnamed, known_actor_id

ROLES: Final = frozenset(
    "official diplomat officer negotiator envoy aide adviser advisor lawmaker minister spokesman spokeswoman spokesperson "
    "source soldier troop force leader representative delegate authority commander general counterpart intelligence "
    "analyst expert manager person".split()
)
SPEAKS_FOR: Final = ROLES - frozenset("analyst expert manager person source".split())  # whose state's side they are
PARTS: Final = {  # the last words of a part of a state that speaks as one, and its sector
    "foreign ministry": "GOV", "ministry of foreign affairs": "GOV", "ministry": "GOV", "government": "GOV",
    "administration": "GOV", "authorities": "GOV", "embassy": "GOV", "presidency": "GOV", "cabinet": "GOV",
    "parliament": "LEG", "senate": "LEG", "congress": "LEG", "military": "MIL", "army": "MIL", "navy": "MIL",
    "air force": "MIL", "armed forces": "MIL", "coast guard": "MIL", "central bank": "GOV", "foreign office": "GOV",
    "state council": "GOV", "mission": "GOV", "delegation": "GOV", "command": "MIL",
}  # fmt: skip
BARE: Final = frozenset({"ministry", "command", "mission"})  # of which a state has several: alone they name none
OF_KIND: Final = frozenset(  # what may stand between a state and its part: "Chinese Defense Ministry"
    "foreign affairs defence defense interior finance economy economic trade commerce justice health energy transport "
    "agriculture education security state public national federal external internal home development environment "
    "central senior top two three four five several some many other military government unnamed anonymous former the a an "
    "ministry department of for and ruling new intelligence security".split()
)
COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2,
}  # fmt: skip
_ARTICLED: Final = re.compile(
    r"United|Netherlands|Philippines|Bahamas|Gambia|Maldives|.*(?:Islands|Republic|Emirates)$"
)
_SECTORS: Final = {"military": "MIL", "ministry": "GOV", "government": "GOV"}
_MAKES_LAWS: Final = re.compile(
    r"Congress\b(?!,)|Parliament|Senate|Knesset|Duma|Bundestag|House of|Diet|Assembly|Majlis"
)
_OF: Final = re.compile(r"\b(?:of|from)\s+(?P<of>.+)$")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a phrase stands for: an actor, or only a side, or only what is said of those it leaves unnamed."""

    actor: Actor | None
    side: str | None
    because: str
    role: str | None = None
    unnamed: Unnamed | None = None


def state_actor(iso3: str) -> Actor:
    """The actor that a state is."""
    return Actor(known_actor_id(ActorKind.STATE, iso3), states()[iso3].name, ActorKind.STATE, iso3, iso3)


def actor_of_body(body: Body) -> Actor:
    """The actor that a named body is: the state for its name, capital or metonym, an organ of it for its own name."""
    if body.kind == "organisation":
        name = organisations()[body.code].name
        return Actor(
            known_actor_id(ActorKind.ORGANISATION, body.code), name, ActorKind.ORGANISATION, None, body.code, "IGO"
        )
    if body.kind == "group":
        group = groups()[body.code]
        kind = ActorKind.GROUP
        return Actor(known_actor_id(kind, body.code), group.name, kind, group.country, body.code, group.sector)
    if body.kind not in _SECTORS:
        return state_actor(body.code)
    return _organ(body.words, body.code, "LEG" if _MAKES_LAWS.search(body.words) else _SECTORS[body.kind])


@lru_cache(maxsize=1 << 13)
def body_meant(words: str) -> Meant | None:
    """What a phrase without the name of a person means; ``None`` where it names no body and no role.

    >>> body_meant("China's foreign ministry").actor.name, body_meant("two US officials").side
    ('Foreign ministry of China', 'USA')
    """
    words = words.strip().strip("“”\"'’ ")
    whole = body_named(words.removesuffix("'s").removesuffix("’s"))
    if whole:
        return Meant(actor_of_body(whole), whole.code, f"{words!r}: {whole.kind} of {whole.code}")
    told = _OF.search(words)
    head = words[: told.start()].strip() if told and bodies_in(told["of"]) else words
    before = bodies_in(head)
    if len({body.code for _, _, body in before}) > 1:
        return None
    body = before[0][2] if before else None
    if before and _extra(head[: before[0][0]]):
        return None
    rest = folded(head[before[0][1] :] if before else head)
    lead = folded(head[: before[0][0]]) if before else ""
    after = {each.code: each for _, _, each in bodies_in(told["of"])} if told and body is None else {}
    if len(after) == 1:
        (body,) = after.values()
    return _part_of(body, rest, words) or _people_of(body, lead, rest, words)


def _part_of(body: Body | None, rest: str, words: str) -> Meant | None:
    """A ministry, a government, an army: of a state that is named, else nobody known yet."""
    part = next((part for part in PARTS if rest == part or rest.endswith(f" {part}")), None)
    if rest == "side" and body:
        actor = actor_of_body(body)
        return Meant(actor, actor.side, f"{words!r}: {body.kind} of {body.code}")
    if part is None or _extra(rest.removesuffix(part)):
        return None
    named = " ".join(word for word in rest.split() if word not in {"the", "a", "an"})
    if body is None or not body.is_state:
        return Meant(None, None, "", role=named) if body is None else None
    if named in BARE:
        return Meant(None, body.code, f"{words!r}: of {body.code}", role=named)
    place = states()[body.code].name
    name = f"{named[0].upper()}{named[1:]} of {'the ' if _ARTICLED.match(place) else ''}{place}"
    return Meant(_organ(name, body.code, PARTS[part]), body.code, f"{words!r}: {named} of {body.code}", role=named)


def _people_of(body: Body | None, lead: str, rest: str, words: str) -> Meant | None:
    """Officials: a group of a side where there are many, nobody known where they are single or counted."""
    said = rest.split()
    place = next((at for at, word in enumerate(said) if _role(word)), None)
    if place is None or _extra(" ".join(said[:place])) or said[place + 1 :]:
        return None
    role = _role(said[place]) or ""
    is_many = said[place] != role
    count = next((COUNTS[word] for word in (*lead.split(), *said) if word in COUNTS), None if is_many else 1)
    side = body.code if body and role in SPEAKS_FOR else None
    because = f"{words!r}: of {body.code}" if side and body else ""
    is_counted = count is not None or any(word in {"several", "some", "many"} for word in said)
    if is_many and not is_counted and side and body and body.is_state:
        place_name = states()[body.code].name
        name = f"{said[place].capitalize()} of {'the ' if _ARTICLED.match(place_name) else ''}{place_name}"
        actor = Actor(
            known_actor_id(ActorKind.GROUP, said[place], of=body.code), name, ActorKind.GROUP, body.code, side, "GOV"
        )
        return Meant(actor, side, because, role=role)
    return Meant(None, side, because, role=role, unnamed=Unnamed(count, role))


def _organ(name: str, of: str, sector: str) -> Actor:
    kind = ActorKind.ORGANISATION
    return Actor(known_actor_id(kind, name, of=of), name, kind, of, of, sector)


def _role(word: str) -> str | None:
    if word == "authorities":
        return "authority"
    single = word.removesuffix("s")
    return single if single in ROLES else None


def _extra(words: str) -> bool:
    """Whether words say more than a part of a state does: "Steel" in "US Steel officials"."""
    return any(word not in OF_KIND and word not in {"first", "second", "third"} for word in folded(words).split())
