"""`/design`: a question of what is done next; asked by cadres and offices, chosen in private."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.designs import DesignId
from domain.groups import GroupId
from domain.organisations import OrganisationId
from domain.people import Person
from domain.talks import Talk, TalkHasMovedOn
from handlers import holding
from handlers.answers import Answer, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, Pressed, Private, Started
from handlers.guides import Guide, on_buttons
from services.activity_talks import ActivityTalks
from services.design_talks import (
    OPTIONS,
    PREVIEW,
    QUESTION,
    TALK,
    WHERE,
    DesignAskedFor,
    DesignTalks,
)
from services.design_votes import LINE, DesignVotes, IdeaAsked
from services.design_votes import TALK as IDEA
from services.designs import Designs, Where
from services.desk import Desk
from texts.say import Say
from texts.words import Words

router = Router(name="designs")


def options(asked: DesignAskedFor, talk: Talk, say: Say) -> Words:
    if asked.draft is None:
        raise TalkHasMovedOn
    return say.designs.options(asked.draft, asked.offered, talk.mark)


def preview(asked: DesignAskedFor, talk: Talk, say: Say) -> Words:
    if asked.draft is None:
        raise TalkHasMovedOn
    return say.designs.preview(asked.draft, asked.groups, asked.days, talk.mark)


def sent(asked: DesignAskedFor, say: Say) -> Words:
    if asked.panel is None:
        raise TalkHasMovedOn
    return say.designs.sent(asked.panel)


GUIDE: Guide[DesignAskedFor] = Guide(
    kind=TALK,
    steps=DesignTalks,
    asks={
        WHERE: lambda asked, talk, say: say.designs.where(asked.groups, asked.offices, talk.mark),
        QUESTION: lambda _asked, _talk, say: say.designs.question(),
        OPTIONS: options,
        PREVIEW: preview,
    },
    no_words=lambda say: say.design_choices.no_words(),
    ended=sent,
)
IDEA_GUIDE: Guide[IdeaAsked] = Guide(
    kind=IDEA,
    steps=DesignVotes,
    asks={LINE: lambda asked, _talk, say: say.design_choices.ask_idea(asked.choice)},
    no_words=lambda say: say.design_choices.no_words(),
    ended=lambda asked, say: say.design_choices.choice(asked.choice),
)


@router.message(InGroup(), Command("design"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.designs.in_group(desk.bot.link("design")))


@router.message(Private(), Command("design"))
async def overview(
    message: Message,
    rest: str,
    me: Person | None,
    designs: Designs,
    design_votes: DesignVotes,
    design_talks: DesignTalks,
    say: Say,
) -> Answer:
    """With words a question is begun; without them what there is."""
    if rest:
        return reply(message, GUIDE.words(await design_talks.begin(me, rest), say))
    return reply(message, await seen(me, designs, design_votes, say))


@router.message(Private(), Started("design"))
async def started(
    message: Message, me: Person | None, designs: Designs, design_votes: DesignVotes, say: Say
) -> Answer:
    return reply(message, await seen(me, designs, design_votes, say))


@router.callback_query(Private(), Pressed("design", "all"))
async def everything(
    pressed: CallbackQuery, me: Person | None, designs: Designs, design_votes: DesignVotes, say: Say
) -> Answer:
    return replace(pressed, await seen(me, designs, design_votes, say))


async def seen(me: Person | None, designs: Designs, design_votes: DesignVotes, say: Say) -> Words:
    return say.designs.overview(await designs.overview(me), await design_votes.open_to(me))


@router.callback_query(Private(), Pressed("design", "new"))
async def begin(
    pressed: CallbackQuery, me: Person | None, design_talks: DesignTalks, say: Say
) -> Answer:
    return replace(pressed, GUIDE.words(await design_talks.begin(me), say))


@router.callback_query(Private(), Numbered("design", "group", count=2))
async def in_one_group(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    design_talks: DesignTalks,
    say: Say,
) -> Answer:
    """0: in all that they run."""
    group, mark = numbers
    where = Where(group=GroupId(group) if group else None)
    return replace(pressed, GUIDE.words(await design_talks.placed(me, where, mark), say))


@router.callback_query(Private(), Numbered("design", "office", count=2))
async def in_branch(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    design_talks: DesignTalks,
    say: Say,
) -> Answer:
    office, mark = numbers
    where = Where(office=OrganisationId(office))
    return replace(pressed, GUIDE.words(await design_talks.placed(me, where, mark), say))


on_buttons(
    router,
    GUIDE,
    DesignTalks,
    "design",
    marked={"clear": DesignTalks.clear, "enough": DesignTalks.look, "send": DesignTalks.send},
    numbered={
        "take": DesignTalks.take,
        "open": DesignTalks.open_for,
        "ideas": DesignTalks.with_ideas,
    },
)


@router.callback_query(Private(), Numbered("design", "look"))
async def look(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, designs: Designs, say: Say
) -> Answer:
    return replace(pressed, say.designs.panel(await designs.look(me, DesignId(numbers[0]))))


@router.callback_query(Private(), Numbered("design", "read"))
async def read(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, designs: Designs, say: Say
) -> Answer:
    """Below the picture, which stays: with every idea."""
    return follow(pressed, say.designs.panel(await designs.look(me, DesignId(numbers[0]))))


@router.callback_query(Private(), Numbered("design", "again"))
async def again(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, designs: Designs, say: Say
) -> Answer:
    return replace(pressed, say.designs.sent(await designs.again(me, DesignId(numbers[0]))))


@router.callback_query(Private(), Numbered("design", "close"))
async def close(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, designs: Designs, say: Say
) -> Answer:
    return replace(pressed, say.designs.closed(await designs.close(me, DesignId(numbers[0]))))


@router.callback_query(Private(), Numbered("design", "withdraw"))
async def withdraw(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, designs: Designs, say: Say
) -> Answer:
    """Once more, since nobody can take it back."""
    return replace(pressed, say.designs.sure(await designs.own(me, DesignId(numbers[0]))))


@router.callback_query(Private(), Numbered("design", "gone"))
async def gone(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, designs: Designs, say: Say
) -> Answer:
    return replace(pressed, say.designs.withdrawn(await designs.withdraw(me, DesignId(numbers[0]))))


@router.callback_query(Private(), Numbered("design", "share"))
async def share(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, designs: Designs, say: Say
) -> Answer:
    """Below the picture, which stays."""
    return follow(pressed, say.designs.told(await designs.share(me, DesignId(numbers[0]))))


@router.callback_query(Private(), Numbered("design", "hold", count=2))
async def hold(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    """What was chosen becomes an activity, step by step."""
    number, place = numbers
    asked = await activity_talks.from_design(me, DesignId(number), place)
    return follow(pressed, holding.GUIDE.words(asked, say))
