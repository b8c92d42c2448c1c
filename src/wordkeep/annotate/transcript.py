"""Turns of a printed transcript: "MS. ODE: We will answer by Friday.", one paragraph each."""

import re

from wordkeep.model.span import Span

_TURN = re.compile(r"[\"“]?([A-Z][A-Z.'’ -]{1,40})(:)\s{1,8}(?=\S)")
_NOT_SPEAKERS = frozenset("UPDATE NOTE CORRECTION SOURCE PHOTO VIDEO WATCH RELATED ABSTRACT EXCLUSIVE".split())
ENOUGH_TURNS = 3  # fewer labels in capitals can be headings


def turn_in(text: str, paragraph: Span) -> tuple[Span, Span, Span] | None:
    """The label, its colon and the words of a turn, where the paragraph is one."""
    found = _TURN.match(text, paragraph.start, paragraph.end)
    if found is None or found.group(1) in _NOT_SPEAKERS or found.end() >= paragraph.end:
        return None
    return Span(*found.span(1)), Span(*found.span(2)), Span(found.end(), paragraph.end)
