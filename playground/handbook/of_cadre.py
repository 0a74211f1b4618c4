"""Talks of a cadre: setting a group up, a topic, figures, deputies, languages, a successor."""

from __future__ import annotations

from playground.handbook.living import groups_at_work, speakers_of_chinese
from playground.handbook.recording import Recording
from playground.story.story import Story

QUESTION = "今天食堂哪个窗口排队最长？"
ANSWERS = ("二楼面食！", "一楼麻辣烫，排到门口了", "今天没排队，哈哈")


async def setting_up(story: Story, seen: Recording) -> None:
    room = story.county.room(0)
    cadre, name = room.cadre, room.plan.cadre
    await seen.opens(cadre, story.links[name], "扫链接单上的二维码，按“开始”")
    story.staff.takes_up(name, cadre.id)
    seen.does(cadre, f"按“把我加到群里”，选“{room.name}”，确认管理员权限")
    cadre.adds(room.chat, story.county.bot)
    cadre.promotes(room.chat, story.county.bot)
    await seen.reads(cadre)
    await seen.presses(cadre, "group:claim:")
    seen.looks(room.chat)
    story.books.counts(room.name, counted=True)
    story.staff.runs(name, room.name)


async def topic_and_figures(story: Story, seen: Recording) -> None:
    """After some days in which everybody talked."""
    await groups_at_work(story, first=1)
    room = story.county.room(0)
    cadre = room.cadre
    seen.passes_over(room.chat)
    cadre.writes(room.chat, f"/topic {QUESTION}")
    posted = await story.sees(lambda: room.chat, QUESTION)
    young = speakers_of_chinese(room)
    first, *_ = [
        person.writes(room.chat, answer, reply_to=posted.id)
        for person, answer in zip(young, ANSWERS, strict=False)
    ]
    reply = cadre.writes(room.chat, "明天早点去二楼看看", reply_to=first)
    young[0].writes(room.chat, "好，到了我给您占个座", reply_to=reply)
    await story.time.settle()
    seen.looks(room.chat)
    seen.passes_over(story.private(cadre))
    await seen.tells_bot(cadre, "统计")


async def deputies(story: Story, seen: Recording) -> None:
    """Another cadre stands in, by a link."""
    cadre, other = story.county.room(0).cadre, story.county.room(2).cadre
    for one in (cadre, other):
        seen.passes_over(story.private(one))
    await seen.tells_bot(cadre, "我的群")
    await seen.taps(cadre, "设置：")
    await seen.taps(cadre, "副手")
    await seen.taps(cadre, "发一个链接给 TA")
    said = await story.sees(lambda: story.private(cadre), "start=d")
    link = next(one for one in said.formatted.text.split() if "start=d" in one)
    await seen.opens(other, link, "打开转来的链接")
    seen.looks(story.private(cadre))


async def languages(story: Story, seen: Recording) -> None:
    """What the bot speaks in a group is its cadre's choice, in private the app's."""
    room = story.county.room(0)
    cadre = room.cadre
    for chat in (room.chat, story.private(cadre)):
        seen.passes_over(chat)
    await seen.tells_bot(cadre, "/language")
    await seen.taps(cadre, "English")
    await seen.quietly(cadre, "/groups")
    await seen.taps(cadre, "设置：")
    await seen.taps(cadre, "再发一次欢迎消息")
    seen.looks(room.chat)
    await story.tells_bot(cadre, "/language")
    await story.taps(cadre, "中文")


async def handing_on(story: Story, seen: Recording) -> None:
    """The group goes along, contacts are asked."""
    room, to = story.county.room(0), story.county.room(1).cadre
    young = story.town.person(min(story.staff.held[room.plan.cadre].contacts))
    for one in (room.cadre, to, young):
        seen.passes_over(story.private(one))
    await seen.quietly(room.cadre, "/groups")
    await seen.taps(room.cadre, "设置：")
    await seen.taps(room.cadre, "交给接任者")
    await seen.taps(room.cadre, to.person.first_name)
    await seen.taps(room.cadre, "交给 TA")
    seen.looks(story.private(to))
    await seen.presses(young, "heir:yes:")


async def quickest(story: Story, seen: Recording) -> None:
    """From the link to a counting group, with as few taps as there are."""
    room = story.county.room(0)
    cadre = room.cadre
    await seen.opens(cadre, story.links[room.plan.cadre], "扫链接单上的二维码，按“开始”")
    seen.does(cadre, "按“把我加到群里”")
    seen.does(cadre, f"在 Telegram 的页面上选“{room.name}”")
    seen.does(cadre, "在 Telegram 的页面上确认管理员权限")
    cadre.adds(room.chat, story.county.bot)
    cadre.promotes(room.chat, story.county.bot)
    seen.happens("Telegram 替 TA 在群里发了一句 /start，所以不用再按“由我负责这个群”。")
    start = cadre.writes(room.chat, f"/start@{story.county.bot.username} bind")
    seen.overlooks(start)
    await seen.reads(cadre)
    seen.looks(room.chat)
