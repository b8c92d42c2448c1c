"""The reader that comes with the package: its files, loaded when the first article is read."""

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.decode import DoneBySaying
from wordkeep.errors import ReaderDamaged
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.record import Record
from wordkeep.model.span import Span

if TYPE_CHECKING:
    from wordkeep.annotate.trained import TrainedReader

FOLDER: Final = Path(__file__).parent.parent / "reader"
MANIFEST: Final = "manifest.json"


class ShippedReader:
    """A ``Tagger``: the trained reader in ``wordkeep/reader``. Asking its name does not load it; a process loads it once.

    Where a file of the model is missing or cannot be loaded, everything but ``damaged`` raises ``ReaderDamaged``.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[type["ShippedReader"], tuple[Path]]:
        """To another process goes where the model lies, not the model."""
        return ShippedReader, (self._folder,)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the files are, with their hashes, and what they were trained on."""
        try:
            manifest: dict[str, Any] = json.loads((self._folder / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise self._unusable(f"{MANIFEST} of the reader cannot be read") from error
        return manifest

    @cached_property
    def name(self) -> str:
        """Name and version, and the beginning of a hash over the model's files: another model is another reader."""
        missing = [name for name in self.manifest["files"] if not (self._folder / name).is_file()]
        if missing:
            raise self._unusable(f"the reader has no {', '.join(missing)}")
        hashes = json.dumps([self.manifest["files"], self.manifest["calibration"]], sort_keys=True)
        return f"{self.manifest['name']}-{self.manifest['version']}-{hashlib.sha256(hashes.encode()).hexdigest()[:8]}"

    @cached_property
    def models(self) -> dict[str, str]:
        """The SHA-256 of each file, as it was released."""
        return {name: file["sha256"] for name, file in self.manifest["files"].items()}

    @cached_property
    def trained(self) -> "TrainedReader":
        """The reader itself, loaded."""
        from wordkeep.annotate.onnx import OnnxNetwork  # noqa: PLC0415  only a process that reads pays for loading
        from wordkeep.annotate.trained import TrainedReader  # noqa: PLC0415

        lines = {head: (slope, shift) for head, (slope, shift) in self.manifest["calibration"].items()}
        name = self.name
        try:
            network = OnnxNetwork(self._folder)
        except Exception as error:  # tokenizers and onnxruntime raise all kinds
            raise self._unusable("the files of the reader are damaged") from error
        return TrainedReader(network, name, Calibration(lines))

    def read(self, article: Article) -> tuple[Record, ...]:
        """The records of ``article``, in the order of its text, without faint deeds."""
        return self.trained.read(article)

    def read_with_vectors(self, article: Article) -> tuple[tuple[Record, ...], Vectors]:
        """The same records and the faint deeds, with vectors of the article, its events and its statements, in one pass."""
        return self.trained.read_with_vectors(article)

    def does(self, text: str, source: Span | None, cue: Span | None, content: Sequence[Span]) -> DoneBySaying:
        """What a statement does whose parts are known; raises ``ValueError`` where its content holds no word."""
        return self.trained.does(text, source, cue, content)

    def goes_back(
        self, text: str, spans: Sequence[Span], *, least: float | None = None
    ) -> list[tuple[Span, float] | None]:
        """For each of these words the earlier mention they go back to and how likely that is; ``None`` if not known.

        Below ``least``, by default what the reader itself holds back, nothing is said.
        """
        if least is None:
            return self.trained.goes_back(text, spans)
        return self.trained.goes_back(text, spans, least=least)

    def relate(self, text: str, source: Span | None, target: Span | None) -> dict[str, float]:
        """The probability of each PLOVER type, and ``NONE``, for what ``source`` does to ``target``, likeliest first."""
        return self.trained.relate(text, source, target)

    def damaged(self) -> list[str]:
        """The model's files that are missing or are not what the manifest says."""
        try:
            files = self.manifest["files"]
        except ReaderDamaged:
            return [MANIFEST]
        return [
            name
            for name, known in files.items()
            if not (path := self._folder / name).is_file()
            or hashlib.sha256(path.read_bytes()).hexdigest() != known["sha256"]
        ]

    def _unusable(self, what: str) -> ReaderDamaged:
        return ReaderDamaged(what, where=str(self._folder), next_step="wordkeep doctor says what mends it")
