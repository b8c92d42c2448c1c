"""Pages of words and deeds between two states, by hand: one sentence each, on days that a test chooses."""

from datetime import date, timedelta
from typing import Final

from wordkeep.lines.book import Page
from wordkeep.lines.deeds import Deed
from wordkeep.lines.word import Word
from wordkeep.model.commitment import Kind, Standing, Told
from wordkeep.model.event import PloverCode
from wordkeep.model.ids import IssueId, RecordId, TextId
from wordkeep.model.shift import Position
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act
from wordkeep.model.when import Basis, When

FIRST: Final = date(2021, 1, 1)

PLEDGES: Final = (
    "China will send 40 engineers to Kazakhstan",
    "China will surely send 40 engineers to Kazakhstan",
    "China will reopen the rail crossing at Dostyk",
    "China will no longer send engineers to Kazakhstan",
)
CLAIM: Final = "China has promised to send 40 engineers to Kazakhstan"
DENIAL: Final = "China never promised to send 40 engineers to Kazakhstan"
DEMAND: Final = "China should reopen the rail crossing at Dostyk"
DONE: Final = (
    ("AID", ("CHN",), "sent 40 engineers to Kazakhstan"),
    ("AID", ("CHN",), "sent 12 engineers to Kazakhstan"),
    ("RETREAT", ("CHN",), "withdrew the engineers from Kazakhstan"),
    ("COERCE", ("CHN",), "closed the rail crossing at Dostyk"),
    ("AID", ("RUS",), "sent 40 engineers to Kazakhstan"),
    ("CONSULT", ("CHN",), "met Kazakhstan to talk about engineers"),
)
KINDS: Final = len(PLEDGES) + 3 + len(DONE)
"""How many sentences there are to choose from."""


def day(number: int | None) -> date | None:
    """So many days after the first; ``None`` for none."""
    return None if number is None else FIRST + timedelta(days=number)


def page(
    at: int, choices: list[int], published: int | None, *, done: int | None = None, copy_of: int | None = None
) -> Page:
    """An article that tells these sentences; ``done`` is the day that its deeds say they were done on."""
    id_ = TextId(f"a{at}")
    words = tuple(
        word(id_, where, choice, published) for where, choice in enumerate(choices) if choice < KINDS - len(DONE)
    )
    deeds = tuple(
        deed(id_, where, DONE[choice - KINDS], published, done)
        for where, choice in enumerate(choices)
        if choice >= KINDS - len(DONE)
    )
    positions = tuple(Position("CHN", each.told, None, None, each.issues) for each in words if each.tellers == ("CHN",))
    return Page(
        id_, f"Outlet {at % 3}", day(published), words, deeds, positions, TextId(f"a{copy_of}") if copy_of else None
    )


def told(id_: TextId, where: int, words: str, published: int | None) -> Told:
    """Words that stand in a sentence of their own."""
    anchor = Anchor(id_, Span(1000 * where, 1000 * where + len(words)), words)
    return Told(RecordId(f"r-{id_}-{where}"), id_, (anchor,), "Harbour Post", day(published))


def word(id_: TextId, where: int, choice: int, published: int | None) -> Word:
    """The pledges, then what Kazakhstan claims of China, what China denies, and what Kazakhstan demands."""
    sentence = (*PLEDGES, CLAIM, DENIAL, DEMAND)[choice]
    teller = "KAZ" if sentence in {CLAIM, DEMAND} else "CHN"
    kind = Kind.DEMAND if sentence == DEMAND else Kind.PLEDGE
    on = day(published)
    return Word(
        told=told(id_, where, sentence, published),
        kinds={} if sentence == DENIAL else {kind: 0.9},
        answers={Act.DENY: 0.9} if sentence == DENIAL else {},
        tellers=(teller,),
        speaker=None,
        by=() if sentence == DENIAL else ("CHN",),
        to=("KAZ",),
        claims=sentence == CLAIM,
        issues=(IssueId("economy/aid"),),
        strength=None,
        standing=Standing.CLAIMED if sentence == CLAIM else Standing.SPOKEN,
        made=When(on, on, Basis.DEFAULT) if on else When.unknown(),
        sentence=sentence,
        condition=None,
        due=None,
        because=(),
    )


def deed(
    id_: TextId, where: int, done: tuple[str, tuple[str, ...], str], published: int | None, on: int | None
) -> Deed:
    """A deed done on a day, or by the day it was published."""
    code, by, words = done
    stated, by_then = day(on), day(published)
    when = When(stated, stated, Basis.STATED) if stated else When(None, by_then, Basis.DEFAULT)
    at = told(id_, where, words, published)
    return Deed(
        told=at,
        event=at.record,
        counts_as=id_,
        code=PloverCode(code),
        by=by,
        to=("KAZ",),
        named=(*by, "KAZ"),
        on=when if stated or by_then else When.unknown(),
        issues=(IssueId("economy/aid"),),
        words=words,
        clause=words,
        sentence=f"{by[0]} {words}",
        probability=0.9,
    )
