"""A sentence as rules see it: tokens, quotations taken as one token each, and one letter per token for its word class."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wordkeep.annotate import words
from wordkeep.annotate.quotes import Quotation
from wordkeep.annotate.segment import Token, is_abbreviation, sentences_of, tokens_in
from wordkeep.annotate.words import class_of
from wordkeep.codebook.cues import cues
from wordkeep.model.span import Span

_SPEAKER_FIRST = re.compile(r"(?:P|[CNDHM][CNDHMs_EI,()]{0,24})[XR]{0,3}K(?![APXK:])|K[CDHNP]")
_SIGNED = re.compile(r"-[CNDI,_()]{1,16}\.?")

# A longer sentence is cut: the rules look left and right from every cue, and a cut keeps that linear in the text.
# The longest of 28,000 sentences of PolNeAR train has 210 tokens.
LONGEST = 400

_NAMES_LIKE_AUXILIARIES = frozenset({"May", "Will", "Can"})
_NOUNS = frozenset("NCEGM")
_AFTER_VERB = frozenset("AtQ,:DPHOC")
_VERBS_AFTER_NOUN = frozenset("VXE")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``tags[i]`` is the class letter (``words.py``) of ``tokens[i]``, and ``lowered[i]`` its words in lower case."""

    tokens: Sequence[Token]
    lowered: Sequence[str]
    tags: str

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to token ``last``, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def part(self, first: int, last: int) -> "Sentence":
        """Tokens ``first`` to ``last`` as a sentence of their own."""
        return Sentence(self.tokens[first : last + 1], self.lowered[first : last + 1], self.tags[first : last + 1])

    @property
    def end(self) -> int:
        """One past the last token that is not the final stop."""
        end = len(self.tags)
        while end and self.tags[end - 1] == ".":
            end -= 1
        return end

    @property
    def is_quotation(self) -> bool:
        """Whether it is nothing but quotations."""
        return "Q" in self.tags and not self.tags.strip("Q.,-:")


def sentences_in(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> Iterator[Sentence]:
    """The tagged sentences of a paragraph."""
    quoted = frozenset(quotation.start for quotation in quotations)
    held: Sentence | None = None
    for tokens in sentences_of(list(_with_quotations(text, paragraph, quotations))):
        for begin in range(0, len(tokens), LONGEST):
            sentence = _tagged(tokens[begin : begin + LONGEST], quoted)
            if held is not None and _goes_on(held, sentence):
                sentence = _tagged([*held.tokens, *sentence.tokens], quoted)
            elif held is not None:
                yield held
            held = sentence
    if held is not None:
        yield held


def _goes_on(quotation: Sentence, following: Sentence) -> bool:
    """Whether ``following`` starts with who said ``quotation``: the stop inside "Why now?" ends no sentence."""
    if quotation.is_quotation and _SIGNED.fullmatch(following.tags):
        return True
    if not quotation.is_quotation or len(quotation.tokens) > 3 or not _SPEAKER_FIRST.match(following.tags):
        return False
    last = quotation.tokens[-1].text.rstrip("\"”“»’'")[-1:]
    cue = following.tags.index("K")
    verb = cues().verbs[following.lowered[cue]]
    short = cue + 2 >= len(following.tags)
    return "quote" in verb.takes and (last in "?!…-—," or (short and last == "."))


def _with_quotations(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> Iterator[Token]:
    at = paragraph.start
    for start, end, _ in quotations:
        yield from tokens_in(text, Span(at, start))
        yield Token(start, end, text[start:end])
        at = end
    yield from tokens_in(text, Span(at, paragraph.end))


def _tagged(tokens: Sequence[Token], quoted: frozenset[int]) -> Sentence:
    lowered = [token.text.lower() for token in tokens]
    tags = [
        words.QUOTED if token.start in quoted else class_of(token.text, lower)
        for token, lower in zip(tokens, lowered, strict=True)
    ]
    headline = _is_headline(tokens)
    for at, tag in enumerate(tags):
        if tag in "KXPO":
            tags[at] = _settled(tokens, lowered, tags, at, headline=headline)
        elif tag == "." and at and at + 1 < len(tags) and is_abbreviation(tokens, at):
            tags[at] = words.OTHER
    return Sentence(tokens, lowered, "".join(tags))


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly all longer words start with a capital letter, so that capitals name nobody."""
    longer = [token.text[0].isupper() for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    return len(longer) > 3 and sum(longer) > 0.8 * len(longer)


def _settled(tokens: Sequence[Token], lowered: Sequence[str], tags: Sequence[str], at: int, *, headline: bool) -> str:
    """The class of a word that could be of two, by the words beside it."""
    tag, word = tags[at], lowered[at]
    before = tags[at - 1] if at else ""
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if tag == words.CUE:
        if at and tokens[at].text[0].isupper() and not headline:
            return words.NAME
        return _verb_or_noun(lowered, tags, at)
    if tag == words.AUXILIARY:
        return words.NAME if at and tokens[at].text in _NAMES_LIKE_AUXILIARIES else tag
    if word == "her":
        return words.POSSESSIVE if after in _NOUNS else words.OBJECT_PRONOUN
    if word in ("you", "it") and before in ("V", "K", "I", "G"):
        return words.SUBJECT_PRONOUN if after in ("X", "V", "K", "'") else words.OBJECT_PRONOUN
    return tag


def _verb_or_noun(lowered: Sequence[str], tags: Sequence[str], at: int) -> str:
    """Whether a form such as "reports", "plan" or "proposed" is a verb here."""
    word, before = lowered[at], tags[at - 1] if at else ""
    if before and before in "DHMs":
        return words.PAST_OR_ADJECTIVE if word.endswith("ed") else words.NOUN
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if word == cues().verbs[word].base:
        is_noun = _base_is_noun(lowered[at - 1] if at else "", before, after)
    else:
        is_noun = word.endswith("s") and _form_in_s_is_noun(before, after)
    return words.NOUN if is_noun else words.CUE


def _base_is_noun(previous: str, before: str, after: str) -> bool:
    """``The budget plan``, but ``ministers plan`` and ``some say they``."""
    if before in ("", "I", "-") or (before == "_" and previous != "%"):
        return True
    return before in ("C", "N", "E", "G") and not previous.endswith("s") and after not in ("A", "P")


def _form_in_s_is_noun(before: str, after: str) -> bool:
    """``The talks failed`` and ``in reports``, but ``the ministry plans to``."""
    if after in _VERBS_AFTER_NOUN or before in ("I", "E", "G", "X", "_", ""):
        return True
    return before == "N" and after not in _AFTER_VERB
