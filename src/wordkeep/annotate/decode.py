"""Found spans to claims: the one place where what a reader found becomes statements and records."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wordkeep.annotate.speakers import speaker_kind
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Form, ScoredAct, Statement, Strength

_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class DoneBySaying:
    """What a statement does: its acts, best first; the strength of one that binds; its PLOVER type."""

    acts: tuple[ScoredAct, ...] = ()
    strength: Strength | None = None
    plover: str | None = None


NOTHING_KNOWN: Final = DoneBySaying()


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The earlier words that a source goes back to."""

    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as a rule or a model found it. ``content`` has at least one span, in the order of the text.

    ``does`` is what the statement does, ``antecedent`` what its source goes back to, both where the reader can tell.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    rule: str
    probability: float
    does: DoneBySaying = NOTHING_KNOWN
    antecedent: Antecedent | None = None


def records_of(
    article: Article, found: Iterable[Found], *, quotations: Sequence[Span], reader: str
) -> tuple[Record, ...]:
    """The records of what was found, in the order of the text, nested where content lies inside content.

    ``quotations`` are the article's outermost quotations in order; they decide direct, indirect or mixed.
    """
    ordered = sorted(found, key=_place)
    starts = [quotation.start for quotation in quotations]
    records: list[Record] = []
    open_: list[tuple[Found, Record]] = []
    same_evidence: Counter[tuple[Span, ...]] = Counter()
    for each in ordered:
        while open_ and open_[-1][0].content[-1].end <= each.content[0].start:
            open_.pop()
        outer = next((record for holder, record in reversed(open_) if _holds(holder, each)), None)
        claim = replace(
            _statement(article, each, _form(article.text, each.content, quotations, starts)),
            within=outer.id if outer else None,
        )
        record = Record.of(claim, Origin(reader, each.rule), nth=same_evidence[each.content])
        same_evidence[each.content] += 1
        records.append(record)
        open_.append((each, record))
    return tuple(sorted(records, key=lambda record: (record.span, record.id)))


def _place(found: Found) -> tuple[int, int, Span]:
    """Outer before inner: by where the content starts, longest first, then by cue."""
    whole = hull(found.content)
    return whole.start, -whole.end, found.cue or whole


def _holds(outer: Found, inner: Found) -> bool:
    """Whether every fragment of ``inner`` lies in some fragment of ``outer``, and the two are not the same words."""
    return outer.content != inner.content and all(_lies_in(outer.content, fragment) for fragment in inner.content)


def _lies_in(content: Sequence[Span], fragment: Span) -> bool:
    at = bisect_right(content, fragment.start, key=lambda around: around.start) - 1
    return at >= 0 and content[at].contains(fragment)


def _statement(article: Article, found: Found, form: Form) -> Statement:
    source = article.anchor(found.source) if found.source else None
    return Statement(
        source=_speaker(article, source, found.antecedent) if source else None,
        cue=article.anchor(found.cue) if found.cue else None,
        content=tuple(article.anchor(fragment) for fragment in found.content),
        form=form,
        speaker_kind=speaker_kind(source.exact if source else None),
        probability=found.probability,
        acts=found.does.acts,
        strength=found.does.strength,
        plover=found.does.plover,
    )


def _speaker(article: Article, source: Anchor, back: Antecedent | None) -> ActorRef:
    if back is None:
        return ActorRef(source)
    return ActorRef(source, antecedent=article.anchor(back.span), probability=back.probability)


def _form(text: str, content: Sequence[Span], quotations: Sequence[Span], starts: Sequence[int]) -> Form:
    """Direct where every word of ``content`` is inside a quotation, indirect where none is, else mixed."""
    quoted = unquoted = False
    for fragment in content:
        at = fragment.start
        first = max(bisect_right(starts, fragment.start) - 1, 0)
        for index in range(first, len(quotations)):
            quotation = quotations[index]
            if quotation.start >= fragment.end:
                break
            if quotation.end <= at:
                continue
            unquoted = unquoted or _LETTER.search(text, at, max(at, quotation.start)) is not None
            quoted, at = True, quotation.end
        unquoted = unquoted or (at < fragment.end and _LETTER.search(text, at, fragment.end) is not None)
    if not quoted:
        return Form.INDIRECT
    return Form.MIXED if unquoted else Form.DIRECT
