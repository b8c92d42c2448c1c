"""Lines, deeds and answers made by hand, between Kenya and Norway; whatever a test does not say is as plain as can be."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wordkeep.model.commitment import (
    Answer,
    Commitment,
    Due,
    Evidence,
    Gates,
    Kind,
    Ladder,
    Relation,
    Searched,
    Standing,
    State,
    Step,
    Told,
    WordLink,
    commitment_id,
)
from wordkeep.model.event import PloverCode
from wordkeep.model.happening import Happening
from wordkeep.model.ids import IssueId, RecordId, TextId
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Strength
from wordkeep.model.when import Basis, When

MAY = date(2023, 5, 16)
JUNE = date(2023, 6, 20)
AUGUST = date(2023, 8, 1)
LOOKED = Searched(9, 4, JUNE, date(2024, 9, 1))
WORDS = "Norway will reopen the consulate in Mombasa"


def told(words: str, *, record: str = "s1", article: str = "a1", published: date | None = MAY, start: int = 0) -> Told:
    anchor = Anchor(TextId(article), Span(start, start + len(words)), words)
    return Told(RecordId(record), TextId(article), (anchor,), "Harbour Test", published)


def on(day: date | None) -> When:
    return When(day, day, Basis.STATED) if day else When.unknown()


def line(words: str = WORDS, *, record: str = "s1", **given: Any) -> Commitment:
    """A pledge of Norway towards Kenya, said on 16 May 2023, that nine articles were searched for."""
    kind, by = given.get("kind", Kind.PLEDGE), given.get("by", ("NOR",))
    made = given.pop("made", on(MAY))
    plain: dict[str, Any] = {
        "id": commitment_id(RecordId(record), kind, by),
        "kind": kind,
        "by": by,
        "to": ("KEN",),
        "claimant": given.get("claimed_by"),
        "claimed_by": None,
        "said": told(words, record=record, article=f"a-{record}", published=made.latest),
        "speaker": None,
        "issues": (IssueId("relations/embassies"),),
        "strength": Strength.SPECIFIC,
        "standing": Standing.SPOKEN,
        "condition": None,
        "made": made,
        "due": Due(date(2024, 5, 15), None, "default: 365 days after a pledge"),
        "statements": (RecordId(record),),
        "answers": (),
        "evidence": (),
        "candidates": (),
        "history": (Step(Ladder.SAID, made, None),),
        "state": State.OPEN,
        "searched": LOOKED,
    }
    return Commitment(**(plain | given))


def deed(
    words: str = "reopened the consulate",
    *,
    event: str = "e1",
    relation: Relation = Relation.FULFILS,
    step: Ladder | None = Ladder.DELIVERED,
    day: date = JUNE,
) -> Evidence:
    report = told(words, record=event, article=f"a-{event}", published=day)
    return Evidence(relation, event, (report,), on(day), step, Gates(1.0, 1.0, 1.0, 0.8), 0.9, 1, ("both tell of it",))


def with_deeds(*deeds: Evidence, **given: Any) -> Commitment:
    """The line with these deeds beside it, and the history and state that they give."""
    steps = [Step(each.step, each.on, each.event) for each in deeds if each.step]
    for_, against = any(each.relation.is_for for each in deeds), any(not each.relation.is_for for each in deeds)
    state = State.MIXED if for_ and against else State.FOR if for_ else State.AGAINST
    return line(evidence=deeds, history=(Step(Ladder.SAID, on(MAY), None), *steps), state=state, **given)


AGAINST = deed("closed the consulate", event="e2", relation=Relation.CONTRADICTS, step=Ladder.REVERSED, day=AUGUST)


def answer(
    words: str, what: Answer, side: str, *, record: str = "s9", day: date = JUNE, step: Ladder | None = None
) -> WordLink:
    report = told(words, record=record, article=f"a-{record}", published=day)
    return WordLink(what, side, report, on(day), step, 0.8, ("both say it",))


def happening(
    words: str = "closed the consulate",
    *,
    id_: str = "h1",
    type_: str = "REJECT",
    by: Sequence[str] = ("NOR",),
    to: Sequence[str] = ("KEN",),
    day: date | None = JUNE,
    reports: int = 1,
) -> Happening:
    reported = tuple(told(words, record=f"{id_}-{at}", article=f"a-{id_}-{at}", published=day) for at in range(reports))
    return Happening(
        id=id_,
        code=PloverCode(type_),
        by=tuple(by),
        to=tuple(to),
        named=(),
        on=on(day),
        issues=(),
        told=reported,
        independent=tuple(each.article for each in reported),
        sentence=f"OSLO – Norway {words} in Mombasa.",
    )
