"""Whether words that name a place say where a deed was done: from the words that lead to them and those in between.

A name alone is no place: "Beijing imposed tariffs" names who did it. It takes a word that locates ("in", "near", "off the
coast of"), or a verb that goes to a place or strikes it ("visited", "shelled").
"""

import re
from dataclasses import dataclass
from typing import Final

from wordkeep.model.event import Event
from wordkeep.model.span import Span, hull

STRIKES: Final = frozenset("ASSAULT MOBILIZE RETREAT CONSULT COERCE PROTEST COOPERATE".split())
"""Types of PLOVER whose deeds are done at a place; what others do to a state reaches it from anywhere."""

PAPER: Final = frozenset("SANCTION REJECT ACCUSE THREATEN SUPPORT AGREE CONCEDE REQUEST AID".split())


def _verbs(regular: str, others: str = "") -> str:
    """All forms of regular verbs, and others as they are, as alternatives of a pattern."""
    forms = []
    for verb in regular.split():
        if verb.endswith("e"):
            forms.append(f"{verb[:-1]}(?:e|es|ed|ing)")
        elif verb.endswith("py"):
            forms.append(f"{verb[:-1]}(?:y|ies|ied|ying)")
        else:
            forms.append(f"{verb}(?:s|es|ed|ing)?")
    return "|".join((*forms, *others.split()))


_COMPASS: Final = "north|south|east|west|north-?east|north-?west|south-?east|south-?west"
_DIVISIONS: Final = (
    "province|region|governorate|county|state|district|department|municipality|prefecture|oblast|peninsula|valley|"
    "coast|border|crossing|islands?|village|town|city|suburbs?|area|camp|streets?"
)
_SPOT: Final = (  # of which "of" makes a place: "the coast of", "the north of"
    f"{_COMPASS}|{_DIVISIONS}|cities|towns|villages|port|coasts|shores?|outskirts|capital|centre|center|heart|middle|edge|waters|airspace|"
    "territory|borders|parts?|areas|highlands|desert|mountains|hills|tip|shoals?|gates?|stronghold|enclave|hub|resort|parliament|"
    "side|strip|interior"
)
_SITE: Final = (  # what stands at a place: "in a Nairobi court"
    f"{_DIVISIONS}|airports?|market|court|prison|jail|hospital|hotel|station|harbou?r|port|base|barracks|university|school|square|museum|"
    "cathedral|mosque|church|stadium|bridge|refinery|power|plant|factory|mine|embassy|consulate|headquarters|neighbou?rhood|checkpoint|"
    "apartment|shopping|parliament|docks|shipyard|field|oilfield"
)
_GATHERING: Final = "talks|summit|conference|meeting|forum|congress|session|assembly|games|fair|round"

_LOCATES: Final = (
    "in and around|on the outskirts of|out of|just outside|in|at|near|outside|inside|off|around|across|throughout|over|along|"
    "within|into|through|towards?|onto|beyond|beside|above|close to|next to|"
    f"(?:{_COMPASS}|inland|upstream|downstream) of|on|to|from|aboard"
)
_OTHERS: Final = (
    "of|with|against|by|for|about|between|among|under|versus|than|as|like|via|after|before|since|until|despite|amid|during|"
    "without|upon"
)
_PREPOSITION: Final = re.compile(rf"(?<![\w-])(?:(?P<locates>{_LOCATES})|(?P<other>{_OTHERS}))(?![\w-])", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"\s+(?:[\w'’.-]+\s+|(?:capital|city|town|port|stronghold|hub|village|crossing|province|region),\s+){0,7}$"
)

_MOVING: Final = _verbs(
    "travel deploy dispatch move return ship deliver visit arrive airlift march sail head evacuate transfer advance",
    "fly flew flown flying send sent sends sending went go goes going came drove trip mission journey",
)
_MOVES: Final = re.compile(rf"(?<!\w)(?:{_MOVING})(?!\w)", re.IGNORECASE)
_LEAVING: Final = _verbs(
    "recall pull evacuate flee expel depart retreat remove fire launch rescue free release abduct kidnap seize push oust",
    r"airlift\w* fled left fly flew flown drove driven driving withdr\w+ leav\w+ expell\w+",
)
_LEAVES: Final = re.compile(rf"(?<!\w)(?:{_LEAVING})(?!\w)", re.IGNORECASE)
_ATTACKS: Final = _verbs(
    "shell bomb bombard strike attack raid storm invade seize capture recapture besiege blockade pound pummel liberate "
    "target loot burn flatten rock encircle surround",
    "struck hit hits hitting overran overrun overruns bombarded",
)
_COMES: Final = _verbs(
    "visit enter tour reach leave flee retake take occupy cross abandon patrol evacuate quit",
    "left fled retook retaken took taken",
)
_DEED_OF: Final = (
    "(?:control|siege|bombing|shelling|invasion|capture|seizure|occupation|evacuation|fall) of|(?:visit|trip) to|"
    "(?:attack|strikes?|raid|assault|march|marched) on"
)
_PART: Final = (
    f"the|an?|all|most|half|parts?|of|{_COMPASS}|central|(?:north|south|east|west)ern|downtown|nearby|"
    "town|city|port|village|outskirts"
)
_REACHES: Final = re.compile(rf"(?<!\w)(?:{_ATTACKS}|{_COMES}|{_DEED_OF})(?:\s+(?:{_PART}))*\s+$", re.IGNORECASE)

_CLAUSES: Final = (
    "after|before|following|since|until|despite|amid|because|although|though|unless|if|who|whom|whose|which|where|ahead of|"
    "whereas|while"
)
_TURNS: Final = re.compile(rf"(?<![\w-])(?:{_CLAUSES}|that)(?![\w-])|;|\s[–—]\s", re.IGNORECASE)
_OPENS: Final = re.compile(rf"(?<![\w-])(?:{_CLAUSES}|when)(?![\w-])", re.IGNORECASE)
_ANOTHER_VERB: Final = re.compile(
    r"(?<![\w-])(?P<verb>\w+ed|held|caught|found|built|born|made|bought|sold|kept|taken|seen|shot|drawn up|drawn|begun|grown|"
    r"brought|won|lost|led|run|written|struck|living|resident|working|operating|said|told \w+)\s+$"
)
_STATED: Final = re.compile(
    r"(?<!\w)(?:was|were|been|be|is|are|being|and|or|had|has|have|then|also|later|he|she|it|they|who)\s+$"
)
_NEVER: Final = re.compile(
    r"(?:said|told|based|born|registered|headquartered|resident|living|raised|educated|licensed)\b"
)
_HURT: Final = re.compile(r"(?:killed|wounded|injured|arrested|detained)$")
_HOUSE: Final = re.compile(
    r"\b(?:firms?|company|companies|banks?|exporters?|manufacturers?|makers?|buyers?|suppliers?|refiners?|start-?ups?|traders?|shippers?|"
    r"investors?)\s+$"
)
_POSSESSIVE: Final = re.compile(r"['’]s?\s+([\w-]+)(?:\s+([\w-]+))?(?:\s+([\w-]+))?")
_MODIFIES: Final = re.compile(r"\s+([a-z][\w-]*)(?:\s+([a-z][\w-]*))?")
_ARTICLE: Final = re.compile(r"(?<!\w)(?:an?|another|one|this)\s+$", re.IGNORECASE)
_PLACED_NOUN: Final = re.compile(rf"(?:{_SPOT}|{_SITE}|{_GATHERING})$", re.IGNORECASE)
_FELT: Final = re.compile(
    r"\b(?:protest|anger|fury|outrage|dismay|believ\w+|confidence|interest|trade|stake|trust)\s+$"
)
_ISSUE: Final = re.compile(
    r"\b(?:talks|resolution|vote|debate|motion|position|policy|deal|statement|law|bill|report|agreement|stance|line|sanctions|ban|"
    r"embargo|tariffs|duty|duties|curbs|dialogue|conference|summit|meeting|spoke|consulted|discussions|pressure|focus\w*)\s+$"
)

FAR: Final = 60  # characters that stand for: it belongs to another deed
ASIDE: Final = 30  # and for: it says where somebody is from who did it


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads to the words of a place, in a few words, and how far from the deed they stand, in characters and doubts."""

    because: str
    cost: int


@dataclass(frozen=True, slots=True)
class Told:
    """A deed in its sentence, and the words of the other deeds there."""

    text: str
    sentence: Span
    event: Event
    others: tuple[Span, ...] = ()

    @property
    def words(self) -> Span:
        """The words of the deed, from the first to the last."""
        return hull(tuple(anchor.span for anchor in self.event.evidence))

    @property
    def is_on_paper(self) -> bool:
        """Whether the deed is one that needs no place."""
        return self.event.code.type in PAPER


def lead_to(place: Span, told: Told) -> Lead | None:
    """What makes these words the place of the deed, or ``None`` where they name something else."""
    if _reaches(place, told):
        return Lead("in the deed's own words", _apart(place, told) + _doubts(place, told))
    led = _located(place, told)
    if led is None or not _belongs(place, led.start(), told):
        return None
    aside = ASIDE if _is_of_the_actor(place, told) else 0
    return Lead(f"after “{led['locates'].lower()}”", _apart(place, told) + _doubts(place, told) + aside)


def _reaches(place: Span, told: Told) -> bool:
    """Whether the deed is done to the place itself: "visited Kyiv", "the siege of Homs", "Homs was shelled"."""
    if told.event.code.type not in STRIKES or _possesses_or_modifies(place, told.text):
        return False
    before = told.text[told.sentence.start : place.start]
    verb = _REACHES.search(before)
    if verb and told.words.overlaps(Span(told.sentence.start + verb.start(), place.start)):
        return True
    patients = [ref.as_written.span for ref in told.event.recipients]
    return told.event.code.type == "ASSAULT" and any(
        len(span) <= len(place) + 4 and span.contains(place) for span in patients
    )


def _possesses_or_modifies(place: Span, text: str) -> bool:
    """Whether the name only says whose or which: "in Moscow's view", "a Beijing official"; "in Kyiv's streets" is a place."""
    after = text[place.end :]
    if possessive := _POSSESSIVE.match(after):
        return not any(_PLACED_NOUN.match(word) for word in possessive.groups() if word)
    modifies = _MODIFIES.match(after)
    if modifies is None or _ARTICLE.search(text, max(0, place.start - 10), place.start) is None:
        return False
    return not any(_PLACED_NOUN.match(word) for word in modifies.groups() if word)


def _located(place: Span, told: Told) -> re.Match[str] | None:
    """The word that locates the place; "off" in "off the coast of Yemen"."""
    text, start = told.text, place.start
    for _ in range(3):
        found = _last_preposition(text, told.sentence.start, start)
        if found is None or not _BETWEEN.match(text[found.end() : start]):
            return None
        if found["locates"]:
            return found if _locates(found, place, told) else None
        noun = re.search(rf"\b(?:{_SPOT})\s+$", text[told.sentence.start : found.start()], re.IGNORECASE)
        if found["other"].lower() != "of" or noun is None:
            return None
        start = told.sentence.start + noun.start()
    return None


def _last_preposition(text: str, start: int, end: int) -> re.Match[str] | None:
    found = list(_PREPOSITION.finditer(text, start, end))
    return found[-1] if found else None


def _locates(found: re.Match[str], place: Span, told: Told) -> bool:
    """Whether the word locates here what was done: "to" and "from" do so for who moves, "on" not for what is spoken on."""
    word, before = found["locates"].lower(), told.text[told.sentence.start : found.start()]
    evidence = told.words.of(told.text)
    if _possesses_or_modifies(place, told.text):
        return False
    match word:
        case "to":
            received = told.is_on_paper and any(ref.as_written.span.overlaps(place) for ref in told.event.recipients)
            return _MOVES.search(evidence) is not None and not received and "deport" not in evidence
        case "from" | "out of":
            return _LEAVES.search(evidence) is not None and _HOUSE.search(before) is None
        case "on":
            return not told.is_on_paper and _ISSUE.search(before) is None
        case "toward" | "towards" | "over" | "through" | "into":
            return not told.is_on_paper
        case "in" | "at":
            return _FELT.search(before) is None
        case _:
            return True


def _belongs(place: Span, lead: int, told: Told) -> bool:
    """Whether nothing makes it the place of another: a verb that stands nearer, a clause that opens in between."""
    text, words = told.text, told.words
    before = text[told.sentence.start : lead]
    if _is_of_another_verb(before, told):
        return False
    if told.is_on_paper and any(ref.as_written.span.contains(place) for ref in told.event.recipients):
        return False
    if told.event.code.type not in ("ASSAULT", "COERCE") and _HOUSE.search(before):
        return False
    if words.contains(place):
        return True
    if place.start >= words.end:
        return _TURNS.search(text[words.end : lead]) is None
    opened = [found.end() for found in _OPENS.finditer(before)]
    is_aside = bool(opened) and "," not in before[opened[-1] :] and "," in text[place.end : words.start]
    return not is_aside


def _is_of_another_verb(before: str, told: Told) -> bool:
    """Whether the verb right before is not the deed's: "the truce signed in Minsk", "a firm based in Shenzhen"."""
    verb = _ANOTHER_VERB.search(before)
    if verb is None:
        return False
    if _NEVER.match(verb["verb"]):
        return True
    if told.words.overlaps(Span(*verb.span("verb")).shifted(told.sentence.start)):
        return False
    return not (_STATED.search(before[: verb.start("verb")]) or _HURT.match(verb["verb"]))


def _is_of_the_actor(place: Span, told: Told) -> bool:
    return any(ref.as_written.span.contains(place) for ref in told.event.actors)


def _apart(place: Span, told: Told) -> int:
    words = told.words
    return max(0, place.start - words.end, words.start - place.end)


def _doubts(place: Span, told: Told) -> int:
    """What speaks for another deed, in characters: it stands between, or has the place in its words or after them."""
    if place.end <= told.words.start:
        between = Span(place.end, told.words.start)
        after_another = any(other.end <= place.start for other in told.others)
    else:
        between = Span(min(place.start, told.words.end), max(place.start, told.words.end))
        after_another = False
    return FAR * (after_another + sum(between.contains(other) or other.contains(place) for other in told.others))
