"""What people accepted and rejected, as rows that a reader can be trained on (training/data/README.md has the format).

A row says everything that its text holds, so a passage becomes one only where every statement and event in it was ruled on:
what was rejected is left out of the row, what was edited or relabelled stands in it as it was put right. All other passages
with a ruling are told, with what is still to be ruled on.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from wordkeep.codebook.official import whose_own
from wordkeep.errors import BadUse
from wordkeep.model.article import Article
from wordkeep.model.event import Event
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.ports import LedgerReader
from wordkeep.model.record import Record, evidence_of
from wordkeep.model.ruling import Attached, Judgement, On
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Anchor, Span, hull
from wordkeep.model.statement import Act, Statement, best_first

SHORTEST: Final = 4
LONGEST: Final = 230  # words of a passage that the reader's format takes

LIKELY: Final = 0.5  # of an act that was not relabelled, from which it stands in a row
COMMITS: Final = frozenset({Act.PLEDGE, Act.OFFER, Act.DEMAND, Act.THREAT})  # the acts that have a strength

NAME: Final = "ru"
"""The letters of the file and of its rows' ids."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage with rulings that is no row: where, and why."""

    article: TextId
    span: Span
    why: str


@dataclass(slots=True)
class _Ruled:
    """What was ruled on a record: whether it holds, its words if edited, its act if relabelled; why, and by which rulings."""

    holds: bool = True
    because: str = ""
    words: tuple[Anchor, ...] = ()
    act: Act | None = None
    rulings: tuple[str, ...] = ()


def export_training(ledger: LedgerReader, folder: Path) -> tuple[int, tuple[LeftOut, ...]]:
    """Write the rows into ``ru.jsonl`` of a folder (made if need be); gives how many, and the passages left out."""
    rows, left_out = rows_of(ledger)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{NAME}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadUse(f"cannot be written ({error.strerror})", where=str(folder)) from None
    return len(rows), left_out


def rows_of(ledger: LedgerReader) -> tuple[tuple[Row, ...], tuple[LeftOut, ...]]:
    """The rows in the order of the articles, and the passages left out."""
    ruled = _by_record(ledger.attached())
    rows: list[Row] = []
    left_out: list[LeftOut] = []
    for listed in ledger.articles():
        records = [each for each in ledger.records(listed.id) if isinstance(each.claim, Statement | Event)]
        if not any(each.id in ruled for each in records):
            continue
        article = ledger.article(listed.id)
        for span, inside in _passages(article, records, ruled):
            if not any(each.id in ruled for each in inside):
                continue
            if why := _why_not(span.of(article.text), inside, ruled):
                left_out.append(LeftOut(article.id, span, why))
            else:
                rows.append({"id": f"{NAME}-{len(rows) + 1:04}", **_row(article, span, inside, ruled)})
    return tuple(rows), tuple(left_out)


def _by_record(attached: Iterable[Attached]) -> dict[RecordId, _Ruled]:
    found: dict[RecordId, _Ruled] = {}
    for each in attached:
        if each.ruling.on not in {On.STATEMENT, On.EVENT}:
            continue
        judgement = each.ruling.judgement
        if judgement not in {Judgement.ACCEPT, Judgement.REJECT, Judgement.EDIT, Judgement.RELABEL}:
            continue
        ruled = found.setdefault(each.record, _Ruled())
        ruled.rulings += (each.ruling.id,)
        ruled.because = each.ruling.because
        ruled.holds = judgement is not Judgement.REJECT
        if judgement is Judgement.EDIT:
            ruled.words = each.words
        if judgement is Judgement.RELABEL:
            ruled.act = Act(each.ruling.value["act"])
    return found


def _passages(
    article: Article, records: Sequence[Record], ruled: Mapping[RecordId, _Ruled]
) -> Iterator[tuple[Span, list[Record]]]:
    """The sentences that records stand in, those that share a record as one, each with its records."""
    found: list[tuple[Span, list[Record]]] = []
    for record in sorted(records, key=lambda each: each.span):
        span = _around(article.text, record, ruled.get(record.id, _Ruled()).words)
        if found and span.start < found[-1][0].end:
            last, inside = found[-1]
            found[-1] = hull((last, span)), [*inside, record]
        else:
            found.append((span, [record]))
    yield from found


def _around(text: str, record: Record, edited: Sequence[Anchor]) -> Span:
    """The sentences of a record's words, as read and as edited, and of who says them."""
    own = record.claim
    parts = [anchor.span for anchor in (*evidence_of(own), *edited)]
    if isinstance(own, Statement):
        parts += [anchor.span for anchor in (own.cue, own.source.as_written if own.source else None) if anchor]
    whole = hull(tuple(parts))
    first, last = sentence_around(text, Span(whole.start, whole.start + 1)), sentence_around(text, whole)
    span = hull((first, last))
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _why_not(text: str, inside: Iterable[Record], ruled: Mapping[RecordId, _Ruled]) -> str | None:
    """Why a passage is no row; ``None`` where it is one."""
    if open_ := [each.id for each in inside if each.id not in ruled]:
        return f"not ruled on yet: {', '.join(open_)}"
    words = len(text.split())
    return None if SHORTEST <= words <= LONGEST else f"{words} words"


def _row(article: Article, span: Span, inside: Sequence[Record], ruled: Mapping[RecordId, _Ruled]) -> Row:
    holding = [each for each in inside if ruled[each.id].holds]
    said = [each for each in holding if isinstance(each.claim, Statement)]
    at = {record.id: number for number, record in enumerate(said)}
    text = span.of(article.text)
    words = _Words(text, span.start)
    events = [_event(each.claim, ruled[each.id], words, at) for each in holding if isinstance(each.claim, Event)]
    wrong = [each for each in inside if isinstance(each.claim, Event) and not ruled[each.id].holds]
    return {
        "register": "readout" if whose_own(article.outlet, article.url) else "press",
        "text": text,
        "statements": [
            _statement(each.claim, ruled[each.id], words) for each in said if isinstance(each.claim, Statement)
        ],
        "events": events,
        "near_miss": ruled[wrong[0].id].because if wrong and not events else None,
        "from": {
            "article": article.id,
            "start": span.start,
            "end": span.end,
            "rulings": [id_ for each in inside for id_ in ruled[each.id].rulings],
        },
    }


@dataclass(frozen=True, slots=True)
class _Words:
    """A passage that starts at ``start`` of its article."""

    text: str
    start: int

    def of(self, anchor: Anchor | None) -> str | list[Any] | None:
        """Exact words as rows give them, with the number of the time where they stand more than once; ``None`` outside."""
        if anchor is None:
            return None
        at = anchor.span.start - self.start
        if at < 0 or self.text[at : at + len(anchor.exact)] != anchor.exact:
            return None
        times = []
        found = self.text.find(anchor.exact)
        while found >= 0:
            times.append(found)
            found = self.text.find(anchor.exact, found + 1)
        return anchor.exact if len(times) == 1 else [anchor.exact, times.index(at) + 1]


def _statement(said: Statement, ruled: _Ruled, words: _Words) -> Row:
    acts = [ruled.act] if ruled.act else _acts(said)
    is_as_read = ruled.act is None
    return {
        "source": words.of(said.source.as_written if said.source else None),
        "cue": words.of(said.cue),
        "content": [words.of(each) for each in ruled.words or said.content],
        "acts": [act.value for act in acts],
        "strength": said.strength.value if said.strength and COMMITS & set(acts) else None,
        "plover": said.plover if is_as_read else None,
        "target": None,
    }


def _acts(said: Statement) -> list[Act]:
    best = best_first(said.acts)
    return [each.act for at, each in enumerate(best) if at == 0 or each.probability >= LIKELY] or [Act.INFORM]


def _event(event: Event, ruled: _Ruled, words: _Words, statements: Mapping[RecordId, int]) -> Row:
    evidence = ruled.words or event.evidence
    whole = hull(tuple(each.span for each in evidence)).shifted(-words.start)
    deed = Anchor.of(words.text, whole, text_id=evidence[0].text_id)
    return {
        "type": event.code.type,
        "mode": event.code.mode,
        "words": words.of(Anchor(deed.text_id, deed.span.shifted(words.start), deed.exact)),
        "actor": next((words.of(each.as_written) for each in event.actors), None),
        "recipient": next((words.of(each.as_written) for each in event.recipients), None),
        "factuality": event.factuality.value,
        "within": statements.get(event.reported_by) if event.reported_by else None,
    }
