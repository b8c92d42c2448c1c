"""Places as written to where deeds were done: the words in a deed's own sentence that say where, and the country they lie in.

No deed is placed without words that place it: a mention of a place in its sentence that something locates, or the dateline
where the lead tells a deed as done. What speaks, acts or only describes ("Beijing said", "the Nairobi government") is no
place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.place import Place
from wordkeep.model.record import Record, sure
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Span, hull
from wordkeep.model.statement import Statement
from wordkeep.resolve.choice import (
    ABROAD,
    IN_SENTENCE,
    Beside,
    Choice,
    Hint,
    areas,
    chosen,
    countries_of,
    hints_in,
    within,
)
from wordkeep.resolve.gazetteer import Candidate, Gazetteer, gazetteer
from wordkeep.resolve.locative import Told, lead_to

ELSEWHERE: Final = frozenset({"CONSULT", "AGREE", "SUPPORT"})
"""Deeds that states do together, which take them abroad: a dateline in another country is believed."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An article with what its records say that bears on places."""

    article: Article
    places: tuple[Span, ...]
    statements: tuple[Statement, ...]
    deeds: tuple[Span, ...]
    hints: tuple[Hint, ...]
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one place: its name, and the area named after a comma, if any."""

    whole: Span
    name: Span
    area: Span | None


def placed(article: Article, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records of an article, with the place of each event that has one."""
    if not any(isinstance(record.claim, Event) for record in records):
        return tuple(records)
    scene = _scene(article, records)
    told = [
        replace(record, claim=replace(record.claim, where=_where(scene, record.claim)))
        if isinstance(record.claim, Event)
        else record
        for record in records
    ]
    return tuple(sorted(told, key=lambda record: (record.span, record.id)))


def _scene(article: Article, records: Sequence[Record]) -> Scene:
    known = gazetteer()
    claims = [record.claim for record in sure(records)]
    return Scene(
        article,
        tuple(_outermost(_mentions(claims))),
        tuple(claim for claim in claims if isinstance(claim, Statement)),
        tuple(hull(tuple(anchor.span for anchor in claim.evidence)) for claim in claims if isinstance(claim, Event)),
        hints_in(article.text, known),
        known,
    )


_OWNER: Final = re.compile(r"['’]s?\Z")  # "Kenya's" is read as one name, of which the country is the first part


def _mentions(claims: Sequence[object]) -> Iterator[Span]:
    for claim in claims:
        if isinstance(claim, Mention) and claim.kind is MentionKind.PLACE and claim.naming is Naming.NAMED:
            words = claim.ref.as_written
            bare = _OWNER.sub("", words.exact)
            if bare.strip():
                yield Span(words.span.start, words.span.start + len(bare))


def _outermost(spans: Iterator[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda each: (each.start, -each.end)):
        if not (kept and kept[-1].overlaps(span)):
            kept.append(span)
    return kept


def _where(scene: Scene, event: Event) -> Place | None:
    told = _told(scene, event)
    for words, lead in _led(scene, told):
        choice = _choice(scene, words, told)
        if isinstance(choice, Choice):
            return _place(scene.article, _span_of(words, choice), choice, lead)
        if choice is AMBIGUOUS:
            return None
    return _by_dateline(scene, told)


def _told(scene: Scene, event: Event) -> Told:
    words = hull(tuple(anchor.span for anchor in event.evidence))
    sentence = sentence_around(scene.article.text, words)
    others = tuple(span for span in scene.deeds if not span.overlaps(words) and sentence.contains(span))
    return Told(scene.article.text, sentence, event, others)


def _led(scene: Scene, told: Told) -> list[tuple[Words, str]]:
    """The places of the sentence that something makes the deed's, the nearest first."""
    found: list[tuple[int, Words, str]] = []
    for words in _joined(scene.article.text, [span for span in scene.places if told.sentence.contains(span)]):
        if _is_told_elsewhere(scene, words.name, told):
            continue
        lead = lead_to(words.name, told)
        if lead:
            found.append((lead.cost, words, lead.because))
    finer = [(_cost_beside(each, found, told.text), each[1], each[2]) for each in found]
    return [(words, because) for _, words, because in sorted(finer, key=lambda each: (each[0], each[1].name))]


def _cost_beside(one: tuple[int, Words, str], found: Sequence[tuple[int, Words, str]], text: str) -> int:
    """What a place costs: more than the place in it that follows ("Turkey's Izmir province")."""
    cost, words, _ = one
    inner = [
        other[0]
        for other in found
        if other[1].name.start > words.name.end and _OWNS.fullmatch(text, words.name.end, other[1].name.start)
    ]
    return max([cost, *(each + 1 for each in inner)])


_OWNS: Final = re.compile(r"['’]s?\s+(?:[\w-]+,?\s+){0,4}")


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Words]:
    """Mentions with the area after their comma: "Anchorage, Alaska" is one place, be it one mention or two."""
    areas_of = {one: other for one, other in pairwise(spans) if text[one.end : other.start] in (", ", " (")}
    for span in spans:
        comma = text.find(", ", span.start, span.end)
        if span.start < comma < span.end - 2:
            yield Words(span, Span(span.start, comma), Span(comma + 2, span.end))
        elif area := areas_of.get(span):
            yield Words(Span(span.start, area.end), span, area)
        else:
            yield Words(span, span, None)


def _is_told_elsewhere(scene: Scene, place: Span, told: Told) -> bool:
    """Whether the place is of a speaker, or on the other side of what is said than the deed."""
    dateline = scene.article.dateline
    if dateline and dateline.overlaps(place):
        return True
    for statement in scene.statements:
        if statement.source and statement.source.as_written.span.contains(place):
            return True
        contents = [anchor.span for anchor in statement.content]
        if any(span.overlaps(told.words) for span in contents) != any(span.overlaps(place) for span in contents):
            return True
    return False


AMBIGUOUS: Final = "ambiguous"


def _choice(scene: Scene, words: Words, told: Told) -> Choice | str | None:
    """The place the words name; ``AMBIGUOUS`` where it is one of several, ``None`` where the gazetteer knows none."""
    text, known = scene.article.text, scene.gazetteer
    named = known.named(words.name.of(text))
    weight = ABROAD if told.event.code.type in ELSEWHERE else IN_SENTENCE
    beside = Beside.of(scene.hints, words.name, told.sentence, weight)
    if words.area:
        named_after = words.area.of(text)
        for area in areas(named_after, known):
            choice = chosen(within(known.named_cities(words.name.of(text)), area), beside)
            if choice:
                return Choice(choice.place, f"with “{named_after}” after it", by_area=True)
            if not named:
                return Choice(area, "the area named after it", by_area=True)
    if not named:
        return None
    return chosen(named, beside) or AMBIGUOUS


def _span_of(words: Words, choice: Choice) -> Span:
    """The words that were read: the area too where it decided."""
    return words.whole if choice.by_area else words.name


def _place(article: Article, words: Span, choice: Choice, lead: str) -> Place:
    place = choice.place
    return Place(
        words=article.anchor(words),
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames=place.geonames,
        because=f"{lead}; {choice.because}",
    )


_CAPITALS: Final = re.compile(r"(?P<name>[^,(—–]+?)(?:, (?P<area>[A-Z][\w.'’ -]*?))?(?=,|\s*(?:\(|--|—|–|- |$))")


def _by_dateline(scene: Scene, told: Told) -> Place | None:
    """The dateline's place, for a deed that the lead sentence itself tells as done, by nobody from another country."""
    dateline, text = scene.article.dateline, scene.article.text
    event = told.event
    if dateline is None or event.reported_by or event.factuality is not Factuality.HAPPENED:
        return None
    if text[dateline.end : max(dateline.end, told.sentence.start)].strip() or told.words.start < dateline.end:
        return None
    found = _CAPITALS.match(dateline.of(text))
    if found is None:
        return None
    name = Span(*found.span("name")).shifted(dateline.start)
    area = Span(*found.span("area")).shifted(dateline.start) if found["area"] else None
    words = Words(Span(name.start, area.end) if area else name, name, area)
    choice = _choice(scene, words, told)
    if not isinstance(choice, Choice) or not _is_at_home(scene, event, choice.place):
        return None
    return _place(scene.article, _span_of(words, choice), choice, "dateline of the lead")


def _is_at_home(scene: Scene, event: Event, place: Candidate) -> bool:
    """Whether those who act are not named as of another country alone."""
    if event.code.type in ELSEWHERE:
        return True
    spans = [ref.as_written.span for ref in (*event.actors, *event.recipients)]
    named = countries_of(frozenset(hint.of for hint in scene.hints if any(span.overlaps(hint.span) for span in spans)))
    return not named or place.country in named
