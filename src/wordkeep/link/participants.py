"""Who met: names of persons gathered over texts, and for each the side that the words around the name put it on.

Words at the name weigh most ("Poland's defence minister, X", "X of Egypt"); then the first person that a side's own
text names without a state; then what is known of the actor. A person whom nothing puts on a side is on none.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.folded import folded
from wordkeep.link.texts import Text
from wordkeep.model.actor import Actor, ActorKind
from wordkeep.model.meeting import Participant
from wordkeep.model.span import Anchor

AROUND: Final = 90  # characters before and after a name in which words put it on a side
AT_NAME: Final = 3.0
OWN_TEXT: Final = 2.0
TITLED: Final = 1.5
AS_ACTOR: Final = 1.0

_WORDS_OF_A_TITLE: Final = (
    r"(?:[A-Z][\w.&’'-]*|of|the|and|for|new|then|former|acting|deputy|vice|prime|first|foreign|defen[cs]e|trade|interior|finance|"
    r"economy|energy|environment|climate|water|health|agriculture|fisheries|justice|home|national|security|head|chief|envoy|"
    r"special|minister|ministers|president|secretary|premier|chancellor|leader|counterpart|counterparts|colleague|colleagues|"
    r"ambassador|commissioner|director|general|representative|chair|chairman|chairwoman|negotiator|adviser|official|cabinet|"
    r"deputies|guest|host|minister[’']s|atomic|organi[sz]ation|agency|state|mr|ms|h\.e\.)"
)
_TO_NAME: Final = re.compile(rf"(?:[’']s)?[\s,]*(?:{_WORDS_OF_A_TITLE}[\s,]+)*$")
_FROM_NAME: Final = re.compile(rf",?\s+(?:{_WORDS_OF_A_TITLE},?\s+)*(?:of|from)\s+(?:the\s+)?$|,\s+(?:the\s+)?$")
_ANOTHERS: Final = re.compile(r"\b(?:counterpart|colleague|guest|with|host)s?\b[^.]*$", re.IGNORECASE)
_TITLED: Final = re.compile(
    r"\b(?:Minister|President|Secretary|Premier|Chancellor|Representative|Envoy|Commissioner)\s+$"
)
_NO_NAME: Final = frozenset(
    "minister prime president secretary director general foreign the vice deputy premier chief".split()
)
_NEXT: Final = re.compile(r"\s+and\b")  # "X of Egypt and Y": Egypt is not Y's
_LISTED: Final = re.compile(r"(?:,| and|, and)\s+(?:the\s+)?")
_SHORTEST: Final = 3  # letters of a part of a name that tells somebody


@dataclass(slots=True)
class Named:
    """Somebody whom texts name: the fullest name, where it stands first, and what speaks for each side."""

    name: str
    words: Anchor
    actor: Actor | None = None
    sides: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    texts: set[str] = field(default_factory=set)

    @property
    def side(self) -> str | None:
        """The side that most speaks for; ``None`` where nothing does, or two are as likely."""
        best = sorted(self.sides.items(), key=lambda each: (-each[1], each[0]))[:2]
        return best[0][0] if best and best[0][1] and (len(best) == 1 or best[0][1] > best[1][1]) else None

    @property
    def as_participant(self) -> Participant:
        """Who met, as a meeting keeps it."""
        return Participant(self.name, self.actor.id if self.actor else None, self.words)


class People:
    """The persons of some texts, one for each name."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._named: dict[str, Named] = {}
        self._short: defaultdict[str, set[str]] = defaultdict(set)
        for text in sorted(texts, key=lambda each: each.id):
            self._add(text)

    def of(self, anchor: Anchor, actor: Actor | None) -> Named | None:
        """Who is behind a name."""
        name = folded(name_of(anchor, actor))
        return self._named.get(name) or self._by_part(name)

    def in_text(self, text: Text) -> list[Named]:
        """The persons that a text names, each once, in its order."""
        found = (self.of(anchor, actor) for anchor, actor in text.persons)
        return list({id(each): each for each in found if each}.values())

    def _by_part(self, name: str) -> Named | None:
        whole = {full for part in name.split()[-1:] for full in self._short.get(part, ()) if _holds(full, name)}
        return self._named[min(whole)] if len(whole) == 1 else None

    def _add(self, text: Text) -> None:
        first = True
        for anchor, actor in text.persons:
            if (actor and actor.kind is not ActorKind.PERSON) or _NO_NAME.issuperset(folded(anchor.exact).split()):
                continue
            named = self._entry(anchor, actor)
            named.texts.add(text.id)
            if said := side_at(text.article.text, anchor):
                named.sides[said] += AT_NAME
            elif len(text.own_of) == 1:
                named.sides[text.own_of[0]] += _by_own_text(text.article.text, anchor, is_first=first)
            if actor and actor.side:
                named.sides[actor.side] += AS_ACTOR
            first = False

    def _entry(self, anchor: Anchor, actor: Actor | None) -> Named:
        name = name_of(anchor, actor)
        known = self._named.get(folded(name)) or self._by_part(folded(name)) or self._shorter(folded(name))
        if known is None:
            known = self._named[folded(name)] = Named(name, anchor, actor)
        elif len(name) > len(known.name):
            known.name, known.words, known.actor = name, anchor, actor or known.actor
            self._named[folded(name)] = known
        for part in folded(name).split():
            if len(part) >= _SHORTEST:
                self._short[part].add(folded(known.name))
        self._named.setdefault(folded(known.name), known)
        return known

    def _shorter(self, name: str) -> Named | None:
        """Somebody known by fewer of the same words."""
        found = [key for key in self._named if len(key.split()) > 1 and _holds(name, key)]
        return self._named[found[0]] if len(found) == 1 else None


def name_of(words: Anchor, actor: Actor | None) -> str:
    """The fuller of how somebody is called here and how the actor is; words of two names are not overruled."""
    if actor is None or (len(words.exact.split()) > 1 and not _holds(folded(actor.name), folded(words.exact))):
        return words.exact
    return actor.name


def shared(ones: Iterable[str], others: Iterable[str]) -> list[str]:
    """The names of the first that stand for somebody among the others: the same family name, or fewer of the same words."""
    known = [folded(name) for name in others]
    return [name for name in ones if any(_is_one(folded(name), other) for other in known)]


def _is_one(one: str, other: str) -> bool:
    return one.split()[-1:] == other.split()[-1:] or _holds(one, other) or _holds(other, one)


def _holds(full: str, part: str) -> bool:
    words = full.split()
    return all(word in words for word in part.split())


def side_at(text: str, name: Anchor) -> str | None:
    """The side that the words right before or after a name give it; ``None`` where they give none.

    A head of state or government, a minister or an envoy of somebody: "Turkish counterpart, X", "X of Egypt".
    """
    start, end = name.span.start, name.span.end
    before = text[max(0, start - AROUND) : start]
    named = bodies_in(before)
    for at, (first, last, body) in reversed(list(enumerate(named))):
        if not _TO_NAME.fullmatch(before[last:]) or _NEXT.match(before[last:]) or body.kind == "capital":
            break
        if at and _LISTED.fullmatch(before[named[at - 1][1] : first]):
            return None  # "ministers of A and B, X and Y"
        if not re.search(r"\bto (?:the )?$", before[:first]):
            return body.code
    after = text[end : end + AROUND]
    for first, _, body in bodies_in(after)[:1]:
        if _FROM_NAME.fullmatch(after[:first]) and body.kind != "capital":
            return body.code
    return None


def _by_own_text(text: str, name: Anchor, *, is_first: bool) -> float:
    """What it weighs that a side's own text names somebody without a state: nothing where it is one of those met."""
    before = text[max(0, name.span.start - AROUND) : name.span.start]
    if _ANOTHERS.search(before):
        return 0.0
    return OWN_TEXT if is_first else TITLED if _TITLED.search(before) else 0.0
