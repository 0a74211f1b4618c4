"""The talks of the handbook, by the name under which they stand there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playground.handbook.recording import Recording
from playground.story.county import COUNTY, Room
from playground.story.scenes.rostering import brings_in, prints_links
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Media

Talk = Callable[[Story, Recording], Awaitable[None]]
QUESTION = "今天食堂哪个窗口排队最长？"
ANSWERS = ("二楼面食！", "一楼麻辣烫，排到门口了", "今天没排队，哈哈")
WISH = "想要一把结实点的伞，上次的被风吹坏了"


def cast(story: Story) -> tuple[Room, Resident, Resident]:
    """A room, its cadre, and a young person who speaks Chinese."""
    room = story.county.room(0)
    return room, room.cadre, room.members[0]


async def office_opens(story: Story) -> None:
    """Before all talks: the bot runs, somebody takes calls for help, cadres have their links."""
    link = await story.bot.init(COUNTY)
    story.time.runs(await story.bot.start())
    await story.opens(story.county.administrator, link)
    await story.tells_bot(story.county.administrator, "/safety")
    await story.presses(story.county.administrator, "safety:me")
    await brings_in(story)
    await prints_links(story)


async def setting_up(story: Story, seen: Recording) -> None:
    room, cadre, _ = cast(story)
    seen.does(cadre, "打开单位发的邀请链接，按“开始”")
    await story.opens(cadre, story.links[room.plan.cadre])
    seen.hides_links(cadre)
    seen.looks(story.private(cadre))
    seen.does(cadre, f"把“一加百”加进“{room.name}”，设为管理员")
    cadre.adds(room.chat, story.county.bot)
    cadre.promotes(room.chat, story.county.bot)
    await story.time.settle()
    seen.looks(story.private(cadre))
    await seen.presses(cadre, "group:claim:")
    await story.time.comes(lambda: story.reading.link(room.chat, "g"), "a welcome")
    seen.looks(room.chat)


async def joining(story: Story, seen: Recording) -> None:
    room, _, young = cast(story)
    link = await story.time.comes(lambda: story.reading.link(room.chat, "g"), "a welcome")
    seen.does(young, "在群里按下欢迎消息的按钮")
    await story.opens(young, link)
    seen.hides_links(young)
    seen.looks(story.private(young))
    await seen.presses(young, "age:18+:")
    await seen.presses(young, "consent:activity:on:")
    await seen.presses(young, "consent:contact:on:")


async def topic_and_figures(story: Story, seen: Recording) -> None:
    room, cadre, _ = cast(story)
    seen.passes_over(room.chat)
    cadre.writes(room.chat, f"/topic {QUESTION}")
    await story.time.settle()
    posted = await story.sees(lambda: room.chat, QUESTION)
    said = [
        person.writes(room.chat, answer, reply_to=posted.id)
        for person, answer in zip(room.members, ANSWERS, strict=False)
    ]
    first = said[0]
    await story.time.settle()
    reply = cadre.writes(room.chat, "明天早点去二楼看看", reply_to=first)
    room.members[1].writes(room.chat, "记得带伞", reply_to=reply)
    await story.time.settle()
    seen.looks(room.chat)
    seen.passes_over(story.private(cadre))
    await story.tells_bot(cadre, "统计")
    await story.time.comes(lambda: picture_for(story, cadre), "the figures as a picture")
    seen.looks(story.private(cadre))


def picture_for(story: Story, who: Resident) -> bytes | None:
    """The newest that somebody was sent in private."""
    for message in story.reading.from_bot(story.private(who)):
        if isinstance(message.content, Media):
            return message.content.file.content
    return None


async def wish(story: Story, seen: Recording) -> None:
    _, cadre, young = cast(story)
    for person in (young, cadre):
        seen.passes_over(story.private(person))
    await story.tells_bot(young, "许愿")
    await story.tells_bot(young, WISH)
    seen.looks(story.private(young))
    await seen.presses(cadre, "wish:claim:")
    await seen.presses(cadre, "wish:done:")
    seen.looks(story.private(young))
    await seen.presses(young, "wish:confirm:1:5")
    await story.sees(lambda: story.private(young), "谢谢你告诉我")
    seen.looks(story.private(young))


TALKS: dict[str, Talk] = {
    "建群": setting_up,
    "青年参加": joining,
    "话题和统计": topic_and_figures,
    "心愿": wish,
}
