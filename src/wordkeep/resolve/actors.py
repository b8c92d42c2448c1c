"""Who is behind the words: each speaker, party of a deed and mention of an article to an actor, or to nobody known.

Names of persons are gathered first (``persons.py``), then phrases are read in the order of the text: persons, states,
ministries, officials of a side (``bodies.py``); pronouns and common nouns follow their antecedents where these are sure
enough and agree. What is not known stays as it was written. Each resolution keeps its reasons. No actor without words.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from wordkeep.codebook.bodies import bodies_in, body_named
from wordkeep.codebook.folded import folded
from wordkeep.model.actor import Actor, ActorKind, ActorRef, Speaker, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, RecordId
from wordkeep.model.mention import Mention, Naming
from wordkeep.model.record import Claim, Record, sure
from wordkeep.model.sentence import sentence_around, sentence_before
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Statement
from wordkeep.resolve.bodies import Meant, actor_of_body, body_meant, state_actor
from wordkeep.resolve.naming import Index, bodies_named, government_at, names_of_persons, phrases_in
from wordkeep.resolve.persons import Person, Scene, actor_of, office_holder, persons_in
from wordkeep.resolve.speaking import Speaking
from wordkeep.resolve.titled import has_role, title_of

SURE: Final = 0.65  # an antecedent less likely than this is told, and nobody is taken to be behind it
OVERTAKEN: Final = 0.98  # and less than this it gives way to who spoke or opened a sentence in between

HE: Final = frozenset("he him his himself".split())
SHE: Final = frozenset("she her hers herself".split())
IT: Final = frozenset("it its itself which".split())
THEY: Final = frozenset("they them their theirs themselves".split())
WHO: Final = frozenset({"who", "whom"})
BOTH: Final = re.compile(r"(?:both|the two|the) (?:sides|parties|countries|nations|governments|states)", re.IGNORECASE)

_AND: Final = re.compile(r",\s+and\s+|\s+and\s+|,\s+")
_HEAD_ENDS: Final = re.compile(r"[,;:(–—]|\s(?:who|which|that|whose)\b")
_DATELINE: Final = re.compile(r"[A-Z][A-Z .,/]+\s[–—-]+\s")
_WHERE_OR_WHEN: Final = re.compile(r"\s(?:on|in|at)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?$")
_PREPOSITION: Final = re.compile(r"\b(?:to|for|of|with|by|near|under|from|against|on)\s+(?:the\s+)?$", re.IGNORECASE)
_LOCATIVE: Final = re.compile(r"\b(?:in|at|near|outside|from|to|around|across|visit|visited|leave|left)\s+(?:the\s+)?$")
_SENTENCE: Final = re.compile(r"(?:^|[.!?”\"]\s+|\n)(?:[“\"]\s*)?$")
_LEAD: Final = re.compile(r"[\s,;:]+|['’]s\s+")
_OF_BOTH: Final = re.compile(r"(?P<who>[^,]+?\s(?:of|from))\s+(?P<one>[^,]+?)\s+and\s+(?P<other>[^,]+)")
_TITLED: Final = re.compile(
    r"(?:both|the(?:\stwo)?)\s"
    r"(?P<role>spokes(?:man|woman|person)|minister|ambassador|envoy|senator|general|admiral|president|leader)(?P<many>s?)",
    re.IGNORECASE,
)


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

    The published day picks who held an office. To resolve again changes nothing. Faint deeds come last: what they speak of
    changes no other record, and who is behind no other record is not behind them either.
    """
    bare = [replace(record, claim=_bare(record.claim)) for record in records]
    scene = Scene(article.published.on, frozenset(bodies_named(bare)))
    persons = persons_in(list(names_of_persons(article, bare)), scene, article.id)
    reading = _Reading(article, scene, Index.of(persons), Speaking.of(article.text, bare))
    told = _told(sure(bare), reading)
    actors = dict(reading.used)
    faint = _told([record for record in bare if record.is_faint], reading)
    told |= {id_: replace(record, claim=_of_these(record.claim, actors)) for id_, record in faint.items()}
    return Resolved(tuple(told[record.id] for record in bare), tuple(actors.values()))


def _told(records: Sequence[Record], reading: "_Reading") -> dict[RecordId, Record]:
    for ref in phrases_in(records):
        reading.resolve(ref)
    return {record.id: replace(record, claim=_with(record.claim, reading)) for record in records}


# ---- the phrases


@dataclass(slots=True)
class _Reading:
    """One article while its phrases are resolved, in the order of the text."""

    article: Article
    scene: Scene
    index: Index
    speaking: Speaking
    found: dict[Span, Found] = field(default_factory=dict)
    order: list[Span] = field(default_factory=list)
    by_role: dict[str, set[str]] = field(default_factory=dict)
    unnamed: set[str] = field(default_factory=set)
    parts: dict[str, list[Actor]] = field(default_factory=dict)
    backs: dict[Span, tuple[Anchor | None, float | None]] = field(default_factory=dict)
    used: dict[ActorId, Actor] = field(default_factory=dict)

    def resolve(self, ref: ActorRef) -> None:
        """What a phrase means, remembered by where it stands."""
        span = ref.as_written.span
        if span in self.found:
            return
        ref = self._widened(ref)
        self.backs[span] = (ref.antecedent, ref.probability)
        found = self._meaning(ref)
        self.found[span] = found
        self.order.append(span)
        meant = found.meant
        if meant and meant.unnamed:
            self.unnamed.add(_role_of(meant.unnamed.role))
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
        shared = _OF_BOTH.fullmatch(words)
        if shared and body_named(shared["one"]) and body_named(shared["other"]):
            return _of_both(shared)
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
        lead = _LEAD.match(text, span.start, span.end)
        span = Span(lead.end(), span.end) if lead and lead.end() < span.end else span
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
        if meant and meant.side and not meant.actor and meant.role in self.parts:
            meant = replace(meant, actor=self._one_part(meant.role, meant.side))
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
        if back and back.actor:
            if not self._agrees_with_noun(words, back.actor, ref.as_written.span):
                self.backs[ref.as_written.span] = (None, None)
            elif _is_sure(ref):
                return replace(back, because=(_goes_back(ref), *back.because[:1]), meant=meant)
        found = self._titled_before(ref.as_written.span, words) or self._role(ref.as_written.span, words, meant)
        if found.actor:
            self.backs[ref.as_written.span] = (None, None)  # known by other means than what the reader was not sure of
        return found

    def _role(self, span: Span, words: str, meant: Meant | None) -> Found:
        """What the role of a common noun tells: the one part of a state of its kind, the side of all in that role."""
        if meant is None or not meant.role:
            return Found(meant=meant)
        last = meant.role.split()[-1]
        sides = self.by_role.get(last, ())
        if meant.unnamed:
            is_told = len(sides) == 1
            return (
                Found((), next(iter(sides)), (f"every {last} before is of {next(iter(sides))}",), meant)
                if is_told
                else Found(meant=meant)
            )
        if not folded(words).startswith(("the ", "that ", "this ")):
            return Found(meant=meant)
        part = self._one_part(meant.role)
        if part:
            return Found((part,), part.side, (f"the one {last} of the article",), meant)
        return self._part_of_dateline(span, meant.role) or Found(meant=meant)

    def _one_part(self, role: str, side: str | None = None) -> Actor | None:
        """The one part of a state named before that a role may be: "the ministry" after "the Chinese foreign ministry"."""
        parts = {
            actor.id: actor
            for actor in self.parts.get(role.rsplit(maxsplit=1)[-1], ())
            if role in folded(actor.name) and side in (None, actor.side)
        }
        return next(iter(parts.values())) if len(parts) == 1 else None

    def _part_of_dateline(self, span: Span, role: str) -> Found | None:
        """A ministry of the state that the article comes from, where that state opened the sentence before."""
        dateline, text = self.article.dateline, self.article.text
        before = sentence_before(text, sentence_around(text, span).start)
        if dateline is None or before is None:
            return None
        start = max(before.start, dateline.end) if before.overlaps(dateline) else before.start
        opening = bodies_in(text[start : before.end].lstrip(" –—-"))[:1]
        home = [body.code for _, _, body in bodies_in(dateline.of(text)) if body.is_state]
        if not opening or opening[0][0] > 4 or [opening[0][2].code] != home:
            return None
        meant = body_meant(f"{role} of {opening[0][2].words}")
        if meant is None or meant.actor is None:
            return None
        return Found(
            (meant.actor,),
            meant.side,
            (f"from {dateline.of(text)!r}, and {meant.side} opens the sentence before",),
            meant,
        )

    def _titled_before(self, span: Span, words: str) -> Found | None:
        """The persons named before who have a title: "the spokesman" the only one, "the two presidents" the only two."""
        found = _TITLED.fullmatch(words)
        if found is None:
            return None
        role, count = _role_of(found["role"]), 2 if found["many"] else 1
        if role in self.unnamed:
            return None
        persons = {
            person.actor.id: person.actor
            for mention, person in self.index.until(span.start)
            if person.actor and any(has_role(title, role) for title in person.titles)
        }
        if len(persons) != count:
            return None
        actors = tuple(persons.values())
        return Found(actors, actors[0].side, (f"the {'two' if count == 2 else 'one'} so titled before",))

    def _agrees_with_noun(self, words: str, actor: Actor, span: Span) -> bool:
        """Whether a noun may stand for this actor: a role for a person so titled before, a part of a state for a body."""
        last = folded(words).split()[-1:]
        if title_of(words):
            return actor.kind is ActorKind.PERSON and self._was_titled(actor, words, span)
        meant = body_meant(words)
        if meant and meant.role:
            return (
                actor.kind is ActorKind.ORGANISATION
                and not meant.unnamed
                and bool(last)
                and last[0] in folded(actor.name)
            )
        return last in (["country"], ["nation"], ["state"], ["kingdom"]) and actor.kind is ActorKind.STATE

    def _was_titled(self, actor: Actor, words: str, span: Span) -> bool:
        """Whether words before give this person the role that a noun says: no minister is "the official"."""
        role = _role_of(words.rsplit(maxsplit=1)[-1])
        known = {person.actor.id: person for _, person in self.index.until(span.start) if person.actor}
        person = known.get(actor.id)
        return person is not None and any(has_role(title, role) for title in person.titles)

    def _pronoun(self, ref: ActorRef, word: str) -> Found:
        """What a pronoun goes back to, if it is of its number and gender; else whoever spoke in the sentence before."""
        back = self._back(ref)
        agrees = back is not None and self._agrees(word, back)
        if back and back.actor and not agrees:
            self.backs[ref.as_written.span] = (None, None)
        if back and back.actor and agrees and _is_sure(ref) and not self._is_overtaken(ref, back.actor):
            found = replace(back, because=(_goes_back(ref), *back.because[:1]), meant=None)
        else:
            found = self._they(ref) if word in THEY else NOBODY
        before, words = self._spoke_before(ref.as_written.span, word)
        is_surer = found.actor is None or (ref.probability or 0.0) < OVERTAKEN
        if before.actor and is_surer and before.actor != found.actor:
            self.backs[ref.as_written.span] = (words, None)
            return before
        return found

    def _agrees(self, word: str, found: Found) -> bool:
        """Whether a pronoun may stand for these by number and gender."""
        actor = found.actor
        if actor is None:
            return False
        if word in HE | SHE:
            return actor.kind is ActorKind.PERSON and self._is_male(actor) is not (word in SHE)
        if word in IT:
            return actor.kind in (ActorKind.STATE, ActorKind.ORGANISATION) and len(found.actors) == 1
        return actor.kind is ActorKind.GROUP or len(found.actors) > 1

    def _spoke_before(self, span: Span, word: str) -> tuple[Found, Anchor | None]:
        """The one who spoke in the sentence before, or the person who opens it where nobody does: "Sand ... She added"."""
        sentence = self.speaking.sentence_before(span)
        if sentence is None or word in THEY:
            return NOBODY, None
        sources = [source for source in self.speaking.sources_in(sentence) if source < span]
        if sources:
            spoke = [self.found.get(source, NOBODY) for source in sources]
            is_one, found = len({each.actor and each.actor.id for each in spoke}) == 1, spoke[-1]
            words = self.backs.get(sources[-1], (None, None))[0] or self.article.anchor(sources[-1])
        else:
            opening = self.index.opening(sentence, self.article.text)
            is_one, found = opening is not None, NOBODY
            if opening:
                words, actor = self.article.anchor(opening[0]), opening[1]
                found = Found((actor,), actor.side, actor.because)
        if not is_one or not self._agrees(word, found) or len(found.actors) != 1:
            return NOBODY, None
        why = f"{words.exact!r} {'spoke in' if sources else 'opens'} the sentence before"
        return replace(found, because=(why, *found.because[:1]), meant=None), words

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
        return replace(found, because=(f"{words!r} spoke last",))

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
        paragraph = text.rfind("\n", 0, span.start)
        start = text.rfind("\n", 0, len(text[: max(paragraph, 0)].rstrip()))
        near = bodies_in(text[max(start + 1, span.start - 600) : span.start])
        codes = list(dict.fromkeys(body.code for _, _, body in near if body.is_state))
        counted = Counter(
            body.code for _, _, body in bodies_in(text[max(0, span.start - 3000) : span.start]) if body.is_state
        )
        third = max((count for code, count in counted.items() if code not in codes), default=0)
        if len(codes) != 2 or 2 * third > min(counted[code] for code in codes):
            return NOBODY
        actors = tuple(state_actor(code) for code in codes)
        return Found(actors, actors[0].side, (f"the two that are named before: {', '.join(codes)}",))

    def _back(self, ref: ActorRef) -> Found | None:
        """What the antecedent was resolved to: the phrase that it is the head or a part of, else its own words."""
        back = ref.antecedent
        if back is None:
            return None
        for mention, person in self.index.within(back.span):
            if person.actor and mention.span.end >= back.span.end - 2:
                return Found((person.actor,), person.actor.side, person.actor.because)
        at = bisect_right(self.order, Span(back.span.start, len(self.article.text)))
        around = [span for span in self.order[max(0, at - 6) : at] if span.contains(back.span)]
        if around:
            return self.found[min(around, key=len)]
        return self._phrase(back.span)

    def _widened(self, ref: ActorRef) -> ActorRef:
        """The phrase with all words of the name, source or party that its antecedent is a part of: not "the" alone."""
        back = ref.antecedent
        if back is None:
            return ref
        whole = [
            Span(min(mention.begins, mention.span.start), mention.span.end)
            for mention, _ in self.index.within(back.span)
        ]
        at = bisect_right(self.order, Span(back.span.start, len(self.article.text)))
        whole = whole or [span for span in self.order[max(0, at - 6) : at] if span.contains(back.span)]
        if not whole:
            return ref
        wide = hull((min(whole, key=len), back.span))
        is_before = wide.end <= ref.as_written.span.start
        return replace(ref, antecedent=self.article.anchor(wide)) if is_before else ref

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


def _is_sure(ref: ActorRef) -> bool:
    return ref.probability is None or ref.probability >= SURE


def _goes_back(ref: ActorRef) -> str:
    return f"goes back to {ref.antecedent.exact!r}" if ref.antecedent else ""


def _of_both(shared: re.Match[str]) -> Found | None:
    """Those of one state and those of another: ``officials from China and the United States``."""
    each = [body_meant(f"{shared['who']} {shared[of]}") for of in ("one", "other")]
    actors = tuple(meant.actor for meant in each if meant and meant.actor)
    because = tuple(meant.because for meant in each if meant)
    return Found(actors, actors[0].side, because) if len(actors) == 2 else None


def _role_of(word: str) -> str:
    """A role, however it is said: a spokeswoman's is a spokesperson's."""
    return "spokesperson" if folded(word).startswith("spokes") else folded(word)


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
                actors=_as_written(claim.actors),
                recipients=_as_written(claim.recipients),
            )
        case Mention():
            return replace(claim, ref=_unresolved(claim.ref))
        case _:
            return claim


def _unresolved(ref: ActorRef) -> ActorRef:
    """The words as the reader gave them; an antecedent without a probability was found here."""
    back = ref.antecedent if ref.probability is not None else None
    return replace(ref, actor=None, because=(), antecedent=back)


def _as_written(refs: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """The parties as the reader gave them: one for the same words, however many they were resolved to."""
    return tuple({ref.as_written: _unresolved(ref) for ref in reversed(refs)}.values())[::-1]


def _with(claim: Claim, reading: _Reading) -> Claim:
    match claim:
        case Statement():
            return _statement(claim, reading)
        case Event():
            return replace(
                claim,
                actors=tuple(one for ref in claim.actors for one in _each(ref, reading)),
                recipients=tuple(one for ref in claim.recipients for one in _each(ref, reading)),
            )
        case Mention():
            return replace(claim, ref=_mention(claim, reading))
        case _:
            return claim


def _of_these(claim: Claim, actors: Collection[ActorId]) -> Claim:
    """An event whose parties stay as written where none of these actors is behind them."""
    if not isinstance(claim, Event):
        return claim
    actor, recipient = (
        tuple(dict.fromkeys(ref if ref.actor in actors else replace(ref, actor=None, because=()) for ref in refs))
        for refs in (claim.actors, claim.recipients)
    )
    return replace(claim, actors=actor, recipients=recipient)


def _statement(claim: Statement, reading: _Reading) -> Statement:
    found = reading.found.get(claim.source.as_written.span, NOBODY) if claim.source else NOBODY
    for actor in found.actors:
        _use(actor, None, reading)
    is_unnamed = claim.speaker_kind is not SpeakerKind.NAMED and not found.actor
    return replace(
        claim,
        source=_ref(claim.source, reading) if claim.source else None,
        speaker_kind=_kind(claim.speaker_kind, found.actor),
        speaker_name=found.actor.name if found.actor else None,
        side=found.side,
        joint=tuple(Speaker(actor.id, actor.name, actor.side) for actor in found.actors[1:]),
        unnamed=found.meant.unnamed if found.meant and is_unnamed else None,
    )


def _each(ref: ActorRef, reading: _Reading) -> tuple[ActorRef, ...]:
    """A party with its actor; of words for several, once for each: "the two presidents"."""
    first = _ref(ref, reading)
    others = reading.found.get(ref.as_written.span, NOBODY).actors[1:]
    for actor in others:
        _use(actor, None, reading)
    return (first, *(replace(first, actor=actor.id) for actor in others))


def _kind(told: SpeakerKind, actor: Actor | None) -> SpeakerKind:
    """The kind of a speaker: who was told to be unnamed and is known by a name is named after all."""
    if actor is None or told is not SpeakerKind.UNNAMED:
        return told
    return SpeakerKind.COLLECTIVE if actor.kind is ActorKind.GROUP else SpeakerKind.NAMED


def _ref(ref: ActorRef, reading: _Reading) -> ActorRef:
    back, probability = reading.backs.get(ref.as_written.span, (None, None))
    ref = replace(ref, antecedent=back, probability=probability)
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
    body = government_at(reading.article.text, span) or body_named(re.sub(r"['’]s?$", "", ref.as_written.exact))
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
