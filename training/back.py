"""Teaches the layers that look back, and the head of antecedents; everything else of the model stays as it is.

``python -m training.back training/configs/back.toml OUT --start FOLDER``: FOLDER is a run's; OUT gets its checkpoint with
these layers in it, after every epoch. A mention-ranking loss: the chances of all earlier mentions of the same entity add up
(Durrett and Klein 2013), and of nobody where there is none.
"""

import argparse
import random
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR

from training import chains
from training.chains import Asked, Offered, Passage
from training.encoder import BASE, Encoder, padded
from training.heads import bucket_of
from training.model import Model
from training.network import TorchNetwork
from training.streams import data_folder
from training.train import rate_at
from wordkeep.annotate.tags import Range
from wordkeep.annotate.wordpieces import Wordpieces

MOST: Final = 16  # asked about in a window, in training


@dataclass(frozen=True, slots=True)
class Recipe:
    """A run: ``streams`` gives how often each set is seen in an epoch, rates are the highest of the schedule."""

    epochs: int
    window: int
    wordpieces: int
    layer_rate: float
    head_rate: float
    warm_up: float  # share of all steps
    seed: int
    streams: dict[str, float]


def main() -> None:
    """Train by a recipe into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, required=True, help="the folder of the run whose layers these are")
    options = parser.parse_args()
    recipe = Recipe(**tomllib.loads(options.recipe.read_text(encoding="utf-8")))
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    model, done = started(options.start)
    options.out.mkdir(parents=True, exist_ok=True)
    passages = load(list(recipe.streams), model)
    for epoch in fitted(model, passages, recipe):
        torch.save({"model": model.state_dict(), "done": done}, options.out / "checkpoint.pt")
        print(f"epoch {epoch} is kept", flush=True)


def started(folder: Path) -> tuple[Model, int]:
    """The model of a run, the layers that look back being a copy of its upper ones, and the steps that lie behind it."""
    kept = torch.load(folder / "checkpoint.pt", weights_only=True)
    encoder = Encoder()
    weights = {name.removeprefix("encoder."): each for name, each in kept["model"].items() if "encoder." in name}
    encoder.load_state_dict(weights)
    model = Model(encoder)
    others = {
        name: each for name, each in kept["model"].items() if not name.startswith(("back.", "heads.antecedents."))
    }
    model.load_state_dict(others, strict=False)
    return model, kept["done"]


def load(names: Sequence[str], model: Model) -> dict[str, list[Passage]]:
    """The passages of these sets."""
    data, wordpieces = data_folder(), Wordpieces(BASE / "tokenizer.json")
    readers = {
        "gum": lambda: chains.gum(data, wordpieces),
        "litbank": lambda: chains.litbank(data, wordpieces),
        "own": lambda: chains.own(wordpieces),
        "gap": lambda: chains.gap(data, TorchNetwork(model)),
    }
    return {name: list(readers[name]()) for name in names}


def fitted(model: Model, passages: dict[str, list[Passage]], recipe: Recipe) -> Iterator[int]:
    """Run the epochs one by one, giving the number of each that lies behind."""
    order = random.Random(recipe.seed)
    wordpieces = Wordpieces(BASE / "tokenizer.json")
    marks = wordpieces.opening, wordpieces.closing
    epochs = [list(_epoch(passages, recipe, order)) for _ in range(recipe.epochs)]
    steps = sum(map(len, epochs))
    parts = [*model.back.parameters(), *model.heads.antecedents.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": model.back.parameters(), "lr": recipe.layer_rate},
            {"params": model.heads.antecedents.parameters(), "lr": recipe.head_rate},
        ],
        weight_decay=0.01,
    )
    schedule = LambdaLR(optimizer, lambda step: rate_at(step, steps, recipe.warm_up))
    told, step, begun = 0.0, 0, time.monotonic()
    for number, batches in enumerate(epochs):
        model.eval()
        model.back.train()
        model.heads.antecedents.train()
        for batch in batches:
            losses = list(_losses(model, batch, marks, order))
            loss = torch.stack(losses).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parts, 1.0)
            optimizer.step()
            schedule.step()
            told = 0.95 * told + 0.05 * loss.item() if step else loss.item()
            if step % 50 == 0:
                print(f"step {step} of {steps}, {time.monotonic() - begun:.0f} s: {told:.3f}", flush=True)
            step += 1
        model.eval()
        yield number


def _epoch(passages: dict[str, list[Passage]], recipe: Recipe, order: random.Random) -> Iterator[list[Passage]]:
    """The batches of one epoch: windows of like length, about ``wordpieces`` of them in a batch."""
    batches: list[list[Passage]] = []
    for name, share in recipe.streams.items():
        windows = [part for passage in passages[name] for part in passage.windows(recipe.window, order)]
        windows = [part for part in windows if part.asked and part.offered]
        wanted = round(share * len(windows))
        rounds = -(-wanted // len(windows))
        chosen = [part for _ in range(rounds) for part in order.sample(windows, len(windows))][:wanted]
        for start in range(0, len(chosen), 300):
            pool = sorted(chosen[start : start + 300], key=lambda part: len(part.ids) + order.random() * 8)
            batches.extend(_batched(pool, recipe.wordpieces))
    order.shuffle(batches)
    yield from batches


def _batched(pool: Sequence[Passage], wordpieces: int) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    for part in pool:
        if batch and (len(batch) + 1) * (len(part.ids) + 2) > wordpieces:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _losses(model: Model, batch: Sequence[Passage], marks: tuple[int, int], order: random.Random) -> Iterator[Tensor]:
    opening, closing = marks
    ids = padded([[opening, *part.ids, closing] for part in batch])
    shapes = padded([[0, *part.shapes, 0] for part in batch])
    mask = padded([[1] * (len(part.ids) + 2) for part in batch])
    with torch.no_grad():
        halfway, seen = model.encoder.halfway(ids, shapes, torch.zeros_like(ids), mask)
    vectors = model.back(halfway, seen)[:, 1:]
    for own, part in zip(vectors, batch, strict=True):
        asked = part.asked if len(part.asked) <= MOST else order.sample(part.asked, MOST)
        scores = antecedent_scores(model, own, [each.span for each in asked], [each.span for each in part.offered])
        for row, each in zip(scores, asked, strict=True):
            yield _loss(row, each, part.offered)


def _loss(row: Tensor, asked: Asked, offered: Sequence[Offered]) -> Tensor:
    """Minus the log of the chances of all that is right, among what stands before the words and nobody (the last)."""
    earlier = [at for at, each in enumerate(offered) if each.span[1] <= asked.span[0]]
    if asked.sparse:
        earlier = [at for at in earlier if offered[at].entity or offered[at].is_name]
    right = [place for place, at in enumerate(earlier) if offered[at].entity in asked.entities]
    if asked.sparse and not asked.entities:
        right = [place for place, at in enumerate(earlier) if offered[at].entity is None] + [len(earlier)]
    chances = torch.cat([row[earlier], row[-1:]]).log_softmax(-1)
    return -chances[right or [len(earlier)]].logsumexp(0)


def antecedent_scores(model: Model, own: Tensor, asking: Sequence[Range], offered: Sequence[Range]) -> Tensor:
    """Scores ``(asking, offered + 1)`` of going back to each offered span, the last column being nobody."""
    left, right = (torch.stack([own[start:end].mean(0) for start, end in spans]) for spans in (asking, offered))
    starts = torch.tensor([start for start, _ in offered])
    near = bucket_of(starts[None] - torch.tensor([start for start, _ in asking])[:, None])
    scores: Tensor = model.heads.antecedents(left, right, near)
    return scores


if __name__ == "__main__":
    main()
