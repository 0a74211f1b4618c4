"""The ordinary bot, written with aiogram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher, Router, html
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    ChatJoinRequest,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    MessageReactionCountUpdated,
    MessageReactionUpdated,
    Poll,
    PollAnswer,
    ReactionTypeEmoji,
)

from playground.telegram.acting.composing import DOT
from tests.telegram.second_opinions.guests import (
    BUTTONS,
    CAPTION,
    INVITATION,
    OPTIONS,
    QUESTION,
    WELCOME,
)


@asynccontextmanager
async def client(url: str, token: str) -> AsyncIterator[Bot]:
    """An aiogram bot that talks to the server at `url`."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    try:
        yield Bot(token, session=session)
    finally:
        await (await session.create_session()).close()


def dispatcher(diary: list[str]) -> Dispatcher:
    """The bot's handlers; what they hear goes into the diary."""
    found = Dispatcher(disable_fsm=True)
    found["diary"] = diary
    found.include_router(_router())
    return found


def _router() -> Router:
    router = Router()
    router.message.register(start, CommandStart())
    router.message.register(menu, Command("menu"))
    router.message.register(poll, Command("poll"))
    router.message.register(stop, Command("stop"))
    router.message.register(album, Command("album"))
    router.message.register(talk)
    router.edited_message.register(edited)
    router.callback_query.register(pressed)
    router.poll_answer.register(voted)
    router.poll.register(counted)
    router.my_chat_member.register(me_changed)
    router.chat_member.register(member_changed)
    router.message_reaction.register(reacted)
    router.message_reaction_count.register(reactions_counted)
    router.chat_join_request.register(asked)
    return router


async def start(message: Message, command: CommandObject) -> None:
    assert message.from_user is not None
    name, payload = html.quote(message.from_user.first_name), html.quote(command.args or "")
    text = WELCOME.format(name=name, payload=payload)
    await message.answer(text, parse_mode=ParseMode.HTML)


async def menu(message: Message) -> None:
    buttons = [InlineKeyboardButton(text=text, callback_data=data) for text, data in BUTTONS]
    keyboard = InlineKeyboardMarkup(inline_keyboard=[buttons])
    await message.answer(INVITATION, reply_markup=keyboard)


async def poll(message: Message) -> None:
    await message.answer_poll(QUESTION, list(OPTIONS), is_anonymous=False)


async def stop(message: Message, bot: Bot) -> None:
    """Sent in reply to the bot's poll."""
    assert message.reply_to_message is not None
    found = await bot.stop_poll(message.chat.id, message.reply_to_message.message_id)
    await message.answer(" ".join(f"{one.text} {one.voter_count}" for one in found.options))


async def album(message: Message) -> None:
    photos = [InputMediaPhoto(media=BufferedInputFile(DOT, f"{n}.png")) for n in range(2)]
    await message.answer_media_group(list(photos))


async def talk(message: Message, bot: Bot, diary: list[str]) -> None:
    """Texts and files come back; what is neither is noted."""
    if message.media_group_id is not None:
        diary.append(f"album of {message.photo is not None}")
    elif message.photo or message.document:
        file = message.photo[-1] if message.photo else message.document
        assert file is not None
        content = await bot.download(file)
        assert content is not None
        copy = BufferedInputFile(content.read(), "copy.bin")
        await message.answer_document(copy, caption=CAPTION)
    elif message.text is not None:
        await message.reply(message.text)
    elif message.migrate_to_chat_id is not None:
        diary.append(f"moved to {message.migrate_to_chat_id}")
    elif message.migrate_from_chat_id is not None:
        diary.append(f"moved from {message.migrate_from_chat_id}")


async def edited(message: Message, diary: list[str]) -> None:
    diary.append(f"edited {message.text}")


async def pressed(query: CallbackQuery, diary: list[str]) -> None:
    await query.answer(f"记下了：{query.data}", show_alert=True)
    if isinstance(query.message, Message):
        await query.message.edit_text(f"已选：{query.data}")
    else:
        assert query.message is not None
        diary.append(f"gone {query.message.message_id}")


async def voted(answer: PollAnswer, diary: list[str]) -> None:
    diary.append(f"answer {answer.option_ids}")


async def counted(poll: Poll, diary: list[str]) -> None:
    diary.append(f"poll {[one.voter_count for one in poll.options]} closed {poll.is_closed}")


async def me_changed(change: ChatMemberUpdated, diary: list[str]) -> None:
    old, new = change.old_chat_member.status, change.new_chat_member.status
    diary.append(f"me {old} → {new}")


async def member_changed(change: ChatMemberUpdated, diary: list[str]) -> None:
    old, new = change.old_chat_member, change.new_chat_member
    diary.append(f"{new.user.first_name} {old.status} → {new.status}")


async def reacted(change: MessageReactionUpdated, diary: list[str]) -> None:
    old, new = (
        [one.emoji for one in chosen if isinstance(one, ReactionTypeEmoji)]
        for chosen in (change.old_reaction, change.new_reaction)
    )
    diary.append(f"reaction {old} → {new}")


async def reactions_counted(change: MessageReactionCountUpdated, diary: list[str]) -> None:
    diary.append(f"reactions {[one.total_count for one in change.reactions]}")


async def asked(request: ChatJoinRequest) -> None:
    await request.approve()
