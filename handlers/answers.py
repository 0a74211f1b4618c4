"""From words to calls of Telegram: what a handler hands back. Nothing here is sent.

Whoever reads a message in private or in a group gets the answer in the same chat and thread.
"""

from typing import Any

from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from texts.fitting import parted_html
from texts.words import Button, Words

Call = TelegramMethod[Any]
Answer = Call | list[Call] | None

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
ALERT_LENGTH = 200


def reply(message: Message, words: Words) -> Call:
    """Answer a message: in a group as a reply to it, in private simply next."""
    if message.chat.type == "private":
        return send(message.chat.id, words)
    return quote(message, words)


def quote(message: Message, words: Words) -> Call:
    """Answer a message as a reply to it, in private too: the buttons are about that message."""
    quoted = ReplyParameters(message_id=message.message_id, allow_sending_without_reply=True)
    return SendMessage(
        chat_id=message.chat.id,
        text=words.text,
        message_thread_id=message.message_thread_id if message.is_topic_message else None,
        reply_markup=keyboard(words),
        reply_parameters=quoted,
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
    )


def aside(message: Message, words: Words) -> Call:
    """Say something where the message stands, without pointing at it or at who wrote it."""
    return SendMessage(
        chat_id=message.chat.id,
        text=words.text,
        message_thread_id=message.message_thread_id if message.is_topic_message else None,
        reply_markup=keyboard(words),
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
    )


def to_private(message: Message, line: str, label: str, link: str) -> Call:
    """In a group: one line, and a button that opens the private chat."""
    return reply(message, Words(line, ((Button(label, url=link),),)))


def replace(pressed: CallbackQuery, words: Words) -> list[Call]:
    """Answer a press by changing the message under which the button stands.

    A message that is too old to be changed is followed by a new one.
    """
    done: Call = AnswerCallbackQuery(callback_query_id=pressed.id)
    if pressed.message is None:
        return [done]
    if isinstance(pressed.message, InaccessibleMessage):
        return [done, send(pressed.message.chat.id, words)]
    change: Call = EditMessageText(
        chat_id=pressed.message.chat.id,
        message_id=pressed.message.message_id,
        text=words.text,
        reply_markup=keyboard(words),
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
    )
    return [done, change]


def follow(pressed: CallbackQuery, words: Words) -> list[Call]:
    """Answer a press by a new message below; the message with the button stays as it is."""
    done: Call = AnswerCallbackQuery(callback_query_id=pressed.id)
    if isinstance(pressed.message, Message):
        return [done, aside(pressed.message, words)]
    return [done] if pressed.message is None else [done, send(pressed.message.chat.id, words)]


def done(pressed: CallbackQuery) -> Call:
    """Answer a press whose effect comes by itself."""
    return AnswerCallbackQuery(callback_query_id=pressed.id)


def toast(pressed: CallbackQuery, text: str, *, alert: bool = False) -> Call:
    """Answer a press by a few plain words on the screen."""
    short = text if len(text) <= ALERT_LENGTH else text[: ALERT_LENGTH - 1] + "…"
    return AnswerCallbackQuery(callback_query_id=pressed.id, text=short, show_alert=alert)


def send(chat: int, words: Words) -> Call:
    """A message of its own, in a private chat."""
    return SendMessage(
        chat_id=chat,
        text=words.text,
        reply_markup=keyboard(words),
        parse_mode="HTML",
        link_preview_options=NO_PREVIEW,
    )


def photograph(chat: int, file: str, words: Words) -> Call:
    """A picture that Telegram has already, in a private chat."""
    return SendPhoto(
        chat_id=chat,
        photo=file,
        caption=words.text,
        reply_markup=keyboard(words),
        parse_mode="HTML",
    )


def fitting(call: Call) -> list[Call]:
    """The call, or several where its text is too long for one message: what does not fit follows
    below, in the same thread, and the buttons stand under the last.
    """
    if not isinstance(call, SendMessage | EditMessageText) or call.text is None:
        return [call]
    first, *others = parted_html(call.text)
    if not others or call.chat_id is None:
        return [call]
    thread = call.message_thread_id if isinstance(call, SendMessage) else None
    below = [
        SendMessage(
            chat_id=call.chat_id,
            text=text,
            message_thread_id=thread,
            parse_mode="HTML",
            link_preview_options=NO_PREVIEW,
        )
        for text in others
    ]
    below[-1] = below[-1].model_copy(update={"reply_markup": call.reply_markup})
    return [call.model_copy(update={"text": first, "reply_markup": None}), *below]


def keyboard(words: Words) -> InlineKeyboardMarkup | None:
    if not words.buttons:
        return None
    rows = [[_button(button) for button in row] for row in words.buttons]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=button.label, callback_data=button.data, url=button.url)
