"""Scores a reader of attributions on PolNeAR, strictly: exact spans, whole attributions, and tokens.

Run ``python -m evaluation.attribution --split dev`` with ``WORDKEEP_DATA`` naming the folder that holds ``data/``. Nothing
of the corpus is kept or printed but numbers. What the measures mean is told in ``evaluation/README.md``.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.calibration import Judged, calibrated
from evaluation.corpora import SUITES, corpus_file
from evaluation.counts import Counts, total
from evaluation.exact import place
from evaluation.intervals import Figure, figure, resampled
from evaluation.matching import spans_agree, words_in
from evaluation.under_test import Under, parser, under
from wordkeep.model.record import Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Statement

ROLES = ("source", "cue", "content")
MEASURES = ("A2", "A1", *(f"exact {role}" for role in ROLES), *(f"tokens {role}" for role in ROLES))
PUBLISHED = {
    "A2": "69.0 BERT with linker; 75.3 two people",
    "exact source": "83.2 BERT with linker; 82.9 one person against a majority",
    "exact cue": "75.3 BERT with linker; 76.6 one person against a majority",
    "exact content": "72.9 BERT with linker; 75.4 one person against a majority",
}
OWN = SUITES / "attribution" / "gold.jsonl"
ENOUGH_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as spans; ``source`` and ``cue`` are empty where there is none. ``rule`` is what found it.

    ``probability`` is what its reader gave it; two attributions are the same whatever it is.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str = ""
    probability: float = field(default=1.0, compare=False)

    def spans(self, role: str) -> tuple[Span, ...]:
        """The spans of one of ``ROLES``."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class Gold:
    """One article of the corpus with its attributions."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(slots=True)
class Scored:
    """One article's counts by measure and by rule, and for each found attribution its probability and whether A2 holds."""

    measures: dict[str, Counts]
    rules: dict[str, Counts] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()


def polnear_file(split: str) -> Path:
    """The file of a split; ends the command with one plain line where it is not there."""
    return corpus_file(f"polnear/{split}.jsonl")


def gold_in(path: Path) -> list[Gold]:
    """The articles of a PolNeAR file, with those attributions that have content."""
    with path.open(encoding="utf-8") as lines:
        return [_gold(json.loads(line)) for line in lines]


def _gold(row: dict[str, object]) -> Gold:
    attributions = row["attributions"]
    assert isinstance(attributions, list)
    read = (Attribution(_spans(each["source"]), _spans(each["cue"]), _spans(each["content"])) for each in attributions)
    return Gold(str(row["id"]), str(row["text"]), tuple(each for each in read if each.content))


def own_gold() -> list[Gold]:
    """The articles of our own suite, with their outermost statements, as PolNeAR would mark them."""
    with OWN.open(encoding="utf-8") as lines:
        return [_own(json.loads(line)) for line in lines]


def _own(row: dict[str, Any]) -> Gold:
    text = row["text"]

    def spans(*words: Any) -> tuple[Span, ...]:
        return tuple(sorted(Span(*place(text, each)) for each in words if each is not None))

    outermost = (each for each in row["statements"] if each["within"] is None)
    attributions = (
        Attribution(spans(each["source"]), spans(each["cue"]), spans(*each["content"])) for each in outermost
    )
    return Gold(row["id"], text, tuple(attributions))


def _spans(pairs: Sequence[Sequence[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs or ())


def attributions_of(records: Iterable[Record]) -> tuple[Attribution, ...]:
    """The outermost statements among ``records``. The corpus marks no attribution inside another's content."""
    return tuple(
        Attribution(
            source=(claim.source.as_written.span,) if claim.source else (),
            cue=(claim.cue.span,) if claim.cue else (),
            content=tuple(fragment.span for fragment in claim.content),
            rule=record.origin.rule,
            probability=claim.probability,
        )
        for record in records
        if isinstance(claim := record.claim, Statement) and claim.within is None
    )


def matches(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pairs (gold, found), one to one, by content: word-token Jaccard of at least one half, the closest first.

    Of pairs equally close, one whose sources agree comes first.
    """
    gold_words = [words_in(text, each.content) for each in gold]
    found_words = [words_in(text, each.content) for each in found]
    close: list[tuple[float, bool, int, int]] = []
    for g, there in enumerate(gold_words):
        for f, read in enumerate(found_words):
            both = len(there & read)
            overlap = both / len(there | read) if both else 0.0
            if overlap >= ENOUGH_OVERLAP:
                close.append((-overlap, not sources_agree(gold[g], found[f]), g, f))
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, _, g, f in sorted(close):
        if g not in taken_gold and f not in taken_found:
            pairs.append((g, f))
            taken_gold.add(g)
            taken_found.add(f)
    return pairs


def sources_agree(one: Attribution, other: Attribution) -> bool:
    """Whether the sources share a character, or neither has one."""
    return spans_agree(one.source, other.source)


def score(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Scored:
    """The counts of one article."""
    pairs = matches(text, gold, found)
    linked = [(g, f) for g, f in pairs if sources_agree(gold[g], found[f])]
    measures = {
        "A2": Counts(len(linked), len(found), len(gold)),
        "A1": Counts(len(pairs), len(found), len(gold)),
    }
    for role in ROLES:
        there = {span for each in gold for span in each.spans(role)}
        read = {span for each in found for span in each.spans(role)}
        measures[f"exact {role}"] = Counts(len(there & read), len(read), len(there))
        there_words, read_words = words_in(text, there), words_in(text, read)
        measures[f"tokens {role}"] = Counts(len(there_words & read_words), len(read_words), len(there_words))
    right = {f for _, f in linked}
    judged = tuple((each.probability, f in right) for f, each in enumerate(found))
    return Scored(measures, _by_rule(found, right), judged)


def _by_rule(found: Sequence[Attribution], right: set[int]) -> dict[str, Counts]:
    used = Counter(each.rule for each in found)
    rightly = Counter(each.rule for f, each in enumerate(found) if f in right)
    return {rule: Counts(rightly[rule], number, 0) for rule, number in used.items()}


def report(scored: Sequence[Scored], *, published: bool = True) -> Iterable[str]:
    """The table of measures, one line each, beside what was published for PolNeAR's test part."""
    yield f"{'measure':<16}{'P':>7}{'R':>7}{'F1':>7}   95% interval" + "    published on the test part" * published
    for name in MEASURES:
        counts = [each.measures[name] for each in scored]
        whole = total(counts)
        low, high = resampled(counts, f1)
        numbers = f"{whole.precision * 100:7.1f}{whole.recall * 100:7.1f}{whole.f1 * 100:7.1f}"
        beside = PUBLISHED.get(name, "") if published else ""
        yield f"{name:<16}{numbers}   {low * 100:5.1f} to {high * 100:4.1f}    {beside}".rstrip()


def rule_report(scored: Sequence[Scored]) -> Iterable[str]:
    """Each rule with how often it fired and its A2 precision."""
    rules = sorted({rule for each in scored for rule in each.rules})
    yield f"{'rule':<28}{'found':>7}{'precision':>11}"
    for rule in rules:
        whole = total(each.rules[rule] for each in scored if rule in each.rules)
        yield f"{rule:<28}{whole.found:>7}{whole.precision:>11.2f}"


def f1(counts: Sequence[Counts]) -> float:
    """F1 of all of them together."""
    return total(counts).f1


def scores(golds: Sequence[Gold], under: Under) -> list[Scored]:
    """Every article's counts."""
    readings = under.read([(gold.id, gold.text) for gold in golds])
    return [
        score(gold.text, gold.attributions, attributions_of(records))
        for gold, records in zip(golds, readings, strict=True)
    ]


def measured(under: Under) -> dict[str, Figure]:
    """What the table holds of attributions: PolNeAR dev and our own suite."""
    scored = scores(gold_in(polnear_file("dev")), under)
    figures = {
        f"attribution.{name.replace(' ', '-')}": figure([each.measures[name] for each in scored], f1)
        for name in MEASURES
    }
    own = scores(own_gold(), under)
    figures |= {f"attribution.own.{name}": figure([each.measures[name] for each in own], f1) for name in ("A2", "A1")}
    return figures | calibrated("attribution", [each.judged for each in scored])


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the split, score the reader, print the tables; for the reader by rules also each rule's precision."""
    options = parser(__doc__)
    options.add_argument(
        "--split", choices=("train", "dev", "own"), default="dev", help="own: our suite of 17 articles"
    )
    chosen = options.parse_args(arguments)
    reader = under(chosen)
    golds = own_gold() if chosen.split == "own" else gold_in(polnear_file(chosen.split))
    started = time.perf_counter()
    scored = scores(golds, reader)
    seconds = time.perf_counter() - started
    print(f"{reader.make().name} on {chosen.split}: {len(golds)} articles, {seconds * 1000 / len(golds):.1f} ms each")
    print(*report(scored, published=chosen.split != "own"), sep="\n")
    if chosen.rules:
        print(*rule_report(scored), sep="\n")


if __name__ == "__main__":
    main()
