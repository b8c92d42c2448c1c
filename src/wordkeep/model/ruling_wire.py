"""Rulings to JSON and back: how they are stored, exported and shared between teams."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wordkeep.model.anchor_wire import Json, anchor_from_wire, anchor_to_wire
from wordkeep.model.ruling import Judgement, On, Ruling


def ruling_to_wire(ruling: Ruling) -> Json:
    """The JSON object of a ruling; ``id`` is for people and programs, it is made anew when the object is read."""
    return {
        "id": ruling.id,
        "on": ruling.on.value,
        "target": ruling.target,
        "words": [anchor_to_wire(words) for words in ruling.words],
        "judgement": ruling.judgement.value,
        "because": ruling.because,
        "by": ruling.by,
        "made_at": ruling.made_at.isoformat(),
        "value": dict(ruling.value),
        "others": {key: [anchor_to_wire(words) for words in each] for key, each in ruling.others.items()},
    }


def ruling_from_wire(wire: Mapping[str, Any]) -> Ruling:
    """The ruling of a JSON object that ``ruling_to_wire`` made; ``ValueError``, ``KeyError`` or ``TypeError`` for others."""
    return Ruling(
        on=On(wire["on"]),
        target=str(wire["target"]),
        words=tuple(anchor_from_wire(words) for words in wire["words"]),
        judgement=Judgement(wire["judgement"]),
        because=str(wire["because"]),
        by=str(wire["by"]),
        made_at=datetime.fromisoformat(wire["made_at"]),
        value={str(key): str(each) for key, each in wire["value"].items()},
        others={str(key): tuple(anchor_from_wire(words) for words in each) for key, each in wire["others"].items()},
    )
