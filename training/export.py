"""Exports a checkpoint to what the package ships: ONNX files in int8, the tokenizer, and a manifest.

``python -m training.export OUT FOLDER [--float]``: OUT is the folder that training wrote to. Weights become int8 in blocks,
what they are multiplied with stays float32; ``--float`` leaves all in float32, for comparison.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from training.encoder import BASE, WIDTH, Encoder
from training.model import Model

OPSET: Final = 17
BLOCK: Final = 128  # weights that share a scale
FLOAT32: Final = 1  # what onnxruntime calls the accuracy level in which a matrix is multiplied


class Whole(nn.Module):
    """The encoder with the tags of all layers, for one window: ``(1, N)`` three times to three of its kinds of rows.

    They are ``(N, 384)``, ``(N, tags)`` and ``(N, 384)``; ``OneWindow`` goes on from the last.
    """

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder, self.tokens = model.encoder, model.heads.tokens

    def forward(self, ids: Tensor, shapes: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors, scores and the vectors of half way."""
        vectors, halfway = self.encoder.both(ids, shapes, marks, None)
        return vectors[0], self.tokens(vectors[0]), halfway[0]


class OneWindow(nn.Module):
    """The layers that look back, for one window: ``(N, 384)`` to ``(N, 384)``."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.back = model.back

    def forward(self, halfway: Tensor) -> Tensor:
        """The vectors."""
        vectors: Tensor = self.back(halfway[None])[0]
        return vectors


class Rows(nn.Module):
    """A table of embeddings in int8, each row with a scale of its own: one scale for all of them costs 3% of a vector."""

    table: Tensor
    scales: Tensor

    def __init__(self, whole: nn.Embedding) -> None:
        super().__init__()
        weight = whole.weight.detach()
        scales = weight.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("table", (weight / scales).round().to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, numbers: Tensor) -> Tensor:
        """The rows of these numbers, in float32."""
        return self.table[numbers].float() * self.scales[numbers]


def main() -> None:
    """Export by the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float", action="store_true", help="leave the weights in float32")
    parser.add_argument("--name", default="reader")
    options = parser.parse_args()
    model = Model(Encoder())
    kept = torch.load(options.out / "checkpoint.pt", weights_only=True)
    model.load_state_dict(kept["model"])
    model.eval()
    if not options.float:
        model.encoder.words, model.encoder.places = Rows(model.encoder.words), Rows(model.encoder.places)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, module, inputs, names, axes in _parts(model):
        _export(options.folder / f"{name}.onnx", module, inputs, names, axes, quantised=not options.float)
    shutil.copyfile(BASE / "tokenizer.json", options.folder / "tokenizer.json")
    (options.folder / "manifest.json").write_text(
        json.dumps(_manifest(options.folder, options.name, kept["done"]), indent=1) + "\n", encoding="utf-8"
    )


Part = tuple[str, nn.Module, tuple[Tensor, ...], list[str], dict[str, dict[int, str]]]


def _parts(model: Model) -> Sequence[Part]:
    """Each file's module with examples of its inputs, their names and which of their axes may be of any length."""
    heads = model.heads
    ids = torch.randint(1000, 2000, (1, 24))
    tokens, spans = torch.randn(9, WIDTH), torch.randn(3, WIDTH)
    near, lines = torch.randint(0, 40, (3, 9)), torch.randint(0, 8, (3, 9))
    window = {name: {1: "length"} for name in ("ids", "shapes", "marks")}
    conditioned = {"tokens": {0: "length"}, "spans": {0: "spans"}} | {
        name: {0: "spans", 1: "length"} for name in ("near", "lines")
    }
    names = ["tokens", "spans", "near", "lines"]
    sorted_ = {
        name: (torch.randn(2, parts * WIDTH),)
        for name, parts in (("acts", 4), ("deeds", 2), ("pair", 4), ("sentence", 1))
    }
    return [
        ("encoder", Whole(model), (ids, ids % 12, ids % 3), ["ids", "shapes", "marks"], window),
        ("back", OneWindow(model), (tokens,), ["halfway"], {"halfway": {0: "length"}}),
        ("said", heads.said, (tokens, spans, near, lines), names, conditioned),
        ("done", heads.done, (tokens, spans, near, lines), names, conditioned),
        *(
            (name, getattr(heads, name), inputs, ["features"], {"features": {0: "spans"}})
            for name, inputs in sorted_.items()
        ),
        (
            "antecedents",
            heads.antecedents,
            (spans, tokens, near),
            ["asking", "offered", "near"],
            {"asking": {0: "asking"}, "offered": {0: "offered"}, "near": {0: "asking", 1: "offered"}},
        ),
        ("absent", _Constant(heads.absent), (), [], {}),
    ]


class _Constant(nn.Module):
    def __init__(self, value: Tensor) -> None:
        super().__init__()
        self.value = value

    def forward(self) -> Tensor:
        return self.value + 0


def _export(
    path: Path,
    module: nn.Module,
    inputs: tuple[Tensor, ...],
    names: list[str],
    axes: dict[str, dict[int, str]],
    *,
    quantised: bool,
) -> None:
    outputs = {"encoder": ["vectors", "scores", "halfway"], "back": ["vectors"]}.get(path.stem, ["scores"])
    for name in outputs:
        axes = axes | {name: {0: "rows"}}
    if path.stem in ("said", "done"):
        axes = axes | {"scores": {0: "spans", 1: "length"}}
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module,
            inputs,
            str(plain),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        if quantised and path.stem in ("encoder", "back"):
            _quantise(plain, path)
        else:
            shutil.copyfile(plain, path)


def _quantise(plain: Path, path: Path) -> None:
    """Matrices in blocks of int8, each with its scale, multiplied in float32."""
    matrices = MatMulNBitsQuantizer(
        onnx.load(plain), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=FLOAT32
    )
    matrices.process()
    matrices.model.save_model_to_file(str(path), use_external_data_format=False)


TRAINED_ON: Final = [
    ("PolNeAR 1.0.0, train", "none stated; not redistributed", "attributions"),
    ("CoreNLP annotations of the same texts", "none stated; not redistributed", "silver names, times and antecedents"),
    ("TimeBank and AQUAINT (TempEval-3), four fifths", "none stated; not redistributed", "times"),
    ("PLV_train", "none stated; not redistributed", "PLOVER types between two given actors"),
    ("WikiGold", "CC BY 4.0", "names"),
    ("re3d, without its non-commercial part", "as each source: OGL, public domain, CC BY-SA", "names"),
    (
        "GUM: bio, voyage, news, interview, academic, court",
        "CC BY 4.0, CC BY-SA 3.0 or CC BY 2.5",
        "names, mentions, antecedents",
    ),
    ("MEANTIME (first five sentences of each document)", "CC BY 4.0", "names, mentions, times, antecedents"),
    (
        "Wordkeep's sentences of acts and deeds, four fifths, and passages",
        "CC BY 4.0",
        "acts, deeds, attributions, relations",
    ),
    ("GAP, development", "Apache-2.0; texts CC BY-SA 3.0", "antecedents"),
    ("LitBank", "CC BY 4.0", "antecedents"),
    ("Wordkeep's passages with chains", "CC BY 4.0", "antecedents"),
    ("all-MiniLM-L6-v2", "Apache-2.0", "the weights training starts from, and the sentence vectors kept close to"),
]
"""Each set: what it is, on what terms, what for. Sets marked non-commercial are only measured on."""


def _manifest(folder: Path, name: str, steps: int) -> dict[str, Any]:
    files = sorted(path for path in folder.iterdir() if path.name not in ("manifest.json", "__init__.py"))
    return {
        "name": name,
        "version": "1",
        "steps": steps,
        "seed": 1,
        "files": {
            path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
            for path in files
        },
        "trained_on": [{"set": set_, "licence": licence, "use": use} for set_, licence, use in TRAINED_ON],
        "calibration": {},
    }


if __name__ == "__main__":
    main()
