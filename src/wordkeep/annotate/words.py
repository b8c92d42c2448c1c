"""Word classes of English, closed ones in full and common verbs by their finite forms, as one letter each.

A sentence becomes a string of these letters (``clause.py``), in which rules look for their patterns.
"""

from wordkeep.codebook.cues import cues

DETERMINER = "D"
POSSESSIVE = "H"
SUBJECT_PRONOUN = "P"
OBJECT_PRONOUN = "O"
RELATIVE = "W"
THAT = "A"
NAME = "C"
NOUN = "N"
NUMBER = "M"
PREPOSITION = "I"
AND = "&"
BUT = "B"
SUBORDINATOR = "S"
AUXILIARY = "X"
ADVERB = "R"
VERB = "V"
CUE = "K"
TO = "t"
QUOTED = "Q"
COMMA = ","
PAST_OR_ADJECTIVE = "E"
GERUND = "G"
OTHER = "_"

_WORDS = {
    DETERMINER: "the a an this these those some any each every no another all both several many few most much other such "
    "one others more half either neither",
    POSSESSIVE: "his their its my our your",
    SUBJECT_PRONOUN: "he she it they we i you her nobody everyone everybody someone anyone "
    "he'd she'd they'd it'd he'll she'll they'll it'll i'm i've i'd i'll we've we're we'd we'll they're they've you're "
    "you've",
    OBJECT_PRONOUN: "him them me us himself herself itself themselves",
    RELATIVE: "who whom which whose who've who'd who'll",
    THAT: "that",
    PREPOSITION: "of in on at for from with by about into over under between among during against through without within "
    "toward towards behind beyond near across around despite like upon off via amid per alongside including versus "
    "throughout regarding above below inside outside up down out",
    AND: "and or & nor",
    BUT: "but yet",
    SUBORDINATOR: "because when while if although though as after before since until unless whether once where why how "
    "what than whereas",
    AUXILIARY: "is are was were be been being am has have had having do does did will would can could may might must shall "
    "should won't wouldn't can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't cannot",
    ADVERB: "not also never always often again still already just only even ever now then later soon once twice recently "
    "repeatedly previously initially simply too almost very quite rather so perhaps maybe however thus therefore instead "
    "meanwhile further long first further n't separately similarly much there here today yesterday tomorrow tonight ago",
    TO: "to",
    "s": "'s ’s",
    ".": ". ! ? …",
    ",": ",",
    ":": ":",
    ";": ";",
    "-": "- – — ― -- ---",
    "(": "( [",
    ")": ") ]",
}

# Finite forms of frequent verbs that attribute nothing: they show where a clause has its verb.
_VERBS = (
    "came comes come went goes go got gets get made makes make took takes take gave gives give became becomes become "
    "began begins begin kept keeps keep let lets put puts left leaves leave met meets meet ran runs run won wins win lost "
    "loses lose stood stands stand sat sits spent spends sent sends held holds brought brings built builds bought buys "
    "caught chose chooses cut cuts drew draws drove drives fell falls fought fights flew flies grew grows hit hits hurt "
    "led leads paid pays rose rises set sets sold sells shook shot spoke speaks struck threw throws turned turns tried "
    "tries used uses worked works wore wears lived lives looked looks moved moves played plays seemed seems appeared "
    "appears happened happens helped helps included includes involved remained remains started starts stopped ended ends "
    "followed follows needs need needed means meant saw sees heard hears served serves voted votes walked watched joined "
    "faced faces raised raises released launched signed agreed appeared died dies fled broke breaks rode laid lay lies "
    "bore represents represented contains belongs exists lacks seeks sought tends proves proved continues continued "
    "allows allowed requires required returned arrived attended visited received receives created creates won't helped "
    "ain't wants drafted marked marks aims aimed focuses focused adds faced faces plays played ranks depends raises"
)


def _classes() -> dict[str, str]:
    classes = dict.fromkeys(_VERBS.split(), VERB)
    for letter, words in _WORDS.items():
        classes.update(dict.fromkeys(words.split(), letter))
        classes.update({word.replace("'", "’"): letter for word in words.split() if "'" in word})
    classes.update({form: CUE for form in cues().verbs if classes.get(form, VERB) == VERB})
    return classes


CLASSES = _classes()

_NAMES_LIKE_PRONOUNS = frozenset({"US", "WHO", "IT", "AM", "OR", "IN"})
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. aug. sept. oct. nov. "
    "dec.".split()
)
DAYTIMES = frozenset("morning afternoon evening night".split())
TIME_NOUNS = frozenset("weeks days months years hours minutes ago later earlier".split())


def class_of(word: str, lowered: str) -> str:
    """The class of one word or mark; ``lowered`` is the same in lower case."""
    known = CLASSES.get(lowered)
    if known is not None:
        return NAME if word in _NAMES_LIKE_PRONOUNS else known
    if word[0].isupper():
        return NAME
    if word[0].isdigit():
        return NUMBER
    if lowered.endswith("ly"):
        return ADVERB
    if lowered.endswith("ed"):
        return PAST_OR_ADJECTIVE
    if lowered.endswith("ing"):
        return GERUND
    return NOUN if word[0].isalpha() else OTHER
