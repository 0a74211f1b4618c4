"""Activities as messages: the card in a group, and what whoever joined hears."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.activities import Activity, ActivityState
from domain.activity_notices import (
    ActivityCalledOff,
    ActivityCard,
    ActivityCardChanged,
    ActivityMoved,
    ActivityUnsure,
)


async def card(desk: WordingDesk, notice: ActivityCard) -> Outgoing | None:
    """None if it stands there already, or there is nothing to come to any more."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.message is not None:
        return None
    over = activity.ends_at <= desk.now and not activity.is_afterwards
    if not activity.is_on or over:
        return None
    numbers = await desk.view.activities.numbers(activity.id)
    return message(desk.say.activities.card(activity, numbers, await zone_of(desk, activity)))


async def card_changed(desk: WordingDesk, notice: ActivityCardChanged) -> Outgoing | None:
    """None while the card is still on its way: it will show the same numbers."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.message is None:
        return None
    numbers = await desk.view.activities.numbers(activity.id)
    words = desk.say.activities.card(activity, numbers, await zone_of(desk, activity))
    fields = {**message(words).fields, "message_id": str(activity.message)}
    return Outgoing("editMessageText", fields)


async def unsure(desk: WordingDesk, notice: ActivityUnsure) -> Outgoing | None:
    """None once it is known where it stands."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.message is not None or not activity.is_on:
        return None
    return message(desk.say.activities.unsure(activity, failed=notice.failed))


async def moved(desk: WordingDesk, notice: ActivityMoved) -> Outgoing | None:
    """None if it was called off since, or has begun."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or activity.starts_at <= desk.now:
        return None
    return message(desk.say.activities.told_moved(activity, await zone_of(desk, activity)))


async def called_off(desk: WordingDesk, notice: ActivityCalledOff) -> Outgoing | None:
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.state is not ActivityState.CANCELLED:
        return None
    return message(desk.say.activities.told_off(activity, await zone_of(desk, activity)))


async def zone_of(desk: WordingDesk, activity: Activity) -> tzinfo:
    """That of the group's organisation; the installation's while it has none."""
    group = None if activity.group is None else await desk.view.groups.get(activity.group)
    if group is None or group.organisation is None:
        return desk.zone
    office = await desk.view.organisations.get(group.organisation)
    return desk.zone if office is None else ZoneInfo(office.zone)


RENDERERS: dict[type, Renderer] = {
    ActivityCard: card,
    ActivityCardChanged: card_changed,
    ActivityUnsure: unsure,
    ActivityMoved: moved,
    ActivityCalledOff: called_off,
}
