"""Content held by an adjective: "is confident that ...", "remains opposed to ...", "are ready to ..."."""

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.content import clause_end, object_end
from wordkeep.annotate.forward import Content
from wordkeep.codebook.cues import cues

_BE = frozenset("is are was were be been isn't aren't wasn't weren't remain remains remained".split())


def adjective_group(sentence: Sentence, at: int) -> int | None:
    """The first token of "is (not) confident", where the adjective is token ``at``; ``None`` where no verb is before it."""
    tags, lowered = sentence.tags, sentence.lowered
    start = at
    while start and tags[start - 1] == "R":
        start -= 1
    verb = start - 1
    if verb < 0 or not (lowered[verb] in _BE or (tags[verb] == "s" and verb and tags[verb - 1] in "PC")):
        return None
    while verb and tags[verb - 1] in "XR":
        verb -= 1
    return verb


def content_of_adjective(sentence: Sentence, at: int) -> Content | None:
    """What somebody is confident of, by the word after the adjective at token ``at``."""
    after = at + 1
    if after + 1 >= sentence.end or sentence.lowered[after] not in cues().adjectives[sentence.lowered[at]]:
        return None
    tag = sentence.tags[after]
    if tag == "A":
        return Content(after, clause_end(sentence, after), after, "adjective")
    if tag == "t":
        return Content(after, clause_end(sentence, after), after, "adjective")
    return Content(after + 1, object_end(sentence, after + 1), after + 1, "adjective")
