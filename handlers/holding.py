"""An activity step by step, and proposals: what young people would like, and a tap makes it one."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.groups import GroupId
from domain.people import Person
from domain.proposals import ProposalId
from domain.talks import Talk, TalkHasMovedOn
from handlers.answers import Answer, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, Pressed, Private, Started
from handlers.guides import Guide, on_buttons
from services.activity_talks import (
    GROUP,
    KIND,
    PLACE,
    PREVIEW,
    REPEAT,
    SEATS,
    TALK,
    TIME,
    TITLE,
    ActivityTalks,
    HoldAsked,
)
from services.desk import Desk
from services.proposals import Proposals
from texts.say import Say
from texts.words import Words

router = Router(name="holding")


def preview(asked: HoldAsked, talk: Talk, say: Say) -> Words:
    if not asked.plans or asked.group is None or asked.zone is None:
        raise TalkHasMovedOn
    weekly = say.recurring.said(asked.repeat)
    return say.holding.preview(asked.plans, asked.group, asked.zone, talk.mark, weekly)


def announced(asked: HoldAsked, say: Say) -> Words:
    if not asked.made or asked.group is None or asked.zone is None:
        raise TalkHasMovedOn
    words = say.recurring.announced(asked.made, asked.repeat, asked.group, asked.zone)
    return words.with_buttons(*say.holding.invite(asked.made[0][0], asked.others))


GUIDE: Guide[HoldAsked] = Guide(
    kind=TALK,
    steps=ActivityTalks,
    asks={
        GROUP: lambda asked, talk, say: say.holding.group(asked.choice, talk.mark),
        KIND: lambda asked, talk, say: say.holding.kind(asked.own, talk.mark, asked.kinds),
        TITLE: lambda _asked, _talk, say: say.holding.title(),
        PLACE: lambda _asked, _talk, say: say.holding.place(),
        TIME: lambda _asked, _talk, say: say.holding.time(),
        SEATS: lambda _asked, talk, say: say.holding.seats(talk.mark),
        REPEAT: lambda asked, talk, say: say.recurring.ask(talk.mark, weekly=asked.weekly),
        PREVIEW: preview,
    },
    no_words=lambda say: say.talks.only_words(),
    ended=announced,
)


@router.callback_query(Private(), Pressed("hold", "new"))
async def begin(
    pressed: CallbackQuery, me: Person | None, activity_talks: ActivityTalks, say: Say
) -> Answer:
    return replace(pressed, GUIDE.words(await activity_talks.begin(me), say))


@router.callback_query(Private(), Numbered("hold", "from"))
async def from_proposal(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    asked = await activity_talks.from_proposal(me, ProposalId(numbers[0]))
    return follow(pressed, GUIDE.words(asked, say))


@router.callback_query(Private(), Numbered("hold", "to", count=2))
async def chosen(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    asked = await activity_talks.chosen(me, GroupId(numbers[0]), numbers[1])
    return replace(pressed, GUIDE.words(asked, say))


on_buttons(
    router,
    GUIDE,
    ActivityTalks,
    "hold",
    marked={"send": ActivityTalks.send},
    numbered={
        "kind": ActivityTalks.kind,
        "seats": ActivityTalks.seats,
        "repeat": ActivityTalks.repeat,
    },
)


@router.message(InGroup(), Command("propose"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.proposals.in_group(desk.bot.link("propose")))


@router.message(Private(), Started("propose"))
async def started(message: Message, me: Person | None, proposals: Proposals, say: Say) -> Answer:
    found = await proposals.seen_by(me)
    return reply(message, say.proposals.listed(found, 0 if me is None else me.id))


@router.message(Private(), Command("propose"))
async def propose(
    message: Message, rest: str, me: Person | None, proposals: Proposals, say: Say
) -> Answer:
    """Without words what is open; with words one more."""
    if rest:
        return reply(message, say.proposals.proposed(await proposals.propose(me, rest)))
    found = await proposals.seen_by(me)
    return reply(message, say.proposals.listed(found, 0 if me is None else me.id))


@router.callback_query(Private(), Numbered("proposal", "support"))
async def support(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, proposals: Proposals, say: Say
) -> Answer:
    found = await proposals.support(me, ProposalId(numbers[0]))
    return replace(pressed, say.proposals.supported(found))


@router.callback_query(Private(), Numbered("proposal", "back"))
async def take_back(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, proposals: Proposals, say: Say
) -> Answer:
    await proposals.withdraw(me, ProposalId(numbers[0]))
    return replace(pressed, say.proposals.withdrawn())


@router.callback_query(Private(), Pressed("proposal", "list"))
async def listed(
    pressed: CallbackQuery, me: Person | None, proposals: Proposals, say: Say
) -> Answer:
    """To a cadre."""
    return replace(pressed, say.proposals.for_cadre(await proposals.for_cadre(me)))
