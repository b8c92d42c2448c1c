"""Deeds to happenings: what several articles tell of one deed is one happening, counted by independent reports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from wordkeep.lines.deeds import Deed
from wordkeep.model.happening import Happening
from wordkeep.model.ids import TextId
from wordkeep.model.when import Basis, When

LEAST: Final = 0.5
"""The probability that one report of a deed has at least; what is less sure is no entry of a chronology."""

SHORTEST: Final = 60  # characters of a sentence that tells a deed by itself
LONGEST: Final = 320


def happenings_in(deeds: Iterable[Deed]) -> tuple[Happening, ...]:
    """The happenings that deeds tell, in the order of their days, those without one last; a faint deed alone is none."""
    together: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.code and not deed.faint:
            together[deed.event].append(deed)
    sure = (each for each in together.values() if max(deed.probability for deed in each) >= LEAST)
    return tuple(sorted(filter(None, map(_happening, sure)), key=lambda each: (_day(each.on), each.id)))


def _happening(deeds: Sequence[Deed]) -> Happening | None:
    ordered = sorted(deeds, key=lambda deed: (deed.told.published or date.max, deed.told.record))
    best = max(ordered, key=_telling)
    if best.code is None:
        return None
    return Happening(
        id=best.event,
        code=best.code,
        by=_agreed([deed.by for deed in ordered]),
        to=_agreed([deed.to for deed in ordered]),
        named=tuple(dict.fromkeys(side for deed in ordered for side in deed.named)),
        on=_when(ordered),
        issues=tuple(dict.fromkeys(issue for deed in ordered for issue in deed.issues)),
        told=tuple(deed.told for deed in ordered),
        independent=tuple(dict.fromkeys(TextId(deed.counts_as) for deed in ordered)),
        sentence=best.sentence,
    )


def _telling(deed: Deed) -> tuple[bool, bool, bool, float, str]:
    """How well a report tells the deed in its sentence: neither cut short nor too long, with who and to whom."""
    is_whole = SHORTEST <= len(deed.sentence) <= LONGEST and deed.sentence.rstrip('"”’')[-1:] in ".!?"
    return is_whole, bool(deed.by), bool(deed.to), deed.probability, deed.told.record


def _agreed(told: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The sides that half of the reports which name any have, in the order of the reports."""
    naming = [sides for sides in told if sides]
    counted = Counter(side for sides in naming for side in sides)
    return tuple(side for side, count in counted.items() if 2 * count >= len(naming))


def _when(deeds: Sequence[Deed]) -> When:
    """The narrowest days that any report gives in words; else that of the first report."""
    return min(
        (deed.on for deed in deeds), key=lambda on: (on.basis is Basis.UNKNOWN, on.basis is Basis.DEFAULT, _width(on))
    )


def _width(on: When) -> int:
    return (on.latest - on.earliest).days if on.earliest and on.latest else date.max.toordinal()


def _day(on: When) -> date:
    return on.earliest or on.latest or date.max
