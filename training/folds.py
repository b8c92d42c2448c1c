"""Predictions for every row of PLV_train by a model that was trained without the row's fold.

``python -m training.folds FOLDER``: FOLDER holds ``fold-0`` to ``fold-4``, each made by ``training.train
training/configs/folds.toml FOLDER/fold-K --start FIRST --without-fold K``. Writes ``training/results/plv_folds.jsonl``. The
probabilities of a fold are scaled by the slope that fits the other four.
"""

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path

import torch

from evaluation.plover import FOLDS, PREDICTIONS, fold_of, older
from training.network import TorchNetwork
from training.streams import plv_rows
from training.units import unmarked
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.relate import relations
from wordkeep.annotate.tags import NONE


def main() -> None:
    """Predict all folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = plv_rows()
    folds = [fold_of(row["sentence"]) for row in rows]
    networks = [TorchNetwork.read(options.folder / f"fold-{fold}") for fold in range(FOLDS)]
    raw = [predicted(row, networks[fold]) for row, fold in zip(rows, folds, strict=True)]
    slopes = [
        slope_of([(row["gold_root"], each) for row, each, of in zip(rows, raw, folds, strict=True) if of != fold])
        for fold in range(FOLDS)
    ]
    lines = []
    for number, (fold, chances) in enumerate(zip(folds, raw, strict=True)):
        kept = {type_: round(chance, 4) for type_, chance in sharpened(chances, slopes[fold]).items()}
        lines.append(json.dumps({"row": number, "fold": fold, "slope": slopes[fold], "probabilities": kept}))
    PREDICTIONS.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def predicted(row: dict[str, str], network: TorchNetwork) -> dict[str, float]:
    """The probabilities of the 16 types for one row; PLV has no pair without a type."""
    text, spans = unmarked(row["marked_sentence"])
    chances = relations(text, spans.get("s"), spans.get("t"), network, Calibration())
    del chances[NONE]
    return sharpened(chances, 1.0)


def sharpened(chances: dict[str, float], slope: float) -> dict[str, float]:
    """Probabilities as they are when the scores behind them are multiplied by ``slope``."""
    powers = {type_: chance**slope for type_, chance in chances.items()}
    return {type_: power / sum(powers.values()) for type_, power in powers.items()}


def slope_of(judged: Sequence[tuple[str, dict[str, float]]]) -> float:
    """The slope under which the right types are likeliest (temperature scaling, Guo et al. 2017), to two places."""

    def likelihood(slope: float) -> float:
        return sum(math.log(max(older(sharpened(chances, slope))[type_], 1e-9)) for type_, chances in judged)

    return max((hundredth / 100 for hundredth in range(30, 301, 5)), key=likelihood)


if __name__ == "__main__":
    main()
