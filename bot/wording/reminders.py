"""Reminders as messages: what is missing now, not what was missing when the reminder was made."""

from collections.abc import Mapping
from datetime import date

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import QuotaDue
from domain.periods import day_of, quarter_of
from domain.reminders import owes
from services.progress import place_of, quota_of


async def quota_due(desk: WordingDesk, notice: QuotaDue) -> Outgoing | None:
    """None once the quota is reached, the quarter over, or the office somebody else's."""
    cadre = await desk.view.cadres.get(notice.cadre)
    if cadre is None or desk.reader is None or cadre.person != desk.reader.id:
        return None
    place = await place_of(desk.view, cadre.organisation)
    quarter, today = quarter_of(date.fromisoformat(notice.quarter)), day_of(desk.now, place.zone)
    quota = await quota_of(desk.view, cadre, quarter.first, place)
    if today not in quarter or not owes(cadre, quarter, today) or quota.asked >= quota.owed:
        return None
    days_left = (quarter.after - today).days
    groups = bool(await desk.view.groups.run_by([cadre.id]))
    words = desk.say.reminders
    return message(words.quota_due(quota, quarter.last, days_left, has_groups=groups))


RENDERERS: Mapping[type, Renderer] = {QuotaDue: quota_due}
