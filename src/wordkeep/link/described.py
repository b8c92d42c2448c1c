"""What is known of one meeting: its sightings and all its texts to who met, when, where and how, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wordkeep.codebook.bodies import side_name
from wordkeep.codebook.organisations import organisations
from wordkeep.codebook.readouts import words_for
from wordkeep.link.asked import asked_by
from wordkeep.link.meetings import when_of
from wordkeep.link.participants import Named, People
from wordkeep.link.sightings import Reference, Sighting, is_spokesperson, references_to
from wordkeep.link.texts import Text, official_of, released
from wordkeep.model.ids import MeetingId
from wordkeep.model.meeting import Format, Meeting, OfficialText, Side, Status
from wordkeep.model.place import Place
from wordkeep.model.span import Anchor
from wordkeep.model.when import When


@dataclass(frozen=True)
class Gathered:
    """One meeting's sightings and all its texts, with why they are one."""

    id: MeetingId
    sightings: tuple[Sighting, ...]
    texts: tuple[Text, ...]
    because: tuple[str, ...]


def described(gathered: Gathered) -> Meeting | None:
    """The meeting, or ``None`` where fewer than two sides are known to have met."""
    people = People(gathered.texts)
    sides = _sides(gathered, people)
    if len(sides) < 2:
        return None
    cluster = sorted(gathered.sightings, key=lambda each: (released(each.text), each.passage.anchor.span))
    references = [each for text in gathered.texts for each in references_to(cluster, text)]
    format_ = _format_of([each.format for each in cluster if each.format] or [each.format for each in references])
    when, places, used = _when_and_where(cluster, references)
    place = _place_of(places) if format_ is Format.IN_PERSON else None
    own = {text.id for side in sides for text in official_of(side.id, gathered.texts)}
    return Meeting(
        id=gathered.id,
        name=_name(sides, place[0] if place else None, format_),
        when=when,
        place=place[0] if place else None,
        country=place[1] if place else None,
        format=format_,
        status=_status_of(cluster, gathered.texts),
        sides=sides,
        events=tuple(event for each in cluster for event in each.events),
        articles=tuple(text.id for text in gathered.texts),
        evidence=tuple(dict.fromkeys((*(each.passage.anchor for each in cluster), *(each.words for each in used)))),
        because=gathered.because,
        asked_by=asked_by(gathered.texts, [side.id for side in sides]),
        next=_next_of(gathered.texts),
        independent=tuple(text.id for text in gathered.texts if text.id not in own),
    )


def _when_and_where(
    cluster: Sequence[Sighting], references: Sequence[Reference]
) -> tuple[When, list[Place], list[Reference]]:
    """The days and places of a meeting, and the sentences coming back to it that give them where no sighting does."""
    when = when_of(cluster)
    dating = [each for each in references if each.when.earliest][:1] if when.earliest is None else []
    placing = [] if any(each.place for each in cluster) else [each for each in references if each.place]
    places = [place for place in (*(each.place for each in cluster), *(each.place for each in placing)) if place]
    return (
        dating[0].when if dating else when,
        places,
        [each for each in references if each in dating or each in placing],
    )


def _sides(gathered: Gathered, people: People) -> tuple[Side, ...]:
    """Those whose persons met, whose own text tells of it, or whom two reports name, in the order of their ids."""
    whole = _wholes({side for each in gathered.sightings for side in each.sides})
    persons: dict[int | str, Named] = {}
    for text in gathered.texts:
        inside = [each.passage.anchor.span for each in gathered.sightings if each.text is text]
        for words, actor in text.persons:
            person = people.of(words, actor)
            if not person or not person.side or is_spokesperson(text.article.text, words.span):
                continue
            if any(span.contains(words.span) for span in inside):
                persons.setdefault(person.actor.id if person.actor else id(person), person)
    told: Counter[str] = Counter()
    for each in gathered.sightings:
        told.update({whole.get(side, side) for side in each.sides})
    own = {whole.get(side, side) for text in gathered.texts for side in text.own_of}
    manned = {whole.get(person.side, person.side) for person in persons.values() if person.side}
    sure = manned | (own & set(told))
    kept = sure | {side for side, times in told.items() if times > 1 or len(sure) < 2}
    return tuple(_side(side, whole, persons.values(), gathered.texts) for side in sorted(kept))


def _wholes(sides: set[str]) -> dict[str, str]:
    """Organs to the organisation they are part of, where that met too, or is the only one its organ can speak for."""
    known = organisations()
    return {
        side: known[side].part_of or side
        for side in sorted(sides)
        if side in known and known[side].part_of in {*sides, "EU"}
    }


def _side(id_: str, whole: Mapping[str, str], persons: Iterable[Named], texts: Sequence[Text]) -> Side:
    own = {
        text.id: text
        for part in (id_, *(part for part, of in whole.items() if of == id_))
        for text in official_of(part, texts)
    }
    official = tuple(
        OfficialText(text.id, text.article.published.on, text.revised_by) for text in sorted(own.values(), key=released)
    )
    mine = tuple(each.as_participant for each in persons if each.side and whole.get(each.side, each.side) == id_)
    return Side(id_, mine, official)


def _format_of(formats: Iterable[Format | None]) -> Format:
    told = Counter(filter(None, formats))
    return max(told, key=lambda each: (told[each], each is not Format.IN_PERSON)) if told else Format.IN_PERSON


def _place_of(places: Sequence[Place]) -> tuple[str | None, str | None] | None:
    """The place that most name, as finely as any does."""
    placed = Counter((each.name, each.country) for each in places if each.geonames)
    countries = Counter((None, each.country) for each in places)
    best = placed.most_common(1) or countries.most_common(1)
    return best[0][0] if best else None


def _status_of(cluster: Sequence[Sighting], texts: Sequence[Text]) -> Status:
    """Held where a report says so; else cancelled where a later text does; else planned."""
    if any(each.status is Status.CANCELLED for each in cluster) or (
        all(each.status is Status.PLANNED for each in cluster) and any(map(_tells_cancelled, texts))
    ):
        return Status.CANCELLED
    return Status.HELD if any(each.status is Status.HELD for each in cluster) else Status.PLANNED


def _tells_cancelled(text: Text) -> bool:
    return any(
        words_for("cancelled").search(each.anchor.exact) and words_for("meeting").search(each.anchor.exact)
        for each in text.passages
    )


def _next_of(texts: Sequence[Text]) -> Anchor | None:
    """The first sentence that says when they meet again."""
    told = (each.anchor for text in texts for each in text.passages if words_for("next").search(each.anchor.exact))
    return next(told, None)


_KINDS: Final = {Format.IN_PERSON: "Meeting", Format.VIDEO: "Video meeting", Format.PHONE: "Telephone call"}


def _name(sides: Sequence[Side], place: str | None, format_: Format) -> str:
    """What a meeting is called: its format, its sides, its place."""
    names = [side_name(side.id) for side in sides]
    return f"{_KINDS[format_]} of {', '.join(names[:-1])} and {names[-1]}" + (f" in {place}" if place else "")
