"""Photographs: sent on purpose and in private, few, seen by those who may, and taken away again."""

from typing import Any

from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import ADMINISTRATOR, CADRE, YOUNG, county

PAST = "/activity 补录；团课；读书；3月2日 15:00；会议室"
DEPUTY = 902
NOTHING = Said("", None, "", {}, {})


def picture(number: int, **more: Any) -> dict[str, Any]:
    small, large = (
        {
            "file_id": f"{size}{number}",
            "file_unique_id": f"u{size}{number}",
            "width": 9,
            "height": 9,
        }
        for size in ("S", "L")
    )
    return {"photo": [small, large], **more}


async def pressed(talk: Talk, data: str, who: int = CADRE, under: Said = NOTHING) -> list[Said]:
    return await talk.press(who, data, under)


async def adding(sqlite: Storage) -> Talk:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, PAST)
    (ask,) = messages(await pressed(talk, "photo:add:1"))
    assert "不满 18 岁" in ask.text
    return talk


async def test_they_are_sent_one_by_one_and_the_same_twice_is_one(sqlite: Storage) -> None:
    talk = await adding(sqlite)
    for number, there in ((1, 1), (1, 1), (2, 2)):
        (got,) = await talk.private(CADRE, None, **picture(number))
        assert f"现在有 {there} 张" in got.text
    (panel,) = messages(await pressed(talk, "held:look:1"))
    assert {"📷 加照片", "看照片"} < set(panel.buttons)
    said = await pressed(talk, panel.buttons["看照片"])
    shown = [one for one in said if one.method == "sendPhoto"]
    assert [one.fields["photo"] for one in shown] == ["L1", "L2"]
    gone = await pressed(talk, shown[0].buttons["拿掉这张"])
    assert {one.method for one in gone} == {"answerCallbackQuery", "deleteMessage"}
    (alert,) = await pressed(talk, shown[0].buttons["拿掉这张"])
    assert "已经拿掉" in alert.text
    assert (
        len([one for one in await pressed(talk, "photo:show:1") if one.method == "sendPhoto"]) == 1
    )


async def test_of_an_album_one_is_answered_and_what_is_over_is_left_out(sqlite: Storage) -> None:
    talk = await adding(sqlite)
    said = [
        await talk.private(CADRE, None, **picture(number, media_group_id="9"))
        for number in range(8)
    ]
    assert [len(one) for one in said] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert "收到这一组" in said[0][0].text
    (no,) = await talk.private(CADRE, None, **picture(9))
    assert "已经有 6 张" in no.text


async def test_only_what_was_asked_for_is_taken(sqlite: Storage) -> None:
    talk = await adding(sqlite)
    await talk.in_group(CADRE, None, **picture(1))
    await talk.in_group(YOUNG, None, **picture(2))
    (answer,) = await talk.private(YOUNG, None, **picture(3))
    assert "文字" in answer.text
    (panel,) = messages(await pressed(talk, "photo:enough:1"))
    assert "看照片" not in panel.buttons
    (answer,) = await talk.private(CADRE, None, **picture(4))
    assert "文字" in answer.text
    (alert,) = await pressed(talk, "photo:show:1")
    assert "还没有照片" in alert.text


async def test_the_own_side_and_the_own_office_see_them_and_nobody_else(sqlite: Storage) -> None:
    talk = await adding(sqlite)
    await talk.private(CADRE, None, **picture(1))
    (words,) = messages(await pressed(talk, "fiveones:cadre:1:now", ADMINISTRATOR))
    data = words.buttons["📷 \u2068读书\u2069（1 张）"]
    seen = await pressed(talk, data, ADMINISTRATOR)
    assert [one.buttons for one in seen if one.method == "sendPhoto"] == [{}]
    assert len(await pressed(talk, "photo:show:1", DEPUTY)) == 2
    for who, refused in ((YOUNG, data), (YOUNG, "photo:show:1"), (ADMINISTRATOR, "photo:show:1")):
        (alert,) = await pressed(talk, refused, who)
        assert "不在" in alert.text


async def test_they_go_with_whoever_sent_them_and_when_it_is_withdrawn(sqlite: Storage) -> None:
    talk = await adding(sqlite)
    await talk.private(CADRE, None, **picture(1))
    await pressed(talk, "photo:add:1", DEPUTY)
    await talk.private(DEPUTY, None, **picture(2))
    (mine, *_) = await talk.private(CADRE, "/mydata")
    assert "活动照片：1 张" in mine.text
    async with sqlite.read_write() as tx:
        deputy = await tx.people.by_telegram_id(DEPUTY)
        assert deputy is not None
        await tx.erasing.erase(deputy)
    assert len(await pressed(talk, "photo:show:1")) == 2
    await pressed(talk, "held:withdraw:1")
    (alert,) = await pressed(talk, "photo:show:1")
    assert "还没有照片" in alert.text
    (alert,) = await pressed(talk, "photo:add:1")
    assert "不放照片" in alert.text


async def test_before_it_begins_there_are_none(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, "/activity 团课；读书；3月8日 15:00；会议室")
    (alert,) = await pressed(talk, "photo:add:1")
    assert "开始以后" in alert.text
