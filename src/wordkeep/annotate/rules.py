"""The reader by rules: an article's statements without a model. The floor every trained reader is measured against."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from wordkeep.annotate.announced import Announced, announced_by
from wordkeep.annotate.clause import Sentence, sentences_in
from wordkeep.annotate.decode import Found, records_of
from wordkeep.annotate.precision import probability_of
from wordkeep.annotate.quotes import quotations_in
from wordkeep.annotate.scene import statements_in
from wordkeep.annotate.segment import paragraphs_in
from wordkeep.annotate.transcript import ENOUGH_TURNS, turn_in
from wordkeep.model.article import Article
from wordkeep.model.record import Record
from wordkeep.model.span import Span

# Rules whose statement a quotation alone in the next sentence does not go on, unless it quotes already: "Ode wants talks."
_NOT_SPOKEN = frozenset(
    "infinitive infinitive-of-thought person-infinitive object object-of-thought named cue-with-preposition relative "
    "noun-with-clause adjective".split()
)


class RulesReader:
    """A ``Tagger`` that needs nothing but this package. Time is linear in the length of the article."""

    name = "rules-1"
    models: Final[Mapping[str, str]] = {}

    def read(self, article: Article) -> tuple[Record, ...]:
        """The statements of ``article``; any text at all can be read."""
        reading = _Reading(article)
        reading.run()
        return records_of(article, reading.statements(), quotations=reading.quotations, reader=self.name)


@dataclass(slots=True)
class _Reading:
    """One pass over one article.

    ``speaking`` is which of ``found`` a quotation alone in its sentence goes on with; ``more`` are the fragments it adds.
    """

    article: Article
    found: list[Found] = field(default_factory=list)
    more: dict[int, list[Span]] = field(default_factory=dict)
    quotations: list[Span] = field(default_factory=list)
    speaking: int | None = None
    announced: Announced | None = None

    def run(self) -> None:
        """Read every paragraph. One without speech ends what a quotation may go on with."""
        text = self.article.text
        paragraphs = [self._after_dateline(paragraph) for paragraph in paragraphs_in(text)]
        turns = {paragraph: turn for paragraph in paragraphs if (turn := turn_in(text, paragraph))}
        for paragraph in paragraphs:
            if paragraph in turns and len(turns) >= ENOUGH_TURNS:
                self._take_turn(*turns[paragraph])
            elif not self._read_paragraph(paragraph):
                self.speaking = None

    def statements(self) -> list[Found]:
        """What was found, with every fragment that goes on with it."""
        return [
            replace(found, content=(*found.content, *self.more[at])) if at in self.more else found
            for at, found in enumerate(self.found)
        ]

    def _after_dateline(self, paragraph: Span) -> Span:
        dateline = self.article.dateline
        if dateline is None or not paragraph.contains(dateline):
            return paragraph
        rest = self.article.text[dateline.end : paragraph.end]
        return Span(paragraph.end - len(rest.lstrip(" \t\u00a0-–—:")), paragraph.end)

    def _take_turn(self, speaker: Span, colon: Span, said: Span) -> None:
        self._add(Found(speaker, colon, (said,), "transcript-turn", probability_of("transcript-turn")))
        self.announced = None

    def _add(self, found: Found) -> None:
        self.speaking = len(self.found)
        self.found.append(found)

    def _read_paragraph(self, paragraph: Span) -> bool:
        """Whether anybody speaks in it."""
        text = self.article.text
        quotations = quotations_in(text, paragraph)
        self.quotations.extend(Span(quotation.start, quotation.end) for quotation in quotations)
        speaks = False
        for sentence in sentences_in(text, paragraph, quotations):
            speaks = (self._go_on(sentence) if sentence.is_quotation else self._read_sentence(sentence)) or speaks
        return speaks

    def _read_sentence(self, sentence: Sentence) -> bool:
        found, reported = statements_in(sentence)
        announced = announced_by(sentence)
        is_read = announced is not None and any(each.cue and each.cue.overlaps(announced.cue) for each in found)
        self.announced = None if is_read else announced
        speaker = _speaker_among(found, sentence)
        if speaker is not None:
            self.speaking = len(self.found) + speaker
        self.found.extend((*found, *reported))
        return speaker is not None or self.announced is not None

    def _go_on(self, sentence: Sentence) -> bool:
        """A sentence that is nothing but quotations: said by who was announced, else by who spoke last, else by nobody."""
        whole = Span(sentence.tokens[0].start, sentence.tokens[-1].end)
        if _is_heading(sentence):
            self.speaking = self.announced = None
        if self.announced is not None:
            source, cue, rule = self.announced.source, self.announced.cue, self.announced.rule
            self.announced = None
            self._add(Found(source, cue, (whole,), rule, probability_of(rule)))
            return True
        if self.speaking is None:
            self.found.append(Found(None, None, (whole,), "quote-alone", probability_of("quote-alone")))
            return False
        self.more.setdefault(self.speaking, []).append(whole)
        return True


def _speaker_among(found: list[Found], sentence: Sentence) -> int | None:
    """Which of a sentence's statements a quotation after it goes on with: the last that quotes, else the last spoken."""
    quoted = [at for at, each in enumerate(found) if _quotes(sentence, each)]
    spoken = [at for at, each in enumerate(found) if each.rule not in _NOT_SPOKEN]
    return max(quoted or spoken, default=None)


def _quotes(sentence: Sentence, found: Found) -> bool:
    """Whether a quotation of the sentence is in the content."""
    return any(
        tag == "Q" and any(fragment.start <= token.start < fragment.end for fragment in found.content)
        for tag, token in zip(sentence.tags, sentence.tokens, strict=True)
    )


def _is_heading(sentence: Sentence) -> bool:
    """Whether the quotation is short and has no stop, as headings are: “No illusions”."""
    words = sentence.tokens[-1].text.rstrip("\"”“»’' ")
    return bool(words) and words[-1].isalnum() and len(words) < 80
