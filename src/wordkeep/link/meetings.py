"""Events of several texts to meetings: which sightings are one meeting, who met, and what became of it.

``FEATURES`` says what makes two sightings one meeting; look-alikes differ by day, place, format or persons. Texts that
tell of no meeting in so many words join the one whose participants they name. Events of one group (``happenings.py``)
lean together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from wordkeep.codebook.bodies import bodies_in, side_name
from wordkeep.codebook.folded import folded
from wordkeep.codebook.organisations import organisations
from wordkeep.codebook.readouts import words_for
from wordkeep.link.asked import asked_by
from wordkeep.link.divided import groups_among, named
from wordkeep.link.participants import Named, People, shared
from wordkeep.link.sightings import Sighting, is_spokesperson, references_in, sightings_in
from wordkeep.link.texts import Text, official_of, released
from wordkeep.model.card import Likeness
from wordkeep.model.ids import MeetingId, RecordId
from wordkeep.model.meeting import Format, Meeting, OfficialText, Side, Status
from wordkeep.model.place import Place
from wordkeep.model.span import Anchor
from wordkeep.model.when import Basis, When

PRIOR: Final = -2.0  # log-odds of two sightings that share a side or a name
AFTER: Final = 10  # days after a meeting in which a text without a sighting still speaks of it
BEFORE: Final = 14  # and before it
FINE: Final = 3  # days; where some say it so finely, "last week" does not widen it
LONGEST: Final = 7  # days; a wider interval is no date of a meeting

Reason = tuple[float, str]
Groups = Mapping[RecordId, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sightings, and whether their events are in one group."""

    one: Sighting
    other: Sighting
    is_grouped: bool


Feature = Callable[[Pair], Reason | None]


# ---- what speaks for and against


def one_event(pair: Pair) -> Reason | None:
    """The reports of one event, as far as events go."""
    return (1.5, "their events are one") if pair.is_grouped else None


def same_sides(pair: Pair) -> Reason | None:
    """How many sides are in both."""
    both = pair.one.sides & pair.other.sides
    if len(both) > 1:
        return 1.5, f"between {', '.join(sorted(both))}"
    if pair.one.sides and pair.other.sides and not both:
        return -2.5, "no side in common"
    return None


def same_persons(pair: Pair) -> Reason | None:
    """The same persons, or others for the same side."""
    both = shared(pair.one.names, pair.other.names)
    if len(both) > 1:
        return 2.0, f"both name {', '.join(sorted(both))}"
    if others := _others_for_one_side(pair):
        return -3.0, f"another for {others}"
    if both:
        return 0.8, f"both name {', '.join(sorted(both))}"
    return (-0.5, "no person in common") if pair.one.names and pair.other.names else None


def _others_for_one_side(pair: Pair) -> str | None:
    mine, theirs = _names_by_side(pair.one), _names_by_side(pair.other)
    return next((side for side in sorted(mine) if side in theirs and not shared(mine[side], theirs[side])), None)


def _names_by_side(seen: Sighting) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for person in seen.persons:
        if person.side:
            found[person.side].append(person.name)
    return found


def same_days(pair: Pair) -> Reason | None:
    """Days that overlap, adjoin, or contradict; where words give none, how near the texts are."""
    ones, others = days_of(pair.one), days_of(pair.other)
    if ones and others:
        apart = max(0, (others[0] - ones[1]).days, (ones[0] - others[1]).days)
        return (1.5, "on days in common") if apart == 0 else (-0.3 if apart == 1 else -4.0, f"{apart} days apart")
    if ones or others:
        known, told = (ones, pair.other) if ones else (others, pair.one)
        return _may_be_then(known, told) if known else None
    one, other = (each.text.article.published.on for each in (pair.one, pair.other))
    if one and other:
        apart = abs((one - other).days)
        return (0.8 if apart <= 3 else 0.0 if apart <= AFTER else -2.0), f"told {apart} days apart"
    return None


def _may_be_then(known: tuple[date, date], told: Sighting) -> Reason | None:
    on = told.text.article.published.on
    if on is None:
        return None
    after = (known[0] - on).days if told.status is Status.PLANNED else (on - known[1]).days
    return (0.6 if -1 <= after <= AFTER else -2.5), f"told {after} days from it"


def days_of(seen: Sighting) -> tuple[date, date] | None:
    """The days that words give a sighting, where these are few enough to tell one meeting from the next."""
    on = seen.when
    if on.earliest and on.latest and (on.latest - on.earliest).days < LONGEST:
        return on.earliest, on.latest
    return None


def same_format(pair: Pair) -> Reason | None:
    """In person, by video or by phone."""
    one, other = pair.one.format, pair.other.format
    if not one or not other:
        return None
    return (0.5, f"both {one.value}") if one is other else (-3.0, f"{one.value}, not {other.value}")


def same_place(pair: Pair) -> Reason | None:
    """The same place, or another."""
    one, other = pair.one.place, pair.other.place
    if not one or not other or not one.geonames or not other.geonames:
        return None
    return (1.0, f"in {one.name}") if one.name == other.name else (-2.0, f"in {one.name}, not in {other.name}")


FEATURES: Final[list[Feature]] = [one_event, same_sides, same_persons, same_days, same_format, same_place]


def compare(pair: Pair) -> tuple[float, tuple[str, ...]]:
    """The log-odds of two sightings being of one meeting, and why, the weightiest first."""
    reasons = [reason for feature in FEATURES if (reason := feature(pair))]
    because = sorted(reasons, key=lambda each: (-abs(each[0]), each[1]))
    return PRIOR + sum(weight for weight, _ in reasons), tuple(f"{weight:+.1f} {why}" for weight, why in because)


# ---- sightings and texts to meetings


@dataclass(frozen=True)
class Gathered:
    """One meeting's sightings and all its texts, with why they are one."""

    sightings: tuple[Sighting, ...]
    texts: tuple[Text, ...]
    because: tuple[str, ...]


def meetings_of(texts: Sequence[Text], groups: Groups) -> tuple[Meeting, ...]:
    """The meetings that texts tell of, by day; ``groups`` names the group of each event that is told more than once."""
    found = (_meeting(gathered) for gathered in gathered_in(texts, groups))
    return tuple(sorted(filter(None, found), key=lambda each: (_day_of(each.when), each.id)))


def gathered_in(texts: Sequence[Text], groups: Groups) -> list[Gathered]:
    """The sightings of each meeting, with the texts that belong to it."""
    ordered = sorted(texts, key=released)
    seen = {str(each.id): each for text in ordered for each in sightings_in(text)}
    because: dict[tuple[str, str], tuple[str, ...]] = {}
    likely: list[Likeness] = []
    weights: dict[tuple[str, str], float] = {}
    for one, other in _candidates(seen):
        is_grouped = bool(_groups_of(seen[one], groups) & _groups_of(seen[other], groups))
        weights[one, other], because[one, other] = compare(Pair(seen[one], seen[other], is_grouped))
        if weights[one, other] > 0:
            likely.append(Likeness(one, other, 1.0, "meeting", because[one, other]))
    together = groups_among(sorted(seen), likely, lambda a, b: weights.get((min(a, b), max(a, b)), -1.0))
    alone = sorted(set(seen) - {each for group in together for each in group})
    clusters = [tuple(group) for group in together] + [(each,) for each in alone]
    return _with_texts(ordered, [[seen[each] for each in cluster] for cluster in clusters], because)


def _groups_of(seen: Sighting, groups: Groups) -> set[str]:
    return {groups[event] for event in seen.events if event in groups}


def _candidates(seen: Mapping[str, Sighting]) -> list[tuple[str, str]]:
    """Pairs that share two sides or a name."""
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for id_, each in seen.items():
        for key in (*("+".join(pair) for pair in combinations(sorted(each.sides), 2)), *_family_names(each)):
            by_key[key].append(id_)
    return sorted({(min(a, b), max(a, b)) for ids in by_key.values() for a, b in combinations(ids, 2)})


def _family_names(seen: Sighting) -> list[str]:
    return sorted({part for name in seen.names for part in folded(name).split()[1:]})


def _with_texts(
    texts: Sequence[Text], clusters: Sequence[Sequence[Sighting]], because: Mapping[tuple[str, str], tuple[str, ...]]
) -> list[Gathered]:
    """Each cluster with its sightings' texts, and those that name its participants near its days."""
    joined: defaultdict[int, list[tuple[Text, str]]] = defaultdict(list)
    told = {each.text.id for cluster in clusters for each in cluster}
    for text in texts:
        if text.id not in told and (best := _best_for(text, clusters)):
            joined[best[0]].append((text, best[1]))
    found = []
    for at, cluster in enumerate(clusters):
        ids = sorted(str(each.id) for each in cluster)
        why = [reason for pair in combinations(ids, 2) for reason in because.get(pair, ())]
        more = [f"{text.id} {reason}" for text, reason in joined[at]]
        own = {each.text.id: each.text for each in cluster} | {text.id: text for text, _ in joined[at]}
        ordered = tuple(sorted(own.values(), key=released))
        found.append(Gathered(tuple(cluster), ordered, tuple(dict.fromkeys((*why, *more)))))
    return found


def _best_for(text: Text, clusters: Sequence[Sequence[Sighting]]) -> tuple[int, str] | None:
    """The meeting whose participants a text names, the nearest in time of several; ``None`` where it names too few."""
    people = [person.name for person in People([text]).in_text(text)]
    sides = {body.code for _, _, body in bodies_in(text.article.text)} | set(text.own_of)
    tells = words_for("meeting").search(text.article.text) is not None
    scored = []
    for at, cluster in enumerate(clusters):
        met = _met(cluster)
        both = shared(people, met)
        others = {side for each in cluster for side in each.sides} - {met[name] for name in shared(met, both)}
        apart = _days_from(text, cluster)
        is_there = any(each.place and each.place.name in text.article.text for each in cluster)
        enough = len(both) > 1 or (tells and ((both and is_there) or ((both or text.own_of) and others <= sides)))
        if enough and (apart is None or -BEFORE <= apart <= AFTER):
            scored.append((-len(both), abs(apart) if apart is not None else AFTER, at, both or sorted(others)))
    if not scored:
        return None
    _, _, at, both = min(scored)
    return at, f"names {', '.join(both)}"


def _met(cluster: Sequence[Sighting]) -> dict[str, str | None]:
    """The persons of the sightings' texts that are on one of its sides, by name, each with it."""
    texts = {each.text.id: each.text for each in cluster}.values()
    people = People(texts)
    sides = {side for each in cluster for side in each.sides}
    named = {person.name: person for text in texts for person in people.in_text(text)}
    told = {name for each in cluster for name in each.names}
    return {name: person.side for name, person in named.items() if person.side in sides or name in told}


def _days_from(text: Text, cluster: Sequence[Sighting]) -> int | None:
    """Days from a meeting to the publication of a text, below 0 before it; ``None`` where either is not known."""
    on, when = text.article.published.on, _when_of(cluster)
    if on is None or when.latest is None:
        return None
    return min(0, (on - (when.earliest or when.latest)).days) + max(0, (on - when.latest).days)


# ---- what is known of a meeting


def _meeting(gathered: Gathered) -> Meeting | None:
    """The meeting, or ``None`` where fewer than two sides are known to have met."""
    people = People(gathered.texts)
    sides = _sides(gathered, people)
    if len(sides) < 2:
        return None
    cluster = sorted(gathered.sightings, key=lambda each: (released(each.text), each.passage.anchor.span))
    id_ = MeetingId(named([tuple(sorted(str(event) for each in cluster for event in each.events))], "m").popitem()[1])
    format_ = _format_of(cluster)
    references = (
        [each for text in gathered.texts for each in references_in(text)] if format_ is not Format.PHONE else []
    )
    when = _when_of(cluster)
    if when.earliest is None:
        when = next((each.when for each in references if each.when.earliest), when)
    places = [each.place for each in cluster if each.place] or [each.place for each in references if each.place]
    place = _place_of(places) if format_ is Format.IN_PERSON else None
    own = {text.id for side in sides for text in official_of(side.id, gathered.texts)}
    return Meeting(
        id=id_,
        name=_name(sides, place[0] if place else None, format_),
        when=when,
        place=place[0] if place else None,
        country=place[1] if place else None,
        format=format_,
        status=_status_of(cluster, gathered.texts),
        sides=sides,
        events=tuple(event for each in cluster for event in each.events),
        articles=tuple(text.id for text in gathered.texts),
        evidence=tuple(each.passage.anchor for each in cluster),
        because=gathered.because,
        asked_by=asked_by(gathered.texts, [side.id for side in sides]),
        next=_next_of(gathered.texts),
        independent=tuple(text.id for text in gathered.texts if text.id not in own),
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


def _when_of(cluster: Sequence[Sighting]) -> When:
    """The days on which most sightings that are sure of it put it; held ones before announced ones."""
    ranked = [each for each in cluster if each.status is Status.HELD and days_of(each)] or [
        each for each in cluster if days_of(each)
    ]
    if not ranked:
        told = [each.text.article.published.on for each in cluster if each.text.article.published.on]
        return When(None, min(told), Basis.DEFAULT) if told and cluster[0].status is Status.HELD else When.unknown()
    counted = Counter(day for each in ranked for day in _run(*_days(each)))
    best = max(counted, key=lambda day: (counted[day], -day.toordinal()))
    around = [each for each in ranked if _touches(_days(each), best)]
    fine = [each for each in around if (_days(each)[1] - _days(each)[0]).days < FINE]
    near = fine or around
    first = min(_days(each)[0] for each in near)
    last = max(_days(each)[1] for each in near)
    return When(first, last, near[0].when.basis, near[0].when.phrase, near[0].when.counted_from)


def _days(seen: Sighting) -> tuple[date, date]:
    days = days_of(seen)
    assert days  # noqa: S101  only dated sightings are asked
    return days


def _run(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _touches(days: tuple[date, date], day: date) -> bool:
    return days[0] - timedelta(days=1) <= day <= days[1] + timedelta(days=1)


def _format_of(cluster: Sequence[Sighting]) -> Format:
    told = Counter(each.format for each in cluster if each.format)
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


def _day_of(when: When) -> str:
    day = when.earliest or when.latest
    return day.isoformat() if day else "9999"


_KINDS: Final = {Format.IN_PERSON: "Meeting", Format.VIDEO: "Video meeting", Format.PHONE: "Telephone call"}


def _name(sides: Sequence[Side], place: str | None, format_: Format) -> str:
    """What a meeting is called: its format, its sides, its place."""
    names = [side_name(side.id) for side in sides]
    return f"{_KINDS[format_]} of {', '.join(names[:-1])} and {names[-1]}" + (f" in {place}" if place else "")
