"""Who is behind the words: each speaker, party of a deed and mention of an article to an actor, or to nobody known.

Names of persons are gathered first (``persons.py``), then phrases are read in the order of the text: persons, states,
ministries, officials of a side (``bodies.py``); pronouns and common nouns follow their antecedents where these are sure
enough and agree. What is not known stays as it was written. Each resolution keeps its reasons. No actor without words.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from wordkeep.codebook.bodies import Body, bodies_in, body_named
from wordkeep.codebook.folded import folded
from wordkeep.model.actor import Actor, ActorKind, ActorRef, Speaker, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.record import Claim, Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement
from wordkeep.resolve.bodies import Meant, actor_of_body, body_meant, state_actor
from wordkeep.resolve.persons import Named, Person, Scene, actor_of, office_holder, persons_in
from wordkeep.resolve.titled import (
    FEMALE,
    HEADS,
    MALE,
    apposition_after,
    title_before,
    title_of,
    vocabulary,
)

SURE: Final = 0.6  # an antecedent less likely than this says nothing
OVERTAKEN: Final = 0.85  # and less than this where another person opened a sentence in between

HE: Final = frozenset("he him his himself".split())
SHE: Final = frozenset("she her hers herself".split())
IT: Final = frozenset("it its itself which".split())
THEY: Final = frozenset("they them their theirs themselves".split())
WHO: Final = frozenset({"who", "whom"})
BOTH: Final = re.compile(r"(?:both|the two|the) (?:sides|parties|countries|nations|governments|states)", re.IGNORECASE)

_NAME: Final = re.compile(r"[^\W_](?:\w|[.’'-](?=\w))*")
_AND: Final = re.compile(r",\s+and\s+|\s+and\s+|,\s+")
_HEAD_ENDS: Final = re.compile(r"[,;:(–—]|\s(?:who|which|that|whose)\b")
_DATELINE: Final = re.compile(r"[A-Z][A-Z .,/]+\s[–—-]+\s")
_WHERE_OR_WHEN: Final = re.compile(r"\s(?:on|in|at)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?$")
_BEFORE_COMMA: Final = re.compile(r"\b(?P<title>(?:a|an|the)\s[^,.;:()\n“”\"]{3,70}),\s$", re.IGNORECASE)
_PREPOSITION: Final = re.compile(r"\b(?:to|for|of|with|by|near|under|from|against|on)\s+(?:the\s+)?$", re.IGNORECASE)
_LOCATIVE: Final = re.compile(r"\b(?:in|at|near|outside|from|to|around|across|visit|visited|leave|left)\s+(?:the\s+)?$")
_SENTENCE: Final = re.compile(r"(?:^|[.!?”\"]\s+|\n)(?:[“\"]\s*)?$")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The records of an article with actors, and the actors behind them in the order of the text."""

    records: tuple[Record, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a phrase was resolved to: the first is the speaker, others speak with it."""

    actors: tuple[Actor, ...] = ()
    side: str | None = None
    because: tuple[str, ...] = ()
    meant: Meant | None = None

    @property
    def actor(self) -> Actor | None:
        """The first of the actors; ``None`` where nobody is known."""
        return self.actors[0] if self.actors else None


NOBODY: Final = Found()


def named(article: Article, records: Sequence[Record]) -> Resolved:
    """The records with an actor for each speaker, party and mention that words allow one for.

    The published day picks who held an office. To resolve again changes nothing.
    """
    bare = [replace(record, claim=_bare(record.claim)) for record in records]
    scene = Scene(article.published.on, frozenset(_named_in(bare)))
    persons = persons_in(list(_persons(article, bare)), scene, article.id)
    reading = _Reading(article, scene, _Index.of(persons))
    for ref in _phrases(bare):
        reading.resolve(ref)
    resolved = tuple(replace(record, claim=_with(record.claim, reading)) for record in bare)
    return Resolved(resolved, tuple(reading.used.values()))


# ---- the names of persons


def _named_in(records: Iterable[Record]) -> Iterator[str]:
    """The states and organisations that mentions name."""
    for record in records:
        claim = record.claim
        if isinstance(claim, Mention) and claim.naming is Naming.NAMED:
            body = body_named(claim.ref.as_written.exact)
            if body:
                yield body.code


def _persons(article: Article, records: Sequence[Record]) -> Iterator[Named]:
    """The mentions of persons by name, and of what another mention's words show to be one of their names."""
    mentions = sorted(
        (record.claim for record in records if isinstance(record.claim, Mention)),
        key=lambda each: each.ref.as_written.span,
    )
    known: set[str] = set()
    persons: list[Named] = []
    others: list[Mention] = []
    for mention in mentions:
        if mention.naming is not Naming.NAMED or mention.kind is MentionKind.NATIONALITY:
            continue
        one = _person(article, mention.ref.as_written.span) if mention.kind is MentionKind.PERSON else None
        if one:
            persons.append(one)
            known.update(one.words[-1:] + one.words[:1])
        elif mention.kind is not MentionKind.PERSON:
            others.append(mention)
    for mention in others:
        words = folded(mention.ref.as_written.exact).split()
        if words and words[-1] in known and not body_named(mention.ref.as_written.exact):
            one = _person(article, mention.ref.as_written.span)
            if one:
                persons.append(one)
    for ref in _phrases(records):
        persons.extend(_missed(article, ref, persons, known))
    yield from sorted({each.span: each for each in persons}.values(), key=lambda each: each.span)


def _missed(article: Article, ref: ActorRef, persons: Sequence[Named], known: set[str]) -> Iterator[Named]:
    """A source or party that is a known family name alone, where the reader saw no mention: ``Wu``."""
    span = ref.as_written.span
    words = [word for word in folded(ref.as_written.exact).split() if word not in {"mr", "mrs", "ms", "dr"}]
    if len(words) == 1 and words[0] in known and not body_named(ref.as_written.exact):
        one = _person(article, span)
        if one and not any(each.span.overlaps(one.span) for each in persons[-200:]):
            yield one


def _person(article: Article, span: Span) -> Named | None:
    """A mention taken apart: the name alone, the title before it, the apposition after it; none for what is no person."""
    text = article.text
    tokens = [found for found in _NAME.finditer(text, span.start, span.end) if folded(found.group())]
    titled = 0
    for at, token in enumerate(tokens[:-1]):
        if folded(token.group()).rstrip(".") in HEADS:
            explained = all(
                folded(each.group()) in vocabulary() or folded(each.group()) in HEADS or body_named(each.group())
                for each in tokens[:at]
            )
            titled = at + 1 if explained else titled
    tokens = tokens[titled:]
    if not tokens or not tokens[0].group()[0].isupper() or all(_is_title_word(each.group()) for each in tokens):
        return None
    start, end = tokens[0].start(), tokens[-1].end()
    exact = re.sub(r"['’]s$", "", text[start:end])
    end = start + len(exact)
    begins, before = title_before(text, start)
    body = body_named(exact)
    if (body and body.kind != "demonym" and before is None and len(tokens) < 3) or _government(text, Span(start, end)):
        return None
    after = apposition_after(text, end)
    if after and re.search(r"\b[A-Z]\w+ [A-Z]\w+$", after[1].exact) and not after[1].means and not after[1].of:
        after = None
    courtesy = next(
        (word for word in reversed(folded(text[begins:start]).split()) if word in MALE | FEMALE | {"dr"}), None
    )
    ahead = _BEFORE_COMMA.search(text, max(0, begins - 90), begins)
    beside = title_of(ahead["title"]) if ahead else None
    titles = tuple(title for title in (before, after[1] if after else None, beside) if title)
    return Named(Span(start, end), begins, exact, tuple(folded(exact).split()), courtesy, titles)


def _is_title_word(word: str) -> bool:
    return folded(word) in HEADS or folded(word) in vocabulary()


def _government(text: str, span: Span) -> Body | None:
    """The government that is called by its head's name: "the Sand administration"."""
    called = re.match(r"\s+(?:administration|government)\b", text[span.end : span.end + 20])
    return body_named(text[span.start : span.end + called.end()]) if called else None


@dataclass(slots=True)
class _Index:
    """Where persons are named, in the order of the text; who holds an office of each kind, and what courtesies say."""

    starts: list[int]
    mentions: list[Named]
    persons: list[Person]
    of_kind: dict[str, dict[ActorId, Actor]]
    is_male: dict[ActorId, bool | None]

    @classmethod
    def of(cls, persons: Iterable[Person]) -> "_Index":
        """The index of all mentions of these persons."""
        known = list(persons)
        found = sorted(((each.span, each, person) for person in known for each in person.mentions), key=lambda x: x[0])
        of_kind: dict[str, dict[ActorId, Actor]] = {}
        for person in known:
            for title in person.titles:
                if person.actor and title.means and not title.is_former:
                    for kind, _ in title.means.kinds:
                        of_kind.setdefault(kind, {})[person.actor.id] = person.actor
        males = {person.actor.id: person.is_male for person in known if person.actor}
        starts, mentions = [span.start for span, _, _ in found], [each for _, each, _ in found]
        return cls(starts, mentions, [person for _, _, person in found], of_kind, males)

    def within(self, span: Span) -> Iterator[tuple[Named, Person]]:
        """The mentions that overlap a span."""
        first = max(bisect_left(self.starts, span.start) - 1, 0)
        for at in range(first, bisect_left(self.starts, span.end)):
            if self.mentions[at].span.overlaps(span):
                yield self.mentions[at], self.persons[at]

    def before(self, place: int) -> tuple[Named, Person] | None:
        """The last mention that ends at or before a place."""
        at = bisect_right(self.starts, place) - 1
        return (self.mentions[at], self.persons[at]) if at >= 0 and self.mentions[at].span.end <= place else None


# ---- the phrases


def _phrases(records: Iterable[Record]) -> list[ActorRef]:
    """Sources and parties in the order of the text; of the same words, those that go back to something first."""
    refs: list[ActorRef] = []
    for record in records:
        match record.claim:
            case Statement(source=source):
                refs.extend([source] if source else [])
            case Event(actors=actors, recipients=recipients):
                refs.extend((*actors, *recipients))
            case _:
                pass
    return sorted(refs, key=lambda ref: (ref.as_written.span, ref.antecedent is None))


@dataclass(slots=True)
class _Reading:
    """One article while its phrases are resolved, in the order of the text."""

    article: Article
    scene: Scene
    index: _Index
    found: dict[Span, Found] = field(default_factory=dict)
    order: list[Span] = field(default_factory=list)
    by_role: dict[str, set[str]] = field(default_factory=dict)
    parts: dict[str, list[Actor]] = field(default_factory=dict)
    used: dict[ActorId, Actor] = field(default_factory=dict)

    def resolve(self, ref: ActorRef) -> None:
        """What a phrase means, remembered by where it stands."""
        span = ref.as_written.span
        if span in self.found:
            return
        found = self._meaning(ref)
        self.found[span] = found
        self.order.append(span)
        meant = found.meant
        if meant and meant.role and found.side:
            self.by_role.setdefault(meant.role.split()[-1], set()).add(found.side)
        if meant and meant.actor and meant.actor.kind is ActorKind.ORGANISATION:
            last = folded(meant.actor.name.split(" of ")[0]).split()[-1]
            self.parts.setdefault(last, []).append(meant.actor)

    def _meaning(self, ref: ActorRef) -> Found:
        words = ref.as_written.exact.strip()
        lowered = folded(words)
        if lowered in WHO:
            return self._relative(ref.as_written.span)
        if lowered in HE | SHE | IT | THEY:
            return self._pronoun(ref, lowered)
        if BOTH.fullmatch(words.strip(" ,")):
            return self._both(ref.as_written.span)
        return self._several(ref.as_written.span) or self._phrase(ref.as_written.span) or self._noun(ref)

    # -- named

    def _several(self, span: Span) -> Found | None:
        """Several who speak as one, each by name: ``Blinken and Sullivan``."""
        words = span.of(self.article.text)
        if " and " not in words:
            return None
        cuts = [0, *(place for found in _AND.finditer(words) for place in found.span()), len(words)]
        pieces = [Span(span.start + a, span.start + b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b > a]
        each = [self._phrase(piece) for piece in pieces]
        whole = [found for found in each if found and found.actor]
        if len(pieces) < 2 or len(whole) != len(pieces):
            return None
        actors = tuple({actor.id: actor for found in whole for actor in found.actors}.values())
        if len(actors) < 2:
            return None
        sides = {actor.side for actor in actors}
        because = tuple(why for found in whole for why in found.because[:1])
        return Found(actors, next(iter(sides)) if len(sides) == 1 else actors[0].side, because)

    def _phrase(self, span: Span) -> Found | None:
        """A person at the head of the phrase, else a body or an office that it names; ``None`` where it names nobody."""
        text = self.article.text
        placed = _DATELINE.match(text, span.start, span.end)
        span = Span(placed.end(), span.end) if placed else span
        words = span.of(text)
        ends = _HEAD_ENDS.search(words)
        head = Span(span.start, span.start + (ends.start() if ends and ends.start() else len(words)))
        person = self._person_at(head)
        if person is None and ends and ends.group() == ",":  # "the top officer, General Sand,"
            more = text.find(",", head.end + 1, span.end)
            beside = Span(head.end, more if more > 0 else span.end)
            person = self._person_at(beside) if not bodies_in(head.of(text)) or title_of(head.of(text)) else None
        if person:
            actor = person.actor
            return Found((actor,), actor.side, actor.because) if actor else NOBODY
        exact = _WHERE_OR_WHEN.sub("", re.sub(r"['’]s?$", "", head.of(text).strip()))
        meant = body_meant(exact)
        if meant and (meant.actor or meant.side):
            actors = (meant.actor,) if meant.actor else ()
            return Found(actors, meant.side, (meant.because,), meant)
        return self._office(exact) or (Found(meant=meant) if meant and not meant.role else None)

    def _person_at(self, head: Span) -> Person | None:
        """The person whose name ends the head of a phrase, and who is no other's: not in "an aide to Mr Sand"."""
        found = list(self.index.within(head))
        if not found:
            return None
        mention, person = found[-1]
        text = self.article.text
        after = text[mention.span.end : head.end].strip(" ,.”\"'’")
        begins = max(min(mention.begins, mention.span.start), head.start)
        is_of = begins == head.start and len(found) == 1 and re.match(r"(?:of|from|for|at|with)\b", after)
        if is_of:
            return person
        if after not in {"", "s"} or _PREPOSITION.search(text[head.start : begins]):
            return None
        return None if after == "s" and len(found) == 1 and mention.span.end + 2 < head.end else person

    def _office(self, words: str) -> Found | None:
        """An office without a name: the one person of the article who has it, else its holder on the published day."""
        title = title_of(words)
        if title is None or title.means is None or words.lower().startswith(("a ", "an ", "another ")):
            return None
        fitting = {
            actor.id: actor
            for kind, _ in title.means.kinds
            for actor in self.index.of_kind.get(kind, {}).values()
            if not title.of or actor.side == title.of.code
        }
        if len(fitting) == 1 and not title.is_former:
            (actor,) = fitting.values()
            return Found((actor,), actor.side, (f"{words!r}: the one of that office in the article",))
        on = self.scene.on
        holder = office_holder(title, on) if on and not fitting else None
        if holder:
            why = (f"{words!r}: {holder[1].office} of {holder[1].of} on {on}",)
            actor = actor_of(holder[0], on, why, titles=(title,))
            return Found((actor,), actor.side, why)
        side = title.of.code if title.of and title.is_official and not title.is_former else None
        return Found((), side, (f"{words!r}: of {side}",)) if side else None

    # -- what goes back

    def _noun(self, ref: ActorRef) -> Found:
        """A common noun: what it goes back to, else what its role tells of a side."""
        words = re.sub(r"['’]s?$", "", ref.as_written.exact.strip(" ,"))
        meant = body_meant(words)
        back = self._back(ref)
        if back and back.actor and self._agrees_with_noun(words, back.actor):
            return replace(back, because=(_goes_back(ref), *back.because[:1]), meant=meant)
        if meant and meant.role and folded(words).startswith(("the ", "that ", "this ", "two ", "both ")):
            last = meant.role.split()[-1]
            if meant.unnamed and len(self.by_role.get(last, ())) == 1:
                (side,) = self.by_role[last]
                return Found((), side, (f"every {last} before is of {side}",), meant)
            told = [actor for actor in self.parts.get(last, ()) if meant.role in folded(actor.name)]
            parts = {actor.id: actor for actor in told}
            if not meant.unnamed and len(parts) == 1:
                (part,) = parts.values()
                return Found((part,), part.side, (f"the one {last} of the article",), meant)
        if meant and meant.role and len(self.by_role.get(meant.role, ())) == 1 and meant.unnamed:
            (side,) = self.by_role[meant.role]
            return Found((), side, (f"every {meant.role} before is of {side}",), meant)
        return Found(meant=meant)

    @staticmethod
    def _agrees_with_noun(words: str, actor: Actor) -> bool:
        """Whether a noun may stand for this actor: a role for a person, a part of a state for an organisation."""
        last = folded(words).split()[-1:]
        if title_of(words):
            return actor.kind is ActorKind.PERSON
        meant = body_meant(words)
        if meant and meant.role:
            return (
                actor.kind is ActorKind.ORGANISATION
                and not meant.unnamed
                and bool(last)
                and last[0] in folded(actor.name)
            )
        return last in (["country"], ["nation"], ["state"], ["kingdom"]) and actor.kind is ActorKind.STATE

    def _pronoun(self, ref: ActorRef, word: str) -> Found:
        """What a pronoun goes back to, if that is sure enough and of its number and gender."""
        found = self._back(ref)
        if not found or not found.actor:
            return self._they(ref) if word in THEY else NOBODY
        actor = found.actor
        if word in HE | SHE:
            agrees = actor.kind is ActorKind.PERSON and self._is_male(actor) is not (word in SHE)
            agrees = agrees and not self._is_overtaken(ref, actor)
        elif word in IT:
            agrees = actor.kind in (ActorKind.STATE, ActorKind.ORGANISATION)
        else:
            agrees = actor.kind is ActorKind.GROUP or len(found.actors) > 1
        return replace(found, because=(_goes_back(ref), *found.because[:1]), meant=None) if agrees else NOBODY

    def _they(self, ref: ActorRef) -> Found:
        """Those who spoke last, if they were many and no other phrase stands between: "officials said ... they said"."""
        before = bisect_left(self.order, ref.as_written.span) - 1
        if before < 0 or ref.as_written.span.start - self.order[before].end > 450:
            return NOBODY
        found = self.found[self.order[before]]
        words = folded(self.order[before].of(self.article.text))
        is_many = found.meant is not None and (found.meant.unnamed is None or found.meant.unnamed.count != 1)
        if not is_many or not words.endswith("s") or not found.side:
            return NOBODY
        return replace(found, because=(f"{words!r} spoke last",), meant=None)

    def _relative(self, span: Span) -> Found:
        """Whoever is named right before "who"."""
        before = self.index.before(span.start)
        if before and self.article.text[before[0].span.end : span.start].strip() in {"", ","} and before[1].actor:
            actor = before[1].actor
            return Found((actor,), actor.side, (f"{before[0].exact!r} right before", *actor.because[:1]))
        return NOBODY

    def _both(self, span: Span) -> Found:
        """The two states that the last paragraphs name, if they name just two."""
        text = self.article.text
        start = text.rfind("\n", 0, max(text.rfind("\n", 0, span.start), 0))
        near = bodies_in(text[max(start + 1, span.start - 600) : span.start])
        codes = list(dict.fromkeys(body.code for _, _, body in near if body.is_state))
        counted = Counter(
            body.code for _, _, body in bodies_in(text[max(0, span.start - 3000) : span.start]) if body.is_state
        )
        third = max((count for code, count in counted.items() if code not in codes), default=0)
        if len(codes) != 2 or 2 * third > min(counted[code] for code in codes):
            return NOBODY
        actors = tuple(state_actor(code) for code in codes)
        return Found(actors, None, (f"the two that are named before: {', '.join(codes)}",))

    def _back(self, ref: ActorRef) -> Found | None:
        """What the antecedent was resolved to: the phrase that it is the head or a part of, else its own words."""
        back = ref.antecedent
        if back is None or (ref.probability or 0.0) < SURE:
            return None
        for mention, person in self.index.within(back.span):
            if person.actor and mention.span.end >= back.span.end - 2:
                return Found((person.actor,), person.actor.side, person.actor.because)
        at = bisect_right(self.order, Span(back.span.start, len(self.article.text)))
        around = [span for span in self.order[max(0, at - 6) : at] if span.contains(back.span)]
        if around:
            return self.found[min(around, key=len)]
        return self._phrase(back.span)

    def _is_male(self, actor: Actor) -> bool | None:
        return self.index.is_male.get(actor.id)

    def _is_overtaken(self, ref: ActorRef, actor: Actor) -> bool:
        """Whether, since the antecedent, a sentence began with another person's name: then "he" may be that one."""
        back, text = ref.antecedent, self.article.text
        if back is None or (ref.probability or 0.0) >= OVERTAKEN:
            return False
        between = self.index.within(Span(back.span.end, ref.as_written.span.start)) if len(back.span) else ()
        for mention, person in between:
            is_other = person.actor is not None and person.actor.id != actor.id
            if is_other and _SENTENCE.search(text[max(0, mention.begins - 4) : mention.begins]):
                return True
        return False


def _goes_back(ref: ActorRef) -> str:
    return f"goes back to {ref.antecedent.exact!r}" if ref.antecedent else ""


# ---- back into the records


def _bare(claim: Claim) -> Claim:
    """The claim without what an earlier resolution put into it."""
    match claim:
        case Statement():
            return replace(
                claim,
                source=_unresolved(claim.source) if claim.source else None,
                speaker_name=None,
                side=None,
                joint=(),
                unnamed=None,
            )
        case Event():
            return replace(
                claim,
                actors=tuple(map(_unresolved, claim.actors)),
                recipients=tuple(map(_unresolved, claim.recipients)),
            )
        case Mention():
            return replace(claim, ref=_unresolved(claim.ref))
        case _:
            return claim


def _unresolved(ref: ActorRef) -> ActorRef:
    return replace(ref, actor=None, because=())


def _with(claim: Claim, reading: _Reading) -> Claim:
    match claim:
        case Statement():
            return _statement(claim, reading)
        case Event():
            return replace(
                claim,
                actors=tuple(_ref(ref, reading) for ref in claim.actors),
                recipients=tuple(_ref(ref, reading) for ref in claim.recipients),
            )
        case Mention():
            return replace(claim, ref=_mention(claim, reading))
        case _:
            return claim


def _statement(claim: Statement, reading: _Reading) -> Statement:
    found = reading.found.get(claim.source.as_written.span, NOBODY) if claim.source else NOBODY
    for actor in found.actors:
        _use(actor, None, reading)
    is_unnamed = claim.speaker_kind is SpeakerKind.UNNAMED and not found.actor
    return replace(
        claim,
        source=_ref(claim.source, reading) if claim.source else None,
        speaker_name=found.actor.name if found.actor else None,
        side=found.side,
        joint=tuple(Speaker(actor.id, actor.name, actor.side) for actor in found.actors[1:]),
        unnamed=found.meant.unnamed if found.meant and is_unnamed else None,
    )


def _ref(ref: ActorRef, reading: _Reading) -> ActorRef:
    found = reading.found.get(ref.as_written.span, NOBODY)
    if found.actor is None:
        return replace(ref, because=found.because)
    _use(found.actor, ref, reading)
    return replace(ref, actor=found.actor.id, because=found.because)


def _mention(mention: Mention, reading: _Reading) -> ActorRef:
    ref = mention.ref
    span = ref.as_written.span
    if mention.naming is not Naming.NAMED:
        return _ref(ref, reading)
    for _, person in reading.index.within(span):
        if person.actor:
            reading.used.setdefault(person.actor.id, person.actor)
            return replace(ref, actor=person.actor.id, because=person.actor.because)
    body = _government(reading.article.text, span) or body_named(re.sub(r"['’]s?$", "", ref.as_written.exact))
    if body is None or (body.kind == "capital" and _is_place(reading.article.text, span)):
        return ref
    actor = actor_of_body(body)
    _use(actor, ref, reading)
    return replace(ref, actor=actor.id, because=(f"{ref.as_written.exact!r}: {body.kind} of {body.code}",))


def _is_place(text: str, span: Span) -> bool:
    """Whether a capital is named as a place: "in Beijing"."""
    return bool(_LOCATIVE.search(text[max(0, span.start - 16) : span.start]))


def _use(actor: Actor, ref: ActorRef | None, reading: _Reading) -> None:
    """Note an actor, with the words for it where they are a name of their own."""
    held = reading.used.setdefault(actor.id, actor)
    if ref and actor.kind is not ActorKind.PERSON and ref.antecedent is None and _is_name(ref.as_written.exact):
        words = ref.as_written.exact.strip(" ,")
        reading.used[actor.id] = replace(held, aliases=tuple(dict.fromkeys((*held.aliases, words))))


def _is_name(words: str) -> bool:
    """Whether words may be called an alias: not those of several, nor a pronoun, nor more than the name."""
    lowered = folded(words)
    is_other = lowered in HE | SHE | IT | THEY | WHO or " and " in words or bool(BOTH.match(words))
    return (
        not is_other
        and bool(bodies_in(words))
        and not _HEAD_ENDS.search(words.strip(" ,"))
        and not (_DATELINE.match(words) or _WHERE_OR_WHEN.search(words))
    )
