"""The ordinary bot, written with python-telegram-bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from typing import Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
    ReactionType,
    ReactionTypeEmoji,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    ChatJoinRequestHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    MessageReactionHandler,
    PollAnswerHandler,
    PollHandler,
    filters,
)
from telegram.request import HTTPXRequest

from playground.telegram.acting.composing import DOT
from tests.telegram.second_opinions.guests import (
    BUTTONS,
    CAPTION,
    INVITATION,
    OPTIONS,
    QUESTION,
    WELCOME,
)

App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE
DIARY = "diary"


@asynccontextmanager
async def application(url: str, token: str, diary: list[str]) -> AsyncIterator[App]:
    """A started application that talks to the server at `url`; it does not receive yet."""
    direct = {"trust_env": False}
    app = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .request(HTTPXRequest(httpx_kwargs=direct))
        .get_updates_request(HTTPXRequest(httpx_kwargs=direct))
        .job_queue(None)
        .build()
    )
    app.bot_data[DIARY] = diary
    app.add_handlers(_handlers())
    async with app:
        await app.start()
        try:
            yield app
        finally:
            await app.stop()


def _handlers() -> list[BaseHandler[Update, Context, Any]]:
    return [
        CommandHandler("start", start, filters.UpdateType.MESSAGE),
        CommandHandler("menu", menu, filters.UpdateType.MESSAGE),
        CommandHandler("poll", poll, filters.UpdateType.MESSAGE),
        CommandHandler("stop", stop, filters.UpdateType.MESSAGE),
        CommandHandler("album", album, filters.UpdateType.MESSAGE),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited),
        MessageHandler(filters.UpdateType.MESSAGE, talk),
        CallbackQueryHandler(pressed),
        PollAnswerHandler(voted),
        PollHandler(counted),
        ChatMemberHandler(me_changed, ChatMemberHandler.MY_CHAT_MEMBER),
        ChatMemberHandler(member_changed, ChatMemberHandler.CHAT_MEMBER),
        MessageReactionHandler(reacted),
        ChatJoinRequestHandler(asked),
    ]


async def start(update: Update, context: Context) -> None:
    message = _message(update)
    assert message.from_user is not None
    payload = escape(" ".join(context.args or []))
    text = WELCOME.format(name=escape(message.from_user.first_name), payload=payload)
    await message.reply_text(text, parse_mode=ParseMode.HTML)


async def menu(update: Update, _: Context) -> None:
    buttons = [InlineKeyboardButton(text, callback_data=data) for text, data in BUTTONS]
    await _message(update).reply_text(INVITATION, reply_markup=InlineKeyboardMarkup([buttons]))


async def poll(update: Update, _: Context) -> None:
    await _message(update).reply_poll(QUESTION, list(OPTIONS), is_anonymous=False)


async def stop(update: Update, context: Context) -> None:
    """Sent in reply to the bot's poll."""
    message = _message(update)
    assert message.reply_to_message is not None
    found = await context.bot.stop_poll(message.chat_id, message.reply_to_message.message_id)
    await message.reply_text(" ".join(f"{one.text} {one.voter_count}" for one in found.options))


async def album(update: Update, _: Context) -> None:
    photos = [InputMediaPhoto(DOT, filename=f"{n}.png") for n in range(2)]
    await _message(update).reply_media_group(photos)


async def talk(update: Update, context: Context) -> None:
    """Texts and files come back; what is neither is noted."""
    message = _message(update)
    if message.media_group_id is not None:
        _note(context, f"album of {bool(message.photo)}")
    elif message.photo or message.document:
        file = message.photo[-1] if message.photo else message.document
        assert file is not None
        content = await (await file.get_file()).download_as_bytearray()
        await message.reply_document(bytes(content), caption=CAPTION, filename="copy.bin")
    elif message.text is not None:
        await message.reply_text(message.text, do_quote=True)
    elif message.migrate_to_chat_id is not None:
        _note(context, f"moved to {message.migrate_to_chat_id}")
    elif message.migrate_from_chat_id is not None:
        _note(context, f"moved from {message.migrate_from_chat_id}")


async def edited(update: Update, context: Context) -> None:
    assert update.edited_message is not None
    _note(context, f"edited {update.edited_message.text}")


async def pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    await query.answer(f"记下了：{query.data}", show_alert=True)
    if query.message.is_accessible:  # the library reads every message here as a `Message`
        await query.edit_message_text(f"已选：{query.data}")
    else:
        _note(context, f"gone {query.message.message_id}")


async def voted(update: Update, context: Context) -> None:
    assert update.poll_answer is not None
    _note(context, f"answer {list(update.poll_answer.option_ids)}")


async def counted(update: Update, context: Context) -> None:
    found = update.poll
    assert found is not None
    _note(context, f"poll {[one.voter_count for one in found.options]} closed {found.is_closed}")


async def me_changed(update: Update, context: Context) -> None:
    change = update.my_chat_member
    assert change is not None
    _note(context, f"me {change.old_chat_member.status} → {change.new_chat_member.status}")


async def member_changed(update: Update, context: Context) -> None:
    assert update.chat_member is not None
    old, new = update.chat_member.old_chat_member, update.chat_member.new_chat_member
    _note(context, f"{new.user.first_name} {old.status} → {new.status}")


async def reacted(update: Update, context: Context) -> None:
    counts = update.message_reaction_count
    if counts is not None:
        _note(context, f"reactions {[one.total_count for one in counts.reactions]}")
        return
    change = update.message_reaction
    assert change is not None
    _note(context, f"reaction {_emoji(change.old_reaction)} → {_emoji(change.new_reaction)}")


async def asked(update: Update, _: Context) -> None:
    assert update.chat_join_request is not None
    await update.chat_join_request.approve()


def _emoji(chosen: tuple[ReactionType, ...]) -> list[str]:
    return [one.emoji for one in chosen if isinstance(one, ReactionTypeEmoji)]


def _message(update: Update) -> Message:
    assert update.message is not None
    return update.message


def _note(context: Context, line: str) -> None:
    diary: list[str] = context.bot_data[DIARY]
    diary.append(line)
