"""Makes ``codebook/states.tsv``: every name of every state, from the World Factbook and ``state_names.yaml``.

``python -m tables.states`` reads ``WORDKEEP_DATA/data/actors/factbook.jsonl``. A row is ``iso3, kind, words, source``; the
first row of a state is its name. Rows of a territory say so by their kind ``territory``.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from tables.sources import CODEBOOK, HERE, source
from wordkeep.codebook.folded import folded

KINDS: Final = {
    "names": "name",
    "former": "former",
    "demonyms": "demonym",
    "capitals": "capital",
    "metonyms": "metonym",
    "government": "government",
    "ministry": "ministry",
    "military": "military",
}

# Names that the Factbook gives in its own way, or that another state's row would take.
NAMED: Final = {
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "FSM": "Micronesia",
    "GMB": "The Gambia",
    "KOR": "South Korea",
    "MKD": "North Macedonia",
    "MMR": "Myanmar",
    "PRK": "North Korea",
    "PSE": "Palestine",
    "SWZ": "Eswatini",
    "TLS": "Timor-Leste",
    "VAT": "Holy See",
}

_REMARK: Final = re.compile(r"\b(in|is|often|from|official)\b")

Row = tuple[str, str, str, str]


def rows() -> list[Row]:
    """All rows, states in the order of their codes, each form of words once per state and kind."""
    reviewed = yaml.safe_load((HERE / "state_names.yaml").read_text(encoding="utf-8"))
    with source("factbook.jsonl").open(encoding="utf-8") as lines:
        entries = [entry for entry in map(json.loads, lines) if entry["iso3"]]
    found: dict[tuple[str, str, str], Row] = {}
    for entry in sorted(entries, key=lambda each: str(each["iso3"])):
        for row in (*_of_factbook(entry), *_of_review(entry["iso3"], reviewed.get(entry["iso3"], {}))):
            key = row[0], row[1], folded(row[2])
            if key not in found or row[3] == "reviewed":
                found[key] = (*row[:2], found.get(key, row)[2], row[3])
    if unknown := set(reviewed) - {row[0] for row in found.values()}:
        raise ValueError(f"state_names.yaml names {sorted(unknown)}, which the Factbook does not have")
    return sorted(found.values(), key=lambda row: row[0])  # stable: within a state in the order above


def _of_factbook(entry: dict[str, Any]) -> Iterator[Row]:
    code, names = entry["iso3"], entry["names"] or {}
    yield code, "name", NAMED.get(code, entry["name"].split(" (")[0]), "factbook"
    if not _is_sovereign(entry):
        yield code, "territory", NAMED.get(code, entry["name"].split(" (")[0]), "factbook"
    for key in ("conventional short form", "conventional long form"):
        for words in _each(names.get(key)):
            yield code, "name", words, "factbook"
    for key in ("demonym_noun", "demonym_adjective"):
        for words in _demonyms(entry[key]):
            yield code, "demonym", words, "factbook"
    for words in _each(entry["capital"] if _is_sovereign(entry) else None):
        if folded(words) != "male":  # of the Maldives; without its accent it is another word
            yield code, "capital", words, "factbook"


def _of_review(code: str, named: dict[str, list[str]]) -> Iterator[Row]:
    if unknown := set(named) - set(KINDS):
        raise ValueError(f"state_names.yaml: {code} has {sorted(unknown)}")
    for key, forms in named.items():
        for words in forms:
            yield code, KINDS[key], words, "reviewed"


def _is_sovereign(entry: dict[str, Any]) -> bool:
    """Whether it is a member or an observer of the United Nations, or has a government that answers to no other."""
    others = {"TWN", "XKX", "PSE", "VAT"}
    return entry["iso3"] in others or "UN" in (entry["io_membership"] or ())


def _each(words: str | None) -> Iterator[str]:
    """The names in a field of the Factbook, without what it explains in brackets or after a semicolon."""
    if not words:
        return
    first = re.sub(r"\[[^]]*\]|\([^)]*\)", "", words.split("; note")[0])
    for each in re.split(r";| or |, (?=[A-Z][a-z]+ *$)", first):
        name = re.sub(r"^(the|The) ", "", each.strip(" ,"))
        if name and name.lower() not in {"none", "na"} and len(name) < 60 and not _REMARK.search(name):
            yield name


def _demonyms(words: str | None) -> Iterator[str]:
    """The forms in a demonym field: "Briton(s), British (collective plural)" is Briton, Britons and British."""
    if not words:
        return
    for each in re.split(r"[;,]| or ", words.split("; note")[0]):
        if "/" in each or re.match(r"(?i)(none|na|note|former)\b", each.strip()):
            continue
        if stem := re.match(r"\s*([^()]+)\(s\)", each):
            yield stem[1].strip()
            yield stem[1].strip() + "s"
        elif word := re.sub(r"\([^)]*\)", "", each).strip():
            yield word


def main() -> None:
    """Write the table."""
    lines = ["\t".join(row) for row in [("iso3", "kind", "words", "source"), *rows()]]
    (CODEBOOK / "states.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"states.tsv: {len(lines) - 1:,} names")


if __name__ == "__main__":
    main()
