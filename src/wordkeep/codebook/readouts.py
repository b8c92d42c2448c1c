"""Words of readouts and of reports on meetings: ``readouts.yaml``, reviewed by hand.

``organs`` and ``agencies`` are parts of a state that release texts; with ``press`` in a name, an agency is none of a
state's. ``meeting`` tells that some met, ``cancelled`` that they did not; ``video`` and ``phone`` how; ``asked`` that
one side wished for it; ``next`` that they meet again. ``agreed`` binds whoever does it, but for what is ``wished`` only;
``denied`` and ``negated`` take that back; ``both`` stands for all who met. A sentence with ``raised`` rather brings a
matter up, one of ``courtesy`` rather does not.
"""

import re
from functools import cache

from wordkeep.codebook.reviewed import reviewed


@cache
def words_for(what: str) -> re.Pattern[str]:
    """What finds any entry of this list as whole words, in small letters or capitals.

    >>> bool(words_for("agreed").search("Iran Agreed to it")), bool(words_for("agreed").search("disagreed"))
    (True, False)
    """
    entries = sorted(reviewed("readouts.yaml")[what], key=lambda entry: (-len(entry), entry))
    return re.compile("|".join(_pattern(entry) for entry in entries), re.IGNORECASE)


def _pattern(entry: str) -> str:
    stem = entry.removesuffix("*")
    opening = r"\b" if stem[0].isalnum() else ""
    inner = re.escape(stem).replace(r"\ ", r"\s+").replace("'", "['’]")
    return rf"{opening}{inner}" + (r"\w*" if stem != entry else r"\b")
