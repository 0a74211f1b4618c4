"""Intentions about the bot in group chats: found, run, paused, migrated."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from domain.activity_notices import ActivityCard
from domain.groups import BotMoved, Group, GroupId, GroupState, Standing, sees_everything
from domain.notices import (
    GroupCounting,
    GroupFound,
    GroupMuted,
    GroupNotYours,
    GroupPaused,
    GroupUnclaimed,
)
from domain.organisations import Cadre, CadreId
from domain.outbox import Priority, Receipt
from domain.people import Person, PersonId
from domain.periods import day_of
from domain.refusals import Refusal
from domain.rights import Deed
from services.counting import Counting
from services.design_cards import DesignCards
from services.desk import Desk
from services.organisations import NotACadre
from services.rights import Rights
from storage.audit import PROGRAM

FIRST_LANGUAGE = "zh"
# Whoever comes by the link binds the group in the same breath; then there is nothing to ask.
TIME_TO_BIND = timedelta(seconds=3)


class GroupUnknown(Refusal):
    """The bot is not in this group, or was never told of it."""


class GroupHasACadre(Refusal):
    """One cadre is responsible for a group, and it is another one."""


class Groups:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._counting = Counting(desk)
        self._rights = Rights(desk)

    async def bot_moved(self, moved: BotMoved) -> None:
        """The bot was added, removed, or got other rights; a bound group goes on by itself."""
        group = await self.meet(moved.chat, moved.title)
        if group.chat != moved.chat:
            return  # late news of a chat that has got another id since
        at = min(moved.at, self._desk.now)
        await self._counting.follow(group, moved.after.rights, at, arrived=moved.arrived)
        if group.cadre is None and (moved.arrived or self._gained(moved)):
            await self._introduce(group, moved)

    async def meet(self, chat: int, title: str) -> Group:
        """The group of a chat, made known if need be; it speaks the first organisation's language
        until a cadre runs it.
        """
        known = await self._tx.groups.by_chat(chat)
        if known is not None and (known.title == title or known.chat != chat):
            return known
        roots = await self._tx.organisations.roots()
        language = roots[0].language if roots else FIRST_LANGUAGE
        return await self._tx.groups.meet(chat, title, language)

    async def run_by(self, me: Person | None) -> list[Group]:
        """Those somebody is responsible for, or a deputy of. NotACadre for everybody else."""
        await self._rights.require(me, Deed.RUN_GROUP, otherwise=NotACadre)
        return [] if me is None else await self._desk.groups_of(me.id)

    async def claim(self, id: GroupId, me: Person | None) -> Group:
        """Ask Telegram whether this cadre is an administrator there; the receipt binds the group.

        For who runs it already the bot's rights are looked at once more, unless all is well. The
        group as it was.
        """
        group, line = await self._for_cadre(id, me)
        if group.state is GroupState.COUNTING:
            return group
        if group.cadre is not None or not group.has_bot:
            await self._counting.ask_rights(group)
        if group.cadre is None and me is not None:
            whose = {"chat_id": str(group.chat), "user_id": str(me.telegram_id)}
            await self._desk.ask_telegram("getChatMember", whose, Receipt("claim", line.id))
        return group

    async def check(self, id: GroupId, me: Person | None) -> Group:
        """Ask Telegram for the bot's rights; the receipt acts on them. The group as known."""
        group, _ = await self._for_cadre(id, me)
        await self._counting.ask_rights(group)
        return group

    async def welcome(self, id: GroupId, me: Person | None) -> None:
        """Post the welcome once more, for those who came since."""
        group, _ = await self._for_cadre(id, me)
        await self._counting.welcome(group)

    async def speak(self, id: GroupId, language: str, me: Person | None) -> Group:
        """The group's language, chosen by whoever runs it."""
        group, _ = await self._for_cadre(id, me)
        if group.cadre is None:
            raise GroupUnknown
        await self._tx.groups.set_language(id, language)
        return replace(group, language=language)

    async def claim_checked(self, id: int, fields: Mapping[str, object], result: object) -> None:
        """The receipt: an administrator becomes responsible, and counting starts if it can."""
        line = await self._tx.cadres.get(CadreId(id))
        group = await self._tx.groups.by_chat(int(str(fields["chat_id"])))
        if line is None or line.person is None or group is None:
            return
        runs = isinstance(result, Mapping) and Standing.told(result).runs_chat
        if runs and await self._bind(group, line):
            bound = await self._tx.groups.get(group.id) or group
            await self._counting.follow(bound, bound.rights, self._desk.now, arrived=True)
        else:
            await self._tell_line(GroupNotYours(group.id), line)

    async def claim_failed(self, id: int, fields: Mapping[str, object]) -> None:
        """Telegram does not say who runs the chat: the bot is not there, or may see too little."""
        line = await self._tx.cadres.get(CadreId(id))
        group = await self._tx.groups.by_chat(int(str(fields["chat_id"])))
        if line is not None and group is not None and group.cadre is None:
            await self._tell_line(GroupNotYours(group.id), line)

    async def rights_told(self, id: int, _fields: Mapping[str, object], result: object) -> None:
        """The receipt: somebody asked, so the cadre side hears of it even if nothing changed. If it
        changed while Telegram was asked, an update has told them already.
        """
        await self._rights_told(GroupId(id), result, was_counting=False)

    async def rights_told_counting(
        self, id: int, _fields: Mapping[str, object], result: object
    ) -> None:
        """The same, asked while the group was counted."""
        await self._rights_told(GroupId(id), result, was_counting=True)

    async def _rights_told(self, id: GroupId, result: object, *, was_counting: bool) -> None:
        group = await self._tx.groups.get(id)
        if group is None or not isinstance(result, Mapping):
            return
        rights = Standing.told(result).rights
        if await self._counting.follow(group, rights, self._desk.now) or group.cadre is None:
            return
        counting = group.state is GroupState.COUNTING
        if counting is was_counting:
            notice = GroupCounting(group.id) if counting else GroupPaused(group.id)
            await self._counting.tell_side(group, notice)

    async def welcomed(self, id: int, _fields: Mapping[str, object], result: object) -> None:
        """The receipt: the new welcome stands, so the old one goes."""
        group = await self._tx.groups.get(GroupId(id))
        match result:
            case {"message_id": int(message)} if group is not None and group.welcome != message:
                if group.left_behind(result):
                    return
                await self._tx.groups.set_welcome(group.id, message)
                if group.welcome is not None:
                    gone = {"chat_id": str(group.chat), "message_id": str(group.welcome)}
                    await self._desk.ask_telegram("deleteMessage", gone)

    async def members_told(self, id: int, _fields: Mapping[str, object], result: object) -> None:
        """The receipt: Telegram counts everybody in the chat, and the bot is no member of ours."""
        if isinstance(result, int):
            await self._tx.groups.set_members(GroupId(id), max(0, result - 1))

    async def member_told(self, id: int, fields: Mapping[str, object], result: object) -> None:
        """The receipt: whoever takes part and is in the chat is known in the group from now on."""
        person = PersonId(id)
        group = await self._tx.groups.by_chat(int(str(fields["chat_id"])))
        there = isinstance(result, Mapping) and Standing.told(result).there
        if group is not None and there and await self._tx.consents.of(person):
            await self._tx.memberships.join(group.id, person, self._desk.now)

    async def member_moved(self, chat: int, telegram_id: int, *, there: bool) -> None:
        """Somebody came or left: Telegram is asked how many there are; and whoever has agreed to
        anything is known in the group, or no longer.
        """
        group = await self._tx.groups.by_chat(chat)
        if group is None or group.cadre is None:
            return
        person = await self._tx.people.by_telegram_id(telegram_id)
        if person is not None and not there:
            await self._tx.memberships.leave(person.id, group.id)
        elif person is not None and await self._tx.consents.of(person.id):
            await self._tx.memberships.join(group.id, person.id, self._desk.now)
        await self._counting.ask_members(group)

    async def migrated(self, old_chat: int, new_chat: int) -> None:
        """The chat has another id; the bot's rights there may have been told before this was."""
        met = await self._tx.groups.by_chat(new_chat)
        before = await self._tx.groups.by_chat(old_chat)
        group = await self._tx.groups.migrate(old_chat, new_chat)
        if before is None or group is None or group.id != before.id or group == before:
            return
        await self._leave_behind(group)
        if met is not None and met.id != group.id:
            await self._counting.follow(group, met.rights, self._desk.now)

    async def _leave_behind(self, group: Group) -> None:
        """Messages are numbered anew: what stands in the former chat is no one's here, and cards of
        what lies ahead are posted once more.
        """
        await self._tx.authors.forget(group.id)
        await self._tx.topics.leave_behind(group.id, self._desk.now)
        for one in await self._tx.activities.lose_cards(group.id, self._desk.now):
            await self._desk.tell(
                ActivityCard(one),
                group=group.id,
                priority=Priority.GROUP,
                receipt=Receipt("activity-card", one),
            )
        await DesignCards(self._desk).lost(group.id)

    async def retitled(self, chat: int, title: str) -> None:
        """A chat that the bot was never told of has no title here that could be wrong."""
        group = await self._tx.groups.by_chat(chat)
        if group is not None and group.chat == chat:
            await self._tx.groups.set_title(group.id, title)

    async def lost(self, chat: int) -> None:
        """The bot was put out, as the refusal of a call told before any update did."""
        group = await self._tx.groups.by_chat(chat)
        if group is not None and group.chat == chat and group.has_bot:
            await self._counting.follow(group, frozenset(), self._desk.now)

    async def muted(self, chat: int) -> None:
        """The bot may not write there: the cadre side is told, once a day at most."""
        group = await self._tx.groups.by_chat(chat)
        if group is None or group.cadre is None:
            return
        day = day_of(self._desk.now, self._desk.zone)
        for person in await self._desk.run_by(group):
            key = f"muted:{group.id}:{day}:{person}"
            await self._desk.tell(GroupMuted(group.id), person=person, dedupe_key=key)

    async def _bind(self, group: Group, line: Cadre) -> bool:
        """False: another cadre was faster."""
        if group.cadre == line.id:
            return True
        if not await self._tx.groups.bind(group.id, line.organisation, line.id):
            return False
        [office, *_] = await self._tx.organisations.path(line.organisation)
        await self._tx.groups.set_language(group.id, office.language)
        by = line.person or PROGRAM
        await self._tx.audit.add(by, "bind", "group", group.id, self._desk.now)
        return True

    async def _for_cadre(self, id: GroupId, me: Person | None) -> tuple[Group, Cadre]:
        """The group and the position by which somebody may set it up; as of this moment."""
        await self._rights.require(me, Deed.SET_UP_GROUP, otherwise=NotACadre)
        lines = [] if me is None else await self._desk.lines_of(me.id)
        group = await self._tx.groups.get(id)
        if group is None:
            raise GroupUnknown
        if group.cadre is not None:
            await self._rights.require_in(me, Deed.RUN_GROUP, group, otherwise=GroupHasACadre)
        return group, next((one for one in lines if one.id == group.cadre), lines[0])

    def _sees(self, standing: Standing) -> bool:
        return sees_everything(standing.rights, self._desk.bot.sees_all)

    def _gained(self, moved: BotMoved) -> bool:
        return self._sees(moved.after) and not self._sees(moved.before)

    async def _introduce(self, group: Group, moved: BotMoved) -> None:
        """To a cadre in private; for a stranger's sake one line in the group, once a day."""
        soon = self._desk.now + TIME_TO_BIND
        person = await self._tx.people.by_telegram_id(moved.by)
        if person is not None and await self._desk.lines_of(person.id):
            notice = GroupFound(group.id, self._sees(moved.after))
            await self._desk.tell(notice, person=person.id, due=soon, priority=Priority.ANSWER)
        elif moved.arrived:
            await self._tell_unclaimed(group, soon)

    async def _tell_unclaimed(self, group: Group, soon: datetime) -> None:
        await self._desk.tell(
            GroupUnclaimed(group.id),
            group=group.id,
            due=soon,
            priority=Priority.GROUP,
            dedupe_key=f"unclaimed:{group.id}:{self._desk.now.date()}",
        )

    async def _tell_line(self, notice: GroupNotYours, line: Cadre) -> None:
        if line.person is not None:
            await self._desk.tell(notice, person=line.person, priority=Priority.ANSWER)
