"""What kind of speaker the words of a source tell of: named, collective or unnamed."""

import re

from wordkeep.model.actor import SpeakerKind

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_SINGULAR_PRONOUNS = frozenset("he she it i his her its my who which that".split())
_PLURAL_PRONOUNS = frozenset(
    "they we you their our your some many others most all both several few these those".split()
)
_COUNTED = frozenset("two three four five six seven eight nine ten several some many few both".split())
_UNNAMED_HEADS = frozenset(
    "official aide adviser advisor diplomat source spokesman spokeswoman spokesperson person man woman voter manager "
    "worker lawyer expert analyst officer soldier witness resident insider lawmaker negotiator minister envoy observer "
    "critic supporter executive economist activist protester student teacher reporter editor user individual".split()
)
_NAMED_GROUP = re.compile(r"(?:crats|cans|ists|ians|ives|tors|men|eans|lims|ants|rians)$")
_ENDS_HEAD = frozenset("of for in from with at on who which that familiar close said briefed and to by".split())


def speaker_kind(source: str | None) -> SpeakerKind:
    """The kind of speaker ``source`` tells of, by its head word. ``None`` is unnamed.

    - Named: a name ("Ms. Ode", "the Arran ministry"), a singular pronoun (someone the article has named before), or the
      one holder of an office ("the president", "the foreign ministry").
    - Collective: many who are not counted ("experts", "US officials", "they", "Democrats").
    - Unnamed: one person or a counted number without a name ("an official", "two US officials", "sources").
    """
    words = [found.group() for found in _WORD.finditer((source or "").partition(",")[0])]
    if not words:
        return SpeakerKind.UNNAMED
    lowered = [word.lower() for word in words]
    if lowered[0] in _SINGULAR_PRONOUNS and len(words) == 1:
        return SpeakerKind.NAMED
    if lowered[0] in _PLURAL_PRONOUNS and len(words) == 1:
        return SpeakerKind.COLLECTIVE
    head = _head(lowered)
    if head in _UNNAMED_HEADS:
        names_follow = any(word[0].isupper() for word in words[lowered.index(head) + 1 :][:1])
        return SpeakerKind.NAMED if names_follow else SpeakerKind.UNNAMED
    if head == "sources":
        return SpeakerKind.UNNAMED
    if (
        words[lowered.index(head)][0].isupper()
        and head.removesuffix("s") not in _UNNAMED_HEADS
        and not _NAMED_GROUP.search(head)
    ):
        return SpeakerKind.NAMED
    if _is_plural(head):
        counted = any(word in _COUNTED or word.isdigit() for word in lowered[: lowered.index(head)])
        return SpeakerKind.UNNAMED if counted else SpeakerKind.COLLECTIVE
    return SpeakerKind.NAMED


def _head(lowered: list[str]) -> str:
    """The last word before the first preposition or relative clause: the head of an English noun phrase."""
    for at, word in enumerate(lowered):
        if at and word in _ENDS_HEAD:
            return lowered[at - 1]
    return lowered[-1]


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
