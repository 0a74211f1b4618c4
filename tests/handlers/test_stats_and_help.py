"""Figures and help: who sees what, and where."""

import pytest

from storage.database import Storage
from tests.handlers.talking import Talk, messages
from tests.services.people_of_a_county import County, counting_group, founded
from tests.storage.county import NOON, TODAY, said

YOUNG, CADRE, ADMINISTRATOR, STRANGER = 7, 901, 903, 77


PHOTO = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}


async def county(sqlite: Storage) -> County:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        await tx.groups.set_members(place.group.id, 40)
        await tx.activity.add(said(place.group.id, place.young.id, TODAY, times=3))
        return place


async def test_a_cadre_sees_the_group_as_text_and_gets_a_picture(sqlite: Storage) -> None:
    await county(sqlite)
    text, picture = await Talk(sqlite).private(CADRE, "/stats")
    for part in (
        "已问 1 人，其中 1 人参加",
        "应联系 100 人",
        "Reading circle",
        "群内 40 人，其中 1 人同意统计",
        "3月2日 20:00 起完整",
        "今天 · 本周 · 本季度",
        "消息：3 · 3 · 3",
        "发言的人：1 · 1 · 1",
    ):
        assert part in text.text
    assert (picture.method, picture.chat) == ("sendPhoto", str(CADRE))


async def test_what_is_not_known_is_a_dash(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await tx.gaps.record(place.group.id, NOON, NOON)
    text = (await Talk(sqlite).private(CADRE, "/stats"))[0].text
    assert "除了 3月2日" in text
    assert "消息：— · — · —" in text


async def test_of_many_groups_the_later_ones_are_a_tap_away(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        for number in range(4):
            await counting_group(tx, place.line, -200 - number)
    talk = Talk(sqlite)
    text = (await talk.private(CADRE, "/stats"))[0]
    assert text.text.count("Reading circle") == 3
    (more,) = messages(await talk.press(CADRE, "stats:5", text))
    assert "Reading circle" in more.text
    (alert,) = await talk.press(YOUNG, "stats:5", text)
    assert "只给管这个群的团干部看" in alert.text


async def test_a_young_person_sees_only_themselves(sqlite: Storage) -> None:
    await county(sqlite)
    (text,) = await Talk(sqlite).private(YOUNG, "/stats")
    assert "消息：3 · 3 · 3" in text.text
    assert "Reading circle" not in text.text


async def test_of_whom_nothing_is_counted_that_is_said(sqlite: Storage) -> None:
    await county(sqlite)
    (text,) = await Talk(sqlite).private(STRANGER, "/stats")
    assert "没有记你的任何数字" in text.text


@pytest.mark.parametrize("command", ["stats", "help"])
async def test_in_a_group_one_line_and_a_button(sqlite: Storage, command: str) -> None:
    await county(sqlite)
    (line,) = await Talk(sqlite).in_group(CADRE, f"/{command}")
    assert "\n" not in line.text
    assert list(line.buttons.values()) == [f"https://t.me/yijiabai_bot?start={command}"]


@pytest.mark.parametrize(
    ("who", "offered", "hidden"),
    [
        (YOUNG, ("/wish", "/leave", "/forgetme"), ("/topic", "/safety")),
        (STRANGER, ("/wish", "/mydata"), ("/topic", "/safety")),
        (CADRE, ("/topic", "/groups", "/wish", "您可以用"), ("/safety",)),
        (ADMINISTRATOR, ("/safety", "您可以用"), ("/topic",)),
    ],
)
async def test_help_knows_who_asks(
    sqlite: Storage, who: int, offered: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    await county(sqlite)
    for command in ("/help", "/start help"):
        (text,) = await Talk(sqlite).private(who, command)
        assert [one for one in offered if one not in text.text] == []
        assert [one for one in hidden if one in text.text] == []
        commands = [line.split()[0] for line in text.text.splitlines() if line.startswith("/")]
        assert len(set(commands)) == len(commands)


async def test_of_pictures_sent_as_one_the_first_is_answered(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for album in ("1", "2"):
        answers = [await talk.private(YOUNG, None, media_group_id=album, **PHOTO) for _ in range(3)]
        assert [len(one) for one in answers] == [1, 0, 0]
    (asked,) = await talk.private(YOUNG, None, media_group_id="2", caption="一把伞", **PHOTO)
    assert "这是你的心愿吗" in asked.text


async def test_an_unknown_command_is_answered_in_private_and_not_in_a_group(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    (text,) = await Talk(sqlite).private(YOUNG, "/nothing")
    assert "没有这个命令" in text.text
    assert await Talk(sqlite).in_group(YOUNG, "/nothing") == []
