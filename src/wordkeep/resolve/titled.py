"""What stands around a name: titles before it, appositions after it, and the states and organisations that they name.

``title_of("China's Foreign Minister")`` is an office of a kind, of China. Words that are no title give nothing: "US Steel
president" is no president of the United States, since "Steel" is left unexplained.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from wordkeep.codebook.bodies import WORD, Body, bodies_in
from wordkeep.codebook.folded import folded
from wordkeep.codebook.reviewed import reviewed
from wordkeep.codebook.titles import Asked, Bag, asked, bag
from wordkeep.model.span import Span

MALE: Final = frozenset({"mr", "sir", "lord", "king", "prince", "sheikh"})
FEMALE: Final = frozenset({"mrs", "ms", "miss", "madam", "dame", "lady", "queen", "princess"})
RANKS: Final = frozenset(
    "general gen admiral adm colonel col lieutenant lt major maj captain capt commander brigadier marshal sergeant".split()
)
HEADS: Final = frozenset(
    "president minister secretary chancellor premier king queen prince princess emir sultan pope ambassador envoy spokesman "
    "spokeswoman spokesperson governor chairman chairwoman chair chief director commissioner representative adviser advisor "
    "diplomat leader official officer deputy speaker councilor councillor counsellor negotiator mayor senator sen rep "
    "congressman congresswoman lawmaker judge justice ayatollah professor prof dr mr mrs ms miss madam sir dame lord lady "
    "sheikh".split()
).union(RANKS)
OFFICIAL: Final = HEADS - frozenset(
    "professor prof dr mr mrs ms miss madam sir dame lord lady sheikh captain capt sergeant".split()
)
_BESIDE: Final = frozenset(
    "senior top special assistant vice acting interim national security economic trade climate foreign defence defense "
    "military army navy air force press ministry department chief staff then new high under general state permanent "
    "outgoing incoming presidential government delegation".split()
)
_BETWEEN: Final = frozenset({"to", "in", "by", "with", "on", "at", "from", "s"})
_FORMER: Final = frozenset({"former", "ex", "onetime", "late"})
_ARTICLES: Final = frozenset({"a", "an", "the", "his", "her", "its"})
_LEADERS: Final = frozenset(
    {"president", "prime-minister", "king", "emperor", "emir", "sultan", "chancellor", "party-leader"}
)
_ABOUT: Final = re.compile(r"(?<!spokesman)(?<!spokeswoman)(?<!spokesperson)\s(?:for|to|on)\s")
_JOINING: Final = frozenset({"of", "for", "the", "and"})
_BARE: Final = frozenset(
    {"name", "demonym", "capital", "former"}
)  # names that other words can make a name of something else
_OPENING: Final = re.compile(  # what opens a sentence before a title: "On Monday Foreign Minister Wang"
    r"(?:(?:But|And|When|While|As|After|Before|Then|Meanwhile|Also)\s+)?"
    r"(?:(?:(?:On|In|By|Since|Last)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July"
    r"|August|September|October|November|December)\s+)?"
)
_STOP: Final = re.compile(r"[,;:()\[\]“”\"\n–—!?]|\.\s")
_SHORTENED: Final = re.compile(r"\b(?:lt|col|gen|maj|adm|capt|sen|rep|gov|mr|mrs|ms|dr|prof|[a-z])$", re.IGNORECASE)
_FARTHEST: Final = 110  # characters before a name that its title is looked for in


@dataclass(frozen=True, slots=True)
class Title:
    """What a person is called besides the name.

    ``means`` is the kinds of office, ``words`` what the wording of an office is compared by, ``of`` whose office it is
    said to be. ``is_official``: a role in which people speak for ``of``.
    """

    exact: str
    means: Asked | None
    words: Bag
    of: Body | None
    is_official: bool
    is_former: bool
    is_military: bool


@lru_cache(maxsize=1 << 14)
def title_of(words: str) -> Title | None:
    """The title that words are; ``None`` where they are none.

    >>> title_of("a former US president").is_former, title_of("US Steel president").of
    (True, None)
    """
    bodies = bodies_in(words)
    rest = _without(words, bodies)
    lowered = folded(rest).split()
    is_former = any(word in _FORMER for word in lowered)
    said = [word for word in lowered if word not in _FORMER and word not in _ARTICLES]
    if not any(_head(word) for word in said):
        return None
    plain = _spoken(said)
    also_organs = _spoken(folded(_without(words, [each for each in bodies if each[2].kind in _BARE])).split())
    means = next((each for each in map(asked, (*_endings(also_organs), *_endings(plain))) if each), None)
    whose = _whose(words, bodies)
    is_official = any(_head(word) in OFFICIAL for word in said)
    is_military = any(word in RANKS or word in {"military", "army", "navy"} for word in said) and not means
    return Title(words, means, bag(" ".join(plain)), whose[0] if whose else None, is_official, is_former, is_military)


def _whose(words: str, bodies: Sequence[tuple[int, int, Body]]) -> list[Body]:
    """Whose a title is: of no state that it is only about ("envoy for Iran", "ambassador to China"), nor of a firm's name."""
    about = _ABOUT.search(words)
    end = about.start() if about and any(_head(word) for word in folded(words[: about.start()]).split()) else len(words)
    mine = [each for each in bodies if each[1] <= end]
    plain = folded(_without(words[:end], mine)).split()
    unexplained = [word for word in plain if word not in vocabulary() | _FORMER | _ARTICLES and not _head(word)]
    return [body for _, _, body in mine if not unexplained or body.kind not in _BARE]


def title_beside(words: str) -> Title | None:
    """The title that words before a comma end with, from its article on: "the top US officer" of "said that the top ..."."""
    starts = [found.start() for found in re.finditer(r"\b(?:an?|the)\s", words, re.IGNORECASE)]
    titles = [(words[start:], title_of(words[start:])) for start in starts]
    whole = [title for exact, title in titles if title and not _unexplained(exact)]
    return next(iter(whole), titles[-1][1] if titles else None)


def has_role(title: Title, role: str) -> bool:
    """Whether a title that is held still is of this role; "leader" is said of heads of state and of government."""
    kinds = {kind for kind, _ in title.means.kinds} if title.means else set()
    said = set(folded(title.exact).split()) | title.words
    return not title.is_former and (role in said or (role == "leader" and not kinds.isdisjoint(_LEADERS)))


def _unexplained(words: str) -> bool:
    """Whether words are more than a title with the bodies it is of."""
    plain = folded(_without(words, bodies_in(words))).split()
    return any(word not in vocabulary() | _FORMER | _ARTICLES | _JOINING and not _head(word) for word in plain)


def _spoken(words: Sequence[str]) -> list[str]:
    """The words that say an office: no courtesy, no rank, no "former"."""
    unsaid = {"mr", "mrs", "ms", "dr", "sir", "madam", "a", "an", "the", "his", "her", "its", *RANKS, *_FORMER}
    return [word for word in words if word not in unsaid] or list(words)


def title_before(text: str, start: int) -> tuple[int, Title | None]:
    """Where the title before a name begins, and what it is: ``Chinese Foreign Minister`` before ``Wang Yi``."""
    left = text[max(0, start - _FARTHEST) : start]
    offset = start - len(left)
    tokens = list(WORD.finditer(left))
    bodies = bodies_in(left)
    begin = len(left)
    for place in range(len(tokens) - 1, -1, -1):
        word = tokens[place]
        if not _goes_on(left[word.end() : begin], word.group()):
            break
        plain = folded(word.group())
        if plain in _JOINING:
            if any(first < word.start() < last for first, last, _ in bodies):
                pass  # "Department of Defense spokesman"
            elif plain == "the" or any(_head(folded(later.group())) for later in tokens[place + 1 :]):
                break  # "the government of President": what is of the president is not the person's title
        elif not word.group()[0].isupper() and plain not in vocabulary() and not _head(plain) and plain not in _FORMER:
            break
        begin = word.start()
    opening = _OPENING.match(left, begin)
    begin = opening.end() if opening else begin
    words = left[begin:].strip()
    while words and folded(words.split()[0]) in _JOINING:
        begin += len(left[begin:]) - len(left[begin:].lstrip()) + len(words.split()[0]) + 1
        words = left[begin:].strip()
    return offset + min(begin, len(left)), title_of(words) if words else None


def apposition_after(text: str, end: int) -> tuple[Span, Title] | None:
    """The title that follows a name between commas: ``, the Chinese Foreign Minister,``."""
    found = _APPOSITION.match(text, end)
    title = title_of(found["title"]) if found else None
    return (Span(*found.span("title")), title) if found and title else None


_APPOSITION: Final = re.compile(
    r",\s(?P<title>(?:the |a |an |then )?[^,;:.()“”\"\n]{3,110}?)(?=,|\.\s|\.$|;|\)|\n|$| who\b| said\b| told\b)"
)


def _goes_on(between: str, word: str) -> bool:
    """Whether the title goes on to the left over what stands between two words; a point only after what is shortened."""
    if "." in between and not _STOP.search(between.replace(".", "")):
        return bool(_SHORTENED.search(word))
    return not _STOP.search(between)


def _head(word: str) -> str | None:
    """The role that a word of a title is, in the singular."""
    single = word.removesuffix("s") if word not in HEADS else word
    return single if single in HEADS else None


def _without(words: str, bodies: Sequence[tuple[int, int, Body]]) -> str:
    for start, end, _ in reversed(bodies):
        words = f"{words[:start]} {words[end:]}"
    return re.sub(r"(?<!\w)['’]s\b", " ", words)


def _endings(words: Sequence[str]) -> Iterator[Bag]:
    """The words, then fewer of them, from the front and from the back: the longest that is an office counts."""
    for start in range(min(len(words), 6)):
        yield bag(" ".join(words[start:]))
    for end in range(len(words) - 1, max(0, len(words) - 6), -1):
        yield bag(" ".join(words[:end]))


@cache
def vocabulary() -> frozenset[str]:
    """The words that offices are worded with, folded."""
    read = reviewed("titles.yaml")
    forms: list[str] = []
    for kind in read["kinds"].values():
        forms += [*kind["offices"], *kind.get("said", ())]
        forms += [form for each in kind.get("said_of", {}).values() for form in each]
    for rank in read["ranks"]:
        forms += rank["said"]
    for word, others in read["words"].items():
        forms += [word, *others]
    return frozenset(word for form in forms for word in folded(form).split()) - _BETWEEN | _BESIDE
