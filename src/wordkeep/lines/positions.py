"""Where a side stands on an issue, statement by statement, and what changed from one form of a position to the next."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from wordkeep.codebook.degrees import degrees_in, negations_in, rank_of
from wordkeep.codebook.moves import marks
from wordkeep.lines.joining import TAKEN_BACK
from wordkeep.lines.matching import weights
from wordkeep.lines.scene import Scene, scene_of, stander_of
from wordkeep.model.actor import Actor
from wordkeep.model.article import Article
from wordkeep.model.ids import RecordId
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around, sentences_in
from wordkeep.model.shift import Change, Position, Shift, ShiftKind
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Statement

SAME: Final = 0.6
"""The part of their weight that two forms of one position share at least (Dice's coefficient)."""

UNTOLD: Final = 0.75  # the same, where a speaker's side is not told
TAKEN: Final = 0.35  # the same, where the later words take something back
VERBATIM: Final = 0.75  # of the words of two in the same order, from which they are all but the same
FEW: Final = 4  # words of which this can be said
LEAST: Final = 1.0  # the weight that they share at least
LONGEST: Final = 8  # words of a phrase that is dropped or new; more is another sentence
PLAIN: Final = 2  # the degree of modality of words without a modal

_WORD: Final = re.compile(r"[\w'’-]+")
_SMALL: Final = frozenset(
    "a an and are as at be been both by for from had has have he her his i in into is it its of on or our she so that the "
    "their them they this to was we were which who will with would that there also still again".split()
)


STANDS: Final = frozenset(Act) - {Act.INFORM}
LIKELY: Final = 0.3  # of an act, from which a statement takes a stand


def positions_in(article: Article, records: Sequence[Record], actors: Iterable[Actor]) -> tuple[Position, ...]:
    """The statements of an article in which a side takes a stand, in its order."""
    scene = scene_of(article, records, actors)
    said = [(record.id, record.claim) for record in records if isinstance(record.claim, Statement)]
    ranks = _ranks(scene, [statement for _, statement in said])
    return tuple(
        position
        for id_, statement in said
        if _takes_a_stand(statement)
        for position in _positions(scene, id_, statement, ranks)
    )


def _takes_a_stand(said: Statement) -> bool:
    return any(each.act in STANDS and each.probability >= LIKELY for each in said.acts)


def _positions(scene: Scene, id_: RecordId, said: Statement, ranks: Mapping[str, int]) -> Iterator[Position]:
    """A statement sentence by sentence: what one says may stay while others come and go."""
    tellers = scene.tellers(said)
    rank = ranks.get(said.speaker_name or "") if said.speaker_name else _rank(scene, said)
    issues = tuple(issue.id for issue in said.issues)
    cue = said.cue.exact if said.cue else ""
    for words in _sentences(scene, said):
        side = tellers[0] if tellers else stander_of(words[0].exact)
        yield Position(side, scene.told(id_, words), said.speaker_name, rank, issues, cue)


def _sentences(scene: Scene, said: Statement) -> list[list[Anchor]]:
    """The content of a statement, apart by sentence; a sentence in several fragments stays together."""
    found: list[list[Anchor]] = []
    last: Span | None = None
    for fragment in said.content:
        for sentence in sentences_in(fragment.exact):
            span = sentence.shifted(fragment.span.start)
            around = sentence_around(scene.article.text, span)
            if last != around:
                found.append([])
            found[-1].append(scene.article.anchor(span))
            last = around
    return found


def _ranks(scene: Scene, said: Iterable[Statement]) -> dict[str, int]:
    """The highest office that the article gives each speaker, wherever it does."""
    found: dict[str, int] = {}
    for statement in said:
        rank = _rank(scene, statement)
        if statement.speaker_name and rank is not None:
            found[statement.speaker_name] = max(rank, found.get(statement.speaker_name, rank))
    return found


def _rank(scene: Scene, said: Statement) -> int | None:
    """How high the speaker's office is: by the words of the source, or by what is known of the person."""
    actor = scene.actors.get(said.source.actor) if said.source and said.source.actor else None
    written = said.source.as_written.exact if said.source else ""
    offices = (rank_of(office.office) for office in (actor.offices if actor else ()))
    return max((rank for rank in (rank_of(written), *offices) if rank is not None), default=None)


def shifts_in(positions: Iterable[Position]) -> tuple[Shift, ...]:
    """Every shift, in the order of the later words; each position is compared with the last form of what it says again."""
    forms: list[Position] = []
    found: list[Shift] = []
    for position in sorted(positions, key=_order):
        at = _last_form(position, forms)
        if at is None:
            forms.append(position)
            continue
        found.extend(_between(forms[at], position))
        forms[at] = position
    return tuple(found)


def _order(position: Position) -> tuple[date, str, int]:
    told = position.told
    return told.published or date.max, told.article, told.words[0].span.start


def _last_form(position: Position, forms: Sequence[Position]) -> int | None:
    scored = [
        (alike(position.text, form.text) - _least(position, form), at)
        for at, form in enumerate(forms)
        if form.told.article != position.told.article and _may_be_one(position, form)
    ]
    best = max(scored, default=(-1.0, 0))
    return best[1] if best[0] >= 0 else None


def _may_be_one(one: Position, other: Position) -> bool:
    return one.side == other.side or one.side is None or other.side is None


def _least(later: Position, earlier: Position) -> float:
    if TAKEN_BACK.search(later.text) and not TAKEN_BACK.search(earlier.text):
        return TAKEN
    return SAME if (earlier.side and later.side) or _is_same_speaker(earlier, later) else UNTOLD


def _is_same_speaker(one: Position, other: Position) -> bool:
    return bool(one.speaker and other.speaker) and _family(one) == _family(other)


def _family(position: Position) -> str:
    return (position.speaker or "").rpartition(" ")[2]


def alike(one: str, other: str) -> float:
    """How alike two are: by their telling words, or word for word; 0 where they share little."""
    a, b = weights(one), weights(other)
    common = sum(min(a[word], b[word]) for word in a.keys() & b.keys())
    whole = sum(a.values()) + sum(b.values())
    by_words = 2 * common / whole if common >= LEAST and whole else 0.0
    return max(by_words, _ratio(one, other) if a.keys() & b.keys() else 0.0)


def _ratio(one: str, other: str) -> float:
    a, b = _WORD.findall(one.lower()), _WORD.findall(other.lower())
    if min(len(a), len(b)) < FEW:
        return 0.0
    found = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return found.ratio() if found.quick_ratio() >= VERBATIM and found.ratio() >= VERBATIM else 0.0


def _between(earlier: Position, later: Position) -> Iterator[Shift]:
    """What changed, the most telling first; nothing where only small words did."""
    redline = redline_of(earlier.text, later.text)
    kind, what = _kind(earlier, later, redline)
    if kind:
        issues = tuple(dict.fromkeys((*later.issues, *earlier.issues)))
        yield Shift(kind, later.side or earlier.side, issues, earlier, later, what, redline)


def redline_of(earlier: str, later: str) -> tuple[Change, ...]:
    """The words of both forms in order, equal ones beside each other.

    >>> redline_of("we hope to sign", "we will sign")
    (Change(before='we', after='we'), Change(before='hope to', after='will'), Change(before='sign', after='sign'))
    """
    a, b = _WORD.findall(earlier), _WORD.findall(later)
    matcher = difflib.SequenceMatcher(None, [w.lower() for w in a], [w.lower() for w in b], autojunk=False)
    return tuple(
        Change(" ".join(a[start:end]), " ".join(b[first:last])) for _, start, end, first, last in matcher.get_opcodes()
    )


def _kind(earlier: Position, later: Position, redline: Sequence[Change]) -> tuple[ShiftKind | None, str]:
    dropped = [each.before for each in redline if each.before.lower() != each.after.lower() and each.before]
    new = [each.after for each in redline if each.before.lower() != each.after.lower() and each.after]
    gone, come = " ; ".join(dropped), " ; ".join(new)
    flips = negations_in(_bound(dropped)) % 2 != negations_in(_bound(new)) % 2
    if TAKEN_BACK.search(come) or flips:
        return ShiftKind.POLARITY, come if TAKEN_BACK.search(come) or negations_in(come) else gone
    if (found := marks("condition").search(come)) and not marks("condition").search(earlier.text):
        return ShiftKind.CONDITION, next(each for each in new if found.group() in each)
    before, after = _degrees(earlier), _degrees(later)
    said_so = degrees_in(gone) or degrees_in(come) or earlier.cue != later.cue
    for scale in sorted(before.keys() & after.keys()):
        if before[scale] != after[scale] and said_so:
            return (ShiftKind.STRONGER if after[scale] > before[scale] else ShiftKind.WEAKER), come or gone or later.cue
    telling_gone = [each for each in dropped if _tells(each, later.text)]
    telling_new = [each for each in new if _tells(each, earlier.text)]
    if telling_gone and not telling_new:
        return ShiftKind.DROPPED, telling_gone[-1]
    if telling_new and not telling_gone:
        return ShiftKind.NEW, telling_new[-1]
    is_same = not telling_gone and not telling_new
    if is_same and earlier.rank is not None and later.rank is not None and later.rank > earlier.rank:
        return ShiftKind.OFFICE, later.speaker or ""
    return None, ""


def _bound(phrases: Iterable[str]) -> str:
    """The phrases but for those that are only added to others ("and to no company")."""
    return " ; ".join(each for each in phrases if not _ADDED.match(each))


_ADDED: Final = re.compile(r"(?:and|or|nor|but)\b", re.IGNORECASE)


def _degrees(position: Position) -> dict[str, int]:
    """The degrees of the words; of asking also that of the cue ("urged", "demanded")."""
    of_cue = {scale: degree for scale, degree in degrees_in(position.cue).items() if scale == "asking"}
    return {"modality": PLAIN} | of_cue | degrees_in(position.text)


def _tells(phrase: str, other: str) -> bool:
    """Whether a phrase that only one form has is short enough to be a phrase, and says what the other does not."""
    words = phrase.lower().split()
    known = _SMALL | set(_WORD.findall(other.lower()))
    return len(words) <= LONGEST and any(word not in known for word in words)
