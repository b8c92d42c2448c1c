"""What the heads of the model tell apart, in the order of their scores. Training and reading share this file."""

from typing import Final

from wordkeep.model.event import Factuality
from wordkeep.model.mention import MentionKind, Naming, TimeType
from wordkeep.model.statement import Act

Range = tuple[int, int]  # of wordpieces, half-open


def _bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    """``O``, then ``B-`` and ``I-`` of each label (Ramshaw and Marcus 1995).

    >>> _bio(("cue",))
    ('O', 'B-cue', 'I-cue')
    """
    return ("O", *(f"{mark}-{label}" for label in labels for mark in "BI"))


NAMES: Final = tuple(kind.value for kind in MentionKind if kind is not MentionKind.OTHER)
COMMON: Final = (
    *(f"{Naming.NOMINAL}:{kind}" for kind in (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)),
    f"{Naming.PRONOUN}:{MentionKind.OTHER}",
)

LAYERS: Final = {  # one tag of each layer for every wordpiece
    "attribution": _bio(("source", "cue", "content")),
    "names": _bio(NAMES),
    "common": _bio(COMMON),
    "times": _bio(tuple(TimeType)),
    "deeds": _bio(("deed",)),
}
SAID: Final = _bio(("source", "content"))  # what a wordpiece is to one cue
DONE: Final = _bio(("actor", "recipient"))  # what a wordpiece is to one deed

NONE: Final = "NONE"
TYPES: Final = (
    *"AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST".split(),
    *"ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(),
    NONE,
)
MODES: Final = {  # PLOVER 2.0, keyed by type since names repeat
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual targeted primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional destroy",
}
TYPED_MODES: Final = (("", ""), *((type_, mode) for type_, modes in MODES.items() for mode in modes.split()))
FACTUALITIES: Final = tuple(Factuality)
ACTS: Final = tuple(Act)
STRENGTHS: Final = ("", "rhetorical", "direction", "specific", "detailed")


def layer_columns() -> dict[str, slice]:
    """Where the scores of each layer stand among the scores of a wordpiece."""
    columns, start = {}, 0
    for layer, tags in LAYERS.items():
        columns[layer] = slice(start, start + len(tags))
        start += len(tags)
    return columns
