"""Articles, statements and events made by hand for lines, between Kenya and Norway; all persons are invented."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.conftest import article_with
from wordkeep.lines.book import Page, commitments_of
from wordkeep.lines.deeds import Deed, deeds_in
from wordkeep.lines.joining import Draft, joined
from wordkeep.lines.positions import positions_in
from wordkeep.lines.word import Word
from wordkeep.lines.words import words_in
from wordkeep.model.actor import ActorRef, Speaker, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.commitment import Commitment
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import TimeExpression, TimeType
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Form, ScoredAct, Statement, Strength
from wordkeep.model.when import Basis, Published, When

HAND = Origin("by-hand", "hand")
MAY = date(2023, 5, 16)
JUNE = date(2023, 6, 20)
AUGUST = date(2023, 8, 1)


@dataclass(frozen=True, slots=True)
class Two:
    """Two sides, for sentences that hold either way round: by name ``{a}`` and ``{b}``, by seat ``{A}`` and ``{B}``."""

    a: str
    code_a: str
    seat_a: str
    b: str
    code_b: str
    seat_b: str

    def told(self, sentence: str) -> str:
        """A sentence of these two."""
        return sentence.format(a=self.a, b=self.b, A=self.seat_a, B=self.seat_b)

    def codes(self, letters: str) -> tuple[str, ...]:
        """The codes of "a", "b", "ab" or nobody."""
        return tuple(sorted(self.code_a if letter == "a" else self.code_b for letter in letters))


KENYA_NORWAY = Two("Kenya", "KEN", "Nairobi", "Norway", "NOR", "Oslo")
NORWAY_KENYA = Two("Norway", "NOR", "Oslo", "Kenya", "KEN", "Nairobi")
BOTH_WAYS = (KENYA_NORWAY, NORWAY_KENYA)


def article(text: str, *, id_: str = "a1", on: date | None = MAY, outlet: str | None = "Harbour Test") -> Article:
    """An article of a newspaper, published on a day."""
    published = Published(on, Basis.METADATA) if on else Published.unknown()
    return replace(article_with(text, id_=id_), published=published, outlet=outlet)


def anchor(told: Article, exact: str) -> Anchor:
    """The anchor of words where they stand first."""
    start = told.text.index(exact)
    return told.anchor(Span(start, start + len(exact)))


def on(first: date | None, last: date | None = None) -> When:
    """A stated day, or days from the first to the last."""
    return When(first, last or first, Basis.STATED) if first or last else When.unknown()


def said(
    told: Article,
    *content: str,
    act: Act = Act.PLEDGE,
    probability: float = 0.9,
    source: str | None = None,
    cue: str | None = None,
    side: str | None = None,
    name: str | None = None,
    kind: SpeakerKind = SpeakerKind.NAMED,
    joint: Sequence[str] = (),
    strength: Strength | None = None,
    issue: str | None = None,
    when: When | None = None,
) -> Record:
    """A statement whose content is these words."""
    fragments = tuple(anchor(told, exact) for exact in content)
    statement = Statement(
        source=ActorRef(anchor(told, source)) if source else None,
        cue=anchor(told, cue) if cue else None,
        content=fragments,
        form=Form.INDIRECT,
        speaker_kind=kind,
        probability=0.95,
        acts=(ScoredAct(act, probability),),
        strength=strength,
        said_on=when or When.unknown(),
        speaker_name=name,
        side=side,
        joint=tuple(Speaker(None, other, other) for other in joint),
        issues=about(issue, fragments[0]),
    )
    return Record.of(statement, HAND)


def done(
    told: Article,
    evidence: str,
    type_: str = "COOPERATE",
    *,
    by: Sequence[str] = (),
    to: Sequence[str] = (),
    when: date | None = None,
    factuality: Factuality = Factuality.HAPPENED,
    issue: str | None = None,
) -> Record:
    """An event that these words tell, by and to those whose names stand in the article."""
    words = anchor(told, evidence)
    event = Event(
        code=PloverCode(type_),
        actors=tuple(ActorRef(anchor(told, each)) for each in by),
        recipients=tuple(ActorRef(anchor(told, each)) for each in to),
        on=on(when),
        factuality=factuality,
        evidence=(words,),
        probability=0.9,
        issues=about(issue, words),
    )
    return Record.of(event, HAND)


def dated(told: Article, exact: str, day: date) -> Record:
    """Words that tell a day."""
    claim: Claim = TimeExpression(anchor(told, exact), TimeType.DATE, day.isoformat(), on(day), 0.9)
    return Record.of(claim, HAND)


def about(issue: str | None, words: Anchor) -> tuple[IssueRef, ...]:
    """One issue, told by these words."""
    return (IssueRef(IssueId(issue), (words,), Told.OWN, 1.0),) if issue else ()


def page(told: Article, *records: Record, groups: dict[str, str] | None = None, copy_of: str | None = None) -> Page:
    """An article as lines see it; ``groups`` names happenings that events share with other articles."""
    return Page(
        told.id,
        told.outlet,
        told.published.on,
        words_in(told, records, ()),
        deeds_in(told, records, (), groups or {}, copy_of),
        positions_in(told, records, ()),
        TextId(copy_of) if copy_of else None,
    )


def only_word(told: Article, *records: Record) -> Word:
    """The one word of an article."""
    (word,) = words_in(told, records, ())
    return word


def only_draft(*words: Word) -> Draft:
    """The one line that words make."""
    (draft,) = joined(words)
    return draft


def only_line(pages: Iterable[Page], *, as_of: date | None = None) -> Commitment:
    """The one line of a ledger."""
    (line,) = commitments_of(pages, as_of=as_of)
    return line


def only_deed(told: Article, *records: Record) -> Deed:
    """The one deed of an article."""
    (deed,) = deeds_in(told, records, (), {})
    return deed
