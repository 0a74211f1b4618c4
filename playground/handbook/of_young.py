"""Talks of young people: taking part, a wish, and being pressed to take part."""

from __future__ import annotations

from playground.handbook.living import speakers_of_chinese
from playground.handbook.recording import Recording
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

WISH = "想要一把结实点的伞，上次的被风吹坏了"
BOOKS = "想借一套会计初级的教材，书店已经没有了"
NO_BOOKS = "我们支部没有这套书，也没有经费买"
RESOURCE = "/resource 会计初级教材，工作日到团委 201 领；3；12-31"
PRESSED = "班里说不参加就不能评优，我不太想参加"
ANSWER = "谢谢你说出来。我们已经和单位讲清楚：参不参加全凭自愿，和评优无关。"


def young_person(story: Story) -> Resident:
    return speakers_of_chinese(story.county.room(0))[0]


async def comes(story: Story, seen: Recording, young: Resident, place: int = 0) -> None:
    """The button under a group's welcome."""
    chat = story.county.room(place).chat
    link = await story.time.comes(lambda: story.reading.link(chat, "g"), "a welcome")
    await seen.opens(young, link, "在群里按下欢迎消息的按钮")


async def joining(story: Story, seen: Recording) -> None:
    young = young_person(story)
    await comes(story, seen, young)
    await seen.presses(young, "age:18+:")
    await seen.presses(young, "consent:activity:on:")
    await seen.presses(young, "consent:contact:on:")
    story.staff.chooses(young.id, story.county.room(0).plan.cadre)


async def wish(story: Story, seen: Recording) -> None:
    young, cadre = young_person(story), story.county.room(0).cadre
    for person in (young, cadre):
        seen.passes_over(story.private(person))
    await seen.tells_bot(young, "许愿")
    await seen.tells_bot(young, WISH)
    await seen.presses(cadre, "wish:claim:")
    await seen.presses(cadre, "wish:done:")
    seen.looks(story.private(young))
    await seen.taps(young, "5 ⭐")


async def pool(story: Story, seen: Recording) -> None:
    """What a cadre cannot do: with the wisher's yes an office does it."""
    young, cadre = young_person(story), story.county.room(0).cadre
    office = story.county.administrator
    for person in (young, cadre, office):
        seen.passes_over(story.private(person))
    await seen.tells_bot(office, RESOURCE)
    await seen.tells_bot(young, f"/wish {BOOKS}")
    seen.looks(story.private(cadre))
    await seen.presses(cadre, "wish:offer:")
    await seen.tells_bot(cadre, NO_BOOKS)
    seen.looks(story.private(young))
    await seen.presses(young, "wish:agree:")
    await seen.tells_bot(office, "/wishes")
    await seen.presses(office, "wishes:pool:all:0")
    await seen.presses(office, "wish:look:")
    await seen.presses(office, "wish:match:")
    await seen.presses(office, "wish:take:")
    seen.looks(story.private(young))
    await seen.presses(office, "wish:done:")
    seen.looks(story.private(young))
    await seen.taps(young, "4 ⭐")


async def pressure(story: Story, seen: Recording) -> None:
    """Somebody in a school's group; the county's office reads it, the school does not."""
    room, office = story.county.room(4), story.county.administrator
    young = story.town.person(min(story.staff.held[room.plan.cadre].contacts))
    for person in (office, young):
        seen.passes_over(story.private(person))
    await seen.tells_bot(young, "/pressure")
    await seen.tells_bot(young, PRESSED)
    await seen.presses(young, "pressure:send:")
    await seen.presses(office, "pressure:look:")
    seen.looks(story.private(young))
    await seen.presses(office, "pressure:answer:")
    await seen.tells_bot(office, ANSWER)
    await seen.presses(office, "pressure-answer:send:")
    seen.looks(story.private(young))
