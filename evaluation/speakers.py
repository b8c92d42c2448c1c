"""Scores who is said to be behind pronouns and common nouns: the right entity of GUM's dev part, or nobody.

``python -m evaluation.speakers`` reads the news, interviews, speeches and court transcripts whose licence permits use, and
asks two questions. ``speakers.sources``: each pronoun of the third person or common noun that is the source of an
attribution. These are found in GUM's own attribution relations: of the clause that attributes, the first person or
organisation that it marks, if that is no name and has an earlier mention by name; it is asked with the content it has
there. ``speakers.wide``: every such pronoun, and every common noun with "the" or a demonstrative, places too, whatever it
does in its sentence; it is asked as a party of a deed. The reader says what the words go back to, the resolution who that
is, beside everything else that it reads there. An answer is right if a mention by name that has the same actor overlaps a
mention of the same entity. Precision is the share right of those answered, ``right`` the share right of all, ``answered``
the share answered; how many were asked is printed first.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from evaluation.antecedents import DEFINITE, KINDS, PRONOUNS, Resolver
from evaluation.corpora import Missing, corpus_file
from evaluation.counts import Counts, total
from evaluation.intervals import Figure, figure, shown
from evaluation.under_test import Under, article_of, parser, under
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.mention import Mention, Naming
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import When
from wordkeep.resolve.actors import named

CORPUS: Final = "gum/permissive_dev.jsonl"
ATTRIBUTIONS: Final = "gum/permissive_dev.attribution.jsonl"
GENRES: Final = frozenset({"news", "interview", "speech", "court"})
SPEAKERS_OWN: Final = frozenset(
    "i me my we us our you your".split()
)  # these go back to who speaks, not to words before
Back = tuple[Span, float] | None
HAND: Final = Origin("evaluation", "asked")


@dataclass(frozen=True, slots=True)
class Asked:
    """Words with all mentions of the same entity; ``content`` is what they say, where they are asked as a source."""

    span: Span
    same: tuple[Span, ...]
    content: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text, and what is asked about it: of sources alone, and of all."""

    text: str
    sources: tuple[Asked, ...]
    wide: tuple[Asked, ...]


def documents() -> Iterator[Document]:
    """The documents of the genres that speak, in the order of the corpus."""
    attributions: dict[str, list[dict[str, Any]]] = {}
    with corpus_file(ATTRIBUTIONS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            attributions.setdefault(row["doc"], []).append(row)
    with corpus_file(CORPUS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["genre"] in GENRES:
                text, marked = row["text"], row["spans"]
                sources = sources_of(text, marked, attributions.get(row["doc"], []))
                yield Document(text, tuple(sources), tuple(asked_of(text, marked)))


def asked_of(text: str, marked: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    """The pronouns and definite nouns of a document that have an earlier mention by name."""
    groups = _groups(marked)
    for each in _entities(marked, KINDS):
        span = Span(each["s"], each["e"])
        words = span.of(text).lower()
        if (words in PRONOUNS or words.startswith(DEFINITE)) and _is_named_before(text, span, groups[each["group"]]):
            yield Asked(span, tuple(groups[each["group"]]))


def sources_of(text: str, marked: Sequence[dict[str, Any]], attributions: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    """The sources of attributions that are no names, of an entity that is named before."""
    groups, seen = _groups(marked), set[Span]()
    for each in attributions:
        clauses = [Span(*span) for span in each["source"]["spans"]]
        inside = [
            one
            for one in _entities(marked, KINDS - {"place"})
            if any(clause.contains(Span(one["s"], one["e"])) for clause in clauses)
        ]
        if not inside:
            continue
        first = min(inside, key=lambda one: (one["s"], -one["e"]))
        span, same = Span(first["s"], first["e"]), groups[first["group"]]
        words = span.of(text)
        is_asked = words.lower() not in SPEAKERS_OWN and not is_name(words) and _is_named_before(text, span, same)
        if is_asked and span not in seen:
            seen.add(span)
            yield Asked(span, tuple(same), Span(*each["content"]["spans"][0]))


def _entities(marked: Sequence[dict[str, Any]], kinds: frozenset[str]) -> list[dict[str, Any]]:
    found = [each for each in marked if each["kind"] == "entity" and each["etype"] in kinds]
    return sorted(found, key=lambda one: (one["s"], one["e"]))


def _groups(marked: Sequence[dict[str, Any]]) -> dict[str, list[Span]]:
    groups: dict[str, list[Span]] = {}
    for each in _entities(marked, KINDS):
        groups.setdefault(each["group"], []).append(Span(each["s"], each["e"]))
    return groups


def _is_named_before(text: str, span: Span, same: Sequence[Span]) -> bool:
    return any(other.end <= span.start and is_name(other.of(text)) for other in same)


def is_name(words: str) -> bool:
    """Whether words are a name, as far as their capitals tell: "Mirela Sand", "the European Union", no "The ministry"."""
    inner = words.split()[1:] if words.lower().startswith(DEFINITE) else words.split()
    return bool(inner) and inner[-1][:1].isupper() and words.lower() not in PRONOUNS


def score(article: Article, asked: Sequence[Asked], records: Sequence[Record], backs: Sequence[Back]) -> Counts:
    """The counts of one document: what is asked becomes a source or a party beside what was read, and is resolved."""
    claims = [_claim(article, one, back) for one, back in zip(asked, backs, strict=True)]
    asking = [Record.of(claim, HAND, nth=nth) for nth, claim in enumerate(claims)]
    found = named(article, [*records, *asking]).records
    spans: dict[str, list[Span]] = {}
    for record in found:
        claim = record.claim
        if isinstance(claim, Mention) and claim.naming is Naming.NAMED and claim.ref.actor:
            spans.setdefault(claim.ref.actor, []).append(claim.ref.as_written.span)
    answers = [_answer(record) for record in found[len(records) :]]
    right = sum(
        any(words.overlaps(mention) for words in spans.get(answer, ()) for mention in one.same)
        for one, answer in zip(asked, answers, strict=True)
        if answer
    )
    return Counts(right, sum(answer is not None for answer in answers), len(asked))


def _claim(article: Article, one: Asked, back: Back) -> Statement | Event:
    words = article.anchor(one.span)
    ref = ActorRef(words, None, article.anchor(back[0]), back[1]) if back else ActorRef(words)
    if one.content:
        content = (article.anchor(one.content),)
        return Statement(ref, None, content, Form.INDIRECT, SpeakerKind.NAMED, 1.0)
    return Event(PloverCode("CONSULT"), (ref,), (), When.unknown(), Factuality.HAPPENED, (words,), 1.0)


def _answer(record: Record) -> str | None:
    match record.claim:
        case Statement(source=source) if source:
            return source.actor
        case Event(actors=actors):
            return actors[0].actor
        case _:
            return None


def read_all(under_: Under) -> tuple[list[Counts], list[Counts]]:
    """The counts of each document, of sources and of all; raises ``Missing`` for a reader that cannot be asked."""
    made = under_.make()
    if not isinstance(made, Resolver):
        raise Missing(f"{made.name} cannot be asked what words go back to")
    sources: list[Counts] = []
    wide: list[Counts] = []
    for number, document in enumerate(documents()):
        article = article_of(f"gum-{number}", document.text)
        records = made.read(article)
        for asked, counts in ((document.sources, sources), (document.wide, wide)):
            backs = made.goes_back(document.text, [one.span for one in asked]) if asked else []
            counts.append(score(article, asked, records, backs))
    return sources, wide


def figures(name: str, counts: Sequence[Counts]) -> dict[str, Figure]:
    """Precision of the answers, the share right of all, and the share answered, with intervals by document."""
    return {
        f"speakers.{name}.precision": figure(counts, lambda drawn: total(drawn).precision),
        f"speakers.{name}.right": figure(counts, lambda drawn: total(drawn).recall),
        f"speakers.{name}.answered": figure(counts, lambda drawn: _share(total(drawn))),
    }


def measured(under_: Under) -> dict[str, Figure]:
    """What the table holds of speakers: of sources, and of all that goes back to a name."""
    sources, wide = read_all(under_)
    return figures("sources", sources) | figures("wide", wide)


def _share(counts: Counts) -> float:
    return counts.found / counts.there if counts.there else 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask, resolve, and print how many were asked and the figures."""
    sources, wide = read_all(under(parser(__doc__).parse_args(arguments)))
    for name, counts in (("sources", sources), ("wide", wide)):
        print(f"{name}: {total(counts).there} asked in {len(counts)} documents")
        print(*shown(figures(name, counts)), sep="\n")


if __name__ == "__main__":
    main()
