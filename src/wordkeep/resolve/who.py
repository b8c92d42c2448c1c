"""Who held an office on a day, and which office somebody held: rows of the code book's table, best first, with reasons.

Every word of the question has to be explained by a row: by the person's name, by the office, by the state or organisation.
A row that leaves a word unexplained is no answer, so that what the table does not hold gets an empty list.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from wordkeep.codebook.folded import folded
from wordkeep.codebook.offices import Term, name_words, named_like, nicknames, spelt, surnames, terms, terms_of
from wordkeep.codebook.organisations import groups, organisations, organisations_named
from wordkeep.codebook.states import named, states, without_the
from wordkeep.codebook.titles import LESSER, Asked, Bag, asked, bag, kinds, kinds_of, office

COURTESY: Final = frozenset(
    "mr mrs ms miss madam dr prof sir dame lord lady baroness hon honourable honorable excellency sheikh shaikh ayatollah "
    "senator comrade general gen adm admiral lt col colonel maj major marshal lieutenant".split()
)
ASKING: Final = frozenset(
    "who whos was is are were what whats the an as of for to in on at and with by its s current then".split()
)
HEADING: Final = frozenset({"head", "chief", "boss", "leader"})  # any of HEADS may be called so
HEADS: Final = frozenset(
    "director directorgeneral secretary commissioner administrator chair president coordinator executive governor".split()
)
POSTED: Final = frozenset("ambassador representative envoy commissioner mission daffaires charge".split())
LOWER: Final = frozenset(  # abbreviations that people type without capitals
    "us uk un eu uae usa drc dprk rok nato uno imf iaea wto au osce asean".split()
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature's finding: a weight, and words that say what was found."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the table with the reasons for it; the sum of their weights is its score."""

    term: Term
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True)
class Question:
    """One reading of a question: whose office is meant, where an ambassador is posted, and the words left to explain."""

    of: frozenset[str] | None
    posted_to: str | None
    words: tuple[str, ...]
    on: date
    is_dated: bool

    @cached_property
    def candidates(self) -> tuple[Term, ...]:
        """The rows of the state or organisation, if one is meant."""
        return tuple(term for of in sorted(self.of or ()) for term in terms_of(of))


@dataclass(frozen=True, slots=True)
class Fit:
    """How a row explains the words of a question: which of them by the name, how well the rest by the office."""

    term: Term
    by_name: tuple[str, ...]
    by_office: tuple[str, ...]
    kind: str | None
    kind_fit: float
    words_fit: float
    followed_by: Term | None


Feature = Callable[[Question, Fit], Reason | None]


def same_name(_question: Question, fit: Fit) -> Reason | None:
    """The whole name, the family name, or a part of it stands in the question."""
    if not fit.by_name:
        return None
    said = {spelt(word) for word in fit.by_name}
    family = {spelt(word) for word in surnames(fit.term)}
    own = name_words(fit.term.person)
    exactly = 0.05 * sum(word in own for word in fit.by_name)
    if said >= {spelt(word) for word in own}:
        return Reason(1.4 + exactly, "the whole name")
    if len(said) > 1 and said & family:
        return Reason(1.2 + exactly, "given and family name")
    if said & family:
        return Reason(0.8 + exactly, "the family name")
    return Reason(0.3 + exactly + 0.1 * (len(said) > 1), "a part of the name")


def same_office(_question: Question, fit: Fit) -> Reason | None:
    """The question names an office of this kind."""
    if not fit.kind_fit:
        return None
    return Reason(0.9 * fit.kind_fit + _said_more(fit), f"{fit.term.office!r} is a {fit.kind}")


def same_words(_question: Question, fit: Fit) -> Reason | None:
    """The question words the office as the table does."""
    if not fit.words_fit:
        return None
    return Reason(
        0.6 * fit.words_fit if fit.kind_fit else 0.9 * fit.words_fit + _said_more(fit), f"words of {fit.term.office!r}"
    )


def _said_more(fit: Fit) -> float:
    """As "Kremlin spokesman" says more than "spokesman", a reading that leaves more words to the office is the better one."""
    return 0.08 * (len(fit.by_office) - 1)


def same_side(question: Question, fit: Fit) -> Reason | None:
    """The question names the state or organisation."""
    return Reason(0.5, f"of {fit.term.of}") if question.of else None


def held_on_the_day(question: Question, fit: Fit) -> Reason | None:
    """The term holds the day, surely or as far as its dates tell."""
    term, on = fit.term, question.on
    if not term.covers(on):
        return Reason(-1.0, f"a former holder, until {term.end}")
    if term.surely_covers(on):
        return Reason(0.3, f"held on {on}")
    if not term.end and on.isoformat()[: len(term.last_known)] > term.last_known:
        return (
            Reason(0.0, f"known only until {term.last_known}")
            if term.known_until
            else Reason(-0.2, "its end is not known")
        )
    return Reason(0.1, f"may hold {on}: its dates are no finer")


def followed(_question: Question, fit: Fit) -> Reason | None:
    """Somebody took the office over before the day, or on it."""
    after = fit.followed_by
    return Reason(-0.5, f"{after.person} began in {after.start}") if after else None


def begun_that_day(question: Question, fit: Fit) -> Reason | None:
    """Of two who held it on the day of the change, the one who came."""
    return Reason(0.05, "began that day") if fit.term.start == question.on.isoformat() else None


def prominence(_question: Question, fit: Fit) -> Reason | None:
    """A bare name more likely means who holds the weightier office."""
    found = kinds_of(fit.term.office, fit.term.of)
    kind = max(found, key=lambda each: kinds()[each].weight * found[each], default=None)
    return Reason(0.25 * kinds()[kind].weight * found[kind], f"a weighty office: {kind}") if kind else None


def weighty_side(question: Question, fit: Fit) -> Reason | None:
    """Where no state is named, one that the news is more often about."""
    is_named = question.of is not None or fit.term.of not in _weighty()
    return None if is_named else Reason(0.06, f"{fit.term.of} is of the G20 or a world body")


@cache
def _weighty() -> frozenset[str]:
    return frozenset(organisations()["G20"].members) | {"UN", "NATO", "IRN", "ISR", "UKR", "PRK", "PAK"}


FEATURES: Final[list[Feature]] = [
    same_name,
    same_office,
    same_words,
    same_side,
    held_on_the_day,
    followed,
    begun_that_day,
    prominence,
    weighty_side,
]


def answers(query: str, *, of: str | None = None, on: date | None = None) -> list[Answer]:
    """The rows that answer a question, best first: ``answers("Chinese defence minister", on=date(2021, 9, 28))``.

    ``of`` is a state or organisation by code or name; one that is not known gives no answer (``side_of`` tells). With
    ``on``, only terms that may hold that day; without it, today's holders and then former ones, the latest first.
    """
    sides = side_of(of) if of else None
    if of and not sides:
        return []
    readings = list(_readings(query, sides, on))
    bound = [question for question in readings if question.of is not None]
    anywhere = [question for question in readings if question.of is None]
    best = (
        _best(answer for question in bound for answer in _answers_to(question, question.candidates))
        or _best(answer for question in anywhere for answer in _answers_to(question, named_like(question.words)))
        or _best(answer for question in anywhere for answer in _answers_to(question, terms()))  # "premier of Manitoba"
    )
    return sorted(best.values(), key=_order)


def _best(found: Iterable[Answer]) -> dict[Term, Answer]:
    best: dict[Term, Answer] = {}
    for answer in found:
        if answer.term not in best or best[answer.term].score < answer.score:
            best[answer.term] = answer
    return best


def side_of(words: str) -> frozenset[str]:
    """The codes of the state or organisation that words name, as ``--of`` takes them; empty where none is known."""
    if words in states() or words in organisations():
        return frozenset({words})
    found = _codes(without_the(folded(words)).upper())
    return frozenset(code for code, is_whole in found.items() if is_whole) or frozenset(found)


def _order(answer: Answer) -> tuple[float, str, str, str, str]:
    latest = "".join(chr(255 - ord(letter)) for letter in answer.term.start)
    return -round(answer.score, 6), latest or "\xff", answer.term.of, answer.term.office, answer.term.person


# Reading a question

Span = tuple[int, int, frozenset[str], frozenset[str]]  # from word to word; whose it can be; whom it names in full
Split = tuple[frozenset[str] | None, str | None, tuple[str, ...]]


def _readings(query: str, sides: frozenset[str] | None, on: date | None) -> Iterator[Question]:
    """The ways to read a question: each place or organisation in it is whose office it is, a post, or words."""
    words = _words(query)
    day, is_dated = on or date.today(), on is not None  # noqa: DTZ011  the day where the reader is
    seen = set()
    for of, posted_to, left in _split(words, sides):
        if left and (of, posted_to, left) not in seen:
            seen.add((of, posted_to, left))
            yield Question(of, posted_to, left, day, is_dated)


def _words(query: str) -> tuple[str, ...]:
    """The folded words, nicknames written out; an abbreviation keeps its capitals, so that "who" is not the WHO."""
    found: list[str] = []
    for written in query.replace("-", " ").replace("/", " ").split():
        for word in folded(written).split():
            short = len(word) <= 4 and written.strip("?.,!'’s").isupper() and not query.isupper()
            found.append(word.upper() if short else word)
    plain = " ".join(found)
    for called, name in nicknames().items():
        plain = (
            f" {plain} ".replace(f" {called} ", f" {folded(name)} ")
            .replace(f" {called.upper()} ", f" {folded(name)} ")
            .strip()
        )
    return tuple(plain.split())


def _split(words: tuple[str, ...], sides: frozenset[str] | None) -> Iterator[Split]:
    spans = list(_places(words))
    posts = _posts(words, spans)
    bound = [post for post in posts if _is_after_to(words, post)]
    for post in (None, *posts):
        for code in sorted(post[2]) if post else (None,):
            gone = [post[:2]] if post else []
            yield sides, code, _left(words, gone)
            for span in spans:
                if span in bound or (post and _overlap(span, post)):
                    continue
                if sides is None or sides & span[2]:
                    yield sides or span[2], code, _left(words, gone)
                if sides & span[3] if sides else span[3]:
                    yield sides or span[3], code, _left(words, [*gone, span[:2]])
                    same = [each[:2] for each in spans if each[3] & span[3]]
                    yield sides or span[3], code, _left(words, [*gone, *same])


def _posts(words: tuple[str, ...], spans: list[Span]) -> list[Span]:
    """The places where an ambassador may be posted: those after "to" or "in"; else any, if there is an ambassador."""
    if not any(word in POSTED for word in words):
        return []
    return [span for span in spans if _is_after_to(words, span)] or spans


def _is_after_to(words: tuple[str, ...], span: Span) -> bool:
    before = [word for word in words[: span[0]] if word != "the"]
    return before[-1:] in (["to"], ["in"])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _left(words: tuple[str, ...], taken: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    gone = {place for start, end in taken for place in range(start, end)}
    left = (word.lower() for place, word in enumerate(words) if place not in gone)
    return tuple(word for word in left if word not in ASKING)


def _places(words: tuple[str, ...]) -> Iterator[Span]:
    """Where states and organisations stand in the words, the longest first."""
    for length in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            if words[start].lower() in ASKING and (length > 1 or not words[start].isupper()):
                continue
            codes = _codes(" ".join(words[start:end]))
            if codes:
                yield start, end, frozenset(codes), frozenset(code for code, is_whole in codes.items() if is_whole)


def _codes(words: str) -> dict[str, bool]:
    """The states and organisations that words can mean, and whether that is all they say.

    It is not for an organ of theirs: the head of UNRWA is not the head of the United Nations, and "Pentagon" says more
    than the United States.
    """
    plain = words.lower()
    is_short = len(plain) <= 4 and " " not in plain
    if is_short and not words.isupper() and plain not in LOWER and not _is_a_word(plain):
        return {}
    found = {name.iso3: name.kind not in {"government", "ministry", "military"} for name in named(plain)[:2]}
    for name in organisations_named(plain):
        each = organisations().get(name.id)
        if each:
            found[name.id] = True
            if each.part_of:
                found[each.part_of] = False
        elif (home := groups()[name.id].country) and groups()[name.id].sector == "GOV":
            found[home] = False
    return found


def _is_a_word(plain: str) -> bool:
    """Whether a short name is one that is not written in capitals: Iran, Cuba, Thai."""
    return any(
        not name.words.isupper() and len(name.words) == len(plain) and name.words.lower() == plain
        for name in named(plain)
    )


# Explaining its words


@cache
def _means(words: tuple[str, ...]) -> Asked | None:
    return asked(bag(" ".join(words)))


def _answers_to(question: Question, candidates: Iterable[Term]) -> Iterator[Answer]:
    for term in candidates:
        if question.is_dated and not term.covers(question.on):
            continue
        if term.start and term.start > question.on.isoformat():
            continue
        fit = _fit(question, term)
        if fit:
            fit = replace(fit, followed_by=_follower(term, question.on))
            reasons = (feature(question, fit) for feature in FEATURES)
            yield Answer(term, tuple(reason for reason in reasons if reason))


def _fit(question: Question, term: Term) -> Fit | None:
    """How a row explains every word of the question; ``None`` where it does not."""
    taken_apart = office(term.office, term.of)
    if question.posted_to and taken_apart.posted_to != question.posted_to:
        return None
    own = {spelt(word) for word in name_words(term.person)}
    by_name = tuple(word for word in question.words if spelt(word) in own)
    rest = tuple(word for word in question.words if word not in by_name)
    for named_, office_ in ((by_name, rest), ((), question.words)):
        if named_ and not any(len(word) > 2 or word in {spelt(each) for each in surnames(term)} for word in named_):
            continue
        said = tuple(word for word in office_ if word not in COURTESY) if named_ else office_
        if not said:
            return Fit(term, named_, (), None, 0.0, 0.0, None) if named_ else None
        kind, kind_fit = _kind_fit(said, term)
        words_fit = _words_fit(bag(" ".join(said)), taken_apart.bags, is_whole=_means(said) is not None and not kind)
        if taken_apart.posted_to and not question.posted_to and not named_ and not words_fit:
            continue
        if kind_fit or words_fit:
            return Fit(term, named_, said, kind, kind_fit, words_fit, None)
    return None


def _kind_fit(said: tuple[str, ...], term: Term) -> tuple[str | None, float]:
    meant = _means(said)
    if meant is None:
        return None, 0.0
    own = kinds_of(term.office, term.of)
    fitting = {kind: value * meant.fits(kind, term.of) for kind, value in own.items()}
    best = max(fitting, key=lambda kind: (fitting[kind], kinds()[kind].weight), default=None)
    return (best, fitting[best]) if best and fitting[best] else (None, 0.0)


def _words_fit(said: Bag, bags: tuple[Bag, ...], *, is_whole: bool) -> float:
    """1 where a part of the office has just these words; else the share of its words that are said, if it has them all.

    Words that make a lesser office of it may not go unsaid: a Vice President is no president. ``is_whole``: the words
    are the name of another kind of office, so only an office of just these words is meant. The "chief" of an agency is
    whoever directs it.
    """
    best = 0.0
    for part in (*bags, frozenset[str]().union(*bags)):
        if said and said == part:
            best = 1.0
        elif said and said < part and not is_whole and not (part - said) & LESSER:
            best = max(best, 0.7 * len(said) / len(part))
        elif said & HEADING and part & HEADS and said - HEADING < part and said - HEADING and not is_whole:
            best = max(best, 0.6 * len(said - HEADING) / len(part - HEADS))
    return best


@cache
def _follower(term: Term, on: date) -> Term | None:
    """Who took an open term's office over: the first other holder of the same single office to begin after it."""
    if term.end:
        return None
    own = kinds_of(term.office, term.of)
    single = {kind for kind in own if kinds()[kind].is_single}
    later = (
        other
        for other in terms_of(term.of)
        if other.start > term.start
        and other.person != term.person
        and other.start <= on.isoformat()[: len(other.start)]
        and (other.office == term.office if not single else single & kinds_of(other.office, other.of).keys())
    )
    if not single and not _is_single_by_rows(term.of, term.office):
        return None
    return min(later, key=lambda other: other.start, default=None)


@cache
def _is_single_by_rows(of: str, office_: str) -> bool:
    """Whether the terms of an office without a kind, as far as their ends are known, come one after another."""
    rows = sorted((term.start, term.end) for term in terms_of(of) if term.office == office_ and term.start and term.end)
    overlaps = sum(later[0][:7] < earlier[1][:7] for earlier, later in pairwise(rows))
    return bool(rows) and overlaps * 4 <= len(rows)
