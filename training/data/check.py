"""Checks the sentences: labels are the code book's, every exact string stands in its text, and how they balance."""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from evaluation.exact import place

SENTENCES: Final = Path(__file__).parent / "sentences"
PASSAGES: Final = Path(__file__).parent / "passages"
LONGEST: Final = {SENTENCES: 90, PASSAGES: 230}
"""The two folders of rows, with the most words that a row of each has."""

SHORTEST: Final = 4  # words
REGISTERS: Final = {"wire", "readout", "briefing", "press"}
ACTS: Final = set("pledge offer demand threat accuse reject deny accept reaffirm position inform".split())
STRENGTHS: Final = {"rhetorical", "direction", "specific", "detailed", None}
FACTUALITY: Final = set("happened under-way planned possible hypothetical denied historical".split())
MODES: Final = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual targeted primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional destroy",
}

Row = dict[str, Any]


def faults_of(row: Row, longest: int = LONGEST[SENTENCES]) -> Iterator[str]:
    """What is wrong with one row, which has ``longest`` words at most."""
    text = row["text"]
    words = len(text.split())
    if not SHORTEST <= words <= longest:
        yield f"{words} words"
    if row["register"] not in REGISTERS:
        yield f"register {row['register']!r}"
    for statement in row["statements"]:
        yield from _statement_faults(statement, text)
    for event in row["events"]:
        yield from _event_faults(event, text, len(row["statements"]))
    if row["near_miss"] and row["events"]:
        yield "a near miss with events"


def _statement_faults(statement: Row, text: str) -> Iterator[str]:
    anchored = [statement["source"], statement["cue"], statement["target"], *statement["content"]]
    yield from _misplaced(anchored, text)
    if not statement["content"]:
        yield "a statement without content"
    if not statement["acts"] or set(statement["acts"]) - ACTS:
        yield f"acts {statement['acts']}"
    if statement["strength"] not in STRENGTHS:
        yield f"strength {statement['strength']!r}"
    if statement["plover"] not in {*MODES, None}:
        yield f"plover {statement['plover']!r}"


def _event_faults(event: Row, text: str, statements: int) -> Iterator[str]:
    yield from _misplaced([event["words"], event["actor"], event["recipient"]], text)
    if event["type"] not in MODES:
        yield f"type {event['type']!r}"
    elif event["mode"] is not None and event["mode"] not in MODES[event["type"]].split():
        yield f"mode {event['mode']!r} of {event['type']}"
    if event["factuality"] not in FACTUALITY:
        yield f"factuality {event['factuality']!r}"
    if event["within"] is not None and not 0 <= event["within"] < statements:
        yield f"within {event['within']} of {statements} statements"


def _misplaced(anchored: list[Any], text: str) -> Iterator[str]:
    for words in anchored:
        if words is not None:
            try:
                place(text, words)
            except (ValueError, TypeError, IndexError) as error:
                yield str(error)


def held_out(row_id: str) -> bool:
    """Whether a row is of the fifth that no decision about a model may look at."""
    return hashlib.blake2b(row_id.encode(), digest_size=4).digest()[0] % 5 == 0


def for_choosing(row_id: str) -> bool:
    """Whether a passage is of the sixteenth on which cuts are chosen; nothing is trained on it."""
    return hashlib.blake2b(row_id.encode(), digest_size=4).digest()[1] % 16 == 0


def rows(folder: Path = SENTENCES) -> Iterator[tuple[str, Row]]:
    """Every row with its file's name and line."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{file.name}:{number}", json.loads(line)


def faults(folder: Path = SENTENCES) -> Iterator[str]:
    """Everything that is wrong with one of the folders."""
    ids: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    openings: Counter[tuple[str, ...]] = Counter()
    count = 0
    for where, row in rows(folder):
        count += 1
        ids[row["id"]] += 1
        texts[" ".join(row["text"].lower().split())] += 1
        openings[tuple(row["text"].lower().split()[:3])] += 1
        try:
            yield from (f"{where}: {fault}" for fault in faults_of(row, LONGEST.get(folder, LONGEST[SENTENCES])))
        except KeyError as error:
            yield f"{where}: no field {error}"
    yield from (f"id {id_} {number} times" for id_, number in ids.items() if number > 1)
    yield from (f"the same text {number} times: {text[:60]}" for text, number in texts.items() if number > 1)
    most = max(8, count * 3 // 100)
    yield from (f"{number} rows open with {' '.join(words)!r}" for words, number in openings.items() if number > most)


def balance(folder: Path = SENTENCES) -> None:
    """Print how many rows hold what."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("files", "registers", "acts", "types", "factuality")
    }
    for where, row in rows(folder):
        counts["files"][where.partition(":")[0]] += 1
        counts["registers"][row["register"]] += 1
        counts["acts"].update(act for statement in row["statements"] for act in statement["acts"])
        counts["types"].update([event["type"] for event in row["events"]] or ["none"])
        counts["factuality"].update(event["factuality"] for event in row["events"])
    for name, counter in counts.items():
        print(name, dict(counter.most_common()))


if __name__ == "__main__":
    found = [fault for folder in LONGEST for fault in faults(folder)]
    print("\n".join(found))
    for each in LONGEST:
        print(each.name)
        balance(each)
    sys.exit(bool(found))
