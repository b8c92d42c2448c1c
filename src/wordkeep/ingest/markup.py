"""How a document in angle brackets opens: its document type and its first element."""

import re
from typing import Final, NamedTuple

ELEMENT: Final = re.compile(r"<([A-Za-z][\w:.-]*)(?=[\s/>])")
SUBSET: Final = re.compile(r"[^>\[]*\[")
BEFORE: Final = "\ufeff \t\r\n\f\v\0"


class Opening(NamedTuple):
    """Name of the document type, its text, and the first element; in lower case, empty where there is none.

    ``is_xml`` tells that the document opens with an XML declaration.
    """

    doctype: str
    declared: str
    root: str
    is_xml: bool


def opening_of(text: str) -> Opening:
    """How ``text`` opens, past white space, comments and processing instructions."""
    declared, at = "", _past(text, 0)
    is_xml = text.startswith("<?xml", at)
    while text.startswith(("<?", "<!"), at):
        end = _end_of(text, at)
        if text[at : at + 9].lower() == "<!doctype":
            declared = text[at:end].lower()
        at = _past(text, end)
    root = ELEMENT.match(text, at)
    name = declared[9:].split(maxsplit=1)
    doctype = re.split(r"[\s>\[]", name[0])[0] if name else ""
    if not root and doctype == "html":
        return Opening(doctype, declared, "html", is_xml)
    return Opening(doctype, declared, root[1].lower() if root else "", is_xml)


def _past(text: str, at: int) -> int:
    while at < len(text) and text[at] in BEFORE:
        at += 1
    return at


def _end_of(text: str, at: int) -> int:
    """Where the comment, instruction or declaration that starts at ``at`` is over."""
    if text.startswith("<!--", at):
        closing = "-->"
    elif text.startswith("<?", at):
        closing = "?>"
    else:
        closing = "]>" if SUBSET.match(text, at) else ">"
    end = text.find(closing, at)
    return len(text) if end < 0 else end + len(closing)
