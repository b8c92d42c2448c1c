"""Cue words: the verbs, nouns and phrases that attribute content to a source, with the sentences each of them builds.

``cues.yaml`` is reviewed data. A verb lists all its forms (base first, gerund last) and what it ``takes``:

- ``clause``: "said (that) talks would resume"; ``that``: the same, only with the word "that";
- ``aside``: "talks would resume, she said", without quotation marks;
- ``quote``: words between quotation marks beside it, in either order;
  ``quote-before``: only before it, ``"...", the text reads``;
- ``question``: "asked whether talks would resume";
- ``infinitive``: "vowed to resume talks"; with ``person``, "urged both sides to resume talks";
- ``object``: "condemned the strike";
- ``named``: "called the strike a mistake", an object and what it is called;
- ``person``: names who is addressed before the content, "told reporters that talks would resume".

``then`` lists words right after the verb that belong to the cue ("pointed out"), and ``only_then`` says that it is no cue
without them ("made clear"). ``with`` lists the prepositions that lead to content ("called for a pause"), ``not_about``
the objects with which the same verb tells a deed ("recalled its ambassador"). A ``note`` tells the near-miss.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

TAKES = frozenset(
    {"clause", "that", "aside", "quote-before", "quote", "question", "infinitive", "object", "named", "person"}
)


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One verb: ``base`` and ``gerund`` are among ``forms``, ``takes`` is a subset of ``TAKES``."""

    lemma: str
    kind: str
    forms: tuple[str, ...]
    takes: frozenset[str]
    with_: frozenset[str]
    not_about: frozenset[str]
    then: tuple[tuple[str, ...], ...]
    only_then: bool
    note: str

    @property
    def base(self) -> str:
        """The form after "to" and "will"."""
        return self.forms[0]

    @property
    def gerund(self) -> str:
        """The form in -ing."""
        return self.forms[-1]


@dataclass(frozen=True, slots=True)
class CueNoun:
    """One noun: "the minister's ``form`` ``with_`` content"."""

    lemma: str
    forms: tuple[str, ...]
    with_: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Every cue, by each of its forms in lower case; an adjective ("is confident") by the words that lead to content.

    ``not_sources`` are events and times, which say nothing.
    """

    verbs: dict[str, CueVerb]
    nouns: dict[str, CueNoun]
    adjectives: dict[str, frozenset[str]]
    not_sources: frozenset[str]


@cache
def cues() -> Cues:
    """The reviewed cues; raises ``ValueError`` where the file uses a word this module does not explain."""
    data = yaml.safe_load(files("wordkeep.codebook").joinpath("cues.yaml").read_text(encoding="utf-8"))
    verbs = (_verb(lemma, entry) for lemma, entry in data["verbs"].items())
    nouns = (_noun(lemma, entry) for lemma, entry in data["nouns"].items())
    return Cues(
        verbs={form: verb for verb in verbs for form in verb.forms},
        nouns={form: noun for noun in nouns for form in noun.forms},
        adjectives={word: frozenset(leads) for word, leads in data["adjectives"].items()},
        not_sources=frozenset(data["not_sources"]),
    )


def _verb(lemma: str, entry: dict[str, Any]) -> CueVerb:
    takes = frozenset(entry.get("takes", ()))
    if not takes <= TAKES:
        raise ValueError(f"cues.yaml: {lemma!r} takes {sorted(takes - TAKES)}, which cues.py does not explain")
    return CueVerb(
        lemma=lemma,
        kind=entry["class"],
        forms=tuple(entry["forms"]),
        takes=takes,
        with_=frozenset(entry.get("with", ())),
        not_about=frozenset(entry.get("not_about", ())),
        then=tuple(tuple(words.split()) for words in entry.get("then", ())),
        only_then=entry.get("only_then", False),
        note=entry.get("note", ""),
    )


def _noun(lemma: str, entry: dict[str, Any]) -> CueNoun:
    return CueNoun(lemma, tuple(entry["forms"]), frozenset(entry["with"]))
