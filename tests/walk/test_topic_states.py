"""Every state of topics and schedules, every button, every role: the effect, or a "no" in words."""

from collections.abc import Mapping
from datetime import time, timedelta

import pytest

from domain.topic_schedules import NEXT as NEXT_SCHEDULE
from domain.topic_schedules import Schedule, ScheduleAction, ScheduleId, ScheduleState, Weekly
from domain.topics import NEXT, Draft, TopicAction, TopicId, TopicState
from storage.database import Storage
from storage.transaction import Transaction
from tests.handlers.talking import Said, Talk
from tests.services.people_of_a_county import County, founded
from tests.storage.county import NOON

DAY = timedelta(days=1)
CADRE, DEPUTY, ADMINISTRATOR, YOUNG, STRANGER = 901, 902, 903, 7, 4711
SIDE = {CADRE, DEPUTY}
BUTTONS: Mapping[str, TopicAction] = {
    "topic:close": TopicAction.CLOSE,
    "topic:again": TopicAction.AGAIN,
    "topic:leave": TopicAction.LEAVE,
}
ON_SCHEDULES: Mapping[str, ScheduleAction] = {
    "schedule:pause": ScheduleAction.PAUSE,
    "schedule:goon": ScheduleAction.GO_ON,
    "schedule:end": ScheduleAction.END,
}
PATHS: Mapping[TopicState, tuple[TopicAction, ...]] = {
    TopicState.POSTING: (),
    TopicState.OPEN: (TopicAction.SEE,),
    TopicState.CLOSED: (TopicAction.SEE, TopicAction.CLOSE),
    TopicState.DIGESTED: (TopicAction.SEE, TopicAction.CLOSE, TopicAction.DIGEST),
    TopicState.UNSURE: (TopicAction.DOUBT,),
    TopicState.FAILED: (TopicAction.REFUSE,),
    TopicState.LEFT: (TopicAction.DOUBT, TopicAction.LEAVE),
}


def is_refused(said: list[Said]) -> bool:
    """An alert with words, which are no apology for a bug."""
    [alert] = said
    return (
        alert.method == "answerCallbackQuery" and len(alert.text) > 5 and "出错" not in alert.text
    )


async def topic_in(tx: Transaction, place: County, state: TopicState, number: int) -> TopicId:
    topic = await tx.topics.open(place.group.id, "?", NOON - DAY, NOON + DAY)
    for action in PATHS[state]:
        seen = {"message_id": number} if action is TopicAction.SEE else {}
        assert await tx.topics.step(topic.id, action, **seen) is not None
    return topic.id


async def schedule_in(tx: Transaction, place: County, state: ScheduleState) -> Schedule:
    mondays = Weekly((0,), time(12))
    made = await tx.topic_schedules.make(place.group.id, Draft("?"), mondays, NOON + DAY, NOON)
    after = {
        ScheduleState.WAITING: made,
        ScheduleState.PAUSED: made.paused(),
        ScheduleState.ENDED: made.ended(),
    }[state]
    assert await tx.topic_schedules.replace(made, after)
    return after


@pytest.mark.parametrize("who", [CADRE, DEPUTY, ADMINISTRATOR, YOUNG, STRANGER])
async def test_of_topics(sqlite: Storage, who: int) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
    talk, wrong = Talk(sqlite), []
    under = Said("sendMessage", str(who), "?", {}, {})
    for number, state in enumerate(TopicState):
        for at, (button, action) in enumerate(BUTTONS.items()):
            async with sqlite.read_write() as tx:
                topic = await topic_in(tx, place, state, 100 + 10 * number + at)
            said = await talk.press(who, f"{button}:{topic}", under)
            async with sqlite.read_only() as view:
                found = await view.topics.get(topic)
            assert found is not None
            after = NEXT.get((state, action)) if who in SIDE else None
            right = (
                is_refused(said) and found.state is state
                if after is None
                else (found.state is after and len(said) > 1)
            )
            wrong += [] if right else [(state, button, found.state, [one.text for one in said])]
    assert wrong == []


@pytest.mark.parametrize("who", [CADRE, DEPUTY, ADMINISTRATOR, YOUNG, STRANGER])
async def test_of_schedules(sqlite: Storage, who: int) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
    talk, wrong = Talk(sqlite), []
    under = Said("sendMessage", str(who), "?", {}, {})
    for state in ScheduleState:
        for button, action in ON_SCHEDULES.items():
            async with sqlite.read_write() as tx:
                one = await schedule_in(tx, place, state)
            said = await talk.press(who, f"{button}:{one.id}", under)
            async with sqlite.read_only() as view:
                found = await view.topic_schedules.get(ScheduleId(one.id))
            assert found is not None
            after = NEXT_SCHEDULE.get((state, action)) if who in SIDE else None
            right = (
                is_refused(said) and found == one
                if after is None
                else (found.state is after and len(said) > 1)
            )
            wrong += [] if right else [(state, button, found.state, [one.text for one in said])]
    assert wrong == []
