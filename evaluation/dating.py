"""Scores the days that linking gives undated articles: known days are hidden, and what comes back is counted.

``python -m evaluation.dating`` hides the days of a tenth of the texts of the suites ``meetings`` and ``happenings`` at a
time, links them with the others, and counts for each that was hidden whether the interval found holds its day (right), does
not (wrong), or none is found (unsaid); previews of meetings (``-v``) are counted by themselves too. Both have look-alikes.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from evaluation import happenings, meetings
from evaluation.under_test import article_of
from wordkeep import pipeline
from wordkeep.link.corpus import Cards, Linkable, cards_in, link
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.ids import TextId
from wordkeep.model.intake import Intake
from wordkeep.model.page import Media, Page
from wordkeep.model.reading import Reading
from wordkeep.model.record import Record
from wordkeep.model.when import Basis, Published
from wordkeep.resolve.actors import named
from wordkeep.resolve.places import placed
from wordkeep.resolve.times import dated
from wordkeep.store.sqlite import Ledger

PARTS: Final = 10
INTAKE: Final = Intake("/suite", "suite", "suite", None, None)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the reader read it, before anything in it was resolved."""

    row: Row
    article: Article
    records: tuple[Record, ...]
    vectors: Vectors

    def cards(self, *, is_hidden: bool) -> Cards:
        """Its cards, with the day of its publication or without."""
        on = date.fromisoformat(self.row["published"]) if self.row["published"] and not is_hidden else None
        published = Published(on, Basis.METADATA) if on else Published.unknown()
        article = replace(self.article, published=published)
        found = named(article, placed(article, dated(article, self.records)))
        return cards_in(article, found.records, found.actors, self.vectors)


def read(row: Row) -> Read:
    """One text, read."""
    article = replace(article_of(row["id"], row["text"]), title=row["title"], outlet=row["outlet"])
    return Read(row, article, *pipeline.READER.read_with_vectors(article))


def outcomes(texts: Sequence[Read], parts: int = PARTS) -> Iterator[tuple[Row, str]]:
    """What became of each day that was hidden: right, wrong or unsaid."""
    known = {each.article.id: each.cards(is_hidden=False) for each in texts}
    for part in range(parts):
        hidden = {each.article.id: each for each in texts[part::parts] if each.row["published"]}
        cards = known | {id_: each.cards(is_hidden=True) for id_, each in hidden.items()}
        with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder) / "a.ledger") as ledger:
            ledger.begin(INTAKE, "suite")
            ledger.keep(INTAKE, map(_reading, texts), reader="suite")
            link(ledger, moved=lambda *_: None, redate=lambda *_: None, cards=_handing(cards))
            yield from ((each.row, _outcome(ledger, each)) for each in hidden.values())


def _handing(cards: dict[TextId, Cards]) -> Callable[[Linkable, TextId], Cards]:
    return lambda _ledger, text_id: cards[text_id]


def _reading(each: Read) -> Reading:
    page = Page(
        f"/suite#{each.article.id}", "suite", each.article.text.encode(), Media.PLAIN, "suite", key=each.article.id
    )
    return Reading(page, replace(each.article, origin=page.origin))


def _outcome(ledger: Ledger, hidden: Read) -> str:
    found = ledger.links.dated(hidden.article.id)
    if found is None or found.earliest is None or found.latest is None:
        return "unsaid"
    return "right" if found.earliest <= date.fromisoformat(hidden.row["published"]) <= found.latest else "wrong"


def main() -> None:
    """Print the counts, and each that is wrong."""
    suites = {"meetings": meetings.rows("texts.jsonl"), "happenings": happenings.rows()}
    for name, rows in suites.items():
        found = list(outcomes([read(row) for row in rows]))
        shown = {name: found}
        if name == "meetings":
            shown["previews of meetings"] = [each for each in found if each[0]["id"].endswith("-v")]
        for what, some in shown.items():
            counted = Counter(outcome for _, outcome in some)
            print(what, ", ".join(f"{counted[each]} {each}" for each in ("right", "wrong", "unsaid")))
        for row, outcome in found:
            if outcome == "wrong":
                print(
                    "  wrong:", json.dumps({key: row[key] for key in ("id", "published", "title")}, ensure_ascii=False)
                )


if __name__ == "__main__":
    main()
