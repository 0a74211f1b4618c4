"""The talk of an activity: announced, joined, checked in by the code on a screen, counted; and one
that was entered afterwards.
"""

from __future__ import annotations

from datetime import timedelta

from playground.handbook.recording import Recording
from playground.story.books import local
from playground.story.county import Room
from playground.story.reading import datas
from playground.story.scenes.checking_in import card, counted, on_screen
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

HOURS_AHEAD, MINUTE = 2, 60.0
ENOUGH = 3


async def checking_in(story: Story, seen: Recording) -> None:
    """Three scan in time, and one scans what was forwarded."""
    room = story.county.room(4)
    cadre, young = room.cadre, counted(story, room, ENOUGH + 1)
    for who in (cadre, *young):
        seen.passes_over(story.private(who))
    seen.passes_over(room.chat)
    begins = local(story.time.now).replace(minute=0, second=0) + timedelta(hours=HOURS_AHEAD)
    when = f"{begins.month}月{begins.day}日 {begins:%H:%M}"
    await seen.tells_bot(cadre, f"/activity 团课；半小时读书；{when}；图书馆三楼；30")
    seen.looks(room.chat)
    first, *others = young[:ENOUGH]
    await joins(story, seen, room, first)
    await story.time.passes(begins.timestamp() - story.time.now - 5 * MINUTE)
    seen.passes_over(story.private(first))
    await seen.reads(cadre)
    await seen.presses(cadre, "checkin:show:")
    await scans(story, seen, cadre, first, others, young[-1])
    await story.time.passes(40 * MINUTE)
    seen.passes_over(story.private(cadre))
    await seen.tells_bot(cadre, "五个一")


async def joins(story: Story, seen: Recording, room: Room, who: Resident) -> None:
    """On the card in the group, which shows the new number a little later."""
    data = next(
        data
        for message in story.reading.from_bot(room.chat)
        for data in datas(message)
        if data.startswith("activity:join:")
    )
    seen.does(who, "按下卡片上的</i>〔我要参加〕<i>")
    who.presses(await card(story, room, data), data)
    await story.time.passes(10)
    seen.looks(room.chat)


async def scans(
    story: Story,
    seen: Recording,
    cadre: Resident,
    first: Resident,
    others: list[Resident],
    late: Resident,
) -> None:
    link = await on_screen(story, cadre)
    await seen.opens(first, link, "用手机扫屏幕上的码，按“开始”")
    for one in others:
        await story.opens(one, link)
    seen.happens("又来了两位，也扫了。一分半钟以后，有人把刚才的码转发给没来的人：")
    await story.time.passes(95)
    seen.passes_over(story.private(cadre))
    await seen.opens(late, link, "点开转发来的码")


async def afterwards(story: Story, seen: Recording) -> None:
    """Nobody announced it; who was there says so, and the office agrees."""
    room, office = story.county.room(4), story.county.administrator
    cadre = room.cadre
    for who in (cadre, office):
        seen.passes_over(story.private(who))
    seen.passes_over(room.chat)
    day = local(story.time.now) - timedelta(days=1)
    await seen.tells_bot(
        cadre, f"/activity 补录；志愿服务；旧书上架；{day.month}月{day.day}日 15:00；图书馆三楼"
    )
    seen.looks(room.chat)
    await seen.reads(office)
    await seen.presses(office, "held:approve:")
    await seen.reads(cadre)
