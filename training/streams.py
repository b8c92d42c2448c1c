"""The streams of training: which units an epoch holds, and how they are put together into batches."""

import csv
import os
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.plover import fold_of
from training import corpora
from training.data.check import PASSAGES, for_choosing, held_out
from training.swaps import Swaps
from training.units import Unit, joined, plv_pairs, sentences, unit_of, windows_of
from wordkeep.annotate.wordpieces import Wordpieces


def data_folder() -> Path:
    """Where the sets of others lie (``WORDKEEP_DATA``)."""
    return Path(os.environ["WORDKEEP_DATA"]) / "data"


def plv_rows() -> list[dict[str, str]]:
    """The rows of PLV_train, in the order of the file."""
    with (data_folder() / "plv" / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@dataclass(slots=True)
class Streams:
    """All training units by stream: ``long`` ones are cut into windows anew for every epoch."""

    swaps: Swaps
    long: dict[str, list[Unit]] = field(default_factory=dict)
    short: dict[str, list[Unit]] = field(default_factory=dict)

    @classmethod
    def load(cls, names: Sequence[str], wordpieces: Wordpieces, *, without_fold: int) -> "Streams":
        """The streams of these names; PLV without one fold of its rows (-1: with all)."""
        data = data_folder()
        streams = cls(Swaps(data / "actors", wordpieces))
        readers: dict[str, Callable[[], Iterator[corpora.Labelled]]] = {
            "polnear": lambda: corpora.polnear(data, "train"),
            "times": lambda: corpora.timebank(data, "train"),
            "wikigold": lambda: corpora.wikigold(data),
            "re3d": lambda: corpora.re3d(data, measured=False),
            "gum": lambda: corpora.gum(data, "permissive_train"),
            "meantime": lambda: corpora.meantime(data),
        }
        for name in names:
            if name in readers:
                streams.long[name] = [unit_of(each, wordpieces) for each in readers[name]()]
        if "sentences" in names or "pairs" in names:
            own = list(sentences(wordpieces, keep=lambda id_: not held_out(id_)))
            own += sentences(wordpieces, keep=lambda id_: not for_choosing(id_), folder=PASSAGES)
            streams.short["sentences"] = [unit for unit, _ in own]
            streams.short["pairs"] = [pair for _, pairs in own for pair in pairs]
        if "plv" in names:
            rows = [row for row in plv_rows() if fold_of(row["sentence"]) != without_fold]
            streams.short["plv"] = list(plv_pairs(rows, wordpieces))
        return streams

    def epoch(self, times: dict[str, float], window: int, wordpieces: int, order: random.Random) -> list[list[Unit]]:
        """The batches of one epoch, stream by stream: units of like length, about ``wordpieces`` of them in a batch."""
        batches: list[list[Unit]] = []
        for name, share in times.items():
            units = self.short.get(name) or self._windows(name, window, order)
            wanted = round(share * len(units))
            chosen = [unit for _ in range(-(-wanted // max(1, len(units)))) for unit in order.sample(units, len(units))]
            chosen = chosen[:wanted]
            if name == "sentences":
                chosen = [self.swaps.of(unit, order) for unit in _passages(chosen, window, order)]
            batches.extend(_batched(chosen, wordpieces, order))
        return batches

    def _windows(self, name: str, window: int, order: random.Random) -> list[Unit]:
        parts = (part for unit in self.long[name] for part in windows_of(unit, window, order.randrange(window // 2)))
        return [self.swaps.of(part, order) for part in parts]


def _passages(units: Sequence[Unit], longest: int, order: random.Random) -> Iterator[Unit]:
    """Units put together at random, one to six to a passage of at most ``longest`` wordpieces, some on lines of their own."""
    part: list[Unit] = []
    wanted = 1
    for unit in units:
        if part and (len(part) == wanted or sum(map(len, part)) + len(unit) > longest):
            yield joined(part, [order.random() < 0.5 for _ in part])
            part, wanted = [], order.choice((1, 1, 2, 3, 4, 6))
        part.append(unit)
    if part:
        yield joined(part, [order.random() < 0.5 for _ in part])


def _batched(units: Sequence[Unit], wordpieces: int, order: random.Random) -> Iterator[list[Unit]]:
    """Units in batches, sorted by length in pools of a few hundred so that little is filled up."""
    for start in range(0, len(units), 400):
        pool = sorted(units[start : start + 400], key=lambda unit: len(unit) + order.random() * 8)
        batch: list[Unit] = []
        for unit in pool:
            if batch and (len(batch) + 1) * (len(unit) + 2) > wordpieces:
                yield batch
                batch = []
            batch.append(unit)
        if batch:
            yield batch
