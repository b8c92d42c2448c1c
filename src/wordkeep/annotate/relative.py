"""Content split by a relative word: "what Ode called 'a mistake'", "the talks, which officials said would resume"."""

from wordkeep.annotate.clause import Sentence
from wordkeep.annotate.content import clause_end, object_end
from wordkeep.annotate.sources import Words
from wordkeep.codebook.cues import CueVerb

_RELATIVES = frozenset({"which", "who", "whom", "that", "what"})


def split_by_relative(sentence: Sentence, source: Words, cue: int, verb: CueVerb) -> tuple[Words, ...] | None:
    """The fragments (relative word, rest) where one stands before ``source``; ``None`` where the sentence is another."""
    tags, lowered = sentence.tags, sentence.lowered
    word = source[0] - 1
    if word < 0 or lowered[word] not in _RELATIVES:
        return None
    after = tags[cue + 1 : cue + 2] if cue + 1 < sentence.end else ""
    if lowered[word] == "what":
        if "named" not in verb.takes or after not in ("Q", "D", "C", "N", "H", "E"):
            return None
        end = object_end(sentence, cue + 1)
        return (word, word), (cue + 1, end - 1)
    if "clause" not in verb.takes:
        return None
    if after in ("V", "X", "K", "E"):
        return (word, word), (cue + 1, _verb_phrase_end(sentence, cue + 1) - 1)
    if tags[word] == "W" and after in ("", ","):
        return ((word, word),)
    return None


def _verb_phrase_end(sentence: Sentence, first: int) -> int:
    end = clause_end(sentence, first)
    comma = sentence.tags.find(",", first, end)
    return comma if comma > first else end
