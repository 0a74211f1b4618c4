"""An office's activities, held by its staff; whoever is invited in another group joins here."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.five_ones import ActivityId
from domain.organisations import OrganisationId
from domain.people import Person
from handlers.answers import Answer, replace, reply, toast
from handlers.filters import Numbered, Private, StartedAs
from handlers.holding import GUIDE
from services.activities import Activities
from services.activity_talks import ActivityTalks
from services.joining import Joining
from services.organ_activities import OrganActivities
from texts.say import Say

router = Router(name="organs")


@router.callback_query(Private(), Numbered("organ", "new"))
async def new(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    asked = await activity_talks.begin_for_office(me, OrganisationId(numbers[0]))
    return replace(pressed, GUIDE.words(asked, say))


@router.callback_query(Private(), Numbered("organ", "invite"))
async def invite(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    told = await organ_activities.invite(me, ActivityId(numbers[0]))
    return toast(pressed, say.holding.invited(told), alert=True)


@router.message(Private(), StartedAs(r"o(?P<activity>[0-9]{1,18})"))
async def invited(
    message: Message,
    activity: str,
    joining: Joining,
    activities: Activities,
    say: Say,
) -> Answer:
    found = await joining.open_to(ActivityId(int(activity)))
    shown, (_, zone) = await activities.numbers(found.id), await activities.seen(found.id)
    return reply(message, say.holding.private_card(found, shown, zone))
