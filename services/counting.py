"""When a group is counted: the bot sees everything, or it does not, and who is told of it."""

from datetime import datetime, timedelta

from domain.groups import MEMBER, Group, GroupState, sees_everything, state_of
from domain.notices import GroupCounting, GroupPaused, GroupWelcome, Notice
from domain.outbox import Kind, Post, Priority, Receipt
from domain.people import PersonId
from services.desk import Desk

HOUR = timedelta(hours=1)


class Counting:
    """Bound to one transaction; the group is given as it was read there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def follow(
        self,
        group: Group,
        rights: frozenset[str],
        at: datetime,
        *,
        arrived: bool = False,
        by: PersonId | None = None,
    ) -> bool:
        """Bring the state in line with the bot's rights since `at`. Has the state changed? Whoever
        changed it (`by`) knows, and is not told.
        """
        await self._tx.groups.set_rights(group.id, rights)
        sees = sees_everything(rights, self._desk.bot.sees_all)
        state = state_of(bound=group.cadre is not None, sees=sees, held=group.held)
        if state is group.state:
            moved = arrived or (group.has_bot and MEMBER not in rights)
            if moved and state is GroupState.PAUSED:
                await self.tell_side(group, GroupPaused(group.id))
            return False
        if not await self._tx.groups.change_state(group.id, group.state, state):
            return False
        if state is GroupState.COUNTING:
            await self._begin(group, at, arrived=arrived, by=by)
        elif state is GroupState.PAUSED:
            await self._pause(group, at, by)
        return True

    async def tell_side(self, group: Group, notice: Notice, but: PersonId | None = None) -> None:
        """To the responsible cadre and the deputies."""
        for person in await self._desk.run_by(group):
            if person != but:
                await self._desk.tell(notice, person=person, priority=Priority.ANSWER)

    async def welcome(self, group: Group) -> None:
        """Post the welcome; its receipt takes the one before away."""
        await self._desk.tell(
            GroupWelcome(group.id),
            group=group.id,
            priority=Priority.GROUP,
            receipt=Receipt("welcome", group.id),
        )

    async def ask_rights(self, group: Group) -> None:
        """What the bot may do there; the receipt acts on it, and knows how it stood when asked."""
        whose = {"chat_id": str(group.chat), "user_id": str(self._desk.bot.id)}
        asked = Receipt("rights", group.id)
        if group.state is GroupState.COUNTING:
            asked = Receipt("rights-counting", group.id)
        await self._desk.ask_telegram("getChatMember", whose, asked)

    async def ask_members(self, group: Group) -> None:
        """How many are in the chat: now, and once more when the hour is full, however many come
        and go meanwhile.
        """
        hour = self._desk.now.replace(minute=0, second=0, microsecond=0)
        for stage, due in (("now", self._desk.now), ("then", hour + HOUR)):
            await self._tx.outbox.add(
                Post(
                    kind=Kind.CALL,
                    name="getChatMemberCount",
                    fields={"chat_id": str(group.chat)},
                    due=due,
                    priority=Priority.NOTICE,
                    dedupe_key=f"members:{group.id}:{hour.isoformat()}:{stage}",
                    receipt=Receipt("members", group.id),
                )
            )

    async def _begin(
        self, group: Group, at: datetime, *, arrived: bool, by: PersonId | None
    ) -> None:
        """A welcome when the bot is new in the chat; rights that came back need none."""
        first = await self._tx.groups.start_counting(group.id, at)
        await self._tx.gaps.end(group.id, at)
        await self.tell_side(group, GroupCounting(group.id), by)
        await self.ask_members(group)
        if group.greets and (first or arrived):
            await self.welcome(group)

    async def _pause(self, group: Group, at: datetime, by: PersonId | None) -> None:
        if group.counting_since is not None:
            await self._tx.gaps.begin(group.id, at)
        await self.tell_side(group, GroupPaused(group.id), by)
