"""Topics: matters that a side's own text raises and that the code book has no issue for, each named by its own words.

Sentences of two sides that are near enough are one topic; courtesies, programme and the telling of the meeting are none.
"""

import re
from collections.abc import Sequence
from typing import Final

from wordkeep.codebook.frequent import is_everywhere
from wordkeep.codebook.readouts import words_for
from wordkeep.link.content import words_of
from wordkeep.link.leaning import leaning_of
from wordkeep.link.nearness import SAME, Nearness
from wordkeep.model.ids import IssueId
from wordkeep.model.meeting import TOPIC
from wordkeep.model.passage import Passage

FEWEST: Final = 1  # words that tell what a topic is about
MOST: Final = 6  # words that tell what a sentence is about, of which no more count
PRIOR: Final = -3.0
OWN: Final = 3.2  # that many words of its own
LEANING: Final = 1.8  # words that lean to an issue
SAYS: Final = 1.5  # says that something is raised, agreed or denied
TOLD: Final = 2.2  # the code book finds an issue in it
COURTESY: Final = -2.0
MEETING: Final = -1.4  # tells of the meeting itself
_WORD: Final = re.compile(r"[A-Za-z][\w’'-]*")
_LOWER: Final = re.compile(r"[a-z][a-z-]{3,}")
_WORDS_OF_A_NAME: Final = 2


def raises_matter(sentence: str, *, is_told: bool = False) -> bool:
    """Whether a sentence of a side's own text rather brings a matter up than is courtesy, programme or frame.

    ``is_told`` says that the code book finds an issue in it.

    >>> raises_matter("The Minister raised the withdrawal of accreditation from three correspondents.")
    True
    """
    return matter_odds(sentence, is_told=is_told) >= 0 and (is_told or len(_own_words(sentence)) >= FEWEST)


def matter_odds(sentence: str, *, is_told: bool = False) -> float:
    """The log-odds that a sentence brings a matter up."""
    own = min(len(_own_words(sentence)), MOST) / MOST
    leaning = max(leaning_of(sentence).values(), default=0.0)
    says = any(words_for(how).search(sentence) for how in ("raised", "agreed", "denied"))
    return (
        PRIOR
        + OWN * own
        + LEANING * min(leaning, 1.5)
        + SAYS * says
        + TOLD * is_told
        + COURTESY * bool(words_for("courtesy").search(sentence))
        + MEETING * bool(words_for("meeting").search(sentence))
    )


def _own_words(sentence: str) -> list[str]:
    """The words that tell what a sentence is about: no names, nothing frequent, none of meeting or of telling."""
    return [
        word
        for word in _WORD.findall(sentence)
        if _LOWER.fullmatch(word)
        and (stems := words_of(word))
        and not all(map(is_everywhere, stems))
        and not words_for("raised").search(word)
        and not words_for("meeting").search(word)
    ]


def topics_among(passages: Sequence[Passage], nearness: Nearness) -> list[IssueId]:
    """The topic of each of these sentences; the first of those near to each other names them all."""
    found: list[tuple[IssueId, list[Passage]]] = []
    topics = []
    for passage in passages:
        near = [(max(nearness.between(passage, each) for each in inside), -at) for at, (_, inside) in enumerate(found)]
        score, at = max(near, default=(0.0, 0))
        if score < SAME:
            found.append((_unlike(passage, nearness, {id_ for id_, _ in found}), []))
            at = 1 - len(found)
        found[-at][1].append(passage)
        topics.append(found[-at][0])
    return topics


def _unlike(passage: Passage, nearness: Nearness, taken: set[IssueId]) -> IssueId:
    """The topic's id out of the sentence's telling words: more of them where others have the same."""
    words = _telling(passage.anchor.exact, nearness)
    for count in range(_WORDS_OF_A_NAME, len(words) + 1):
        id_ = IssueId(TOPIC + " ".join(words[:count]))
        if id_ not in taken:
            return id_
    return IssueId(TOPIC + passage.anchor.exact)


def _telling(sentence: str, nearness: Nearness) -> list[str]:
    """The words that are the sentence's own, those that stand together first, in its order."""
    own = set(_own_words(sentence))
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(sentence):
        if word in own and not words_of(word) & nearness.names:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [word for run in sorted(runs, key=lambda each: -min(len(each), _WORDS_OF_A_NAME)) for word in run]
