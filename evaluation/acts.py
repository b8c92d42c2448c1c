"""Scores what statements do, given the statements: acts, strength and PLOVER type, on the held-out fifth of the sentences.

``python -m evaluation.acts`` asks the reader about every statement of ``training/data/sentences`` that is held out. Macro-F1
weighs every act that is there the same, however rare. A reader that cannot be asked is not measured.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from evaluation.calibration import Judged, calibrated, reliability
from evaluation.corpora import Missing
from evaluation.counts import Counts, Share, added, by_label, macro_f1, micro_f1, share, table
from evaluation.intervals import Figure, figure, shown
from evaluation.sentences import Row, held_out_rows, placed, with_that
from evaluation.under_test import Under, parser, under
from wordkeep.annotate.decode import DoneBySaying
from wordkeep.model.span import Span
from wordkeep.model.statement import Act

ENOUGH: Final = 0.5
NONE: Final = Share()

Scores = Sequence[tuple[Act, float]]


@runtime_checkable
class ActReader(Protocol):
    """Tells what a statement does, given where its parts stand."""

    def does(self, text: str, source: Span | None, cue: Span | None, content: Sequence[Span]) -> DoneBySaying:
        """Its acts with their probabilities, best first; the strength of one that binds; the saying's PLOVER type."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """A gold statement: where it stands, and what it does. ``row`` is the passage it is of."""

    row: str
    text: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    acts: frozenset[Act]
    strength: str | None
    plover: str | None


@dataclass(frozen=True, slots=True)
class Scored:
    """One passage's counts by act, its accuracies, and the probability of each act found with whether it was right."""

    acts: dict[str, Counts]
    strength: Share = NONE
    plover: Share = NONE
    judged: tuple[Judged, ...] = ()


def found_in(scores: Scores) -> dict[Act, float]:
    """The acts that count as found: of a probability of one half or more or, where none has it, the best one.

    >>> found_in([(Act.PLEDGE, 0.2), (Act.INFORM, 0.4)])
    {<Act.INFORM: 'inform'>: 0.4}
    """
    enough = {act: probability for act, probability in scores if probability >= ENOUGH}
    return enough or dict(sorted(scores, key=lambda each: -each[1])[:1])


def score(gold: Collection[Act], found: Collection[Act]) -> dict[str, Counts]:
    """The counts of one statement, by act."""
    return by_label({act.value for act in gold}, {act.value for act in found})


def gold_of(row: Row) -> Iterator[Said]:
    """The statements of a row of the sentences."""
    text = row["text"]
    for each in row["statements"]:
        content = tuple(with_that(text, span) for part in each["content"] for span in placed(text, part))
        yield Said(
            row=row["id"],
            text=text,
            source=next(iter(placed(text, each["source"])), None),
            cue=next(iter(placed(text, each["cue"])), None),
            content=tuple(sorted(content)),
            acts=frozenset(map(Act, each["acts"])),
            strength=each["strength"],
            plover=each["plover"],
        )


def asked(reader: ActReader, passage: Sequence[Said]) -> Scored:
    """What the reader tells of the statements of one passage.

    Strength is scored where the gold has one, the PLOVER type everywhere, none being an answer too.
    """
    counts: list[dict[str, Counts]] = []
    strength, plover = NONE, NONE
    judged: list[Judged] = []
    for said in passage:
        done = reader.does(said.text, said.source, said.cue, said.content)
        found = found_in([(each.act, each.probability) for each in done.acts])
        counts.append(score(said.acts, found))
        judged += [(probability, act in said.acts) for act, probability in found.items()]
        plover += Share(done.plover == said.plover, 1)
        if said.strength:
            strength += Share(done.strength == said.strength, 1)
    return Scored(added(counts), strength, plover, tuple(judged))


def read_all(under_: Under) -> list[Scored]:
    """What the reader tells of each held-out passage that holds a statement; raises ``Missing`` if it cannot be asked."""
    made = under_.make()
    if not isinstance(made, ActReader):
        raise Missing(f"{made.name} cannot be asked what a statement does")
    passages = (list(gold_of(row)) for row in held_out_rows())
    return [asked(made, passage) for passage in passages if passage]


def figures(scored: Sequence[Scored]) -> dict[str, Figure]:
    """Macro and micro F1 of the acts, the accuracies that were measured, and the calibration, with intervals by passage."""
    units = [each.acts for each in scored]
    found = {
        "acts.macro": figure(units, lambda drawn: macro_f1(added(drawn))),
        "acts.micro": figure(units, lambda drawn: micro_f1(added(drawn))),
    }
    for name, shares in (
        ("acts.strength", [each.strength for each in scored]),
        ("acts.plover", [each.plover for each in scored]),
    ):
        if share(shares).of:
            found[name] = figure(shares, lambda drawn: share(drawn).value)
    return found | calibrated("acts", [each.judged for each in scored])


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of acts."""
    return figures(read_all(under_))


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask about every statement, print each act's scores, the figures and the reliability of the probabilities."""
    scored = read_all(under(parser(__doc__).parse_args(arguments)))
    print(*table(added(each.acts for each in scored)), sep="\n")
    print(*shown(figures(scored)), sep="\n")
    print(*reliability(pair for each in scored for pair in each.judged), sep="\n")


if __name__ == "__main__":
    main()
