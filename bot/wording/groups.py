"""Notices about setting up a group, its rights and its welcome."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.groups import GroupState, sees_everything
from domain.handing_on import DeputyChanged, DeputyChoice
from domain.notices import (
    GroupCounting,
    GroupFound,
    GroupMuted,
    GroupNotYours,
    GroupPaused,
    GroupUnclaimed,
    GroupWelcome,
    ThreadLost,
)
from domain.organisations import CadreId


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
    if group.held:
        return message(desk.say.group_settings.held(group))
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


async def thread_lost(desk: WordingDesk, notice: ThreadLost) -> Outgoing | None:
    group = await desk.view.groups.get(notice.group)
    if group is None:
        return None
    return message(desk.say.group_settings.thread_lost(group, notice.name, closed=notice.closed))


async def deputy_choice(desk: WordingDesk, notice: DeputyChoice) -> Outgoing | None:
    group = await desk.view.groups.get(notice.group)
    if group is None:
        return None
    asked = [await desk.view.cadres.get(CadreId(int(one))) for one in notice.cadres.split()]
    found = [one for one in asked if one is not None and one.person is not None]
    return message(desk.say.deputies.choice(group, found))


async def deputy_changed(desk: WordingDesk, notice: DeputyChanged) -> Outgoing | None:
    """Not when it has changed again since."""
    group = await desk.view.groups.get(notice.group)
    line = await desk.view.cadres.get(notice.cadre)
    if group is None or line is None or desk.reader is None:
        return None
    if (line.id in await desk.view.sides.deputies(group.id)) is not notice.named:
        return None
    words = desk.say.deputies
    if line.person == desk.reader.id:
        return message(words.you_are(group) if notice.named else words.you_were(group))
    took_up = words.took_up if notice.named else words.stepped_down
    return message(took_up(group, line))


RENDERERS: dict[type, Renderer] = {
    GroupMuted: group_muted,
    ThreadLost: thread_lost,
    DeputyChoice: deputy_choice,
    DeputyChanged: deputy_changed,
    GroupFound: group_found,
    GroupUnclaimed: group_unclaimed,
    GroupNotYours: group_not_yours,
    GroupCounting: group_counting,
    GroupPaused: group_paused,
    GroupWelcome: group_welcome,
}
