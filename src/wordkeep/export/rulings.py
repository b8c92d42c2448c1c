"""Rulings to JSON Lines and back, so that teams can share them: one ruling a line, nothing lost either way."""

import json
from collections.abc import Iterable
from pathlib import Path

from wordkeep.errors import BadUse, RulingsFaulty
from wordkeep.model.ruling import Ruling
from wordkeep.model.ruling_wire import ruling_from_wire, ruling_to_wire


def write_rulings(rulings: Iterable[Ruling], path: Path) -> int:
    """Write rulings into a file, in their order, and give how many."""
    lines = [json.dumps({"schema": 1, **ruling_to_wire(each)}, ensure_ascii=False) for each in rulings]
    try:
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadUse(f"cannot be written ({error.strerror})", where=str(path)) from None
    return len(lines)


def read_rulings(path: Path) -> tuple[Ruling, ...]:
    """The rulings of a file; raises ``RulingsFaulty`` at the first line that is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadUse(f"cannot be read ({error.strerror})", where=str(path)) from None
    except UnicodeDecodeError:
        raise RulingsFaulty(
            "is not UTF-8", where=str(path), next_step="give a file of wordkeep rulings export"
        ) from None
    lines = text.split("\n")
    return tuple(_ruling(line, f"{path}:{at}") for at, line in enumerate(lines, start=1) if line.strip())


def _ruling(line: str, where: str) -> Ruling:
    try:
        wire = json.loads(line)
        ruling = ruling_from_wire(wire)
        for anchor in (*ruling.words, *(each for words in ruling.others.values() for each in words)):
            if len(anchor.span) != len(anchor.exact) or not anchor.exact:
                raise ValueError(f"{anchor.exact!r} is not as long as its span")
        if wire["id"] != ruling.id:
            raise ValueError(f"the id {wire['id']!r} is not that of what it says")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"no field {error}" if isinstance(error, KeyError) else str(error)
        next_step = "nothing was imported; mend or take out the line"
        raise RulingsFaulty(f"is no ruling ({what})", where=where, next_step=next_step) from None
    return ruling
