"""Who asked for a meeting: the side that the words around "request", "invited" and the like name, in most of its texts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.readouts import words_for
from wordkeep.link.texts import Text

_BEFORE: Final = re.compile(
    r"\b(?:requested|convened|proposed|called|wished for|sought) by (?:the )?$"
    r"|\bat the (?:request|proposal|invitation|initiative|behest|wish) of (?:the )?(?:\w+ ){0,2}$|\bat (?:the )?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?:['’]s|s['’])?(?: side)?['’]?s? (?:request|proposal|invitation|initiative|behest|wish)\b"
    r"|(?: had| has)? (?:asked for|sought|called for|requested|proposed|invited|convened)\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"\bat (?:her|his|our|my|its|the [A-Z][\w ]+['’]s) (?:own )?(?:request|invitation|initiative)\b"
)


def asked_by(texts: Sequence[Text], sides: Sequence[str]) -> str | None:
    """The side of these that asked for the meeting; ``None`` where no words say so, or they disagree."""
    told = Counter(side for text in texts for side in _told_in(text, sides))
    best = told.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def _told_in(text: Text, sides: Sequence[str]) -> Iterator[str]:
    for passage in text.passages:
        sentence = passage.anchor.exact
        if not words_for("asked").search(sentence) or not words_for("meeting").search(sentence):
            continue
        for start, end, body in bodies_in(sentence):
            before, after = sentence[:start], sentence[end:]
            if body.code in sides and (_AFTER.match(after) or (_BEFORE.search(before) and not before.endswith("at "))):
                yield body.code
        if len(text.own_of) == 1 and text.own_of[0] in sides and _OWN.search(sentence):
            yield text.own_of[0]
