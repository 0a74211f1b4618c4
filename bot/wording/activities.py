"""Activities as messages: the card in a group, and what whoever joined hears."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.wording.messages import keyboard, message
from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from domain.activities import Activity, ActivityState
from domain.activity_notices import (
    ActivityCalledOff,
    ActivityCard,
    ActivityCardChanged,
    ActivityMoved,
    ActivityReminder,
    ActivityUnsure,
    CalendarAsked,
    OrganInvitation,
)
from domain.activity_reminders import stage_due
from texts.activities import kind_named
from texts.words import Words


async def card(desk: WordingDesk, notice: ActivityCard) -> Outgoing | None:
    """None if it stands there already, or there is nothing to come to any more."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.message is not None:
        return None
    over = activity.ends_at <= desk.now and not activity.is_afterwards
    if not activity.is_on or over:
        return None
    return message(await shown(desk, activity))


async def card_changed(desk: WordingDesk, notice: ActivityCardChanged) -> Outgoing | None:
    """None while the card is still on its way: it will show the same numbers."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.message is None:
        return None
    fields = {**message(await shown(desk, activity)).fields, "message_id": str(activity.message)}
    return Outgoing("editMessageText", fields)


async def shown(desk: WordingDesk, activity: Activity) -> Words:
    numbers = await desk.view.activities.numbers(activity.id)
    zone = await zone_of(desk, activity)
    found = await desk.view.recurring.of(activity.id)
    weekly = "" if found is None or not found[0].is_running else desk.say.recurring.on_card()
    link = desk.bot.link(f"k{activity.id}")
    return desk.say.activities.card(activity, numbers, zone, link, weekly)


async def invitation(desk: WordingDesk, notice: OrganInvitation) -> Outgoing | None:
    """None if there is nothing to come to any more."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or activity.ends_at <= desk.now:
        return None
    link = desk.bot.link(f"o{activity.id}")
    zone = await zone_of(desk, activity)
    return message(desk.say.holding.invitation(activity, zone, link))


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
    zone = await zone_of(desk, activity)
    return await dated(desk, activity, desk.say.activities.told_moved(activity, zone))


async def called_off(desk: WordingDesk, notice: ActivityCalledOff) -> Outgoing | None:
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.state is not ActivityState.CANCELLED:
        return None
    zone = await zone_of(desk, activity)
    return await dated(desk, activity, desk.say.activities.told_off(activity, zone))


async def calendar(desk: WordingDesk, notice: CalendarAsked) -> Outgoing | None:
    """None if it does not take place any more: that was told."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or activity.ends_at <= desk.now:
        return None
    zone = await zone_of(desk, activity)
    return await dated(desk, activity, desk.say.activities.calendar(activity, zone))


async def dated(desk: WordingDesk, activity: Activity, words: Words) -> Outgoing:
    """Words with the calendar file below them: the same entry, changed or struck out."""
    from exports.calendars import Entry, calendar_file

    entry = Entry(
        number=activity.id,
        bot=desk.bot.username,
        changes=activity.changes,
        title=activity.title,
        kind=kind_named(desk.say.activities.language, activity.kind, activity.own_kind),
        place=activity.place,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        zone=str(await zone_of(desk, activity)),
        stamp=desk.now,
        cancelled=not activity.is_on,
        online=activity.online,
    )
    content = await WORKER.draw(calendar_file, entry)
    fields = {"caption": words.text, "parse_mode": "HTML"}
    if words.buttons:
        fields["reply_markup"] = keyboard(words)
    return Outgoing("sendDocument", fields, File("document", f"{activity.id}.ics", content))


async def reminder(desk: WordingDesk, notice: ActivityReminder) -> Outgoing | None:
    """None if it was moved, called off or has begun, if a later stage has come, or if they do not
    come.
    """
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or desk.reader is None:
        return None
    zone = await zone_of(desk, activity)
    moved = activity.starts_at != datetime.fromisoformat(notice.starts)
    if moved or stage_due(activity.starts_at, desk.now, zone) != notice.stage:
        return None
    if desk.reader.id not in await desk.view.activities.coming_to(activity.id):
        return None
    return message(desk.say.activities.reminder(activity, zone, notice.stage))


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
    OrganInvitation: invitation,
    ActivityUnsure: unsure,
    ActivityMoved: moved,
    ActivityCalledOff: called_off,
    ActivityReminder: reminder,
    CalendarAsked: calendar,
}
