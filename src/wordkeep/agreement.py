"""How far those who rule agree: on the same question, by pairs (Cohen's kappa) and all together (Krippendorff's alpha).

Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 37-46.
Krippendorff, K. (2004), Content Analysis, 2nd edition, chapter 11: alpha for nominal data, any number of reviewers, values
missing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from wordkeep.model.ruling import Attached, Judgement, On, Ruling

HOLDS: Final = "holds"
RELATION: Final = "relation"
PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers, on how many things both ruled, and kappa; ``None`` where chance alone would have them agree."""

    one: str
    other: str
    n: int
    agreed: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A thing that reviewers ruled differently on: what each says, by name, and the rulings."""

    on: str
    said: Mapping[str, str]
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one question: over ``n`` things that two or more reviewers ruled on.

    The question is whether a record or line ``holds``, which ``relation`` an event has to a line, or a ``verdict`` on one
    scale. ``alpha`` is ``None`` where all values are one, so that there is nothing to disagree on.
    """

    question: str
    reviewers: tuple[str, ...]
    n: int
    pairs: tuple[Pair, ...]
    alpha: float | None
    disagreements: tuple[Disagreement, ...]


def agreements(attached: Iterable[Attached]) -> tuple[Agreement, ...]:
    """Agreement by question, in the order of their names; of one reviewer the last ruling on a thing counts."""
    said: defaultdict[str, dict[str, dict[str, tuple[str, Ruling]]]] = defaultdict(dict)
    for each in attached:
        for question, on, value in _answers(each):
            said[question].setdefault(on, {})[each.ruling.by] = value, each.ruling
    return tuple(_agreement(question, said[question]) for question in sorted(said))


def _answers(each: Attached) -> Iterator[tuple[str, str, str]]:
    """The question that a ruling answers, on what, and how; none for merging and splitting, which have no fixed choices."""
    ruling = each.ruling
    line = f"line of {each.record}" if ruling.on is On.COMMITMENT else each.record
    match ruling.judgement:
        case Judgement.ACCEPT | Judgement.REJECT | Judgement.EDIT:
            yield HOLDS, line, ruling.judgement.value
        case Judgement.RELABEL:
            yield HOLDS, line, f"relabel {ruling.value['act']}"
        case Judgement.LINK:
            yield RELATION, f"{line}, {each.others['event']}", ruling.value.get("relation", "fulfils")
        case Judgement.UNLINK:
            yield RELATION, f"{line}, {each.others['event']}", "none"
        case Judgement.VERDICT:
            yield f"verdict {ruling.value['scale']}", line, ruling.value["value"]
        case _:
            pass


def _agreement(question: str, said: Mapping[str, Mapping[str, tuple[str, Ruling]]]) -> Agreement:
    shared = {on: by for on, by in sorted(said.items()) if len(by) >= PAIR}
    units = [{name: value for name, (value, _) in by.items()} for by in shared.values()]
    reviewers = tuple(sorted({name for by in said.values() for name in by}))
    apart = tuple(
        Disagreement(on, {name: by[name][0] for name in sorted(by)}, tuple(by[name][1] for name in sorted(by)))
        for on, by in shared.items()
        if len({value for value, _ in by.values()}) > 1
    )
    pairs = (_pair(one, other, units) for one, other in combinations(reviewers, PAIR))
    alpha = krippendorffs_alpha([list(unit.values()) for unit in units])
    return Agreement(question, reviewers, len(units), tuple(pair for pair in pairs if pair.n), alpha, apart)


def _pair(one: str, other: str, units: Iterable[Mapping[str, str]]) -> Pair:
    both = [(unit[one], unit[other]) for unit in units if one in unit and other in unit]
    return Pair(one, other, len(both), sum(mine == theirs for mine, theirs in both), cohens_kappa(both))


def cohens_kappa(both: Sequence[tuple[str, str]]) -> float | None:
    """Agreement of two beyond chance, chance by how often each gives each value; ``None`` without room beyond chance.

    >>> cohens_kappa([("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "yes")])
    0.0
    """
    if not both:
        return None
    observed = sum(mine == theirs for mine, theirs in both) / len(both)
    mine, theirs = (Counter(pair[at] for pair in both) for at in (0, 1))
    chance = sum(mine[value] * theirs[value] for value in sorted(mine)) / len(both) ** 2
    return (observed - chance) / (1 - chance) if chance < 1 else None


def krippendorffs_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Alpha for nominal data: each unit holds the values that reviewers gave it; those with one value say nothing.

    ``None`` where no two values differ anywhere.

    >>> krippendorffs_alpha([["yes", "yes"], ["no", "no"], ["yes", "no"]])
    0.4444444444444444
    """
    paired = [unit for unit in units if len(unit) >= PAIR]
    values = Counter(value for unit in paired for value in unit)
    n = sum(values.values())
    observed = sum(_unlike(Counter(unit)) / (len(unit) - 1) for unit in paired)
    expected = _unlike(values)
    return 1 - (n - 1) * observed / expected if expected else None


def _unlike(values: Counter[str]) -> int:
    """How many ordered pairs of values differ."""
    n = sum(values.values())
    return n * n - sum(count * count for count in values.values())
