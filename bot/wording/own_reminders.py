"""Own reminders as messages: their words as they stand, to whoever wanted them or to a group."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.own_notices import GroupReminderDue, OwnReminderDue

LATE = timedelta(minutes=10)


async def own_reminder_due(desk: WordingDesk, notice: OwnReminderDue) -> Outgoing | None:
    """What is more than a few minutes late says so."""
    one = await desk.view.own_reminders.get(notice.reminder)
    if one is None:
        return None
    late = desk.now - datetime.fromisoformat(notice.moment) > LATE
    return message(desk.say.own_reminders.due(one, late=late, instead=notice.instead))


async def group_reminder_due(desk: WordingDesk, notice: GroupReminderDue) -> Outgoing | None:
    one = await desk.view.own_reminders.get(notice.reminder)
    return None if one is None else message(desk.say.own_reminders.in_group_due(one))


RENDERERS: Mapping[type, Renderer] = {
    OwnReminderDue: own_reminder_due,
    GroupReminderDue: group_reminder_due,
}
