"""Cards of wishes in private chats: noted when they stand there, blank when their wisher goes."""

from collections.abc import Mapping, Sequence

from domain.people import PersonId
from domain.wishes import WishId, WishState
from services.desk import Desk
from services.wish_steps import WishSteps
from storage.wish_cards import ShownCard

# In which a card is sent; whatever else it is in, it has gone on meanwhile.
SENT_IN = (WishState.OPEN, WishState.POOLED)


class WishCards:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._steps = WishSteps(desk)

    async def posted(self, id: int, _fields: Mapping[str, object], result: object) -> None:
        """The receipt: from now on it changes with its wish."""
        wish = await self._tx.wishes.get(WishId(id))
        match result:
            case {"message_id": int(message), "chat": {"id": int(chat)}} if wish is not None:
                reader = await self._tx.people.by_telegram_id(chat)
                if reader is None:
                    return
                card = ShownCard(wish.id, reader.id, message)
                await self._tx.wish_cards.note(card)
                if wish.state not in SENT_IN:
                    await self._steps.cards_changed(wish)

    async def of_wisher(self, wisher: PersonId) -> Sequence[ShownCard]:
        return await self._tx.wish_cards.of_wisher(wisher)

    async def erased(self, cards: Sequence[ShownCard]) -> None:
        """Their wisher is no more: what stands on them goes too."""
        for card in cards:
            wish = await self._tx.wishes.get(card.wish)
            if wish is not None:
                await self._steps.card_changed(card, wish)
                await self._tx.wish_cards.drop(card.wish)
