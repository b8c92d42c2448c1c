"""Markdown to the words it shows: marks of headings, emphasis, links and lists go, every character keeps its place."""

import re
from typing import Final

from wordkeep.model.offsets import Edit

FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")

FENCE: Final = re.compile(r"(?:```|~~~).*")

RULE: Final = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})[ \t]*")

LEAD: Final = re.compile(r"(?:[ \t]{0,3}>[ \t]?)*(?:[ \t]*#{1,6}[ \t]+|[ \t]*[-*+][ \t]+|[ \t]*\d{1,3}[.)][ \t]+)?")

INLINE: Final = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+.!>~|-])"
    r"|!\[(?P<image>[^\]\n]{0,500})\]\([^()\n]{0,2000}\)"
    r"|\[(?P<words>[^\[\]\n]{1,2000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])"
    r"|<(?P<address>https?://[^<>\s]{1,2000})>"
    r"|</?[A-Za-z][^<>\n]{0,300}>"
    r"|(?P<marks>\*\*|__|~~|`)"
    r"|(?<!\w)[_*](?=\S)|(?<=\S)[_*](?!\w)"
)


def markdown_edits(text: str) -> list[Edit]:
    """Edits that leave the words a reader of the rendered page would see.

    >>> markdown_edits("# Talks")
    [Edit(start=0, end=2, new='')]
    """
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    edits = [Edit(0, start, "")] if start else []
    for line in text[start:].splitlines(keepends=True):
        bare = line.rstrip("\n")
        if RULE.fullmatch(bare) or FENCE.fullmatch(bare):
            edits.append(Edit(start, start + len(bare), ""))
        else:
            edits.extend(_of_line(bare, start))
        start += len(line)
    return [edit for edit in edits if edit.end > edit.start]


def fields_of(text: str) -> dict[str, str]:
    """The simple ``name: value`` fields of a front matter block, names in lower case; nested ones are left alone."""
    front = FRONT_MATTER.match(text)
    if front is None:
        return {}
    fields: dict[str, str] = {}
    for line in front["fields"].splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip() == name and name.isidentifier() and value.strip():
            fields.setdefault(name.lower(), value.strip().strip("'\""))
    return fields


def _of_line(line: str, start: int) -> list[Edit]:
    edits: list[Edit] = []
    lead = LEAD.match(line)
    at = lead.end() if lead else 0
    if at:
        edits.append(Edit(start, start + at, ""))
    bare = line.rstrip(" \t\\")
    end = len(bare.rstrip("#").rstrip(" \t")) if at and line[at - 2 : at] == "# " else len(bare)
    for found in INLINE.finditer(line, at, end):
        kept = next(((found.start(name), found.end(name)) for name in _KEPT if found[name] is not None), None)
        if kept is None:
            edits.append(Edit(start + found.start(), start + found.end(), ""))
        else:
            edits.append(Edit(start + found.start(), start + kept[0], ""))
            edits.append(Edit(start + kept[1], start + found.end(), ""))
    edits.append(Edit(start + max(at, end), start + len(line), ""))
    return edits


_KEPT: Final = ("escaped", "image", "words", "address")
