"""Four young people decide, and what the database holds of each afterwards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from playground.handbook.held import Held, held_of
from playground.handbook.living import speakers_of_chinese
from playground.handbook.of_young import comes
from playground.handbook.recording import MOMENTS, Recording
from playground.story.county import Room
from playground.story.scenes.rostering import brings_in, prints_links
from playground.story.scenes.setting_up import cadre_starts, promoted_at_once
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat

Pages = list[str]
TALK = ("大家好，我是新来的", "周末有人去图书馆吗", "那周六见")


async def groups(story: Story, *places: int) -> None:
    """Brought in by the office, and set up by their cadres."""
    await brings_in(story)
    await prints_links(story)
    for place in places:
        await cadre_starts(story, story.county.room(place))
        await promoted_at_once(story, story.county.room(place))


def told(seen: Recording, who: Resident, pages: Pages) -> Held:
    """What was said since the last time, and what is held now."""
    held = held_of(seen.story.bot.database, who.id)
    pages += [seen.told(), held.page(who.person.first_name)]
    seen.lines.clear()
    return held


async def talks(story: Story, chat: Chat, *people: Resident) -> None:
    """Each says the same few things."""
    for who in people:
        for text in TALK:
            who.writes(chat, text)
    await story.time.settle()


async def fourteen(story: Story, seen: Recording, pages: Pages) -> Held:
    await groups(story, 0)
    [young, *_] = speakers_of_chinese(story.county.room(0))
    await comes(story, seen, young)
    await seen.presses(young, "age:14-17:")
    await seen.presses(young, "consent:activity:on:")
    await seen.presses(young, "consent:contact:on:")
    return told(seen, young, pages)


async def refuses_twice(story: Story, seen: Recording, pages: Pages) -> Held:
    await groups(story, 0)
    [young, *_] = speakers_of_chinese(story.county.room(0))
    for _ in range(2):
        await comes(story, seen, young)
        await seen.presses(young, "decline:")
    await seen.tells_bot(young, "/mydata")
    return told(seen, young, pages)


async def erased_and_back(story: Story, seen: Recording, pages: Pages) -> Held:
    await groups(story, 0)
    room = story.county.room(0)
    [young, *_] = speakers_of_chinese(room)
    await comes(story, seen, young)
    await seen.presses(young, "age:18+:")
    await seen.presses(young, "consent:activity:on:")
    await seen.presses(young, "consent:contact:on:")
    await _talks_and_tells(story, seen, room.chat, young)
    told(seen, young, pages)
    await seen.tells_bot(young, "/forgetme")
    await seen.presses(young, "forget:yes")
    told(seen, young, pages)
    await comes(story, seen, young)
    await seen.presses(young, "age:18+:")
    await seen.presses(young, "consent:contact:on:")
    return told(seen, young, pages)


async def three_groups(story: Story, seen: Recording, pages: Pages) -> Held:
    """Two groups of one cadre and one of another."""
    await groups(story, 0, 2)
    first, other = story.county.room(0), story.county.room(2)
    [young, friend, *_] = speakers_of_chinese(first)
    second = await _founds(story, first, "周末志愿队", young)
    other.cadre.adds(other.chat, young.person)
    await comes(story, seen, young)
    await seen.presses(young, "age:18+:")
    await seen.presses(young, "consent:activity:on:")
    await seen.presses(young, "consent:contact:on:")
    for chat in (second, other.chat):
        link = await story.time.comes(partial(story.reading.link, chat, "g"), "a welcome")
        await seen.opens(young, link, f"在“{chat.title}”里按下欢迎消息的按钮")
    await seen.taps(young, "换成")
    for chat in (first.chat, second, other.chat):
        await _talks_and_tells(story, seen, chat, young)
    await talks(story, first.chat, friend)
    await seen.tells_bot(young, "/stats")
    told(seen, young, pages)
    await seen.tells_bot(young, "/leave")
    await seen.presses(young, "leave:yes")
    return told(seen, young, pages)


async def _talks_and_tells(story: Story, seen: Recording, chat: Chat, who: Resident) -> None:
    seen.does(who, f"在“{chat.title}”里说了 {len(TALK)} 句话")
    await talks(story, chat, who)


async def _founds(story: Story, room: Room, title: str, member: Resident) -> Chat:
    """A second group of the same cadre."""
    chat = room.cadre.founds("supergroup", title)
    room.cadre.adds(chat, member.person)
    room.cadre.adds(chat, story.county.bot)
    room.cadre.promotes(chat, story.county.bot)
    await story.time.passes(MOMENTS)
    await story.presses(room.cadre, "group:claim:")
    return chat


Decision = Callable[[Story, Recording, Pages], Awaitable[Held]]
DECISIONS: dict[str, tuple[str, str, Decision]] = {
    "fourteen.zh.md": (
        "十四岁",
        "年龄段和选的开关留下，别的不留。",
        fourteen,
    ),
    "refusing-twice.zh.md": (
        "两次说不",
        "留下的只有认不出人的加密标记；团干部的“已问”照样算一个，谁不愿意都不让人吃亏。",
        refuses_twice,
    ),
    "erased-and-back.zh.md": (
        "删掉又回来",
        "删掉以后群里的总数不变，但认不出是谁；回来就是从头开始，“已问”只算一次。",
        erased_and_back,
    ),
    "three-groups.zh.md": (
        "三个群、两位团干部",
        "一个人只归一位团干部联系，归哪位由本人选；退出一次，三个群里都生效。",
        three_groups,
    ),
}
