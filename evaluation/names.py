"""Scores names of persons, organisations, places and nationalities on news from outside the West, strictly.

``python -m evaluation.names`` reads the 800 documents of the English Worldwide Newswire set that are here (Shan, Bauer and
Manning 2023) and compares: a name is right if the very same characters are found and called the same. Gold spans are as
annotated; only the spaces between tokens are ours. The set is not trained on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluation.calibration import Judged, calibrated, reliability
from evaluation.corpora import corpus_file
from evaluation.counts import Counts, added, table, total
from evaluation.intervals import Figure, figure, shown
from evaluation.under_test import Under, parser, under
from wordkeep.model.mention import Mention, MentionKind, Naming
from wordkeep.model.record import Record
from wordkeep.model.span import Span

CORPUS: Final = "worldwide/worldwide.conll"
AREAS: Final = "worldwide/regions.txt"

Name = tuple[Span, MentionKind]

KINDS: Final = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.NATIONALITY)

OF_CLASS: Final = {
    "Person": MentionKind.PERSON,
    "Organization": MentionKind.ORGANISATION,
    "Location": MentionKind.PLACE,
    "Facility": MentionKind.PLACE,
    "NORP": MentionKind.NATIONALITY,
}
"""The classes of the set that are names of ours; its others (dates, money, products, miscellaneous) are none."""

_CLOSES: Final = re.compile(r"[.,;:!?%)\]}…”’]+|''|['’]s|n['’]t|['’](?:re|ve|ll|d|m|t)", re.IGNORECASE)
_OPENS: Final = frozenset("( [ { “ ‘ $ £ € `` `".split())


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the set; ``region`` is the prefix of its file's name (``af`` for Africa, ``nz`` ...)."""

    id: str
    region: str
    text: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One document's counts by kind, and each found name's probability with whether it was right."""

    kinds: dict[str, Counts]
    judged: tuple[Judged, ...] = ()


def score(gold: Sequence[Name], found: Sequence[Name], probabilities: Sequence[float] = ()) -> Scored:
    """The counts of one document. A name found twice is right once; a name of another kind than the four is left out.

    ``probabilities`` are those of ``found``, in its order; without them nothing is judged.
    """
    there, read = _of_the_four(gold), _of_the_four(found)
    right = there & read
    counts = {
        kind.value: Counts(*(sum(n for name, n in names.items() if name[1] is kind) for names in (right, read, there)))
        for kind in KINDS
    }
    judged = zip(probabilities, found, strict=True) if probabilities else ()
    return Scored(counts, tuple((probability, name in right) for probability, name in judged if name[1] in KINDS))


def _of_the_four(names: Iterable[Name]) -> Counter[Name]:
    return Counter(name for name in names if name[1] in KINDS)


def names_of(records: Iterable[Record]) -> list[tuple[Name, float]]:
    """The named mentions of the four kinds among the records, each with its probability."""
    return [
        ((claim.ref.as_written.span, claim.kind), claim.probability)
        for record in records
        if isinstance(claim := record.claim, Mention) and claim.naming is Naming.NAMED and claim.kind in KINDS
    ]


def worldwide(path: Path) -> Iterator[Document]:
    """The documents of the set's one file. Of several columns of tags the first one counts; blocks become lines."""
    head: dict[str, str] = {}
    blocks: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if named := re.fullmatch(r"# (doc|region|url) = (.*)", line):
            if named[1] == "doc" and head:
                yield _document(head, blocks)
                blocks = [[]]
            head[named[1]] = named[2]
        elif line:
            token, tag, *_ = line.split("\t")
            blocks[-1].append((token, tag))
        else:
            blocks.append([])
    if head:
        yield _document(head, blocks)


def _document(head: dict[str, str], blocks: Iterable[Sequence[tuple[str, str]]]) -> Document:
    text, names = "", list[Name]()
    for block in filter(None, blocks):
        line, places = joined_tokens([token for token, _ in block])
        tagged = tagged_spans([tag for _, tag in block], places)
        names += [(span.shifted(len(text)), OF_CLASS[name]) for span, name in tagged if name in OF_CLASS]
        text += line + "\n"
    return Document(head["doc"], head["region"], text, tuple(names))


def joined_tokens(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    r"""Tokens as one would write them, and where each stands; straight double quotation marks go in pairs.

    >>> joined_tokens(["It", "is", '"', "Oman", "'s", '"', "(", "so", "far", ")", "."])[0]
    'It is "Oman\'s" (so far).'
    """
    text, places, glued, quoted = "", list[Span](), True, False
    for at, token in enumerate(tokens):
        closes = bool(_CLOSES.fullmatch(token)) or (token == '"' and quoted)
        of_apostrophe = at > 0 and tokens[at - 1] == "’" and token in ("s", "t", "re", "ve", "ll", "d", "m")
        text += "" if glued or closes or of_apostrophe else " "
        places.append(Span(len(text), len(text) + len(token)))
        text += token
        glued = token in _OPENS or (token == '"' and not quoted)
        quoted ^= token == '"'
    return text, places


def tagged_spans(tags: Sequence[str], places: Sequence[Span]) -> list[tuple[Span, str]]:
    """The runs of BIO tags with their class; an ``I-`` that continues nothing begins a run (as conlleval has it).

    >>> tagged_spans(["I-Person", "I-Person", "B-Person", "O"], [Span(0, 3), Span(4, 7), Span(8, 9), Span(9, 10)])
    [(Span(start=0, end=7), 'Person'), (Span(start=8, end=9), 'Person')]
    """
    runs: list[tuple[Span, str]] = []
    before = "O"
    for tag, place in zip(tags, places, strict=True):
        if tag.startswith("I-") and before[2:] == tag[2:]:
            runs[-1] = (Span(runs[-1][0].start, place.end), tag[2:])
        elif tag != "O":
            runs.append((place, tag[2:]))
        before = tag
    return runs


def areas(path: Path) -> dict[str, str]:
    """The part of the world of each region, as the set's own list has it: ``af`` is of ``africa``."""
    area, found = "", dict[str, str]()
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        if line.endswith(":"):
            area = line[:-1].lower().replace(" ", "-")
        elif not line.startswith("#"):
            found[line.partition("_")[0]] = area
    return found


def figures(areas_: Sequence[str], scored: Sequence[Scored]) -> dict[str, Figure]:
    """F1 over all four kinds, of each kind, and of each part of the world, with the calibration.

    ``areas_`` has the part of the world of each scored document.
    """
    wholes = [total(each.kinds.values()) for each in scored]
    found = {"names": figure(wholes, _f1)}
    for kind in KINDS:
        found[f"names.{kind}"] = figure([each.kinds[kind.value] for each in scored], _f1)
    for area in sorted(set(areas_)):
        here = [whole for whole, of in zip(wholes, areas_, strict=True) if of == area]
        found[f"names.area.{area}"] = figure(here, _f1)
    return found | calibrated("names", [each.judged for each in scored])


def _f1(counts: Sequence[Counts]) -> float:
    return total(counts).f1


def read_all(under_: Under) -> tuple[list[str], list[Scored]]:
    """The part of the world of each document, and what the reader made of it."""
    documents = list(worldwide(corpus_file(CORPUS)))
    area_of = areas(corpus_file(AREAS))
    readings = [names_of(records) for records in under_.read([(each.id, each.text) for each in documents])]
    scored = [
        score(document.names, [name for name, _ in found], [probability for _, probability in found])
        for document, found in zip(documents, readings, strict=True)
    ]
    return [area_of[document.region] for document in documents], scored


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of names."""
    return figures(*read_all(under_))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the set, print precision and recall of each kind, the figures and the reliability of the probabilities."""
    areas_, scored = read_all(under(parser(__doc__).parse_args(arguments)))
    print(*table(added(each.kinds for each in scored)), sep="\n")
    print(*shown(figures(areas_, scored)), sep="\n")
    print(*reliability(pair for each in scored for pair in each.judged), sep="\n")


if __name__ == "__main__":
    main()
