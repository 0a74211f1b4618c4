"""Everything that people can do, over HTTP: each verb works, and each refusal says why."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from playground.telegram import Clock, Town
from playground.telegram.acting.someone import Impossible
from playground.telegram.acting.verbs import VERBS
from tests.telegram.client import Client

NOON = 1_767_240_000.0
LI, HAN, LIU, WEI = range(5_000_000_001, 5_000_000_005)
BOT = 7_000_000_001
HOME, FORUM = -1_002_000_000_001, -1_002_000_000_002
OLD = -4_000_000_001
CHANNEL = -1_002_000_000_003
LINK = "https://t.me/+none"


@dataclass
class Scene:
    client: Client
    town: Town


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """Li owns a supergroup, a forum, a basic group and a channel; Han and Liu are in the first."""
    town = Town(Clock(NOON))
    bot = town.add_bot()
    li, han, liu, _ = (town.add_person(name) for name in ("李雷", "韩梅梅", "刘洋", "魏华"))
    li.starts(bot)
    home = li.founds("supergroup", "青年之家", username="home_of_youth")
    for one in (bot, han.person, liu.person):
        li.adds(home, one)
    li.promotes(home, bot)
    li.founds("supergroup", "论坛", forum=True)
    li.founds("group", "老群")
    li.founds("channel", "团委发布")
    async with Client(town, bot) as client:
        yield Scene(client, town)


DEEDS: list[dict[str, object]] = [
    {"who": HAN, "chat": HOME, "write": "大家好"},
    {"who": HAN, "chat": "@home_of_youth", "write": "你好", "reply_to": 1},
    {"who": LI, "write": "在私聊里"},
    {"who": LI, "chat": LI, "write": "也在私聊里"},
    {"who": LI, "chat": BOT, "write": "还是私聊"},
    {"who": HAN, "chat": HOME, "send": "photo", "caption": "#活动"},
    {"who": HAN, "chat": HOME, "album": ["photo", "video"], "caption": "两张"},
    {"who": HAN, "chat": HOME, "poll": "几点？", "options": ["七点", "八点"], "anonymous": False},
    {"who": HAN, "chat": HOME, "share": "dice", "payload": {"emoji": "🎲", "value": 3}},
    {"who": HAN, "chat": HOME, "edit": "改过的话"},
    {"who": HAN, "chat": HOME, "delete": True},
    {"who": HAN, "chat": HOME, "forward": HOME},
    {"who": HAN, "chat": HOME, "react": "👍"},
    {"who": HAN, "chat": HOME, "press": "参加"},
    {"who": LIU, "chat": HOME, "vote": 1},
    {"who": LIU, "chat": HOME, "add_option": "九点"},
    {"who": HAN, "chat": HOME, "read": True},
    {"who": HAN, "see_answer": "pressed"},
    {"who": HAN, "chat": HOME, "see_commands": True},
    {"who": WEI, "start": True},
    {"who": WEI, "start": "deep-link"},
    {"who": LI, "block": True},
    {"who": LI, "unblock": True},
    {"who": WEI, "open": "https://t.me/yijiabai_bot?start=abc"},
    {"who": WEI, "open": "t.me/home_of_youth"},
    {"who": WEI, "chat": HOME, "join": True},
    {"who": HAN, "chat": HOME, "leave": True},
    {"who": HAN, "found": "supergroup", "title": "新群", "username": "brand_new"},
    {"who": LI, "chat": HOME, "add": WEI},
    {"who": LI, "chat": HOME, "kick": HAN},
    {"who": LI, "chat": HOME, "ban": HAN, "until": int(NOON) + 3600},
    {"who": LI, "chat": HOME, "unban": HAN},
    {"who": LI, "chat": HOME, "restrict": HAN, "permissions": ["can_send_messages"]},
    {"who": LI, "chat": HOME, "promote": HAN, "rights": ["can_pin_messages"], "title": "组长"},
    {"who": LI, "chat": HOME, "promote": LI, "anonymous": True},
    {"who": LI, "chat": HOME, "demote": HAN},
    {"who": LI, "chat": HOME, "rename": "我们的家"},
    {"who": LI, "chat": HOME, "pin": True},
    {"who": LI, "chat": OLD, "migrate": True},
    {"who": LI, "chat": OLD, "migrate": "new first"},
    {"who": LI, "chat": CHANNEL, "link": HOME},
    {"who": LI, "chat": HOME, "turn_on_topics": True},
    {"who": LI, "chat": FORUM, "open_topic": "读书"},
    {"who": LI, "chat": FORUM, "close_topic": 1},
    {"who": LI, "chat": FORUM, "reopen_topic": 1},
    {"who": LI, "chat": HOME, "invite": True, "by_request": True},
    {"who": LI, "chat": HOME, "decide": WEI, "approved": True},
]


async def prepare(scene: Scene, deed: dict[str, object]) -> dict[str, object]:
    """What must have happened before, so that the deed has something to be done to."""
    client, town = scene.client, scene.town
    keyboard = {"inline_keyboard": [[{"text": "参加", "callback_data": "join"}]]}
    if "press" in deed or "see_answer" in deed:
        await client.ok("sendMessage", chat_id=HOME, text="卡片", reply_markup=keyboard)
    if "see_answer" in deed:
        pressed = await client.act(who=HAN, chat=HOME, press="join")
        return deed | {"see_answer": pressed["result"]["callback_query_id"]}
    if "vote" in deed or "add_option" in deed:
        options = ["七点", "八点"]
        settings = {"is_anonymous": False, "allow_adding_options": True}
        await client.ok("sendPoll", chat_id=HOME, question="几点？", options=options, **settings)
    if deed.keys() & {"edit", "delete", "forward", "pin", "react"}:
        town.person(HAN).writes(HOME, "说过的话")
    if "reopen_topic" in deed:
        town.person(LI).closes_topic(FORUM, 1)
    if "demote" in deed:
        town.person(LI).promotes(HOME, HAN)
    if "decide" in deed:
        town.person(WEI).joins(HOME, town.person(LI).invites(HOME, by_request=True))
    return deed


@pytest.mark.parametrize("deed", DEEDS, ids=str)
async def test_people_can_do(scene: Scene, deed: dict[str, object]) -> None:
    answer = await scene.client.act(**await prepare(scene, deed))
    assert answer["ok"], answer


def test_every_verb_is_tried() -> None:
    assert {verb for deed in DEEDS for verb in deed if verb in VERBS} == VERBS.keys()


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ({}, '"as" must be the id of a person'),
        ({"who": 7, "write": "x"}, '"as" must be the id of a person'),
        ({"who": LI}, "name one thing to do: write, send"),
        ({"who": LI, "write": "x", "react": "👍"}, "do one thing at a time: write or react"),
        ({"who": LI, "wirte": "x"}, "did you mean write?"),
        ({"who": LI, "chat": 7, "write": "x"}, "there is no chat 7"),
        ({"who": LI, "chat": [], "write": "x"}, '"chat" must be an id or an @username'),
        ({"who": LI, "chat": HOME, "write": ""}, "a message needs some text"),
        (
            {"who": LI, "chat": HOME, "write": "x", "colour": 1},
            "write does not know colour; it takes reply_to, topic",
        ),
        ({"who": LI, "chat": HOME, "write": "x", "reply_to": 999}, "there is no message 999"),
        ({"who": WEI, "chat": HOME, "write": "x"}, "魏华 is not in 青年之家: join first"),
        ({"who": HAN, "chat": HOME, "ban": LIU}, "韩梅梅 lacks the right can_restrict_members"),
        ({"who": LI, "chat": HOME, "ban": LI}, "the owner cannot be put out"),
        ({"who": HAN, "chat": HOME, "join": True}, "韩梅梅 is in 青年之家 already"),
        ({"who": WEI, "chat": HOME, "join": LINK}, "this invite link leads nowhere"),
        ({"who": WEI, "join": True}, "this is a private chat"),
        ({"who": WEI, "leave": True}, "this is a private chat"),
        ({"who": HAN, "chat": HOME, "delete": False}, '"delete" is done with true'),
        ({"who": HAN, "chat": HOME, "read": 0}, "read at least one message"),
        ({"who": HAN, "chat": HOME, "read": "all"}, "limit: Expected `int`, got `str`"),
        ({"who": HAN, "chat": HOME, "vote": True}, "options cannot be true"),
        ({"who": HAN, "chat": HOME, "poll": "几点？"}, "poll needs options"),
        (
            {"who": HAN, "chat": HOME, "poll": "几点？", "options": []},
            "a poll has one to 12 options",
        ),
        ({"who": HAN, "chat": HOME, "write": "长" * 4097}, "a message has at most 4096"),
        (
            {"who": HAN, "chat": HOME, "write": "<b>", "parse_mode": "HTML"},
            "cannot be parsed as HTML",
        ),
        ({"who": HAN, "chat": HOME, "album": ["photo"]}, "an album has two to ten of"),
        ({"who": HAN, "chat": HOME, "album": ["photo", "audio"]}, "audio cannot be mixed"),
        ({"who": HAN, "chat": HOME, "send": "photo", "content": "@@"}, "content must be base64"),
        ({"who": HAN, "chat": HOME, "share": "dice", "payload": {}}, "a dice needs emoji (str)"),
        ({"who": HAN, "chat": HOME, "share": "unicorn", "payload": {}}, "unicorn cannot be shared"),
        ({"who": HAN, "chat": HOME, "react": "x", "message": 1}, "Telegram has no reaction x"),
        ({"who": HAN, "chat": HOME, "react": ["👍", "🔥"], "message": 1}, "can set one reaction"),
        ({"who": HAN, "chat": HOME, "turn_on_topics": True}, "lacks the right can_change_info"),
        ({"who": HAN, "chat": CHANNEL, "link": HOME}, "does not own 团委发布"),
        ({"who": LI, "found": "club", "title": "x"}, "found a group, a supergroup or a channel"),
        ({"who": LI, "found": "group", "title": " "}, "a chat needs a title"),
        ({"who": LI, "found": "supergroup", "title": "x", "username": "home_of_youth"}, "is taken"),
        ({"who": LI, "chat": HOME, "kick": WEI}, "they are not in the chat"),
        ({"who": LI, "chat": HOME, "demote": HAN}, "they are no administrator"),
        ({"who": LI, "chat": HOME, "promote": HAN, "rights": ["can_fly"]}, "no right can_fly"),
        ({"who": LI, "chat": FORUM, "close_topic": 99}, "there is no topic 99"),
        ({"who": LI, "chat": OLD, "migrate": "sideways"}, "a migration is told old first"),
        (
            {"who": WEI, "open": "https://t.me/yijiabai_bot?startgroup=x"},
            "add the bot to it instead",
        ),
        ({"who": WEI, "open": "tg://resolve?domain=x"}, "only links to t.me can be followed"),
        ({"who": WEI, "open": LINK}, "this invite link leads nowhere"),
        ({"who": WEI, "open": "t.me/nobody_here"}, "nobody is called nobody_here"),
        ({"who": HAN, "chat": HOME, "press": "参加"}, "there is nothing in this chat to press"),
        ({"who": HAN, "chat": HOME, "vote": 0}, "there is nothing in this chat to vote"),
        ({"who": HAN, "see_answer": "7"}, "this person has not pressed that"),
        ({"who": LI, "chat": HOME, "migrate": True}, "only a basic group can become a supergroup"),
        ({"who": LI, "chat": OLD, "turn_on_topics": True}, "only a supergroup can have topics"),
        ({"who": LI, "chat": HOME, "send": "hologram"}, "there is no kind of file called hologram"),
        ({"who": LI, "chat": FORUM, "write": "x", "topic": 99}, "there is no topic 99"),
        ({"who": HAN, "chat": CHANNEL, "write": "x"}, "is not in 团委发布"),
    ],
)
async def test_the_impossible_is_refused_in_words(
    scene: Scene, deed: dict[str, Any], reason: str
) -> None:
    before = kept(scene.town)
    answer = await scene.client.act(**deed)
    assert not answer["ok"]
    assert reason in answer["description"]
    assert kept(scene.town) == before


def kept(town: Town) -> list[object]:
    """All that a refused deed must leave as it was."""
    world = town.world
    chats = [(chat, dict(chat.members), list(chat.messages)) for chat in world.chats.values()]
    queued = [len(mailbox.pending) for mailbox in town.mailboxes.values()]
    return [repr(chats), queued, len(world.files), len(world.polls), len(world.usernames)]


async def test_an_album_is_sent_whole_or_not_at_all(scene: Scene) -> None:
    li, han = scene.town.person(LI), scene.town.person(HAN)
    permissions = ["can_send_messages", "can_send_photos"]
    li.restricts(HOME, HAN, permissions=permissions)
    said = len(han.reads(HOME, 100))
    with pytest.raises(Impossible, match="has no can_send_videos"):
        han.sends_album(HOME, ["photo", "video"])
    assert len(han.reads(HOME, 100)) == said


async def test_a_list_stops_at_the_first_deed_that_cannot_be_done(scene: Scene) -> None:
    deeds = [{"as": HAN, "chat": HOME, "write": "一"}, "not a deed", {"as": HAN, "write": "三"}]
    async with scene.client.session.post(f"{scene.client.url}/_town/act", json=deeds) as response:
        answer = await response.json()
    assert response.status == 400
    assert answer["description"] == "deed 2: send a JSON object"
    assert [one["text"] for one in answer["result"]] == ["一"]


async def test_a_valid_invite_link_needs_no_chat(scene: Scene) -> None:
    link = scene.town.person(LI).invites(HOME)
    assert (await scene.client.act(who=WEI, join=link))["ok"]
    assert scene.town.world.chats[HOME].member(WEI).is_present


async def test_data_that_stands_on_no_button_can_be_forged(scene: Scene) -> None:
    keyboard = {"inline_keyboard": [[{"text": "参加", "callback_data": "join"}]]}
    await scene.client.ok("sendMessage", chat_id=HOME, text="卡片", reply_markup=keyboard)
    answer = await scene.client.act(who=HAN, chat=HOME, press="pay:1", forged=True)
    assert answer["ok"], answer


async def test_a_list_of_deeds_is_done_in_order(scene: Scene) -> None:
    deeds = [{"as": HAN, "chat": HOME, "write": str(n)} for n in range(5)]
    url = f"{scene.client.url}/_town/act"
    async with scene.client.session.post(url, json=deeds) as response:
        result = (await response.json())["result"]
    assert [one["text"] for one in result] == ["0", "1", "2", "3", "4"]


async def test_a_person_sees_the_answer_to_a_pressed_button_once_it_is_given(scene: Scene) -> None:
    client = scene.client
    keyboard = {"inline_keyboard": [[{"text": "参加", "callback_data": "join"}]]}
    await client.ok("sendMessage", chat_id=HOME, text="卡片", reply_markup=keyboard)
    pressed = await client.act(who=HAN, chat=HOME, press="参加")
    query = pressed["result"]["callback_query_id"]
    assert (await client.act(who=HAN, see_answer=query))["result"] is True
    await client.ok("answerCallbackQuery", callback_query_id=query, text="好！", show_alert=True)
    seen = await client.act(who=HAN, see_answer=query)
    assert seen["result"] == {"text": "好！", "show_alert": True}
    assert "too old" in await client.refused("answerCallbackQuery", callback_query_id=query)


@pytest.mark.parametrize(("later", "in_time"), [(30, True), (31, False)])
async def test_a_pressed_button_can_be_answered_for_half_a_minute(
    scene: Scene, later: float, *, in_time: bool
) -> None:
    client = scene.client
    keyboard = {"inline_keyboard": [[{"text": "参加", "callback_data": "join"}]]}
    await client.ok("sendMessage", chat_id=HOME, text="卡片", reply_markup=keyboard)
    pressed = await client.act(who=HAN, chat=HOME, press="参加")
    scene.town.clock.advance(later)
    query = pressed["result"]["callback_query_id"]
    answer = await client.call("answerCallbackQuery", callback_query_id=query)
    assert answer["ok"] is in_time


@pytest.mark.parametrize(
    ("scope", "who", "chat", "seen"),
    [
        ({"type": "default"}, HAN, HOME, True),
        ({"type": "all_group_chats"}, HAN, HOME, True),
        ({"type": "all_private_chats"}, HAN, HOME, False),
        ({"type": "all_private_chats"}, LI, LI, True),
        ({"type": "all_chat_administrators"}, HAN, HOME, False),
        ({"type": "all_chat_administrators"}, LI, HOME, True),
        ({"type": "chat", "chat_id": HOME}, HAN, HOME, True),
        ({"type": "chat", "chat_id": HOME}, LI, LI, False),
        ({"type": "chat_administrators", "chat_id": HOME}, LI, HOME, True),
        ({"type": "chat_member", "chat_id": HOME, "user_id": HAN}, HAN, HOME, True),
        ({"type": "chat_member", "chat_id": HOME, "user_id": HAN}, LIU, HOME, False),
    ],
)
async def test_a_menu_is_seen_by_those_in_its_scope(
    scene: Scene, scope: dict[str, object], who: int, chat: int, *, seen: bool
) -> None:
    commands = [{"command": "help", "description": "怎么用"}]
    await scene.client.ok("setMyCommands", commands=commands, scope=scope, language_code="zh")
    answer = await scene.client.act(who=who, chat=chat, see_commands=True)
    assert answer["result"] == (commands if seen else [])
    assert await scene.client.ok("getMyCommands", scope=scope, language_code="zh") == commands
    assert await scene.client.ok("getMyCommands", scope=scope) == []


async def test_the_clock_is_moved_over_http(scene: Scene) -> None:
    url = f"{scene.client.url}/_town/clock"
    async with scene.client.session.post(url, json={"advance": 90}) as response:
        assert (await response.json())["result"] == {"now": NOON + 90, "runs": False}
    async with scene.client.session.post(url, json={"set": NOON}) as response:
        assert (await response.json())["result"]["now"] == NOON
    async with scene.client.session.post(url, json={"run": True}) as response:
        assert (await response.json())["result"]["runs"] is True
    async with scene.client.session.post(url, json={"advance": 60}) as response:
        assert (await response.json())["result"]["runs"] is True
    async with scene.client.session.post(url, json={"set": "soon"}) as response:
        assert response.status == 400


async def test_people_and_bots_can_be_added_over_http(scene: Scene) -> None:
    client = scene.client
    people = [{"first_name": "周杰"}, {"first_name": "", "language_code": "en"}]
    async with client.session.post(f"{client.url}/_town/people", json=people) as response:
        added = (await response.json())["result"]
    assert [one["first_name"] for one in added] == ["周杰", ""]
    body = {"first_name": "计数", "username": "count_bot", "privacy": False}
    async with client.session.post(f"{client.url}/_town/bots", json=body) as response:
        token = (await response.json())["result"]["token"]
    async with client.session.get(f"{client.url}/bot{token}/getMe") as response:
        assert (await response.json())["result"]["can_read_all_group_messages"] is True
    async with client.session.get(f"{client.url}/_town") as response:
        overview = await response.json()
    assert len(overview["people"]) == 6
    assert [bot["username"] for bot in overview["bots"]] == ["yijiabai_bot", "count_bot"]


async def test_calls_are_logged_with_their_answers(scene: Scene) -> None:
    await scene.client.ok("sendMessage", chat_id=HOME, text="一")
    await scene.client.refused("sendMessage", chat_id=HOME)
    url = f"{scene.client.url}/_town/calls?method=sendmessage&limit=1"
    async with scene.client.session.get(url) as response:
        [logged] = await response.json()
    assert logged.keys() == {"ts", "bot", "method", "params", "response"}
    assert logged["params"] == {"chat_id": str(HOME)}
    assert logged["response"]["description"] == "Bad Request: message text is empty"
