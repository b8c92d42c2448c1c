"""A statement: one attribution of words to somebody. Source, cue and content are the field's terms (PARC, PolNeAR)."""

from dataclasses import dataclass
from enum import StrEnum

from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.ids import RecordId
from wordkeep.model.span import Anchor


class Form(StrEnum):
    """Direct: all content between quotation marks; indirect: none of it; mixed: some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What a statement does; meanings in ``codebook/acts.yaml`` and product.md section 4."""

    PLEDGE = "pledge"
    OFFER = "offer"
    DEMAND = "demand"
    THREAT = "threat"
    ACCUSE = "accuse"
    REJECT = "reject"
    DENY = "deny"
    ACCEPT = "accept"
    POSITION = "position"
    REAFFIRM = "reaffirm"
    INFORM = "inform"


@dataclass(frozen=True, slots=True)
class ScoredAct:
    """An act with the probability that the statement does it; a statement may do several."""

    act: Act
    probability: float


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, in which words.

    ``source`` and ``cue`` are ``None`` where the text has none (a quotation that simply stands there). ``content`` has
    at least one fragment, in the order of the text. ``within`` is the statement whose content this one is part of.
    ``probability`` is that source, cue and content belong together as given.
    """

    source: ActorRef | None
    cue: Anchor | None
    content: tuple[Anchor, ...]
    form: Form
    speaker_kind: SpeakerKind
    probability: float
    within: RecordId | None = None
    acts: tuple[ScoredAct, ...] = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement has content")
        if list(self.content) != sorted(self.content, key=lambda anchor: anchor.span):
            raise ValueError("content fragments stand in the order of the text")

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every anchor behind this statement: source, cue, content."""
        source = (self.source.as_written,) if self.source else ()
        cue = (self.cue,) if self.cue else ()
        return (*source, *cue, *self.content)
