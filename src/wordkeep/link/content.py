"""What a sentence holds that another report of the same event may hold too: states, names, words and numbers of things."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wordkeep.codebook.folded import folded
from wordkeep.codebook.frequent import LETTERS, frequent_stems
from wordkeep.codebook.states import state_of

_NAME: Final = re.compile(r"\b[A-Z][\w’'.-]*(?:[ -](?:of (?:the )?)?[A-Z][\w’'.-]*)*")
_OPENING: Final = re.compile(r"[.!?:\n][\s\"'“‘]*\Z")
_WORD: Final = re.compile(r"[a-z]{3,}|\d[\d,.]*\d|\d")

NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
} | {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000}

_COUNTED: Final = re.compile(
    rf"(?<![\w.,])(?P<number>{'|'.join(NUMBERS)}|\d[\d,]*)[ -](?:[a-z]+ )?(?P<noun>[a-z]{{4,}})", re.IGNORECASE
)

_COMMON: Final = frozenset(
    "the and for that with from this have has had was were been being are is not but its his her their they them she "
    "him who whom which what when where while after before since until during between under over into onto out off "
    "about against among also than then there here more most some any all both each other such own same said says say "
    "told tells according added would will could should may might must can did does done yet still only just even very "
    "new last next first second third earlier later ago day days week weeks month months year years today yesterday "
    "tomorrow morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february "
    "march april june july august september october november december one two three four five six seven eight nine ten "
    "minister ministers ministry government president prime foreign state states country countries official officials "
    "spokesman spokeswoman spokesperson leader leaders capital agency news report reports statement you your our".split()
)
_TITLES: Final = frozenset(
    "the a an in on at of for by from with as he she it they we his her its their this that these those mr mrs ms dr sir "
    "president minister prime foreign defence defense ministry minister's deputy vice secretary general chief envoy "
    "ambassador government parliament senator representative officials official governor mayor king queen prince "
    "chancellor commissioner colonel captain admiral army navy but and after before when while monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october november "
    "december".split()
)
_IRREGULAR: Final = {
    "met": "meet", "held": "hold", "took": "take", "taken": "take", "gave": "give", "given": "give", "left": "leave",
    "sent": "send", "shot": "shoot", "struck": "strike", "fell": "fall", "fallen": "fall", "rose": "rise", "won": "win",
    "lost": "lose", "died": "die", "dead": "die", "death": "die", "deaths": "die", "bought": "buy", "sold": "sell",
    "stole": "steal", "stolen": "steal", "drove": "drive", "driven": "drive", "said": "say", "told": "tell",
    "began": "begin", "begun": "begin", "broke": "break", "broken": "break", "chose": "choose", "came": "come",
    "went": "go", "gone": "go", "got": "get", "made": "make", "found": "find", "kept": "keep", "led": "lead",
    "paid": "pay", "spoke": "speak", "talks": "talk", "flew": "fly", "freed": "free", "bombed": "bomb", "quit": "quit",
    "quake": "earthquake", "killed": "kill", "killing": "kill", "withdrew": "withdraw", "withdrawn": "withdraw",
    "withdrawal": "withdraw", "expulsion": "expel", "acquisition": "acquire", "arson": "fire", "victory": "win",
}  # fmt: skip
_ENDINGS: Final = tuple("ations ation ments ment ings ing ions ion ers er ies ied ed es s y e".split())
_MONTHS: Final = {
    month: number
    for number, month in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_MONTH: Final = "|".join(_MONTHS)
_DATE: Final = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})|({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?)\b", re.IGNORECASE
)
MOST: Final = 40  # names of a text
_SHORTEST: Final = 3  # letters of a stem
_LONGEST: Final = 7  # and what counts of a long one


@dataclass(frozen=True, slots=True)
class Content:
    """States by ISO 3166 alpha-3 code, other names (folded, word by word), stems of words, and how many of what.

    ``dates`` are days of a month, without any year: month and day.
    """

    states: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    counted: frozenset[tuple[str, str]]
    dates: frozenset[tuple[int, int]]


def named_in(text: str) -> tuple[str, ...]:
    """The states that a text names, the oftenest first, then the other names, each once; words as in ``Content``.

    >>> named_in("Lima wrote to Caracas. Lima waits, and so does Olaechea.")
    ('PER', 'VEN', 'olaechea')
    """
    states: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for found in _NAME.finditer(text):
        codes, words = _named(found.group(), opens=_opens(text, found))
        states.update(codes)
        names.update(words)
    return (*(code for code, _ in states.most_common()), *(name for name, _ in names.most_common(MOST)))


@lru_cache(maxsize=1 << 14)
def content_of(sentence: str) -> Content:
    """The content of one sentence.

    >>> found = content_of("Lima expelled three Venezuelan diplomats, Olaechea said.")
    >>> sorted(found.states), sorted(found.names), sorted(found.counted)
    (['PER', 'VEN'], ['olaechea'], [('diplomat', '3')])
    """
    states: set[str] = set()
    names: set[str] = set()
    rest = []
    at = 0
    for found in _NAME.finditer(sentence):
        codes, words = _named(found.group(), opens=_opens(sentence, found))
        states.update(codes)
        names.update(words)
        rest.append(sentence[at : found.start()] if codes or words else sentence[at : found.end()])
        at = found.end()
    rest.append(sentence[at:])
    return Content(
        frozenset(states),
        frozenset(names),
        frozenset(stem(word) for word in _WORD.findall(" ".join(rest).lower()) if word not in _COMMON),
        frozenset(_counted_in(sentence)),
        frozenset(_dates_in(sentence)),
    )


@lru_cache(maxsize=1 << 12)
def words_of(sentence: str) -> frozenset[str]:
    """Stems of words, names, states and numbers of a sentence."""
    content = content_of(sentence)
    return (
        content.stems
        | content.names
        | content.states
        | frozenset(f"{number} {noun}" for noun, number in content.counted)
    )


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether one word with a capital begins a sentence, so that the capital need not make it a name."""
    before = text[max(0, found.start() - 4) : found.start()]
    return not re.search(r"[ -]", found.group()) and (found.start() == 0 or bool(_OPENING.search(before)))


def _named(words: str, *, opens: bool) -> tuple[list[str], list[str]]:
    """The states that capitals name, the whole or word by word, and the folded words of the other names."""
    if opens and words.lower()[:LETTERS] in frequent_stems():
        return [], []
    whole = state_of(words)
    if whole:
        return [whole.iso3], []
    states, names = [], []
    for word in re.split(r"[\s-]+", words):
        state = state_of(word)
        bare = folded(word)
        if state:
            states.append(state.iso3)
        elif len(bare) >= _SHORTEST and bare not in _TITLES and bare not in _COMMON:
            names.append(bare)
    return states, names


def _counted_in(sentence: str) -> Iterator[tuple[str, str]]:
    for found in _COUNTED.finditer(sentence):
        number = found["number"].lower().replace(",", "")
        value = NUMBERS.get(number, number)
        noun = found["noun"].lower()
        if noun not in _COMMON:
            yield noun.removesuffix("s"), str(value)


def _dates_in(sentence: str) -> Iterator[tuple[int, int]]:
    for day, month, first, second in _DATE.findall(sentence):
        yield _MONTHS[(month or first).lower()], int(day or second)


def stem(word: str) -> str:
    """What a word shares with its other forms, roughly.

    >>> stem("signed") == stem("signing") == stem("signs"), stem("met") == stem("meeting")
    (True, True)
    """
    base = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= _SHORTEST:
            base = base[: -len(ending)]
            break
    if len(base) > _SHORTEST and base[-1] == base[-2] and base[-1] not in "sl":
        base = base[:-1]
    return base[:_LONGEST]
