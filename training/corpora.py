"""Every set that is trained on or measured on, in one form: texts with the layers their labels say something about.

``WORDKEEP_DATA`` names the folder that holds ``data/``; each reader is given that ``data`` folder. All sets follow one policy
for names: no leading "the", no trailing "'s", no leading title; adjectives and demonyms of states, regions, religions and
parties are nationalities; facilities are places. Run ``python -m training.corpora`` to count what there is.
"""

import csv
import gzip
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from evaluation.attribution import Attribution
from evaluation.names import joined_tokens
from evaluation.times import held_out
from wordkeep.model.mention import MentionKind, Naming, TimeType
from wordkeep.model.span import Span

Row = dict[str, Any]
Name = tuple[Span, MentionKind]
Common = tuple[Span, MentionKind, Naming]
Time = tuple[Span, TimeType]
Chain = tuple[Span, ...]

PERSON, ORGANISATION, PLACE, NATIONALITY = (
    MentionKind.PERSON,
    MentionKind.ORGANISATION,
    MentionKind.PLACE,
    MentionKind.NATIONALITY,
)
SHIPPABLE: Final = frozenset({"bio", "voyage", "news", "interview", "academic", "court"})

_TITLES = (
    r"Mr|Mrs|Ms|Dr|President-elect|President|Sens|Sen|Senator|Reps|Rep|Representative|Gov|Governor|Secretary|"
    r"Prime Minister|Foreign Minister|Defense Secretary|Vice President|Lt|Gen|Col|Maj|Capt|Sgt|Spc|Brig|Adm|Rear|Navy Capt"
)
_LEADING = re.compile(rf"(?:(?:[Tt]he|THE)\s+|(?:{_TITLES})(?:\.\s*|\s+|$)(?!of\b))+")
_TRAILING = re.compile(r"(?:['’]s|['’]|\s+)$")
_ALWAYS_WITH_THE = re.compile(r"The (?:Hague|Gambia)\b")
_ADJECTIVES = """
Afghan African Albanian Algerian American Andorran Angolan Anguillan Arab Arabian Arabic Argentine Argentinian
Argentinean Armenian Asian Australian Austrian Azerbaijani Azeri Bahamian Bahraini Balkan Baltic Bangladeshi Barbadian
Basque Bavarian Belarusian Belgian Belizean Bengali Beninese Bermudian Bhutanese Bolivian Bosnian Botswanan Brazilian
British Briton Bruneian Bulgarian Burkinabe Burmese Burundian Californian Cambodian Cameroonian Canadian Caribbean
Castilian Catalan Caucasian Chadian Chechen Chilean Chinese Christian Catholic Colombian Comorian Congolese Croatian
Croat Cuban Cypriot Czech Czechoslovak Danish Dane Democratic Democrat Djiboutian Dominican Dutch Ecuadorian
Ecuadorean Egyptian Emirati English Englishman Englishmen Eritrean Estonian Ethiopian European Evangelical Fijian
Filipino Filipina Finnish Finn Flemish French Frenchman Frenchmen Gabonese Gambian Georgian German Ghanaian
Gibraltarian Greek Grenadian Guatemalan Guinean Guyanese Haitian Hawaiian Hebrew Hindu Hispanic Honduran Houthi
Hungarian Icelandic Icelander Indian Indonesian Inuit Iowan Iranian Iraqi Irish Irishman Irishmen Islamic Islamist
Israeli Italian Ivorian Jamaican Japanese Jewish Jew Jordanian Kashmiri Kazakh Kenyan Korean Kosovar Kosovan Kurdish
Kurd Kuwaiti Kyrgyz Lao Laotian Latina Latino Latvian Lebanese Liberian Libertarian Libyan Lithuanian Lutheran
Luxembourgish Macedonian Malagasy Malawian Malay Malaysian Maldivian Malian Maltese Maori Mauritanian Mauritian Mayan
Mediterranean Methodist Mexican Moldovan Moldavian Mongolian Montenegrin Mormon Moroccan Mozambican Muslim Moslem
Namibian Nazi Nepalese Nepali Nicaraguan Nigerian Nigerien Nordic Norwegian Omani Orthodox Ottoman Pakistani
Palestinian Panamanian Paraguayan Pashtun Persian Peruvian Philippine Polish Pole Portuguese Presbyterian Protestant
Prussian Qatari Republican Rohingya Romanian Russian Rwandan Salvadoran Samoan Saudi Scandinavian Scottish Scot Scots
Senegalese Serbian Serb Seychellois Shia Shiite Sicilian Sikh Singaporean Slavic Slovak Slovakian Slovene Slovenian
Somali Soviet Spanish Spaniard Sudanese Sunni Surinamese Swazi Swede Swedish Swiss Syrian Taiwanese Tajik Tamil
Tanzanian Tasmanian Tatar Texan Thai Tibetan Togolese Tongan Tunisian Turk Turkish Turkmen Ugandan Uighur Uyghur
Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Western Yazidi Yemeni Yugoslav Zambian Zimbabwean Zionist
Floridian Virginian Pennsylvanian Ohioan Whig Communist Anglican Baptist Buddhist Alawite Druze Aboriginal Sinhalese
Eurasian Midwestern Iberian Viking Celtic Byzantine Austro-Hungarian Shi'ite
"""
_WORDS = sorted(set(_ADJECTIVES.split()), key=len, reverse=True)
_PREFIX = (
    r"(?:(?:South|North|East|West|Central|Latin|Middle|Native|Puerto|Costa|Sri|New|Sierra|Anglo|Euro|Afro|Sino)[ -])"
)
_ONE = (
    rf"(?:{_PREFIX}?(?:{'|'.join(map(re.escape, _WORDS))})s?|Puerto Ricans?|Costa Ricans?|Sri Lankans?|New Zealanders?"
    rf"|New Yorkers?|Middle Eastern(?:ers?)?|Sierra Leoneans?|Romans?|Westerners?|Southerners?|Dems|Africans?)"
)
NATIONAL: Final = re.compile(rf"(?<![\w-])(?!(?:Philippines|Laos)\b){_ONE}(?:[ -]{_ONE})*(?!\w)")
"""Words that stand for a state, region, religion or party and its people."""

_ORGANISATION_ENDS = frozenset(
    "Government Foundation University Party Committee Department Institute News Times Post Council Court Association Agency"
    " Bank Commission Coalition Union Ministry Corporation Corp. Inc. Journal Senate Congress Parliament Fund"
    " Center College".split()
)
_PLACE_ENDS = frozenset("Tower Airport Street River County Hotel Avenue Island Islands Square Ocean Sea".split())
_ORGANISATIONS = re.compile(
    r"\bIslamic State\b(?! of)|\b(?:Democratic|Republican|Libertarian|Green) Party\b|"
    r"\b(?:Democratic|Republican) National Committee\b|\bGOP\b|\bTaliban\b|\bHezbollah\b|\bHamas\b"
)
_COUNTRIES = frozenset(
    (
        "U.S.,US,UK,U.K.,USA,United States,United States of America,United Kingdom,Britain,Great Britain,England,Scotland"
        ",Wales,Australia,Austria,Turkey,France,Iraq,Syria,Canada,Jordan,Saudi Arabia,Russia,Iran,Lebanon"
        ",United Arab Emirates,Germany,Israel,Kuwait,Qatar,Egypt,Denmark,Sweden,Belgium,Netherlands,Bahrain,Libya"
        ",Afghanistan,Pakistan,India,China,Japan,South Korea,North Korea,Taiwan,Vietnam,Thailand,Indonesia,Malaysia"
        ",Philippines,Singapore,Myanmar,Cambodia,Laos,Nepal,Bangladesh,Sri Lanka,Mongolia,Kazakhstan,Uzbekistan,Ukraine"
        ",Belarus,Poland,Czech Republic,Slovakia,Hungary,Romania,Bulgaria,Greece,Cyprus,Italy,Spain,Portugal,Ireland"
        ",Norway,Finland,Iceland,Estonia,Latvia,Lithuania,Switzerland,Serbia,Croatia,Bosnia,Kosovo,Albania,Armenia"
        ",Azerbaijan,Mexico,Cuba,Haiti,Panama,Brazil,Argentina,Chile,Peru,Colombia,Venezuela,Ecuador,Bolivia,Paraguay"
        ",Uruguay,Nicaragua,Honduras,Guatemala,El Salvador,Costa Rica,Tunisia,Algeria,Morocco,Sudan,Ethiopia,Somalia"
        ",Kenya,Uganda,Tanzania,Rwanda,Nigeria,Ghana,Mali,Niger,Senegal,South Africa,Zimbabwe,Zambia,Angola,Mozambique"
        ",Yemen,Oman,New Zealand,Soviet Union"
    ).split(",")
)
_KNOWN: Final = {
    "Cleveland": PLACE,
    "Nice": PLACE,
    "Oval Office": PLACE,
    "Clintons": PERSON,
}
_NOT_NAMES = frozenset("PAC PACs God HuffPost-TIPS Internet".split())


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the layers its set labels; a layer is ``None`` where the set says nothing about it.

    ``names`` are flat: the outermost, in order, none overlapping; so are ``common``, the nominal and pronoun mentions. A
    chain is the mentions of one thing, in order of the text.
    """

    id: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    names: tuple[Name, ...] | None = None
    common: tuple[Common, ...] | None = None
    times: tuple[Time, ...] | None = None
    chains: tuple[Chain, ...] | None = None

    def __post_init__(self) -> None:
        for span in self._all_spans():
            if not 0 <= span.start < span.end <= len(self.text):
                raise ValueError(f"{self.id}: {span} is not in a text of {len(self.text)} characters")
        for layer in (self.names, self.common, self.times):
            _apart(self.id, [each[0] for each in layer or ()])

    def _all_spans(self) -> Iterator[Span]:
        for attribution in self.attributions or ():
            yield from (*attribution.source, *attribution.cue, *attribution.content)
        for layer in (self.names, self.common, self.times):
            yield from (each[0] for each in layer or ())
        for chain in self.chains or ():
            yield from chain


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun and two names before or after it, each with whether the pronoun means it."""

    text: str
    pronoun: Span
    candidates: tuple[tuple[Span, bool], ...]


def data_folder() -> Path:
    """The folder of the sets; exits with one plain line where ``WORDKEEP_DATA`` is not set."""
    folder = os.environ.get("WORDKEEP_DATA")
    if not folder:
        sys.exit("WORDKEEP_DATA is not set; let it name the folder that holds data/")
    return Path(folder) / "data"


# ---- PolNeAR -----------------------------------------------------------------------------------------------------------


def polnear(data: Path, split: str) -> Iterator[Labelled]:
    """Attributions by people; names, times and chains by machine (with errors), ``None`` for the few without them."""
    silver = {row["id"]: row for row in _silver(data, split)}
    votes = _votes(data)
    seen: set[str] = set()
    for row in _rows(data / "polnear" / f"{split}.jsonl"):
        assert row["id"] not in seen, row["id"]
        seen.add(row["id"])
        attributions = tuple(
            Attribution(_spans(each["source"]), _spans(each["cue"]), _spans(each["content"]))
            for each in row["attributions"]
        )
        text = row["text"]
        labelled = Labelled(row["id"], text, attributions)
        if made := silver.get(row["id"]):
            labelled = replace(
                labelled,
                names=_silver_names(text, made["ner"], votes),
                times=_silver_times(text, made["ner"]),
                chains=_chains(_spans(chain) for chain in made["coref"]),
            )
        yield labelled


def _silver(data: Path, split: str) -> Iterator[Row]:
    with gzip.open(data / "polnear" / f"silver_{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


_SILVER_KINDS: Final[Mapping[str, MentionKind | None]] = {
    "PERSON": PERSON,
    "ORGANIZATION": ORGANISATION,
    "LOCATION": PLACE,
    "MISC": None,
}


@lru_cache(maxsize=2)
def _votes(data: Path) -> Mapping[str, str]:
    """The type that most places of the train split give to the same words, where that is clear."""
    texts = {row["id"]: row["text"] for row in _rows(data / "polnear" / "train.jsonl")}
    counts: dict[str, Counter[str]] = {}
    for row in _silver(data, "train"):
        for start, end, kind in row["ner"]:
            if kind in _SILVER_KINDS:
                span = _trimmed(texts[row["id"]], Span(start, end))
                words = span.of(texts[row["id"]]) if span else ""
                counts.setdefault(words, Counter())[kind] += 1
    most = {words: (*count.most_common(1)[0], count.total()) for words, count in counts.items()}
    return {words: kind for words, (kind, n, total) in most.items() if total >= 5 and n / total >= 0.55}


def _silver_names(text: str, ner: Iterable[tuple[int, int, str]], votes: Mapping[str, str]) -> tuple[Name, ...]:
    found: list[Name] = [(Span(*match.span()), ORGANISATION) for match in _ORGANISATIONS.finditer(text)]
    for start, end, said in ner:
        if said not in _SILVER_KINDS or not (span := _trimmed(text, Span(start, end))):
            continue
        words = span.of(text)
        kind = _KNOWN.get(words) or _by_last_word(words) or _SILVER_KINDS[votes.get(words, said)]
        if words in _NOT_NAMES or re.search(r"[\n<>]", words) or not re.search(r"[A-Z0-9]", words):
            continue
        if kind:
            found.append((span, kind))
    return _with_nationalities(text, found)


def _by_last_word(words: str) -> MentionKind | None:
    parts = words.split()
    if len(parts) < 2:
        return None
    return ORGANISATION if parts[-1] in _ORGANISATION_ENDS else PLACE if parts[-1] in _PLACE_ENDS else None


# What TimeBank does not mark, or hardly ever, of what CoreNLP marks: measured over TimeBank's own text.
_NEVER_TIMES = frozenset(
    "once,time,previously,past,present,future,annual,quarterly,second,the second,a second,a minute,a quarter,three-quarters,"
    "day,night,year,month,week,hour,minute,decade,century,seconds,nights,daylight,morning,evening,afternoon,fall,spring,summer,"
    "winter,weekend,quarter,the night".split(",")
)
_UNIT = (
    r"(?:second|minute|hour|day|week|weekend|month|quarter|year|decade|century|night|morning|evening|afternoon|fall|"
)
_UNIT += r"spring|summer|winter|seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries|past|future)"
_BARE_UNIT = re.compile(_UNIT, re.IGNORECASE)
_BEFORE_TIME = re.compile(
    r"(?<![\w-])(?:(?:the |a |an )?(?:last|next|past|previous|coming|following|recent|same|final|first|early|late)"
    r"|the|this|that|these|those|each|every|several|many|some|a few|few|a couple of|earlier|later|early|late|mid"
    r"|more than|less than|at least|about|nearly|almost|over|roughly|(?:the )?(?:last|next|past) (?:few|several|couple of))"
    r" $",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"(?<![\w-])(?:more than|less than|at least|nearly|almost|earlier|later|early|late) $", re.IGNORECASE
)
_AFTER_TIME = re.compile(r" (?:ago|earlier|later)\b")
_DATED = (" ago", " earlier", " later")
_AGE = re.compile(r"(?:-year-old|-years?-olds?|-month-old|-day-old| years? old)$", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?(?:(?:early|late|mid)[ -])?(?:\d\d|['’])?\d0s", re.IGNORECASE)


def _silver_times(text: str, ner: Iterable[tuple[int, int, str]]) -> tuple[Time, ...]:
    found: list[Time] = []
    for start, end, said in sorted(ner):
        if said not in TimeType.__members__:
            continue
        span = _grown(text, Span(start, end))
        words = span.of(text)
        if (
            words.lower() in _NEVER_TIMES
            or words in ("march", "may")
            or "<" in words
            or _AGE.search(words)
            or "\n" in words
        ):
            continue
        kind = TimeType.DATE if _DECADE.fullmatch(words) or words.lower().endswith(_DATED) else TimeType[said]
        if found and _one_time(text, found[-1], (span, kind)):
            found[-1] = (Span(found[-1][0].start, span.end), TimeType.TIME)
        elif not found or found[-1][0].end <= span.start:
            found.append((span, kind))
    return tuple(found)


def _grown(text: str, span: Span) -> Span:
    """``span`` with the words around it that TimeBank marks as part of a time: "last" night, two years "ago"."""
    pattern = _BEFORE_TIME if _BARE_UNIT.fullmatch(span.of(text)) else _APPROXIMATE
    before = pattern.search(text, max(0, span.start - 24), span.start)
    start = before.start() if before else span.start
    after = _AFTER_TIME.match(text, span.end) if re.search(rf"{_UNIT}$", span.of(text), re.IGNORECASE) else None
    return Span(start, after.end() if after else span.end)


def _one_time(text: str, one: Time, other: Time) -> bool:
    gap = text[one[0].end : other[0].start]
    return {one[1], other[1]} == {TimeType.TIME, TimeType.DATE} and gap in (" ", ", ")


# ---- times -------------------------------------------------------------------------------------------------------------


def timebank(data: Path, part: str) -> Iterator[Labelled]:
    """Times of TimeBank and AQUAINT; ``own`` is a fixed fifth held out for measuring, ``train`` the rest."""
    for name in ("timebank", "aquaint"):
        for row in _rows(data / "tempeval3" / f"{name}.jsonl"):
            if held_out(row["id"]) == (part == "own"):
                marked = ((Span(each["s"], each["e"]), TimeType[each["type"]]) for each in row["timex"])
                yield Labelled(row["id"], row["text"], times=_flat_times(marked))


def _flat_times(marked: Iterable[Time]) -> tuple[Time, ...]:
    flat: list[Time] = []
    for span, kind in sorted(marked, key=lambda each: (each[0].start, -each[0].end)):
        if not flat or flat[-1][0].end <= span.start:
            flat.append((span, kind))
    return tuple(flat)


# ---- sets of tokens and tags -------------------------------------------------------------------------------------------

_WIKIGOLD: Final = {"PER": PERSON, "ORG": ORGANISATION, "LOC": PLACE}
_RE3D: Final = {"Person": PERSON, "Organisation": ORGANISATION, "Location": PLACE, "Nationality": NATIONALITY}
_RE3D_SOURCES: Final = (
    "Australian_Department_of_Foreign_Affairs",
    "CENTCOM",
    "Delegation_of_the_European_Union_to_Syria",
    "Wikipedia",
)
Sentence = list[tuple[str, str]]


def wikigold(data: Path) -> Iterator[Labelled]:
    """Names in Wikipedia; MISC words are nationalities where they are demonyms, otherwise no names."""
    lines = (data / "wikigold" / "wikigold.conll").read_text(encoding="utf-8").split("\n")
    documents: list[list[Sentence]] = [[]]
    for sentence in _sentences(lines, " "):
        if sentence[0][0] == "-DOCSTART-":
            documents.append([])
        else:
            documents[-1].append(sentence)
    for number, document in enumerate(filter(None, documents)):
        text, tagged = _tagged(document, "\n")
        names = [(span, _WIKIGOLD[tag]) for span, tag in tagged if tag in _WIKIGOLD]
        others = [span for span, tag in tagged if tag not in _WIKIGOLD]
        yield Labelled(f"wikigold-{number:04}", text, names=_with_nationalities(text, _clean(text, names), others))


def re3d(data: Path, *, measured: bool) -> Iterator[Labelled]:
    """Names in texts of defence and diplomacy; ``measured`` gives the BBC's, which may not be trained on.

    The set marks what is spoken of by common nouns too: of "U.S. service members" only the names in it are kept.
    """
    for source in ("BBC_Online",) if measured else _RE3D_SOURCES:
        documents = list(_documents(data / "re3d" / f"{source}.conll"))
        for name, document in documents:
            text, tagged = _tagged(document, "\n")
            yield Labelled(f"re3d-{name}", text, names=_re3d_names(text, tagged, _re3d_known(documents)))


def _re3d_known(documents: Iterable[tuple[str, list[Sentence]]]) -> Mapping[str, MentionKind]:
    counts: dict[str, Counter[MentionKind]] = {}
    for _, document in documents:
        text, tagged = _tagged(document, "\n")
        for span, kind in _clean(text, [(span, _RE3D[tag]) for span, tag in tagged if tag in _RE3D]):
            if _all_capital(span.of(text)):
                counts.setdefault(span.of(text), Counter())[kind] += 1
    known = {words: count.most_common(1)[0][0] for words, count in counts.items() if len(words) > 2}
    return known | {"U.S.": PLACE, "US": PLACE, "UK": PLACE, "Iraq": PLACE, "Syria": PLACE}


def _re3d_names(text: str, tagged: Iterable[tuple[Span, str]], known: Mapping[str, MentionKind]) -> tuple[Name, ...]:
    found: list[Name] = []
    for span, tag in tagged:
        trimmed = _trimmed(text, span)
        if trimmed and tag in _RE3D and _all_capital(trimmed.of(text)):
            found += _as_ours(text, trimmed, _RE3D[tag])
        else:
            found += _inside(text, span, known)
    return _with_nationalities(text, found)


_OFFICE = re.compile(
    r".*\b(?:Secretary|[Mm]inister|[Pp]resident|[Oo]fficer|Commander|Operator 1st Class|CEO|Executive|"
    r"[Cc]hairman|Judge|Justice|analyst)(?: |$)"
)


def _as_ours(text: str, span: Span, kind: MentionKind) -> Iterator[Name]:
    """One name of the set as ours: countries are places, offices are no part of a name, "Tabqa, Syria" is two places."""
    words = span.of(text)
    if kind == PLACE and ", " in words:
        for part in re.finditer(r"[^,\s][^,]*", words):
            yield Span(*part.span()).shifted(span.start), PLACE
    elif kind == PERSON:
        office = _OFFICE.match(words)
        rest = Span(span.start + office.end(), span.end) if office else span
        if len(rest) and " of " not in words:
            yield rest, PERSON
    else:
        yield span, _by_last_word(words) or kind


_SMALL = frozenset("of the and for in on al el de du bin ibn d' & - – , ' ’ 's".split())
_GENERIC = frozenset(
    "We They Our Their He She His Her It Its You I My Us Who Some These Those Coalition Soldiers".split()
)


def _all_capital(words: str) -> bool:
    parts = [part for part in re.split(r"[ \n-]+", words) if part]
    if not parts or not parts[0][0].isupper() or words in _GENERIC:
        return bool(re.fullmatch(r"al-[A-Z]\S*", words))
    return all(part[0].isupper() or part[0].isdigit() or part.strip(",") in _SMALL for part in parts) and (
        not parts[-1][0].islower()
    )


def _inside(text: str, span: Span, known: Mapping[str, MentionKind]) -> Iterator[Name]:
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")(?!\w)")
    for match in pattern.finditer(text, span.start, span.end):
        yield Span(*match.span()), known[match.group()]


def _documents(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    name, lines = "", list[str]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# doc = "):
            if lines:
                yield name, list(_sentences(lines, "\t"))
            name, lines = line.removeprefix("# doc = "), []
        elif not line.startswith(("# region = ", "# url = ")):
            lines.append(line)
    yield name, list(_sentences(lines, "\t"))


def _sentences(lines: Iterable[str], separator: str) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in lines:
        if line.strip():
            token, tag = line.split(separator)[:2]
            sentence.append((token, tag.strip()))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _tagged(document: Sequence[Sentence], between: str) -> tuple[str, list[tuple[Span, str]]]:
    """The text of a document of tokens, and where its runs of BIO or IO tags stand."""
    text, found = "", list[tuple[Span, str]]()
    for sentence in document:
        joined, places = joined_tokens([token for token, _ in sentence])
        at, before = len(text), "O"
        for (_, tag), place in zip(sentence, places, strict=True):
            here = place.shifted(at)
            if tag.startswith("I-") and before[2:] == tag[2:]:
                found[-1] = (Span(found[-1][0].start, here.end), tag[2:])
            elif tag != "O":
                found.append((here, tag[2:]))
            before = tag
        text += joined + between
    return text, found


# ---- GUM ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    form: str
    upos: str
    xpos: str
    head: int


_GUM: Final = {"person": PERSON, "organization": ORGANISATION, "place": PLACE}


def gum(data: Path, part: str, *, shippable_only: bool = True) -> Iterator[Labelled]:
    """Names, common mentions and chains in texts of many genres; its dates follow another convention than TIMEX3."""
    analyses = dict(_conllu(data / "gum" / f"{part}.conllu"))
    for row in _rows(data / "gum" / f"{part}.jsonl"):
        if shippable_only and row["genre"] not in SHIPPABLE:
            continue
        text = row["text"]
        tokens = _aligned(text, analyses[row["doc"]])
        entities = [each for each in row["spans"] if each["kind"] == "entity"]
        mentions = [(Span(each["s"], each["e"]), each["etype"]) for each in entities]
        heads = [(span, kind, head) for span, kind in mentions if (head := _head(tokens, span)) is not None]
        groups: dict[str, list[Span]] = {}
        for each in entities:
            groups.setdefault(each["group"], []).append(Span(each["s"], each["e"]))
        yield Labelled(
            row["doc"],
            text,
            names=_gum_names(text, tokens, heads),
            common=_gum_common(text, tokens, heads),
            chains=_chains(groups.values()),
        )


_Heads = Sequence[tuple[Span, str, int]]


_RANKS = frozenset(
    "Emperor Regent King Queen Prince Princess President Justice Lord Bishop Court Church General".split()
)


def _gum_names(text: str, tokens: Sequence[_Token], heads: _Heads) -> tuple[Name, ...]:
    taken: list[tuple[Span, MentionKind | None]] = []
    for span, kind, head in sorted(heads, key=lambda each: (-len(each[0]), each[0].start)):
        if not tokens[head].xpos.startswith("NNP"):
            continue
        run = _trimmed(text, _proper_run(tokens, span, head, across=kind != "person"))
        if run and run.of(text) not in _RANKS and not any(run.overlaps(other) for other, _ in taken):
            taken.append((run, _GUM.get(kind)))
    named = [(span, NATIONALITY if _is_national(span.of(text)) else kind) for span, kind in taken if kind]
    blocked = [span for span, kind in taken if not kind and not _is_national(span.of(text))]
    return _with_nationalities(text, named, not_in=blocked)


def _proper_run(tokens: Sequence[_Token], within: Span, head: int, *, across: bool) -> Span:
    """The proper nouns around a head; ``across`` also over "of" and "for" between them."""
    first = last = head

    def proper(at: int) -> bool:
        return 0 <= at < len(tokens) and within.contains(tokens[at].span) and tokens[at].xpos.startswith("NNP")

    def link(at: int) -> bool:
        form = tokens[at].form if 0 <= at < len(tokens) else ""
        return form in ("-", "–", "&", "/") or (across and form in ("of", "for", "the"))

    while proper(first - 1) or (link(first - 1) and proper(first - 2)):
        first -= 1 if proper(first - 1) else 2
    while proper(last + 1) or (link(last + 1) and (proper(last + 2) or (link(last + 2) and proper(last + 3)))):
        last += 1 if proper(last + 1) else 2 if proper(last + 2) else 3
    return Span(tokens[first].span.start, tokens[last].span.end)


def _gum_common(text: str, tokens: Sequence[_Token], heads: _Heads) -> tuple[Common, ...]:
    found: list[Common] = []
    for span, etype, head in heads:
        token, kind = tokens[head], _GUM.get(etype)
        if kind and token.xpos in ("PRP", "PRP$"):
            found.append((token.span, kind, Naming.PRONOUN))
        elif kind and token.upos == "NOUN":
            found.append((Span(span.start, token.span.end), kind, Naming.NOMINAL))
    return _flat_common(text, found)


def _head(tokens: Sequence[_Token], span: Span) -> int | None:
    """The token of a mention that hangs from one outside of it."""
    inside = {at for at, token in enumerate(tokens) if span.contains(token.span)}
    return min((at for at in inside if tokens[at].head not in inside), default=None)


def _conllu(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    name, rows = "", list[list[str]]()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            if rows:
                yield name, rows
            name, rows = line.removeprefix("# newdoc id = "), []
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    yield name, rows


def _aligned(text: str, rows: Iterable[list[str]]) -> list[_Token]:
    """The words of an analysis at their places; words joined into one token ("don't") share out its characters."""
    tokens: list[_Token] = []
    at, first, joined_to, number_end = 0, 0, 0, 0
    for number, form, _, upos, xpos, _, head, *_ in rows:
        if "." in number:
            continue
        if number == "1" or number.startswith("1-"):
            first = len(tokens)
        at = at if at < joined_to else _after_space(text, at)
        if "-" in number:
            assert text.startswith(form, at), (form, text[at : at + 20])
            joined_to, number_end = at + len(form), int(number.split("-")[1])
            continue
        if text.startswith(form, at):
            end = at + len(form)
        else:
            assert at < joined_to, (form, text[at : at + 20])
            end = joined_to
        tokens.append(_Token(Span(at, end), form, upos, xpos, first + int(head) - 1 if head != "0" else -1))
        at = end
        if int(number) == number_end:
            at, number_end = joined_to, 0
    return tokens


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


# ---- MEANTIME, LitBank, GAP --------------------------------------------------------------------------------------------

_MEANTIME: Final = {"PER": PERSON, "ORG": ORGANISATION, "LOC": PLACE}


def meantime(data: Path) -> Iterator[Labelled]:
    """Names, common mentions, times and chains of the first six sentences, which are all that was marked densely."""
    for row in _rows(data / "meantime" / "meantime.jsonl"):
        end = max(stop for _, stop, sentence in row["tokens"] if sentence <= 5)
        text = row["text"][:end]
        mentions = [
            each
            for each in row["mentions"]
            if each["layer"] == "doc" and len(each["spans"]) == 1 and each["spans"][0][1] <= end
        ]
        spans = {each["id"]: Span(*each["spans"][0]) for each in mentions}
        things = {each["id"]: each.get("ent_type") for each in row["instances"]}
        refers = [each for each in row["relations"] if each["kind"] == "REFERS_TO"]
        kinds = {source: things.get(each["target"][0]) for each in refers for source in each["source"]}
        entities = [each for each in mentions if each["kind"] == "ENTITY_MENTION"]
        chains: dict[str, list[Span]] = {}
        for each in refers:
            if each["target"][0] in things:
                found = [spans[source] for source in each["source"] if source in spans]
                chains.setdefault(each["target"][0], []).extend(found)
        entity_spans = {spans[each["id"]] for each in entities}
        yield Labelled(
            f"meantime-{row['id']}",
            text,
            names=_meantime_names(text, entities, spans, kinds),
            common=_meantime_common(text, entities, spans, kinds),
            times=_flat_times(
                (spans[each["id"]], TimeType[each["type"]]) for each in mentions if each["kind"] == "TIMEX3"
            ),
            chains=_chains([span for span in chain if span in entity_spans] for chain in chains.values()),
        )


def _meantime_names(
    text: str, entities: Iterable[Row], spans: Mapping[str, Span], kinds: Mapping[str, str | None]
) -> tuple[Name, ...]:
    named = [each for each in entities if each.get("syntactic_type") in ("NAM", "PRE.NAM")]
    ours: list[Name] = []
    for each in named:
        kind = _MEANTIME.get(kinds.get(each["id"]) or "")
        span = _trimmed(text, _at_head(text, spans[each["id"]], each.get("head")))
        if kind and span and (span := _last_capitals(text, span)):
            ours += _as_ours(text, span, kind)
    others = [spans[each["id"]] for each in named if (kinds.get(each["id"]) or "") not in _MEANTIME]
    return _with_nationalities(text, ours, others)


def _at_head(text: str, span: Span, head: str | None) -> Span:
    at = text.find(head, span.start, span.end) if head else -1
    return Span(at, at + len(head)) if head and at >= 0 else span


def _last_capitals(text: str, span: Span) -> Span | None:
    """Of "emerging Chrysler" the name; ``None`` of "federal government"."""
    run = re.search(r"(?<!\w)[A-Z0-9][^\s,]*(?:(?: | of | and | in |, )[A-Z0-9&-][^\s,]*)*[\s,]*$", span.of(text))
    if not run:
        return None
    words = re.split(r" in |,\s*$", run.group())[0].rstrip()
    start = span.start + run.start()
    return Span(start, start + len(words)) if words else None


def _meantime_common(
    text: str, entities: Iterable[Row], spans: Mapping[str, Span], kinds: Mapping[str, str | None]
) -> tuple[Common, ...]:
    found: list[Common] = []
    for each in entities:
        span, kind = spans[each["id"]], _MEANTIME.get(kinds.get(each["id"]) or "")
        form = each.get("syntactic_type")
        if kind and form == "PRO":
            found.append((span, kind, Naming.PRONOUN))
        elif kind and form in ("NOM", "PRE.NOM"):
            found.append((Span(span.start, _at_head(text, span, each.get("head")).end), kind, Naming.NOMINAL))
    return _flat_common(text, found)


def litbank(data: Path) -> Iterator[Labelled]:
    """Chains in fiction; its nominal mentions keep what follows their head, so they are no layer here."""
    for row in _rows(data / "litbank" / "litbank.jsonl"):
        text, moved = _respaced(row["text"])
        groups: dict[str, list[Span]] = {}
        for each in row["mentions"]:
            groups.setdefault(each["chain"], []).append(Span(moved[each["s"]][0], moved[each["e"] - 1][1]))
        yield Labelled(f"litbank-{row['doc']}", text, chains=_chains(groups.values()))


def _respaced(text: str) -> tuple[str, dict[int, tuple[int, int]]]:
    """A text of tokens as one would write it, and for each character of a token its new start and end."""
    made, moved, at = "", dict[int, tuple[int, int]](), 0
    for line in text.split("\n"):
        tokens = list(re.finditer(r"\S+", line))
        joined, places = joined_tokens([token.group() for token in tokens])
        for token, place in zip(tokens, places, strict=True):
            for offset in range(len(place)):
                new = len(made) + place.start + offset
                moved[at + token.start() + offset] = (new, new + 1)
        made, at = made + joined + "\n", at + len(line) + 1
    return made, moved


def gap(data: Path, part: str) -> Iterator[Pronoun]:
    """Pronouns with two names of people each, from Wikipedia; ``part`` is ``development`` or ``validation``."""
    with (data / "gap" / f"gap-{part}.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["Text"]
            pronoun = _there(text, row["Pronoun"], int(row["Pronoun-offset"]))
            candidates = tuple(
                (_there(text, row[name], int(row[f"{name}-offset"])), row[f"{name}-coref"] == "TRUE") for name in "AB"
            )
            yield Pronoun(text, pronoun, candidates)


def _there(text: str, words: str, at: int) -> Span:
    assert text.startswith(words, at), (words, at)
    return Span(at, at + len(words))


# ---- the policy for spans ----------------------------------------------------------------------------------------------


def _trimmed(text: str, span: Span) -> Span | None:
    """``span`` without a leading article or title and without a trailing possessive; ``None`` where nothing is left."""
    start, end = span.start, span.end
    if not _ALWAYS_WITH_THE.match(text, start, end) and (leading := _LEADING.match(text, start, end)):
        start = leading.end()
    while trailing := _TRAILING.search(text, start, end):
        end = trailing.start()
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def _clean(text: str, names: Iterable[Name]) -> list[Name]:
    return [(trimmed, kind) for span, kind in names if (trimmed := _trimmed(text, span))]


def _kind(words: str, kind: MentionKind) -> MentionKind:
    if kind == PERSON and not words.endswith("s"):  # people are called Jordan, Christian and French too
        return kind
    return PLACE if words in _COUNTRIES else NATIONALITY if _is_national(words) else kind


def _is_national(words: str) -> bool:
    return bool(NATIONAL.fullmatch(words))


def _with_nationalities(
    text: str, names: Iterable[Name], others: Iterable[Span] = (), *, not_in: Iterable[Span] = ()
) -> tuple[Name, ...]:
    """Flat names, where a demonym is a nationality whatever it was called, and so is one that nothing else covers."""
    named = [(span, _kind(span.of(text), kind)) for span, kind in names]
    blocked = [*not_in, *(span for span in others if not _is_national(span.of(text)))]
    covered = bytearray(len(text) + 1)
    for span in (*(span for span, _ in named), *blocked):
        covered[span.start : span.end] = b"\1" * len(span)
    found = [Span(*match.span()) for match in NATIONAL.finditer(text)]
    free = [(span, NATIONALITY) for span in found if not any(covered[span.start : span.end])]
    return _flat([*named, *free])


def _flat(names: Iterable[Name]) -> tuple[Name, ...]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda each: (each[0].start, -each[0].end)):
        if not kept or kept[-1][0].end <= name[0].start:
            kept.append(name)
        elif len(name[0]) > len(kept[-1][0]):
            kept[-1] = name
    return tuple(kept)


def _flat_common(text: str, found: Iterable[Common]) -> tuple[Common, ...]:
    kept: list[Common] = []
    for each in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if (
            (not kept or kept[-1][0].end <= each[0].start)
            and "\n" not in (words := each[0].of(text))
            and not _is_national(words)
        ):
            kept.append(each)
    return tuple(kept)


def _chains(groups: Iterable[Iterable[Span]]) -> tuple[Chain, ...]:
    """The groups of two mentions or more, each in order of the text, in order of their first mentions."""
    chains = (tuple(sorted(set(group))) for group in groups)
    return tuple(sorted(chain for chain in chains if len(chain) > 1))


def _apart(name: str, spans: Sequence[Span]) -> None:
    for one, other in pairwise(spans):
        if other.start < one.end:
            raise ValueError(f"{name}: {one} and {other} overlap or are not in order")


def _spans(pairs: Iterable[Sequence[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(pair[0], pair[1]) for pair in pairs or ())


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


# ---- counts and examples -----------------------------------------------------------------------------------------------

SETS: Final[Mapping[str, Callable[[Path], Iterator[Labelled]]]] = {
    "polnear train": lambda data: polnear(data, "train"),
    "polnear dev": lambda data: polnear(data, "dev"),
    "timebank train": lambda data: timebank(data, "train"),
    "timebank own": lambda data: timebank(data, "own"),
    "wikigold": wikigold,
    "re3d": lambda data: re3d(data, measured=False),
    "re3d measured": lambda data: re3d(data, measured=True),
    "gum permissive_train": lambda data: gum(data, "permissive_train"),
    "gum permissive_dev": lambda data: gum(data, "permissive_dev"),
    "meantime": meantime,
    "litbank": litbank,
}
"""Every set under the name that ``python -m training.corpora NAME`` takes."""


def _shown(text: str, span: Span) -> str:
    around = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
    return f"{around[0]}[[{span.of(text)}]]{around[1]}".replace("\n", "|")


def _describe(name: str, documents: Sequence[Labelled], examples: int) -> None:
    print(f"== {name}: {len(documents)} documents, {sum(len(each.text) for each in documents):,} characters")
    chance = random.Random(7)
    for layer in [field.name for field in fields(Labelled)][2:]:
        rows = [(each.text, row) for each in documents for row in getattr(each, layer) or ()]
        none = sum(getattr(each, layer) is None for each in documents)
        if none == len(documents):
            continue
        kinds = Counter(" ".join(row[1:]) for _, row in rows) if layer in ("names", "common", "times") else {}
        print(f" {layer}: {len(rows)} {dict(kinds)}; none for {none} documents")
        for text, row in chance.sample(rows, min(examples, len(rows))):
            spans = row.content[:1] if isinstance(row, Attribution) else row if layer == "chains" else row[:1]
            label = " ".join(row[1:]) if layer in ("names", "common", "times") else ""
            print(f"   {label:<14}", " ... ".join(_shown(text, span) for span in spans[:3]))


def main() -> None:
    """Print what the named sets hold, or all of them, with some examples of each layer."""
    data = data_folder()
    for name in sys.argv[1:] or SETS:
        _describe(name, list(SETS[name](data)), 5)
    if not sys.argv[1:]:
        for part in ("development", "validation"):
            print(f"== gap {part}: {sum(1 for _ in gap(data, part))} pronouns")


if __name__ == "__main__":
    main()
