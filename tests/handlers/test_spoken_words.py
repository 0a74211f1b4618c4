"""Words in place of commands, captions, and commands that come too late."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from aiogram.types import Message

from domain.people import PersonId
from domain.wishes import WishState
from handlers.incoming import meant
from language.danger import find_danger
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.handlers.talking import BOT, US, Said, Talk, group
from tests.services.people_of_a_county import County, founded
from tests.storage.county import NOON
from texts.spoken import as_command, commands

CADRE, YOUNG = 901, 7
NAME = f"@{BOT.username}"
OF_BOT = {"message_id": 5, "date": 0, "chat": {"id": -100, "type": "supergroup"}, "from": US}
PHOTO = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}


async def county(sqlite: Storage) -> County:
    async with sqlite.read_write() as tx:
        return await founded(tx)


def told(said: list[Said]) -> list[tuple[str, str, Mapping[str, str]]]:
    """How many posts wait is part of somebody's own data, and changes meanwhile; so does the mark
    of a guided conversation.
    """
    return [(one.method, one.text.split("\n")[0], without_marks(one.buttons)) for one in said]


def without_marks(buttons: Mapping[str, str]) -> Mapping[str, str]:
    marked = r"^(talk:cancel|pressure:send|topic:idea:0):\d+$"
    return {label: re.sub(marked, r"\1", data) for label, data in buttons.items()}


@pytest.mark.parametrize("who", [CADRE, YOUNG])
async def test_a_word_of_each_command_is_answered_as_the_command_is_in_private(
    sqlite: Storage, who: int
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for command, word in a_word_of_each().items():
        asked = told(await talk.private(who, f"/{command}"))
        assert told(await talk.private(who, word)) == asked != [], word


async def test_a_word_of_each_command_is_answered_as_the_command_is_in_a_group(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for number, (command, word) in enumerate(a_word_of_each().items()):
        ways = ways_of_saying(word)
        said, more = ways[number % len(ways)]
        asked = told(await talk.in_group(YOUNG, f"/{command}"))
        assert told(await talk.in_group(YOUNG, said, **more)) == asked != [], said


def a_word_of_each() -> dict[str, str]:
    """Every other word becomes the same message (below) before anybody is asked."""
    return {command: word for word, command in commands().items()}


async def test_every_word_becomes_its_command(sqlite: Storage) -> None:
    """In private by itself, in a group in every way of saying it to the bot."""
    talk = Talk(sqlite)
    async with sqlite.read_write() as tx:
        for word, command in commands().items():
            private = await became(tx, talk.message(YOUNG, word))
            in_group = [
                await became(tx, talk.message(YOUNG, said, chat=group(), **more))
                for said, more in ways_of_saying(word)
            ]
            assert {private, *in_group} == {f"/{command}"}, word


async def became(tx: Transaction, message: dict[str, Any]) -> str | None:
    meant_as = await meant(Message.model_validate(message), None, services(tx, NOON).desk)
    return meant_as.text


def ways_of_saying(word: str) -> list[tuple[str, dict[str, Any]]]:
    before = [{"type": "mention", "offset": 0, "length": len(NAME)}]
    after = [{"type": "mention", "offset": len(word) + 1, "length": len(NAME)}]
    return [
        (f"{NAME} {word}", {"entities": before}),
        (f"{word} {NAME}", {"entities": after}),
        (f"{NAME}，{word}！", {"entities": before}),
        (f"{word} {NAME.upper()} ！", {"entities": after}),
        (word, {"reply_to_message": OF_BOT}),
    ]


async def test_the_same_words_in_a_groups_own_talk_do_nothing(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    async with sqlite.read_write() as tx:
        for word in commands():
            assert await became(tx, talk.message(YOUNG, word, chat=group())) == word
    assert await talk.in_group(YOUNG, "统计") == []
    other = {**OF_BOT, "from": {"id": YOUNG, "is_bot": False, "first_name": "P"}}
    assert await talk.in_group(YOUNG, "统计", reply_to_message=other) == []
    created = {"reply_to_message": OF_BOT, "message_thread_id": 5, "is_topic_message": True}
    assert await talk.in_group(YOUNG, "统计", **created) == []
    topic = await open_topic(sqlite, place)
    assert await talk.in_group(YOUNG, "加入", reply_to_message=topic) == []


async def open_topic(sqlite: Storage, place: County) -> dict[str, Any]:
    async with sqlite.read_write() as tx:
        until = NOON + timedelta(days=3)
        topic = await tx.topics.open(place.group.id, "参加什么社团？", NOON, until)
        await tx.topics.posted(topic.id, 55)
    return {**OF_BOT, "message_id": 55}


def test_no_word_by_itself_sounds_like_danger() -> None:
    """Else it would call for help before it could be a command."""
    assert [word for word in commands() if find_danger(word) is not None] == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("统计！", "/stats"),
        (" Help?", "/help"),
        ("統計", "/stats"),
        ("统 计 📊", "/stats"),
        ("「我的 数据」；", "/mydata"),
        ("ＨＥＬＰ", "/help"),
        ("帮\u200b助", "/help"),
        ("/统计", "/stats"),
        ("/許願：一把伞", "/wish 一把伞"),
        ("許願 一把（大）伞！", "/wish 一把（大）伞"),
        ("/help", "/help"),
        ("许愿：一把伞", "/wish 一把伞"),
        ("心愿 一把\n大伞", "/wish 一把\n大伞"),
        ("wish: an umbrella", "/wish an umbrella"),
        ("wish you were here", None),
        ("我想加入你们", None),
        ("加入 我们", None),
        ("统计学好难", None),
        ("", None),
    ],
)
def test_a_word_is_a_command_only_by_itself(said: str, meant: str | None) -> None:
    assert as_command(said) == meant


async def test_a_wish_in_the_same_breath_is_kept_without_the_word(sqlite: Storage) -> None:
    await county(sqlite)
    await Talk(sqlite).private(YOUNG, "许愿：一把伞")
    async with sqlite.read_only() as view:
        (wish,) = await view.wishes.of_wisher(await known(sqlite, YOUNG), [WishState.OPEN])
    assert wish.text == "一把伞"


async def known(sqlite: Storage, telegram_id: int) -> PersonId:
    async with sqlite.read_only() as view:
        person = await view.people.by_telegram_id(telegram_id)
    assert person is not None
    return person.id


async def test_danger_is_heard_before_the_word(sqlite: Storage) -> None:
    await county(sqlite)
    said = await Talk(sqlite).private(YOUNG, "许愿：我不想活了")
    assert any("12356" in one.text for one in said)


async def test_a_command_under_a_picture_is_a_command(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    under = {"caption_entities": [{"type": "bot_command", "offset": 0, "length": 6}], **PHOTO}
    stats, *_ = await talk.private(YOUNG, None, caption="/stats", **PHOTO)
    assert stats.text == (await talk.private(YOUNG, "/stats"))[0].text
    topic = "/topic 今天吃什么？"
    _, posted = await talk.private(CADRE, None, caption=topic, **under)
    assert (posted.method, posted.text.split("\n")[0]) == ("sendPhoto", "今天吃什么？")
    (text,) = await talk.in_group(CADRE, None, caption=topic, **under)
    assert "图片请私下发给我" in text.text


async def test_a_late_command_is_answered_once_a_chat_and_a_wish_always(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    acting = talk.acting()
    talk.acting = lambda: acting  # type: ignore[method-assign]  # one process keeps what it told
    long_ago = int((NOON - timedelta(hours=2)).timestamp())
    late = [await talk.private(YOUNG, word, date=long_ago) for word in ("/stats", "帮助", "语言")]
    assert [len(one) for one in late] == [1, 0, 0]
    assert "离开了一阵" in late[0][0].text
    assert "离开了一阵" in (await talk.private(CADRE, "/groups", date=long_ago))[0].text
    wish = await talk.private(YOUNG, "/wish 一把伞", date=long_ago)
    assert any("收到你的心愿" in one.text for one in wish)
    assert "没有参加" not in (await talk.private(YOUNG, "/leave", date=long_ago))[0].text
    assert "离开了一阵" in (await talk.private(YOUNG, "/stats", date=long_ago))[0].text


async def test_a_batch_that_was_rolled_back_does_not_swallow_the_answer(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    acting = talk.acting()
    talk.acting = lambda: acting  # type: ignore[method-assign]  # one process keeps what it told
    late = talk.message(YOUNG, "/stats", date=int((NOON - timedelta(hours=2)).timestamp()))
    for _ in range(2):
        (said,) = await talk.arrives(message=late)
        assert "离开了一阵" in said.text
