"""Scores whether reports of one event are found to be of one: the suite ``happenings``, read, resolved and linked at once.

``python -m evaluation.happenings`` prints B-cubed over one mention a report (``main``), which is the read event whose words
lie in its sentence; where the reader found none the mention stands alone. Faint events count as they do in a ledger: where
they were linked with a sure one. Even happenings were tuned on, odd ones were not. Under ``given`` the linker gets only the
surely read events, or a card of the words alone where none was read. ``linked`` is the share of the paragraphs of the suite
``ordinary``, which hold no deed, in which one is told once they are linked with all the reports.
"""

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from evaluation.corpora import SUITES
from evaluation.deeds import ordinary
from evaluation.intervals import Figure, resampled, shown, wilson
from evaluation.partitions import Group, Ratio, partition, total
from evaluation.under_test import article_of
from wordkeep import pipeline
from wordkeep.link.cards import event_cards
from wordkeep.link.content import named_in
from wordkeep.link.happenings import compare, groups, keys
from wordkeep.model.article import Article
from wordkeep.model.card import EventCard, Likeness, Vectors
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import RecordId
from wordkeep.model.mention import TimeExpression
from wordkeep.model.record import Record
from wordkeep.model.sentence import sentence_around
from wordkeep.model.span import Span
from wordkeep.model.when import Basis, Published, When
from wordkeep.resolve.actors import Resolved, named
from wordkeep.resolve.places import placed
from wordkeep.resolve.times import dated

SUITE: Final = SUITES / "happenings"
TUNED: Final = "tuned on"
KEPT: Final = "not tuned on"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A report: the happening it tells, all events read in it, and those in the sentence of ``main``, the best first."""

    id: str
    happening: str
    is_kept: bool
    cards: tuple[EventCard, ...]
    near: tuple[EventCard, ...]
    given: EventCard

    def main(self, grouped: Mapping[str, str]) -> EventCard | None:
        """The event that stands for the report among those that are told once events are grouped."""
        return next((card for card in self.near if is_told(card, grouped)), None)


def is_told(card: EventCard, grouped: Mapping[str, str]) -> bool:
    """Whether a ledger tells the event: a faint one only in a group."""
    return not card.faint or card.id in grouped


def rows(folder: Path = SUITE) -> list[Row]:
    """The reports; the happenings of each file are told apart by the file's name."""
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append(row | {"happening": f"{file.stem}-{row['happening']}"})
    return found


def article(row: Row) -> Article:
    """A report as the article that is read."""
    on = date.fromisoformat(row["published"]) if row["published"] else None
    published = Published(on, Basis.METADATA) if on else Published.unknown()
    return replace(article_of(row["id"], row["text"]), published=published, title=row["title"], outlet=row["outlet"])


def read(row: Row) -> tuple[Resolved, Vectors]:
    """One report, read and resolved as the pipeline does it."""
    return read_article(article(row))


def read_article(of_row: Article) -> tuple[Resolved, Vectors]:
    """An article, read and resolved as the pipeline does it."""
    records, vectors = pipeline.READER.read_with_vectors(of_row)
    return named(of_row, placed(of_row, dated(of_row, records))), vectors


def told(row: Row, found: Resolved, vectors: Vectors) -> Told:
    """One report with the cards of its events."""
    of_row = article(row)
    cards = event_cards(of_row, found.records, found.actors, vectors.records)
    start = row["text"].index(row["main"])
    words = Span(start, start + len(row["main"]))
    spans = {record.id: record.claim.evidence[0].span for record in found.records if record.kind == "event"}  # type: ignore[union-attr]
    near = _near(cards, spans, words, sentence_around(row["text"], words), row["kind"])
    surely = (card for card in near if not card.faint)
    number = int("".join(filter(str.isdigit, row["happening"].rpartition("-")[2])))
    return Told(
        row["id"],
        row["happening"],
        bool(number % 2),
        tuple(cards),
        tuple(near),
        next(surely, None) or _bare(of_row, row, words, found.records),
    )


def _near(
    cards: Sequence[EventCard], spans: dict[RecordId, Span], words: Span, sentence: Span, kind: str
) -> list[EventCard]:
    """The events inside the clause, those of the happening's type first; then others of its sentence."""
    near = [card for card in cards if spans[card.id].overlaps(sentence)]
    return sorted(near, key=lambda card: (not spans[card.id].overlaps(words), card.code.type != kind))


def _bare(of_row: Article, row: Row, words: Span, records: Iterable[Record]) -> EventCard:
    """A card of the clause alone, where no event was read: its words, its type, and the first day its sentence names."""
    sentence = sentence_around(row["text"], words)
    days = (
        each.claim.on for each in records if isinstance(each.claim, TimeExpression) and sentence.overlaps(each.span)
    )
    return EventCard(
        id=RecordId(f"bare-{row['id']}"),
        article=of_row.id,
        code=PloverCode(row["kind"]),
        factuality=Factuality.HAPPENED,
        actors=(),
        recipients=(),
        on=next((on for on in days if on.earliest and on.latest), When.unknown()),
        words=row["main"],
        sentence=sentence.of(row["text"]),
        published=of_row.published.on,
        beside=named_in(row["text"]),
    )


def linked(cards: Sequence[EventCard]) -> dict[str, str]:
    """Every event that has a group, with its name: all linked at once."""
    by_key: defaultdict[str, list[EventCard]] = defaultdict(list)
    for card in cards:
        for key in keys(card):
            by_key[key].append(card)
    pairs = {tuple(sorted((a.id, b.id))) for block in by_key.values() for a, b in combinations(block, 2)}
    by_id = {str(card.id): card for card in cards}
    found = [like for one, other in sorted(pairs) if (like := compare(by_id[one], by_id[other]))]
    grouped: dict[str, str] = {}
    for members, inside in _components(found):
        grouped |= groups([by_id[member] for member in members], inside)
    return grouped


def _components(likenesses: Iterable[Likeness]) -> list[tuple[list[str], list[Likeness]]]:
    head: dict[str, str] = {}

    def root(member: str) -> str:
        while head.setdefault(member, member) != member:
            member = head[member]
        return member

    every = list(likenesses)
    for each in every:
        head[root(each.one)] = root(each.other)
    found: dict[str, tuple[list[str], list[Likeness]]] = {}
    for member in sorted(head):
        found.setdefault(root(member), ([], []))[0].append(member)
    for each in every:
        found[root(each.one)][1].append(each)
    return list(found.values())


def end_to_end(reports: Sequence[Told]) -> dict[str, Hashable]:
    """The group of each report's mention, with every event read linked."""
    grouped = linked([card for report in reports for card in report.cards])
    mains = {report.id: report.main(grouped) for report in reports}
    return {id_: grouped.get(main.id, main.id) if main else id_ for id_, main in mains.items()}


def with_mentions(reports: Sequence[Told]) -> dict[str, Hashable]:
    """The group of each report's mention, with these alone linked."""
    grouped = linked([report.given for report in reports])
    return {report.id: grouped.get(report.given.id, report.given.id) for report in reports}


def figures(name: str, reports: Sequence[Told], found: dict[str, Hashable]) -> dict[str, Figure]:
    """B-cubed F1 of all, of the tuned half and of the other; a happening is drawn with its look-alikes."""
    parts = {
        name: reports,
        f"{name}, {TUNED}": [report for report in reports if not report.is_kept],
        f"{name}, {KEPT}": [report for report in reports if report.is_kept],
    }
    return {each: _figure(part, found) for each, part in parts.items() if part}


def _figure(reports: Sequence[Told], found: dict[str, Hashable]) -> Figure:
    by_number: defaultdict[str, list[Ratio]] = defaultdict(list)
    gold = {report.id: report.happening for report in reports}
    everyone = partition(gold, found.__getitem__)
    for group in partition(gold, gold.__getitem__):
        number = gold[str(min(group, key=str))].rstrip("abcdefgh")
        by_number[number].append(_of(group, everyone))
    units = [total(ratios) for ratios in by_number.values()]
    return Figure(total(units).f1, *resampled(units, lambda drawn: total(drawn).f1), len(gold))


def _of(group: Group, everyone: Sequence[Group]) -> Ratio:
    """What the mentions of one gold group add to B-cubed."""
    parts = [each for each in everyone if each & group]
    right = sum(len(part & group) ** 2 / len(part) for part in parts)
    recalled = sum(len(part & group) ** 2 / len(group) for part in parts)
    return Ratio(right, float(len(group)), recalled, float(len(group)))


def measured(reports: Sequence[Told]) -> dict[str, Figure]:
    """What the table holds of happenings."""
    return (
        figures("happenings", reports, end_to_end(reports))
        | figures("happenings.given", reports, with_mentions(reports))
        | over_told(reports, ordinary_cards())
    )


def ordinary_cards() -> list[list[EventCard]]:
    """The events read in each ordinary paragraph, with the faint ones."""
    of_rows = [article_of(row["id"], row["text"]) for row in ordinary()]
    read_in = [(each, *read_article(each)) for each in of_rows]
    return [event_cards(each, found.records, found.actors, vectors.records) for each, found, vectors in read_in]


def over_told(reports: Sequence[Told], paragraphs: Sequence[Sequence[EventCard]]) -> dict[str, Figure]:
    """The share of paragraphs without a deed in which one is told in the company of the reports, with Wilson's interval."""
    grouped = linked([card for cards in (*(report.cards for report in reports), *paragraphs) for card in cards])
    over = sum(any(is_told(card, grouped) for card in cards) for cards in paragraphs)
    return {"ordinary.linked": Figure(over / len(paragraphs), *wilson(over, len(paragraphs)), len(paragraphs))}


def main() -> None:
    """Read, link, and print the figures and in how many reports the reader found the event."""
    reports = [told(row, *read(row)) for row in rows()]
    print(*shown(measured(reports)), sep="\n")
    grouped = linked([card for report in reports for card in report.cards])
    surely, linked_too = (sum(report.main(each) is not None for report in reports) for each in ({}, grouped))
    print(
        f"the event was read surely in {surely} of {len(reports)} reports, with those found by linking in {linked_too}"
    )


if __name__ == "__main__":
    main()
