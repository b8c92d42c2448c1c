"""Meetings and stories of a ledger, put together from the groups that linking keeps; only texts that belong are read."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from wordkeep.errors import NoSuchRecord
from wordkeep.link.accounts import accounts_of, with_accounts
from wordkeep.link.described import described
from wordkeep.link.gathering import gathered, in_order
from wordkeep.link.silence import search, with_silences
from wordkeep.link.tellers import meeting_told
from wordkeep.link.texts import Text, own_sides
from wordkeep.model.card_wire import read_sighting, read_teller
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.meeting import Meeting, Search
from wordkeep.model.ports import LinkedReader, MeetingReader, StoryArticle
from wordkeep.resolve.passages import passages_in

AT_HAND: Final = 256  # texts kept for the next meeting, which often has some of them too


class Meetings(MeetingReader):
    """The meetings and stories of one ledger."""

    def __init__(self, ledger: LinkedReader) -> None:
        self._ledger, self._links = ledger, ledger.links
        self._text = lru_cache(AT_HAND)(self._read)

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting with its accounts and silences."""
        return map(self._whole, self.outlines())

    def outlines(self) -> Iterator[Meeting]:
        """Every meeting without accounts and silences."""
        found = (self._outline(group) for group, _ in self._links.groups("meeting"))
        yield from in_order(filter(None, found))

    def meeting(self, id_: str) -> Meeting:
        """One meeting, by its id or the beginning of it that no other has."""
        groups = [group for group, _ in self._links.groups("meeting") if group.startswith(id_)]
        found = [outline for group in groups if (outline := self._outline(group))]
        if len(found) != 1:
            raise NoSuchRecord("no one meeting has this id", where=id_, next_step="wordkeep readouts LEDGER lists them")
        return self._whole(found[0])

    def search(self, issue: str, side: str, *, first: date | None = None, last: date | None = None) -> Search:
        """What a side's own texts of these days say of an issue; an undated text is searched where no days are given."""
        own = map(self._text, self._own.get(side, ()))
        return search(IssueId(issue), side, [text for text in own if _is_between(text, first, last)])

    def story(self, article: TextId) -> tuple[StoryArticle, ...]:
        """The articles that report the same happening."""
        beside = {article, *self._ledger.links_of(article).beside}
        found = [self._as_listed(id_) for id_ in sorted(beside)]
        return tuple(sorted(found, key=lambda each: (each.published is None, each.published or date.max, each.id)))

    def _as_listed(self, id_: TextId) -> StoryArticle:
        article = self._ledger.article(id_)
        copied = self._ledger.links_of(id_).copy_of
        return StoryArticle(article.id, article.title, article.outlet, article.published.on, copied)

    def _outline(self, group: str) -> Meeting | None:
        """The meeting of a group of sightings and of the texts without one; ``None`` where it has fewer than two sides."""
        links = self._links
        members = links.members("meeting", group)
        cluster = [read_sighting(card) for card in links.cards("meeting", members).values()]
        told = links.cards("teller", links.members("teller", group))
        because = (meeting_told(read_teller(card), {group: cluster}) for card in told.values())
        texts = {*(card.article for card in cluster), *map(TextId, told)}
        likely = links.likenesses("meeting", members)
        joined = [reason for each in because if each for reason in each[1:]]
        return described(gathered(group, cluster, map(self._text, sorted(texts)), likely, joined))

    def _whole(self, outline: Meeting) -> Meeting:
        accounts = accounts_of(outline, map(self._text, outline.articles))
        own = dict.fromkeys(id_ for side in outline.sides for id_ in self._own.get(side.id, ()))
        return with_silences(with_accounts(accounts), accounts, map(self._text, own))

    def _read(self, id_: TextId) -> Text:
        article = self._ledger.article(id_)
        actors = tuple(self._ledger.actors(of=id_))
        return Text(article, self._ledger.records(id_), actors, passages_in(article), self._ledger.superseded_by(id_))

    @cached_property
    def _own(self) -> dict[str, list[TextId]]:
        """The own texts of each side."""
        found: dict[str, list[TextId]] = {}
        for listed in self._ledger.articles():
            for side in own_sides(listed.outlet, listed.url):
                found.setdefault(side, []).append(listed.id)
        return found


def _is_between(text: Text, first: date | None, last: date | None) -> bool:
    on = text.article.published.on
    if on is None:
        return first is None and last is None
    return (first is None or first <= on) and (last is None or on <= last)
