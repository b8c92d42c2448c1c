"""Which column of a JSONL or CSV row holds what, as given with ``--map``."""

from dataclasses import dataclass, fields
from typing import Final

from wordkeep.errors import BadUse


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field; a field keeps its own name unless it is mapped."""

    text: str = "text"
    id: str = "id"
    url: str = "url"
    title: str = "title"
    outlet: str = "outlet"
    published: str = "published"
    language: str = "language"


AS_NAMED: Final = Columns()
FIELDS: Final = tuple(field.name for field in fields(Columns))


def columns_from(mapping: str) -> Columns:
    """``text=body,published=date`` as columns; raises ``BadUse`` for a field that rows do not have."""
    named: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in mapping.split(","))):
        field, _, column = (side.strip() for side in pair.partition("="))
        if field not in FIELDS or not column:
            raise BadUse(
                f"{pair!r} does not map a field to a column",
                where="--map",
                next_step=f"write FIELD=COLUMN with one of the fields {', '.join(FIELDS)}",
            )
        if field in named:
            raise BadUse(f"{field} is mapped twice", where="--map", next_step="give each field once")
        named[field] = column
    return Columns(**named)
