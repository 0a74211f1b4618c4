"""Edits: of a message that is changed again and again, the newest state is what arrives."""

from itertools import pairwise
from typing import Any

from domain.outbox import Receipt
from playground.telegram.world.chats import Chat
from tests.delivery.rig import Gated, Rig


async def edit(rig: Rig, chat: int, message: int, text: str, **given: Any) -> None:
    fields = {"message_id": str(message)}
    await rig.say(chat, text, method="editMessageText", fields=fields, **given)


def edited(rig: Rig) -> list[str]:
    return [call.params["text"] for call in rig.calls("editMessageText") if call.response.get("ok")]


async def card(rig: Rig, chat: int) -> int:
    """A message of ours that stands in a chat."""
    await rig.say(chat, "card")
    await rig.settle()
    return int([row for row in await rig.rows() if row.message_id is not None][-1].message_id)


def founded(rig: Rig) -> Chat:
    owner = rig.town.person(next(iter(rig.town.world.people)))
    chat = owner.founds("supergroup", "青年之家")
    owner.adds(chat, rig.bot)
    return chat


async def test_of_edits_that_wait_together_the_newest_goes_out(rig: Rig) -> None:
    chat = founded(rig)
    async with rig.runs():
        message = await card(rig, chat.id)
    for text in ("1 joins", "2 join", "3 join"):
        await edit(rig, chat.id, message, text)
    async with rig.runs(rig.sender()):
        await rig.settle()
    assert edited(rig) == ["3 join"]
    assert await rig.states() == [("done", None)] * 4


async def test_a_card_in_a_group_is_changed_every_three_seconds_at_most(quick_rig: Rig) -> None:
    rig = quick_rig
    chat = founded(rig)
    async with rig.runs():
        message, other = await card(rig, chat.id), await card(rig, chat.id)
        for number in range(20):
            await edit(rig, chat.id, message, f"{number} join")
            await rig.settle(seconds=0.5)
        await edit(rig, chat.id, other, "another card")
        await rig.say(chat.id, "not held up")
        await rig.rests()
        assert edited(rig)[-1] == "another card"
        assert rig.said()[-1] == "not held up"
        await rig.settle()
    texts = edited(rig)
    assert texts[0] == "0 join"
    assert texts[-1] == "19 join" or texts[-2] == "19 join"
    assert len(texts) <= 6
    moments = [
        call.ts for call in rig.calls("editMessageText") if call.params["text"].endswith("join")
    ]
    assert min(after - before for before, after in pairwise(moments)) >= 3


async def test_in_private_an_edit_is_an_answer_and_waits_for_nothing(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    async with rig.runs():
        message = await card(rig, first)
        before = rig.town.clock.now()
        for text in ("on", "off", "on again"):
            await edit(rig, first, message, text)
            await rig.rests()
    assert edited(rig) == ["on", "off", "on again"]
    assert rig.town.clock.now() == before


async def test_what_is_edited_while_an_edit_is_on_its_way_follows_it(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    async with rig.runs():
        message = await card(rig, first)
    gated = Gated(rig.transport, first)
    async with rig.runs(rig.sender(gated)):
        await rig.settle(seconds=2)
        for text in ("1", "2", "3", "4"):
            await edit(rig, first, message, text)
            await rig.say(list(rig.town.world.people)[1], text)
            await rig.done(list(rig.town.world.people)[1], int(text))
        gated.open.set()
        await rig.rests()
    assert edited(rig) == ["1", "4"]


async def test_an_edit_that_somebody_waits_for_is_sent_in_any_case(rig: Rig) -> None:
    """A farewell stands in place of the question, and its receipt has to come."""
    [first, *_] = rig.town.world.people
    async with rig.runs():
        message = await card(rig, first)
    await edit(rig, first, message, "farewell", receipt=Receipt("farewell", 0))
    await edit(rig, first, message, "something else")
    async with rig.runs(rig.sender()):
        await rig.settle()
    assert edited(rig) == ["farewell", "something else"]
