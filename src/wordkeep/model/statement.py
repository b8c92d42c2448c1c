"""A statement: one attribution of words to somebody. Source, cue and content are the field's terms (PARC, PolNeAR)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wordkeep.model.actor import ActorRef, Speaker, SpeakerKind, Unnamed, antecedents_of, words_of
from wordkeep.model.ids import RecordId
from wordkeep.model.issue import IssueRef, words_telling
from wordkeep.model.span import Anchor
from wordkeep.model.when import When

UNKNOWN: Final = When.unknown()


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


class Strength(StrEnum):
    """How precise a pledge, offer, demand or threat is, weakest first (product.md section 4).

    Rhetorical: words that bind to nothing ("will spare no effort"); direction: which way, not what; specific: an action,
    object or outcome that can be checked; detailed: with an amount or a date too.
    """

    RHETORICAL = "rhetorical"
    DIRECTION = "direction"
    SPECIFIC = "specific"
    DETAILED = "detailed"


@dataclass(frozen=True, slots=True)
class ScoredAct:
    """An act with the probability that the statement does it; a statement may do several."""

    act: Act
    probability: float


def best_first(acts: Iterable[ScoredAct]) -> list[ScoredAct]:
    """The acts by probability; equal ones stay in their order."""
    return sorted(acts, key=lambda scored: -scored.probability)


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, in which words.

    ``source`` and ``cue`` are ``None`` where the text has none (a quotation that simply stands there). ``content`` has
    at least one fragment, in the order of the text. ``within`` is the statement whose content this one is part of.
    ``probability`` is that source, cue and content belong together as given. ``strength`` is the precision of a pledge,
    offer, demand or threat. ``plover`` is the PLOVER type that the saying itself is ("demanded their release" is a
    ``REQUEST``); what the content tells of is an ``Event`` of its own. Both are ``None`` where they do not apply or are
    not known. ``said_on`` is when it was said.

    ``source.actor`` is the speaker where one is known, ``speaker_name`` how that actor is called, and ``side`` the state
    (ISO 3166 alpha-3) or organisation (its id) spoken for; a side may be known of speakers who are not named, and
    ``unnamed`` is then what is said of them. ``joint`` are the others of a joint statement.
    ``issues`` are what the content is about, best told first.
    """

    source: ActorRef | None
    cue: Anchor | None
    content: tuple[Anchor, ...]
    form: Form
    speaker_kind: SpeakerKind
    probability: float
    within: RecordId | None = None
    acts: tuple[ScoredAct, ...] = ()
    strength: Strength | None = None
    plover: str | None = None
    said_on: When = UNKNOWN
    speaker_name: str | None = None
    side: str | None = None
    joint: tuple[Speaker, ...] = ()
    unnamed: Unnamed | None = None
    issues: tuple[IssueRef, ...] = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement has content")
        if list(self.content) != sorted(self.content, key=lambda anchor: anchor.span):
            raise ValueError("content fragments stand in the order of the text")

    @property
    def words(self) -> tuple[Anchor, ...]:
        """Where this statement stands: source, cue, content."""
        cue = (self.cue,) if self.cue else ()
        return (*words_of([self.source]), *cue, *self.content)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every anchor behind this statement: its words, what its source goes back to, what dates it and tells its issues."""
        dated = (self.said_on.phrase,) if self.said_on.phrase else ()
        return (*self.words, *antecedents_of([self.source]), *dated, *words_telling(self.issues))
