"""What waits in the outbox arrives: in order, once, and marked in the moment of the answer."""

from domain.outbox import Priority
from tests.delivery.rig import Rig


def everybody(rig: Rig) -> list[int]:
    return list(rig.town.world.people)


async def test_a_call_arrives_and_is_blanked(rig: Rig) -> None:
    [first, *_] = everybody(rig)
    async with rig.runs():
        await rig.say(first, "你好 <b>")
        await rig.settle()
    [row] = await rig.rows()
    assert rig.said(first) == ["你好 <b>"]
    assert (row.state, row.fields, row.last_error) == ("done", "", None)
    chat = rig.town.world.chats.get(first)
    assert row.message_id is not None
    assert chat is None or row.message_id in chat.messages


async def test_without_waiting_time_stands_still_while_a_call_goes_out(rig: Rig) -> None:
    before = rig.town.clock.now()
    async with rig.runs():
        for one in everybody(rig)[:5]:
            await rig.say(one, "at once")
        await rig.rests()
        assert len(rig.said()) == 5
        assert await rig.delivery.depth() == 0
    assert rig.town.clock.now() == before


async def test_into_one_chat_everything_goes_in_order(rig: Rig) -> None:
    [first, second, *_] = everybody(rig)
    async with rig.runs():
        for number in range(12):
            await rig.say(first, f"{number}")
            await rig.say(second, f"{number}")
        await rig.settle()
    assert rig.said(first) == rig.said(second) == [f"{number}" for number in range(12)]


async def test_the_most_urgent_goes_first(rig: Rig) -> None:
    [first, *_] = everybody(rig)
    await rig.say(first, "reminder", priority=Priority.NOTICE)
    await rig.say(first, "to the group", priority=Priority.GROUP)
    await rig.say(first, "answer", priority=Priority.ANSWER)
    await rig.say(first, "help", priority=Priority.AT_ONCE)
    async with rig.runs():
        await rig.settle()
    assert rig.said() == ["help", "answer", "to the group", "reminder"]


async def test_what_is_urgent_overtakes_everything_that_is_held(quick_rig: Rig) -> None:
    rig = quick_rig
    people = everybody(rig)
    await rig.say_all(
        [(people[number % 40], f"{number}") for number in range(150)], priority=Priority.NOTICE
    )
    async with rig.runs():
        await rig.settle(seconds=0.5)
        waiting = 150 - len(rig.said())
        await rig.say(people[41], "help", priority=Priority.AT_ONCE)
        await rig.settle()
    assert waiting > 100
    assert rig.said().index("help") < 150 - waiting + 5


async def test_what_is_not_due_waits_for_its_moment(rig: Rig) -> None:
    [first, *_] = everybody(rig)
    async with rig.runs():
        await rig.say(first, "later", after=3600)
        await rig.settle(seconds=3599)
        assert rig.said() == []
        await rig.settle(seconds=1)
        assert rig.said() == ["later"]


async def test_a_pressed_button_is_answered_although_no_message_may_go(quick_rig: Rig) -> None:
    rig = quick_rig
    people = everybody(rig)
    await rig.say_all([(people[number % 40], f"{number}") for number in range(80)])
    async with rig.runs():
        await rig.rests()
        before = len(rig.said())
        fields = {"callback_query_id": "1", "text": "ok"}
        await rig.say(1, "", method="answerCallbackQuery", priority=Priority.AT_ONCE, fields=fields)
        await rig.rests()
        assert len(rig.said()) == before
        assert len(rig.calls("answerCallbackQuery")) == 1
        await rig.settle()
    assert (await rig.rows())[-1].state == "done"


async def test_two_bursts_arrive_whole_and_at_the_pace_of_the_limits(quick_rig: Rig) -> None:
    rig = quick_rig
    people = everybody(rig)
    async with rig.runs():
        for burst in range(2):
            start = rig.town.clock.now()
            texts = [f"{burst}:{number}" for number in range(60)]
            await rig.say_all(zip(people[:40] * 2, texts, strict=False))
            await rig.settle()
            assert 1 <= rig.town.clock.now() - start <= 3
            await rig.settle(seconds=60)
    assert len(set(rig.said())) == len(rig.said()) == 120
    assert rig.refused_for_speed() == 0


async def test_stopping_hands_back_what_was_not_sent(rig: Rig) -> None:
    people = everybody(rig)
    await rig.say_all([(people[number % 40], f"{number}") for number in range(50)])
    async with rig.runs():
        await rig.rests()
    states = [state for state, _ in await rig.states()]
    assert states.count("done") == len(rig.said()) > 0
    assert states.count("waiting") == 50 - len(rig.said()) > 0


async def test_after_a_clean_stop_the_next_sender_starts_at_once(rig: Rig) -> None:
    [first, *_] = everybody(rig)
    async with rig.runs():
        await rig.settle(seconds=5)
    async with rig.runs(rig.sender()):
        await rig.say(first, "here again")
        await rig.rests()
        assert rig.said() == ["here again"]
