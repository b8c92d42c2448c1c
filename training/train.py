"""Trains the encoder with its heads, checkpointing so that a run that was stopped goes on where it was.

``python -m training.train configs/attribution.toml OUT``: see ``training/README.md`` for inputs, minutes and scores.
"""

import argparse
import os
import random
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR

from training.encoder import Encoder, Wordpieces
from training.tasks.attribution import AttributionHead, Batch, Window, batch_of, loss_of, texts_of, windows_of


@dataclass(frozen=True, slots=True)
class Recipe:
    """A run: what ``configs/*.toml`` say. Rates are the highest of the schedule; a batch is counted in windows."""

    epochs: int
    batch: int
    encoder_rate: float
    head_rate: float
    warm_up: float  # share of all steps
    seed: int
    threads: int

    @classmethod
    def read(cls, path: Path) -> "Recipe":
        """The recipe in a TOML file; raises ``TypeError`` for a name that is not one of the fields."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8")))


class Model(nn.Module):
    """The encoder and its heads, by name."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.attribution = AttributionHead()

    def vectors(self, batch: Batch) -> Tensor:
        """The encoder's vectors of a batch, in float32."""
        with torch.autocast("cpu", torch.bfloat16):
            encoded: Tensor = self.encoder(batch.ids, batch.shapes, batch.mask)
        return encoded.float()


def main() -> None:
    """Train by a recipe into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    recipe = Recipe.read(options.recipe)
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    wordpieces = Wordpieces()
    train = Path(os.environ["WORDKEEP_DATA"]) / "data" / "polnear" / "train.jsonl"
    windows = [window for text in texts_of(train, wordpieces) for window in windows_of(text)]
    model = Model(Encoder.from_base())
    options.out.mkdir(parents=True, exist_ok=True)
    fit(model, windows, wordpieces, recipe, options.out)


def fit(model: Model, windows: list[Window], wordpieces: Wordpieces, recipe: Recipe, out: Path) -> None:
    """Run the steps of a recipe that are not behind a checkpoint in ``out`` already."""
    steps = recipe.epochs * -(-len(windows) // recipe.batch)
    optimizer = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": recipe.encoder_rate},
            {"params": model.attribution.parameters(), "lr": recipe.head_rate},
        ],
        weight_decay=0.01,
    )
    schedule = LambdaLR(optimizer, lambda step: _rate(step, steps, recipe.warm_up))
    state: dict[str, Any] = {"model": model, "optimizer": optimizer, "schedule": schedule}
    begun = time.monotonic()
    done = _resume(out, state)
    model.train()
    for step, batch in enumerate(_batches(windows, wordpieces, recipe)):
        if step < done:
            continue
        loss = loss_of(model.attribution, model.vectors(batch), batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 0 or step == steps - 1:
            print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.monotonic() - begun:.0f} s", flush=True)
        if step % 100 == 99 or step == steps - 1:
            _checkpoint(out, state, step + 1)


def _batches(windows: list[Window], wordpieces: Wordpieces, recipe: Recipe) -> Iterator[Batch]:
    """The batches of all epochs: always the same for a seed, so that a resumed run sees what it would have seen."""
    order = random.Random(recipe.seed)
    for _ in range(recipe.epochs):
        shuffled = order.sample(windows, len(windows))
        for start in range(0, len(shuffled), recipe.batch):
            yield batch_of(shuffled[start : start + recipe.batch], wordpieces)


def _rate(step: int, steps: int, warm_up: float) -> float:
    """Up in a straight line, then down to nothing in another."""
    warm = max(1, int(warm_up * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))


def _checkpoint(out: Path, state: dict[str, Any], done: int) -> None:
    """Keep everything a run needs to go on; the file is put in place whole."""
    part = out / "checkpoint.part"
    torch.save({name: each.state_dict() for name, each in state.items()} | {"done": done}, part)
    part.replace(out / "checkpoint.pt")


def _resume(out: Path, state: dict[str, Any]) -> int:
    """The steps that lie behind, after taking up the checkpoint if there is one."""
    path = out / "checkpoint.pt"
    if not path.is_file():
        return 0
    kept = torch.load(path, weights_only=True)
    for name, each in state.items():
        each.load_state_dict(kept[name])
    return int(kept["done"])


if __name__ == "__main__":
    main()
