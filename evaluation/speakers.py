"""Scores whom pronouns and common nouns are resolved to: the right entity of GUM's dev part, or nobody.

``python -m evaluation.speakers`` asks for every third-person pronoun and definite common noun that GUM marks as a person, an
organisation or a place and that has an earlier mention by name (genres whose licence permits use). The reader says what the
words go back to, the resolution who that is. An answer is right if the actor's words overlap a mention of the same entity;
precision is the share right of those answered, recall counts what there is to answer, ``answered`` the share answered.
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
from wordkeep.model.mention import Mention, Naming
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.resolve.actors import named

CORPUS: Final = "gum/permissive_dev.jsonl"
GENRES: Final = frozenset({"news", "interview", "speech", "court"})
HAND: Final = Origin("evaluation", "asked")


@dataclass(frozen=True, slots=True)
class Asked:
    """Words with all mentions of the same entity."""

    span: Span
    same: tuple[Span, ...]


def documents() -> Iterator[tuple[str, list[Asked]]]:
    """Each document's text with what is asked about it."""
    with corpus_file(CORPUS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["genre"] in GENRES:
                yield row["text"], list(asked_of(row["text"], row["spans"]))


def asked_of(text: str, marked: Sequence[dict[str, Any]]) -> Iterator[Asked]:
    """The pronouns and definite nouns of a document that have an earlier mention with a capital letter."""
    entities = [each for each in marked if each["kind"] == "entity" and each["etype"] in KINDS]
    groups: dict[str, list[Span]] = {}
    for each in entities:
        groups.setdefault(each["group"], []).append(Span(each["s"], each["e"]))
    for each in sorted(entities, key=lambda one: (one["s"], one["e"])):
        span = Span(each["s"], each["e"])
        words = span.of(text).lower()
        if not (words in PRONOUNS or words.startswith(DEFINITE)):
            continue
        same = groups[each["group"]]
        if any(other.end <= span.start and is_name(other.of(text)) for other in same):
            yield Asked(span, tuple(same))


def is_name(words: str) -> bool:
    """Whether words are a name, as far as their capitals tell: "Mirela Sand", "the European Union", no "The ministry"."""
    inner = words.split()[1:] if words.lower().startswith(DEFINITE) else words.split()
    return bool(inner) and inner[-1][:1].isupper() and words.lower() not in PRONOUNS


def score(article: Article, asked: Sequence[Asked], records: Sequence[Record], backs: Sequence[Any]) -> Counts:
    """The counts of one document: each asked-for mention becomes the source of a statement, and is resolved."""
    statements = [
        Record.of(_statement(article, one.span, back), HAND, nth=nth)
        for nth, (one, back) in enumerate(zip(asked, backs, strict=True))
    ]
    found = named(article, [*(record for record in records if isinstance(record.claim, Mention)), *statements]).records
    spans: dict[str, list[Span]] = {}
    for record in found:
        claim = record.claim
        if isinstance(claim, Mention) and claim.naming is Naming.NAMED and claim.ref.actor:
            spans.setdefault(claim.ref.actor, []).append(claim.ref.as_written.span)
    answers = [
        record.claim.source.actor for record in found if isinstance(record.claim, Statement) and record.claim.source
    ]
    right = sum(
        any(words.overlaps(mention) for words in spans.get(answer, ()) for mention in one.same)
        for one, answer in zip(asked, answers, strict=True)
        if answer
    )
    return Counts(right, sum(answer is not None for answer in answers), len(asked))


def _statement(article: Article, span: Span, back: tuple[Span, float] | None) -> Statement:
    words = article.anchor(span)
    ref = ActorRef(words, None, article.anchor(back[0]), back[1]) if back else ActorRef(words)
    return Statement(ref, None, (words,), Form.INDIRECT, SpeakerKind.NAMED, 1.0)


def read_all(under_: Under) -> list[Counts]:
    """The counts of each document; raises ``Missing`` for a reader that cannot be asked."""
    made = under_.make()
    if not isinstance(made, Resolver):
        raise Missing(f"{made.name} cannot be asked what words go back to")
    counts = []
    for number, (text, asked) in enumerate(documents()):
        article = article_of(f"gum-{number}", text)
        backs = made.goes_back(text, [one.span for one in asked])
        counts.append(score(article, asked, made.read(article), backs))
    return counts


def figures(counts: Sequence[Counts]) -> dict[str, Figure]:
    """Precision of the answers, the share right of all, and the share answered, with intervals by document."""
    return {
        "speakers.precision": figure(counts, lambda drawn: total(drawn).precision),
        "speakers.recall": figure(counts, lambda drawn: total(drawn).recall),
        "speakers.answered": figure(counts, lambda drawn: _share(total(drawn))),
    }


def _share(counts: Counts) -> float:
    return counts.found / counts.there if counts.there else 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask, resolve, and print the figures."""
    print(*shown(figures(read_all(under(parser(__doc__).parse_args(arguments))))), sep="\n")


if __name__ == "__main__":
    main()
