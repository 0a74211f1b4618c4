"""Figures and help: who sees what, and where."""

from datetime import date, timedelta

import pytest

from storage.database import Storage
from tests.handlers.talking import BOT, Said, Talk, group, messages
from tests.services.people_of_a_county import County, counting_group, founded
from tests.services.test_branches import branch
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
        "<b>本周</b>（3月2日，到今天 20:00 为止）",
        "消息：3",
        "发言的人：1",
    ):
        assert part in text.text
    assert (picture.method, picture.chat) == ("sendPhoto", str(CADRE))


async def test_buttons_switch_the_span_under_the_same_message(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await tx.activity.add(said(place.group.id, place.young.id, date(2026, 3, 8), times=2))
        await tx.activity.add(said(place.group.id, place.young.id, date(2026, 3, 10), times=5))
    talk = Talk(sqlite, NOON + timedelta(days=8))
    text = (await talk.private(CADRE, "/stats"))[0]
    assert "· 本周 ·" in text.buttons
    for label, heading, messages_there in (
        ("今天", "今天</b>（3月10日，到今天", 5),
        ("上周", "上周</b>（3月2日至3月8日，已过完，但不完整）", 5),
        ("昨天", "昨天</b>（3月9日，完整）", 0),
        ("本月", "本月</b>（3月1日至3月10日，到今天", 10),
        ("本季度", "本季度</b>（1月1日至3月10日，到今天", 10),
    ):
        [changed] = messages(await talk.press(CADRE, text.buttons[label], text))
        assert changed.method == "editMessageText"
        assert heading in changed.text
        assert f"消息：{messages_there}\n" in changed.text
        assert f"· {label} ·" in changed.buttons


async def test_what_is_over_and_was_not_seen_as_a_whole_is_said_to_be_incomplete(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite, NOON + timedelta(days=8))
    text = (await talk.private(CADRE, "/stats"))[0]
    assert "数字不完整" not in text.text
    [week] = messages(await talk.press(CADRE, text.buttons["上周"], text))
    assert "数字不完整" in week.text, "counting began on its first day"


async def test_the_picture_is_drawn_again_of_what_is_over(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite, NOON + timedelta(days=8))
    text = (await talk.private(CADRE, "/stats"))[0]
    [week] = messages(await talk.press(CADRE, text.buttons["上周"], text))
    [picture] = messages(await talk.press(CADRE, labelled(week, "画成图"), week))
    assert (picture.method, picture.chat) == ("sendPhoto", str(CADRE))
    [alert] = await talk.press(YOUNG, labelled(week, "画成图"), week)
    assert "只给管这个群的团干部看" in alert.text


def labelled(said: Said, label: str) -> str:
    [data] = [data for text, data in said.buttons.items() if label in text]
    return data


async def test_what_is_not_known_is_a_dash(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await tx.gaps.record(place.group.id, NOON, NOON)
    text = (await Talk(sqlite).private(CADRE, "/stats"))[0].text
    assert "除了 3月2日" in text
    assert "消息：—" in text


async def test_of_many_groups_the_later_ones_are_a_tap_away(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        for number in range(4):
            await counting_group(tx, place.line, -200 - number)
    talk = Talk(sqlite)
    text = (await talk.private(CADRE, "/stats"))[0]
    assert text.text.count("Reading circle") == 3
    for data in ("stats:5", "stats:group:5:week:now"):
        (more,) = messages(await talk.press(CADRE, data, text))
        assert "Reading circle" in more.text
        (alert,) = await talk.press(YOUNG, data, text)
        assert "只给管这个群的团干部看" in alert.text


async def test_a_young_person_sees_only_themselves(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    text, picture = await talk.private(YOUNG, "/stats")
    assert "消息：3" in text.text
    assert "Reading circle" not in text.text
    assert (picture.method, picture.chat) == ("sendPhoto", str(YOUNG))
    [quarter] = messages(await talk.press(YOUNG, text.buttons["上季度"], text))
    assert "消息：—" in quarter.text, "before anybody agreed nothing is known of them"
    assert "已过完，但不完整" in quarter.text
    [other] = messages(await talk.press(STRANGER, text.buttons["上季度"], text))
    assert "没有记你的任何数字" in other.text


async def test_an_office_sees_sums_of_its_branch_and_nobody_alone(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        at = await branch(tx, 5, 6, 2)
    talk = Talk(sqlite, NOON + timedelta(days=8))
    text, picture = await talk.private(950, "/stats")
    for part in (
        "Lakeside",
        "3 个群，共 120 人，其中 13 人同意统计",
        "消息：56",
        "发言的人：13",
        "<b>\u2068Left\u2069</b>：1 个群，消息 22，发言 6 人",
        "<b>\u2068Right\u2069</b>：1 个群，人太少，不单列",
        "<b>\u2068本级的群\u2069</b>：1 个群，人太少，不单列",
    ):
        assert part in text.text
    assert picture.method == "sendPhoto"
    _, changed = await talk.press(950, text.buttons["上月"], text)
    assert changed.method == "editMessageText"
    assert int(changed.fields["message_id"]) > 0
    assert "上月</b>（2月1日至2月28日，已过完，但不完整）" in changed.text
    assert "消息：—" in changed.text
    [alert] = await talk.press(CADRE, f"stats:office:{at.office.id}:week:now", text)
    assert alert.fields["show_alert"] == "true"


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


async def test_every_button_of_the_help_leads_somewhere_and_back(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for who in (YOUNG, CADRE, ADMINISTRATOR, STRANGER):
        (home,) = await talk.private(who, "/help")
        seen, ahead = {"guide:home"}, set(home.buttons.values())
        while ahead:
            data = ahead.pop()
            (page,) = messages(await talk.press(who, data, home))
            assert page.method == "editMessageText"
            assert "guide:home" in page.buttons.values()
            seen.add(data)
            ahead |= set(page.buttons.values()) - seen
        assert ("guide:ask:10" in seen) is (who == CADRE)
        assert ("guide:page:administering" in seen) is (who == ADMINISTRATOR)
        (back,) = messages(await talk.press(who, "guide:home", home))
        assert (back.text, back.buttons) == (home.text, home.buttons)


async def test_in_a_group_of_nobody_the_help_says_how_it_is_taken(sqlite: Storage) -> None:
    await county(sqlite)
    for chat, bind in ((-100, False), (-777, True)):
        message = Talk(sqlite).message(YOUNG, "/help", chat=group(chat))
        (line,) = await Talk(sqlite).arrives(message=message)
        assert ("/bind" in line.text) is bind
        assert "\n" not in line.text


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


@pytest.mark.parametrize("said", ["/nothing@", "@", "@ hello", "@，你会什么？"])
async def test_what_is_said_to_the_bot_by_its_name_in_a_group_is_answered(
    sqlite: Storage, said: str
) -> None:
    await county(sqlite)
    named = said.replace("@", f"@{BOT.username}")
    mention = [{"type": "mention", "offset": 0, "length": len(BOT.username) + 1}]
    more = {"entities": mention} if said.startswith("@") else {}
    (line,) = await Talk(sqlite).in_group(YOUNG, named, **more)
    assert "细说请到私聊" in line.text
    assert await Talk(sqlite).in_group(YOUNG, f"谢谢 @{BOT.username}") == []
