"""Content that follows its cue: "Ode said (that) ...", "vowed to ...", "called for ...", "accused ... of"."""

from dataclasses import dataclass

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.content import clause_end, object_end
from wordkeep.annotate.words import MONTHS, WEEKDAYS
from wordkeep.codebook.cues import CueVerb

_WHERE_SAID = frozenset("statement interview speech tweet letter email post message briefing report release".split())
_QUESTION_WORDS = frozenset("whether if why how what who which where when".split())
_SAY = frozenset({"say", "tell", "think", "insist", "argue", "claim", "suggest", "contend", "warn", "believe"})
_ARTICLES = frozenset({"a", "an", "the"})
_LOOKAHEAD = 14


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens ``[first, end)`` of content, one past the last token of its cue, and the rule that says so."""

    first: int
    end: int
    cue_end: int
    rule: str


def content_after(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """The content of the cue verb at token ``cue``, if the words after it build one of the sentences the verb takes."""
    cue = _last_of_cue(sentence, cue, verb)
    if cue < 0 or cue + 1 >= sentence.end:
        return None
    for look in (_quotation, _that_clause, _question, _infinitive, _preposition, _bare_clause, _named, _as, _object):
        content = look(sentence, cue, verb)
        if content is not None:
            deed = not verb.not_about.isdisjoint(sentence.lowered[content.first : content.end])
            return None if deed and content.rule == "object" else content
    return None


def says_clause(sentence: Sentence, cue: int, verb: CueVerb) -> bool:
    """Whether a clause is told right after the cue at token ``cue``."""
    content = content_after(sentence, cue, verb)
    return content is not None and content.first == content.cue_end and content.rule in ("bare-clause", "that-clause")


def _rule(name: str, verb: CueVerb) -> str:
    """Verbs of thought have rules of their own: what somebody wants or opposes is told less surely than what one said."""
    return f"{name}-of-thought" if verb.kind == "thought" else name


def _last_of_cue(sentence: Sentence, cue: int, verb: CueVerb) -> int:
    """The last token of "pointed out" or "made it clear"; -1 where the verb is a cue only with such words and has none."""
    for words in verb.then:
        last = cue + len(words)
        if tuple(sentence.lowered[cue + 1 : last + 1]) == words:
            return last
    return -1 if verb.only_then else cue


def _quotation(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """``said: "..."``, ``said, "..."``, ``told reporters: "..."``, ``said in a statement "..."``."""
    if "quote" not in verb.takes:
        return None
    tags = sentence.tags
    at = _quote_at(sentence, cue, verb)
    if at is None:
        return None
    marked = tags[at - 1] in ":,"
    colon = tags[at - 1] == ":" and at == cue + 2
    end = at + 1
    if not marked or (end < sentence.end and tags[end] not in ",.;"):
        end = clause_end(sentence, at)
    while end < sentence.end and tags[end] == "Q":
        end += 1
    return Content(at, end, at if colon else cue + 1, "cue-then-quote")


def _quote_at(sentence: Sentence, cue: int, verb: CueVerb) -> int | None:
    tags = sentence.tags
    for at in range(cue + 1, min(cue + 1 + _LOOKAHEAD, sentence.end)):
        if tags[at] == "Q":
            near = at == cue + 1 or tags[at - 1] in ":,"
            return at if near or "person" in verb.takes else None
        if tags[at] in "AVXK;.St" or (tags[at] == "P" and "person" not in verb.takes):
            return None
        if tags[at] == "," and tags[at + 1 : at + 2] != "Q":
            return None
    return None


def _that_clause(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """``said that ...``, ``told reporters on Monday that ...``, ``said in a statement that ...``."""
    if not {"clause", "that"} & verb.takes:
        return None
    tags = sentence.tags
    for at in range(cue + 1, min(cue + 1 + _LOOKAHEAD, sentence.end - 1)):
        if tags[at] == "A":
            if at > cue + 1 and not _tells_whom_or_where(sentence, cue, verb):
                return None
            cue_end = _cue_end(sentence, cue, at)
            return Content(at, clause_end(sentence, at), cue_end, "that-clause")
        if tags[at] in "VXKWS;:." or (tags[at] in "Pt" and at > cue + 1) or not _may_stand_before_that(tags, cue, at):
            return None
    return None


def _tells_whom_or_where(sentence: Sentence, cue: int, verb: CueVerb) -> bool:
    """Whether words between cue and "that" can be whom it was told, or where or when."""
    tag = sentence.tags[cue + 1]
    if "person" in verb.takes or sentence.lowered[cue + 1] in WEEKDAYS:
        return True
    return tag in "IR,(" or (tag == "t" and verb.lemma != "add" and "aside" in verb.takes)


def _may_stand_before_that(tags: str, cue: int, at: int) -> bool:
    """``said, among other things, that`` and ``said on "This Day" that``: other commas and quotations are content."""
    if tags[at] == ",":
        return at == cue + 1 or tags[at + 1 : at + 2] == "A"
    return tags[at] != "Q" or tags[at - 1] in "IsN"


def _cue_end(sentence: Sentence, cue: int, before: int) -> int:
    """One past "said in a statement", where it ends right at token ``before``; else one past the verb."""
    lowered = sentence.lowered
    if before - 1 > cue and lowered[before - 1] in _WHERE_SAID and sentence.tags[cue + 1] == "I":
        return before
    return cue + 1


def _question(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    if "question" not in verb.takes:
        return None
    for at in range(cue + 1, min(cue + 7, sentence.end - 1)):
        if sentence.lowered[at] in _QUESTION_WORDS:
            return Content(at, clause_end(sentence, at), cue + 1, "question")
        if sentence.tags[at] in "VXKQA;:,.":
            return None
    return None


def _infinitive(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """``vowed to resume talks``; for verbs that name whom they address, ``urged both sides to resume talks``."""
    if "infinitive" not in verb.takes:
        return None
    tags = sentence.tags
    if tags[cue + 1] == "t" or (tags[cue + 1] == "R" and tags[cue + 2 : cue + 3] == "t"):
        return Content(cue + 1, clause_end(sentence, cue + 1), cue + 1, _rule("infinitive", verb))
    if "person" not in verb.takes:
        return None
    for at in range(cue + 1, min(cue + 10, sentence.end - 1)):
        if tags[at] == "t":
            return Content(cue + 1, clause_end(sentence, at), cue + 1, "person-infinitive")
        if tags[at] not in "CNDMHsOPI&E":
            return None
    return None


def _preposition(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """``called for an end``, ``warned against haste``."""
    at = cue + 1
    if sentence.lowered[at] not in verb.with_ or at + 1 >= sentence.end or _tells_when(sentence, at + 1):
        return None
    return Content(at + 1, object_end(sentence, at + 1), at + 1, "cue-with-preposition")


def _tells_when(sentence: Sentence, at: int) -> bool:
    """``spoke on Monday``, ``called on 30 October``."""
    return sentence.tags[at] == "M" or sentence.lowered[at] in WEEKDAYS or sentence.lowered[at] in MONTHS


def _bare_clause(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """``said talks would resume``: no "that", but a subject and a verb."""
    if "clause" not in verb.takes:
        return None
    first = _after_addressee(sentence, cue, verb)
    if first is None or not _is_clause(sentence, first, certain=verb.lemma in _SAY):
        return None
    cue_end = _cue_end(sentence, cue, first)
    return Content(first, clause_end(sentence, first), cue_end, _rule("bare-clause", verb))


def _after_addressee(sentence: Sentence, cue: int, verb: CueVerb) -> int | None:
    """The token after whom was told, and after where or when it was said."""
    tags, lowered = sentence.tags, sentence.lowered
    at = cue + 1
    if verb.lemma in ("tell", "remind", "assure", "inform", "notify", "reassure"):
        at = _after_person(sentence, at)
    while at < sentence.end and (lowered[at] in WEEKDAYS or tags[at] in "R"):
        at += 1
    if at < sentence.end and tags[at] == "I":
        for later in range(at + 1, min(at + 6, sentence.end)):
            if lowered[later] in _WHERE_SAID or lowered[later] in WEEKDAYS or tags[later] == "M":
                at = later + 1
                break
            if tags[later] not in "DHNCE":
                break
    return at if at < sentence.end else None


def _after_person(sentence: Sentence, at: int) -> int:
    tags = sentence.tags
    if tags[at] in "OP":
        return at + 1
    name = tags[at] == "C"
    while at < sentence.end and tags[at] in ("CsI" if name else "DHMsNEC"):
        if not name and tags[at] == "C" and tags[at - 1] == "N":
            break
        at += 1
    return at


def _is_clause(sentence: Sentence, first: int, *, certain: bool) -> bool:
    """Whether a subject and then a finite verb start at ``first``."""
    tags, end = sentence.tags, sentence.end
    if sentence.lowered[first] in ("about", "of", "to"):
        return False
    if tags[first] in "P" and first + 1 < end:
        return True
    if tags[first] in "S" and sentence.lowered[first] in ("if", "when", "while", "as", "because", "although", "how"):
        return certain
    if tags[first] not in "PCNDHMQGE('sIROX_" and sentence.lowered[first] not in _ARTICLES:
        return False
    for at in range(first + 1, min(first + 30, end)):
        if tags[at] in "VXK" or (
            tags[at] == "E" and tags[at - 1] in "CNP" and sentence.lowered[at + 1 : at + 2] != ["by"]
        ):
            return True
        if tags[at] == "s" and tags[at - 1] == "P":
            return True
        if tags[at] in ";:,W" and not certain:
            return False
    return certain and tags[first] not in "I"


def _named(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """``called the strike "a mistake"``, ``labelled it an error``: an object, and at once what it is called."""
    if "named" not in verb.takes:
        return None
    end = object_end(sentence, cue + 1)
    tags = sentence.tags
    inner = tags[cue + 1 : end]
    if tags[cue + 1] not in "DHCNOPMQ":
        return None
    quoted = "Q" in inner
    second = any(tags[at] == "D" and tags[at - 1] in "CNOPQ" for at in range(cue + 2, end))
    if not quoted and not second:
        return None
    return Content(cue + 1, end, cue + 1, "named")


def _as(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    """``described the strike as a mistake``."""
    if "as" not in verb.with_ or sentence.tags[cue + 1] not in "DHCNOPMQE":
        return None
    end = object_end(sentence, cue + 1)
    return Content(cue + 1, end, cue + 1, "named") if "as" in sentence.lowered[cue + 2 : end - 1] else None


def _object(sentence: Sentence, cue: int, verb: CueVerb) -> Content | None:
    if "object" not in verb.takes:
        return None
    first = cue + 1
    if sentence.tags[first] not in "DHCNOPMQEAGS" or (sentence.tags[first] == "S" and sentence.lowered[first] == "as"):
        return None
    return Content(first, object_end(sentence, first), first, _rule("object", verb))
