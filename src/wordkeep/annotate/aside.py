"""Content that stands before or around its cue: a quotation with "Ode said" after it, and "..., officials said."."""

from dataclasses import dataclass

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.forward import says_clause
from wordkeep.annotate.sources import Words, source_after, source_before, verb_group_start
from wordkeep.annotate.words import WEEKDAYS
from wordkeep.codebook.cues import CueVerb

_WHOM_AND_WHEN = "OCNDHMsR"
_NO_CONTENT_BEFORE_COMMA = "AVXKP"
_AS_SAID_FURTHEST = 6  # tokens from the cue to the comma in "As Ode noted on Monday,"
_QUOTE_FURTHEST = 12  # tokens from the cue to the comma or colon before a quotation
_RESUMES_FURTHEST = 16  # tokens from the attribution to the comma before the quotation goes on


@dataclass(frozen=True, slots=True)
class Aside:
    """An attribution put beside its content: tokens of the source, the cue and each fragment, last ones included."""

    source: Words
    cue: Words
    content: tuple[Words, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class _Attribution:
    """Source and cue side by side, from token ``first`` to ``last``."""

    source: Words
    cue: Words

    @property
    def first(self) -> int:
        return min(self.source[0], self.cue[0])

    @property
    def last(self) -> int:
        return max(self.source[1], self.cue[1])

    @property
    def is_inverted(self) -> bool:
        return self.cue < self.source


def said_beside(sentence: Sentence, cue: int, verb: CueVerb, *, left: int) -> Aside | None:
    """The attribution of ``CONTENT, Ode said`` or ``CONTENT, said Ode``; content starts at token ``left`` or later."""
    if not {"quote", "quote-before"} & verb.takes or _opens_quotation(sentence, cue):
        return None
    group = verb_group_start(sentence, cue)
    source = source_before(sentence, group)
    if source is not None and source[0] > left and sentence.tags[source[0]] not in "WA":
        attribution = _Attribution(source, (group, cue))
        if sentence.lowered[source[0] - 1] == "as":
            return _as_said(sentence, attribution, left=left)
        return _beside(sentence, attribution, verb, left=left)
    inverted = _inverted(sentence, cue, verb) if group == cue > left else None
    return _beside(sentence, inverted, verb, left=left) if inverted else None


def _opens_quotation(sentence: Sentence, cue: int) -> bool:
    """Whether the first comma or colon after the cue opens the sentence's first quotation: what came before is no content."""
    tags = sentence.tags
    if "Q" in tags[:cue]:
        return False
    mark = min((at for at in (tags.find(",", cue), tags.find(":", cue)) if at > 0), default=-1)
    return 0 < mark < cue + _QUOTE_FURTHEST and tags[mark + 1 : mark + 2] == "Q"


def _inverted(sentence: Sentence, cue: int, verb: CueVerb) -> _Attribution | None:
    """``said Ode``, where what is before it can be content. "Told" has its hearer after it, not its speaker."""
    tags = sentence.tags
    source = source_after(sentence, cue + 1)
    if source is None or "person" in verb.takes:
        return None
    quoted = _follows_quotation(sentence, cue)
    ends_clause = source[1] + 1 >= sentence.end or source_before(sentence, cue) is None
    if not quoted and not (tags[cue - 1] == "-" or (tags[cue - 1] == "," and ends_clause and "aside" in verb.takes)):
        return None
    after = tags[source[1] + 1 : source[1] + 2]
    if tags[source[0]] == "P" and after not in ("", ".", ","):
        return None
    if after in ("V", "X", "K") and not quoted:
        return None
    return _Attribution(source, (cue, cue))


def _beside(sentence: Sentence, attribution: _Attribution, verb: CueVerb, *, left: int) -> Aside | None:
    if _follows_quotation(sentence, attribution.first):
        return _beside_quotation(sentence, attribution, verb, left=left)
    return _beside_clause(sentence, attribution, verb, left=left)


def _beside_quotation(sentence: Sentence, attribution: _Attribution, verb: CueVerb, *, left: int) -> Aside | None:
    """``"...," said Ode, "..."``; also ``He is "at odds", Ode said``, where content starts before the quotation."""
    tags = sentence.tags
    last = attribution.first - (1 if tags[attribution.first - 1] == "Q" else 2)
    if last < left or tags[attribution.last + 1 : attribution.last + 2] == "A":
        return None
    first = _first_beside_quotation(sentence, left, last)
    if tags[first] != "Q" and says_clause(sentence, attribution.cue[1], verb):
        return None  # Walking in to "hurrah", Ode said it was over
    rest = _quotation_goes_on(sentence, attribution.last + 1)
    rule = "quote-then-inverted-cue" if attribution.is_inverted else "quote-then-cue"
    return Aside(attribution.source, attribution.cue, ((first, last), *rest), rule)


def _beside_clause(sentence: Sentence, attribution: _Attribution, verb: CueVerb, *, left: int) -> Aside | None:
    """``Talks would resume, Ode said`` and ``Talks, he said, would resume``."""
    tags = sentence.tags
    last = attribution.first - 2
    if "aside" not in verb.takes or tags[attribution.first - 1] not in ",-" or last < left:
        return None
    if not _adds_no_content(sentence, attribution.last + 1):
        return None
    whole = _has_verb(tags[left : last + 1])
    rest = _clause_goes_on(sentence, attribution.last + 1, whole=whole)
    if not whole and not rest:
        return None
    return Aside(
        attribution.source, attribution.cue, ((_after_joint(tags, left, last), last), *rest), "clause-then-cue"
    )


def _follows_quotation(sentence: Sentence, at: int) -> bool:
    """Whether a quotation ends right before token ``at``, with or without a comma between."""
    tags = sentence.tags
    return at > 0 and (tags[at - 1] == "Q" or (tags[at - 1] in ",-" and at > 1 and tags[at - 2] == "Q"))


def _has_verb(tags: str) -> bool:
    return any(letter in tags for letter in "VXKEQ")


def _adds_no_content(sentence: Sentence, at: int) -> bool:
    """Whether what follows the attribution at token ``at`` is a stop, a comma, or whom, when or where it was said to."""
    tags, lowered = sentence.tags, sentence.lowered
    while at < sentence.end and (tags[at] in _WHOM_AND_WHEN or lowered[at] in WEEKDAYS):
        at += 1
    if at >= sentence.end or tags[at] in ",;.:-S":
        return True
    if tags[at] not in "IG":
        return False
    comma = tags.find(",", at)
    phrase = tags[at : comma if comma > 0 else sentence.end]
    return not any(letter in phrase for letter in _NO_CONTENT_BEFORE_COMMA)


def _after_joint(tags: str, left: int, last: int) -> int:
    while left < last and tags[left] in "&B,-)":
        left += 1
    return left


def _first_beside_quotation(sentence: Sentence, left: int, last: int) -> int:
    """Where content starts: with the quotation if it opens like a sentence, else with the words that lead into it."""
    tags = sentence.tags
    at = last
    while at > left and tags[at - 1] == "Q":
        at -= 1
    opens_afresh = at > left and tags[at - 1] in ",:-" and sentence.tokens[at].text.lstrip("“”\"'‘’«„` ")[:1].isupper()
    return at if opens_afresh else _after_joint(tags, left, last)


def _quotation_goes_on(sentence: Sentence, at: int) -> tuple[Words, ...]:
    """The second quotation of ``"...," Ode wrote in a letter, "..."``, if there is one."""
    tags = sentence.tags
    furthest = min(at + _RESUMES_FURTHEST, sentence.end)
    while at < furthest and tags[at] in "NCDHORIMsE&Gt_":
        at += 1
    if at + 1 < sentence.end and tags[at] in ",:" and tags[at + 1] == "Q":
        return ((at + 1, sentence.end - 1),)
    return ()


def _clause_goes_on(sentence: Sentence, at: int, *, whole: bool) -> tuple[Words, ...]:
    """The second half of ``Talks, he said, would resume``. A ``whole`` clause goes on only after "if" and "and"."""
    tags = sentence.tags
    if at + 1 >= sentence.end or tags[at] != "," or tags[at + 1] in "GK":
        return ()
    if tags[at + 1] in "&B" and tags[at + 2 : at + 3] == "K":
        return ()
    if whole and tags[0] not in "ISRQEtMG" and tags[at + 1] not in "&B":
        return ()
    return ((at + 1, sentence.end - 1),)


def _as_said(sentence: Sentence, attribution: _Attribution, *, left: int) -> Aside | None:
    """``As Ode noted, CONTENT`` and ``CONTENT, as Ode noted``."""
    tags, end = sentence.tags, sentence.end
    word, after = attribution.first - 1, attribution.last + 1
    comma = tags.find(",", after, end)
    if word - left > 1:
        stands_after = tags[word - 1] == "," and (after >= end or comma == after) and _has_verb(tags[left : word - 1])
        content = (left, word - 2)
    else:
        near = 0 <= comma < after + _AS_SAID_FURTHEST and comma + 2 < end
        stands_after = near and not any(letter in tags[after:comma] for letter in _NO_CONTENT_BEFORE_COMMA)
        content = (comma + 1, end - 1)
    return Aside(attribution.source, attribution.cue, (content,), "as-said") if stands_after else None


def signed(sentence: Sentence) -> Aside | None:
    """``"..." - Ode``: a quotation with no more than a dash and a name after it."""
    tags = sentence.tags
    dash = tags.find("-") if tags.startswith("Q") else -1
    if dash < 1 or tags[:dash].strip("Q") or dash + 1 >= sentence.end or tags[dash + 1] != "C":
        return None
    if tags[dash + 1 : sentence.end].strip("CNDI,_()"):
        return None
    return Aside((dash + 1, sentence.end - 1), (dash, dash), ((0, dash - 1),), "quote-then-name")


def according_to(sentence: Sentence, at: int, *, left: int) -> Aside | None:
    """``According to Ode, CONTENT`` and ``CONTENT, according to Ode``; "according" is token ``at``."""
    tags = sentence.tags
    if at + 2 >= sentence.end or tags[at + 1] != "t":
        return None
    end = _end_of_authority(sentence, at + 2)
    content = _content_around(sentence, at, end, left=left) if end > at + 2 else ()
    return Aside((at + 2, end - 1), (at, at + 1), content, "according-to") if content else None


def _content_around(sentence: Sentence, at: int, end: int, *, left: int) -> tuple[Words, ...]:
    """The content before "according", after the authority that ends before token ``end``, or both."""
    tags = sentence.tags
    after = end + 1 if tags[end : end + 1] == "," else end
    rest = ((after, sentence.end - 1),) if after < sentence.end else ()
    before = at - 1 if at > left and tags[at - 1] in ",-" else at
    left = max(left, 1 + max(tags.rfind(mark, left, before) for mark in ":;"))
    if before <= left:
        return rest
    if _has_verb(tags[left:before]):
        return ((left, before - 1),)
    return () if left else ((left, before - 1), *rest)


def _end_of_authority(sentence: Sentence, first: int) -> int:
    """One past the source of "according to": up to a comma, or a verb that can only be the content's."""
    tags = sentence.tags
    for at in range(first, sentence.end):
        if tags[at] in ",;-:Q" or (tags[at] in "&B" and tags[at + 1 : at + 2] in ("P", "K", "V")):
            if tags[at] == "," and tags[at + 1 : at + 2] in ("D", "W") and first != 2:
                continue
            return at
    return sentence.end
