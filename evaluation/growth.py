"""What linking costs as a ledger grows: ``python -m evaluation.growth`` links made articles and prints what each took.

Nothing is read: articles and events are made from a seed as the reader would give them, as many a day whatever the size (an
archive grows in time), so that what grows is the ledger alone; ``--days`` puts all sizes into one span instead. The end of a
line links a hundred articles anew into the whole and proves the groups.
"""

import argparse
import gzip
import hashlib
import json
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
import sqlalchemy as sa

from evaluation.corpora import corpus_file
from evaluation.variants import OUTLETS, credited, reworded, sentences_in, trimmed
from wordkeep.codebook.states import states
from wordkeep.link.corpus import Cards, Linkable, link
from wordkeep.model.article import Article
from wordkeep.model.card import ArticleCard, EventCard, Party, Vector
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import ActorId, RecordId, TextId
from wordkeep.model.intake import Intake
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.page import Media, Page
from wordkeep.model.reading import Reading
from wordkeep.model.when import Basis, Published, When
from wordkeep.store.links import Links
from wordkeep.store.schema import card_keys
from wordkeep.store.sqlite import Ledger, connect

A_DAY: Final = 27  # articles: ten thousand a year
EVENTS: Final = 3  # of an article
COPIED, RETOLD, UNDATED = 1 / 10, 1 / 3, 1 / 40
STATES: Final = 40
UNEVEN: Final = 2  # of 780 dyads the first has one event in 28, and the last half have three in ten
PEOPLE: Final = 6  # of a state, who come up again and again
CHANGED: Final = 1 / 3  # of the words of a borrowed sentence, so that no two articles share one
SENTENCES: Final = 11  # beside those that tell events
ADDED: Final = 100
FLOOR: Final = 1.3  # of seconds an article, from the second size to the largest
FIRST: Final = date(2011, 1, 1)

TOLD: Final = {
    "CONSULT": ("met {other} in {place} on {day} to discuss {what}", "held talks with {other} on {what} in {place}"),
    "AGREE": ("signed an agreement with {other} on {what} in {place}", "agreed with {other} in {place} on {what}"),
    "SANCTION": ("imposed sanctions on {other} over {what}", "put {other} under sanctions on {day} because of {what}"),
    "ACCUSE": ("accused {other} of breaking the accord on {what}", "blamed {other} on {day} for {what}"),
    "AID": ("sent aid to {other} through {place} for {what}", "gave {other} help with {what} on {day}"),
    "MOBILIZE": ("moved troops towards {other} near {place} over {what}", "massed forces near {place} on {day}"),
}  # fmt: skip
PLACES: Final = (
    "Geneva", "Vienna", "Doha", "Oslo", "Nairobi", "Lima", "Astana", "Muscat", "Hanoi", "Jakarta", "Rabat", "Tbilisi",
)  # fmt: skip
SYLLABLES: Final = "ba ko ri ta ne mu sha lo vin dar el ga zo pi ram qui tes on".split()


@dataclass(frozen=True, slots=True)
class Words:
    """Borrowed sentences, and the words to change them with."""

    sentences: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def borrowed(cls, count: int = 20_000) -> "Words":
        """Out of the press briefings."""
        sentences: list[str] = []
        with gzip.open(corpus_file("briefings/briefings.jsonl.gz"), "rt", encoding="utf-8") as file:
            for line in file:
                paragraphs = json.loads(line)["text"].split("\n")
                sentences += (each for some in paragraphs for each in sentences_in(some) if 8 < len(each.split()) < 40)
                if len(sentences) > count:
                    break
        words = sorted({word for each in sentences for word in each.split() if word.isalpha() and word.islower()})
        return cls(tuple(sentences), tuple(words))


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it was: who did what to whom, when, where and about what."""

    number: int
    type: str
    sides: tuple[str, str]
    people: tuple[str, str]
    on: date
    place: str
    what: str


@dataclass(frozen=True)
class Corpus:
    """``size`` articles in the order of their days, each made anew whenever it is asked for.

    ``told`` are the happenings of each article, ``begun`` the first article of each happening, ``origins`` what each article
    is a copy of (itself where it is none).
    """

    size: int
    words: Words
    told: "np.ndarray[tuple[int, int], np.dtype[np.int32]]"
    begun: "np.ndarray[tuple[int], np.dtype[np.int32]]"
    origins: "np.ndarray[tuple[int], np.dtype[np.int32]]"
    a_day: int = A_DAY

    @classmethod
    def planned(cls, size: int, words: Words, *, a_day: int = A_DAY, seed: int = 7) -> "Corpus":
        """Draw who tells and who copies what."""
        near = 4 * a_day  # articles further on, within which an event is told again
        chance = random.Random(seed)
        told = np.full((size, EVENTS), -1, dtype=np.int32)
        free = np.full(size, EVENTS, dtype=np.int8)
        begun: list[int] = []
        for at in range(size):
            while free[at]:
                others = [at + chance.randint(1, near) for _ in range(chance.randint(1, 5))]
                tellers = [at, *(others if chance.random() < RETOLD else ())]
                for teller in dict.fromkeys(tellers):
                    if teller < size and free[teller]:
                        free[teller] -= 1
                        told[teller, free[teller]] = len(begun)
                begun.append(at)
        origins = np.arange(size, dtype=np.int32)
        for at in range(1, size):
            origin = max(0, at - chance.randint(1, near // 2))
            if chance.random() < COPIED and origins[origin] == origin:
                origins[at] = origin
                told[at] = told[origin]
        return cls(size, words, told, np.array(begun, dtype=np.int32), origins, a_day)

    def day(self, at: int) -> date:
        """When an article was published."""
        return FIRST + timedelta(days=at // self.a_day)

    def published(self, at: int) -> date | None:
        """The same, as far as the article says."""
        return None if random.Random(f"undated {at}").random() < UNDATED else self.day(at)

    def happening(self, number: int) -> Happening:
        """The happening of a number."""
        chance = random.Random(f"happening {number}")
        sides = self._dyads[int(len(self._dyads) * chance.random() ** UNEVEN)]
        first, second = chance.sample(sides, 2)
        return Happening(
            number,
            chance.choice(sorted(TOLD)),
            (first, second),
            (_person(first, chance), _person(second, chance)),
            self.day(int(self.begun[number])) - timedelta(days=chance.choice((0, 0, 1, 1, 2))),
            chance.choice(PLACES),
            " and ".join(chance.sample(self.words.words, 2)),
        )

    @cached_property
    def _dyads(self) -> list[tuple[str, str]]:
        """Pairs of states; the first come up oftenest."""
        codes = sorted(code for code, state in states().items() if not state.is_territory)[:: 190 // STATES][:STATES]
        dyads = list(combinations(codes, 2))
        random.Random("dyads").shuffle(dyads)
        return dyads

    def cards(self, at: int) -> Cards:
        """The cards of an article, as reading it would have made them."""
        chance, published = random.Random(f"article {at}"), self.published(at)
        happenings = [self.happening(int(number)) for number in self.told[at]]
        text = self.text(at)
        names = {name.lower() for each in happenings for name in (*each.people, *each.sides, each.place)}
        article = ArticleCard(
            id=id_of(at),
            text=text,
            title=" ".join(text.split()[:8]),
            outlet=OUTLETS[at % len(OUTLETS)],
            earliest=published,
            latest=published,
            names=frozenset(names),
            vector=_vector(f"happening {happenings[0].number}", chance),
        )
        return Cards(article, tuple(self._event(each, article, chance) for each in happenings))

    def text(self, at: int) -> str:
        """The text of an article: its events among changed sentences of others, or a copy of another's text."""
        origin = int(self.origins[at])
        if origin != at:
            chance = random.Random(f"copy {at}")
            changed = chance.choice((trimmed, reworded))(self.text(origin), chance)
            return credited(changed, OUTLETS[origin % len(OUTLETS)], chance)
        chance = random.Random(f"text {at}")
        sentences = [self._changed(chance.choice(self.words.sentences), chance) for _ in range(SENTENCES)]
        for place, number in enumerate(self.told[at]):
            sentences.insert(3 * place, self.sentence(self.happening(int(number)), at))
        return "\n".join(" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3))

    def _changed(self, sentence: str, chance: random.Random) -> str:
        changed = (
            chance.choice(self.words.words) if word.islower() and chance.random() < CHANGED else word
            for word in sentence.split()
        )
        return " ".join(changed)

    def sentence(self, told: Happening, at: int) -> str:
        """How an article tells a happening: in one of the ways that it can be told, with a word of its own."""
        chance = random.Random(f"telling {told.number} {at}")
        names = [states()[side].name for side in told.sides]
        parts = {
            "other": f"{told.people[1]} of {names[1]}",
            "place": told.place,
            "day": f"{told.on:%B} {told.on.day}",
            "what": told.what,
        }
        own = chance.choice(self.words.words)
        return f"{told.people[0]} of {names[0]} {chance.choice(TOLD[told.type]).format(**parts)}, {own}."

    def _event(self, told: Happening, article: ArticleCard, chance: random.Random) -> EventCard:
        at = number_of(article.id)
        sentence = self.sentence(told, at)
        dated = article.latest is not None and f"{told.on:%B}" in sentence  # else nothing gives the year
        when = When(told.on, told.on, Basis.COUNTED) if dated else When.unknown()
        parties = [
            Party(name, ActorId(hashlib.blake2b(name.encode(), digest_size=8).hexdigest()), side)
            for name, side in zip(told.people, told.sides, strict=True)
        ]
        return EventCard(
            id=RecordId("e" + hashlib.blake2b(f"{at}|{told.number}".encode(), digest_size=8).hexdigest()),
            article=article.id,
            code=PloverCode(told.type),
            factuality=Factuality.HAPPENED,
            actors=(parties[0],),
            recipients=(parties[1],),
            on=when,
            words=" ".join(sentence.split()[4:6]),
            sentence=sentence,
            published=article.latest,
            place=told.place if told.place in sentence else None,
            beside=(*told.sides, *(name.lower() for name in told.people)),
            vector=_vector(f"happening {told.number}", chance),
        )


def id_of(at: int) -> TextId:
    """The id of an article: in no order, as ids are, and to be led back."""
    return TextId(f"a{at * SCATTER % 2**64:016x}")


def number_of(text_id: TextId) -> int:
    """Which article an id is of."""
    return int(text_id[1:], 16) * pow(SCATTER, -1, 2**64) % 2**64


SCATTER: Final = 0x9E3779B97F4A7C15


def _person(side: str, chance: random.Random) -> str:
    drawn = random.Random(f"{side} {chance.randrange(PEOPLE)}")
    first, last = ("".join(drawn.choices(SYLLABLES, k=drawn.choice((2, 3)))).capitalize() for _ in range(2))
    return f"{first} {last}"


def _vector(topic: str, chance: random.Random) -> Vector:
    """A vector of a topic, told in one's own way: cosines of one topic are about .8, of two about .2."""
    own = np.random.default_rng(int.from_bytes(hashlib.blake2b(topic.encode(), digest_size=8).digest(), "big"))
    mine = np.random.default_rng(chance.getrandbits(64))
    mixed = 0.4 * _COMMON + 0.8 * own.normal(size=384) + 0.45 * mine.normal(size=384)
    return bytes((127 * mixed / np.linalg.norm(mixed)).round().astype(np.int8).tobytes())


_COMMON: Final = np.random.default_rng(0).normal(size=384)


# ---- measured


@dataclass(slots=True)
class Seen:
    """Holders of keys that were followed, by kind."""

    followed: Counter[str] = field(default_factory=Counter)


class CountedLinks(Links):
    """Links that count what is followed."""

    seen: Seen

    def holders(self, kind: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """The members that have each of these keys, counted."""
        found = super().holders(kind, keys)
        self.seen.followed[kind] += sum(map(len, found.values()))
        return found


class Measured(Ledger):
    """A ledger that counts what its links are asked."""

    seen: Seen

    @property
    def links(self) -> Links:
        """What links its articles to one another, counted."""
        links = CountedLinks(reads=self._reads, writes=self._writes)
        links.seen = self.seen
        return links


@dataclass(frozen=True, slots=True)
class Grown:
    """What linking a corpus cost, for each article: processor seconds, holders of keys by kind; and the fullest key by kind.

    ``memory`` is bytes, resident, at most; ``adding`` seconds of a hundred articles more, ``same`` whether groups stayed.
    """

    size: int
    seconds: float
    memory: int
    followed: dict[str, float]
    buckets: dict[str, int]
    adding: float
    same: bool


def grown(size: int, words: Words, folder: Path, *, a_day: int = A_DAY) -> Grown:
    """Link a corpus of this size, then a hundred of its articles anew."""
    corpus = Corpus.planned(size, words, a_day=a_day)
    with Measured.create(folder / f"{size}.ledger") as ledger:
        ledger.seen = Seen()
        keep(ledger, corpus)
        began = time.process_time()
        linked(ledger, corpus)
        seconds = (time.process_time() - began) / size
        followed = {kind: round(count / size, 1) for kind, count in ledger.seen.followed.items()}
        before = digest_of(ledger)
        with ledger.together():
            for at in range(0, size, max(1, size // ADDED)):
                ledger.links.forget(id_of(at))
        began = time.process_time()
        linked(ledger, corpus)
        adding = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        same = digest_of(ledger) == before
        return Grown(size, seconds, memory, followed, buckets(ledger), adding, same)


def keep(ledger: Ledger, corpus: Corpus, articles: Sequence[int] | None = None) -> None:
    """Store the articles' texts, without records."""
    intake = Intake("/made", "made", "made", None, None)
    ledger.begin(intake, "made")
    numbers = articles if articles is not None else range(corpus.size)
    for start in range(0, len(numbers), 500):
        ledger.keep(intake, (_reading(corpus, at) for at in numbers[start : start + 500]), reader="made")


def _reading(corpus: Corpus, at: int) -> Reading:
    text = corpus.text(at)
    page = Page(f"/made#{at}", "made", text.encode(), Media.PLAIN, "made", key=str(at))
    on = corpus.published(at)
    published = Published(on, Basis.METADATA) if on else Published.unknown()
    article = Article(
        id_of(at), text, OffsetMap.identity(len(text)), raw_is_given=False, published=published, origin=page.origin
    )
    return Reading(page, article)


def linked(ledger: Ledger, corpus: Corpus) -> None:
    """Link what is not linked."""

    def cards(_: Linkable, text_id: TextId) -> Cards:
        return corpus.cards(number_of(text_id))

    link(ledger, moved=lambda _done, _of: None, redate=lambda _text_id, _found: None, cards=cards)


def groups_of(ledger: Ledger) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every group of every kind."""
    for kind in ("copy", "event", "story"):
        yield from ((kind, group, members) for group, members in ledger.links.groups(kind))


def digest_of(ledger: Ledger) -> str:
    """A hash of all groups."""
    hashed = hashlib.blake2b(digest_size=16)
    for group in groups_of(ledger):
        hashed.update(repr(group).encode())
    return hashed.hexdigest()


def buckets(ledger: Ledger) -> dict[str, int]:
    """How many members the fullest key of each kind has."""
    held = sa.func.count().label("held")
    counted = sa.select(card_keys.c.kind, held).group_by(card_keys.c.kind, card_keys.c.key).subquery()
    query = sa.select(counted.c.kind, sa.func.max(counted.c.held)).group_by(counted.c.kind)
    engine = connect(ledger.path)
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def _measured(size: int, a_day: int) -> Grown:
    with tempfile.TemporaryDirectory() as folder:
        return grown(size, Words.borrowed(), Path(folder), a_day=a_day)


def main() -> None:
    """Print the cost at each size, every one in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[2_000, 10_000], metavar="ARTICLES")
    options.add_argument("--days", type=int, help="in so many days at every size, instead of as many articles a day")
    chosen = options.parse_args()
    found = []
    for size in chosen.sizes:
        a_day = max(1, size // chosen.days) if chosen.days else A_DAY
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
            each = own.submit(_measured, size, a_day).result()
        found.append(each)
        print(
            f"{size:,} articles: {1000 * each.seconds:.1f} ms each, {each.memory / 2**20:,.0f} MiB; "
            f"keys followed each {each.followed}; fullest key {each.buckets}; "
            f"{ADDED} more in {each.adding:.1f} s, groups {'the same' if each.same else 'NOT THE SAME'}",
            flush=True,
        )
    ratio = found[-1].seconds / found[-2].seconds if len(found) > 1 else 1.0
    print(f"from {found[-2 % len(found)].size:,} to {found[-1].size:,} articles: {ratio:.2f} times as long for each")
    if ratio > FLOOR or not all(each.same for each in found):
        raise SystemExit(f"beyond {FLOOR}, or groups differ")


if __name__ == "__main__":
    main()
