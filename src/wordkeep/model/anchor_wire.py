"""Anchors and days to JSON and back: what most values that are stored hold."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wordkeep.model.ids import TextId
from wordkeep.model.span import Anchor, Span
from wordkeep.model.when import Basis, When

Json = dict[str, Any]


def optional(value: Any, of: Callable[[Any], Any]) -> Any:
    """``None`` for ``None``, else what ``of`` makes of it."""
    return None if value is None else of(value)


def anchor_to_wire(anchor: Anchor) -> list[Any]:
    """Text, start, end and the exact words."""
    return [anchor.text_id, anchor.span.start, anchor.span.end, anchor.exact]


def anchor_from_wire(wire: list[Any]) -> Anchor:
    """The anchor of a list that ``anchor_to_wire`` made."""
    text_id, start, end, exact = wire
    return Anchor(TextId(text_id), Span(start, end), exact)


def when_to_wire(when: When) -> Json:
    """The JSON object of an interval of days."""
    return {
        "earliest": optional(when.earliest, date.isoformat),
        "latest": optional(when.latest, date.isoformat),
        "basis": when.basis.value,
        "phrase": optional(when.phrase, anchor_to_wire),
        "counted_from": optional(when.counted_from, date.isoformat),
    }


def when_from_wire(wire: Json) -> When:
    """The interval of an object that ``when_to_wire`` made."""
    return When(
        earliest=optional(wire["earliest"], date.fromisoformat),
        latest=optional(wire["latest"], date.fromisoformat),
        basis=Basis(wire["basis"]),
        phrase=optional(wire["phrase"], anchor_from_wire),
        counted_from=optional(wire["counted_from"], date.fromisoformat),
    )
