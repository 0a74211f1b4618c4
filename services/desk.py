"""What every service works with: the edge's transaction, its one moment, and who the bot is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.groups import Group, GroupId
from domain.notices import Notice, fields_of
from domain.organisations import Cadre
from domain.outbox import Kind, Post, Priority, Receipt
from domain.people import PersonId
from domain.periods import day_of
from storage.transaction import Transaction

NEXT_RING = timedelta(seconds=1)


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

    @property
    def link_into_group(self) -> str:
        """A link that adds the bot to one's own group with its rights, and says /start there."""
        rights = "delete_messages+pin_messages"
        return f"https://t.me/{self.username}?startgroup=bind&admin={rights}"


@dataclass(frozen=True, slots=True)
class Desk:
    """Made by the edge for each transaction. `zone` is the installation's; a group's is that of its
    organisation.
    """

    tx: Transaction
    now: datetime
    zone: tzinfo
    bot: BotIdentity

    @property
    def next_ring(self) -> datetime:
        """When what is due already is done: whoever asks wants a moment that is still to come."""
        return self.now + NEXT_RING

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
    ) -> None:
        """Put a notice into the outbox, to one person or one group; what was told before is not
        told again.
        """
        await self.tx.outbox.add(
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

    async def tell_all(
        self, notice: Notice, people: Sequence[PersonId], *, due: datetime, dedupe_key: str
    ) -> None:
        """The same to many, each once: their number ends the key."""
        posts = [
            Post(
                kind=Kind.NOTICE,
                name=type(notice).__name__,
                fields=fields_of(notice),
                due=due,
                priority=Priority.NOTICE,
                person=person,
                dedupe_key=f"{dedupe_key}{person}",
            )
            for person in people
        ]
        await self.tx.outbox.add_all(posts)

    async def ask_telegram(
        self,
        method: str,
        fields: Mapping[str, object],
        receipt: Receipt | None = None,
        *,
        priority: Priority = Priority.ANSWER,
        dedupe_key: str | None = None,
    ) -> None:
        """Put a call into the outbox whose answer comes back to the receipt's service."""
        await self.tx.outbox.add(
            Post(
                kind=Kind.CALL,
                name=method,
                fields=fields,
                due=self.now,
                priority=priority,
                dedupe_key=dedupe_key,
                receipt=receipt,
            )
        )

    async def first_of_album(self, album: str | None) -> bool:
        """Of several pictures sent in private as one only the first is answered."""
        nowhere = GroupId(0)
        return album is None or bool(await self.tx.albums.fresh([(nowhere, album)], self.now))

    async def run_by(self, group: Group) -> list[PersonId]:
        """The responsible cadre and the deputies of a group, as far as they have started and hold
        a position today.
        """
        return await self.tx.sides.run_by(group.id, group.cadre, day_of(self.now, self.zone))

    async def lines_of(self, person: PersonId) -> list[Cadre]:
        """The positions somebody holds today, the oldest first; none: no cadre."""
        return await self.tx.cadres.of_person(person, day_of(self.now, self.zone))

    async def groups_of(self, person: PersonId) -> list[Group]:
        """The groups that somebody runs, as responsible cadre or as deputy."""
        return await self.tx.groups.run_by([line.id for line in await self.lines_of(person)])

    async def zone_of(self, group: Group) -> tzinfo:
        """That of the group's organisation; the installation's while it has none."""
        if group.organisation is None:
            return self.zone
        office = await self.tx.organisations.get(group.organisation)
        return self.zone if office is None else ZoneInfo(office.zone)
