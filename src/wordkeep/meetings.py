"""Meetings and stories of a ledger, worked out from its articles, records and links when they are asked for."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from wordkeep.errors import NoSuchRecord
from wordkeep.link.accounts import accounts_of, with_accounts
from wordkeep.link.meetings import meetings_of
from wordkeep.link.silence import search, with_silences
from wordkeep.link.texts import Text
from wordkeep.model.commitment import Told
from wordkeep.model.ids import IssueId, TextId
from wordkeep.model.meeting import Meeting, Search
from wordkeep.model.ports import ArticleLinks, LedgerReader, MeetingReader, StoryArticle
from wordkeep.resolve.passages import passages_in


class Meetings(MeetingReader):
    """The meetings and stories of one ledger, by what was published until ``as_of`` where a day is given."""

    def __init__(self, ledger: LedgerReader, *, as_of: date | None = None) -> None:
        self._ledger = ledger
        self._as_of = as_of

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting with its accounts and silences."""
        yield from self._found.values()

    def meeting(self, id_: str) -> Meeting:
        """One meeting, by its id or the beginning of it that no other has."""
        found = [meeting for known, meeting in self._found.items() if known.startswith(id_)]
        if len(found) != 1:
            raise NoSuchRecord("no one meeting has this id", where=id_, next_step="wordkeep readouts LEDGER lists them")
        return found[0]

    def reports(self, meeting: Meeting) -> tuple[Told, ...]:
        """Where a meeting is told of: its events, article after article, with the words that are its evidence."""
        found = []
        for text in self._texts:
            record = next((each.id for each in text.records if each.id in meeting.events), None)
            words = tuple(words for words in meeting.evidence if words.text_id == text.id)
            if record and words:
                found.append(Told(record, text.id, words, text.article.outlet, text.article.published.on))
        return tuple(found)

    def search(self, issue: str, side: str, *, first: date | None = None, last: date | None = None) -> Search:
        """What a side's own texts of these days say of an issue; an undated text is searched where no days are given."""
        return search(IssueId(issue), side, [text for text in self._texts if _is_between(text, first, last)])

    def story(self, article: TextId) -> tuple[StoryArticle, ...]:
        """The articles that report the same happening."""
        by_id = {text.id: text for text in self._texts}
        if article not in by_id:
            raise NoSuchRecord("no article has this id", where=article)
        name = self._links[article].story
        same = [text for text in self._texts if text.id == article or (name and self._links[text.id].story == name)]
        return tuple(self._as_listed(text) for text in same)

    def _as_listed(self, text: Text) -> StoryArticle:
        article = text.article
        return StoryArticle(
            article.id, article.title, article.outlet, article.published.on, self._links[article.id].copy_of
        )

    @cached_property
    def _texts(self) -> tuple[Text, ...]:
        known = (listed for listed in self._ledger.articles() if self._is_known(listed.published.on))
        return tuple(self._text(listed.id) for listed in known)

    def _is_known(self, published: date | None) -> bool:
        return self._as_of is None or (published is not None and published <= self._as_of)

    def _text(self, id_: TextId) -> Text:
        article = self._ledger.article(id_)
        actors = tuple(self._ledger.actors(of=id_))
        return Text(article, self._ledger.records(id_), actors, passages_in(article), self._ledger.superseded_by(id_))

    @cached_property
    def _found(self) -> dict[str, Meeting]:
        found = {}
        groups = {record: shared.id for links in self._links.values() for record, shared in links.events.items()}
        for meeting in meetings_of(self._texts, groups):
            accounts = accounts_of(meeting, self._texts)
            found[str(meeting.id)] = with_silences(with_accounts(accounts), accounts, self._texts)
        return found

    @cached_property
    def _links(self) -> dict[TextId, ArticleLinks]:
        return {text.id: self._ledger.links_of(text.id) for text in self._texts}


def _is_between(text: Text, first: date | None, last: date | None) -> bool:
    on = text.article.published.on
    if on is None:
        return first is None and last is None
    return (first is None or first <= on) and (last is None or on <= last)
