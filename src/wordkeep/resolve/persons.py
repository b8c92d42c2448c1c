"""Persons of an article: names that are one person's, and who that is by the table of offices, or somebody it does not hold.

A full name comes first; later surnames belong to the one full name that they are part of, and where several could be meant
and nothing tells them apart, to none. ``FEATURES`` says what makes somebody of the table the person that is named.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from wordkeep.codebook.folded import folded
from wordkeep.codebook.offices import (
    FAMILY_NAME_FIRST,
    PARTICLES,
    Term,
    by_surname,
    given_names,
    held_on,
    name_words,
    named_like,
    nicknames,
    spelt,
    surnames,
)
from wordkeep.codebook.states import states
from wordkeep.codebook.titles import LESSER, kinds, kinds_of, office
from wordkeep.model.actor import Actor, ActorKind, Office, known_actor_id, local_actor_id
from wordkeep.model.ids import TextId
from wordkeep.model.span import Span
from wordkeep.resolve.titled import FEMALE, MALE, Title

ENOUGH: Final = 0.9  # the sum of weights from which somebody of the table is meant
APART: Final = 0.15  # and how much better than the next


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a person by name: where, the words of the name alone (folded), and what stands around it.

    ``begins`` is where the title before the name begins.
    """

    span: Span
    begins: int
    exact: str
    words: tuple[str, ...]
    courtesy: str | None
    titles: tuple[Title, ...]

    @property
    def core(self) -> tuple[str, ...]:
        """The words without "von", "al" and the like."""
        return tuple(word for word in self.words if word not in PARTICLES and len(word) > 1) or self.words


@dataclass(slots=True)
class Person:
    """The mentions of one person in an article, in order, and the actor behind them with the reasons."""

    words: tuple[str, ...]
    mentions: list[Named] = field(default_factory=list)
    actor: Actor | None = None

    @property
    def titles(self) -> list[Title]:
        """Every title given to this person."""
        return [title for each in self.mentions for title in each.titles]

    @property
    def is_male(self) -> bool | None:
        """What the courtesy titles say."""
        said = {each.courtesy for each in self.mentions if each.courtesy}
        return True if said & MALE else False if said & FEMALE else None


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article says besides: its day, and the states and organisations it names."""

    on: date | None
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Holder:
    """One person of the table, with all terms."""

    name: str
    terms: tuple[Term, ...]

    @property
    def wikidata(self) -> str | None:
        """The first Wikidata id of the rows, if any has one."""
        return min((term.wikidata for term in self.terms if term.wikidata), default=None)


@dataclass(frozen=True, slots=True)
class Case:
    """A person of an article beside one of the table."""

    person: Person
    holder: Holder
    rivals: int
    scene: Scene

    @property
    def held(self) -> tuple[Term, ...]:
        """The terms that may hold the article's day; of an undated article all of them."""
        on = self.scene.on
        return tuple(term for term in self.holder.terms if on is None or term.covers(on))

    @property
    def is_full(self) -> bool:
        """Whether the article gives more than a family name."""
        return len(self.person.words) > 1


Reason = tuple[float, str]
Feature = Callable[[Case], Reason | None]


def same_name(case: Case) -> Reason | None:
    """The full name is the table's, or the family name alone is."""
    return (0.6, "the full name") if case.is_full else (0.3, "the family name")


def holds_the_office(case: Case) -> Reason | None:
    """A title names an office that this person held on the article's day."""
    for title in case.person.titles:
        for term in case.held:
            if not title.is_former and _is_of(title, term) and _fits(title, term):
                return 0.5, f"{title.exact!r}: {_told(term)}"
    return None


def held_the_office(case: Case) -> Reason | None:
    """A title names a former office, and this person held it before."""
    for title in case.person.titles:
        for term in case.holder.terms:
            if title.is_former and term not in case.held and _is_of(title, term) and _fits(title, term):
                return 0.4, f"{title.exact!r}: {_told(term)}"
    return None


def another_office(case: Case) -> Reason | None:
    """A title names an office of a kind that this person never held."""
    for title in case.person.titles:
        if title.means and not any(_fits(title, term) for term in case.holder.terms):
            return -0.4, f"{title.exact!r} is no office of {case.holder.name}"
    return None


def same_side(case: Case) -> Reason | None:
    """A title or an apposition names the state or organisation of an office held then."""
    for title in case.person.titles:
        if title.of and title.of.code in {term.of for term in case.held}:
            return 0.3, f"{title.of.words!r} in {title.exact!r}"
    return None


def another_side(case: Case) -> Reason | None:
    """Titles name a state, and it is none that this person ever served."""
    said = {title.of.code for title in case.person.titles if title.of and title.of.is_state}
    if said and not said & {term.of for term in case.holder.terms}:
        return -0.7, f"of {', '.join(sorted(said))} by the article"
    return None


def in_office(case: Case) -> Reason | None:
    """Some office of this person may hold the article's day; of an undated article, nobody else has the name."""
    if case.scene.on is None:
        return (0.2, "the only one of that name in the table") if case.rivals == 0 else None
    return (0.2, f"in office on {case.scene.on}") if case.held else None


def weighty(case: Case) -> Reason | None:
    """A head of state or of government, or a foreign minister, is who a name in the news more likely means."""
    held = case.holder.terms if case.is_full else case.held
    weight = max((_weight(term) for term in held), default=0.0)
    if weight >= 0.95:
        return 0.3, "of the weightiest offices"
    return (0.2, "of a weighty office") if weight >= 0.85 else None


def in_context(case: Case) -> Reason | None:
    """The article names the state or organisation besides."""
    named = sorted({term.of for term in case.holder.terms} & case.scene.named)
    return (0.15, f"the article names {', '.join(named)}") if named else None


FEATURES: Final[list[Feature]] = [
    same_name,
    holds_the_office,
    held_the_office,
    another_office,
    same_side,
    another_side,
    in_office,
    weighty,
    in_context,
]


def persons_in(named: Sequence[Named], scene: Scene, text_id: TextId) -> list[Person]:
    """The persons of these mentions (in the order of the text), each with an actor where words allow one."""
    full, alone = (
        _by_full_name(each for each in named if len(each.core) > 1),
        [each for each in named if len(each.core) == 1],
    )
    for person in full:
        person.actor = _known(person, scene)
    found = _with_parts(full)
    every = _merged([*found, *_with_surnames(found, alone)])
    for person in every:
        person.mentions.sort(key=lambda each: each.span)
        person.actor = _described(person, person.actor or _known(person, scene), text_id)  # a later title may tell
    return _merged(every)


def _by_full_name(named: Iterable[Named]) -> list[Person]:
    """One person for the same first and last word of a name, however they are transliterated."""
    by_name: dict[tuple[str, str], Person] = {}
    for each in named:
        key = (spelt(each.core[0]), spelt(each.core[-1]))
        by_name.setdefault(key, Person(each.core)).mentions.append(each)
    return list(by_name.values())


def _with_surnames(found: Sequence[Person], alone: Sequence[Named]) -> list[Person]:
    """Each single name joined to the person it is the family name of; those of no full name as persons of their own.

    Where several could be meant and nothing tells them apart, it is joined to none.
    """
    by_family: defaultdict[str, list[Person]] = defaultdict(list)
    for person in found:
        for word in family_names(person):
            by_family[spelt(word)].append(person)
    others: dict[str, Person] = {}
    for each in alone:
        family = spelt(each.core[0])
        one = _the_one(each, by_family.get(family, ()))
        if one:
            one.mentions.append(each)
        elif family not in by_family:
            others.setdefault(family, Person(each.core)).mentions.append(each)
    return list(others.values())


def family_names(person: Person) -> tuple[str, ...]:
    """The words of a full name that may stand for it alone: as the table has it; else the last, and an unusual first."""
    known = _holders(person.words)
    if person.actor and known:
        return tuple({word for holder in known for word in surnames(holder.terms[0])} & set(person.words)) or (
            person.words[-1],
        )
    first_too = person.words[0] not in given_names() or any(
        title.of and title.of.code in FAMILY_NAME_FIRST for title in person.titles
    )
    return (person.words[-1], person.words[0]) if first_too else (person.words[-1],)


def _with_parts(found: list[Person]) -> list[Person]:
    """The persons, those whose names are the end of exactly one longer name joined to it."""
    kept: list[Person] = []
    by_end: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in found:
        for start in range(1, len(person.words) - 1):
            by_end[person.words[start:]].append(person)
    for person in found:
        longer = by_end.get(person.words, [])
        if len(longer) == 1:
            longer[0].mentions += person.mentions
        else:
            kept.append(person)
    return kept


def _the_one(each: Named, persons: Sequence[Person]) -> Person | None:
    """The person that a surname alone means: the only one of it, or the only one whom its title or courtesy fits."""
    fitting = [person for person in persons if _may_be(each, person)]
    if len(fitting) == 1:
        return fitting[0]
    titled = [
        person for person in fitting if any(_alike(title, other) for title in each.titles for other in person.titles)
    ]
    return titled[0] if len(titled) == 1 else None


def _may_be(each: Named, person: Person) -> bool:
    said = True if each.courtesy in MALE else False if each.courtesy in FEMALE else None
    known = person.is_male
    return said is None or known is None or said == known


def _alike(title: Title, other: Title) -> bool:
    return bool(title.words & other.words) and (not title.of or not other.of or title.of.code == other.of.code)


def _known(person: Person, scene: Scene) -> Actor | None:
    """The actor of the table whom the reasons speak for, if they are enough and speak for one alone."""
    holders = _holders(person.words)
    scored: list[tuple[float, Holder, tuple[str, ...]]] = []
    for holder in holders:
        case = Case(person, holder, len(holders) - 1, scene)
        reasons = [reason for feature in FEATURES if (reason := feature(case))]
        scored.append((sum(weight for weight, _ in reasons), holder, tuple(why for _, why in reasons)))
    scored.sort(key=lambda each: (-each[0], each[1].name, each[1].terms[0].of))
    if not scored or scored[0][0] < ENOUGH - 1e-9:
        return None
    if len(scored) > 1 and (
        scored[0][0] - scored[1][0] < APART or (scene.on is None and not _is_titled(scored, person))
    ):
        return None
    return actor_of(scored[0][1], scene.on, scored[0][2], titles=person.titles)


def _is_titled(scored: Sequence[tuple[float, Holder, tuple[str, ...]]], person: Person) -> bool:
    """Whether, with no day to go by, a title fits one alone of those who have the name."""
    fitting = [
        holder
        for _, holder, _ in scored
        if any(_is_of(title, term) and _fits(title, term) for title in person.titles for term in holder.terms)
    ]
    return fitting == [scored[0][1]]


def actor_of(holder: Holder, on: date | None, because: tuple[str, ...], *, titles: Sequence[Title] = ()) -> Actor:
    """The actor that a person of the table is on a day; offices are those held then."""
    held = [term for term in holder.terms if on is not None and term.covers(on)]
    if on is None:
        held = [term for term in holder.terms if any(_is_of(title, term) and _fits(title, term) for title in titles)]
    served = {term.of for term in holder.terms}
    said = {title.of.code for title in titles if title.of}
    first = max(held, key=lambda term: (term.of in said, _weight(term), term.start, term.of, term.office), default=None)
    side = first.of if first else next(iter(served)) if on is None and len(served) == 1 else None
    countries = {of for of in served if of in states()}
    country = side if side in states() else next(iter(countries)) if len(countries) == 1 else None
    offices = tuple(
        Office(term.office, term.of, term.start or None, term.end or None, term.source)
        for term in sorted(held, key=lambda term: (term.start, term.of, term.office))
    )
    of = None if holder.wikidata else min(served)
    return Actor(
        known_actor_id(ActorKind.PERSON, holder.wikidata or holder.name, of=of),
        holder.name,
        ActorKind.PERSON,
        country,
        side,
        sector_of(first) if first else None,
        offices,
        holder.wikidata,
        because=because,
    )


def office_holder(title: Title, on: date) -> tuple[Holder, Term] | None:
    """The one person of the table who surely held the office on the day: "the Chinese foreign minister"."""
    from_side = title.of.code if title.of else None
    if from_side is None or title.means is None or title.is_former:
        return None
    found = {
        term.person: term
        for term in _terms_held(from_side, on)
        if _is_single(title, term) and title.means.fits(_kind(term) or "", term.of) == 1.0
    }
    if len(found) != 1:
        return None
    ((person, term),) = found.items()
    holders = [holder for holder in _holders(name_words(person)) if term in holder.terms]
    return (holders[0], term) if len(holders) == 1 else None


@lru_cache(maxsize=1 << 12)
def _terms_held(of: str, on: date) -> tuple[Term, ...]:
    return tuple(term for term in held_on(of, on) if term.surely_covers(on))


def _is_single(title: Title, term: Term) -> bool:
    return any(kinds()[kind].is_single and _fits(title, term) for kind in kinds_of(term.office, term.of))


def _kind(term: Term) -> str | None:
    found = kinds_of(term.office, term.of)
    return max(found, key=lambda kind: (found[kind], kinds()[kind].weight), default=None)


def _described(person: Person, known: Actor | None, text_id: TextId) -> Actor:
    """The actor of the table with the article's words for it, or a local one with what the article says."""
    longest = max(person.mentions, key=lambda each: (len(each.words), -each.span.start))
    aliases = tuple(dict.fromkeys(each.exact for each in person.mentions))
    if known:
        speaks_for = known.side or _side_said(person.titles)
        country = known.country or _country_said(person.titles)
        return replace(known, side=speaks_for, country=country, aliases=aliases)
    official = next((title for title in person.titles if title.of and title.is_official and not title.is_former), None)
    return Actor(
        local_actor_id(text_id, longest.exact),
        longest.exact,
        ActorKind.PERSON,
        _country_said(person.titles),
        _side_said(person.titles),
        ("MIL" if official.is_military or (official.of and official.of.kind == "military") else "GOV")
        if official
        else None,
        aliases=aliases,
        because=("named in the article", *dict.fromkeys(title.exact for title in person.titles)),
    )


def _side_said(titles: Iterable[Title]) -> str | None:
    """The side that official titles name, if they name one alone."""
    said = {title.of.code for title in titles if title.of and title.is_official and not title.is_former}
    return next(iter(said)) if len(said) == 1 else None


def _country_said(titles: Iterable[Title]) -> str | None:
    said = {title.of.code for title in titles if title.of and title.of.is_state}
    return next(iter(said)) if len(said) == 1 else None


def _merged(persons: Iterable[Person]) -> list[Person]:
    """One person for one actor of the table."""
    by_actor: dict[object, Person] = {}
    for person in persons:
        key = person.actor.id if person.actor else id(person)
        if key in by_actor:
            by_actor[key].mentions += person.mentions
            by_actor[key].mentions.sort(key=lambda each: each.span)
        else:
            by_actor[key] = person
    return list(by_actor.values())


_JUNIOR: Final = frozenset("jr sr ii iii iv".split())


@lru_cache(maxsize=1 << 13)
def _holders(words: tuple[str, ...]) -> tuple[Holder, ...]:
    """The persons of the table who may be called so: by full name, or by family name where there is but one word."""
    called = nicknames().get(" ".join(words))
    words = tuple(word for word in name_words(called) if word not in _JUNIOR) if called else words
    if len(words) == 1:
        return _grouped(by_surname(words[0]))
    said = {spelt(word) for word in words}
    ends = {spelt(words[0]), spelt(words[-1])}
    return _grouped(
        term
        for term in named_like([words[-1]])
        for own in [{spelt(word) for word in name_words(term.person)}]
        if ends <= own and (said <= own or len(own) == len(said))
    )


def _grouped(terms: Iterable[Term]) -> tuple[Holder, ...]:
    """Terms by person: the same name in the same state, or with the same Wikidata id."""
    groups: dict[object, list[Term]] = {}
    for term in terms:
        key = (folded(term.person), term.of)
        also = ("wikidata", term.wikidata) if term.wikidata else key
        held = groups.get(also) or groups.get(key) or []
        other = groups.get(key)
        if other is not None and other is not held:
            held += [each for each in other if each not in held]
        held.append(term)
        for each in {(folded(one.person), one.of) for one in held}:
            groups[each] = held
        groups[also] = held
    distinct = {id(held): held for held in groups.values()}
    return tuple(
        Holder(min(terms_, key=lambda term: (not term.wikidata, term.person)).person, tuple(terms_))
        for terms_ in distinct.values()
    )


def _is_of(title: Title, term: Term) -> bool:
    return title.of is None or title.of.code == term.of


def _fits(title: Title, term: Term) -> bool:
    """Whether the title may be of this office: of its kind, or worded with the office's words."""
    found = kinds_of(term.office, term.of)
    if title.means:
        return any(title.means.fits(kind, term.of) for kind in found)
    own = office(term.office, term.of).words
    return bool(title.words) and title.words <= own and not (own - title.words) & LESSER


def _weight(term: Term) -> float:
    found = kinds_of(term.office, term.of)
    return max((kinds()[kind].weight * fit for kind, fit in found.items()), default=0.0)


def _told(term: Term) -> str:
    return f"{term.office} of {term.of}, {term.start or '?'} to {term.end or 'not known'}"


_SECTORS: Final = (
    (frozenset({"spokesperson"}), "GOV"),
    (frozenset({"army", "navy", "military", "staff", "commander", "general"}), "MIL"),
    (frozenset({"justice", "court", "judge"}), "JUD"),
    (frozenset({"speaker", "parliament", "senate", "assembly", "senator"}), "LEG"),
    (frozenset({"intelligence", "cia", "mossad"}), "SPY"),
)


def sector_of(term: Term) -> str:
    """The PLOVER sector of an office: by its words, else of a government or of an organisation of states."""
    if term.of not in states():
        return "IGO"
    words = set(folded(term.office).split())
    if "minister" in words or "secretary" in words:
        return "GOV"
    return next((sector for marks, sector in _SECTORS if marks & words), "GOV")
