"""Where wishes stand as cards in private chats, as long as they have not ended."""

from dataclasses import dataclass

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import PersonId
from domain.wishes import WishId
from storage.many_rows import insert_new
from storage.tables.wishes import wish_cards, wishes


@dataclass(frozen=True, slots=True)
class ShownCard:
    """`message` is Telegram's number of the message in the private chat of `person`."""

    wish: WishId
    person: PersonId
    message: int


class WishCards:
    """Of those who look after wishes; a wisher's own messages are none."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, card: ShownCard) -> None:
        """Twice changes nothing."""
        given = {"person_id": card.person, "message_id": card.message, "wish_id": card.wish}
        await insert_new(self._connection, wish_cards, **given)

    async def of(self, wish: WishId) -> list[ShownCard]:
        return await self._list(select(wish_cards).where(wish_cards.c.wish_id == wish))

    async def of_wisher(self, wisher: PersonId) -> list[ShownCard]:
        """All cards of somebody's wishes."""
        own = select(wishes.c.id).where(wishes.c.wisher_id == wisher)
        return await self._list(select(wish_cards).where(wish_cards.c.wish_id.in_(own)))

    async def drop(self, wish: WishId) -> None:
        """It has ended, and its cards change no more."""
        await self._connection.execute(delete(wish_cards).where(wish_cards.c.wish_id == wish))

    async def _list(self, asked: Select[tuple[int, int, int]]) -> list[ShownCard]:
        ordered = asked.order_by(wish_cards.c.person_id, wish_cards.c.message_id)
        return [
            ShownCard(WishId(row.wish_id), PersonId(row.person_id), row.message_id)
            for row in await self._connection.execute(ordered)
        ]
