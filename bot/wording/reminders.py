"""Reminders as messages: what is missing now, not what was missing when the reminder was made."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import QuotaDue
from domain.periods import day_of, quarter_of
from domain.quotas import CONTACT_QUOTA
from domain.reminders import owes
from domain.stats import Quota


async def quota_due(desk: WordingDesk, notice: QuotaDue) -> Outgoing | None:
    """None once the quota is reached, the quarter over, or the office somebody else's."""
    cadre = await desk.view.cadres.get(notice.cadre)
    if cadre is None or desk.reader is None or cadre.person != desk.reader.id:
        return None
    office = await desk.view.organisations.get(cadre.organisation)
    zone = desk.zone if office is None else ZoneInfo(office.zone)
    quarter, today = quarter_of(date.fromisoformat(notice.quarter)), day_of(desk.now, zone)
    reached = await desk.view.reports.reached(cadre.id)
    quota = Quota(reached.asked, reached.take_part, CONTACT_QUOTA[cadre.position])
    if today not in quarter or not owes(cadre, quarter, today) or quota.asked >= quota.owed:
        return None
    days_left = (quarter.after - today).days
    groups = bool(await desk.view.groups.run_by([cadre.id]))
    words = desk.say.reminders
    return message(words.quota_due(quota, quarter.last, days_left, has_groups=groups))


RENDERERS: Mapping[type, Renderer] = {QuotaDue: quota_due}
