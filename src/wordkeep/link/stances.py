"""What a sentence of an account says about agreeing: who agreed, or that it is denied; by words of the code book alone.

A says that B agreed: that is a claim of A. It takes B's own words to make it more, or to take it back.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.organisations import organisations
from wordkeep.codebook.readouts import words_for
from wordkeep.codebook.states import state_names

NEAR: Final = 28  # characters before a word of agreeing in which a "not" takes it back
RIGHT_AFTER: Final = 9  # and after it
_NO_COMMENT: Final = re.compile(r"\b(?:never|not|no)\s+comment|\bdeclined? to comment", re.IGNORECASE)
_OTHER_SIDE: Final = re.compile(
    r"\bthe other (?:side|party)\b|\bhis (?:host|guest)\b|\bher (?:host|guest)\b", re.IGNORECASE
)
_FORM: Final = re.compile(r"\b(Kingdom|Sultanate|Emirates|Federation|Principality) of\b")
_PASSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:also |already |now |thus )?(?:agreed|decided|settled|fixed)\b(?!\s+by\b)",
    re.IGNORECASE,
)
_WILL: Final = re.compile(r"\b(?:will|are to)\b(?! (?:meet|continue|remain|stay|keep|hold|visit|travel)\b)")
_PAIR: Final = re.compile(
    r"\W*(?:the )?[^\s,]+(?: [^\s,]+){0,3} and (?:the )?[^\s,]+(?: [^\s,]+){0,3}\s+", re.IGNORECASE
)
_MAY: Final = re.compile(
    r"\b(?:ha(?:ve|s|d) to|needs? to|able to|free to|can|could|may|might|always)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stance:
    """Who agreed by one sentence of a side's account; whether it denies or takes back.

    ``agreed`` are sides other than the teller; ``is_own`` says that the teller agreed itself. ``is_negated`` says that it
    has a "no" or "not", of whatever.
    """

    agreed: frozenset[str] = frozenset()
    is_own: bool = False
    is_denial: bool = False
    is_negated: bool = False


def stance_of(
    sentence: str, teller: str, sides: Sequence[str], other_persons: Mapping[str, str] | None = None
) -> Stance:
    """The stance of a sentence of ``teller``'s account; ``other_persons`` are family names of those met, with their sides.

    >>> stance_of("Norway agreed to finance the wells.", "KEN", ["KEN", "NOR"]).agreed
    frozenset({'NOR'})
    """
    if words_for("denied").search(sentence) and is_denied(sentence):
        return Stance(is_denial=True, is_negated=True)
    persons = other_persons or {}
    found = [_bound_by(sentence, agreed, teller, sides, persons) for agreed in words_for("agreed").finditer(sentence)]
    if any(_is_joint(sentence[: will.start()], sides) for will in _WILL.finditer(sentence)):
        found.append(Stance(frozenset(sides) - {teller}, is_own=True))
    passive = _PASSIVE.search(sentence)
    if passive and not _is_taken_back(sentence, passive):
        found.append(Stance(frozenset(sides) - {teller}, is_own=True))
    return Stance(
        frozenset().union(*(each.agreed for each in found)),
        is_own=any(each.is_own for each in found),
        is_denial=any(each.is_denial for each in found),
        is_negated=is_denied(sentence),
    )


def _bound_by(
    sentence: str, agreed: re.Match[str], teller: str, sides: Sequence[str], persons: Mapping[str, str]
) -> Stance:
    """Who is bound by one word of agreeing: all who met, those named before it last, or else the teller."""
    before = sentence[: agreed.start()]
    if _MAY.search(before):
        return Stance()
    if _is_taken_back(sentence, agreed):
        return Stance(is_denial=is_denied(sentence))
    if words_for("wished").search(before):
        return Stance()
    if words_for("both").search(sentence[: agreed.end()]) or _is_joint(before, sides):
        return Stance(frozenset(sides) - {teller}, is_own=True)
    named = _named_in(before, sides, persons)
    others = frozenset(named - {teller})
    if others and teller not in named:
        return Stance(others)
    if _OTHER_SIDE.search(before) and len(sides) == 2:
        return Stance(frozenset(sides) - {teller})
    return Stance(is_own=True)


def _is_joint(before: str, sides: Sequence[str]) -> bool:
    """Whether all who met, or two sides by name, are the subject that ends here ("Norway and Kenya [will]")."""
    if _PAIR.fullmatch(before):
        return len({body.code for _, _, body in bodies_in(before)} & set(sides)) > 1
    return any(not before[both.end() :].strip() for both in words_for("both").finditer(before))


def _named_in(words: str, sides: Sequence[str], persons: Mapping[str, str]) -> set[str]:
    """The sides named in words: by a name, an organisation's short one or a person's."""
    named = {body.code for _, _, body in bodies_in(words) if body.code in sides}
    named |= {side for side in sides if (short := _called(side, sides)) and re.search(rf"\b[Tt]he {short}\b", words)}
    return named | {side for name, side in persons.items() if name in words}


def _called(side: str, sides: Sequence[str]) -> str | None:
    """What a side is called for short, where no other is: "the Agency", "the Kingdom"."""
    names = {each: _short_name(each) for each in sides}
    return names[side] if list(names.values()).count(names[side]) == 1 else None


@cache
def _short_name(side: str) -> str | None:
    known = organisations().get(side)
    if known:
        return known.name.split()[-1] if " " in known.name else None
    forms = (_FORM.search(name.words) for name in state_names(side))
    return next((form.group(1) for form in forms if form), None)


def is_denied(sentence: str) -> bool:
    """Whether a sentence denies, or says no to something; "no comment" does neither."""
    if _NO_COMMENT.search(sentence):
        return False
    return bool(words_for("denied").search(sentence) or words_for("negated").search(sentence))


def _is_taken_back(sentence: str, agreed: re.Match[str]) -> bool:
    """Whether a "no" or "not" stands shortly before a word of agreeing, or right after it ("agreed to no date")."""
    return any(
        words_for("negated").search(sentence, max(0, start), end)
        for start, end in ((agreed.start() - NEAR, agreed.start()), (agreed.end(), agreed.end() + RIGHT_AFTER))
    )
