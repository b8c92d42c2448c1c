"""Makes ``codebook/offices.tsv`` and ``office_sources.tsv``: who held which office from when to when.

``python -m tables.offices`` reads the sources under ``WORDKEEP_DATA/data/actors`` and every ``tables/patch_*.tsv``. What
it does, step by step, is in ``tables/README.md``; what it leaves out is in ``LEFT_OUT`` and is counted when it runs.
"""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from tables.sources import CODEBOOK, HERE, source
from wordkeep.codebook.folded import folded
from wordkeep.codebook.organisations import organisations
from wordkeep.codebook.states import state_of, states
from wordkeep.codebook.titles import kinds, kinds_of, office

FROM: Final = "2009"  # terms that ended before this year are left out
COLUMNS: Final = ("of", "office", "person", "start", "end", "known_until", "source", "wikidata")
SCRAPERS: Final = "every-politician-scrapers"
POCOM: Final = "HistoryAtState/pocom @ 44d2226df6b2"
FACTBOOK: Final = "factbook/factbook.json @ 8662a8b17a78"
MINISTERS_AT: Final = "2023-01"  # the month that foreign_ministers_2023-01.tsv tells of
OLD: Final = "1990"  # an open term that began earlier has an end that was not recorded
FOR_LIFE: Final = frozenset({"king", "emperor", "emir", "sultan", "prince", "pope", "supreme-leader"})
LIMIT: Final = 1_500_000  # bytes of offices.tsv, which is part of the package
NEAR: Final = 62  # days that two sources may differ by on the start of one term

# Offices that take no part in the dealings of states, and those of places inside a state that share a name with one.
LEFT_OUT: Final = re.compile(
    r"""
    first[ ](?:lady|gentleman) | ^(?:the[ ])?(?:judge|justice)s?[ ]of[ ]the[ ](?:supreme|constitutional
    |federal)[ ]court
    | supreme[ ]court[ ]justice | ^judge[ ]of[ ](?!the[ ]international) | chief[ ]minister[ ]of | solicitor
    | ombudsman | auditor
    | ^lord[ ] | ^state[ ]secretary$ | ^under-?secretary[ ]of[ ]state$ | undersecretary[ ]to[ ]the[ ]presidency
    | ^parliamentary[ ]under
    | lieutenant[ ]governor | ^president[ ]of[ ]the[ ]province | ^secretary[ ]of[ ]state[ ]of[ ](?!the[ ])
    | provincial[ ]executive
    | mayor[ ](?!of[ ](?:london|moscow|beijing|shanghai|kyiv|istanbul|tehran|new[ ]york|paris|rome|seoul|tokyo
    |jerusalem)) | mayor$
    | ^career[ ]ambassador | legislative[ ](?:council|assembly)\b | house[ ]of[ ]assembly | whip | lord-lieutenant
    | ^bishop
    | ^chief[ ]minister | ^deputy[ ]premier[ ]of | ^leader[ ]of[ ](?:the[ ])?(?:house|seanad|opposition
    |government[ ]in)
    | sami[ ]parliament | without[ ]portfolio | intendant | religious | secretary[ ]to[ ]the[ ]treasury
    # ministries of the inside alone
    | \b(?:youth|sports?|women|gender|famil(?:y|ies)|housing|urban|public[ ]works|small[ ]business|pensions?
    |consumer|tourism|ageing
    | local[ ]government|regional[ ]development|social[ ](?:affairs|development|welfare|security|protection|services
    |policy)|heritage
    | public[ ](?:administration|service)|parliamentary[ ](?:relations|affairs)|children|disab\w+|roads|railways
    |lands?
    | education|schools?|cultur\w+|arts|skills|universities)\b
    # juniors and deputies of the inside
    | ^(?:(?:deputy|assistant|associate|junior|vice|parliamentary)[ ](?:minister|secretary)|minister[ ]of[ ]state
    |under-?secretary)[ ]
    (?!.*(?:foreign|external|defen[cs]e|trade|security|armed|of[ ]state\b|state[ ]for[ ](?:europe|the[ ]middle|asia
    |africa)|interior
    |treasury))
    """,
    re.IGNORECASE | re.VERBOSE,
)
GOVERNORS: Final = re.compile(r"^(?:vice )?governor of (?!.*(?:bank|monetary))", re.IGNORECASE)
GOVERNORS_OF: Final = frozenset({"USA", "CHN", "RUS", "UKR"})  # provinces elsewhere seldom deal with other states

WORLD: Final = {  # which body a row of the scrapers' "world" is of
    "United Nations": "UN",
    "World Trade Organization": "WTO",
    "International Court of Justice": "ICJ",
    "OSCE": "OSCE",
    "Arab Parliament": "ARABLEAGUE",
    "Council of Europe": "COE",
}

US_UNITS: Final = {"representative-to-": "", "burma": "Myanmar", "cabo-verde": "Cabo Verde", "holy-see": "the Holy See"}


@dataclass(frozen=True, slots=True)
class Row:
    """A term of office as the table holds it; dates are YYYY, YYYY-MM or YYYY-MM-DD, empty where unknown."""

    of: str
    office: str
    person: str
    start: str
    end: str
    known_until: str
    source: str
    wikidata: str

    @property
    def kind(self) -> str:
        """The kind of the office, or its words where it has none."""
        found = kinds_of(self.office, self.of)
        best = max(found, key=lambda each: kinds()[each].weight, default="")
        taken_apart = office(self.office, self.of)
        if best and not taken_apart.posted_to:
            return best
        return f"{' '.join(sorted(taken_apart.words))} > {taken_apart.posted_to}"


def main() -> None:
    """Write both tables and say what became of the rows."""
    patch = list(_patch())
    rows = [*patch, *_pocom(), *_scraped(), *_ministers(), *_heads()]
    overlapping = [row for row in rows if (not row.end or row.end >= FROM) and not _runs_backwards(row)]
    kept = list(_known(_continued(_merged(overlapping))))
    kept.sort(key=lambda row: (row.of, folded(row.office), row.start or "0", folded(row.person)))
    _write("offices.tsv", [COLUMNS, *(tuple(_cell(each) for each in _values(row)) for row in kept)])
    _write("office_sources.tsv", [("source", "what"), *_sources()])
    size = (CODEBOOK / "offices.tsv").stat().st_size
    by_source = Counter(row.source.split("/")[0].split(":")[0] for row in kept)
    if size > LIMIT:
        print(
            f"offices.tsv is larger than {LIMIT / 1e6} MB: add to LEFT_OUT what takes no part in the dealings of states"
        )
    print(f"offices.tsv: {len(kept):,} rows of {len({row.of for row in kept})} states and bodies, {size / 1e6:.2f} MB")
    print(f"patch: {len(patch):,} rows; by source: {dict(by_source.most_common())}")


def _runs_backwards(row: Row) -> bool:
    return bool(row.start and row.end) and row.start[: len(row.end)] > row.end[: len(row.start)]


def _values(row: Row) -> tuple[str, ...]:
    basis = row.source.removeprefix("compiled: ")  # the loader says it again of what is no code of a source
    return row.of, row.office, row.person, row.start, row.end, row.known_until, basis, row.wikidata


def _cell(words: str) -> str:
    return " ".join(words.split())


def _write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    (CODEBOOK / name).write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


# The sources


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _patch() -> Iterator[Row]:
    for path in sorted(HERE.glob("patch_*.tsv")):
        for row in _table(path):
            if not row.get("basis"):
                continue  # a line that is still being written
            of = _world(row["office"]) if row["of"] == "INT" else row["of"]
            if of not in states() and of not in organisations():
                raise ValueError(f"{path.name}: {row['of']} is neither a state nor an organisation of ours: {row}")
            yield Row(
                of,
                row["office"],
                row["person"],
                row["start"],
                row["end"],
                row["known_until"] or "",
                row["basis"].strip(),
                "",
            )


def _scraped() -> Iterator[Row]:
    rows = list(_table(source("office_holders.tsv")))
    frozen: defaultdict[str, str] = defaultdict(str)
    for row in rows:
        frozen[row["repo"]] = max(frozen[row["repo"]], row["start"], row["end"])
    for row in rows:
        of = _world(row["position"]) if row["country_iso3"] == "INT" else row["country_iso3"]
        if _is_left_out(row["position"], of) or not of or not row["person"].strip():
            continue
        known = "" if row["end"] else max(frozen[row["repo"]][:7], row["start"][:7])
        person = re.sub(r"\s*\([^)]*\)\s*", " ", row["person"]).strip()
        code = "eps" if of == row["country_iso3"] else "eps/int"  # "eps" is the file of the row's own state
        position = row["position"].replace("Spokeperson", "Spokesperson").replace("\u200b", "")
        yield Row(of, position, person, row["start"], row["end"], known, code, row["qid"])


def _is_left_out(position: str, of: str) -> bool:
    return bool(LEFT_OUT.search(position) or (GOVERNORS.search(position) and of not in GOVERNORS_OF))


def _world(position: str) -> str:
    if position == "Permanent Representative to the United Nations":
        return ""  # of which state is not said
    return next((of for words, of in WORLD.items() if words in position), "")


def _pocom() -> Iterator[Row]:
    for row in _table(source("us_appointments.tsv")):
        if row["status"] != "served" or LEFT_OUT.search(row["role"]):
            continue
        first = " ".join(each for each in row["forename"].split() if not each.endswith("."))
        suffix = " Jr." if "Jr." in row["forename"] else ""
        start = row["started"] or row["arrived"] or row["appointed"]
        if start or row["ended"]:
            yield Row("USA", _us_office(row), f"{first} {row['surname']}{suffix}", start, row["ended"], "", "pocom", "")


def _us_office(row: dict[str, str]) -> str:
    role = re.sub(r"\s*\([A-Z][a-z]+\)$|, with the rank.*$", "", row["role"])
    role = re.sub(r"^(?:U\.S\. )?((?:Permanent )?Representative) of the U\.S\.A\. ", r"\1 ", role).removeprefix("U.S. ")
    role = role.replace("on the Council of the", "to the").replace("’", "'")
    if not row["unit"] or " to " in role:
        return role
    post = "ambassador" if role.startswith(("Ambassador", "Envoy")) else "Chargé d'Affaires"
    unit = US_UNITS.get(row["unit"]) or row["unit"].removeprefix("representative-to-").replace("-", " ")
    known = state_of(unit.upper() if len(unit) <= 3 else unit)
    return f"{post} to {states()[known.iso3].name if known else unit.title()}"


def _ministers() -> Iterator[Row]:
    for row in _table(source("foreign_ministers_2023-01.tsv")):
        if found := state_of(row["country"]):
            yield Row(
                found.iso3,
                "Minister of Foreign Affairs",
                row["person"],
                row["start"],
                "",
                MINISTERS_AT,
                "eps/fm",
                row["qid"],
            )


# Heads of state and government in the Factbook: "President Joko WIDODO (since 20 October 2014)"

_TITLE: Final = re.compile(
    r"^(?P<title>(?:(?:Interim|Acting|Transition(?:al)?|Caretaker|Federal|CNSP|GNU|Crown|Supreme|overall|and|of|the|Grand|Duke|"
    r"President|Prime|Minister|Vice|King|Queen|Emperor|Sultan|Amir|Prince|Pope|Premier|Chancellor|Leader|Taoiseach|State|Affairs|"
    r"Commission|Government|Spain|Swiss|Confederation|Council|Ministers|Chairperson|Presidential|Leadership|Taliban|"
    r"Governor[ -]General)[ ,]+)+)(?P<name>.+)$"
)
_RANKS: Final = re.compile(r"\b(?:General|Gen|Col|Capt|Dr|Sir|Dame|Ratu|Sheikh|Field Marshal)\b\.? ")
_SINCE: Final = re.compile(r"\(since (?P<day>\d{1,2} )?(?P<month>[A-Z][a-z]+ )?(?P<year>\d{4})[^)]*\)")
_MONTHS: Final = "January February March April May June July August September October November December".split()


def _heads() -> Iterator[Row]:
    with source("factbook.jsonl").open(encoding="utf-8") as lines:
        entries = [entry for entry in map(json.loads, lines) if entry["iso3"] and entry["executive"]]
    stated = [_since(found) for entry in entries for found in _SINCE.finditer(json.dumps(entry["executive"]))]
    until = max(stated)[:7]  # the Factbook is at least as young as the youngest date it gives
    seen = set()
    for entry in entries:
        state = states()[entry["iso3"]]
        for field in ("chief of state", "head of government"):
            for row in _heads_in(entry["executive"].get(field) or "", state.iso3, until):
                if not state.is_territory and (row.of, row.office, row.person) not in seen:
                    seen.add((row.of, row.office, row.person))
                    yield row


def _heads_in(words: str, of: str, until: str) -> Iterator[Row]:
    for part in re.split(r"represented by |; ", words):
        since = _SINCE.search(part)
        found = _TITLE.match(re.sub(r"\([^)]*\) ", "", part[: since.start()]).strip()) if since else None
        if since is None or found is None:
            continue
        title, name = found["title"].strip(" ,"), _RANKS.sub("", found["name"]).split(",")[0].strip()
        if (
            title.endswith(" of")
            or re.search(r" of |President|Minister|Council|Assembly|Leader|Governor|Commission", name)
            or (name.startswith("CHARLES III") and of != "GBR")
        ):
            continue
        title = re.sub(r" of (?:the )?(?:Spain|Swiss Confederation)$", "", title)
        yield Row(of, title, _as_written(name), _since(since), "", until, "factbook", "")


def _since(found: re.Match[str]) -> str:
    month = (found["month"] or "").strip()
    if month not in _MONTHS:
        return str(found["year"])
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{_MONTHS.index(month) + 1:02}{day}"


def _as_written(name: str) -> str:
    """The Factbook writes family names in capitals: "XI Jinping" is Xi Jinping; "LETSIE III" keeps its number."""
    return " ".join(
        word
        if re.fullmatch(r"[IVX]+", word)
        else "-".join(part.capitalize() if part.isupper() else part for part in word.split("-"))
        for word in name.split()
    )


# One row for each term


def _merged(rows: Iterable[Row]) -> Iterator[Row]:
    """Each term once: the first source that has it wins, and takes from later ones only an end it lacks.

    What a later source knows to be held still makes an open term known for longer.
    """
    terms: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        held = terms[row.of, row.kind]
        same = next((place for place, other in enumerate(held) if _is_same_term(other, row)), None)
        if same is None:
            held.append(row)
        else:
            held[same] = _joined(held[same], row)
    for held in terms.values():
        yield from held


def _is_same_term(one: Row, other: Row) -> bool:
    """Whether a row tells of a term that is there; one source's rows differ unless they begin on the same day."""
    if not _is_same_person(one, other):
        return False
    if one.start == other.start:
        return True
    if one.source == other.source or not one.start or not other.start:
        return False
    if other.source == "factbook":  # which counts from the last election
        return not one.end and one.start <= other.start
    if one.end and other.end and _days_apart(one.end, other.end) > NEAR:
        return one.start <= other.start and other.end <= one.end
    return _days_apart(one.start, other.start) <= NEAR


def _is_same_person(one: Row, other: Row) -> bool:
    if one.wikidata and one.wikidata == other.wikidata:
        return True
    first, second = _name(one.person), _name(other.person)
    if first == second or first <= second or second <= first:
        return True
    if one.start == other.start and one.end == other.end and one.person.split()[-1] == other.person.split()[-1]:
        return True  # Mike and Michael
    return len(first & second) >= 2 or (bool(first & second) and "factbook" in (one.source, other.source))


@cache
def _name(person: str) -> frozenset[str]:
    return frozenset(word for word in folded(person).split() if len(word) > 1 and word not in {"jr", "al", "bin", "de"})


def _days_apart(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return 0
    return abs((_day(one) - _day(other)).days)


def _day(words: str) -> date:
    year, month, day = (*map(int, words.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _joined(held: Row, more: Row) -> Row:
    end = held.end or ("" if held.known_until[:7] > more.end else more.end)
    known = "" if end else max(held.known_until, more.known_until)
    finer = more.start if held.start and more.start.startswith(held.start) else held.start or more.start
    start = held.start if ":" in held.source else finer
    joined = held.source
    # the Historian gives every forename, the scrapers the name people know
    person = more.person if held.source == "pocom" and more.source.startswith("eps") else held.person
    if more.source != held.source and (end != held.end or known != held.known_until) and more.source not in joined:
        joined = f"{held.source} + {more.source}"
    wikidata = held.wikidata or more.wikidata
    return replace(held, person=person, start=start, end=end, known_until=known, source=joined, wikidata=wikidata)


def _continued(rows: Iterable[Row]) -> Iterator[Row]:
    """Terms of one person in one office that follow each other within a day become one: a new cabinet, the same minister."""
    by_person: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_person[row.of, folded(row.office), row.person].append(row)
    for held in by_person.values():
        held.sort(key=lambda row: row.start)
        last = held[0]
        for row in held[1:]:
            if (
                len(last.end) == len(row.start) == 10
                and row.source == last.source
                and _days_apart(last.end, row.start) <= 1
            ):
                last = replace(last, end=row.end, known_until=row.known_until)
            else:
                yield last
                last = row
        yield last


def _known(rows: Iterable[Row]) -> Iterator[Row]:
    """An open term is known until its source was made only where nobody followed: else only its beginning is known.

    Old terms that others followed in before 2009 are left out: their end was not recorded.
    """
    by_office: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_office[row.of, row.kind].append(row)
    for (_, kind), held in by_office.items():
        is_single = kinds()[kind].is_single if kind in kinds() else _one_at_a_time(held)
        for row in held:
            followed = [other.start for other in held if other.start > row.start and other.person != row.person]
            if row.source == "eps" and not row.end and row.start < OLD and kind not in FOR_LIFE:
                continue
            if row.end or not is_single or not followed:
                if row.end or row.start >= FROM or row.known_until >= FROM or not followed:
                    yield row
            elif min(followed) >= FROM:
                yield row if ":" in row.source.split(" + ")[0] else replace(row, known_until="")


def _one_at_a_time(rows: list[Row]) -> bool:
    """Whether few terms with both ends known overlap by more than two months."""
    closed = sorted((row.start, row.end) for row in rows if row.start and row.end)
    overlaps = sum(
        later < end and _days_apart(later, min(end, later_end)) > NEAR
        for place, (_, end) in enumerate(closed)
        for later, later_end in closed[place + 1 :]
    )
    return overlaps * 5 <= len(closed)


def _sources() -> Iterator[tuple[str, str]]:
    repos: dict[str, dict[str, Any]] = {}
    for row in _table(source("eps_sources.tsv")):
        repos.setdefault(row["iso3"], row)
    for iso3, row in sorted(repos.items()):
        yield f"eps/{iso3.lower()}", f"Wikidata by {row['repo']} @ {row['commit'][:12]}"
    yield "eps/fm", f"Wikidata by {SCRAPERS}/world, foreign ministers in January 2023"
    yield "factbook", f"World Factbook by {FACTBOOK}"
    yield "pocom", f"Office of the Historian, US State Department, by {POCOM}"


if __name__ == "__main__":
    main()
