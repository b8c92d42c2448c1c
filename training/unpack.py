"""Turns the model that ships back into a checkpoint, so that training goes on from it without the run that made it.

``python -m training.unpack FOLDER OUT``: FOLDER is what ``training.export`` wrote. Weights come back as near as int8 kept
them, within half a percent; the word embeddings, which are not trained, are the base model's own.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.encoder import Encoder
from training.export import BLOCK
from training.model import Model

ZERO: Final = 128  # what stands for 0 in a block of symmetric int8


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    model = Model(Encoder.from_base())
    wanted = model.state_dict()
    found: dict[str, torch.Tensor] = {}
    for path in sorted(options.folder.glob("*.onnx")):
        found |= {name: torch.tensor(value) for name, value in weights_in(path)}
    found["encoder.words.weight"] = wanted["encoder.words.weight"]
    model.load_state_dict({name: found[name].reshape(wanted[name].shape) for name in wanted})
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict(), "done": 0}, options.out / "checkpoint.pt")


def weights_in(path: Path) -> Iterator[tuple[str, Any]]:
    """The weights of one file by the names they have in ``Model``, as float32."""
    graph = onnx.load(path).graph
    kept = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    if path.stem == "absent":
        yield "heads.absent", next(iter(kept.values()))
        return

    def named(name: str) -> str:
        if path.stem == "encoder":
            return f"heads.{name}" if name.startswith("tokens.") else name
        if path.stem == "back":
            return name
        return f"heads.{path.stem}.{name}"

    for node in graph.node:  # matrices that go by no name of their own
        place = re.sub(r"/MatMul[^/]*$", "", node.name).strip("/").replace("/", ".")
        if node.op_type == "MatMulNBits":
            blocks = (kept[node.input[1]].astype(np.float32) - ZERO) * kept[node.input[2]][..., None]
            assert blocks.shape[-1] == BLOCK
            yield named(f"{place}.weight"), blocks.reshape(blocks.shape[0], -1)
        elif node.op_type == "MatMul" and node.input[1] in kept:
            yield named(f"{place}.weight"), np.ascontiguousarray(kept[node.input[1]].T)
    for name, value in kept.items():
        if name.endswith(".table"):
            rows = value.astype(np.float32) * kept[name.removesuffix("table") + "scales"]
            yield named(name.removesuffix("table") + "weight"), rows
        elif value.dtype == np.float32 and "::" not in name and not name.endswith("scales"):
            yield named(name), value.copy()


if __name__ == "__main__":
    main()
