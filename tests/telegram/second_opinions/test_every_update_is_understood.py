"""Everything that happens in the town is what Bot API 10.3 says, in the eyes of two libraries."""

import asyncio
from collections.abc import Iterator

import aiogram.types
import pytest
import telegram

from playground.telegram.methods.table import METHODS
from tests.telegram.second_opinions.everything import Lived, live
from tests.telegram.second_opinions.reading import (
    leftovers,
    nulls,
    read_by_aiogram,
    read_by_ptb,
    result_of,
)
from tests.telegram.second_opinions.recording import Raw

# What python-telegram-bot, which knows Bot API 10.0, does not know yet of an update.
NEWER_THAN_PTB = frozenset({"ChatMemberAdministrator.can_send_welcome_messages"})
KINDS = (
    *("message", "edited_message", "channel_post", "edited_channel_post"),
    *("my_chat_member", "chat_member", "chat_join_request"),
    *("message_reaction", "message_reaction_count", "callback_query", "poll", "poll_answer"),
)
# What may stand in a message of the town besides its number, chat, date and sender.
FIELDS = frozenset(
    [
        *("text", "entities", "link_preview_options", "reply_markup"),
        *("photo", "document", "video", "animation", "audio", "voice", "video_note", "sticker"),
        *("caption", "caption_entities", "has_media_spoiler", "media_group_id"),
        *("location", "venue", "contact", "dice", "poll"),
        *("reply_to_message", "quote", "external_reply", "forward_origin", "is_automatic_forward"),
        *("edit_date", "author_signature", "sender_chat", "sender_tag", "has_protected_content"),
        *("message_thread_id", "is_topic_message"),
        *("new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo"),
        *("delete_chat_photo", "pinned_message"),
        *("migrate_to_chat_id", "migrate_from_chat_id"),
        *("forum_topic_created", "forum_topic_edited", "forum_topic_closed"),
        *("forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden"),
    ]
)
ALWAYS = frozenset({"message_id", "chat", "date", "from"})
ENTITIES = frozenset(
    [
        *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"),
        *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre"),
        *("blockquote", "expandable_blockquote", "text_link", "text_mention"),
        *("custom_emoji", "date_time"),
    ]
)
# An owner stays one: nobody hears of that.
STATUSES = frozenset({"administrator", "member", "restricted", "left", "kicked"})


@pytest.fixture(scope="module")
def lived() -> Lived:
    """Everything has happened once."""
    return asyncio.run(live())


def within(raw: object, name: str) -> Iterator[object]:
    """The values of every field with this name, however deep."""
    match raw:
        case dict():
            if name in raw:
                yield raw[name]
            for value in raw.values():
                yield from within(value, name)
        case list():
            for value in raw:
                yield from within(value, name)


def objects(raw: object, name: str) -> list[Raw]:
    """The objects, or lists of them, in every field with this name."""
    found: list[Raw] = []
    for value in within(raw, name):
        several = value if isinstance(value, list) else [value]
        found += [one for one in several if isinstance(one, dict)]
    return found


def test_every_kind_of_update_is_told(lived: Lived) -> None:
    told = {name for update in lived.updates for name in update} - {"update_id"}
    assert told == set(KINDS)


def test_numbers_of_updates_follow_one_another(lived: Lived) -> None:
    numbers = [update["update_id"] for update in lived.updates]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_every_field_of_a_message_is_told(lived: Lived) -> None:
    messages = [
        message
        for name in ("message", "edited_message", "channel_post", "edited_channel_post")
        for update in lived.updates
        for message in (update.get(name), update.get(name, {}).get("reply_to_message"))
        if message is not None
    ]
    assert {name for message in messages for name in message} - ALWAYS == FIELDS


def test_every_kind_of_thing_inside_an_update_is_told(lived: Lived) -> None:
    inside = lived.updates
    assert {one["type"] for one in objects(inside, "entities")} == ENTITIES
    assert {one["type"] for one in objects(inside, "forward_origin")} == {"user", "chat", "channel"}
    assert {one["status"] for one in objects(inside, "old_chat_member")} == STATUSES
    assert {one["status"] for one in objects(inside, "new_chat_member")} == STATUSES
    reactions = [*objects(inside, "new_reaction"), *objects(inside, "old_reaction")]
    assert {one["type"] for one in reactions} == {"emoji", "custom_emoji"}
    assert {"user", "actor_chat"} <= {n for one in objects(inside, "message_reaction") for n in one}
    assert {"user", "voter_chat"} <= {n for one in objects(inside, "poll_answer") for n in one}
    assert {one["type"] for one in objects(inside, "chat")} == {
        *("private", "group", "supergroup", "channel")
    }
    pressed = [one["message"]["date"] == 0 for one in objects(inside, "callback_query")]
    assert set(pressed) == {True, False}
    assert any(one.get("via_join_request") for one in objects(inside, "chat_member"))
    assert any("invite_link" in one for one in objects(inside, "chat_member"))
    assert any("invite_link" in one for one in objects(inside, "chat_join_request"))
    assert any("custom_title" in one for one in objects(inside, "old_chat_member"))
    assert any("added_by_user" in one for one in objects(inside, "options"))


def test_nothing_that_is_told_or_answered_is_null(lived: Lived) -> None:
    found = [*nulls(lived.updates, "updates")]
    for method, result in lived.results:
        found += nulls(result, method)
    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_aiogram_understands_every_update(kind: str, lived: Lived) -> None:
    updates = [update for update in lived.updates if kind in update]
    problems = [
        problem
        for update in updates
        for problem in read_by_aiogram(update, aiogram.types.Update, "update")
    ]
    assert problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_ptb_understands_every_update(kind: str, lived: Lived) -> None:
    updates = [update for update in lived.updates if kind in update]
    problems = [
        problem
        for update in updates
        for problem in read_by_ptb(
            update, telegram.Update.de_json(update, None).to_dict(), "update"
        )
    ]
    assert problems == []


def test_ptb_leaves_over_exactly_what_is_newer_than_it(
    lived: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    read = [telegram.Update.de_json(update, None) for update in lived.updates]
    assert {name for update in read for name in leftovers(update)} == NEWER_THAN_PTB


def test_no_method_of_the_table_is_left_out(lived: Lived) -> None:
    assert {method.lower() for method, _ in lived.results} == set(METHODS)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_the_result_is_what_aiogram_declares(method: str, lived: Lived) -> None:
    results = [result for name, result in lived.results if name.lower() == method]
    problems = [
        problem
        for result in results
        for problem in read_by_aiogram(result, result_of(method), method)
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"colour": "red"}, "me.colour: unknown to User"),
        ({"first_name": None}, "me.('first_name',): Input should be a valid string"),
        ({"is_bot": "yes"}, "me.is_bot: 'yes' was read as True"),
        ({"can_join_groups": 1}, "me.can_join_groups: 1 was read as True"),
    ],
)
def test_what_aiogram_does_not_understand_is_seen(changed: Raw, problem: str) -> None:
    user = {"id": 5, "is_bot": False, "first_name": "李"}
    assert list(read_by_aiogram(user, aiogram.types.User, "me")) == []
    assert list(read_by_aiogram(user | changed, aiogram.types.User, "me")) == [problem]


def test_what_ptb_does_not_understand_is_seen() -> None:
    sender = {"id": 5, "is_bot": False, "first_name": "李", "colour": "red"}
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": sender}
    read = telegram.Message.de_json(message, None)
    assert list(leftovers(read)) == ["User.colour"]
    wrong = read.to_dict() | {"date": 2}
    assert list(read_by_ptb(message, wrong, "it")) == ["it.date: 1 was written as 2"]


def test_a_null_is_seen() -> None:
    assert list(nulls({"a": [{"b": None}], "c": 0}, "it")) == ["it.a[0].b"]
