"""How alike two sentence vectors are."""

import numpy as np

from wordkeep.model.card import Vector


def cosine_of(one: Vector | None, other: Vector | None) -> float | None:
    """The cosine of two vectors; ``None`` where one is not known."""
    if one is None or other is None:
        return None
    a, b = (np.frombuffer(each, np.int8).astype(np.float32) for each in (one, other))
    return float(a @ b / max(1.0, float(np.linalg.norm(a) * np.linalg.norm(b))))
