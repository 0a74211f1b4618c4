"""What every service works with: the edge's transaction, its one moment, and who the bot is."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.groups import Group, GroupId
from domain.notices import Notice, fields_of
from domain.outbox import Kind, OutboxId, Post, Priority, Receipt
from domain.people import PersonId
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class BotIdentity:
    """What `getMe` says. `sees_all`: privacy mode is off, so that plain talk arrives without
    rights too.
    """

    id: int
    username: str
    sees_all: bool

    def link(self, payload: str) -> str:
        """A link that opens the private chat at a step."""
        return f"https://t.me/{self.username}?start={payload}"


@dataclass(frozen=True, slots=True)
class Desk:
    """Made by the edge for each transaction. `zone` is the installation's; a group's is that of its
    organisation.
    """

    tx: Transaction
    now: datetime
    zone: tzinfo
    bot: BotIdentity

    async def tell(
        self,
        notice: Notice,
        *,
        person: PersonId | None = None,
        group: GroupId | None = None,
        due: datetime | None = None,
        priority: Priority = Priority.NOTICE,
        dedupe_key: str | None = None,
        receipt: Receipt | None = None,
    ) -> OutboxId | None:
        """Put a notice into the outbox, to one person or one group. None: it was told before."""
        return await self.tx.outbox.add(
            Post(
                kind=Kind.NOTICE,
                name=type(notice).__name__,
                fields=fields_of(notice),
                due=due or self.now,
                priority=priority,
                person=person,
                group=group,
                dedupe_key=dedupe_key,
                receipt=receipt,
            )
        )

    async def ask_telegram(
        self,
        method: str,
        fields: dict[str, object],
        receipt: Receipt | None = None,
        *,
        dedupe_key: str | None = None,
    ) -> OutboxId | None:
        """Put a call into the outbox whose answer comes back to the receipt's service."""
        return await self.tx.outbox.add(
            Post(
                kind=Kind.CALL,
                name=method,
                fields=fields,
                due=self.now,
                priority=Priority.ANSWER,
                dedupe_key=dedupe_key,
                receipt=receipt,
            )
        )

    async def run_by(self, group: Group) -> list[PersonId]:
        """The responsible cadre and the deputies of a group, as far as they have started."""
        lines = [] if group.cadre is None else [group.cadre]
        lines += [one for one in await self.tx.sides.deputies(group.id) if one not in lines]
        found = [await self.tx.cadres.get(line) for line in lines]
        return [one.person for one in found if one is not None and one.person is not None]
