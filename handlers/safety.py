"""The safety path, before every other handler, and the buttons of calls for help."""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message

from domain.groups import Group
from domain.organisations import CallForHelpId
from domain.people import Person
from domain.safety import Offered
from domain.talks import Talk
from handlers.answers import Answer, Call, aside, follow, quote, replace, send
from handlers.filters import Numbered, PressedAs, Private, Started, parted
from handlers.incoming import handed_over, said_above, visitor_of
from services.desk import Desk
from services.photos import TALK as PHOTOS
from services.pressure_talks import TELLING
from services.safety import Safety
from services.series_talks import TALK as SERIES
from services.topics import TALK
from texts.say import Say

router = Router(name="safety")


async def look(
    message: Message,
    me: Person | None,
    here: Group | None,
    awaited: Talk | None,
    desk: Desk,
    safety: Safety,
) -> list[Call] | None:
    """Asked by the dispatcher about every message that is handed to the bot. None: go on as usual;
    otherwise this is the answer, and nobody else gets the message.

    A topic that a cadre posts and an issue of a series are meant for everybody, and are not looked
    at. Of several pictures
    sent as one the first is answered, unless pictures were asked for.
    """
    written, private = handed_over(message), message.chat.type == "private"
    if await is_topic(message, me, awaited, desk):
        return None
    album = None if is_wanted_picture(message, awaited) else message.media_group_id
    if private and not await desk.first_of_album(album) and not written:
        return []
    if is_issue(message, awaited):
        return None
    named = message.from_user if message.sender_chat is None else None
    offered = await safety.look(
        written,
        me,
        None if named is None else visitor_of(named),
        here,
        private=private,
        in_confidence=private and tells_of_pressure(message, awaited),
    )
    return None if offered is None else [answer(message, offered, here, desk)]


async def is_topic(message: Message, me: Person | None, awaited: Talk | None, desk: Desk) -> bool:
    """Of a cadre: with the command, or when they were asked for its words."""
    command, _ = parted(message.text or message.caption)
    if me is None or (command is not None and command != "topic"):
        return False
    asked = awaited is not None and awaited.kind == TALK
    return (command == "topic" or asked) and bool(await desk.lines_of(me.id))


def is_issue(message: Message, awaited: Talk | None) -> bool:
    """Of whoever runs a series, who alone is asked for its words."""
    command, _ = parted(message.text or message.caption)
    return command is None and awaited is not None and awaited.kind == SERIES


def is_wanted_picture(message: Message, awaited: Talk | None) -> bool:
    """Every one of an album is taken."""
    return bool(message.photo) and awaited is not None and awaited.kind == PHOTOS


def tells_of_pressure(message: Message, awaited: Talk | None) -> bool:
    """With the command, or when they were asked what happened."""
    command, _ = parted(message.text or message.caption)
    return command == "pressure" or (awaited is not None and awaited.kind == TELLING)


def answer(message: Message, offered: Offered, here: Group | None, desk: Desk) -> Call:
    """In private, in the asker's language; in a group nothing that points at anybody."""
    person = offered.person
    own = Say.in_language(None if person is None else person.language)
    if message.chat.type == "private":
        return quote(message, own.safety.answer(offered))
    if person is not None and person.reachable:
        return send(person.telegram_id, own.safety.answer(offered))
    spoken = Say.in_language(None if here is None else here.language)
    return aside(message, spoken.safety.in_group(desk.bot.link("help")))


@router.message(Private(), Started("help"))
async def came_from_group(message: Message, me: Person | None, safety: Safety, say: Say) -> Answer:
    """Whoever sounded in danger in a group gets here what was not said there."""
    offered = None if me is None else await safety.offered_before(me)
    if offered is None:
        raise SkipHandler
    return quote(message, say.safety.answer(offered))


@router.callback_query(Private(), PressedAs("help:more"))
async def more(pressed: CallbackQuery, me: Person | None, safety: Safety, say: Say) -> Answer:
    """What was said after a call is to be read too."""
    reader = await safety.add(me, said_above(pressed))
    return replace(pressed, say.safety.added(reader))


@router.callback_query(Private(), Numbered("help", "take"))
async def take(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, safety: Safety, say: Say
) -> Answer:
    call, caller = await safety.take(CallForHelpId(numbers[0]), me)
    return replace(pressed, say.safety.you_took_it(call, caller))


@router.callback_query(Private(), Numbered("help", "wish"))
async def was_wish(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, safety: Safety, say: Say
) -> Answer:
    """The numbers stay where they are; the wish is answered below."""
    wish = await safety.pass_on_as_wish(CallForHelpId(numbers[0]), me)
    return follow(pressed, say.wishes.saved(wish))
