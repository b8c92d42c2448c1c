"""The rulings of a ledger: added, never changed or taken out."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from wordkeep.errors import LedgerDamaged
from wordkeep.model.ruling import Ruling
from wordkeep.model.ruling_wire import ruling_from_wire, ruling_to_wire
from wordkeep.store.schema import rulings

Connections = Callable[[], AbstractContextManager[sa.Connection]]


class Rulings:
    """What people ruled, in the order it was stored."""

    def __init__(self, *, reads: Connections, writes: Connections) -> None:
        self._reads, self._writes = reads, writes

    def all(self) -> tuple[Ruling, ...]:
        """Every ruling, undone ones and the undoing too; raises ``LedgerDamaged`` where one cannot be read back."""
        found = []
        for id_, ruling in self.stored():
            if ruling is None:
                raise LedgerDamaged("a ruling cannot be read back", where=id_, next_step="wordkeep verify LEDGER")
            found.append(ruling)
        return tuple(found)

    def stored(self) -> Iterator[tuple[str, Ruling | None]]:
        """Every ruling under the id it is stored by; ``None`` for one that cannot be read back."""
        with self._reads() as connection:
            rows = connection.execute(sa.select(rulings.c.id, rulings.c.ruling).order_by(rulings.c.number)).all()
        for row in rows:
            try:
                yield row.id, ruling_from_wire(json.loads(row.ruling))
            except (ValueError, KeyError, TypeError, AttributeError):
                yield row.id, None

    def add(self, made: Iterable[Ruling]) -> int:
        """Store rulings and give how many were new; one that is there already is left as it is."""
        rows = [
            {
                "id": ruling.id,
                "target": ruling.target,
                "by": ruling.by,
                "made_at": ruling.made_at.isoformat(),
                "ruling": json.dumps(ruling_to_wire(ruling), ensure_ascii=False),
            }
            for ruling in made
        ]
        with self._writes() as connection:
            before = self._count(connection)
            for row in rows:
                connection.execute(insert(rulings).values(row).on_conflict_do_nothing())
            return self._count(connection) - before

    @staticmethod
    def _count(connection: sa.Connection) -> int:
        found: int = connection.execute(sa.select(sa.func.count()).select_from(rulings)).scalar_one()
        return found
