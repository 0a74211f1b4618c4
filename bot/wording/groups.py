"""Notices about setting up a group, its rights and its welcome."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.groups import GroupState, sees_everything
from domain.notices import (
    GroupCounting,
    GroupFound,
    GroupMuted,
    GroupNotYours,
    GroupPaused,
    GroupUnclaimed,
    GroupWelcome,
)


async def group_found(desk: WordingDesk, notice: GroupFound) -> Outgoing | None:
    """Not when somebody runs it by now, the bot is gone again, or other news of it follows."""
    group = await desk.view.groups.get(notice.group)
    if group is None or group.cadre is not None or not group.has_bot:
        return None
    sees = sees_everything(group.rights, desk.bot.sees_all)
    if sees is not notice.sees:
        return None
    words = desk.say.groups.found(group, sees=sees, into_group=desk.bot.link_into_group)
    return message(words)


async def group_unclaimed(desk: WordingDesk, notice: GroupUnclaimed) -> Outgoing | None:
    group = await desk.view.groups.get(notice.group)
    if group is None or group.cadre is not None or not group.has_bot:
        return None
    return message(desk.say.groups.unclaimed(desk.bot.link("help")))


async def group_not_yours(desk: WordingDesk, notice: GroupNotYours) -> Outgoing | None:
    """Another cadre may have been faster."""
    group = await desk.view.groups.get(notice.group)
    if group is None:
        return None
    words = desk.say.groups
    return message(words.not_yours(group) if group.cadre is None else words.taken(group))


async def group_counting(desk: WordingDesk, notice: GroupCounting) -> Outgoing | None:
    group = await desk.view.groups.get(notice.group)
    if group is None or group.state is not GroupState.COUNTING:
        return None
    return message(desk.say.groups.counting(group))


async def group_paused(desk: WordingDesk, notice: GroupPaused) -> Outgoing | None:
    group = await desk.view.groups.get(notice.group)
    if group is None or group.state is not GroupState.PAUSED:
        return None
    if not group.has_bot:
        return message(desk.say.groups.removed(group, desk.bot.link_into_group))
    return message(desk.say.groups.blind(group))


async def group_welcome(desk: WordingDesk, notice: GroupWelcome) -> Outgoing | None:
    group = await desk.view.groups.get(notice.group)
    if group is None or group.cadre is None or not group.has_bot:
        return None
    return message(desk.say.groups.welcome(desk.bot.link(f"g{group.id}")))


async def group_muted(desk: WordingDesk, notice: GroupMuted) -> Outgoing | None:
    """Not when it is gone from the chat: then its cadre hears of that."""
    group = await desk.view.groups.get(notice.group)
    if group is None or not group.has_bot:
        return None
    return message(desk.say.groups.muted(group))


RENDERERS: dict[type, Renderer] = {
    GroupMuted: group_muted,
    GroupFound: group_found,
    GroupUnclaimed: group_unclaimed,
    GroupNotYours: group_not_yours,
    GroupCounting: group_counting,
    GroupPaused: group_paused,
    GroupWelcome: group_welcome,
}
