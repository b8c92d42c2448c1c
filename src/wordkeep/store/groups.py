"""Events that are one and stories as people see them: the groups that linking found, with what was ruled laid over.

Building reads and writes ``Links``, the machine's; whoever shows or counts groups asks here.
Without rulings both are the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from wordkeep.model.card import Likeness, group_id
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.ports import ArticleLinks, LinkedDate, StoryEvent
from wordkeep.model.ruling import Attached, Judgement, On, Ruling
from wordkeep.store.links import Links

LETTERS: Final = {"event": "h", "story": "s"}
"""Groups that are ruled on, by the letter that their ids begin with."""

KIND_OF: Final = {On.EVENT: "event", On.ARTICLE: "story"}


class Groups:
    """The groups of a ledger; ``attached`` are the rulings that hold, in the order they were made."""

    def __init__(self, links: Links, attached: Iterable[Attached] = ()) -> None:
        self._links = links
        grouping = (Judgement.MERGE, Judgement.SPLIT)
        self._attached = tuple(
            each for each in attached if each.ruling.on in KIND_OF and each.ruling.judgement in grouping
        )

    @cached_property
    def _moved(self) -> Mapping[str, Mapping[str, str | None]]:
        """By kind the group of every member of a group that a ruling touches; ``None`` for one that stands alone."""
        return {kind: dict(self._laid_over(kind)) for kind in LETTERS}

    def _laid_over(self, kind: str) -> Iterator[tuple[str, str | None]]:
        found: dict[str, set[str]] = {}

        def group_of(member: str) -> set[str]:
            if member not in found:
                group = self._links.group_of(kind, member)
                together = set(self._links.members(kind, group)) if group else {member}
                found.update(dict.fromkeys(together, together))
            return found[member]

        for each in self._attached:
            if KIND_OF[each.ruling.on] != kind:
                continue
            own = group_of(each.record)
            if each.ruling.judgement is Judgement.MERGE:
                whole = own | group_of(each.others["into"])
                found.update(dict.fromkeys(whole, whole))
            elif "from" not in each.others or each.others["from"] in own:
                rest = own - {each.record}
                found.update({each.record: {each.record}, **dict.fromkeys(rest, rest)})
        for member, group in found.items():
            yield member, group_id(group, LETTERS[kind]) if len(group) > 1 else None

    # ---- one article

    def of(self, text_id: TextId) -> ArticleLinks:
        """What an article has to do with others."""
        origin, story = self.group_of("copy", text_id), self.group_of("story", text_id)
        beside = self.members("story", story) if story else []
        grouped = self.groups_of("event", text_id)
        reports = {group: self.reports(group) for group in sorted(set(grouped.values()))}
        surely = self._links.surely(text_id)
        return ArticleLinks(
            copy_of=TextId(origin) if origin and origin != text_id else None,
            story=story,
            beside=tuple(TextId(other) for other in beside if other != text_id),
            events={
                RecordId(member): StoryEvent(group, reports[group], tuple(surely.get(member, ())))
                for member, group in grouped.items()
            },
            dated=self.dated(text_id),
        )

    def dated(self, text_id: TextId) -> LinkedDate | None:
        """The days between which a linked event puts an undated article."""
        return self._links.dated(text_id)

    def groups_of(self, kind: str, text_id: TextId) -> dict[str, str]:
        """The groups that an article's members are in."""
        moved = self._moved.get(kind, {})
        found = {each: group for each, group in self._links.groups_of(kind, text_id).items() if each not in moved}
        here = (each for each in moved if self.article_of(kind, each) == text_id)
        return found | {each: group for each in here if (group := moved[each])}

    # ---- groups and members

    def group_of(self, kind: str, member: str) -> str | None:
        """The group a member is in; ``None`` for one that stands alone."""
        moved = self._moved.get(kind, {})
        return moved[member] if member in moved else self._links.group_of(kind, member)

    def members(self, kind: str, group: str) -> list[str]:
        """The members of a group, in order of their ids."""
        moved = self._moved.get(kind, {})
        found = {each for each in self._links.members(kind, group) if each not in moved}
        return sorted(found | {each for each in moved if moved[each] == group})

    def named(self, beginning: str) -> list[tuple[str, str]]:
        """Kind and id of the groups made by rulings whose ids begin so."""
        ids = {(kind, group) for kind, moved in self._moved.items() for group in moved.values() if group}
        return sorted(each for each in ids if each[1].startswith(beginning))

    def article_of(self, kind: str, member: str) -> TextId:
        """The article that a member is of."""
        return self._links.article_of(kind, member)

    def reports(self, group: str) -> int:
        """How many independent reports stand behind a group of events: their articles, a copy counted as its origin."""
        return len(set(self.origins("event", group).values()))

    def origins(self, kind: str, group: str) -> dict[TextId, TextId]:
        """The articles of a group, each with that which it is a copy of, itself where it is none; in order of its members."""
        return self._links.origins(kind, self.members(kind, group))

    def likenesses(self, kind: str, members: Sequence[str]) -> list[Likeness]:
        """The likenesses among these members."""
        return self._links.likenesses(kind, members)

    def rulings(self, kind: str, members: Iterable[str]) -> tuple[Ruling, ...]:
        """What was ruled on who belongs to whom among these members."""
        some = set(members)
        mine = (each for each in self._attached if KIND_OF[each.ruling.on] == kind)
        return tuple(each.ruling for each in mine if some & {each.record, *each.others.values()})
