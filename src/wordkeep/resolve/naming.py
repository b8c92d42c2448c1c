"""Where an article names persons: mentions taken apart into titles and names, and an index of who stands where."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wordkeep.codebook.bodies import Body, body_named
from wordkeep.codebook.folded import folded
from wordkeep.model.actor import Actor, ActorRef
from wordkeep.model.article import Article
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.record import Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement
from wordkeep.resolve.persons import Named, Person
from wordkeep.resolve.titled import (
    FEMALE,
    HEADS,
    MALE,
    apposition_after,
    title_before,
    title_beside,
    vocabulary,
)

_NAME: Final = re.compile(r"[^\W_](?:\w|[.’'-](?=\w))*")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.?){1,3}")
_POSSESSED: Final = re.compile(r"['’]s?\b|\s+and\s|,\s+[A-Z][^,]*\s+and\s")
_GOVERNMENT: Final = re.compile(r"\s+(?:administration|government)\b")
_BEFORE_COMMA: Final = re.compile(r"\b(?P<title>(?:a|an|the)\s[^,.;:()\n“”\"]{3,70}),\s$", re.IGNORECASE)


def phrases_in(records: Iterable[Record]) -> list[ActorRef]:
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


def bodies_named(records: Iterable[Record]) -> Iterator[str]:
    """The states and organisations that mentions name."""
    for record in records:
        claim = record.claim
        if isinstance(claim, Mention) and claim.naming is Naming.NAMED:
            body = body_named(claim.ref.as_written.exact)
            if body:
                yield body.code


def names_of_persons(article: Article, records: Sequence[Record]) -> Iterator[Named]:
    """The mentions of persons by name, and of what another mention's words show to be one of their names."""
    mentions = _whole_names(article, records)
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
    for ref in phrases_in(records):
        persons.extend(_missed(article, ref, persons, known))
    yield from sorted({each.span: each for each in persons}.values(), key=lambda each: each.span)


def _whole_names(article: Article, records: Iterable[Record]) -> list[Mention]:
    """The mentions in the order of the text; parts of a person's name right beside one another are one: ``CQ Brown``."""
    mentions: list[Mention] = []
    found = (record.claim for record in records if isinstance(record.claim, Mention))
    for each in sorted(found, key=lambda one: one.ref.as_written.span):
        last = mentions[-1] if mentions else None
        if last and each.kind is MentionKind.PERSON and each.naming is Naming.NAMED and _begins_name(last):
            whole = Span(last.ref.as_written.span.start, each.ref.as_written.span.end)
            if article.text[last.ref.as_written.span.end : each.ref.as_written.span.start] == " ":
                mentions[-1] = replace(each, ref=ActorRef(article.anchor(whole)))
                continue
        mentions.append(each)
    return mentions


def _begins_name(mention: Mention) -> bool:
    """Whether a mention may be the first part of a person's name: of a person, or initials."""
    words = mention.ref.as_written.exact
    is_first = mention.kind is MentionKind.PERSON or bool(_INITIALS.fullmatch(words))
    is_else = any(_is_title_word(word) for word in folded(words).split()) or body_named(words)
    return mention.naming is Naming.NAMED and is_first and not is_else


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
    if (body and body.kind != "demonym" and before is None and len(tokens) < 3) or _GOVERNMENT.match(text, end):
        return None
    after = apposition_after(text, end)
    if after and re.search(r"\b[A-Z]\w+ [A-Z]\w+$", after[1].exact) and not after[1].means and not after[1].of:
        after = None
    courtesy = next(
        (word for word in reversed(folded(text[begins:start]).split()) if word in MALE | FEMALE | {"dr"}), None
    )
    ahead = _BEFORE_COMMA.search(text, max(0, begins - 90), begins)
    beside = title_beside(ahead["title"]) if ahead else None
    titles = tuple(title for title in (before, after[1] if after else None, beside) if title)
    return Named(Span(start, end), begins, exact, tuple(folded(exact).split()), courtesy, titles)


def _is_title_word(word: str) -> bool:
    return folded(word) in HEADS or folded(word) in vocabulary()


def government_at(text: str, span: Span) -> Body | None:
    """The government that is called by its head's name: "the Sand administration"."""
    called = _GOVERNMENT.match(text, span.end)
    return body_named(text[span.start : called.end()]) if called else None


@dataclass(slots=True)
class Index:
    """Where persons are named, in the order of the text; who holds an office of each kind, and what courtesies say."""

    starts: list[int]
    mentions: list[Named]
    persons: list[Person]
    of_kind: dict[str, dict[ActorId, Actor]]
    is_male: dict[ActorId, bool | None]

    @classmethod
    def of(cls, persons: Iterable[Person]) -> "Index":
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

    def until(self, place: int) -> Iterator[tuple[Named, Person]]:
        """The mentions that begin before a place."""
        at = bisect_left(self.starts, place)
        yield from zip(self.mentions[:at], self.persons[:at], strict=True)

    def opening(self, sentence: Span, text: str) -> tuple[Span, Actor] | None:
        """The person whose name, alone and as the subject, opens a sentence ("Sand, however, stayed")."""
        for mention, person in self.within(sentence):
            begins = min(mention.begins, mention.span.start)
            if text[sentence.start : begins].strip(' “"\n') or begins < sentence.start:
                return None
            goes_on = _POSSESSED.match(text, mention.span.end)
            return (mention.span, person.actor) if person.actor and not goes_on else None
        return None
