"""Where a side stands on an issue, statement by statement, and what changed from one form of a position to the next."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from wordkeep.codebook.degrees import degrees_in, negations_in, rank_of
from wordkeep.codebook.moves import marks
from wordkeep.lines.matching import weights
from wordkeep.lines.scene import Scene, scene_of, stander_of
from wordkeep.model.actor import Actor
from wordkeep.model.article import Article
from wordkeep.model.record import Record
from wordkeep.model.shift import Change, Position, Shift, ShiftKind
from wordkeep.model.statement import Act, Statement

SAME: Final = 0.6
"""The part of their weight that two forms of one position share at least (Dice's coefficient)."""

LEAST: Final = 1.5  # the weight that they share at least
LONGEST: Final = 8  # words of a phrase that is dropped or new; more is another sentence

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
    return tuple(_positions(scene, records))


def _positions(scene: Scene, records: Iterable[Record]) -> Iterator[Position]:
    for record in records:
        said = record.claim
        if not isinstance(said, Statement) or not any(
            each.act in STANDS and each.probability >= LIKELY for each in said.acts
        ):
            continue
        tellers = scene.tellers(said)
        side = tellers[0] if tellers else stander_of(said.content[0].exact)
        if side:
            office = said.source.as_written.exact if said.source else ""
            told = scene.told(record.id, said.content)
            issues = tuple(issue.id for issue in said.issues)
            yield Position(side, told, said.speaker_name, _rank(scene, said, office), issues)


def _rank(scene: Scene, said: Statement, written: str) -> int | None:
    """How high the speaker's office is: by the words of the source, else by what is known of the person."""
    actor = scene.actors.get(said.source.actor) if said.source and said.source.actor else None
    offices = (rank_of(office.office) for office in (actor.offices if actor else ()))
    known = [rank for rank in (rank_of(written), *offices) if rank is not None]
    return max(known, default=None)


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
        (alike(position.text, form.text), at)
        for at, form in enumerate(forms)
        if form.side == position.side and form.told.article != position.told.article
    ]
    best = max(scored, default=(0.0, 0))
    return best[1] if best[0] >= SAME else None


def alike(one: str, other: str) -> float:
    """How alike the telling words of two are; 0 where they share too little to say."""
    a, b = weights(one), weights(other)
    common = sum(min(a[word], b[word]) for word in a.keys() & b.keys())
    whole = sum(a.values()) + sum(b.values())
    return 2 * common / whole if common >= LEAST and whole else 0.0


def _between(earlier: Position, later: Position) -> Iterator[Shift]:
    """What changed, the most telling first; nothing where only small words did."""
    redline = redline_of(earlier.text, later.text)
    kind, what = _kind(earlier, later, redline)
    if kind:
        issues = tuple(dict.fromkeys((*later.issues, *earlier.issues)))
        yield Shift(kind, later.side, issues, earlier, later, what, redline)


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
    if negations_in(gone) % 2 != negations_in(come) % 2:
        return ShiftKind.POLARITY, come if negations_in(come) else gone
    if (found := marks("condition").search(come)) and not marks("condition").search(earlier.text):
        return ShiftKind.CONDITION, next(each for each in new if found.group() in each)
    before, after = degrees_in(earlier.text), degrees_in(later.text)
    for scale in sorted(before.keys() & after.keys()):
        if before[scale] != after[scale] and (degrees_in(gone) or degrees_in(come)):
            return (ShiftKind.STRONGER if after[scale] > before[scale] else ShiftKind.WEAKER), come or gone
    telling_gone, telling_new = [each for each in dropped if _tells(each)], [each for each in new if _tells(each)]
    if telling_gone and not telling_new:
        return ShiftKind.DROPPED, telling_gone[0]
    if telling_new and not telling_gone:
        return ShiftKind.NEW, telling_new[0]
    if not telling_gone and earlier.rank is not None and later.rank is not None and later.rank > earlier.rank:
        return ShiftKind.OFFICE, later.speaker or ""
    return None, ""


def _tells(phrase: str) -> bool:
    words = phrase.lower().split()
    return len(words) <= LONGEST and any(word not in _SMALL for word in words)
