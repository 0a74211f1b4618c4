"""The Five Ones as a picture; refused raises to the level above; the contact's one question."""

from datetime import date

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from bot.wording.stats import drawn
from domain.meetings import MeetingState
from domain.obligations import period_of
from domain.policy_notices import MeetingNoted, QuotaRaisingRefused
from domain.stats_notices import FiveOnesPicture
from services.progress import of_lines


async def picture(desk: WordingDesk, notice: FiveOnesPicture) -> Outgoing | None:
    """None if the office is somebody else's by now."""
    line = await desk.view.cadres.get(notice.cadre)
    if line is None or desk.reader is None or line.person != desk.reader.id:
        return None
    period = period_of(line.position, date.fromisoformat(notice.first))
    [found] = await of_lines(desk.view, [(line, period)], desk.now)
    return await drawn(desk.say.five_ones.picture(found), desk.say.five_ones.caption(found))


async def raising_refused(desk: WordingDesk, notice: QuotaRaisingRefused) -> Outgoing | None:
    raising = await desk.view.policies.raising(notice.raising)
    office = None if raising is None else await desk.view.organisations.get(raising.organisation)
    if raising is None or office is None:
        return None
    return message(desk.say.policies.told(raising, office.name))


async def meeting_noted(desk: WordingDesk, notice: MeetingNoted) -> Outgoing | None:
    """None if the contact has left, or has answered."""
    line = await desk.view.cadres.get(notice.cadre)
    if line is None or desk.reader is None:
        return None
    meeting = await desk.view.meetings.get(desk.reader.id, line.id, notice.year)
    if meeting is None or meeting.state is not MeetingState.NOTED:
        return None
    return message(desk.say.meetings.asked(line.id, line.roster_name, notice.year))


RENDERERS: dict[type, Renderer] = {
    FiveOnesPicture: picture,
    QuotaRaisingRefused: raising_refused,
    MeetingNoted: meeting_noted,
}
