"""A ledger to JSON Lines: one file per kind, one object per line, always in the same order."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from wordkeep.errors import BadUse
from wordkeep.export.contract import (
    FILES,
    SCHEMA,
    actor_row,
    article_row,
    commitment_row,
    meeting_row,
    record_row,
    skipped_row,
)
from wordkeep.model.article import Article
from wordkeep.model.commitment import Commitment
from wordkeep.model.ids import TextId
from wordkeep.model.meeting import Meeting
from wordkeep.model.ports import LedgerReader
from wordkeep.model.span import Anchor


def export_jsonl(
    ledger: LedgerReader, meetings: Iterable[Meeting], lines: Iterable[Commitment], folder: Path
) -> dict[str, int]:
    """Write every kind of row into ``folder`` (made if need be) and give the rows per kind.

    ``meetings`` and ``lines`` are the ledger's, in their order.

    The same ledger gives the same bytes. Each file is put in place whole, when all of it is written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadUse(f"cannot be made a folder ({error.strerror})", where=str(folder)) from None
    written = dict.fromkeys(FILES, 0)
    hashes = dict(ledger.page_hashes())
    with ExitStack() as stack:
        files = {name: stack.enter_context(_whole(folder / f"{name}.jsonl")) for name in FILES}

        def put(name: str, row: dict[str, Any]) -> None:
            files[name].write(json.dumps(row, ensure_ascii=False) + "\n")
            written[name] += 1

        for listed in ledger.articles():
            article = ledger.article(listed.id)
            links = ledger.links_of(listed.id)
            put("articles", article_row(article, page_hash=hashes[listed.id], links=links))
            behind = {actor.id: actor for actor in ledger.actors(of=listed.id)}
            for record in ledger.records(listed.id):
                put(*record_row(record, article, behind, links))
        for actor in ledger.actors():
            put("actors", actor_row(actor))
        for meeting in meetings:
            put("meetings", meeting_row(meeting, _told_in(ledger, meeting.anchors)))
        for line in lines:
            put("commitments", commitment_row(line, _told_in(ledger, line.anchors)))
        for skipped in ledger.skipped():
            put("skipped", skipped_row(skipped))
        manifest = stack.enter_context(_whole(folder / "manifest.json"))
        json.dump(_manifest(ledger, hashes, written), manifest, ensure_ascii=False, indent=1)
        manifest.write("\n")
    return written


def _told_in(ledger: LedgerReader, anchors: Iterable[Anchor]) -> dict[TextId, Article]:
    """The articles that words stand in."""
    return {id_: ledger.article(id_) for id_ in sorted({words.text_id for words in anchors})}


def _manifest(ledger: LedgerReader, hashes: dict[Any, str], written: dict[str, int]) -> dict[str, Any]:
    build = ledger.last_build()
    return {
        "schema": SCHEMA,
        "version": build.version if build else None,
        "reader": build.reader if build else None,
        "complete": build is not None and build.counts is not None,
        "models": build.models if build else {},
        "settings": build.settings if build else {},
        "inputs": {text_id: hashes[text_id] for text_id in sorted(hashes)},
        "counts": written,
        "ledger": asdict(ledger.counts()),
    }


@contextmanager
def _whole(path: Path) -> Iterator[TextIO]:
    """A file that appears under its name only when it is complete."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        yield file
    part.replace(path)
