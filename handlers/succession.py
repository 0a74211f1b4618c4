"""Handing a group to a successor, and the choice of those who were the other one's contacts."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.groups import GroupId
from domain.organisations import CadreId
from domain.people import Person
from handlers.answers import Answer, replace
from handlers.filters import Numbered, Private
from services.succession import NotASuccessor, Succession
from services.vacancies import Vacancies
from texts.say import Say

router = Router(name="succession")


@router.callback_query(Private(), Numbered("heir", "office"))
async def of_office(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    vacancies: Vacancies,
    say: Say,
) -> Answer:
    return replace(pressed, say.succession.of_office(await vacancies.of_office(me), numbers[0]))


@router.callback_query(Private(), Numbered("heir", "list", count=2))
async def heirs(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    succession: Succession,
    say: Say,
) -> Answer:
    found = await succession.heirs(GroupId(numbers[0]), me)
    return replace(pressed, say.succession.heirs(found, numbers[1]))


@router.callback_query(Private(), Numbered("heir", "pick", count=2))
async def pick(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    succession: Succession,
    say: Say,
) -> Answer:
    """Nothing is done yet: what it means for the contacts is said first."""
    found = await succession.heirs(GroupId(numbers[0]), me)
    for one in found.able:
        if one.id == numbers[1]:
            return replace(pressed, say.succession.sure(found, one))
    raise NotASuccessor


@router.callback_query(Private(), Numbered("heir", "give", count=2))
async def give(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    succession: Succession,
    say: Say,
) -> Answer:
    done = await succession.hand_over(GroupId(numbers[0]), CadreId(numbers[1]), me)
    return replace(pressed, say.succession.handed_over(done.group, done.to, done.asked))


@router.callback_query(Private(), Numbered("heir", "yes"))
async def keep(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    succession: Succession,
    say: Say,
) -> Answer:
    return replace(pressed, say.succession.kept(await succession.keep(CadreId(numbers[0]), me)))


@router.callback_query(Private(), Numbered("heir", "no"))
async def let_go(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    succession: Succession,
    say: Say,
) -> Answer:
    await succession.let_go(CadreId(numbers[0]), me)
    return replace(pressed, say.succession.gone())
