"""Proposals as messages: to the cadre side without a name, and to whoever wanted one."""

from bot.wording.activities import zone_of
from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.activity_notices import ProposalMade, ProposalTaken
from domain.proposals import ProposalState


async def made(desk: WordingDesk, notice: ProposalMade) -> Outgoing | None:
    """None once it was taken back, or is an activity."""
    found = await desk.view.proposals.get(notice.proposal)
    if found is None or found.state is not ProposalState.OPEN:
        return None
    return message(desk.say.proposals.made(found))


async def taken(desk: WordingDesk, notice: ProposalTaken) -> Outgoing | None:
    """None if the activity was called off since."""
    found = await desk.view.proposals.get(notice.proposal)
    activity = await desk.view.activities.get(notice.activity)
    if found is None or activity is None or not activity.is_on:
        return None
    zone, link = await zone_of(desk, activity), desk.bot.link(f"k{activity.id}")
    return message(desk.say.proposals.taken(found, activity, zone, link))


RENDERERS: dict[type, Renderer] = {ProposalMade: made, ProposalTaken: taken}
