"""What recurs, as a cadre meets it: written on one line, looked at, changed, stopped."""

from dataclasses import replace
from datetime import datetime

import pytest

from storage.database import Storage
from tests.desks import SHANGHAI
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import CADRE, county
from tests.services.people_of_a_county import counting_group

LINE = "/activity 文体活动；吉他课；3月4日 19:00-20:30；活动室"
CARD = datetime(2026, 3, 8, 9, tzinfo=SHANGHAI)


async def pressed(talk: Talk, data: str, under: Said) -> Said:
    (answer, *_) = messages(await talk.press(CADRE, data, under))
    return answer


async def written(talk: Talk, text: str) -> list[Said]:
    said = await talk.private(CADRE, text)
    async with talk.storage.read_write() as tx:
        await talk.services(tx).activities.posted(1, {}, {"message_id": 55})
    return said


def plain(said: Said) -> str:
    """Without the marks around names."""
    return said.text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("part", "last"),
    [
        ("每周", "2027年2月24日"),
        ("12；每周8次", "2026年4月22日"),
        ("每週 8", "2026年4月22日"),
        ("每周到期末", "2026年4月30日"),
        ("weekly", "2027年2月24日"),
        ("weekly 8", "2026年4月22日"),
        ("Every week until the period ends", "2026年4月30日"),
    ],
)
async def test_one_more_part_says_how_often(sqlite: Storage, part: str, last: str) -> None:
    await county(sqlite)
    answer, card = await written(Talk(sqlite), f"{LINE}；{part}")
    assert "每周三 19:00–20:30，活动室，办到" + last in plain(answer)
    assert "🔁 每周一次" in card.text


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("每周三晚七点到八点半", "每周三 19:00–20:30，活动室，办到2027年2月24日"),
        ("每週三晚上七點", "每周三 19:00–21:00，活动室，办到2027年2月24日"),
        ("every Wed 7pm-8:30pm", "每周三 19:00–20:30，活动室，办到2027年2月24日"),
        ("every Wed 7pm；30；weekly 8", "每周三 19:00–21:00，活动室，办到2026年4月22日"),
    ],
)
async def test_a_time_of_every_week_says_that_it_recurs(
    sqlite: Storage, time: str, said: str
) -> None:
    await county(sqlite)
    when, *more = time.split("；")
    line = "；".join(["/activity 文体活动；吉他课", when, "活动室", *more])
    answer, card = await written(Talk(sqlite), line)
    assert said in plain(answer)
    assert "3月4日（周三）19:00" in card.text
    assert "🔁 每周一次" in card.text


async def test_of_several_days_of_the_week_each_recurs_by_itself(sqlite: Storage) -> None:
    """TODAY is a Monday, 20:00."""
    await county(sqlite)
    talk = Talk(sqlite)
    answer, *cards = await talk.private(CADRE, "/activity 文体活动；篮球；周一、周四 19:30；操场")
    assert len(cards) == 2
    assert "每周四 19:30–21:30，操场" in plain(answer)
    assert "每周一 19:30–21:30，操场" in plain(answer)
    (enough,) = await talk.private(CADRE, "/activity 文体活动；晨跑；每天 6:30；操场")
    assert "最多 5 个" in enough.text
    (home,) = await talk.private(CADRE, "/activity")
    assert "晨跑" not in home.text


@pytest.mark.parametrize("moved", ["每周四 20:00", "周一、周四 20:00", "every Thu 8pm"])
async def test_one_occurrence_is_not_moved_to_every_week(sqlite: Storage, moved: str) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await written(talk, LINE)
    (no,) = await talk.private(CADRE, f"/activity 1；{moved}")
    assert "某一次的日子和时间" in no.text
    (no,) = await talk.private(CADRE, f"/activity 补录；文体活动；吉他课；{moved}；活动室")
    assert "某一次的日子和时间" in no.text


@pytest.mark.parametrize("part", ["每周1次", "每周53次", "每周很多次", "weekly forever"])
async def test_what_cannot_be_understood_is_said(sqlite: Storage, part: str) -> None:
    await county(sqlite)
    (no,) = await written(Talk(sqlite), f"{LINE}；{part}")
    assert "2 到 52" in no.text


async def test_it_is_looked_at_changed_for_good_and_stopped(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await written(talk, f"{LINE}；每周")
    (home,) = await talk.private(CADRE, "/activity")
    assert "每周办的：" in home.text
    panel = await pressed(talk, home.buttons["🔁 周三 \u2068吉他课\u2069"], home)
    assert "3月11日那次，3月8日 09:00发" in panel.text
    moved = next(
        one
        for one in await talk.private(CADRE, "/activity 1；3月5日 20:00；操场")
        if one.chat == "901"
    )
    assert "只改了这一次" in moved.text
    changed = await pressed(talk, moved.buttons["以后每次都这样"], moved)
    assert "每周四 20:00–21:30，操场" in changed.text
    one = await pressed(talk, "activity:look:1", changed)
    panel = await pressed(talk, one.buttons["🔁 每周的安排"], one)
    ended = await pressed(talk, panel.buttons["不再每周办"], panel)
    assert "这一次照常" in ended.text
    ask = await pressed(talk, ended.buttons["这一次也取消"], ended)
    assert "取消" in ask.text
    (alert,) = await talk.press(CADRE, panel.buttons["不再每周办"], panel)
    assert "不再每周办" in alert.text


async def test_calling_one_off_leaves_later_ones_unless_a_tap_stops_them(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await written(talk, f"{LINE}；每周")
    off = await pressed(talk, "activity:off:1", Said("", None, "", {}, {}))
    later = replace(talk, now=CARD)
    async with sqlite.read_write() as tx:
        assert await talk.services(tx).recurring.make_due() == 0
        assert await later.services(tx).recurring.make_due() == 1
    card = next(one for one in await later.said() if one.method == "sendMessage")
    assert "3月11日（周三）19:00–20:30" in card.text
    ended = await pressed(later, off.buttons["以后也不办了"], off)
    assert "不再每周办" in ended.text


async def test_of_several_groups_one_is_asked_and_it_recurs_there(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        await counting_group(tx, place.line, -200)
    talk = Talk(sqlite)
    (asked,) = await talk.private(CADRE, f"{LINE}；每周")
    data = next(one for one in asked.buttons.values() if one.startswith("activity:to:2:"))
    answer = await pressed(talk, data, asked)
    assert "以后每周都办" in answer.text
