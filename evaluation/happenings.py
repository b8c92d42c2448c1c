"""Scores whether reports of one event are found to be of one: the suite ``happenings``, read, resolved and linked at once.

``python -m evaluation.happenings`` prints B-cubed over one mention a report (``main``), which is the read event whose words
lie in its sentence; where the reader found none the mention stands alone. Even happenings were tuned on, odd ones were not.
Under ``given`` the linker gets only those events, or a card of the words alone where none was read.
"""

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from evaluation.corpora import SUITES
from evaluation.intervals import Figure, resampled, shown
from evaluation.partitions import Group, Ratio, partition, total
from evaluation.under_test import article_of
from wordkeep import pipeline
from wordkeep.link.cards import event_cards
from wordkeep.link.content import named_in
from wordkeep.link.happenings import compare, groups, keys, sought
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
    """A report: the happening it tells, all events read in it, and the one whose words lie in the sentence of ``main``."""

    id: str
    happening: str
    is_kept: bool
    cards: tuple[EventCard, ...]
    main: EventCard | None
    given: EventCard


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
    of_row = article(row)
    records, vectors = pipeline.READER.read_with_vectors(of_row)
    return named(of_row, placed(of_row, dated(of_row, records))), vectors


def told(row: Row, found: Resolved, vectors: Vectors) -> Told:
    """One report with the cards of its events."""
    of_row = article(row)
    cards = event_cards(of_row, found.records, found.actors, vectors.records)
    start = row["text"].index(row["main"])
    words = Span(start, start + len(row["main"]))
    spans = {record.id: record.claim.evidence[0].span for record in found.records if record.kind == "event"}  # type: ignore[union-attr]
    main = _main(cards, spans, words, sentence_around(row["text"], words), row["kind"])
    number = int("".join(filter(str.isdigit, row["happening"].rpartition("-")[2])))
    return Told(
        row["id"],
        row["happening"],
        bool(number % 2),
        tuple(cards),
        main,
        main or _bare(of_row, row, words, found.records),
    )


def _main(
    cards: Sequence[EventCard], spans: dict[RecordId, Span], words: Span, sentence: Span, kind: str
) -> EventCard | None:
    """The event inside the clause, of the happening's type if there is one; else one of its sentence."""
    near = [card for card in cards if spans[card.id].overlaps(sentence)]
    order = {card.id: (not spans[card.id].overlaps(words), card.code.type != kind, at) for at, card in enumerate(near)}
    return min(near, key=lambda card: order[card.id], default=None)


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
    near = ((card.id, other.id) for card in cards for key in sought(card) for other in by_key.get(key, ()))
    pairs = {(min(pair), max(pair)) for pair in near if pair[0] != pair[1]}
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
    return {report.id: grouped.get(report.main.id, report.main.id) if report.main else report.id for report in reports}


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
    return figures("happenings", reports, end_to_end(reports)) | figures(
        "happenings.given", reports, with_mentions(reports)
    )


def main() -> None:
    """Read, link, and print the figures and in how many reports the reader found the event."""
    reports = [told(row, *read(row)) for row in rows()]
    print(*shown(measured(reports)), sep="\n")
    print(f"the event was read in {sum(report.main is not None for report in reports)} of {len(reports)} reports")


if __name__ == "__main__":
    main()
