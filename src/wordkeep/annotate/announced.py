"""A speaker announced: "Ode continued:" at the end of a sentence, before a quotation that stands alone."""

from dataclasses import dataclass

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.sources import clause_subject, source_before, verb_group_start
from wordkeep.codebook.cues import cues
from wordkeep.model.span import Span

_FURTHEST = 14  # tokens from the cue to the colon


@dataclass(frozen=True, slots=True)
class Announced:
    """Who is about to speak, and the words that say so."""

    source: Span
    cue: Span
    rule: str


def announced_by(sentence: Sentence) -> Announced | None:
    """The speaker that the end of ``sentence`` announces, if it does."""
    tags = sentence.tags
    if not tags or tags[-1] not in ":.K":
        return None
    colon = tags[-1] == ":"
    end = len(tags) - 1 if colon else sentence.end
    for cue in range(end - 1, max(end - _FURTHEST, -1), -1):
        if tags[cue] == "K":
            return _by_cue(sentence, cue, end, colon=colon)
    return _by_colon(sentence, end) if colon else None


def _by_cue(sentence: Sentence, cue: int, end: int, *, colon: bool) -> Announced | None:
    """``Ode agreed.`` and ``Ode told reporters in the capital:``, both with a cue."""
    if "quote" not in cues().verbs[sentence.lowered[cue]].takes:
        return None
    if not colon and (cue != end - 1 or "Q" in sentence.tags):
        return None
    group = verb_group_start(sentence, cue)
    source = source_before(sentence, group) or clause_subject(sentence, group)
    if source is None or source[1] >= group:
        return None
    last = end if colon and cue == end - 1 else cue
    return Announced(sentence.span(*source), sentence.span(group, last), "cue-then-quote-alone")


def _by_colon(sentence: Sentence, colon: int) -> Announced | None:
    """``Ode issued the following statement:``, without a cue verb."""
    source = clause_subject(sentence, colon)
    if source is None or source[1] + 1 >= colon:
        return None
    return Announced(sentence.span(*source), sentence.span(source[1] + 1, colon), "colon-then-quote-alone")
