"""Who is speaking: the noun phrase beside a cue verb, found without a parser, by word classes alone."""

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.words import DAYTIMES, MONTHS, TIME_NOUNS, WEEKDAYS
from wordkeep.codebook.cues import cues

Words = tuple[int, int]  # first and last token, both included

_INSIDE = frozenset("CNMDHsI&EGR()_")
_HEADS = frozenset("CNMD)PE_GH")
_STARTS = "DHCNMPE"
_TIME_WORDS = WEEKDAYS | MONTHS | TIME_NOUNS
_LEADS = frozenset("&RSB-_)sA")
_OF = frozenset({"of", "for", "from", "with", "at"})
_FURTHEST = 60  # tokens; the longest source of PolNeAR train has 58


def is_no_speaker(sentence: Sentence, source: Words) -> bool:
    """Whether the head of the phrase is an event or a time: "the talks showed", "the last weeks have signalled"."""
    head = source[0]
    while head < source[1] and sentence.tags[head + 1] not in "I,W":
        head += 1
    return sentence.lowered[head] in cues().not_sources


def verb_group_start(sentence: Sentence, cue: int) -> int:
    """The first token of the cue's verb group: "has repeatedly said", "did not say"."""
    tags = sentence.tags
    start = cue
    while start and tags[start - 1] in "XR":
        start -= 1
    return start


def source_before(sentence: Sentence, group: int) -> Words | None:
    """The subject that ends right before the verb group starting at token ``group``, with its appositive."""
    tags = sentence.tags
    last = group - 1
    if last > 1 and sentence.lowered[last] in DAYTIMES and sentence.lowered[last - 1] in WEEKDAYS:
        last -= 1
    while last > 0 and sentence.lowered[last] in WEEKDAYS:
        last -= 2 if sentence.lowered[last - 1] == "on" else 1
    while last > 0 and last < group - 1 and tags[last] == "R":
        last -= 1
    if last < 0:
        return None
    if tags[last] in "PW" or (tags[last] == "A" and last and tags[last - 1] in "NC"):
        return last, last
    if tags[last] == ",":
        return _with_appositive(sentence, last)
    if tags[last] == "-":
        opening = tags.rfind("-", 0, last)
        return noun_phrase_ending(sentence, opening - 1) if opening > 0 else None
    return noun_phrase_ending(sentence, last)


def noun_phrase_ending(sentence: Sentence, last: int) -> Words | None:
    """The noun phrase that ends at token ``last``, if one does."""
    tags, lowered = sentence.tags, sentence.lowered
    if tags[last] not in _HEADS or lowered[last] in _TIME_WORDS:
        return None
    if tags[last] == "P":
        return last, last
    first = last
    floor = max(0, last - _FURTHEST)
    while first > floor and _continues_left(tags, first - 1):
        first -= 1
    if first and tags[first - 1] in "VKXE":
        first = _after_object(tags, first, last)
    while first < last and tags[first] in _LEADS:
        first += 1
    if tags[first] == "I":
        return _after_prepositional_phrase(sentence, first, last)
    if tags[first] in "&RSB":
        return None
    return first, last


def _after_object(tags: str, first: int, last: int) -> int:
    """The second half of "(left) China and its envoy (said)": the first is the object of the verb before it."""
    joint = tags.find("&", first, last)
    return joint + 1 if joint > 0 and tags[joint + 1] in "DCHP" else first


def _continues_left(tags: str, at: int) -> bool:
    if tags[at] not in _INSIDE:
        return False
    if tags[at] == "E" and at and tags[at - 1] in "CNPs":
        return tags[at + 1] == "I"  # "lawyers hired by the firm", not "the firm hired lawyers"
    return True


def _after_prepositional_phrase(sentence: Sentence, first: int, last: int) -> Words | None:
    """The subject after an opening phrase without a comma: "On Tuesday the ministry (said)"."""
    tags, lowered = sentence.tags, sentence.lowered
    for at in range(first + 2, last + 1):
        if lowered[at - 1] in _TIME_WORDS or (tags[at - 1] == "M" and tags[at] in "CDH"):
            return at, last
        if tags[at] in "DH" and tags[at - 1] in "NCM":
            return at, last
    return None


def _with_appositive(sentence: Sentence, comma: int) -> Words | None:
    """The subject of "Ode, the minister, (said)" and "Ode, who leads the talks, (said)"; ``comma`` is the second one."""
    tags = sentence.tags
    opening = tags.rfind(",", 0, comma)
    steps = 0
    while opening > 0 and steps < 4:
        inner = tags[opening + 1]
        name = noun_phrase_ending(sentence, opening - 1)
        if name is not None and tags[name[0]] in "GE" and name[0] > 1 and tags[name[0] - 1] == ",":
            opening, steps = name[0] - 1, steps + 1
            continue
        if name is not None and inner in "DCNMHW":
            longer = _longer_appositive(sentence, name)
            return (longer or name)[0], comma
        if name is not None and inner in "GIERS-":
            return name
        opening = tags.rfind(",", 0, opening)
        steps += 1
    return None


def _longer_appositive(sentence: Sentence, name: Words) -> Words | None:
    """For "Ode, a lawyer from Waco, Texas," the phrase before "Texas" is itself an appositive of a name."""
    first = name[0]
    if first < 2 or sentence.tags[first - 1] != "," or sentence.tags[first] not in "DNWM":
        return None
    outer = noun_phrase_ending(sentence, first - 2)
    return outer if outer and sentence.tags[outer[1]] == "C" else None


def source_after(sentence: Sentence, first: int) -> Words | None:
    """The subject that starts at token ``first``, after its verb: "said Ode, the minister"."""
    tags, lowered = sentence.tags, sentence.lowered
    if first >= len(tags):
        return None
    if tags[first] == "P":
        return first, first
    if tags[first] not in _STARTS:
        return None
    end = _phrase_end(sentence, first)
    if end == first:
        return None
    end = _end_of_appositives(sentence, end)
    last = end - 1
    while last > first and (tags[last] in "RI&" or lowered[last] in WEEKDAYS):
        last -= 1
    return first, min(last, sentence.end - 1)


def _end_of_appositives(sentence: Sentence, end: int) -> int:
    """One past the appositives and relative clauses after a name that ends before ``end``."""
    tags = sentence.tags
    for _ in range(4):
        comma = tags[end : end + 1] == ","
        inner = end + 1 if comma else end
        if tags[inner : inner + 1] == "W":
            return min((at for at in range(inner, sentence.end) if tags[at] in ",;:-Q"), default=sentence.end)
        if not comma or tags[inner : inner + 1] not in ("D", "N", "M", "C", "H"):
            return end
        close = _phrase_end(sentence, inner, loose=True)
        if close < sentence.end and tags[close] not in ",;W":
            return end
        closing = tags[close : close + 1] == ","
        after = tags[close + 1 : close + 2]
        end = close + 1 if closing and after not in ("D", "N", "M", "C", "H", "W") else close
        if not closing and tags[close : close + 1] != "W":
            return end
    return end


def _phrase_end(sentence: Sentence, first: int, *, loose: bool = False) -> int:
    """One past the noun phrase that starts at ``first``, with the phrases that hang on it by "of" and its like."""
    tags, lowered = sentence.tags, sentence.lowered
    at = first
    limit = min(len(tags), first + _FURTHEST)
    while at < limit:
        tag = tags[at]
        if tag in "CNMDHs&E_()":
            if lowered[at] in WEEKDAYS:
                break
        elif tag == "I":
            if lowered[at] not in _OF and not loose:
                break
        else:
            break
        at += 1
    return at


def clause_subject(sentence: Sentence, before: int) -> Words | None:
    """The subject of the clause a participle or a second verb belongs to: the first one with a verb, left of ``before``."""
    tags = sentence.tags
    for at in range(min(before, len(tags))):
        if tags[at] in "VXK" or (tags[at] == "E" and at and tags[at - 1] in "CNPW,"):
            subject = source_before(sentence, verb_group_start(sentence, at))
            if subject is not None and tags[subject[0]] not in "WA":
                return subject
    for at in range(min(before, len(tags))):
        if tags[at] in "CPDHN":
            subject = source_after(sentence, at)
            if subject is not None and sentence.lowered[subject[1]] not in _TIME_WORDS:
                return subject
    return None
