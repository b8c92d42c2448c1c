"""Where content ends: a clause at the next attribution or the stop, an object at the end of its phrase."""

import re

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.sources import source_before, verb_group_start
from wordkeep.annotate.words import WEEKDAYS
from wordkeep.codebook.cues import cues

_TOLD = frozenset({"speech", "claim", "accuse", "demand", "pledge", "praise", "naming"})
_SPEECH = frozenset({"clause", "quote"})
_CONTRAST = frozenset({"while", "though", "although", "whereas"})
_CLAUSE_AFTER_AND = re.compile(r"[DCNHMsPR_]{0,8}[VXK]|R")
_LIST_GOES_ON = re.compile(r",[CNDHEMs_]{1,5}(?:,[CNDHEMs_]{1,5}){0,4},?&[CNDHEMs_]{1,5}(?![VXKCNDHEMs_])")
_NEW_SUBJECT = re.compile(r",[&B]P[XKVE]")  # ", but he is": 17 of 20 end the content before it in PolNeAR train
_LOOKAHEAD = 12


def clause_end(sentence: Sentence, first: int) -> int:
    """One past the last token of the clause that starts at ``first``."""
    tags, end = sentence.tags, sentence.end
    for at in range(first + 1, end):
        tag = tags[at]
        if tag == ";" or (tag == "-" and at > first + 2 and tags[at + 1 : at + 2] in ("D", "P", "K", "B")):
            return at
        if tag == "," and (sentence.lowered[at + 1 : at + 2] == ["while"] or _NEW_SUBJECT.match(tags, at)):
            return at
        if tag in ",&B-" and _another_attribution_follows(sentence, at):
            return at
    return end


def _another_attribution_follows(sentence: Sentence, at: int) -> bool:
    """Whether ", adding", "and said", ", but Ode denied" or ", according to" stands at token ``at``."""
    tags, lowered = sentence.tags, sentence.lowered
    comma = tags[at] in ",-"
    after = at + 1
    while after < len(tags) and (tags[after] in "&BR" or lowered[after] in _CONTRAST):
        after += 1
    if after >= len(tags):
        return False
    if comma and lowered[after] == "according":
        return True
    if tags[after] == "K":
        verb = cues().verbs[lowered[after]]
        is_gerund = lowered[after] == verb.gerund
        joined = (after > at + 1 or tags[at] in "&B") and lowered[after] not in (verb.base, verb.gerund)
        return verb.kind in _TOLD and not verb.only_then and ((comma and is_gerund) or joined)
    if after == at + 1 and comma:
        return False
    for later in range(after, min(after + _LOOKAHEAD, len(tags))):
        if tags[later] in "A,Q;:VW":
            return False
        if tags[later] == "K":
            verb = cues().verbs[lowered[later]]
            group = verb_group_start(sentence, later)
            subject = source_before(sentence, group)
            return bool(_SPEECH & verb.takes) and comma and subject is not None and subject[0] == after
    return False


def within_opening_clause(sentence: Sentence, source: int, first: int, end: int) -> int:
    """``end``, or the comma that ends "While Ode says it is over," before the main clause."""
    tags = sentence.tags
    opens = source - 1
    while opens >= 0 and tags[opens] in "R":
        opens -= 1
    if opens < 0 or tags[opens] != "S" or "Q" in tags[opens + 1 : source]:
        return end
    for at in range(first + 1, end - 2):
        if tags[at] == "," and tags[at + 1] in "PCDHX":
            return at
    return end


def object_end(sentence: Sentence, first: int) -> int:
    """One past the last token of the noun phrase, or infinitive, that starts at ``first``."""
    tags, lowered, end = sentence.tags, sentence.lowered, sentence.end
    for at in range(first + 1, end):
        tag = tags[at]
        if tag == "," and _LIST_GOES_ON.match(tags, at, end):
            continue
        if tag in ",;:-W" or (tag == "S" and lowered[at] not in ("as", "than", "how", "what", "why")):
            return at
        if tag in "&B" and _CLAUSE_AFTER_AND.match(tags, at + 1, end):
            return at
        if lowered[at] in WEEKDAYS:
            return at - 1 if lowered[at - 1] == "on" else at
    return end
