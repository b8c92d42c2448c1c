"""Meetings and stories of a ledger, put together from the groups that linking keeps; only texts that belong are read."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from wordkeep.errors import NoSuchRecord
from wordkeep.link.accounts import accounts_of, with_accounts
from wordkeep.link.corpus import LINKER
from wordkeep.link.described import described
from wordkeep.link.gathering import gathered, in_order
from wordkeep.link.silence import search, with_silences
from wordkeep.link.tellers import meeting_told
from wordkeep.link.texts import Text, own_sides
from wordkeep.link.threads import OFTEN, key_of
from wordkeep.model.card import ThreadCard
from wordkeep.model.card_wire import read_sighting, read_teller, read_threads
from wordkeep.model.commitment import Told
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.meeting import Meeting, Search
from wordkeep.model.ports import LinkedReader, MeetingReader, StoryArticle, Thread
from wordkeep.model.record import sure
from wordkeep.resolve.passages import passages_in

AT_HAND: Final = 256  # texts kept for the next meeting, which often has some of them too


class Meetings(MeetingReader):
    """The meetings and stories of one ledger, by what was published until ``as_of`` where a day is given."""

    def __init__(self, ledger: LinkedReader, *, as_of: date | None = None) -> None:
        self._ledger, self._links = ledger, ledger.links
        self._as_of = as_of
        self._text = lru_cache(AT_HAND)(self._read)

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting with its accounts and silences."""
        return map(self._whole, self.outlines())

    def outlines(self) -> Iterator[Meeting]:
        """Every meeting without accounts and silences."""
        found = (self._outline(group) for group, _ in self._links.groups("meeting"))
        yield from in_order(filter(None, found))

    def unlinked(self) -> int:
        """How many articles a build has still to link, or another version linked: their meetings are not known."""
        return len({*self._links.stale(LINKER), *self._links.unlinked()})

    def meeting(self, id_: str) -> Meeting:
        """One meeting, by its id or the beginning of it that no other has."""
        groups = [group for group, _ in self._links.groups("meeting") if group.startswith(id_)]
        found = [outline for group in groups if (outline := self._outline(group))]
        if len(found) != 1:
            raise NoSuchRecord("no one meeting has this id", where=id_, next_step="wordkeep readouts LEDGER lists them")
        return self._whole(found[0])

    def reports(self, meeting: Meeting) -> tuple[Told, ...]:
        """Where a meeting is told of: its events, article after article, with the words that are its evidence."""
        found = []
        for text in map(self._text, meeting.articles):
            record = next((each.id for each in text.records if each.id in meeting.events), None)
            words = tuple(words for words in meeting.evidence if words.text_id == text.id)
            if record and words:
                found.append(Told(record, text.id, words, text.article.outlet, text.article.published.on))
        return tuple(found)

    def search(self, issue: str, side: str, *, first: date | None = None, last: date | None = None) -> Search:
        """What a side's own texts of these days say of an issue; an undated text is searched where no days are given."""
        own = map(self._text, self._own.get(side, ()))
        return search(IssueId(issue), side, [text for text in own if _is_between(text, first, last)])

    def story(self, article: TextId) -> tuple[StoryArticle, ...]:
        """The articles that report the same happening."""
        beside = {article, *self._ledger.links_of(article).beside}
        return tuple(sorted(map(self._as_listed, beside), key=_by_day))

    def threads(self, article: TextId) -> tuple[Thread, ...]:
        """The threads that an article tells of more than once, where others are on them too.

        An article that says too little to be on any has those of another report of its meeting.
        """
        own = self._cards([article])
        if article in own and not own[article].threads:
            own = self._cards(sorted(self._meeting_with(article)))
        often = {
            (of, between): -times for card in own.values() for of, between, times, _ in card.threads if times >= OFTEN
        }
        found = (self._thread(*thread) for thread in sorted(often, key=lambda thread: (often[thread], thread)))
        return tuple(thread for thread in found if len(thread.articles) > 1)

    def _thread(self, issue: IssueId, sides: tuple[str, str]) -> Thread:
        """All that tell of an issue between two sides, and what is on no thread but reports a meeting as one of these."""
        on_it = self._links.cards("thread", self._links.sharing("thread", [key_of(issue, sides)], but=""))
        told = {TextId(id_): read_threads(card) for id_, card in on_it.items()}
        because: dict[TextId, str] = {}
        often: set[TextId] = set()
        for id_, card in told.items():
            for of, between, times, words in card.threads:
                if (of, between) == (issue, sides):
                    because[id_] = f"tells of it {_times(times)}: “{words}”"
                    often.update([id_] if times >= OFTEN else ())
        for id_ in sorted(often):
            for other, card in self._cards(sorted(self._meeting_with(id_) - set(because))).items():
                if not card.threads:
                    because[other] = f"reports the same meeting as {id_}, which tells of it"
        articles = sorted(map(self._as_listed, because), key=_by_day)
        return Thread(issue, sides, tuple((each, because[each.id]) for each in articles))

    def _meeting_with(self, article: TextId) -> set[TextId]:
        """The articles that report the same meeting as their news, or without a sentence that tells it."""
        links = self._links
        sightings = links.cards("meeting", list(links.cards_of("meeting", article)))
        opening = [id_ for id_, card in sightings.items() if read_sighting(card).opens]
        groups = {*(links.group_of("meeting", each) for each in opening), links.group_of("teller", article)}
        found: set[TextId] = set()
        for group in sorted(filter(None, groups)):
            cards = map(read_sighting, links.cards("meeting", links.members("meeting", group)).values())
            found.update(card.article for card in cards if card.opens)
            found.update(map(TextId, links.members("teller", group)))
        return found - {article}

    def _cards(self, articles: Sequence[str]) -> dict[TextId, ThreadCard]:
        """What these articles are about, as far as they are linked."""
        cards = (self._links.cards_of("thread", TextId(each)) for each in articles)
        return {TextId(id_): read_threads(card) for own in cards for id_, card in own.items()}

    def _as_listed(self, id_: TextId) -> StoryArticle:
        article = self._ledger.article(id_)
        copied = self._ledger.links_of(id_).copy_of
        return StoryArticle(article.id, article.title, article.outlet, article.published.on, copied)

    def _outline(self, group: str) -> Meeting | None:
        """The meeting of a group of sightings and of the texts without one; ``None`` where it has fewer than two sides."""
        links = self._links
        members = links.members("meeting", group)
        cluster = [read_sighting(card) for card in links.cards("meeting", members).values()]
        cluster = [card for card in cluster if self._is_known(card.published)]
        tellers = [read_teller(card) for card in links.cards("teller", links.members("teller", group)).values()]
        told = [card for card in tellers if self._is_known(card.published)]
        if not cluster:
            return None
        because = (meeting_told(card, {group: cluster}) for card in told)
        texts = {*(card.article for card in cluster), *(card.article for card in told)}
        likely = links.likenesses("meeting", members)
        joined = [reason for each in because if each for reason in each[1:]]
        return described(gathered(group, cluster, map(self._text, sorted(texts)), likely, joined))

    def _is_known(self, published: date | None) -> bool:
        return self._as_of is None or (published is not None and published <= self._as_of)

    def _whole(self, outline: Meeting) -> Meeting:
        accounts = accounts_of(outline, map(self._text, outline.articles))
        own = dict.fromkeys(id_ for side in outline.sides for id_ in self._own.get(side.id, ()))
        return with_silences(with_accounts(accounts), accounts, map(self._text, own))

    def _read(self, id_: TextId) -> Text:
        article = self._ledger.article(id_)
        actors = tuple(self._ledger.actors(of=id_))
        records = sure(self._ledger.records(id_))  # with faint deeds too, fewer meetings had the right day and status
        passages = passages_in(article, records, self._ledger.vectors(id_).records)
        return Text(article, records, actors, passages, self._ledger.superseded_by(id_))

    @cached_property
    def _own(self) -> dict[str, list[TextId]]:
        """The own texts of each side."""
        found: dict[str, list[TextId]] = {}
        for listed in self._ledger.articles():
            if not self._is_known(listed.published.on):
                continue
            for side in own_sides(listed.outlet, listed.url):
                found.setdefault(side, []).append(listed.id)
        return found


def _by_day(each: StoryArticle) -> tuple[bool, date, str]:
    return each.published is None, each.published or date.max, each.id


def _times(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


def _is_between(text: Text, first: date | None, last: date | None) -> bool:
    on = text.article.published.on
    if on is None:
        return first is None and last is None
    return (first is None or first <= on) and (last is None or on <= last)
