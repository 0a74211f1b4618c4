"""What the server refuses, in Telegram's codes and words."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from playground.telegram import Clock, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from tests.telegram.client import Client

NOON = 1_767_240_000.0


@dataclass
class Scene:
    """A bot, its friends and its groups. `places` names chats and people for tables of cases."""

    client: Client
    town: Town
    places: dict[str, object]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    town = Town(Clock(NOON), limits=False)
    bot = town.add_bot()
    li, han, liu, wei = (town.add_person(name) for name in ("李雷", "韩梅梅", "刘洋", "魏华"))
    stranger, deactivated = town.add_person("陌生人"), town.add_person("已注销")
    for person in (li, han, deactivated):
        person.starts(bot)
    han.blocks(bot)
    deactivated.person.deactivated = True
    town.add_bot("另一个", "other_bot")
    home = _group(li, "supergroup", "青年之家", liu, wei)
    li.adds(home, bot)
    li.promotes(home, bot)
    plain = _group(li, "supergroup", "旁听", liu)
    li.adds(plain, bot)
    kicked = _group(li, "supergroup", "已移出")
    li.adds(kicked, bot)
    li.bans(kicked, bot)
    left = _group(li, "group", "已退出")
    li.adds(left, bot)
    li.kicks(left, bot)
    old = _group(li, "group", "老群")
    li.adds(old, bot)
    new = li.migrates(old)
    elsewhere = _group(li, "supergroup", "无关")
    channel = li.founds("channel", "团委发布")
    li.adds(channel, bot)
    forum = li.founds("supergroup", "论坛", forum=True)
    li.adds(forum, bot)
    closed = li.opens_topic(forum, "已结束")
    li.closes_topic(forum, closed.id)
    said = li.writes(home, "大家好")
    places: dict[str, object] = {
        "li": li.id,
        "han": han.id,
        "liu": liu.id,
        "stranger": stranger.id,
        "deactivated": deactivated.id,
        "other bot": 7_000_000_002,
        "home": home.id,
        "plain": plain.id,
        "kicked": kicked.id,
        "left": left.id,
        "old": old.id,
        "new": new.id,
        "elsewhere": elsewhere.id,
        "channel": channel.id,
        "forum": forum.id,
        "closed topic": closed.id,
        "said": said.id,
    }
    async with Client(town, bot) as client:
        yield Scene(client, town, places)


def _group(owner: Resident, kind: str, title: str, *members: Resident) -> Chat:
    group = owner.founds(kind, title)
    for member in members:
        owner.adds(group, member.person)
    return group


TO_WRITE_TO = [
    ("", "Bad Request: chat_id is empty"),
    ("7", "Bad Request: chat not found"),
    ("-1007", "Bad Request: chat not found"),
    ("@nobody_here", "Bad Request: chat not found"),
    ("stranger", "Bad Request: chat not found"),
    ("elsewhere", "Bad Request: chat not found"),
    ("liu", "Forbidden: bot can't initiate conversation with a user"),
    ("han", "Forbidden: bot was blocked by the user"),
    ("deactivated", "Forbidden: user is deactivated"),
    ("other bot", "Forbidden: bot can't send messages to bots"),
    ("kicked", "Forbidden: bot was kicked from the supergroup chat"),
    ("left", "Forbidden: bot is not a member of the group chat"),
    ("old", "Bad Request: group chat was upgraded to a supergroup chat"),
    ("channel", "Bad Request: need administrator rights in the channel chat"),
]


@pytest.mark.parametrize(("place", "description"), TO_WRITE_TO)
async def test_nobody_is_written_to_against_the_rules(
    scene: Scene, place: str, description: str
) -> None:
    chat_id = scene.places.get(place, place)
    assert await scene.client.refused("sendMessage", chat_id=chat_id, text="你好") == description


async def test_a_migrated_group_tells_its_new_id(scene: Scene) -> None:
    answer = await scene.client.call("sendMessage", chat_id=scene.places["old"], text="你好")
    assert answer["parameters"] == {"migrate_to_chat_id": scene.places["new"]}


SENT_WRONGLY = [
    ({"text": ""}, "message text is empty"),
    ({"text": "  \n "}, "message text is empty"),
    ({"text": "长" * 4097}, "message is too long"),
    ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: "),
    ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ({"text": "x", "message_thread_id": 999}, "message thread not found"),
    ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
    ({"text": "x", "reply_markup": {"keyboard": ["a"]}}, 'field "keyboard" must be an Array of'),
    ({"text": "x", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
    ({"text": "x", "reply_parameters": {"quote": "y"}}, 'can\'t find field "message_id"'),
    ({"text": "x", "button": {}}, "can't parse inline keyboard button: "),
    (
        {"text": "x", "button": {"text": "无动作"}},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    ({"text": "x", "button": {"text": "长", "callback_data": "青" * 22}}, "BUTTON_DATA_INVALID"),
    ({"text": "x", "button": {"text": "空", "callback_data": ""}}, "can't parse inline keyboard"),
    (
        {"text": "x", "button": {"text": "页", "web_app": {"url": "https://a.b"}}},
        "BUTTON_TYPE_INVALID",
    ),
    ({"text": "x", "button": {"text": "坏", "url": "not a link"}}, "inline keyboard button URL"),
]


@pytest.mark.parametrize(("parameters", "reason"), SENT_WRONGLY)
async def test_a_wrong_message_is_refused_and_nothing_is_posted(
    scene: Scene, parameters: dict[str, object], reason: str
) -> None:
    home = scene.town.world.chats[int(str(scene.places["home"]))]
    before = list(home.messages)
    wanted = dict(parameters)
    if "button" in wanted:
        wanted["reply_markup"] = {"inline_keyboard": [[wanted.pop("button")]]}
    description = await scene.client.refused("sendMessage", chat_id=home.id, **wanted)
    assert description.startswith(f"Bad Request: {reason}")
    assert list(home.messages) == before


@pytest.mark.parametrize("data", ["青" * 21, "x", "x" * 64])
async def test_a_button_may_hold_64_bytes(scene: Scene, data: str) -> None:
    keyboard = {"inline_keyboard": [[{"text": "参加", "callback_data": data}]]}
    sent = await scene.client.ok(
        "sendMessage", chat_id=scene.places["home"], text="x", reply_markup=keyboard
    )
    assert sent["reply_markup"] == keyboard


async def test_a_message_may_have_4096_characters_after_parsing(scene: Scene) -> None:
    text = "<b>" + "长" * 4096 + "</b>"
    sent = await scene.client.ok(
        "sendMessage", chat_id=scene.places["home"], text=text, parse_mode="HTML"
    )
    assert len(sent["text"]) == 4096


OTHER_CALLS = [
    (
        "editMessageText",
        {"chat_id": "home", "message_id": 999, "text": "x"},
        "message to edit not found",
    ),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"chat_id": "home"}, "message identifier is not specified"),
    ("deleteMessage", {"message_id": 1}, "chat identifier is not specified"),
    (
        "editMessageText",
        {"chat_id": "home", "message_id": "said", "text": "x"},
        "message can't be edited",
    ),
    ("deleteMessage", {"chat_id": "home", "message_id": 999}, "message to delete not found"),
    ("deleteMessage", {"chat_id": "plain", "message_id": 2}, "message can't be deleted"),
    (
        "forwardMessage",
        {"chat_id": "home", "from_chat_id": "home", "message_id": 999},
        "message to forward not found",
    ),
    (
        "copyMessage",
        {"chat_id": "home", "from_chat_id": "home", "message_id": 999},
        "message to copy not found",
    ),
    (
        "copyMessage",
        {"chat_id": "home", "from_chat_id": "home", "message_id": 1},
        "message can't be copied",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    (
        "setMessageReaction",
        {"chat_id": "home", "message_id": "said", "reaction": [{"type": "emoji", "emoji": "x"}]},
        "REACTION_INVALID",
    ),
    (
        "banChatMember",
        {"chat_id": "plain", "user_id": "liu"},
        "not enough rights to restrict/unrestrict chat member",
    ),
    ("banChatMember", {"chat_id": "home", "user_id": "li"}, "can't remove chat owner"),
    ("banChatMember", {"chat_id": "home", "user_id": 12}, "PARTICIPANT_ID_INVALID"),
    ("banChatMember", {"chat_id": "home"}, "invalid user_id specified"),
    (
        "promoteChatMember",
        {"chat_id": "home", "user_id": "liu", "can_pin_messages": True},
        "not enough rights",
    ),
    (
        "pinChatMessage",
        {"chat_id": "plain", "message_id": 2},
        "not enough rights to manage pinned messages in the chat",
    ),
    ("pinChatMessage", {"chat_id": "home", "message_id": 999}, "message to pin not found"),
    ("createChatInviteLink", {"chat_id": "plain"}, "not enough rights to manage chat invite link"),
    (
        "setChatTitle",
        {"chat_id": "plain", "title": "新名"},
        "not enough rights to change chat title",
    ),
    ("createForumTopic", {"chat_id": "home", "name": "话题"}, "the chat is not a forum"),
    (
        "createForumTopic",
        {"chat_id": "forum", "name": "话题"},
        "not enough rights to create a topic",
    ),
    (
        "sendMessage",
        {"chat_id": "forum", "text": "x", "message_thread_id": "closed topic"},
        "TOPIC_CLOSED",
    ),
    (
        "sendMessage",
        {"chat_id": "forum", "text": "x", "message_thread_id": 999},
        "message thread not found",
    ),
    ("getFile", {"file_id": "nonsense"}, "invalid file_id"),
    ("sendPhoto", {"chat_id": "home"}, "there is no photo in the request"),
    (
        "sendPhoto",
        {"chat_id": "home", "photo": "https://example.com/a.png"},
        "failed to get HTTP URL content",
    ),
    (
        "sendPhoto",
        {"chat_id": "home", "photo": "nonsense"},
        "wrong remote file identifier specified",
    ),
    (
        "sendPoll",
        {"chat_id": "home", "question": "", "options": ["a"]},
        "poll question must be non-empty",
    ),
    (
        "sendPoll",
        {"chat_id": "home", "question": "q", "options": []},
        "poll must have at least 1 option",
    ),
    (
        "sendPoll",
        {"chat_id": "home", "question": "q", "options": ["a"] * 13},
        "poll can't have more than 12 options",
    ),
    (
        "sendPoll",
        {"chat_id": "home", "question": "q", "options": ["a"], "open_period": 4},
        "OPEN_PERIOD_INVALID",
    ),
    ("stopPoll", {"chat_id": "home", "message_id": "said"}, "message is not a poll"),
    ("stopPoll", {"chat_id": "home", "message_id": 99}, "message with poll to stop not found"),
    ("promoteChatMember", {"chat_id": "li", "user_id": "li"}, "method is available for supergroup"),
    ("banChatMember", {"chat_id": "li", "user_id": "li"}, "can't ban members in private chats"),
    ("setChatTitle", {"chat_id": "li", "title": "x"}, "can't change private chat title"),
    ("sendMessage", {"chat_id": "forum", "text": "x", "message_thread_id": 1}, "message thread"),
    ("getUserProfilePhotos", {"user_id": 12}, "user not found"),
    ("setMyCommands", {"commands": "{"}, "can't parse commands JSON object"),
    ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand"),
    ("setMyCommands", {"commands": [{"command": "x"}]}, "can't parse BotCommand: Can't find field"),
    (
        "setMyCommands",
        {"commands": [{"command": "帮助", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [], "language_code": "zh-hans"},
        "invalid language code specified",
    ),
    (
        "setWebhook",
        {"url": "ftp://example.com"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://example.com", "secret_token": "ä"},
        "secret token contains unallowed characters",
    ),
    ("sendMediaGroup", {"chat_id": "home", "media": []}, "there are no messages to send"),
    (
        "sendChatAction",
        {"chat_id": "home", "action": "dancing"},
        "wrong parameter action in request",
    ),
    (
        "sendLocation",
        {"chat_id": "home", "latitude": 91, "longitude": 0},
        "wrong latitude or longitude specified",
    ),
]


@pytest.mark.parametrize(("method", "parameters", "reason"), OTHER_CALLS)
async def test_a_wrong_call_is_refused(
    scene: Scene, method: str, parameters: dict[str, object], reason: str
) -> None:
    known = {
        name: scene.places.get(value, value) if isinstance(value, str) else value
        for name, value in parameters.items()
    }
    description = await scene.client.refused(method, **known)
    assert description.startswith(f"Bad Request: {reason}")


async def test_a_message_that_does_not_change_is_not_modified(scene: Scene) -> None:
    sent = await scene.client.ok("sendMessage", chat_id=scene.places["home"], text="一")
    same = {"chat_id": scene.places["home"], "message_id": sent["message_id"]}
    assert "message is not modified" in await scene.client.refused(
        "editMessageText", **same, text="一"
    )
    edited = await scene.client.ok("editMessageText", **same, text="二")
    assert (edited["text"], edited["edit_date"]) == ("二", int(NOON))
