"""An activity step by step, and proposals: what young people would like, and a tap makes it one."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.groups import GroupId
from domain.people import Person
from domain.proposals import ProposalId
from domain.talks import Talk
from handlers.answers import Answer, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, Pressed, Private, Started
from services.activity_talks import (
    KIND,
    PLACE,
    SEATS,
    TALK,
    TIME,
    TITLE,
    ActivityTalks,
    HoldAsked,
)
from services.desk import Desk
from services.proposals import Proposals
from services.talks import Talks
from texts.say import Say
from texts.words import Words

router = Router(name="holding")


class HoldAwaited(Filter):
    """Somebody is being asked about their activity; hands on the `talk`."""

    async def __call__(
        self, message: Message, me: Person | None, talks: Talks
    ) -> bool | dict[str, object]:
        if me is None or (message.text or "").startswith("/"):
            return False
        talk = await talks.waiting(me, TALK)
        return False if talk is None else {"talk": talk}


@router.message(Private(), HoldAwaited())
async def said(
    message: Message, talk: Talk, me: Person, activity_talks: ActivityTalks, say: Say
) -> Answer:
    if message.text is None:
        return reply(message, say.topics.only_words())
    return reply(message, step(await activity_talks.said(me, talk, message.text), say))


@router.callback_query(Private(), Pressed("hold", "new"))
async def begin(
    pressed: CallbackQuery, me: Person | None, activity_talks: ActivityTalks, say: Say
) -> Answer:
    return replace(pressed, step(await activity_talks.begin(me), say))


@router.callback_query(Private(), Numbered("hold", "from"))
async def from_proposal(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    asked = await activity_talks.from_proposal(me, ProposalId(numbers[0]))
    return follow(pressed, step(asked, say))


@router.callback_query(Private(), Numbered("hold", "to", count=2))
async def chosen(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    asked = await activity_talks.chosen(me, GroupId(numbers[0]), numbers[1])
    return replace(pressed, step(asked, say))


@router.callback_query(Private(), Numbered("hold", "kind", count=2))
async def kind(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    return replace(pressed, step(await activity_talks.kind(me, *numbers), say))


@router.callback_query(Private(), Numbered("hold", "seats", count=2))
async def seats(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    return replace(pressed, step(await activity_talks.seats(me, *numbers), say))


@router.callback_query(Private(), Numbered("hold", "back"))
async def back(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    return replace(pressed, step(await activity_talks.back(me, numbers[0]), say))


@router.callback_query(Private(), Numbered("hold", "send"))
async def send(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activity_talks: ActivityTalks,
    say: Say,
) -> Answer:
    return replace(pressed, step(await activity_talks.send(me, numbers[0]), say))


def step(asked: HoldAsked, say: Say) -> Words:
    """What is asked next, or that the card is on its way."""
    talk, group, zone = asked.talk, asked.group, asked.zone
    if talk is None or group is None or zone is None:
        if talk is not None:
            return say.talks.asked(say.holding.group(asked.choice, talk.mark), talk)
        return say.activities.announced(asked.activity, group, zone)
    if talk.step == KIND:
        words = say.holding.kind(asked.own, talk.mark)
    elif asked.plan is not None:
        words = say.holding.preview(asked.plan, group, zone, talk.mark)
    elif talk.step == SEATS:
        words = say.holding.seats(talk.mark)
    else:
        plain = {TITLE: say.holding.title, PLACE: say.holding.place, TIME: say.holding.time}
        words = plain[talk.step]()
    return say.talks.asked(words, talk)


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
