"""Scores the ledger of words and deeds: the suite ``commitments``, each of its corpora built into a ledger of its own.

``python -m evaluation.commitments`` prints, for the corpora rules were written on and the others (3, 7, 11 ...; 26 on):

- lines: F1; a line is right where its kind and who is bound are the key's and its first words are the key's by half (F1 over
  characters), each line of the key once. A line made of words that the key has as a repeat is wrong;
- deeds: of the five surest pieces of evidence shown for a line, how many are deeds of the key (of fewer, where fewer are
  shown); and how many deeds of the key are among the twenty surest (a line not found has none). Deeds that only respond or
  are context are left out of both;
- false fulfils: of all that is shown as fulfilling, wholly or partly, how much the key does not have as such;
- ladder: right on the days of the key; a line not found is wrong;
- reaffirmed: repeats of words whose words are shown as a deed;
- shifts: planted ones found, of their kind, at the later words of the key and earlier ones that say what the key's do; and
  how many others are offered, by the statements in which a side takes a stand.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, Final

from evaluation.corpora import SUITES
from evaluation.intervals import Figure, resampled, shown
from wordkeep.codebook.organisations import organisation_of
from wordkeep.commitments import Commitments
from wordkeep.model.commitment import Commitment, Evidence, Relation, Told
from wordkeep.model.shift import Position
from wordkeep.model.skipped import Skipped
from wordkeep.model.span import Span
from wordkeep.pipeline import Settings, build
from wordkeep.report import Report
from wordkeep.store.sqlite import Ledger

SUITE: Final = SUITES / "commitments"
HALF: Final = 0.5
SURE: Final = 5
CANDIDATES: Final = 20
FIRST_LATER: Final = 26  # the number from which corpora were written when the rules were
KEPT: Final = 3  # the rest of a corpus's number by four, of those that no rule was written on

ONES: Final = ("fulfils", "partly-fulfils", "contradicts")
"""The relations of deeds that are scored; of what only responds or is context, two labellings do not agree."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one corpus, which add up: hits of found and of there are for lines, the others in pairs."""

    lines: tuple[int, int, int] = (0, 0, 0)
    sure: tuple[int, int] = (0, 0)
    recalled: tuple[int, int] = (0, 0)
    fulfils: tuple[int, int] = (0, 0)
    ladder: tuple[int, int] = (0, 0)
    reaffirmed: tuple[int, int] = (0, 0)
    shifts: tuple[int, int] = (0, 0)
    false_shifts: tuple[int, int] = (0, 0)

    def __add__(self, other: "Tally") -> "Tally":
        def both(one: tuple[int, ...], two: tuple[int, ...]) -> Any:
            return tuple(a + b for a, b in zip(one, two, strict=True))

        return Tally(*(both(getattr(self, each), getattr(other, each)) for each in Tally.__slots__))


@dataclass(frozen=True, slots=True)
class Corpus:
    """One corpus of the key with its texts."""

    id: str
    texts: tuple[Row, ...]
    lines: tuple[Row, ...]
    shifts: tuple[Row, ...]

    @property
    def is_kept(self) -> bool:
        """Whether no rule was written on it."""
        number = int(self.id[1:])
        return number % 4 == KEPT or number >= FIRST_LATER


def corpora(folder: Path = SUITE) -> list[Corpus]:
    """The corpora in their order."""

    def rows(name: str) -> list[Row]:
        path = folder / f"{name}.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    texts, gold, shifts = rows("texts"), rows("gold"), rows("shifts")
    names = sorted({row["corpus"] for row in texts})
    return [
        Corpus(name, *(tuple(row for row in part if row["corpus"] == name) for part in (texts, gold, shifts)))
        for name in names
    ]


class _Silent:
    """Watches a build and says nothing."""

    def moved(self, report: Report, done_bytes: int) -> None:
        """Nothing."""

    def linked(self, done: int, of: int) -> None:
        """Nothing."""

    def skipped(self, what: Skipped) -> None:
        """Nothing."""


def built(corpus: Corpus, folder: Path) -> Path:
    """The ledger of a corpus in ``folder``, built if it is not there."""
    path, source = folder / f"{corpus.id}.ledger", folder / f"{corpus.id}.jsonl"
    if not path.exists():
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in corpus.texts), encoding="utf-8")
        with Ledger.create(path) as ledger:
            build(ledger, [str(source)], settings=Settings(workers=1), watch=_Silent())
    return path


@dataclass(frozen=True)
class Scene:
    """One corpus with its ledger's lines; places of words are found by the texts' ids."""

    corpus: Corpus
    ledger: Commitments
    names: dict[str, str]  # article to text of the key
    texts: dict[str, str]

    def span(self, words: Sequence[str]) -> tuple[str, Span]:
        """Where words of the key stand."""
        start = self.texts[words[0]].index(words[1])
        return words[0], Span(start, start + len(words[1]))

    def is_at(self, told: Told, words: Sequence[str]) -> bool:
        """Whether something is told in these words of the key."""
        text, span = self.span(words)
        return self.names[told.article] == text and any(anchor.span.overlaps(span) for anchor in told.words)

    def alike(self, told: Told, words: Sequence[str]) -> float:
        """F1 over the characters of words found and words of the key."""
        text, span = self.span(words)
        if self.names[told.article] != text:
            return 0.0
        found = {at for anchor in told.words for at in range(anchor.span.start, anchor.span.end)}
        there = set(range(span.start, span.end))
        return 2 * len(found & there) / (len(found) + len(there))


def scene(corpus: Corpus, path: Path) -> Scene:
    """The lines of a corpus's ledger beside its key."""
    with Ledger.open(path) as ledger:
        listed = [ledger.article(each.id) for each in ledger.articles()]
        names = {str(article.id): article.key or "" for article in listed}
        found = Commitments(ledger)
        found.lines()
    return Scene(corpus, found, names, {article.key or "": article.text for article in listed})


def code(side: str) -> str:
    """A side of the key as the tables call it."""
    organisation = organisation_of(side) if len(side) > len("XXX") else None
    return organisation.id if organisation else side


def matched(scene_: Scene, lines: Sequence[Commitment]) -> dict[str, Commitment]:
    """The lines found of the key's, each once, those most alike first."""
    scored = sorted(
        (
            (scene_.alike(line.said, row["words"]), row["commitment"], at)
            for row in scene_.corpus.lines
            for at, line in enumerate(lines)
            if line.kind.value == row["kind"] and _is_bound(line, row)
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    found: dict[str, Commitment] = {}
    used: set[int] = set()
    for score, name, at in scored:
        if score >= HALF and name not in found and at not in used:
            found[name] = lines[at]
            used.add(at)
    return found


def _is_bound(line: Commitment, row: Row) -> bool:
    bound = {code(each) for each in ([row["by"]] if isinstance(row["by"], str) else row["by"])}
    return set(line.by) == bound or (line.claimed_by is not None and set(line.by) - {line.claimed_by} == bound)


def tally(scene_: Scene) -> Tally:
    """The counts of one corpus."""
    lines = scene_.ledger.lines()
    found = matched(scene_, lines)
    counts = Tally(lines=(len(found), len(lines), len(scene_.corpus.lines)))
    for row in scene_.corpus.lines:
        line = found.get(row["commitment"])
        counts += _of_line(scene_, row, line)
        counts += Tally(ladder=_ladder(scene_, row))
    return counts + _shifts(scene_)


def _shifts(scene_: Scene) -> Tally:
    left = list(scene_.ledger.shifts())
    hits = 0
    for row in scene_.corpus.shifts:
        here = [
            each
            for each in left
            if scene_.is_at(each.later.told, row["to"]) and _says(scene_, each.earlier, row["from"])
        ]
        hits += any(each.kind.value == row["kind"] for each in here)
        left = [each for each in left if each not in here]
    return Tally(shifts=(hits, len(scene_.corpus.shifts)), false_shifts=(len(left), len(scene_.ledger.positions())))


def _says(scene_: Scene, earlier: Position, words: Sequence[str]) -> bool:
    return scene_.is_at(earlier.told, words) or words[1].lower() in earlier.text.lower()


def _of_line(scene_: Scene, row: Row, line: Commitment | None) -> Tally:
    there = [deed for deed in row["deeds"] if deed["relation"] in ONES]
    if line is None:
        return Tally(recalled=(0, len(there)), reaffirmed=(0, len(row["repeats"])))
    ranked = sorted((*line.evidence, *line.candidates), key=lambda each: (-each.probability, each.event))
    telling = [
        each for each in ranked if each in line.evidence and each.relation not in {Relation.CONTEXT, Relation.RESPONDS}
    ]
    sure = telling[:SURE]
    fulfils = [each for each in telling if each.relation.is_for]
    right = [deed for deed in there if deed["relation"] in {"fulfils", "partly-fulfils"}]
    return Tally(
        sure=(sum(_is_of(scene_, each, there) for each in sure), len(sure)),
        recalled=(
            sum(any(_is_of(scene_, each, [deed]) for each in ranked[:CANDIDATES]) for deed in there),
            len(there),
        ),
        fulfils=(sum(not _is_of(scene_, each, right) for each in fulfils), len(fulfils)),
        reaffirmed=(
            sum(any(scene_.is_at(each.told[0], said["words"]) for each in telling) for said in row["repeats"]),
            len(row["repeats"]),
        ),
    )


def _is_of(scene_: Scene, evidence: Evidence, deeds: Sequence[Row]) -> bool:
    return any(scene_.is_at(told, deed["words"]) for told in evidence.told for deed in deeds)


def _ladder(scene_: Scene, row: Row) -> tuple[int, int]:
    right = 0
    for state in row["states"]:
        lines = scene_.ledger.lines(as_of=date.fromisoformat(state["on"]))
        line = matched(scene_, lines).get(row["commitment"])
        right += line is not None and line.ladder.value == state["ladder"]
    return right, len(row["states"])


def figures(tallies: Sequence[Tally]) -> dict[str, Figure]:
    """The figures of several corpora, with intervals over corpora."""

    def figure(pick: str, share: Any) -> Figure:
        def value(some: Sequence[Tally]) -> float:
            return float(share(getattr(reduce(Tally.__add__, some, Tally()), pick)))

        return Figure(value(tallies), *resampled(tallies, value), sum(getattr(each, pick)[-1] for each in tallies))

    def share(pair: tuple[int, int]) -> float:
        return pair[0] / pair[1] if pair[1] else 0.0

    def f1(counts: tuple[int, int, int]) -> float:
        return 2 * counts[0] / (counts[1] + counts[2]) if counts[1] + counts[2] else 0.0

    return {
        "lines": figure("lines", f1),
        "deeds.precision-at-5": figure("sure", share),
        "deeds.recall-at-20": figure("recalled", share),
        "deeds.false-fulfils": figure("fulfils", share),
        "ladder": figure("ladder", share),
        "reaffirmed": figure("reaffirmed", share),
        "shifts": figure("shifts", share),
        "shifts.false": figure("false_shifts", share),
    }


def measured() -> dict[str, Figure]:
    """Every figure of the whole suite, and of the corpora that no rule was written on."""
    with tempfile.TemporaryDirectory() as folder:
        found = {each.corpus.id: (each.corpus.is_kept, tally(each)) for each in scenes(Path(folder))}
    parts = {"": list(found.values()), "kept.": [each for each in found.values() if each[0]]}
    return {
        f"commitments.{part}{name}": each
        for part, some in parts.items()
        for name, each in figures([counts for _, counts in some]).items()
    }


def scenes(folder: Path, *, kept: bool | None = None) -> Iterator[Scene]:
    """The corpora with their lines; only those that rules were written on, or only the others, if asked."""
    for corpus in corpora():
        if kept is None or corpus.is_kept is kept:
            yield scene(corpus, built(corpus, folder))


def main() -> None:
    """Print the figures of both halves."""
    with tempfile.TemporaryDirectory() as folder:
        for name, kept in (("written on", False), ("not written on", True)):
            print(f"\n{name}")
            print("\n".join(shown(figures([tally(each) for each in scenes(Path(folder), kept=kept)]))))


if __name__ == "__main__":
    main()
