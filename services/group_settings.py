"""Intentions about how a group is run: held, greeted, in which language; by buttons in private."""

from dataclasses import replace

from domain.groups import Group, GroupId, GroupPanel
from domain.people import Person
from domain.refusals import Refusal
from domain.rights import Deed
from services.counting import Counting
from services.desk import Desk
from services.groups import GroupUnknown
from services.rights import Rights
from services.threads import ThreadNotThere


class GroupWithoutBot(Refusal):
    """The bot was put out of the chat, so that nothing can be posted there."""


class GroupSettings:
    """Bound to one transaction. For the responsible cadre and the deputies."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)
        self._counting = Counting(desk)

    async def panel(self, id: GroupId, me: Person | None) -> GroupPanel:
        return await self._seen(await self._run(id, me), me)

    async def speak(self, id: GroupId, language: str, me: Person | None) -> GroupPanel:
        """What the bot says in the group from now on."""
        group = await self._run(id, me)
        await self._tx.groups.set_language(id, language)
        return await self._seen(replace(group, language=language), me)

    async def hold(self, id: GroupId, me: Person | None, *, held: bool) -> GroupPanel:
        """Pause counting, or go on; the rest of the cadre side is told. Meanwhile the days show as
        unknown, as they do while the bot sees nothing.
        """
        group = await self._run(id, me)
        if await self._tx.groups.hold(id, held=held) and me is not None:
            await self._counting.follow(
                replace(group, held=held), group.rights, self._desk.now, by=me.id
            )
            action = "hold" if held else "go-on"
            await self._tx.audit.add(me.id, action, "group", id, self._desk.now)
        return await self.panel(id, me)

    async def greet(self, id: GroupId, me: Person | None, *, greets: bool) -> GroupPanel:
        """Whether a welcome is posted by itself when the bot comes into the chat."""
        group = await self._run(id, me)
        await self._tx.groups.set_greets(id, greets=greets)
        return await self._seen(replace(group, greets=greets), me)

    async def put_cards(self, id: GroupId, thread: int, me: Person | None) -> GroupPanel:
        """In which thread of a forum cards and the welcome stand from now on; 0 is General."""
        group = await self._run(id, me)
        there = {one.id for one in await self._tx.threads.open_in(id)}
        if thread and thread not in there:
            raise ThreadNotThere
        await self._tx.groups.set_cards_thread(id, thread or None)
        return await self._seen(replace(group, cards_thread=thread or None), me)

    async def welcome(self, id: GroupId, me: Person | None) -> None:
        """Post the welcome once more, in place of the one that stands there; GroupWithoutBot."""
        group = await self._run(id, me)
        if not group.has_bot:
            raise GroupWithoutBot
        await self._counting.welcome(group)

    async def _run(self, id: GroupId, me: Person | None) -> Group:
        group = await self._tx.groups.get(id)
        if group is None:
            raise GroupUnknown
        await self._rights.require_in(me, Deed.RUN_GROUP, group)
        return group

    async def _seen(self, group: Group, me: Person | None) -> GroupPanel:
        lines = [] if me is None else await self._desk.lines_of(me.id)
        found = [await self._tx.cadres.get(one) for one in await self._tx.sides.deputies(group.id)]
        deputies = tuple(one for one in found if one is not None)
        threads = tuple(await self._tx.threads.open_in(group.id))
        return GroupPanel(group, group.cadre in {one.id for one in lines}, deputies, threads)
