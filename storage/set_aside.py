"""After a restore: what stands in the outbox may have been said in the time that is lost."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.notices import MenuChanged
from domain.outbox import Kind, Priority, Receipt, State
from storage.outbox import BLANK, UNLEASED
from storage.tables.outbox import outbox

RESTORED = "Restored"
FAREWELL = "farewell"


class SetAside:
    """Nobody sends meanwhile. What only asks or tidies up may be done twice, and stays."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def bury(self, until: datetime, now: datetime) -> list[Receipt | None]:
        """What was due by then and would say something becomes a dead letter. The receipts of
        each, or None; goodbyes to erased people just go.
        """
        due = outbox.c.due <= until
        goodbye = update(outbox).where(IS_OPEN, outbox.c.receipt == FAREWELL)
        await self._connection.execute(goodbye.values(**BLANK, state=State.DONE.value, done_at=now))
        dead = (
            update(outbox)
            .where(IS_OPEN, due, SAYS)
            .values(**UNLEASED, state=State.DEAD.value, last_error=RESTORED, done_at=now)
        )
        rows = await self._connection.execute(dead.returning(outbox.c.receipt, outbox.c.receipt_id))
        return [None if row[0] is None else Receipt(row[0], row[1]) for row in rows]

    async def take_as_said(self, until: datetime, now: datetime) -> int:
        """Notices that were due by then are done without being sent. How many."""
        said = update(outbox).where(IS_OPEN, outbox.c.due <= until, IS_NOTICE)
        done = said.values(**BLANK, state=State.DONE.value, done_at=now)
        return len((await self._connection.execute(done.returning(outbox.c.id))).all())


def says() -> ColumnElement[bool]:
    speaks = or_(*(outbox.c.name.startswith(verb) for verb in ("send", "copy", "forward")))
    return or_(IS_NOTICE, and_(outbox.c.kind == Kind.CALL.value, speaks))


IS_OPEN = outbox.c.state.in_((State.WAITING.value, State.LEASED.value))
# A call for help is better heard twice than never; a menu is set and says nothing.
IS_NOTICE = and_(
    outbox.c.kind == Kind.NOTICE.value,
    outbox.c.priority > Priority.AT_ONCE.value,
    outbox.c.name != MenuChanged.__name__,
)
SAYS = says()
