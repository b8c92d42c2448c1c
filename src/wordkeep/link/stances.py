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
_GIVEN: Final = re.compile(
    r"\b(?:was|were|been|being|is|are) (?:also )?(?:promised|assured|guaranteed|pledged|given (?:assurances?|an? \w*\s?(?:promise|pledge)))\b"
    r"|\b(?:receiv|obtain|secur|w[io]n|got|gain|extract|brought home)\w*\s(?:\S+\s){0,3}(?:promise|pledge|commitment|assurance|consent|undertaking|"
    r"agreement)s?\b",
    re.IGNORECASE,
)
_WISHED: Final = re.compile(
    r"\b(?:if|whether|unless|should|hop(?:e|es|ed|ing)|ask(?:s|ed)?|urg(?:e|es|ed)|call(?:s|ed)? (?:on|upon|for)|demand(?:s|ed)?|"
    r"expect(?:s|ed)?|wish(?:es|ed)?|propos(?:e|es|ed)|suggest(?:s|ed)?|invit(?:e|es|ed)|request(?:s|ed)?|press(?:es|ed)? for|"
    r"appeal(?:s|ed)?)\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(r"\b(?:ha(?:ve|s|d) to|needs? to|able to|free to|can|could|may|might|always)\s*$", re.IGNORECASE)
_WILL: Final = re.compile(r"\b(?:will|would|is to|are to)\b")
_MEET: Final = re.compile(r"\s+(?:to )?(?:meet|visit|travel|receive|host|continue|remain|keep|stay|see|be)\b")
_NEXT: Final = 12  # characters at most between all who met and what they do
_TOGETHER: Final = re.compile(r"\b(?:will|would|are to|decided|resolved|arranged|settled|fixed|determined|concluded)\b", re.IGNORECASE)
"""What binds all who met where they are its subject together."""
_ADJACENT: Final = 3  # characters at most between a name and the "will" that it is the subject of


@dataclass(frozen=True, slots=True)
class Stance:
    """Who agreed by one sentence of a side's account, with all who met or alone; whether it denies or takes back.

    ``agreed`` are sides other than the teller; ``is_own`` says that the teller agreed itself; ``is_joint`` that all did.
    ``is_negated`` says that it has a "no" or "not", of whatever.
    """

    agreed: frozenset[str] = frozenset()
    is_own: bool = False
    is_joint: bool = False
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
    found += _bound_by_will(sentence, teller, sides, persons)
    if _is_bound_together(sentence):
        found.append(Stance(frozenset(sides) - {teller}, is_own=True, is_joint=True))
    if _GIVEN.search(sentence) and len(sides) == 2:
        found.append(Stance(frozenset(sides) - {teller}))
    return Stance(
        frozenset().union(*(each.agreed for each in found)),
        is_own=any(each.is_own for each in found),
        is_joint=any(each.is_joint for each in found),
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
    if _WISHED.search(before):
        return Stance()
    if words_for("both").search(sentence[: agreed.end()]):
        return Stance(frozenset(sides) - {teller}, is_own=True, is_joint=True)
    named = {side for _, side in _named_in(before, sides, persons)}
    others = frozenset(named - {teller})
    if others and teller not in named:
        return Stance(others)
    if _OTHER_SIDE.search(before) and len(sides) == 2:
        return Stance(frozenset(sides) - {teller})
    return Stance(is_own=True)


def _bound_by_will(sentence: str, teller: str, sides: Sequence[str], persons: Mapping[str, str]) -> list[Stance]:
    """Who is bound by what is said that a side "will" do."""
    named = _named_in(sentence, sides, persons)
    found = []
    for will in _WILL.finditer(sentence):
        subject = [side for end, side in named if 0 <= will.start() - end <= _ADJACENT]
        if subject and not _WISHED.search(sentence, 0, will.start()) and not _MEET.match(sentence, will.end()):
            found.append(Stance(is_own=True) if subject[0] == teller else Stance(frozenset(subject[:1])))
    return found


def _is_bound_together(sentence: str) -> bool:
    """Whether something is said to be agreed by nobody in particular, or to be done or decided by all who met."""
    passive = _PASSIVE.search(sentence)
    if passive and not _is_taken_back(sentence, passive):
        return True
    both = words_for("both").search(sentence)
    bound = _TOGETHER.search(sentence, both.end()) if both else None
    return both is not None and bound is not None and bound.start() - both.end() <= _NEXT and not _MEET.match(sentence, bound.end())


def _named_in(words: str, sides: Sequence[str], persons: Mapping[str, str]) -> list[tuple[int, str]]:
    """The sides named in words, by a name, an organisation's short one or a person's, each with where that ends."""
    named = [(end, body.code) for _, end, body in bodies_in(words) if body.code in sides]
    for side in sides:
        if organ := _called(side, sides):
            named += [(found.end(), side) for found in re.finditer(rf"\b[Tt]he {organ}\b", words)]
    for name, side in persons.items():
        named += [(found.end(), side) for found in re.finditer(re.escape(name), words)]
    return sorted(named)


def _called(side: str, sides: Sequence[str]) -> str | None:
    """What a side is called for short, where no other is: "the Agency", "the Kingdom"."""
    names = {each: _short_name(each) for each in sides}
    return names[side] if list(names.values()).count(names[side]) == 1 else None


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
