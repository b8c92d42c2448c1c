"""Accounts of one meeting: each side's words on each issue, and how these stand to the words of the others.

A side's account is every sentence of its own texts, and what its people say in reports. A sentence has the issues that
its own words tell; one that tells none takes those of the nearest sentence of another text of the meeting, where that
is near enough.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wordkeep.codebook.bodies import bodies_in
from wordkeep.codebook.folded import folded
from wordkeep.codebook.issues import issues
from wordkeep.codebook.readouts import words_for
from wordkeep.link.counterparts import Row, counterparts
from wordkeep.link.nearness import SAME, Nearness
from wordkeep.link.participants import People, shared
from wordkeep.link.stances import Stance, stance_of
from wordkeep.link.texts import Text, released
from wordkeep.link.topics import raises_matter, topics_among
from wordkeep.model.ids import IssueId, RecordId
from wordkeep.model.meeting import AccountLine, Badge, IssueAccounts, Meeting, Side
from wordkeep.model.passage import Passage
from wordkeep.model.span import Anchor
from wordkeep.model.statement import Statement


@dataclass(frozen=True)
class Told:
    """A sentence of a side's account: the words that are the side's, where they stand, and what they are about."""

    side: str
    text: Text
    passage: Passage
    words: Anchor
    statements: tuple[RecordId, ...]
    issues: frozenset[IssueId]
    borrowed: str | None = None

    @property
    def is_official(self) -> bool:
        """Whether it stands in a text of the side's own."""
        return self.side in self.text.own_of

    @property
    def words_of(self) -> frozenset[str]:
        """The sides whose words a text of the side's own tells by this sentence."""
        said = (statement.side for id_, statement in self.text.statements if id_ in self.statements)
        return frozenset(side for side in said if side) if self.is_official else frozenset()

    def says(self, sides: Sequence[str], persons: Mapping[str, str]) -> Stance:
        """What it says about agreeing."""
        return stance_of(self.words.exact, self.side, sides, persons)


@dataclass(frozen=True)
class Accounts:
    """All that the sides of one meeting tell of it, and how near their sentences are to each other."""

    meeting: Meeting
    texts: tuple[Text, ...]
    told: tuple[Told, ...]
    nearness: Nearness
    persons: Mapping[str, str]

    def official(self, side: str) -> tuple[Text, ...]:
        """A side's own texts on the meeting, its organs' too."""
        known = self.meeting.side(side)
        own = {each.article for each in known.official} if known else set()
        return tuple(text for text in self.texts if text.id in own)

    def of(self, side: str) -> tuple[Told, ...]:
        """One side's account, in the order of release and of the text."""
        return tuple(each for each in self.told if each.side == side)


# ---- whose words


def accounts_of(meeting: Meeting, texts: Iterable[Text]) -> Accounts:
    """The accounts of a meeting out of its texts."""
    own = {id_: at for at, id_ in enumerate(meeting.articles)}
    mine = tuple(sorted((text for text in texts if text.id in own), key=released))
    people = People(mine)
    persons = {person.name.split()[-1]: person.side for text in mine for person in people.in_text(text) if person.side}
    passages = [passage for text in mine for passage in text.passages]
    nearness = Nearness.among(passages, _known_names(meeting))
    told = tuple(each for side in meeting.sides for text in mine for each in _told_by(side, text, people, meeting))
    answered = _with_answers(_with_borrowed(told, nearness), meeting, persons, nearness)
    lent = _with_answers(_with_topics(answered, meeting, nearness), meeting, persons, nearness)
    return Accounts(meeting, mine, _with_borrowed(_with_counterparts(lent, nearness), nearness), nearness, persons)


def _known_names(meeting: Meeting) -> set[str]:
    """The words of the names of those who met and of the place: all sentences may have them."""
    names = [person.name for side in meeting.sides for person in side.participants]
    words = {word for name in (*names, meeting.place or "") for word in folded(name).split()}
    return words | {side.id for side in meeting.sides}


def _told_by(side: Side, text: Text, people: People, meeting: Meeting) -> Iterator[Told]:
    if side.id in text.own_of or text.id in {each.article for each in side.official}:
        about_it = {anchor for anchor in meeting.evidence if anchor.text_id == text.id}
        for passage in text.passages:
            inside = tuple(id_ for id_, said in text.statements if said.content[0].span.overlaps(passage.anchor.span))
            issues_ = _issues(passage, is_opening=passage.anchor in about_it)
            told = issues_ if raises_matter(passage.anchor.exact, is_told=True) else frozenset()
            yield Told(side.id, text, passage, passage.anchor, inside, told)
        return
    if text.own_of:
        return
    for id_, said in text.statements:
        around = text.passage_at(said.content[0].span)
        if around is not None and _speaks_for(said, side, text, people):
            of_statement = frozenset(each.id for each in said.issues if not _is_general(each.id))
            yield Told(side.id, text, around, _words(said, around), (id_,), of_statement or _issues(around))


def _words(said: Statement, passage: Passage) -> Anchor:
    return said.content[0] if len(said.content) == 1 else passage.anchor


def _issues(passage: Passage, *, is_opening: bool = False) -> frozenset[IssueId]:
    """The issues of a sentence but for those of any meeting; the sentence that tells of it has only the surest."""
    told = (each for each in passage.issues if not _is_general(each.id))
    return frozenset(each.id for each in told if not is_opening or each.score >= OPENING)


OPENING: Final = 0.9  # the score from which the sentence that tells of the meeting itself is about an issue too


def _is_general(issue: IssueId) -> bool:
    known = issues().issues.get(issue)
    return known is not None and known.only_alone


def _speaks_for(said: Statement, side: Side, text: Text, people: People) -> bool:
    """Whether the speaker is one of the side's: a participant, or somebody who is known or said to speak for it."""
    names = [person.name for person in side.participants]
    if said.source and said.speaker_name:
        if shared([said.speaker_name], names):
            return True
        known = people.of(said.source.as_written, text.known.get(said.source.actor) if said.source.actor else None)
        if known and known.side:
            return known.side == side.id
    if said.side:
        return said.side == side.id
    if said.source is None:
        return False
    words = said.source.as_written.exact
    return any(body.code == side.id for _, _, body in bodies_in(words)) or any(
        name.split()[-1] in words for name in names
    )


def _with_borrowed(told: Sequence[Told], nearness: Nearness) -> tuple[Told, ...]:
    """Sentences without an issue, with those of the nearest one of another text that has some."""
    rich = [each for each in told if each.issues]
    return tuple(each if each.issues else _borrowing(each, rich, nearness) for each in told)


def _borrowing(poor: Told, rich: Sequence[Told], nearness: Nearness) -> Told:
    scored = [
        (nearness.between(poor.passage, each.passage), -at)
        for at, each in enumerate(rich)
        if each.text.id != poor.text.id
    ]
    best = max(scored, default=(0.0, 0))
    if best[0] < SAME:
        return poor
    lender = rich[-best[1]]
    return replace(poor, issues=lender.issues, borrowed=f"as near to {lender.words.exact!r} as {best[0]:.2f}")


def _with_answers(
    told: Sequence[Told], meeting: Meeting, persons: Mapping[str, str], nearness: Nearness
) -> tuple[Told, ...]:
    """Own denials, with the issue of what another says that this side agreed to or said, the nearest of several."""
    sides = [side.id for side in meeting.sides]
    claims = [(each, each.says(sides, persons).agreed | each.words_of) for each in told if each.issues]
    return tuple(
        _answering(each, [claim for claim, of in claims if each.side in of and claim.side != each.side], nearness)
        if each.is_official
        and not each.issues
        and each.passage.anchor not in meeting.evidence
        and each.says(sides, persons).is_denial
        else each
        for each in told
    )


def _answering(denial: Told, claims: Sequence[Told], nearness: Nearness) -> Told:
    near = [(nearness.between(denial.passage, claim.passage), -at) for at, claim in enumerate(claims)]
    score, at = max(near, default=(0.0, 0))
    if score < ANSWER:
        return denial
    return replace(denial, issues=claims[-at].issues, borrowed=f"denies, as an answer to {claims[-at].words.exact!r}")


ANSWER: Final = 0.03  # nearness from which a denial of having agreed answers what another says was agreed


def _with_topics(told: Sequence[Told], meeting: Meeting, nearness: Nearness) -> tuple[Told, ...]:
    """Sentences of own texts that raise a matter and still have no issue, with a topic of this meeting."""
    openings = set(meeting.evidence)
    raising = [
        at
        for at, each in enumerate(told)
        if not each.issues
        and each.is_official
        and not each.passage.issues
        and each.passage.anchor not in openings
        and raises_matter(each.words.exact)
    ]
    topics = topics_among([told[at].passage for at in raising], nearness)
    named = dict(zip(raising, topics, strict=True))
    return tuple(
        replace(each, issues=frozenset({named[at]}), borrowed=_UNNAMED) if at in named else each
        for at, each in enumerate(told)
    )


def _with_counterparts(told: Sequence[Told], nearness: Nearness) -> tuple[Told, ...]:
    """The sentences with issues that some sides tell and others call differently under one name."""
    found = dict.fromkeys(issue for each in told for issue in sorted(each.issues))
    of_each = {issue: [each for each in told if issue in each.issues] for issue in found}
    rows = [
        Row(
            issue,
            frozenset(each.side for each in those),
            tuple(each.passage for each in those if each.is_official),
        )
        for issue, those in of_each.items()
    ]
    called = counterparts(rows, nearness)
    return tuple(_renamed(each, called) for each in told)


def _renamed(told: Told, called: Mapping[IssueId, tuple[IssueId, float]]) -> Told:
    other = [(issue, *called[issue]) for issue in sorted(told.issues) if issue in called]
    if not other:
        return told
    names = {issue: name for issue, name, _ in other}
    because = "; ".join(f"{issue} is called {name}, which is {score:.2f} near" for issue, name, score in other)
    return replace(told, issues=frozenset(names.get(each, each) for each in told.issues), borrowed=because)


_UNNAMED: Final = "no issue of the code book is told; it is called by words of its own"


# ---- issue by issue


def with_accounts(accounts: Accounts) -> Meeting:
    """The meeting with its sides' statements and a row for each issue, in the order in which the accounts come to them."""
    meeting = accounts.meeting
    sides = tuple(
        replace(
            side,
            statements=tuple(dict.fromkeys(id_ for each in accounts.of(side.id) for id_ in each.statements)),
        )
        for side in meeting.sides
    )
    found = dict.fromkeys(issue for each in accounts.told for issue in sorted(each.issues))
    return replace(meeting, sides=sides, issues=tuple(_row(issue, accounts) for issue in found))


def _row(issue: IssueId, accounts: Accounts) -> IssueAccounts:
    sides = [side.id for side in accounts.meeting.sides]
    told = {side: [each for each in accounts.of(side) if issue in each.issues] for side in sides}
    lines = tuple(_line(issue, side, told[side], accounts) for side in sides if told[side])
    badge, of, because = _badge(told, accounts)
    borrowed = tuple(each.borrowed for side in sides for each in told[side] if each.borrowed)
    return IssueAccounts(issue, lines, badge, of, (*because, *borrowed))


def _line(issue: IssueId, side: str, told: Sequence[Told], accounts: Accounts) -> AccountLine:
    whole = accounts.of(side)
    order = list(dict.fromkeys(each for one in whole for each in sorted(one.issues)))
    dates = [day for each in told if (day := each.text.article.published.on)]
    return AccountLine(
        issue=issue,
        side=side,
        words=tuple(dict.fromkeys(each.words for each in told)),
        statements=tuple(dict.fromkeys(id_ for each in told for id_ in each.statements)),
        share=round(_count(told) / max(1, _count(whole)), 3),
        order=order.index(issue) + 1,
        released=min(dates, default=None),
    )


def _count(told: Iterable[Told]) -> int:
    return sum(len(each.words.exact.split()) for each in told)


Badged = tuple[Badge | None, str | None, tuple[str, ...]]


def _badge(told: Mapping[str, Sequence[Told]], accounts: Accounts) -> Badged:
    """The badge of an issue, the side that claims or speaks alone, and why."""
    sides = list(told)
    stances = {side: [each.says(sides, accounts.persons) for each in told[side]] for side in sides}
    open_: list[tuple[str, str]] = []
    for side in sides:
        if denied := _denied(side, told, stances, accounts.nearness):
            return Badge.CONFLICT, None, (denied,)
        for other in _claimed_of(side, told[side], stances[side]):
            agreed = any(stance.is_own for stance in stances[other])
            if not agreed and not _is_retold(told[side], told[other], accounts.nearness):
                open_.append((side, other))
    if open_:
        side, other = open_[0]
        return Badge.CLAIMED, side, (f"{side} says that {other} agreed; {other} neither confirms nor denies it",)
    speaking = [side for side in sides if told[side]]
    if len(speaking) > 1:
        return Badge.BOTH, None, (f"{', '.join(speaking)} speak of it",)
    silent = [side for side in sides if not told[side]]
    if all(accounts.official(side) for side in silent):
        return Badge.ONLY, speaking[0], (f"nothing near it in the texts of {', '.join(silent)}",)
    return None, speaking[0], ("a side has no text of its own",)


def _claimed_of(side: str, told: Sequence[Told], stances: Sequence[Stance]) -> list[str]:
    """The sides that this one says agreed, or tells the words of, in the order of its account."""
    found = dict.fromkeys(other for stance in stances for other in sorted(stance.agreed))
    return [other for other in found if other != side and told]


def _is_retold(claiming: Sequence[Told], others: Sequence[Told], nearness: Nearness) -> bool:
    """Whether another side tells the same as what all are said to have agreed on ("both sides agreed to ...")."""
    joint = [each for each in claiming if words_for("both").search(each.words.exact)]
    return any(nearness.between(one.passage, other.passage) >= SAME for one in joint for other in others)


def _denied(
    side: str, told: Mapping[str, Sequence[Told]], stances: Mapping[str, Sequence[Stance]], nearness: Nearness
) -> str | None:
    """What this side says of another and that one denies, in words; ``None`` where nobody does."""
    told_of = frozenset().union(*(each.words_of for each in told[side]))
    for other in (each for each in told if each in told_of and each != side):
        if any(words_for("denied").search(each.words.exact) for each in told[other]):
            return f"{side} tells words of {other}, {other} denies"
    for other in _claimed_of(side, told[side], stances[side]):
        if any(stance.is_denial for stance in stances[other]) or _is_negated(
            _claims(other, told[side], stances[side]), told[other], stances[other], nearness
        ):
            return f"{side} says that {other} agreed, {other} denies"
    return None


def _claims(of: str, told: Sequence[Told], stances: Sequence[Stance]) -> list[Told]:
    return [each for each, stance in zip(told, stances, strict=True) if of in stance.agreed]


def _is_negated(claims: Sequence[Told], others: Sequence[Told], stances: Sequence[Stance], nearness: Nearness) -> bool:
    """Whether a sentence with a "no" or "not" speaks of the very thing that is claimed."""
    negated = [each for each, stance in zip(others, stances, strict=True) if stance.is_negated]
    return any(nearness.between(claim.passage, each.passage) >= SAME for claim in claims for each in negated)
