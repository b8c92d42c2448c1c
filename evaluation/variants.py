"""Copies of a text as they are found in the wild, made by a seeded program: trimmed, credited, reworded, translated back.

Its table of other words is ours and is no part of what finds copies. It makes clumsy English on purpose: so do the machines.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

KINDS: Final = ("trimmed", "credited", "reworded", "translated", "combined")
OUTLETS: Final = ("Harbour Dispatch", "Meridian Wire", "Quayside Gazette", "Lanternfield Post", "Estuary Monitor")
PLACES: Final = ("WASHINGTON", "GENEVA", "LONDON", "OTTAWA", "CANBERRA", "VIENNA")

_TABLE: Final = Path(__file__).parent / "other_words.tsv"
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_NUMBERS: Final = dict(
    zip(map(str, range(2, 13)), "two three four five six seven eight nine ten eleven twelve".split(), strict=True)
)
_SAID: Final = re.compile(r"^(?P<what>[“\"][^”\"]+),[”\"] (?P<verb>said) (?P<who>[A-Z][^,.]{2,40})\.$")
_FRONTED: Final = re.compile(
    r"^(?P<main>[A-Z][^,;]{25,}?) (?P<link>because|after|before|when|while|if) (?P<rest>[^,;]{12,})\.$"
)
_AFTER: Final = re.compile(
    r"^(?P<link>Because|After|Before|When|While|If|As) (?P<rest>[^,;]{12,}), (?P<main>[^;]{25,})\.$"
)
_PASSIVE: Final = re.compile(
    r"\b(?P<who>[A-Z]\w+(?: [A-Z]\w+)?) (?P<verb>signed|announced|proposed|approved|rejected|discussed|launched|released|"
    r"welcomed|condemned|criticized) (?P<what>(?:the|a|an|its|his|their) (?:\w+ ){0,3}\w+)(?=[.,])"
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A copy of a text, and of which kind."""

    kind: str
    text: str


def sentences_in(paragraph: str) -> list[str]:
    """The sentences of a paragraph, roughly."""
    return _SENTENCE_END.split(paragraph.strip())


def variants(text: str, outlet: str, chance: random.Random) -> Iterator[Variant]:
    """One copy of each kind."""
    yield Variant("trimmed", trimmed(text, chance))
    yield Variant("credited", credited(text, outlet, chance))
    yield Variant("reworded", reworded(text, chance))
    yield Variant("translated", translated(text, chance))
    yield Variant("combined", combined(text, outlet, chance))


def trimmed(text: str, chance: random.Random) -> str:
    """A quarter to two thirds of the sentences left out, from the end or from the middle."""
    paragraphs = [sentences_in(paragraph) for paragraph in text.splitlines() if paragraph.strip()]
    count = sum(map(len, paragraphs))
    gone = int(count * chance.uniform(0.25, 0.66))
    first = count - gone if chance.random() < 0.6 else chance.randint(1, max(1, count - gone))
    kept, at = [], 0
    for paragraph in paragraphs:
        stay = [each for number, each in enumerate(paragraph, at) if not first <= number < first + gone]
        at += len(paragraph)
        if stay:
            kept.append(" ".join(stay))
    return "\n".join(kept)


def credited(text: str, outlet: str, chance: random.Random) -> str:
    """Another dateline, a credit line, another title."""
    dateline = f"{chance.choice(PLACES)} ({outlet}) – " if chance.random() < 0.5 else f"{chance.choice(PLACES)} – "
    line = chance.choice((f"Reporting by {outlet}", f"Source: {outlet}", f"— {outlet}", f"({outlet})"))
    return f"{dateline}{text}\n{line}"


def reworded(text: str, chance: random.Random) -> str:
    """Other words, clauses in another order, active for passive, numbers in letters, other quotation marks."""
    return _by_sentence(text, lambda sentence: _filled(_reworded(sentence, chance, share=1.0), chance), chance)


def translated(text: str, chance: random.Random) -> str:
    """As if through another language and back: function words, tenses and articles change too, sentences split and join."""
    return _by_sentence(
        text,
        lambda sentence: _translated(_filled(_reworded(sentence, chance, share=0.85), chance), chance),
        chance,
        join=0.15,
    )


def combined(text: str, outlet: str, chance: random.Random) -> str:
    """Trimmed, put in other words, and credited or not."""
    other = chance.choice((reworded, translated))(trimmed(text, chance), chance)
    return credited(other, outlet, chance) if chance.random() < 0.5 else other


def _by_sentence(text: str, change: Callable[[str], str], chance: random.Random, *, join: float = 0.0) -> str:
    paragraphs = []
    for paragraph in text.splitlines():
        sentences = [change(sentence) for sentence in sentences_in(paragraph)]
        paragraphs.append(" ".join(_joined(sentences, chance, join)))
    return "\n".join(_marks(paragraph, chance) for paragraph in paragraphs)


def _joined(sentences: Sequence[str], chance: random.Random, share: float) -> Iterator[str]:
    held = ""
    for sentence in sentences:
        if held:
            yield f"{held[:-1]}, and {sentence[:1].lower()}{sentence[1:]}"
            held = ""
        elif sentence.endswith(".") and chance.random() < share:
            held = sentence
        else:
            yield sentence
    if held:
        yield held


def _marks(text: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return text.replace("“", '"').replace("”", '"').replace("’", "'")
    return re.sub(r'"([^"\n]*)"', r"“\1”", text)


def _reworded(sentence: str, chance: random.Random, *, share: float) -> str:
    return _order(_table().changed(sentence, chance, share=share), chance)


def _order(sentence: str, chance: random.Random) -> str:
    if chance.random() < 0.2:
        return sentence
    if found := _SAID.match(sentence):
        return f"{found['who']} said: {found['what']}.”"
    if found := _AFTER.match(sentence):
        return f"{_upper(found['main'])} {found['link'].lower()} {found['rest']}."
    if found := _FRONTED.match(sentence):
        return f"{found['link'].capitalize()} {found['rest']}, {_lower(found['main'])}."
    return _PASSIVE.sub(lambda each: f"{each['what']} was {each['verb']} by {each['who']}", sentence)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    return (
        words[:1].lower() + words[1:] if re.match(r"(?:The|A|An|It|He|She|They|We|This|That|There)\b", words) else words
    )


def _filled(sentence: str, chance: random.Random) -> str:
    """Fillers left out or put in, short forms written out."""
    for pattern, other in _FILLERS:
        if chance.random() < 0.75:
            sentence = pattern.sub(other, sentence)
    if sentence[:1].islower():
        sentence = _upper(sentence)
    return f"{chance.choice(_OPENINGS)} {_lower(sentence)}" if chance.random() < 0.12 else sentence


_OPENINGS: Final = ("In this respect,", "At that,", "Moreover,", "On that score,", "For that matter,")
_FILLERS: Final = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (r"^(?:Well|So|And|But|Look|Now|Obviously|Again), (?=\w)", ""),
        (r"^(?:And|But|So) (?=\w)", ""),
        (r",? you know,?", ""),
        (r"\bI (?:think|believe|reckon)(?: that)? ", ""),
        (r"\bIt['’]s\b", "It is"),
        (r"\b[Tt]hat['’]s\b", "that is"),
        (r"\b(\w+)n['’]t\b", r"\1 not"),
        (r"\b([Ww]e|[Tt]hey|[Yy]ou)['’]re\b", r"\1 are"),
        (r"\b(\w+)['’]ve\b", r"\1 have"),
        (r"\b(\w+)['’]ll\b", r"\1 will"),
        (r"\bI['’]m\b", "I am"),
        (r"\bthere (is|are|was|were)\b", r"we find there \1"),
        (r"\b(?:is|are) being (\w+ed)\b", r"get \1"),
        (r"\bthat we\b", "we"),
        (r"\bthe (\w+) of the (\w+)\b", r"the \2's \1"),
        (r"\bhas been\b", "was"),
        (r"\bhave been\b", "were"),
        (r"\bcan\b", "is able to"),
        (r"\bshould\b", "ought to"),
        (r"\bmust\b", "has to"),
        (r"\bwould\b", "should"),
        (r"\bwho (is|are|was|were)\b", r"that \1"),
        (r"\bas a\b", "in the role of a"),
        (r"\band to\b", "and also to"),
    )
)


def _translated(sentence: str, chance: random.Random) -> str:
    for pattern, other, share in _THROUGH:
        sentence = _now_and_then(pattern, other, sentence, chance, share)
    if len(sentence) > 140 and chance.random() < 0.5:
        sentence = re.sub(
            r",? and (we|they|he|she|it|that|the)\b", lambda f: f". {f[1].capitalize()}", sentence, count=1
        )
    return _upper(sentence)


def _now_and_then(pattern: re.Pattern[str], other: str, text: str, chance: random.Random, share: float) -> str:
    return pattern.sub(lambda found: found.expand(other) if chance.random() < share else found.group(), text)


_THROUGH: Final = tuple(
    (re.compile(pattern), other, share)
    for pattern, other, share in (
        (r"\bthe (?=\w+ (?:of|and|to|in)\b)", "", 0.35),
        (r"\b[Tt]he (?=[a-z]+s\b)", "", 0.35),
        (r"\ba (?=\w+ \w+)", "one ", 0.1),
        (r"\b(\w+)'s (\w+)\b", r"\2 of \1", 0.3),
        (r"\bhas (\w+ed)\b", r"\1", 0.6),
        (r"\bhave (\w+ed)\b", r"\1", 0.6),
        (r"\bis (\w+ing)\b", r"has been \1", 0.3),
        (r"\bwill (?!not\b)", "is going to ", 0.5),
        (r"\bis going to\b", "will", 0.5),
        (r"\bin order to\b", "to", 0.8),
        (r"\bto (?=[a-z]+(?:ate|ize|ve|nd|rt|ct)\b)", "in order to ", 0.35),
        (r"\bthat\b(?= (?:the|we|he|she|they|it)\b)", "", 0.4),
        (r"\band\b", "as well as", 0.25),
        (r"\bnot\b", "no longer", 0.05),
        (r"\bvery\b", "extremely", 0.7),
        (r"\balso\b", "likewise", 0.7),
        (r"\bwhich\b", "that", 0.5),
        (r"\bwho\b", "that", 0.4),
        (r"\bthis\b", "the present", 0.3),
        (r"\bthese\b", "the present", 0.4),
        (r"\bour\b", "our own", 0.3),
        (r"\bit's\b", "it is", 0.8),
        (r"\b(\w+)n['’]t\b", r"\1 not", 0.7),
        (r"\b(\w+)['’]re\b", r"\1 are", 0.8),
        (r"\b(\w+)['’]ve\b", r"\1 have", 0.8),
        (r"\bI['’]m\b", "I am", 0.8),
    )
) + tuple(
    (re.compile(rf"\b{one}\b"), other, 0.3)
    for one, other in (
        ("of", "from"),
        ("in", "within"),
        ("on", "upon"),
        ("for", "in favour of"),
        ("at", "in"),
        ("by", "through"),
    )
)


class OtherWords:
    """The table: words and phrases, each with what may stand for it."""

    def __init__(self, path: Path) -> None:
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
        self._others = {row[0]: row[1].split("|") for row in rows}
        longest = sorted(self._others, key=lambda word: (-len(word), word))
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)

    def changed(self, text: str, chance: random.Random, *, share: float) -> str:
        """``text`` with ``share`` of the words of the table changed, and small numbers in letters."""

        def other(found: re.Match[str]) -> str:
            if chance.random() >= share:
                return found.group()
            word = chance.choice(self._others[found.group().lower()])
            return _upper(word) if found.group()[0].isupper() else word

        text = self._pattern.sub(other, text)
        return re.sub(
            r"(?<![\w.,$-])\d+(?![\w.,%-]|\s*percent)", lambda found: _NUMBERS.get(found.group(), found.group()), text
        )


@cache
def _table() -> OtherWords:
    return OtherWords(_TABLE)
