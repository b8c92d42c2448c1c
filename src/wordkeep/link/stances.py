"""What a sentence of an account says about agreeing: who agreed, or that it is denied; by words of the code book alone.

A says that B agreed: that is a claim of A. It takes B's own words to make it more, or to take it back.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.organisations import organisations
from wordkeep.codebook.readouts import words_for

NEAR: Final = 28  # characters before a word of agreeing in which a "not" takes it back
_NO_COMMENT: Final = re.compile(r"\b(?:never|not|no)\s+comment|\bdeclined? to comment", re.IGNORECASE)
_OTHER_SIDE: Final = re.compile(
    r"\bthe other (?:side|party)\b|\bhis (?:host|guest)\b|\bher (?:host|guest)\b", re.IGNORECASE
)
_PASSIVE: Final = re.compile(r"\bit was (?:also )?(?:agreed|decided|settled)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stance:
    """Who agreed by one sentence of a side's account, with all who met or alone; whether it denies or takes back.

    ``agreed`` are sides other than the teller; ``is_own`` says that the teller agreed itself; ``is_joint`` that all did.
    """

    agreed: frozenset[str] = frozenset()
    is_own: bool = False
    is_joint: bool = False
    is_denial: bool = False


def stance_of(
    sentence: str, teller: str, sides: Sequence[str], other_persons: Mapping[str, str] | None = None
) -> Stance:
    """The stance of a sentence of ``teller``'s account; ``other_persons`` are family names of those met, with their sides.

    >>> stance_of("Norway agreed to finance the wells.", "KEN", ["KEN", "NOR"]).agreed
    frozenset({'NOR'})
    """
    denies = is_denied(sentence)
    agreed = words_for("agreed").search(sentence)
    if denies or not agreed or _is_taken_back(sentence, agreed):
        return Stance(is_denial=denies)
    before = sentence[: agreed.start()]
    named = {body.code for _, _, body in bodies_in(before) if body.code in sides}
    named |= {side for side in sides if (organ := _called(side)) and re.search(rf"\b[Tt]he {organ}\b", before)}
    named |= {side for name, side in (other_persons or {}).items() if name in before}
    others = frozenset(named - {teller})
    if words_for("both").search(sentence[: agreed.end()]) or _PASSIVE.search(sentence):
        return Stance(frozenset(sides) - {teller}, is_own=True, is_joint=True)
    if others and teller not in named:
        return Stance(others)
    if _OTHER_SIDE.search(before) and len(sides) == 2:
        return Stance(frozenset(sides) - {teller})
    return Stance(is_own=True)


def _called(side: str) -> str | None:
    """What an organisation is called for short: "the Agency"."""
    known = organisations().get(side)
    return known.name.split()[-1] if known and " " in known.name else None


def is_denied(sentence: str) -> bool:
    """Whether a sentence denies, or says no to something; "no comment" does neither."""
    if _NO_COMMENT.search(sentence):
        return False
    return bool(words_for("denied").search(sentence) or words_for("negated").search(sentence))


def _is_taken_back(sentence: str, agreed: re.Match[str]) -> bool:
    return words_for("negated").search(sentence, max(0, agreed.start() - NEAR), agreed.start()) is not None
