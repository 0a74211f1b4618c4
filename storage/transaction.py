"""A transaction as an edge opens it: one connection, and every store bound to it."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager

from storage.engine import WRITTEN
from storage.failures import DatabaseFailure, translated
from storage.many_rows import said
from storage.prepared import Prepared
from storage.stores import Stores

# Tables from which `Scenes` reads.
OF_SCENES = frozenset(
    "people consents groups former_chats organisations cadres deputies memberships".split()
)


class NestedTransaction(RuntimeError):
    """A task that has a transaction open asked for another: on SQLite it would wait for itself."""


class Spoiled(RuntimeError):
    """A database error was handled inside the transaction; what came after it cannot be trusted."""


class Reading(Stores):
    """One unchanging view of the database: a store that would write is refused by the database."""


class Transaction(Stores):
    """Opened and committed by the edge. Services get stores of it, and neither commit nor send."""

    _spoiled: DatabaseFailure | None = None

    async def say(self, statement: Prepared, given: Iterable[Mapping[str, object]]) -> None:
        """For each of the values that are given; it hands nothing out."""
        for one in given:
            await statement.say(self._connection, one)

    def scene_changed(self) -> bool:
        """Whether anything of which a scene is made was written since this was last asked."""
        written: set[str] = self._connection.info.pop(WRITTEN, set())
        return not written.isdisjoint(OF_SCENES)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """For an update that acts: an exception undoes what happened inside, and goes on.

        A refusal or a bug may be handled around it. A `DatabaseFailure` may not: it takes the whole
        transaction with it, whoever catches it.
        """
        self.sound()
        await self._say("SAVEPOINT update_that_acts")
        noted = len(self.noting.entries)
        try:
            yield
        except Exception as error:
            self._spoiled = translated(error)
            if self._spoiled is not None:
                raise self._spoiled from None
            await self._say("ROLLBACK TO SAVEPOINT update_that_acts")
            await self._say("RELEASE SAVEPOINT update_that_acts")
            del self.noting.entries[noted:]
            raise
        await self._say("RELEASE SAVEPOINT update_that_acts")

    async def _say(self, statement: str) -> None:
        """To the driver itself: SQLAlchemy's own savepoints cost as much as a short update."""
        try:
            await said(self._connection, statement)
        except Exception as error:
            self._spoiled = translated(error)
            if self._spoiled is None:
                raise
            raise self._spoiled from None

    def sound(self) -> None:
        """Spoiled if a database error was swallowed here."""
        if self._spoiled is not None:
            raise Spoiled(str(self._spoiled))
