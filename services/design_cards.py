"""The cards of co-design in groups: they show the present number, and never who."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from zoneinfo import ZoneInfo

from domain.design_notices import DesignAsked, DesignCardChanged
from domain.designs import Design, DesignCard, DesignCardId, DesignState
from domain.groups import Author, GroupId
from domain.outbox import Priority, Receipt
from services.cards import settling
from services.desk import Desk

RECEIPT = "design-card"


class DesignCards:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def post(self, card: DesignCard) -> None:
        """Posted twice it harms nobody: votes are not given there."""
        await self._desk.tell(
            DesignAsked(card.id),
            group=card.group,
            priority=Priority.GROUP,
            receipt=Receipt(RECEIPT, card.id),
        )

    async def posted(self, id: int, _fields: Mapping[str, object], result: object) -> None:
        """The receipt: the card stands in the group. Said twice, the first one stays."""
        card = await self._tx.designs.card(DesignCardId(id))
        group = None if card is None else await self._tx.groups.get(card.group)
        if card is None or group is None or card.message is not None:
            return
        if group.left_behind(result):
            await self.post(card)
            return
        match result:
            case {"message_id": int(message)}:
                await self._tx.designs.posted(card.id, message)
                noted = [(card.group, message, Author(None, cadre_side=False))]
                await self._tx.authors.note(noted, self._desk.now)

    async def lost(self, group: GroupId) -> None:
        """The chat is another one: what is open gets a new card there."""
        for card in await self._tx.designs.lose_cards(group):
            await self.post(card)

    async def changed(self, design: Design) -> None:
        """However many tap: one edit of each card for every few seconds, longer where there are
        many cards.
        """
        cards = await self._tx.designs.cards(design.id)
        stretch, settled = settling(self._desk.now, len(cards))
        over = design.state is not DesignState.OPEN
        for card in cards:
            await self._desk.tell(
                DesignCardChanged(card.id),
                group=card.group,
                due=self._desk.now if over else settled,
                priority=Priority.GROUP,
                dedupe_key=f"{RECEIPT}:{card.id}:{'over' if over else stretch}",
            )

    async def zone_of(self, design: Design, cards: Sequence[DesignCard]) -> tzinfo:
        """That of the office for which it was asked, or of its first group."""
        if design.organ is not None:
            office = await self._tx.organisations.get(design.organ)
            return self._desk.zone if office is None else ZoneInfo(office.zone)
        group = await self._tx.groups.get(cards[0].group) if cards else None
        return self._desk.zone if group is None else await self._desk.zone_of(group)
