"""What young people do with a co-design question, in private: choose, and hand over an idea."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.designs import DesignId
from domain.people import Person
from handlers.answers import Answer, replace, reply
from handlers.designs import IDEA_GUIDE
from handlers.filters import Numbered, Private, StartedAs
from services.design_votes import DesignVotes
from services.designs import Designs
from texts.say import Say

router = Router(name="design_votes")


@router.message(Private(), StartedAs(r"v(?P<design>[0-9]{1,18})"))
async def opened(
    message: Message,
    design: str,
    me: Person | None,
    designs: Designs,
    design_votes: DesignVotes,
    say: Say,
) -> Answer:
    """The card's button; whoever asked sees how it stands."""
    number = DesignId(int(design))
    if await designs.is_asked_by(me, number):
        return reply(message, say.designs.panel(await designs.look(me, number)))
    return reply(message, say.design_choices.choice(await design_votes.look(me, number)))


@router.callback_query(Private(), Numbered("design", "see"))
async def see(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    design_votes: DesignVotes,
    say: Say,
) -> Answer:
    return replace(
        pressed, say.design_choices.choice(await design_votes.look(me, DesignId(numbers[0])))
    )


@router.callback_query(Private(), Numbered("design", "vote", count=2))
async def vote(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    design_votes: DesignVotes,
    say: Say,
) -> Answer:
    number, place = numbers
    return replace(
        pressed, say.design_choices.choice(await design_votes.vote(me, DesignId(number), place))
    )


@router.callback_query(Private(), Numbered("design", "idea"))
async def idea(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    design_votes: DesignVotes,
    say: Say,
) -> Answer:
    asked = await design_votes.begin(me, DesignId(numbers[0]))
    return replace(pressed, IDEA_GUIDE.words(asked, say))


@router.callback_query(Private(), Numbered("design", "noidea"))
async def take_back(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    design_votes: DesignVotes,
    say: Say,
) -> Answer:
    """Also when the question is over, as long as the idea is kept."""
    choice = await design_votes.take_back(me, DesignId(numbers[0]))
    if choice.is_open:
        return replace(pressed, say.design_choices.choice(choice))
    return replace(pressed, say.design_choices.idea_over(choice.design))
