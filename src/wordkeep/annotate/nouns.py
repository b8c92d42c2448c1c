"""Content held by a noun after a possessive: "the minister's claim that talks had failed"."""

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.content import clause_end, object_end
from wordkeep.annotate.forward import Content
from wordkeep.annotate.sources import Words, noun_phrase_ending
from wordkeep.codebook.cues import cues

_FURTHEST_ADJECTIVE = 3


def owner_of(sentence: Sentence, noun: int) -> tuple[Words, int] | None:
    """Whose claim it is, and the token its cue starts at: "Ode's (repeated claim)", "his (claim)"."""
    tags = sentence.tags
    for at in range(noun - 1, max(noun - 2 - _FURTHEST_ADJECTIVE, -1), -1):
        if tags[at] == "H":
            return (at, at), at + 1
        if tags[at] == "s" and at:
            name = noun_phrase_ending(sentence, at - 1)
            return ((name[0], at), at + 1) if name else None
        if tags[at] not in "NERM":
            return None
    return None


def content_of_noun(sentence: Sentence, noun: int) -> Content | None:
    """The content after the noun, by the word that leads to it."""
    known = cues().nouns[sentence.lowered[noun]]
    at = noun + 1
    if at + 1 >= sentence.end or sentence.lowered[at] not in known.with_:
        return None
    if sentence.tags[at] == "A":
        return Content(at, clause_end(sentence, at), at, "noun-with-clause")
    if sentence.tags[at] == "t":
        return Content(at, object_end(sentence, at), at, "noun-with-infinitive")
    return Content(at + 1, object_end(sentence, at + 1), at + 1, "noun-with-preposition")
