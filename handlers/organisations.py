"""Invite links, /start for people with an office, and who is the safety contact."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.organisations import AtWork, OrganisationId
from domain.people import Person
from handlers.answers import Answer, follow, replace, reply, to_private
from handlers.filters import Command, InGroup, Numbered, PressedAs, Private, Started, StartedAs
from handlers.incoming import visitor_of
from services.desk import Desk
from services.organisations import Organisations
from texts.say import Say

router = Router(name="organisations")


class WithOffice(Filter):
    """Sent by somebody with a position or a role; hands it on as `work`."""

    async def __call__(
        self, _message: Message, me: Person | None, organisations: Organisations
    ) -> bool | dict[str, object]:
        work = await organisations.offices(None if me is None else me.id)
        return {"work": work} if work.any else False


@router.message(Private(), StartedAs(r"i(?P<token>[\w-]*)"))
async def open_invite(
    message: Message, token: str, organisations: Organisations, desk: Desk, say: Say
) -> Answer:
    if message.from_user is None:
        return None
    taken = await organisations.open_invite(token, visitor_of(message.from_user))
    return reply(message, say.organisations.taken_up(taken, desk.bot.link_into_group))


@router.message(Private(), Started(""), WithOffice())
async def home(message: Message, me: Person | None, work: AtWork, desk: Desk, say: Say) -> Answer:
    has_groups = me is not None and bool(await desk.groups_of(me.id))
    link = desk.bot.link_into_group
    return reply(message, say.organisations.home(work, link, has_groups=has_groups))


@router.message(Private(), Command("safety"))
async def safety(
    message: Message, me: Person | None, organisations: Organisations, say: Say
) -> Answer:
    contacts = [
        (one, await organisations.safety_contact(one))
        for one in await organisations.administered(me)
    ]
    return reply(message, say.organisations.safety(contacts))


@router.message(InGroup(), Command("safety"))
async def safety_in_group(message: Message, desk: Desk, say: Say) -> Answer:
    people = say.people
    return to_private(message, people.in_private(), people.open_private(), desk.bot.link("help"))


@router.callback_query(Private(), PressedAs("safety:me"))
async def safety_is_me(
    pressed: CallbackQuery, me: Person | None, organisations: Organisations, say: Say
) -> Answer:
    named = await organisations.be_safety_contact(me)
    return replace(pressed, say.organisations.safety_is_you(named))


@router.callback_query(Private(), Numbered("safety", "link"))
async def safety_is_another(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    organisations: Organisations,
    say: Say,
) -> Answer:
    """The message with the buttons stays: the link below it is to be handed on."""
    organisation = OrganisationId(numbers[0])
    named, token = await organisations.invite_safety_contact(me, organisation)
    return follow(pressed, say.organisations.safety_link(named, organisations.link(token)))
