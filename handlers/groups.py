"""The bot in groups: added, removed, migrated; and setting a group up."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from domain.groups import BotMoved, Group, GroupId, GroupState, Standing, sees_everything
from domain.people import Person
from domain.rights import Deed
from handlers.answers import Answer, follow, replace, reply, to_private, toast
from handlers.filters import Command, InGroup, Numbered, PressedAs, Private
from services.desk import Desk
from services.groups import Groups
from services.organisations import Organisations
from services.rights import Rights
from services.vacancies import Vacancies
from texts.say import Say
from texts.words import Words

router = Router(name="groups")

LINKED = "bind"  # the payload of `link_into_group`


class Migrates(Filter):
    """The service message, in the old chat or in the new one, that says both ids."""

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        here, new, old = message.chat.id, message.migrate_to_chat_id, message.migrate_from_chat_id
        if new is not None:
            return {"old": here, "new": new}
        return False if old is None else {"old": old, "new": here}


class Retitled(Filter):
    """The service message that says the chat's new title."""

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        title = message.new_chat_title
        return False if title is None else {"title": title}


@router.message(InGroup(), Migrates())
async def migrated(_message: Message, old: int, new: int, groups: Groups) -> Answer:
    await groups.migrated(old, new)
    return None


@router.message(InGroup(), Retitled())
async def retitled(message: Message, title: str, groups: Groups) -> Answer:
    await groups.retitled(message.chat.id, title)
    return None


@router.my_chat_member(InGroup())
async def bot_moved(event: ChatMemberUpdated, groups: Groups) -> Answer:
    await groups.bot_moved(
        BotMoved(
            chat=event.chat.id,
            title=event.chat.title or "",
            before=Standing.told(event.old_chat_member.model_dump()),
            after=Standing.told(event.new_chat_member.model_dump()),
            by=event.from_user.id,
            at=event.date,
        )
    )
    return None


@router.chat_member(InGroup())
async def member_moved(event: ChatMemberUpdated, groups: Groups) -> Answer:
    before = Standing.told(event.old_chat_member.model_dump())
    after = Standing.told(event.new_chat_member.model_dump())
    if before.there is not after.there:
        user = event.new_chat_member.user
        await groups.member_moved(event.chat.id, user.id, there=after.there)
    return None


@router.message(InGroup(), Command("bind"))
async def bind(
    message: Message, me: Person | None, here: Group | None, groups: Groups, say: Say
) -> Answer:
    if message.sender_chat is not None:
        return reply(message, say.groups.anonymous())
    return await claimed_here(message, me, here, groups, say)


@router.message(Private(), Command("bind"))
async def bind_there(
    message: Message, me: Person | None, groups: Groups, desk: Desk, say: Say
) -> Answer:
    await groups.run_by(me)  # refuses everybody but cadres
    return reply(message, say.groups.bind_there(desk.bot.link_into_group))


@router.message(InGroup(), Command("start"))
async def start(
    message: Message,
    rest: str,
    me: Person | None,
    here: Group | None,
    groups: Groups,
    organisations: Organisations,
    desk: Desk,
    say: Say,
) -> Answer:
    """A cadre sets the group up, as with /bind; everybody else is shown into the private chat.

    Telegram itself says it here for whoever adds the bot by its link: that needs no line in the
    group, since the result comes in private.
    """
    if message.sender_chat is None:
        work = await organisations.offices(None if me is None else me.id)
        if work.cadres:
            said = await claimed_here(message, me, here, groups, say)
            return None if rest == LINKED else said
    payload = "help" if here is None else f"g{here.id}"
    people = say.people
    return to_private(
        message, people.join_in_private(), people.open_private(), desk.bot.link(payload)
    )


@router.message(Private(), Command("groups"))
async def own(
    message: Message,
    me: Person | None,
    groups: Groups,
    rights: Rights,
    vacancies: Vacancies,
    desk: Desk,
    say: Say,
) -> Answer:
    """The own ones; for an administrator those of the office, or a button to them."""
    office = await rights.may(me, Deed.MANAGE_ROSTER)
    if office and me is not None and not await desk.lines_of(me.id):
        return reply(message, say.succession.of_office(await vacancies.of_office(me), 0))
    words = say.groups.own(await groups.run_by(me), desk.bot.link_into_group)
    more = (say.succession.office_button(),)
    return reply(message, words.with_buttons(more) if office else words)


@router.message(InGroup(), Command("groups"))
async def own_in_group(message: Message, desk: Desk, say: Say) -> Answer:
    people = say.people
    return to_private(message, people.in_private(), people.open_private(), desk.bot.link("help"))


@router.callback_query(Private(), Numbered("group", "claim"))
async def claim(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    groups: Groups,
    say: Say,
) -> Answer:
    group = await groups.claim(GroupId(numbers[0]), me)
    if group.state is GroupState.COUNTING:
        return replace(pressed, say.groups.counting(group))
    return toast(pressed, say.groups.looking())


@router.callback_query(Private(), Numbered("group", "check"))
async def check(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    groups: Groups,
    desk: Desk,
    say: Say,
) -> Answer:
    """What is known is said at once; if Telegram says otherwise, a message follows."""
    group = await groups.check(GroupId(numbers[0]), me)
    if group.state is not GroupState.NEW and group.has_bot:
        return toast(pressed, say.groups.looking())
    if group.has_bot and not sees_everything(group.rights, desk.bot.sees_all):
        return toast(pressed, say.groups.still_blind(), alert=True)
    return replace(pressed, found(group, desk, say))


@router.callback_query(
    Private(), PressedAs(r"group:language:(?P<group>\d{1,18}):(?P<language>zh|en)")
)
async def speak(
    pressed: CallbackQuery,
    group: str,
    language: str,
    me: Person | None,
    groups: Groups,
    say: Say,
) -> Answer:
    changed = await groups.speak(GroupId(int(group)), language, me)
    return follow(pressed, say.groups.speaks(changed))


async def claimed_here(
    message: Message, me: Person | None, here: Group | None, groups: Groups, say: Say
) -> Answer:
    group = here or await groups.meet(message.chat.id, message.chat.title or "")
    before = await groups.claim(group.id, me)
    if before.state is GroupState.COUNTING:
        await groups.welcome(group.id, me)  # and that is answer enough
        return None
    return reply(message, say.groups.looking_from_group())


def found(group: Group, desk: Desk, say: Say) -> Words:
    sees = sees_everything(group.rights, desk.bot.sees_all)
    return say.groups.found(group, sees=sees, into_group=desk.bot.link_into_group)
