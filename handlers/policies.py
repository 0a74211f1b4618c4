"""`/policy`: what holds in an organisation; administrators set it, with buttons or in one line."""

import re
from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.five_ones import NATIONAL_KINDS
from domain.organisations import OrganisationId
from domain.people import Person
from domain.policies import ListedKind, Matter, Policy, PolicyUnclear, day_from, usual_start
from handlers.answers import Answer, follow, replace, reply, to_private
from handlers.filters import DIGITS, Command, InGroup, Numbered, PressedAs, Private, Started
from services.desk import Desk
from services.policies import Policies
from texts.activities import parts_of
from texts.policies import figure_of, kinds_of, matter_of
from texts.say import Say

router = Router(name="policies")

WHERE = r"(?P<where>\d{1,18})"
MATTER = rf"(?P<matter>{'|'.join(map(re.escape, Matter))})"


@router.message(InGroup(), Command("policy"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    people = say.people
    return to_private(message, people.in_private(), people.open_private(), desk.bot.link("policy"))


@router.message(Private(), Started("policy"))
async def started(message: Message, me: Person | None, policies: Policies, say: Say) -> Answer:
    return await home(message, me, policies, say)


@router.message(Private(), Command("policy"))
async def asked(
    message: Message, rest: str, me: Person | None, policies: Policies, say: Say
) -> Answer:
    """Without words what holds; with words something is set."""
    if not rest:
        return await home(message, me, policies, say)
    first, *others = parts_of(rest)
    if first.isascii() and first.isdecimal() and len(first) <= DIGITS:
        where, parts = OrganisationId(int(first)), others
    else:
        where, parts = await policies.own_office(me), [first, *others]
    await policies.to_set(me, where)
    policy = policy_of(where, parts, await policies.today(where))
    return reply(message, say.policies.answered(await policies.set(me, policy)))


async def home(message: Message, me: Person | None, policies: Policies, say: Say) -> Answer:
    offices = await policies.offices(me)
    if len(offices) > 1:
        return reply(message, say.policies.choose(offices))
    return reply(message, say.policies.of(await policies.of(me, offices[0].id)))


@router.callback_query(Private(), Numbered("policy", "at"))
async def at(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, policies: Policies, say: Say
) -> Answer:
    return replace(pressed, say.policies.of(await policies.of(me, OrganisationId(numbers[0]))))


@router.callback_query(Private(), PressedAs(rf"policy:change:{WHERE}:{MATTER}"))
async def change(
    pressed: CallbackQuery,
    where: str,
    matter: str,
    me: Person | None,
    policies: Policies,
    say: Say,
) -> Answer:
    office, day = await policies.to_set(me, OrganisationId(int(where)))
    return replace(pressed, say.policies.options(office, Matter(matter), day))


@router.callback_query(Private(), PressedAs(rf"policy:set:{WHERE}:{MATTER}:(?P<figure>\d{{1,6}})"))
async def choose(
    pressed: CallbackQuery,
    where: str,
    matter: str,
    figure: str,
    me: Person | None,
    policies: Policies,
    say: Say,
) -> Answer:
    """A forged figure over the national one is refused as any other."""
    office, day = await policies.to_set(me, OrganisationId(int(where)))
    if Matter(matter) is Matter.KINDS:
        raise PolicyUnclear
    policy = Policy(office.id, Matter(matter), day, int(figure))
    return replace(pressed, say.policies.answered(await policies.set(me, policy)))


@router.callback_query(Private(), Numbered("policy", "national"))
async def national(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, policies: Policies, say: Say
) -> Answer:
    """The five kinds of the notice again."""
    office, day = await policies.to_set(me, OrganisationId(numbers[0]))
    kinds = tuple(ListedKind(one) for one in NATIONAL_KINDS)
    policy = Policy(office.id, Matter.KINDS, day, kinds=kinds)
    return replace(pressed, say.policies.answered(await policies.set(me, policy)))


@router.callback_query(Private(), Numbered("policy", "raisings", count=2))
async def raisings(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    policies: Policies,
    say: Say,
) -> Answer:
    where, page = numbers
    office, found, more = await policies.raisings(me, OrganisationId(where), page)
    return follow(pressed, say.policies.raisings(office, found, page, more=more))


def policy_of(where: OrganisationId, parts: list[str], today: date) -> Policy:
    """Matter; value; day, of which the day may be left out."""
    if not 2 <= len(parts) <= 3:
        raise PolicyUnclear
    matter = matter_of(parts[0])
    day = day_from(parts[2], today) if len(parts) > 2 and parts[2] else usual_start(today)
    if matter is Matter.KINDS:
        return Policy(where, matter, day, kinds=kinds_of(parts[1]))
    return Policy(where, matter, day, figure_of(matter, parts[1]))
