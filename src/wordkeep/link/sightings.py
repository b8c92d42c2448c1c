"""Sightings: the sentences of a text that tell of a meeting, each with who, when, where and how, as far as it says.

A sighting rests on an event that the reader found, and on words for meeting in its sentence; nothing is made of talk alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.cities import american_state_of, american_states
from wordkeep.codebook.readouts import words_for
from wordkeep.link.participants import AROUND, Named, People, shared
from wordkeep.link.texts import Text
from wordkeep.model.actor import ActorRef
from wordkeep.model.card import Met, SightingCard
from wordkeep.model.event import Event, Factuality
from wordkeep.model.ids import RecordId
from wordkeep.model.meeting import Format, Status
from wordkeep.model.mention import TimeExpression
from wordkeep.model.passage import Passage
from wordkeep.model.place import Place
from wordkeep.model.span import Anchor, Span
from wordkeep.model.when import Basis, When

OPENING: Final = 400  # characters in which an article tells its news
TYPES: Final = frozenset({"CONSULT", "AGREE", "REQUEST", "REJECT"})
"""Types of PLOVER that tell of a meeting: held, announced, asked for, cancelled."""

_THEY: Final = re.compile(
    r"\W*(?:the (?:two|three|four|pair|ministers|leaders|presidents|sides)|they|both|neither)\b", re.IGNORECASE
)
_IN_PERSON: Final = re.compile(
    r"\b(?:in person|visit\w*|received|hosted|travel\w*|arrived|flew|face[- ]to[- ]face)\b", re.IGNORECASE
)
_VISITS: Final = re.compile(r"\b(?:visit\w*|travel\w*|trip|fly|flew)\b", re.IGNORECASE)
_SPEAKS: Final = re.compile(r"\bspokes(?:man|woman|person),?\s+(?:[A-Z][\w.]*\s+){0,3}$")
_SPEAKS_AFTER: Final = re.compile(r",\s+(?:an?|the|its|his|her)?\s*(?:\w+\s+){0,3}spokes(?:man|woman|person)\b")
_DAYS: Final = re.compile(r"\b(?P<count>two|three|four|five)[- ]days?\b", re.IGNORECASE)
_DAY_AND_DAY: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? (?:and|to|-) (\d{1,2})\b")
_COUNTS: Final = {"two": 2, "three": 3, "four": 4, "five": 5}
_IN: Final = re.compile(r"\b(?:in|at) (?:the )?\Z")
_BESIDE: Final = re.compile(
    r"\b(?:(?:before|ahead of|until)\s+(?:the|an?|its|their|next)|since)\b[^,.;]*|\bcalled on\b(?=[^,.;]*\bto\b)"
)
"""Words of another meeting, by which this one is dated, and of a call that is an appeal."""
_KNOWN: Final = re.compile(r"\W*(?:the|their|its|his|her)?\s*(?:recent|previous|earlier|past|latest)\b", re.IGNORECASE)
"""What opens words of a meeting that a sentence takes as known, mostly another one: "the recent talks between the envoys"."""
_MANY: Final = re.compile(
    r"\b(?:three|four|five|several|many|most|all|regular|further|future|more)\s(?:\w+\s){0,2}?(?:sets\sof\s)?"
    r"(?:talks|meetings|calls|contacts|exchanges)\b",
    re.IGNORECASE,
)
"""Talks of which there are several: no one meeting."""
_FOUNDS: Final = re.compile(r"\b(?:set\w* up|establish\w*|creat\w*|launch\w*)\b", re.IGNORECASE)
"""Words of founding a dialogue or a group, which is no meeting."""
_SAYING: Final = r"(?:said|says|told|announced|confirmed|reported|added|defended|denied|declared|stated|warned)"
_SAID: Final = re.compile(rf"\b{_SAYING}\b(?:\s\w+){{0,2}}\s(?:on|at|in)?\s?(?:the\s)?$")
_SAYS: Final = re.compile(rf"\s{_SAYING}\b")
_LASTED: Final = re.compile(
    r"\b(?:opened|began|started)\b[^.;]*\band (?:closed|ended|concluded|finished)\b"
    r"|\bfrom \w+day (?:to|until|through) \w+day\b",
    re.IGNORECASE,
)
_OF_A_WEEK: Final = re.compile(r"\bfrom (\w+)day (?:to|until|through) (\w+)day of (?:last|this|next) week\b")
_CALLED_BY: Final = re.compile(r"\bthe (?P<place>[A-Z]\w+(?: [A-Z]\w+)?) (?:talks|meeting|summit|conference)\b")
_WEEKDAYS: Final = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NAMES_OF_DAYS: Final = "Mon Tues Wednes Thurs Fri Satur Sun".split()
_ENDS: Final = re.compile(r"\b(?:conclu|end|finish|wrap|clos)\w*", re.IGNORECASE)
_BEGINS: Final = re.compile(r"\b(?:from|begin\w*|start\w*|open\w*|beginning)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sighting:
    """What one sentence tells of a meeting; ``when`` is unknown where only the day of publication is known."""

    events: tuple[RecordId, ...]
    text: Text
    passage: Passage
    sides: frozenset[str]
    persons: tuple[Named, ...]
    status: Status
    format: Format | None
    when: When
    place: Place | None

    @property
    def id(self) -> RecordId:
        """The first of its events."""
        return self.events[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the persons."""
        return tuple(named.name for named in self.persons)

    @property
    def published(self) -> date | None:
        """When it was told."""
        return self.text.article.published.on

    @property
    def is_dated(self) -> bool:
        """Whether words say when."""
        return self.when.basis is not Basis.UNKNOWN


_REFERS: Final = re.compile(
    r"\W*(?:The|This|That|[A-Z]\w+['’]s)\s(?:[\w-]+\s){0,3}?"
    r"(?P<what>meeting|talks|visit|summit|conference|videoconference|dialogue|round|call)\b"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A sentence that speaks of a meeting as known ("The two-day meeting in ..."), with the days, place and format it gives.

    ``words`` are the whole sentence.
    """

    words: Anchor
    is_call: bool
    when: When
    place: Place | None
    format: Format | None

    def suits(self, seen: Sighting) -> bool:
        """Whether it can mean what was seen: a call is none in person, and talks are no telephone call."""
        return seen.format is not (Format.IN_PERSON if self.is_call else Format.PHONE)


def references_in(text: Text) -> Iterator[Reference]:
    """The sentences of a text that come back to its meeting."""
    for passage in text.passages:
        sentence = passage.anchor.exact
        refers = _REFERS.match(sentence)
        if not refers or words_for("cancelled").search(sentence):
            continue
        inside = [record.claim for record in text.records if passage.anchor.span.contains(record.span)]
        told = [claim.on for claim in inside if isinstance(claim, TimeExpression) and claim.on.earliest]
        places = [claim.where for claim in inside if isinstance(claim, Event) and claim.where]
        place = places[0] if places else None
        yield Reference(
            passage.anchor,
            refers["what"] == "call",
            _when(sentence, told),
            place,
            format_told(sentence, has_place=place is not None),
        )


def references_to(own: Sequence[Sighting], text: Text) -> Iterator[Reference]:
    """Of these sentences those that mean one meeting: what was seen last before them is one of its sightings."""
    every = sightings_in(text)
    ids = {each.id for each in own}
    for reference in references_in(text):
        fitting = [each for each in every if reference.suits(each)]
        before = [each for each in fitting if each.passage.anchor.span <= reference.words.span]
        if not every or any(each.id in ids for each in before[-1:]):
            yield reference


def sightings_in(text: Text) -> list[Sighting]:
    """The sightings of a text in its order; one sentence is one sighting."""
    people = People([text])
    found: list[Sighting] = []
    for passage, events in _by_sentence(text):
        seen = _sighting(text, people, passage, events)
        if found and _goes_on(found[-1], seen):
            found[-1] = _joined(found[-1], seen)
        elif found and _THEY.match(passage.anchor.exact) and not seen.persons:
            found.append(replace(seen, sides=found[-1].sides, persons=found[-1].persons))
        elif len(seen.sides) > 1 or len(seen.persons) > 1:
            found.append(seen)
    return found


def sighting_cards(text: Text) -> list[SightingCard]:
    """A card for each sighting of a text."""
    people = [(person.name, person.side) for person in People([text]).in_text(text)]
    return [_card(seen, people) for seen in sightings_in(text)]


def _card(seen: Sighting, people: Sequence[Met]) -> SightingCard:
    told = tuple((person.name, person.side) for person in seen.persons)
    on, place = seen.when, _spot(seen)
    return SightingCard(
        id=seen.id,
        article=seen.text.id,
        events=seen.events,
        sides=seen.sides,
        persons=told,
        beside=tuple(each for each in people if each not in told),
        status=seen.status,
        format=seen.format,
        when=When(on.earliest, on.latest, on.basis),
        place=place[0],
        region=place[1],
        opens=seen.passage.anchor.span.start <= OPENING,
        weekdays=_weekdays(seen.passage.anchor.exact) if on.basis is Basis.UNKNOWN else (),
        published=seen.published,
    )


def _spot(seen: Sighting) -> tuple[str | None, str | None]:
    """The place of a sighting where it is finer than a country, and the American state it lies in or is.

    Without one, the place that talks are called by: "the Alaska talks of March".
    """
    if seen.place and seen.place.geonames:
        return seen.place.name, american_state_of(seen.place.geonames)
    sentence = seen.passage.anchor
    places = {words.exact for words in seen.text.places if sentence.span.contains(words.span)}
    for called in _CALLED_BY.finditer(sentence.exact):
        name = called["place"]
        if name in places and all(body.kind == "capital" for _, _, body in bodies_in(name)):
            return name, name if name in {each.name for each in american_states().values()} else None
    return None, None


def _weekdays(sentence: str) -> tuple[int, ...]:
    """The weekdays of a sentence, but for those on which something was only said."""
    named = (each for each in _WEEKDAYS.finditer(sentence) if not _SAID.search(sentence[: each.start()]))
    return tuple(sorted({_NAMES_OF_DAYS.index(each[1]) for each in named}))


def _goes_on(last: Sighting, seen: Sighting) -> bool:
    """Whether a sentence says more of the meeting just told: no other person, day or format ("The meeting was ...")."""
    told = [person for person in seen.persons if not shared([person.name], last.names)]
    formats = {last.format, seen.format} - {None}
    return not told and not seen.is_dated and len(formats) < 2 and seen.status in {last.status, Status.HELD}


def _joined(last: Sighting, seen: Sighting) -> Sighting:
    return replace(
        last, events=(*last.events, *seen.events), format=last.format or seen.format, place=last.place or seen.place
    )


def _by_sentence(text: Text) -> Iterator[tuple[Passage, list[tuple[RecordId, Event]]]]:
    found: dict[int, tuple[Passage, list[tuple[RecordId, Event]]]] = {}
    for record in text.records:
        event = record.claim
        if not isinstance(event, Event) or event.code.type not in TYPES:
            continue
        passage = text.passage_at(event.evidence[0].span)
        if passage and not _is_beside(event.evidence[0].span, passage) and _tells_of_meeting(event, passage):
            found.setdefault(passage.anchor.span.start, (passage, []))[1].append((record.id, event))
    for start in sorted(found):
        yield found[start]


def _is_beside(span: Span, passage: Passage) -> bool:
    """Whether words stand in a clause that only dates what the sentence tells: "the first since a visit to ..."."""
    at = span.start - passage.anchor.span.start
    return any(found.start() <= at < found.end() for found in _BESIDE.finditer(passage.anchor.exact))


def _tells_of_meeting(event: Event, passage: Passage) -> bool:
    """Whether the sentence has words for meeting, and tells no next one only."""
    sentence, words = passage.anchor.exact, event.evidence[0].exact
    if not words_for("meeting").search(_BESIDE.sub("", sentence)) or _KNOWN.match(words) or _MANY.search(words):
        return False
    if event.code.type == "AGREE" and (_FOUNDS.search(words) or not words_for("meeting").search(words)):
        return False
    if event.code.type == "CONSULT":
        return event.factuality not in {Factuality.HYPOTHETICAL, Factuality.HISTORICAL}
    if words_for("next").search(sentence) and event.factuality is Factuality.PLANNED:
        return False
    if event.code.type == "REQUEST":
        return event.code.mode == "meet"
    return event.factuality is Factuality.PLANNED or words_for("cancelled").search(sentence) is not None


def _sighting(text: Text, people: People, passage: Passage, events: Sequence[tuple[RecordId, Event]]) -> Sighting:
    span = passage.anchor.span
    named = [
        people.of(words, actor)
        for words, actor in text.persons
        if span.contains(words.span)
        and not _is_beside(words.span, passage)
        and not is_spokesperson(text.article.text, words.span)
    ]
    persons = tuple({id(each): each for each in named if each}.values())
    told = [event for _, event in events]
    place = _place(text, told)
    sides = {each.side for each in persons if each.side} | set(text.own_of)
    sides.update(side for event in told for ref in (*event.actors, *event.recipients) if (side := _side_of(text, ref)))
    if len(sides) == 1:
        sides.update(_host(_BESIDE.sub("", passage.anchor.exact)))
    return Sighting(
        events=tuple(id_ for id_, _ in events),
        text=text,
        passage=passage,
        sides=frozenset(sides),
        persons=persons,
        status=_status(passage.anchor.exact, told),
        format=format_told(passage.anchor.exact, has_place=place is not None),
        when=_when(passage.anchor.exact, _days_told(text, passage, told)),
        place=place,
    )


def is_spokesperson(text: str, name: Span) -> bool:
    """Whether a name is that of somebody who only tells of the meeting: "Wu Qian, spokesman of the ministry"."""
    return bool(_SPEAKS.search(text[max(0, name.start - AROUND) : name.start]) or _SPEAKS_AFTER.match(text, name.end))


def _side_of(text: Text, ref: ActorRef) -> str | None:
    """The side of a party by its words, of several the actor's; a capital, or what "in" opens, is where they met."""
    words = ref.as_written
    before = text.article.text[: words.span.start]
    bodies = {
        body.code
        for start, _, body in bodies_in(words.exact)
        if body.kind not in {"capital", "group"} and not _IN.search(before + words.exact[:start])
    }
    if len(bodies) == 1:
        return next(iter(bodies))
    actor = text.known.get(ref.actor) if ref.actor else None
    return actor.side if actor and (actor.side in bodies or not bodies_in(words.exact)) else None


def _place(text: Text, events: Sequence[Event]) -> Place | None:
    """Where the events of a sentence were; a dateline is where it was written."""
    dateline = text.article.dateline
    places = (event.where for event in events if event.where)
    return next((each for each in places if dateline is None or not dateline.overlaps(each.words.span)), None)


def _host(sentence: str) -> Iterator[str]:
    """The state that a visit goes to: "will travel to Tunis"."""
    if _VISITS.search(sentence):
        for start, _, body in bodies_in(sentence):
            if body.is_state and sentence[:start].endswith(("to ", "visit ", "visited ", "in ")):
                yield body.code
                return


def _status(sentence: str, events: Sequence[Event]) -> Status:
    if words_for("cancelled").search(sentence) and all(event.factuality is not Factuality.HAPPENED for event in events):
        return Status.CANCELLED
    ahead = {Factuality.PLANNED, Factuality.POSSIBLE}
    is_ahead = all(event.factuality in ahead or event.code.type == "REQUEST" for event in events)
    return Status.PLANNED if is_ahead else Status.HELD


def format_told(sentence: str, *, has_place: bool) -> Format | None:
    """How they met, by the words of a sentence; a place means in person where nothing says otherwise.

    >>> format_told("The two spoke by phone.", has_place=False).value
    'phone'
    """
    if words_for("video").search(sentence):
        return Format.VIDEO
    if words_for("phone").search(sentence):
        return Format.PHONE
    return Format.IN_PERSON if has_place or _IN_PERSON.search(sentence) else None


def _days_told(text: Text, passage: Passage, events: Sequence[Event]) -> list[When]:
    """The days of a sentence's events, without those on which it was only said; what opened and closed has both days."""
    span = passage.anchor.span
    claims = (record.claim for record in text.records if span.contains(record.span))
    times = [claim.on for claim in claims if isinstance(claim, TimeExpression) and claim.on.earliest]
    if lasting := _lasting(passage.anchor.exact, times):
        return [lasting]
    return [event.on for event in events if not _is_of_saying(text.article.text, event.on)]


def _lasting(sentence: str, times: Sequence[When]) -> When | None:
    """From the first day to the last: "opened on Thursday and closed on Friday", "from Wednesday to Friday of last week"."""
    week = next((on for on in times if _length(on) == 6), None)
    of_week = _OF_A_WEEK.search(sentence)
    if of_week and week and week.earliest and {*of_week.groups()} <= {*_NAMES_OF_DAYS}:
        first, last = (week.earliest + timedelta(days=_NAMES_OF_DAYS.index(name)) for name in of_week.groups())
        return replace(week, earliest=first, latest=last) if first < last else None
    days = [on for on in times if on.earliest == on.latest]
    if len(days) > 1 and _LASTED.search(sentence) and not of_week:
        start, end = days[0].earliest, days[1].earliest
        if start and end and start < end <= start + timedelta(days=max(_COUNTS.values())):
            return replace(days[0], latest=end)
    return None


def _is_of_saying(text: str, on: When) -> bool:
    """Whether words tell the day of a word, not of a meeting: "said at the weekend that", "on Monday defended"."""
    if on.phrase is None:
        return False
    span = on.phrase.span
    return bool(_SAID.search(text, max(0, span.start - AROUND), span.start) or _SAYS.match(text, span.end))


def _when(sentence: str, told: Sequence[When]) -> When:
    """The days that words give it, the nearest known; a length in days is counted from the end that is told."""
    dated = [on for on in told if on.basis not in {Basis.DEFAULT, Basis.UNKNOWN}]
    on = min(dated, key=_length, default=When.unknown())
    days = _DAYS.search(sentence)
    if days and on.earliest and on.earliest == on.latest:
        more = timedelta(days=_COUNTS[days["count"].lower()] - 1)
        if _ENDS.search(sentence):
            return replace(on, earliest=on.earliest - more)
        if _BEGINS.search(sentence):
            return replace(on, latest=on.earliest + more)
    if on.earliest and on.earliest == on.latest:
        return _with_day_beside(sentence, on, on.earliest)
    return on


def _with_day_beside(sentence: str, on: When, day: date) -> When:
    """Two days told together: "September 28 and 29", "30 and 31 July"."""
    for first, last in ((int(a), int(b)) for a, b in _DAY_AND_DAY.findall(sentence)):
        if day.day in {first, last} and last - first == 1:
            earliest = day - timedelta(days=day.day - first)
            return replace(on, earliest=earliest, latest=earliest + timedelta(days=1))
    return on


def _length(on: When) -> int:
    return (on.latest - on.earliest).days if on.earliest and on.latest else 1 << 20
