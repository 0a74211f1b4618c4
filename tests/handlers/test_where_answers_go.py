"""Answers stand in the thread in which they were asked for, and are never cut."""

import json
from typing import Any

import pytest
from aiogram.types import CallbackQuery, Message

from bot.telegram import stored
from bot.wording.messages import message, whole
from handlers.answers import fitting, quote, replace, send
from handlers.routers import commands
from storage.database import Storage
from tests.handlers.talking import Talk
from tests.services.people_of_a_county import founded
from texts.fitting import seen_length
from texts.say import Say
from texts.words import Button, Words

YOUNG = 7
LONG = Words("\n".join(f"<b>{n}</b> " + "名" * 30 for n in range(400)), ((Button("a", "b"),),))


def any_message(**more: Any) -> Message:
    chat = {"id": -100, "type": "supergroup", "title": "G", "is_forum": True}
    return Message.model_validate({"message_id": 3, "date": 0, "chat": chat, **more})


def any_press() -> CallbackQuery:
    user = {"id": 7, "is_bot": False, "first_name": "P"}
    shown = any_message().model_dump(exclude_none=True)
    return CallbackQuery.model_validate(
        {"id": "5", "chat_instance": "1", "from": user, "data": "a", "message": shown}
    )


async def test_in_a_forum_everything_is_answered_in_its_topic(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await founded(tx)
    talk = Talk(sqlite)
    for command in sorted(commands() - {"cancel"}):
        asked = {"message_thread_id": 9, "is_topic_message": True}
        for said in await talk.in_group(YOUNG, f"/{command}", **asked):
            assert said.fields.get("message_thread_id") == "9", command
        for said in await talk.in_group(YOUNG, f"/{command}", message_thread_id=9):
            assert "message_thread_id" not in said.fields, "a thread of replies is no topic"


def test_what_is_too_long_follows_below_with_the_buttons_at_the_end() -> None:
    in_topic = any_message(message_thread_id=9, is_topic_message=True)
    for call in (send(5, LONG), quote(in_topic, LONG), replace(any_press(), LONG)[1]):
        methods, fields = zip(*(stored(one) for one in fitting(call)), strict=True)
        assert len(fields) > 1
        assert set(methods[1:]) == {"sendMessage"}
        assert all(seen_length(one["text"]) <= 4096 for one in fields)
        assert ["reply_markup" in one for one in fields] == [False] * (len(fields) - 1) + [True]
        assert "reply_parameters" not in fields[1]
    threads = {stored(one)[1].get("message_thread_id") for one in fitting(quote(in_topic, LONG))}
    assert threads == {"9"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_that_is_too_long_is_a_file_with_its_beginning_above(language: str) -> None:
    outgoing = whole(message(LONG, message_thread_id="9"), Say(language))
    assert outgoing.method == "sendDocument"
    assert seen_length(outgoing.fields["caption"]) <= 1024
    assert outgoing.fields["message_thread_id"] == "9"
    assert json.loads(outgoing.fields["reply_markup"])["inline_keyboard"]
    assert outgoing.file is not None
    assert outgoing.file.content.decode().count("\n") == 399
    short = message(Words("short"))
    assert whole(short, Say(language)) is short
