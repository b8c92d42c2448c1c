"""The statements of one sentence: which rule reads what, in which order, and what is content already."""

from dataclasses import dataclass, field

from wordkeep.annotate.aside import Aside, according_to, said_beside, signed
from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.content import within_opening_clause
from wordkeep.annotate.decode import Found
from wordkeep.annotate.forward import Content, content_after
from wordkeep.annotate.nouns import content_of_noun, owner_of
from wordkeep.annotate.precision import probability_of
from wordkeep.annotate.predicates import adjective_group, content_of_adjective
from wordkeep.annotate.relative import split_by_relative
from wordkeep.annotate.sources import (
    Words,
    clause_subject,
    is_no_speaker,
    source_after,
    source_before,
    verb_group_start,
)
from wordkeep.codebook.cues import CueVerb, cues

_BE = frozenset("is are was were be been being isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t 's ’s".split())
_NEGATIONS = frozenset("not never n't didn't doesn't don't hasn't haven't hadn't won't".split())
_NEGATIONS |= {word.replace("'", "’") for word in _NEGATIONS}
_TOLD = frozenset({"speech", "claim", "accuse", "demand", "pledge"})  # what is read inside other content


def statements_in(sentence: Sentence) -> tuple[list[Found], list[Found]]:
    """The outermost statements of a sentence, and those that they report: what Ode said that Ann had promised."""
    if not _may_state(sentence):
        return [], []
    scene = _Scene(sentence)
    scene.read_asides()
    scene.read_forward()
    reported = [found for first, last in scene.content for found in _reported(sentence, first, last)]
    return sorted(scene.found, key=lambda found: found.content), reported


def _may_state(sentence: Sentence) -> bool:
    if "K" in sentence.tags or sentence.tags.startswith("Q") or "according" in sentence.lowered:
        return True
    known = cues()
    return any(word in known.nouns or word in known.adjectives for word in sentence.lowered)


def _reported(sentence: Sentence, first: int, last: int) -> list[Found]:
    """The statements inside a piece of content, outside its quotations."""
    if "K" not in sentence.tags[first : last + 1]:
        return []
    scene = _Scene(sentence.part(first, last), told_only=True)
    scene.read_forward()
    return scene.found


@dataclass(slots=True)
class _Scene:
    """A sentence while it is read. ``content`` and ``taken`` (content, sources and cues) are ranges of its tokens."""

    sentence: Sentence
    told_only: bool = False
    found: list[Found] = field(default_factory=list)
    content: list[Words] = field(default_factory=list)
    taken: list[Words] = field(default_factory=list)
    last_source: Words | None = None

    def read_asides(self) -> None:
        """Attributions beside their content come first: what stands inside that content is not the outermost statement."""
        name = signed(self.sentence)
        if name is not None:
            self._keep(name.source, name.cue, name.content, name.rule)
            return
        left = 0
        for at, word in enumerate(self.sentence.lowered):
            aside = self._aside_at(at, word, left)
            if aside is not None:
                self._keep(aside.source, aside.cue, aside.content, aside.rule)
                left = max(aside.content[-1][1], aside.source[1], aside.cue[1]) + 1

    def _aside_at(self, at: int, word: str, left: int) -> Aside | None:
        if word == "according":
            return according_to(self.sentence, at, left=left)
        if self.sentence.tags[at] != "K":
            return None
        verb = cues().verbs[word]
        return said_beside(self.sentence, at, verb, left=left) if word != verb.gerund else None

    def read_forward(self) -> None:
        """Every other cue, from left to right, with the content after it."""
        known = cues()
        for at, tag in enumerate(self.sentence.tags):
            if tag not in "KNE" or _is_in(self.taken, at):
                continue
            word = self.sentence.lowered[at]
            if tag == "K":
                self._read_verb(at, known.verbs[word])
            elif self.told_only:
                continue
            elif word in known.adjectives:
                self._read_adjective(at)
            elif word in known.nouns:
                self._read_noun(at)

    def _read_adjective(self, at: int) -> None:
        group = adjective_group(self.sentence, at)
        content = content_of_adjective(self.sentence, at)
        source = source_before(self.sentence, group) if group and content else None
        if group is not None and content is not None and source is not None and not _is_in(self.content, source[0]):
            self._keep_after(source, group, content, content.end)

    def _read_noun(self, at: int) -> None:
        content = content_of_noun(self.sentence, at)
        owner = owner_of(self.sentence, at) if content else None
        if content is not None and owner is not None:
            self._keep_after(owner[0], owner[1], content, content.end)

    def _read_verb(self, at: int, verb: CueVerb) -> None:
        sentence = self.sentence
        group = verb_group_start(sentence, at)
        if (self.told_only and verb.kind not in _TOLD) or self._is_passive(group, at, verb):
            return
        if verb.kind == "speech" and not _NEGATIONS.isdisjoint(sentence.lowered[group:at]):
            return  # "did not mention talks" reports silence, not words
        if sentence.lowered[at] == verb.gerund and at < 2 and "," not in sentence.tags[:at]:
            self._read_fronted(at, verb)
            return
        source = self._source(group, at, verb)
        if source is None or _is_in(self.content, source[0]) or is_no_speaker(sentence, source):
            return
        split = split_by_relative(sentence, source, at, verb)
        if split is not None:
            self._keep(source, (group, at), split, "relative")
            return
        content = content_after(sentence, at, verb)
        if content is not None and content.end > content.first:
            end = within_opening_clause(sentence, source[0], content.first, content.end)
            self._keep_after(source, group, content, end)

    def _is_passive(self, group: int, at: int, verb: CueVerb) -> bool:
        """``was told``, ``is expected``: the subject is not who speaks."""
        word = self.sentence.lowered[at]
        return word not in (verb.base, verb.gerund) and any(each in _BE for each in self.sentence.lowered[group:at])

    def _read_fronted(self, at: int, verb: CueVerb) -> None:
        """``Noting that talks had failed, Ode left``: the subject comes after the comma."""
        content = content_after(self.sentence, at, verb)
        comma = self.sentence.tags.find(",", at)
        if content is None or comma <= content.first:
            return
        source = source_after(self.sentence, comma + 1)
        if source is not None:
            self._keep(source, (at, content.cue_end - 1), ((content.first, comma - 1),), "fronted-participle")

    def _source(self, group: int, at: int, verb: CueVerb) -> Words | None:
        """The subject before the cue; for a second verb or a participle, the one it shares."""
        before = self.sentence.tags[group - 1] if group else ""
        shares = self.sentence.lowered[at] == verb.gerund and before in (",", "I", "S", "-", "N", "Q", "")
        if before == "t":
            return None
        if not shares and before not in ("&", "B"):
            source = source_before(self.sentence, group)
            if source is not None or before != ",":
                return source
        return self.last_source or clause_subject(self.sentence, group)

    def _keep_after(self, source: Words, cue: int, content: Content, end: int) -> None:
        self._keep(source, (cue, content.cue_end - 1), ((content.first, end - 1),), content.rule)

    def _keep(self, source: Words, cue: Words, content: tuple[Words, ...], rule: str) -> None:
        span = self.sentence.span
        spans = tuple(span(*fragment) for fragment in content)
        self.found.append(Found(span(*source), span(*cue), spans, rule, probability_of(rule)))
        self.content.extend(content)
        self.taken.extend((*content, source, cue))
        self.last_source = source


def _is_in(ranges: list[Words], at: int) -> bool:
    return any(first <= at <= last for first, last in ranges)
