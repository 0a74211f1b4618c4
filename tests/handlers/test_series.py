"""Series as people meet them: started and written in private, subscribed to by a tap."""

from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import ADMINISTRATOR, CADRE, YOUNG, county

STRANGER = 4003


async def pressed(talk: Talk, who: int, data: str, under: Said) -> list[Said]:
    return messages(await talk.press(who, data, under))


async def started(talk: Talk) -> Said:
    """The panel of a series that has a name."""
    (said,) = await talk.private(CADRE, "/series")
    assert "你还没有专栏" in said.text
    (asked,) = await pressed(talk, CADRE, "series:new", said)
    assert "叫什么名字" in asked.text
    (panel,) = await talk.private(CADRE, "《夜班 <食堂>》")
    return panel


async def written(talk: Talk, panel: Said, text: str) -> list[Said]:
    (asked,) = await pressed(talk, CADRE, "series:write:1", panel)
    assert "第 1 期写什么" in asked.text
    (look,) = await talk.private(CADRE, text)
    send = next(data for data in look.buttons.values() if data.startswith("series:send:"))
    return messages(await talk.press(CADRE, send, look))


async def test_a_series_is_started_written_subscribed_read_and_left(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    panel = await started(talk)
    assert "夜班 &lt;食堂&gt;" in panel.text
    assert "https://t.me/yijiabai_bot?start=s1" in panel.text
    done, posted = await written(talk, panel, "凌晨三点的面条")
    assert "发到你的 1 个群" in done.text
    assert "第 1 期" in posted.text
    assert posted.buttons == {"私下订阅": "https://t.me/yijiabai_bot?start=s1"}
    (offer,) = await talk.private(YOUNG, "/start s1")
    (yes,) = await pressed(talk, YOUNG, offer.buttons["订阅"], offer)
    assert "最新一期马上到" in yes.text
    async with sqlite.read_write() as tx:
        await talk.services(tx).all_series.send_due()
    (issue,) = await talk.said()
    assert "凌晨三点的面条" in issue.text
    (thanks,) = await talk.press(YOUNG, issue.buttons["👀 读过"], issue)
    assert "记下了" in thanks.text
    (again,) = await talk.press(YOUNG, issue.buttons["👀 读过"], issue)
    assert "已经记过" in again.text
    (look,) = await pressed(talk, CADRE, "series:look:1", panel)
    assert "订阅：— 人" in look.text
    assert "— 人点了“读过”" in look.text
    assert "不到 3 个人" in look.text
    (left,) = await pressed(talk, YOUNG, issue.buttons["退订"], issue)
    assert "不会再来" in left.text


async def test_a_stranger_is_asked_their_age_once_and_a_child_leaves_nothing(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await started(talk)
    (offer,) = await talk.private(STRANGER, "/start s1")
    (asked,) = await pressed(talk, STRANGER, "series:take:1", offer)
    assert list(asked.buttons) == ["Younger than 14", "14–17", "18 or older"] or list(
        asked.buttons
    ) == ["不满 14 岁", "14–17 岁", "18 岁以上"]
    child, _, adult = asked.buttons.values()
    (no,) = await pressed(talk, STRANGER, child, asked)
    assert "14" in no.text
    async with sqlite.read_write() as tx:
        assert await tx.people.by_telegram_id(STRANGER) is None
    await pressed(talk, STRANGER, adult, asked)
    (seen,) = await talk.private(STRANGER, "/series")
    assert "series:stop:1" in seen.buttons.values()


async def test_it_ends_after_one_more_question_and_only_by_whoever_began_it(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    panel = await started(talk)
    (no,) = await talk.press(ADMINISTRATOR, "series:end:1", panel)
    assert "不是你开的" in no.text
    (sure,) = await pressed(talk, CADRE, "series:end:1", panel)
    assert "真的结束吗" in sure.text
    (over,) = await pressed(talk, CADRE, "series:ended:1", sure)
    assert "到此结束" in over.text
    (gone,) = await talk.private(YOUNG, "/start s1")
    assert "已经结束" in gone.text
    (nothing,) = await talk.private(YOUNG, "/series")
    assert "没有可以订阅的专栏" in nothing.text


async def test_in_a_group_one_line_leads_into_the_private_chat(sqlite: Storage) -> None:
    await county(sqlite)
    (line,) = await Talk(sqlite).in_group(YOUNG, "/series")
    assert list(line.buttons.values()) == ["https://t.me/yijiabai_bot?start=series"]
