"""`/roles`: who holds which role, links that give one, and calling them back."""

import re

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.organisations import InviteId, OrganisationId, Role
from domain.people import Person, PersonId
from handlers.answers import Answer, follow, replace, reply, to_private
from handlers.filters import Command, InGroup, Numbered, PressedAs, Private, Started
from services.desk import Desk
from services.organisations import Organisations
from services.roles import Roles
from texts.say import Say

router = Router(name="roles")

WHERE = r"(?P<where>\d{1,18})"
ROLE = rf"(?P<role>{'|'.join(map(re.escape, Role))})"
PERSON = r"(?P<person>\d{1,18})"


@router.message(Private(), Command("roles"))
@router.message(Private(), Started("roles"))
async def asked(message: Message, me: Person | None, roles: Roles, say: Say) -> Answer:
    offices = await roles.offices(me)
    if len(offices) > 1:
        return reply(message, say.roles.choose(offices))
    return reply(message, say.roles.of(await roles.of(me, offices[0].id)))


@router.message(InGroup(), Command("roles"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    people = say.people
    return to_private(message, people.in_private(), people.open_private(), desk.bot.link("roles"))


@router.callback_query(Private(), Numbered("roles", "at", count=2))
async def at(
    pressed: CallbackQuery, numbers: tuple[int, int], me: Person | None, roles: Roles, say: Say
) -> Answer:
    where, page = numbers
    return replace(pressed, say.roles.of(await roles.of(me, OrganisationId(where), page)))


@router.callback_query(Private(), Numbered("roles", "give"))
async def give(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, roles: Roles, say: Say
) -> Answer:
    return replace(pressed, say.roles.to_give(await roles.to_give(me, OrganisationId(numbers[0]))))


@router.callback_query(Private(), PressedAs(rf"roles:link:{WHERE}:{ROLE}"))
async def link(
    pressed: CallbackQuery,
    where: str,
    role: str,
    me: Person | None,
    roles: Roles,
    organisations: Organisations,
    say: Say,
) -> Answer:
    """The message with the buttons stays: the link below it is to be handed on."""
    given, token = await roles.give(me, OrganisationId(int(where)), Role(role))
    return follow(pressed, say.roles.given(given, Role(role), organisations.link(token)))


@router.callback_query(Private(), Numbered("roles", "take"))
async def take(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, roles: Roles, say: Say
) -> Answer:
    return replace(pressed, say.roles.to_withdraw(await roles.held(me, OrganisationId(numbers[0]))))


@router.callback_query(Private(), PressedAs(rf"roles:ask:{WHERE}:{ROLE}:{PERSON}"))
async def ask(
    pressed: CallbackQuery,
    where: str,
    role: str,
    person: str,
    me: Person | None,
    roles: Roles,
    say: Say,
) -> Answer:
    found = await roles.holder(me, OrganisationId(int(where)), Role(role), PersonId(int(person)))
    return replace(pressed, say.roles.sure(*found))


@router.callback_query(Private(), PressedAs(rf"roles:drop:{WHERE}:{ROLE}:{PERSON}"))
async def drop(
    pressed: CallbackQuery,
    where: str,
    role: str,
    person: str,
    me: Person | None,
    roles: Roles,
    say: Say,
) -> Answer:
    office = OrganisationId(int(where))
    left = await roles.withdraw(me, office, Role(role), PersonId(int(person)))
    return replace(pressed, say.roles.of(left))


@router.callback_query(Private(), Numbered("roles", "links", count=2))
async def links(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    roles: Roles,
    desk: Desk,
    say: Say,
) -> Answer:
    where, page = numbers
    found = await roles.links(me, OrganisationId(where), page)
    return replace(pressed, say.roles.links(found, desk.zone))


@router.callback_query(Private(), Numbered("roles", "invite"))
async def invite(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    roles: Roles,
    desk: Desk,
    say: Say,
) -> Answer:
    return replace(pressed, say.roles.link(await roles.link(me, InviteId(numbers[0])), desk.zone))


@router.callback_query(Private(), Numbered("roles", "back"))
async def back(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    roles: Roles,
    desk: Desk,
    say: Say,
) -> Answer:
    left = await roles.call_back(me, InviteId(numbers[0]))
    return replace(pressed, say.roles.links(left, desk.zone))


@router.callback_query(Private(), Numbered("roles", "again"))
async def again(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    roles: Roles,
    organisations: Organisations,
    say: Say,
) -> Answer:
    """In place of the old link: nothing can be done about that one any more."""
    where, before, token = await roles.again(me, InviteId(numbers[0]))
    return replace(pressed, say.roles.renewed(where, before, organisations.link(token)))
