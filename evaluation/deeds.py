"""Scores deeds end to end: found in running text, with type, actor and words; and how often ordinary news yields one.

``python -m evaluation.deeds`` reads the suite ``deeds`` (80 texts) and the suite ``ordinary`` (100 paragraphs without any);
``--set sentences`` reads the held-out fifth of ``training/data/sentences`` instead of the former. The rule for a hit is that
of ``suites/deeds/README.md``. It leaves out found events that only repeat what a statement itself does; an ``Event`` record
is never that (it belongs on the ``Statement``), so every event found is counted.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from evaluation.calibration import Judged, calibrated, reliability
from evaluation.corpora import SUITES
from evaluation.counts import Counts, Share, added, by_label, share, table, total
from evaluation.intervals import Figure, figure, shown, wilson
from evaluation.matching import one_to_one, spans_agree, words_in
from evaluation.sentences import Row, held_out_rows, placed
from evaluation.under_test import Under, parser, under
from wordkeep.model.event import Event
from wordkeep.model.record import Record
from wordkeep.model.span import Span

SUITE: Final = SUITES / "deeds" / "gold.jsonl"
ORDINARY: Final = SUITES / "ordinary" / "gold.jsonl"
ON_HITS: Final = ("factuality", "mode", "recipient")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as it is compared: what type and mode, in which words, by whom, to whom, how real."""

    type: str
    words: tuple[Span, ...]
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    mode: str | None = None
    factuality: str = "happened"
    probability: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class Scored:
    """One text's counts by type, how often each of ``ON_HITS`` was right on the hits, and the judged probabilities."""

    types: dict[str, Counts]
    on_hits: dict[str, Share]
    judged: tuple[Judged, ...] = ()


def hits(text: str, gold: Sequence[Deed], found: Sequence[Deed]) -> list[tuple[int, int]]:
    """The largest set of pairs (gold, found), one to one: same type, an actor in common or none, a word in common.

    Among the pairs that are as many, those with more words in common are asked for first.
    """
    there = [words_in(text, each.words) for each in gold]
    read = [words_in(text, each.words) for each in found]
    return one_to_one(
        {
            (g, f): float(len(there[g] & read[f]))
            for g, one in enumerate(gold)
            for f, other in enumerate(found)
            if one.type == other.type and there[g] & read[f] and spans_agree(one.actors, other.actors)
        }
    )


def score(text: str, gold: Sequence[Deed], found: Sequence[Deed]) -> Scored:
    """The counts of one text. The mode is scored on hits whose gold deed has one, the recipient like the actor."""
    pairs = hits(text, gold, found)
    types = added(
        [
            *(by_label({gold[g].type}, {found[f].type}) for g, f in pairs),
            *(by_label({each.type}, ()) for g, each in enumerate(gold) if g not in {g for g, _ in pairs}),
            *(by_label((), {each.type}) for f, each in enumerate(found) if f not in {f for _, f in pairs}),
        ]
    )
    both = [(gold[g], found[f]) for g, f in pairs]
    moded = [(one, other) for one, other in both if one.mode]
    on_hits = {
        "factuality": Share(sum(one.factuality == other.factuality for one, other in both), len(both)),
        "mode": Share(sum(one.mode == other.mode for one, other in moded), len(moded)),
        "recipient": Share(sum(spans_agree(one.recipients, other.recipients) for one, other in both), len(both)),
    }
    right = {f for _, f in pairs}
    return Scored(types, on_hits, tuple((each.probability, f in right) for f, each in enumerate(found)))


def gold_of(row: Row) -> tuple[Deed, ...]:
    """The deeds of a row of the suite or of the sentences."""
    text = row["text"]
    return tuple(
        Deed(
            type=each["type"],
            words=placed(text, each["words"]),
            actors=placed(text, each["actor"]),
            recipients=placed(text, each["recipient"]),
            mode=each["mode"],
            factuality=each["factuality"],
        )
        for each in row["events"]
    )


def deeds_of(records: Iterable[Record]) -> tuple[Deed, ...]:
    """The events among the records."""
    return tuple(
        Deed(
            type=claim.code.type,
            words=tuple(anchor.span for anchor in claim.evidence),
            actors=tuple(ref.as_written.span for ref in claim.actors),
            recipients=tuple(ref.as_written.span for ref in claim.recipients),
            mode=claim.code.mode,
            factuality=claim.factuality.value,
            probability=claim.probability,
        )
        for record in records
        if isinstance(claim := record.claim, Event)
    )


def suite() -> list[Row]:
    """The 80 texts."""
    return [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]


def ordinary() -> list[Row]:
    """The 100 paragraphs that hold no deed."""
    return [json.loads(line) for line in ORDINARY.read_text(encoding="utf-8").splitlines()]


def read_all(rows: Sequence[Row], under_: Under) -> list[Scored]:
    """What the reader made of each text."""
    readings = under_.read([(row["id"], row["text"]) for row in rows])
    return [score(row["text"], gold_of(row), deeds_of(records)) for row, records in zip(rows, readings, strict=True)]


def figures(name: str, scored: Sequence[Scored]) -> dict[str, Figure]:
    """F1 under ``name``, and what was right on the hits under ``name.factuality`` and so on."""
    found = {name: figure([total(each.types.values()) for each in scored], lambda drawn: total(drawn).f1)}
    for what in ON_HITS:
        if share(of_each := [each.on_hits[what] for each in scored]).of:
            found[f"{name}.{what}"] = figure(of_each, lambda drawn: share(drawn).value)
    return found


def over_reported(readings: Sequence[Sequence[Deed]]) -> Figure:
    """The share of texts without deeds in which one was found all the same, with Wilson's interval."""
    reported = sum(bool(found) for found in readings)
    return Figure(reported / len(readings), *wilson(reported, len(readings)), len(readings))


def ordinary_figure(under_: Under) -> dict[str, Figure]:
    """The share of ordinary paragraphs with any reported event."""
    readings = under_.read([(row["id"], row["text"]) for row in ordinary()])
    return {"ordinary": over_reported([deeds_of(records) for records in readings])}


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of deeds."""
    of_suite = read_all(suite(), under_)
    of_sentences = read_all(list(held_out_rows()), under_)
    return (
        figures("deeds", of_suite)
        | figures("deeds.sentences", of_sentences)
        | ordinary_figure(under_)
        | calibrated("deeds", [each.judged for each in of_suite])
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the set, print each type's scores, the figures, and the share of ordinary paragraphs with a deed."""
    options = parser(__doc__)
    options.add_argument("--set", choices=("suite", "sentences"), default="suite", help="what is read for the F1")
    chosen = options.parse_args(arguments)
    under_ = under(chosen)
    scored = read_all(suite() if chosen.set == "suite" else list(held_out_rows()), under_)
    print(*table(dict(sorted(added(each.types for each in scored).items()))), sep="\n")
    print(*shown(figures("deeds", scored) | ordinary_figure(under_)), sep="\n")
    print(*reliability(pair for each in scored for pair in each.judged), sep="\n")


if __name__ == "__main__":
    main()
