"""Trains the encoder with all its heads, checkpointing so that a run that was stopped goes on where it was.

``python -m training.train training/configs/reader.toml OUT``: see ``training/README.md`` for inputs, minutes and scores.
Two processes with one thread each share every step: on two cores they are faster than two threads.
"""

import argparse
import random
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import distributed, multiprocessing, nn
from torch.optim.lr_scheduler import LambdaLR

from training.encoder import BASE, Encoder
from training.model import Batch, Model
from training.streams import Streams
from training.units import Unit
from training.vectors import Taught
from wordkeep.annotate.wordpieces import Wordpieces


@dataclass(frozen=True, slots=True)
class Recipe:
    """A run: what ``configs/*.toml`` say. Rates are the highest of the schedule.

    ``streams`` gives how often each stream is seen in an epoch, ``weights`` how much a head's loss counts (1 if not
    named), ``frozen`` how many of the lowest layers stay as they are, ``start`` a folder of an earlier run to begin with,
    ``without_fold`` the fold of PLV that is left out (-1: none).
    """

    epochs: int
    window: int
    wordpieces: int
    encoder_rate: float
    head_rate: float
    warm_up: float  # share of all steps
    seed: int
    processes: int
    streams: dict[str, float]
    weights: dict[str, float] = field(default_factory=dict)
    frozen: int = 0
    start: str = ""
    without_fold: int = -1

    @classmethod
    def read(cls, path: Path) -> "Recipe":
        """The recipe in a TOML file; raises ``TypeError`` for a name that is not one of the fields."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8")))


def main() -> None:
    """Train by a recipe into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", default="", help="the folder of an earlier run to begin with")
    parser.add_argument("--without-fold", type=int, default=-1, help="leave out this fold of PLV")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    processes = Recipe.read(options.recipe).processes
    multiprocessing.spawn(_one, (processes, options), nprocs=processes)


def _one(rank: int, processes: int, options: argparse.Namespace) -> None:
    """One of the processes of a run."""
    torch.set_num_threads(1)
    meeting = (options.out / "meeting").absolute()
    if rank == 0:
        meeting.unlink(missing_ok=True)
    else:
        time.sleep(2)
    distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=processes)
    recipe = Recipe.read(options.recipe)
    torch.manual_seed(recipe.seed + rank)
    wordpieces = Wordpieces(BASE / "tokenizer.json")
    streams = Streams.load(list(recipe.streams), wordpieces, without_fold=options.without_fold)
    model = Model(Encoder.from_base())
    if options.start:
        model.load_state_dict(torch.load(Path(options.start) / "checkpoint.pt", weights_only=True)["model"])
    taught = Taught(streams, wordpieces) if "vectors" in recipe.streams else None
    Run(model, streams, taught, wordpieces, recipe, rank).fit(options.out)


class Run:
    """A run of one process."""

    def __init__(
        self, model: Model, streams: Streams, taught: Taught | None, wordpieces: Wordpieces, recipe: Recipe, rank: int
    ) -> None:
        self.model, self.streams, self.taught, self.wordpieces = model, streams, taught, wordpieces
        self.recipe, self.rank = recipe, rank
        model.encoder.words.requires_grad_(requires_grad=False)  # most of the weights; what they would learn is little
        if recipe.frozen:  # nothing below them is learnt either, so that the way back ends there
            for part in (*_below(model.encoder), *model.encoder.layers[: recipe.frozen]):
                part.requires_grad_(requires_grad=False)
            model.encoder.kind.requires_grad_(requires_grad=False)
        self.parameters = [each for each in model.parameters() if each.requires_grad]
        encoder = [each for each in model.encoder.parameters() if each.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": encoder, "lr": recipe.encoder_rate},
                {"params": list(model.heads.parameters()), "lr": recipe.head_rate},
            ],
            weight_decay=0.01,
        )

    def fit(self, out: Path) -> None:
        """Run the steps of the recipe that are not behind a checkpoint in ``out`` already."""
        batches = list(self._batches())
        steps = len(batches)
        schedule = LambdaLR(self.optimizer, lambda step: rate_at(step, steps, self.recipe.warm_up))
        state: dict[str, Any] = {"model": self.model, "optimizer": self.optimizer, "schedule": schedule}
        done, begun, seen = _resume(out, state), time.monotonic(), 0
        self.model.train()
        told: dict[str, float] = {}
        for step in range(done, steps):
            units = batches[step]
            losses = self._losses(units)
            total = sum(self.recipe.weights.get(name, 1.0) * loss for name, loss in losses.items())
            self.optimizer.zero_grad()
            total.backward()
            self._average()
            nn.utils.clip_grad_norm_(self.parameters, 1.0)
            self.optimizer.step()
            schedule.step()
            seen += sum(map(len, units))
            for name, loss in losses.items():
                told[name] = 0.9 * told.get(name, loss.item()) + 0.1 * loss.item()
            if self.rank == 0 and (step % 25 == 0 or step == steps - 1):
                rate = seen / (time.monotonic() - begun)
                figures = " ".join(f"{name} {loss:.3f}" for name, loss in sorted(told.items()))
                print(f"step {step} of {steps}, {rate:.0f} wordpieces/s a process: {figures}", flush=True)
            if self.rank == 0 and (step % 100 == 99 or step == steps - 1):
                _checkpoint(out, state, step + 1)

    def _losses(self, units: list[Unit]) -> dict[str, torch.Tensor]:
        batch = Batch.of(units, self.wordpieces.opening, self.wordpieces.closing)
        if self.taught and (right := self.taught.vectors_of(units)) is not None:
            return {"vectors": self.model.sentence_loss(batch, right)}
        return self.model.losses(batch)

    def _average(self) -> None:
        """Make every process's gradients the mean of all."""
        for each in self.parameters:
            if each.grad is None:
                each.grad = torch.zeros_like(each)
        flat = torch.cat([each.grad.flatten() for each in self.parameters if each.grad is not None])
        distributed.all_reduce(flat)
        flat /= self.recipe.processes
        at = 0
        for each in self.parameters:
            assert each.grad is not None
            each.grad.copy_(flat[at : at + each.numel()].view_as(each))
            at += each.numel()

    def _batches(self) -> Iterator[list[Unit]]:
        """The process's batches of all epochs: the same for a seed, so that a resumed run sees what it would have seen."""
        order = random.Random(self.recipe.seed)
        for _ in range(self.recipe.epochs):
            if self.taught:
                self.streams.short["vectors"] = self.taught.units
            batches = self.streams.epoch(self.recipe.streams, self.recipe.window, self.recipe.wordpieces, order)
            together = self.recipe.processes  # neighbours, which are alike in cost, so that none waits for another
            steps = [batches[at : at + together] for at in range(0, len(batches) - together + 1, together)]
            order.shuffle(steps)
            yield from (step[self.rank] for step in steps)


def _below(encoder: Encoder) -> tuple[nn.Module, ...]:
    """What stands below the first layer, but for the words."""
    return encoder.places, encoder.shapes, encoder.marks, encoder.norm


def rate_at(step: int, steps: int, warm_up: float) -> float:
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
