"""What young people would like to do: proposed, supported, taken back, made an activity."""

from __future__ import annotations

from functools import partial

from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import COUNTY, Room
from playground.story.duties import OF_OFFICE, SELF_DESIGNED, Occasion, Proposed
from playground.story.reading import datas
from playground.story.scenes.checking_in import MINUTE, card, counted, press
from playground.story.scenes.holding import Planned, allows_button, answers
from playground.story.story import Story

SUNSET, KITE, CHESS = "去江边看日落", "周末放风筝", "办一次象棋赛"
BECOMES = Planned(0, 85, SELF_DESIGNED, SUNSET, 4, clock="18:30", until="20:00", where="江边")


def plan(story: Story) -> None:
    first, other = story.county.room(0), story.county.room(4)
    story.at(at(76, "19:10"), partial(proposes, story, first, SUNSET))
    story.at(at(77, "12:20"), partial(supports, story, first, SUNSET, 3))
    story.at(at(78, "19:20"), partial(becomes, story, BECOMES))
    story.at(at(40, "10:10"), partial(proposes, story, other, CHESS))
    story.at(at(41, "12:20"), partial(supports, story, other, CHESS, 2))
    story.at(at(42, "19:10"), partial(thinks_better, story, first, KITE))


async def proposes(story: Story, room: Room, text: str) -> None:
    """Nobody learns who it was."""
    [who] = counted(story, room, 1)
    await story.tells_bot(who, f"/propose {text}")
    await story.button(room.cadre, "hold:from:")
    story.duties.proposed[text] = Proposed(who.id)


async def supports(story: Story, room: Room, text: str, number: int) -> None:
    """Once each."""
    proposal = story.duties.proposed[text]
    for who in counted(story, room, number + 1):
        if who.id != proposal.by and len(proposal.supporters) < number:
            await story.tells_bot(who, "/propose")
            await story.taps(who, text)
            proposal.supporters.add(who.id)


async def thinks_better(story: Story, room: Room, text: str) -> None:
    [who] = counted(story, room, 1)
    await story.tells_bot(who, f"/propose {text}")
    await story.tells_bot(who, "/propose")
    await story.presses(who, "proposal:back:")


async def becomes(story: Story, one: Planned) -> None:
    """The cadre taps, and says step by step when and where; whoever wanted it hears of it."""
    room = story.county.room(one.room)
    cadre, held = room.cadre, at(one.day, one.clock)
    day = local(held)
    await story.presses(cadre, "hold:from:")
    await story.taps(cadre, one.kind)
    await story.tells_bot(cadre, one.where)
    await story.tells_bot(cadre, f"{day.month}月{day.day}日 {one.clock}-{one.until}")
    await story.presses(cadre, "hold:seats:0:")
    await story.presses(cadre, "hold:repeat:1:")
    await story.presses(cadre, "hold:send:")
    said, _ = await story.button(cadre, "activity:look:")
    number = next(int(data[14:]) for data in datas(said) if data.startswith("activity:look:"))
    story.duties.proposed[one.title].taken = True
    office = COUNTY if one.kind in OF_OFFICE else None
    occasion = Occasion(cadre.person.first_name, one.kind, one.title, day.date(), office)
    story.duties.holds(occasion)
    await card(story, room, f"activity:join:{number}")
    story.at(at(one.day - 2, "12:50"), partial(answers, story, one, number))
    story.at(held - 10 * MINUTE, partial(allows_button, story, room, one, number))
    story.at(held + 6 * MINUTE, partial(press, story, room, occasion, number, one.there))
