"""What asks for something, what is plain talk, and what is neither."""

from typing import Any

import pytest

from bot.intake.reading import Unreadable, read
from bot.intake.routing import Route, route
from tests.intake import talk

ACTS, TALK, IGNORED = Route.ACTS, Route.TALK, Route.IGNORED
PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
CHANNEL = {"id": -1009, "type": "channel", "title": "通知"}
PRIVATE = {"id": talk.LI, "type": "private", "first_name": "Li"}


def creation(**more: Any) -> dict[str, Any]:
    return talk.message(None, None) | {"from": talk.user(talk.BOT.id, is_bot=True)} | more


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (talk.message(), TALK),
        (talk.message(text=None, photo=PHOTO), TALK),
        (talk.message(text=None, rich_message={"blocks": []}), TALK),
        (talk.reply(talk.message(talk.HAN)), TALK),
        (talk.anonymous(), TALK),
        (talk.mention("@han_mei 来吗", "@han_mei"), TALK),
        (talk.message(text="试试 /help"), TALK),
        (talk.message(chat=PRIVATE), ACTS),
        (talk.command("/help"), ACTS),
        (talk.command("/help@yijiabai_BOT"), ACTS),
        (talk.command("/help@other_bot"), IGNORED),
        (talk.mention("大家早 😀 @yijiabai_bot", "@yijiabai_bot"), ACTS),
        (talk.naming(talk.BOT.id), ACTS),
        (talk.reply(talk.own_post()), ACTS),
        (talk.message(None, None, migrate_to_chat_id=-1002), ACTS),
        (talk.message(text=None, new_chat_title="新名字"), ACTS),
        (talk.message(text=None, forum_topic_created={"name": "食堂", "icon_color": 1}), ACTS),
        (talk.message(text=None, forum_topic_edited={"name": "饭堂"}), ACTS),
        (talk.message(text=None, forum_topic_closed={}), ACTS),
        (talk.message(text=None, forum_topic_reopened={}), ACTS),
        (talk.message(text=None, new_chat_members=[talk.user(5)]), IGNORED),
        (talk.message(text=None, pinned_message=talk.message()), IGNORED),
        (talk.message() | {"from": talk.user(30, is_bot=True)}, IGNORED),
        (talk.message(via_bot=talk.user(30, is_bot=True)), IGNORED),
        (talk.message(sender_chat=CHANNEL), IGNORED),
        (talk.message(777000, sender_chat=CHANNEL, is_automatic_forward=True), IGNORED),
        (talk.message(message_id=0), IGNORED),
        (talk.message(chat=CHANNEL), IGNORED),
    ],
)
def test_the_way_of_a_message(content: dict[str, Any], expected: Route) -> None:
    assert route(read(talk.update(content)), talk.BOT) is expected


def test_a_message_in_a_topic_that_the_bot_opened_is_no_reply_to_the_bot() -> None:
    opened = creation(message_id=70)
    said = talk.reply(opened, is_topic_message=True, message_thread_id=70)
    assert route(read(talk.update(said)), talk.BOT) is TALK


def test_a_thread_in_a_group_without_topics_is_no_topic() -> None:
    said = talk.reply(talk.own_post() | {"message_id": 70}, message_thread_id=70)
    assert route(read(talk.update(said)), talk.BOT) is ACTS


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("edited_message", talk.message(), IGNORED),
        ("edited_message", talk.message(chat=PRIVATE), ACTS),
        ("edited_message", talk.message(text=None, chat=PRIVATE, location={}), IGNORED),
        ("edited_message", talk.reply(talk.own_post()), ACTS),
        ("channel_post", talk.message(chat=CHANNEL), IGNORED),
        ("message_reaction", talk.reaction(5), TALK),
        ("message_reaction_count", {"chat": CHANNEL}, IGNORED),
        ("callback_query", {"id": "1", "from": talk.user(1)}, ACTS),
        ("my_chat_member", {}, ACTS),
        ("chat_member", {}, ACTS),
        ("something_new", {"odd": [1]}, IGNORED),
    ],
)
def test_the_way_of_other_updates(kind: str, content: dict[str, Any], expected: Route) -> None:
    assert route(read(talk.update(content, kind)), talk.BOT) is expected


def test_an_update_of_an_unknown_shape_is_told_apart_by_kind_and_chat() -> None:
    with pytest.raises(Unreadable) as caught:
        read(talk.update(talk.message() | {"text": 5}, number=7))
    assert (caught.value.update_id, caught.value.kind, caught.value.chat) == (
        7,
        "message",
        talk.CHAT,
    )


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"update_id":"x"}', b"\xff"])
def test_an_update_without_an_id_is_none(body: bytes) -> None:
    with pytest.raises(ValueError, match="without an id"):
        read(body)
