"""Links in a ledger: cards with what they may share, which are like which, and the groups that come of it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from wordkeep.model.card import Likeness
from wordkeep.model.ids import TextId
from wordkeep.model.ports import Carded, LinkedDate
from wordkeep.store.schema import (
    articles,
    card_keys,
    cards,
    groups,
    likenesses,
    linked,
    linked_dates,
    records,
    unsettled,
)

Connections = Callable[[], AbstractContextManager[sa.Connection]]

AT_ONCE: Final = 500  # values in one query; SQLite takes some thousands


class Links:
    """Implements ``LinkStore`` beside a ledger's articles. Reads see what the transaction under way has written.

    ``reads`` and ``writes`` give a connection: that of the transaction under way, or one of their own.
    """

    def __init__(self, *, reads: Connections, writes: Connections) -> None:
        self._reads, self._writes = reads, writes

    # ---- articles

    def stale(self, mark: str) -> list[TextId]:
        """Articles that were linked and are no longer current, or were linked by another linker or reading."""
        now = articles.c.reader + sa.literal(f"|{mark}")
        gone = articles.c.superseded_by.is_not(None) | (linked.c.mark != now)
        return self._texts(
            sa.select(linked.c.article).join_from(linked, articles).where(gone).order_by(linked.c.article)
        )

    def unlinked(self) -> list[TextId]:
        """Current articles that are not linked yet, by published day, so that what is compared lies together in the file."""
        there = sa.select(linked.c.article)
        current = sa.select(articles.c.id).where(articles.c.superseded_by.is_(None), articles.c.id.not_in(there))
        return self._texts(current.order_by(articles.c.published.is_(None), articles.c.published, articles.c.id))

    def _texts(self, query: sa.Select[Any]) -> list[TextId]:
        with self._reads() as connection:
            return [TextId(row[0]) for row in connection.execute(query)]

    def mark(self, text_id: TextId, mark: str) -> None:
        """Note that an article was linked."""
        reader = sa.select(articles.c.reader + sa.literal(f"|{mark}")).where(articles.c.id == text_id)
        with self._writes() as connection:
            connection.execute(sa.delete(linked).where(linked.c.article == text_id))
            connection.execute(sa.insert(linked).values(article=text_id, mark=reader.scalar_subquery()))

    def forget(self, text_id: TextId) -> None:
        """Forget an article's cards and all that came of them; those they were grouped with are to be settled anew."""
        with self._writes() as connection:
            own = connection.execute(sa.select(cards.c.kind, cards.c.member).where(cards.c.article == text_id)).all()
            for kind, member in own:
                self._unsettle(connection, kind, self._fellows(connection, kind, member) - {member})
                if kind == "meeting":
                    self._unsettle(connection, "teller", self._grouped_with(connection, kind, member, "teller"))
                of_member = likenesses.c.one == member, likenesses.c.other == member
                connection.execute(sa.delete(likenesses).where(likenesses.c.kind == kind, sa.or_(*of_member)))
                for table in (card_keys, groups, unsettled):
                    connection.execute(sa.delete(table).where(table.c.kind == kind, table.c.member == member))
            for table in (cards, linked, linked_dates):
                connection.execute(sa.delete(table).where(table.c.article == text_id))
            connection.execute(sa.delete(unsettled).where(unsettled.c.member == text_id))
            connection.execute(sa.update(records).where(records.c.article == text_id).values(dated=None))

    @staticmethod
    def _fellows(connection: sa.Connection, kind: str, member: str) -> set[str]:
        """Those a member is like, and those it is grouped with."""
        found = {other for _, other, _ in _ends(connection, kind, [member])}
        return found | Links._grouped_with(connection, kind, member, kind)

    @staticmethod
    def _grouped_with(connection: sa.Connection, kind: str, member: str, others: str) -> set[str]:
        """Those of a kind, the same or another, that are in the group of a member."""
        group = sa.select(groups.c.group).where(groups.c.kind == kind, groups.c.member == member).scalar_subquery()
        query = sa.select(groups.c.member).where(groups.c.kind == others, groups.c.group == group)
        return {row.member for row in connection.execute(query)}

    @staticmethod
    def _unsettle(connection: sa.Connection, kind: str, members: Iterable[str]) -> None:
        rows = [{"kind": kind, "member": member} for member in sorted(members)]
        if rows:
            connection.execute(insert(unsettled).on_conflict_do_nothing(), rows)

    def origins(self, kind: str, members: Sequence[str]) -> dict[TextId, TextId]:
        """The articles of these members, each with that which it is a copy of, itself where it is none, in their order."""
        copied = groups.alias("copied")
        found: dict[str, tuple[TextId, TextId]] = {}
        with self._reads() as connection:
            for at in range(0, len(members), AT_ONCE):
                query = (
                    sa.select(
                        cards.c.member,
                        cards.c.article,
                        sa.func.coalesce(copied.c.group, cards.c.article).label("origin"),
                    )
                    .join_from(
                        cards, copied, (copied.c.kind == "copy") & (copied.c.member == cards.c.article), isouter=True
                    )
                    .where(cards.c.kind == kind, cards.c.member.in_(members[at : at + AT_ONCE]))
                )
                found |= {row.member: (TextId(row.article), TextId(row.origin)) for row in connection.execute(query)}
        return dict(found[member] for member in members if member in found)

    def surely(self, text_id: TextId) -> dict[str, list[TextId]]:
        """The other articles that surely tell what this one tells faintly, by faint record, in order of their ids."""
        fellows, told = groups.alias("fellows"), records.alias("told")
        query = (
            sa.select(records.c.id, told.c.article)
            .distinct()
            .join_from(records, groups, (groups.c.kind == "event") & (groups.c.member == records.c.id))
            .join(fellows, (fellows.c.kind == "event") & (fellows.c.group == groups.c.group))
            .join(told, told.c.id == fellows.c.member)
            .where(records.c.article == text_id, records.c.faint)
            .where(sa.not_(told.c.faint), told.c.article != text_id)
            .order_by(records.c.id, told.c.article)
        )
        found: dict[str, list[TextId]] = {}
        with self._reads() as connection:
            for member, article in connection.execute(query):
                found.setdefault(member, []).append(TextId(article))
        return found

    # ---- cards

    def put(self, kind: str, carded: Sequence[Carded]) -> None:
        """Store cards with their keys; their groups are to be found."""
        if not carded:
            return
        with self._writes() as connection:
            connection.execute(
                sa.insert(cards),
                [{"kind": kind, "member": c.member, "article": c.article, "card": c.card} for c in carded],
            )
            keys = [{"kind": kind, "key": number_of(key), "member": c.member} for c in carded for key in c.keys]
            if keys:
                connection.execute(insert(card_keys).on_conflict_do_nothing(), keys)
            self._unsettle(connection, kind, (c.member for c in carded))

    def sharing(self, kind: str, keys: Sequence[str], *, but: str) -> list[str]:
        """Members that have one of these keys, in order of their ids."""
        held = self.holders(kind, keys)
        return sorted({member for members in held.values() for member in members} - {but})

    def holders(self, kind: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """The members that have each of these keys; keys that nobody has are left out."""
        named = {number_of(key): key for key in keys}
        numbers = sorted(named)
        found: dict[str, list[str]] = {}
        with self._reads() as connection:
            for at in range(0, len(numbers), AT_ONCE):
                some = card_keys.c.key.in_(numbers[at : at + AT_ONCE])
                query = sa.select(card_keys.c.key, card_keys.c.member).where(card_keys.c.kind == kind, some)
                for number, member in connection.execute(query):
                    found.setdefault(named[number], []).append(member)
        return found

    def cards(self, kind: str, members: Sequence[str]) -> dict[str, str]:
        """The cards of these members, as they were put."""
        found: dict[str, str] = {}
        with self._reads() as connection:
            for at in range(0, len(members), AT_ONCE):
                some = cards.c.member.in_(members[at : at + AT_ONCE])
                query = sa.select(cards.c.member, cards.c.card).where(cards.c.kind == kind, some)
                found |= {row.member: row.card for row in connection.execute(query)}
        return {member: found[member] for member in members}

    def cards_of(self, kind: str, text_id: TextId) -> dict[str, str]:
        """The cards of one kind that an article has, by member."""
        query = sa.select(cards.c.member, cards.c.card).where(cards.c.kind == kind, cards.c.article == text_id)
        with self._reads() as connection:
            return {row.member: row.card for row in connection.execute(query.order_by(cards.c.member))}

    def texts(self, members: Sequence[str]) -> dict[str, str]:
        """The texts of these articles."""
        found: dict[str, str] = {}
        with self._reads() as connection:
            for at in range(0, len(members), AT_ONCE):
                query = sa.select(articles.c.id, articles.c.text).where(articles.c.id.in_(members[at : at + AT_ONCE]))
                found |= {row.id: row.text for row in connection.execute(query)}
        return found

    # ---- likenesses and groups

    def liken(self, kind: str, found: Iterable[Likeness]) -> None:
        """Store likenesses; each pair once, the smaller id first."""
        rows = [
            {
                "kind": kind,
                "one": min(each.one, each.other),
                "other": max(each.one, each.other),
                "score": each.score,
                "label": each.kind,
                "because": json.dumps(each.because, ensure_ascii=False),
            }
            for each in found
        ]
        if rows:
            with self._writes() as connection:
                connection.execute(insert(likenesses).on_conflict_do_nothing(), rows)

    def unsettled(self, kind: str) -> list[str]:
        """Members whose groups are to be found, as they came: those that came together mostly hang together."""
        joined = (cards.c.kind == unsettled.c.kind) & (cards.c.member == unsettled.c.member)
        query = (
            sa.select(unsettled.c.member)
            .join_from(unsettled, cards, joined, isouter=True)
            .where(unsettled.c.kind == kind)
        )
        with self._reads() as connection:
            return [
                row.member
                for row in connection.execute(query.order_by(sa.literal_column("cards.rowid"), unsettled.c.member))
            ]

    def beside(self, kind: str, members: Sequence[str]) -> dict[str, dict[str, float]]:
        """What each of these members is like, with the score."""
        found: dict[str, dict[str, float]] = {member: {} for member in members}
        with self._reads() as connection:
            for mine, theirs, score in _ends(connection, kind, members):
                found[mine][theirs] = score
        return found

    def unsettle(self, kind: str, members: Iterable[str]) -> None:
        """Have the groups of these members found anew."""
        with self._writes() as connection:
            self._unsettle(connection, kind, members)

    def settle(self, kind: str, members: Iterable[str], grouped: Mapping[str, str]) -> None:
        """Give these members the groups that ``grouped`` says (none where it does not), and call them settled."""
        rows = [{"kind": kind, "member": member, "group": grouped[member]} for member in grouped]
        with self._writes() as connection:
            for table in (groups, unsettled):
                gone = table.c.kind == kind, table.c.member == sa.bindparam("gone")
                connection.execute(sa.delete(table).where(*gone), [{"gone": member} for member in members])
            if rows:
                connection.execute(sa.insert(groups), rows)

    def group_of(self, kind: str, member: str) -> str | None:
        """The group a member is in; ``None`` for one that stands alone."""
        query = sa.select(groups.c.group).where(groups.c.kind == kind, groups.c.member == member)
        with self._reads() as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
        return found

    def groups_of(self, kind: str, text_id: TextId) -> dict[str, str]:
        """The groups that an article's members are in."""
        query = (
            sa.select(groups.c.member, groups.c.group)
            .join_from(groups, cards, (cards.c.kind == groups.c.kind) & (cards.c.member == groups.c.member))
            .where(groups.c.kind == kind, cards.c.article == text_id)
        )
        with self._reads() as connection:
            return {row.member: row.group for row in connection.execute(query)}

    def undated(self, kind: str, members: Sequence[str]) -> list[TextId]:
        """The articles of these members that have no published day."""
        found: set[TextId] = set()
        with self._reads() as connection:
            for at in range(0, len(members), AT_ONCE):
                some = cards.c.kind == kind, cards.c.member.in_(members[at : at + AT_ONCE])
                query = sa.select(cards.c.article).join_from(cards, articles)
                found |= {
                    TextId(row[0]) for row in connection.execute(query.where(*some, articles.c.published.is_(None)))
                }
        return sorted(found)

    def article_of(self, kind: str, member: str) -> TextId:
        """The article that a member is of."""
        if kind in {"copy", "story"}:
            return TextId(member)
        query = sa.select(cards.c.article).where(cards.c.kind == kind, cards.c.member == member)
        if kind == "event":
            query = sa.select(records.c.article).where(records.c.id == member)
        with self._reads() as connection:
            return TextId(connection.execute(query).scalar_one())

    def members(self, kind: str, group: str) -> list[str]:
        """The members of a group, in order of their ids."""
        query = sa.select(groups.c.member).where(groups.c.kind == kind, groups.c.group == group)
        with self._reads() as connection:
            return [row.member for row in connection.execute(query.order_by(groups.c.member))]

    def groups(self, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every group of a kind with its members, in order of their ids."""
        query = sa.select(groups).where(groups.c.kind == kind).order_by(groups.c.group, groups.c.member)
        with self._reads() as connection:
            found: dict[str, list[str]] = {}
            for row in connection.execute(query).mappings():
                found.setdefault(row["group"], []).append(row["member"])
        yield from ((group, tuple(members)) for group, members in found.items())

    def nearly(self, kind: str, least: float, most: float) -> list[Likeness]:
        """The likenesses of a kind with a score from ``least`` to below ``most``, the surest first."""
        query = sa.select(likenesses).where(
            likenesses.c.kind == kind, likenesses.c.score >= least, likenesses.c.score < most
        )
        ordered = query.order_by(likenesses.c.score.desc(), likenesses.c.one, likenesses.c.other)
        with self._reads() as connection:
            return [_likeness(row) for row in connection.execute(ordered).mappings()]

    def likenesses(self, kind: str, members: Sequence[str]) -> list[Likeness]:
        """The likenesses among these members."""
        with self._reads() as connection:
            return _among(connection, kind, members)

    # ---- dates

    def date(self, text_id: TextId, found: LinkedDate | None) -> None:
        """Keep the days between which a linked event puts an undated article, or that none does."""
        with self._writes() as connection:
            connection.execute(sa.delete(linked_dates).where(linked_dates.c.article == text_id))
            if found:
                row = {
                    "article": text_id,
                    "earliest": found.earliest.isoformat() if found.earliest else None,
                    "latest": found.latest.isoformat() if found.latest else None,
                    "because": found.because,
                }
                connection.execute(sa.insert(linked_dates), row)

    def dated(self, text_id: TextId) -> LinkedDate | None:
        """The days between which a linked event puts an undated article."""
        query = sa.select(linked_dates).where(linked_dates.c.article == text_id)
        with self._reads() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return LinkedDate(_day(row["earliest"]), _day(row["latest"]), row["because"]) if row else None


def number_of(key: str) -> int:
    """A key as a number of 63 bits: the first half is of what stands before its first stroke (a day, a week).

    So the keys of one time lie together in the file, and a new article touches few of its pages, however many there are.
    """
    first, _, rest = key.partition("|")
    return _half(first) >> 1 << 32 | _half(rest)


@lru_cache(maxsize=1 << 14)
def _half(part: str) -> int:
    return int.from_bytes(hashlib.blake2b(part.encode(), digest_size=4, person=b"wk-key").digest(), "big")


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _ends(connection: sa.Connection, kind: str, members: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """The likenesses of these members from their end: one of them, the other, the score."""
    for at in range(0, len(members), AT_ONCE):
        some = members[at : at + AT_ONCE]
        for mine, theirs in ((likenesses.c.one, likenesses.c.other), (likenesses.c.other, likenesses.c.one)):
            query = sa.select(mine, theirs, likenesses.c.score).where(likenesses.c.kind == kind, mine.in_(some))
            yield from (tuple(row) for row in connection.execute(query))


def _among(connection: sa.Connection, kind: str, members: Sequence[str]) -> list[Likeness]:
    inside = set(members)
    found: list[Likeness] = []
    for at in range(0, len(members), AT_ONCE):
        some = likenesses.c.one.in_(members[at : at + AT_ONCE])
        query = sa.select(likenesses).where(likenesses.c.kind == kind, some)
        rows = connection.execute(query.order_by(likenesses.c.one, likenesses.c.other)).mappings()
        found.extend(_likeness(row) for row in rows if row["other"] in inside)
    return found


def _likeness(row: sa.RowMapping) -> Likeness:
    return Likeness(row["one"], row["other"], row["score"], row["label"], tuple(json.loads(row["because"])))
