"""Prompts as messages: what is missing now, not what was missing when the prompt was made."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.mornings import is_time
from domain.periods import day_of
from domain.prompt_notices import MorningCome, PeriodDue
from domain.prompts import stages_of, turns_come
from scheduling.calendar import is_working_day
from services.dues import Dues
from services.mornings import morning_for


async def period_due(desk: WordingDesk, notice: PeriodDue) -> Outgoing | None:
    """None once nothing is missing, the period is over, a later stage has come, or the reader holds
    neither position nor role there any more. A stage that is ahead was made by a clock that has
    been set back since: it is said now, as it would not be made again.
    """
    if desk.reader is None:
        return None
    zone = ZoneInfo(notice.zone)
    latest = [stage for turn in turns_come(desk.now, zone, is_working_day) for stage in turn.stages]
    told = stages_of(notice.stages)
    stages = [one for one in told if one in latest or one.moment(zone, is_working_day) > desk.now]
    found = await Dues(desk.view, zone, stages, desk.now).of([desk.reader.id])
    dues = found.get(desk.reader.id)
    return None if dues is None else message(desk.say.prompts.due(dues))


async def morning_come(desk: WordingDesk, notice: MorningCome) -> Outgoing | None:
    """None when nothing is worth saying, or the morning is over."""
    zone = ZoneInfo(notice.zone)
    today = day_of(desk.now, zone).isoformat() == notice.day
    if desk.reader is None or not today or not is_time(desk.now, zone, is_working_day):
        return None
    found = await morning_for(desk.view, desk.reader.id, zone, is_working_day, desk.now)
    return message(desk.say.mornings.come(found)) if found.is_worth_saying else None


RENDERERS: Mapping[type, Renderer] = {PeriodDue: period_due, MorningCome: morning_come}
