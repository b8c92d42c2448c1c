"""What ships as the reader: the manifest that training writes beside the model, and the one hash that stands for it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evaluation.corpora import ROOT

MANIFEST: Final = ROOT / "src" / "wordkeep" / "reader" / "manifest.json"


@dataclass(frozen=True, slots=True)
class TrainedOn:
    """A set that was trained on, its licence, and what for."""

    set: str
    licence: str
    use: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the model: its SHA-256 and its size in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The shipped reader: its files, what it was trained on, and how.

    ``calibration`` is what its probabilities are corrected with, in whatever form training writes it.
    """

    name: str
    version: str
    files: Mapping[str, File]
    trained_on: tuple[TrainedOn, ...]
    steps: int
    seed: int
    calibration: Any = None

    @property
    def fingerprint(self) -> str:
        """One SHA-256 for all files and the calibration: the same as long as the reader finds the same."""
        files = {name: file.sha256 for name, file in self.files.items()}
        return hashlib.sha256(json.dumps([files, self.calibration], sort_keys=True).encode()).hexdigest()


def manifest_of(written: Mapping[str, Any]) -> Manifest:
    """The manifest as its file has it; ``KeyError`` or ``TypeError`` where a field is missing."""
    return Manifest(
        name=written["name"],
        version=str(written["version"]),
        files={name: File(each["sha256"], each["bytes"]) for name, each in written["files"].items()},
        trained_on=tuple(TrainedOn(each["set"], each["licence"], each["use"]) for each in written["trained_on"]),
        steps=written["steps"],
        seed=written["seed"],
        calibration=written.get("calibration"),
    )


def shipped(path: Path = MANIFEST) -> Manifest | None:
    """The manifest of the model that ships; ``None`` while none does."""
    return manifest_of(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
