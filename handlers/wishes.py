"""`/wish` and the steps of a wish that its wisher and its cadre side take."""

import re

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import AgeBand, Person
from domain.wishes import Outcome, WishId
from handlers.answers import Answer, quote, replace, reply
from handlers.filters import (
    Awaited,
    Command,
    InGroup,
    Numbered,
    PressedAs,
    Private,
    Started,
)
from handlers.incoming import said_above, visitor_of
from services.desk import Desk
from services.safety import Safety
from services.wish_lists import WishLists
from services.wishes import TALK, Wishes, WishTextGone
from texts.say import Say

router = Router(name="wishes")

BANDS = "|".join(map(re.escape, AgeBand))
OUTCOMES = "|".join(Outcome)
# What the cadre side's buttons do; the card is shown as it is afterwards.
STEPS = {"claim": Wishes.claim, "release": Wishes.release, "done": Wishes.done}


@router.message(InGroup(), Command("wish", "wishes"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.wishes.in_group(desk.bot.link("wish")))


@router.message(Private(), Command("wish"))
async def wish(message: Message, rest: str, me: Person | None, wishes: Wishes, say: Say) -> Answer:
    """`/wish` alone asks; with a text one message is enough."""
    if not rest:
        return await ask(message, me, wishes, say)
    return await hand_over(message, rest, me, wishes, say)


@router.message(Private(), Started("wish"))
async def asked(message: Message, me: Person | None, wishes: Wishes, say: Say) -> Answer:
    return await ask(message, me, wishes, say)


async def ask(message: Message, me: Person | None, wishes: Wishes, say: Say) -> Answer:
    """Of somebody unknown nothing is noted: what they write next can be made a wish by a button."""
    if me is None:
        return reply(message, say.wishes.ask())
    return reply(message, say.talks.asked(say.wishes.ask(), await wishes.await_text(me)))


@router.message(Private(), Awaited(TALK))
async def awaited(message: Message, me: Person, wishes: Wishes, say: Say) -> Answer:
    text = message.text or message.caption
    if not text:
        return reply(message, say.wishes.no_words())
    return await hand_over(message, text, me, wishes, say)


async def hand_over(
    message: Message, text: str, me: Person | None, wishes: Wishes, say: Say
) -> Answer:
    """Whoever was never asked their age is asked first; the text stays in the message above."""
    if me is None or await wishes.needs_age(me):
        return quote(message, say.wishes.ask_age())
    saved = await wishes.submit(me, text, message.date)
    return reply(message, say.wishes.saved(saved))


@router.callback_query(Private(), Numbered("wish", "from"))
async def from_text(pressed: CallbackQuery, me: Person | None, wishes: Wishes, say: Say) -> Answer:
    """Something nobody understood was a wish."""
    text = text_above(pressed)
    if me is None or await wishes.needs_age(me):
        return replace(pressed, say.wishes.ask_age())
    saved = await wishes.submit(me, text)
    return replace(pressed, say.wishes.saved(saved))


@router.callback_query(Private(), PressedAs(rf"wishage:(?P<band>{BANDS})"))
async def of_age(
    pressed: CallbackQuery,
    band: str,
    me: Person | None,
    wishes: Wishes,
    safety: Safety,
    say: Say,
) -> Answer:
    """The answer to the one question."""
    visitor = visitor_of(pressed.from_user)
    wish = await wishes.hand_over(visitor, AgeBand(band), text_above(pressed))
    if wish is None:
        numbers = await safety.hotlines(me)
        return replace(pressed, say.wishes.too_young(say.safety.hotlines(numbers)))
    return replace(pressed, say.wishes.saved(wish, made_known=me is None))


@router.callback_query(
    Private(), PressedAs(rf"wish:(?P<step>{'|'.join(STEPS)}):(?P<id>\d{{1,18}})")
)
async def stepped(
    pressed: CallbackQuery,
    step: str,
    id: str,
    me: Person | None,
    wishes: Wishes,
    wish_lists: WishLists,
    say: Say,
) -> Answer:
    wish = await STEPS[step](wishes, WishId(int(id)), me)
    return replace(pressed, say.wish_cards.card(await wish_lists.of(wish, me)))


@router.callback_query(Private(), Numbered("wish", "confirm", count=2))
async def confirm(
    pressed: CallbackQuery, numbers: tuple[int, int], me: Person | None, wishes: Wishes, say: Say
) -> Answer:
    await wishes.confirm(WishId(numbers[0]), me, numbers[1])
    return replace(pressed, say.wishes.confirmed())


@router.callback_query(Private(), Numbered("wish", "notyet"))
async def not_yet(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, wishes: Wishes, say: Say
) -> Answer:
    wish = await wishes.not_yet(WishId(numbers[0]), me)
    return replace(pressed, say.wishes.noted_not_yet(wish))


@router.callback_query(Private(), Numbered("wish", "withdraw"))
async def withdraw(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, wishes: Wishes, say: Say
) -> Answer:
    await wishes.withdraw(WishId(numbers[0]), me)
    return replace(pressed, say.wishes.withdrawn())


@router.callback_query(Private(), Numbered("wish", "both"))
async def both(pressed: CallbackQuery, say: Say) -> Answer:
    """The new one is another one: nothing changes."""
    return replace(pressed, say.wishes.both_stay())


@router.callback_query(Private(), PressedAs(rf"wish:(?P<outcome>{OUTCOMES}):(?P<id>\d{{1,18}})"))
async def followed_up(
    pressed: CallbackQuery, outcome: str, id: str, me: Person | None, wishes: Wishes, say: Say
) -> Answer:
    """Four weeks later."""
    said = Outcome(outcome)
    await wishes.follow_up(WishId(int(id)), me, said)
    return replace(pressed, say.wishes.followed(said))


def text_above(pressed: CallbackQuery) -> str:
    """What the message with the button replies to. WishTextGone if it cannot be seen any more."""
    text = said_above(pressed)
    if text is None:
        raise WishTextGone
    return text
