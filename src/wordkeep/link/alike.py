"""How alike two sentence vectors are."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from wordkeep.model.card import Vector


def cosine_of(one: Vector | None, other: Vector | None) -> float | None:
    """The cosine of two vectors; ``None`` where one is not known."""
    if one is None or other is None:
        return None
    (a, length), (b, other_length) = _unpacked(one), _unpacked(other)
    return float(a @ b) / max(1.0, length * other_length)


@lru_cache(maxsize=1 << 13)
def _unpacked(vector: Vector) -> tuple[npt.NDArray[np.float32], float]:
    unpacked = np.frombuffer(vector, np.int8).astype(np.float32)
    return unpacked, float(np.linalg.norm(unpacked))
