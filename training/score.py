"""Scores a checkpoint on PolNeAR dev with the same scorer as every other reader (``evaluation/attribution.py``)."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from evaluation.attribution import Attribution, gold_in, polnear_file, report, score
from training.encoder import Encoder, Wordpieces
from training.tasks.attribution import TAGS, Marked, Range, Text, batch_of, linked, windows_of
from training.train import Model
from wordkeep.model.span import Span

TOGETHER = 8  # windows encoded at once


def main() -> None:
    """Print the table of a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the folder that training wrote to")
    options = parser.parse_args()
    wordpieces = Wordpieces()
    model = Model(Encoder())
    model.load_state_dict(torch.load(options.out / "checkpoint.pt", weights_only=True)["model"])
    model.eval()
    scored = []
    for gold in gold_in(polnear_file("dev")):
        pieces = wordpieces.of(gold.text)
        found = [_in_characters(each, pieces.offsets) for each in read(model, Text(pieces, ()), wordpieces)]
        scored.append(score(gold.text, gold.attributions, found))
    print(*report(scored), sep="\n")


@torch.inference_mode()
def read(model: Model, text: Text, wordpieces: Wordpieces) -> list[Marked]:
    """The attributions of a text, in wordpieces."""
    cores = torch.cat(list(_cores(model, text, wordpieces)))
    tags = model.attribution.tags(cores).argmax(-1).tolist()
    return linked(model.attribution, cores, _mended(tags))


def _cores(model: Model, text: Text, wordpieces: Wordpieces) -> Iterator[Tensor]:
    windows = list(windows_of(text))
    for start in range(0, len(windows), TOGETHER):
        batch = batch_of(windows[start : start + TOGETHER], wordpieces)
        for row, window in zip(model.vectors(batch), batch.windows, strict=True):
            first = 1 + window.core_start - window.start
            yield row[first : first + window.core_end - window.core_start]


def _mended(tags: Sequence[int]) -> list[int]:
    """Tags with single wordpieces put right that stand between two of one span."""
    mended = list(tags)
    for at in range(1, len(tags) - 1):
        before, after = TAGS[mended[at - 1]], TAGS[tags[at + 1]]
        if after.startswith("I-") and before[2:] == after[2:] and TAGS[tags[at]][2:] != after[2:]:
            mended[at] = tags[at + 1]
    return mended


def _in_characters(marked: Marked, offsets: Sequence[Range]) -> Attribution:
    def spans(ranges: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(Span(offsets[start][0], offsets[end - 1][1]) for start, end in ranges)

    return Attribution(spans(marked.source), spans(marked.cue), spans(marked.content))


if __name__ == "__main__":
    main()
