"""What was entered afterwards, what was between two people, and how it was, as messages."""

from bot.wording.activities import zone_of
from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.activities import Activity, ActivityState
from domain.activity_notices import (
    ActivityApproved,
    ActivityDeclined,
    ActivityToApprove,
    BetweenTwoNoted,
    RatingAsked,
)
from domain.consents import Purpose
from domain.ratings import ANSWERED_FOR


async def to_approve(desk: WordingDesk, notice: ActivityToApprove) -> Outgoing | None:
    """None once it is approved or withdrawn."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or activity.approved_at is not None:
        return None
    present = await desk.view.check_ins.count(activity.id)
    zone = await zone_of(desk, activity)
    name = await holder_of(desk, activity)
    return message(desk.say.entering.to_approve(activity, present, name, zone))


async def holder_of(desk: WordingDesk, activity: Activity) -> str:
    """By the roster; the office's own name where its staff holds it."""
    if activity.cadre is not None:
        line = await desk.view.cadres.get(activity.cadre)
        return "" if line is None else line.roster_name
    office = None if activity.organ is None else await desk.view.organisations.get(activity.organ)
    return "" if office is None else office.name


async def approved(desk: WordingDesk, notice: ActivityApproved) -> Outgoing | None:
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or activity.approved_at is None:
        return None
    present = await desk.view.check_ins.count(activity.id)
    zone = await zone_of(desk, activity)
    return message(desk.say.entering.told_approved(activity, present, zone))


async def declined(desk: WordingDesk, notice: ActivityDeclined) -> Outgoing | None:
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or activity.state is not ActivityState.DECLINED:
        return None
    present = await desk.view.check_ins.count(activity.id)
    zone = await zone_of(desk, activity)
    return message(desk.say.entering.told_declined(activity, present, zone))


async def noted(desk: WordingDesk, notice: BetweenTwoNoted) -> Outgoing | None:
    """None once they have answered, or it was withdrawn."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or desk.reader is None:
        return None
    if activity.partner != desk.reader.id:
        return None
    return message(desk.say.entering.asked(activity, await zone_of(desk, activity)))


async def rating_asked(desk: WordingDesk, notice: RatingAsked) -> Outgoing | None:
    """None if it is long over, if they have rated it, or if they do not want to be asked."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or desk.reader is None:
        return None
    if desk.now >= max(activity.ends_at, activity.entered_at or activity.ends_at) + ANSWERED_FOR:
        return None
    reader = desk.reader.id
    was_there = await desk.view.check_ins.has(activity.id, reader)
    wants = Purpose.FOLLOW_UP in await desk.view.consents.of(reader)
    if not was_there or not wants or await desk.view.ratings.given_by(activity.id, reader):
        return None
    return message(desk.say.ratings.ask(activity))


RENDERERS: dict[type, Renderer] = {
    ActivityToApprove: to_approve,
    ActivityApproved: approved,
    ActivityDeclined: declined,
    BetweenTwoNoted: noted,
    RatingAsked: rating_asked,
}
