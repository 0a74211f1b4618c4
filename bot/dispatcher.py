"""From an update to its answers: who asks, where, in which language, and which handler answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Chat, Message, PollAnswer, Update, User
from pydantic import ValidationError

from bot.intake.acting import Undecodable
from domain.groups import Group
from domain.people import Person
from domain.refusals import Refusal
from domain.talks import Talk
from handlers import answers, safety
from handlers.filters import parted
from handlers.incoming import handed_over, meant
from handlers.routers import commands
from services.services import Services
from texts.say import Say
from texts.words import Words

Calls = Sequence[TelegramMethod[Any]]
STALE = timedelta(hours=1)
# What is taken however late it comes; every other command asks for the moment in which it is sent.
TAKEN_LATE = frozenset({"wish", "join", "leave", "forgetme", "start", "cancel", "pressure"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What every handler may be given besides services: who asks, where, in which language.

    `me` is None for whoever the program does not know, `here` outside a group that it knows.
    `written` is the message as it was written; in the update it is the command that it means.
    `awaited` is the conversation to which a text in private may be an answer.
    """

    update: Update
    written: Message | None
    user: User | None
    chat: Chat | None
    me: Person | None
    here: Group | None
    awaited: Talk | None
    say: Say

    @property
    def event(self) -> Message | CallbackQuery | None:
        update = self.update
        return update.message or update.edited_message or update.callback_query


class Answering:
    """Bound to no transaction. The bot it gives to aiogram refuses to speak to the network."""

    def __init__(self, dispatcher: Dispatcher, bot: Bot) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._told_away: dict[int, int] = {}

    async def answer(self, body: bytes, services: Services) -> Calls | None:
        """None: nobody has anything to do with it."""
        asked = await self._asked(body, services)
        await keep_up(asked, services)
        early = await self._before_handlers(asked, services)
        if early is not None:
            return early
        said = await self._dispatcher.feed_update(self._bot, asked.update, **given(asked, services))
        if asked.user is not None and not asked.user.is_bot:
            name = asked.user.username
            known = None if name is None else name.lower()
            if asked.me is None or asked.me.username != known:
                await services.desk.tx.scenes.learn_username(asked.user.id, known)
        return None if said is UNHANDLED else listed(said)

    async def refuse(self, body: bytes, services: Services, refusal: Refusal) -> Calls:
        asked = await self._asked(body, services)
        words = asked.say.refusals
        return spoken(asked, words.of(refusal), words.alert(refusal))

    async def apologise(self, body: bytes, services: Services) -> Calls:
        asked = await self._asked(body, services)
        return spoken(asked, asked.say.refusals.bug(), asked.say.refusals.plain("bug"))

    async def _asked(self, body: bytes, services: Services) -> Asked:
        update = self._decoded(body)
        user, chat = who_and_where(update)
        tx = services.desk.tx
        me = None if user is None else await tx.people.by_telegram_id(user.id)
        in_group = chat is not None and chat.type in {"group", "supergroup"}
        here = await tx.groups.by_chat(chat.id) if chat is not None and in_group else None
        say = Say(language(user, me, here, in_group=in_group))
        written = update.message
        if written is not None:
            said = await meant(written, here, services.desk)
            if said is not written:
                update = update.model_copy(update={"message": said})
        awaited = await services.talks.awaited(me) if may_answer(update) else None
        return Asked(update, written, user, chat, me, here, awaited, say)

    def _decoded(self, body: bytes) -> Update:
        try:
            return Update.model_validate_json(body, context={"bot": self._bot})
        except ValidationError as error:
            raise Undecodable(type(error).__name__) from None

    async def _before_handlers(self, asked: Asked, services: Services) -> Calls | None:
        """A command that is too late, and a call for help, which goes before everything else."""
        if asked.update.edited_message is not None:
            return await self._edited(asked.update.edited_message, asked, services)
        message, written = asked.update.message, asked.written
        if message is None or written is None:
            return None
        command, _ = parted(message.text)
        asks_for_now = command in commands() - TAKEN_LATE
        if asks_for_now and services.desk.now - message.date > STALE:
            return self._away(message, asked.say)
        self._told_away.pop(message.chat.id, None)
        return await self._looked(written, asked, services)

    async def _edited(self, message: Message, asked: Asked, services: Services) -> Calls:
        """What was handed over before stays as it was, which is said; danger is heard all the same,
        once for the same words.
        """
        before = None if asked.me is None else await services.safety.called_lately(asked.me)
        if before is not None and before.text == handed_over(message):
            return []
        heard = await self._looked(message, asked, services)
        if heard is not None or message.chat.type != "private":
            return heard or []
        return [answers.quote(message, asked.say.help.edited())]

    async def _looked(
        self, message: Message, asked: Asked, services: Services
    ) -> list[answers.Call] | None:
        return await safety.look(
            message, asked.me, asked.here, asked.awaited, services.desk, services.safety
        )

    def _away(self, message: Message, say: Say) -> Calls:
        """Said once to each chat after an outage, however many commands had piled up there; to the
        same command again, if its batch was rolled back.
        """
        told = self._told_away.setdefault(message.chat.id, message.message_id)
        return [answers.reply(message, say.help.was_away())] * (told == message.message_id)


async def keep_up(asked: Asked, services: Services) -> None:
    """What Telegram says of somebody the program knows: name and language, and that whoever speaks
    to the bot in private can be written to.
    """
    me, user = asked.me, asked.user
    if me is None or user is None:
        return
    private = asked.event is not None and asked.chat is not None and asked.chat.type == "private"
    if private and not me.reachable:
        await services.people.reached(me.telegram_id, reachable=True)
    if (me.name, me.language) != (user.full_name, user.language_code or me.language):
        await services.people.seen_as(me, user.full_name, user.language_code or me.language)


def who_and_where(update: Update) -> tuple[User | None, Chat | None]:
    match update:
        case Update(message=Message() as message):
            return message.from_user, message.chat
        case Update(edited_message=Message() as message):
            return message.from_user, message.chat
        case Update(callback_query=CallbackQuery() as pressed):
            return pressed.from_user, None if pressed.message is None else pressed.message.chat
        case Update(poll_answer=PollAnswer() as vote):
            return vote.user, None
        case _:
            moved = update.my_chat_member or update.chat_member
            return (None, None) if moved is None else (moved.from_user, moved.chat)


def may_answer(update: Update) -> bool:
    """Whether it may be what somebody was asked for: anything in private but a command."""
    message = update.message or update.edited_message
    if message is None or message.chat.type != "private":
        return False
    return not (message.text or message.caption or "").startswith("/")


def language(user: User | None, me: Person | None, here: Group | None, *, in_group: bool) -> str:
    """A group speaks one language; in private it is the person's own."""
    if in_group and here is not None:
        return Say.in_language(here.language).language
    now = None if user is None else user.language_code
    return Say.in_language(now or (None if me is None else me.language)).language


def given(asked: Asked, services: Services) -> dict[str, Any]:
    """What a handler can ask for besides a service by its name; a test compares the handlers with
    it.
    """
    return {
        "services": services,
        "desk": services.desk,
        "reports": services.desk.tx.reports,
        "say": asked.say,
        "me": asked.me,
        "here": asked.here,
        "awaited": asked.awaited,
    }


def listed(said: Any) -> Calls:
    """In order, and nothing longer than Telegram takes."""
    match said:
        case None:
            return ()
        case list():
            return tuple(part for call in said for part in answers.fitting(call))
        case call:
            return tuple(answers.fitting(call))


def spoken(asked: Asked, html: str, plain: str) -> Calls:
    """Said where it was asked: as an alert over a pressed button, else as a message."""
    match asked.event:
        case CallbackQuery() as pressed if len(plain) > answers.ALERT_LENGTH:
            return answers.follow(pressed, Words(html))
        case CallbackQuery() as pressed:
            return [answers.toast(pressed, plain, alert=True)]
        case Message() as message:
            return [answers.reply(message, Words(html))]
        case _:
            return []
