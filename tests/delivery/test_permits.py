"""What nobody asked for comes by day, and no more often than the ceilings allow."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, WordingDesk
from domain.groups import GroupId
from domain.notices import CadreUnreachable, GroupUnclaimed, fields_of
from domain.organisations import CadreId, Level, Position, Profile
from domain.outbox import Kind, Post, Priority
from domain.people import Person, PersonId
from domain.policy_notices import MeetingNoted
from playground.telegram import Fault
from playground.telegram import Kind as FaultKind
from tests.delivery.rig import Rig
from texts.words import Button, Words

OVER = 99


async def meeting_noted(desk: WordingDesk, notice: MeetingNoted) -> Outgoing | None:
    """No longer true if nothing is left; as long as it is told."""
    if notice.year == 0:
        return None
    if notice.year == OVER:
        return message(Words("x" * 3000))
    button = Button(f"do {notice.year}", data="x")
    return message(Words(f"{notice.year} days", ((button,),)))


async def unreachable(desk: WordingDesk, notice: CadreUnreachable) -> Outgoing | None:
    return message(Words("somebody hears nothing"))


async def unclaimed(desk: WordingDesk, notice: GroupUnclaimed) -> Outgoing | None:
    return message(Words("whose is this?"))


@pytest.fixture
async def told(quick_rig: Rig) -> AsyncIterator[Rig]:
    """It is Monday, 2 March 2026, 10:00 in UTC, the zone of everybody here."""
    quick_rig.renderers |= {
        MeetingNoted: meeting_noted,
        GroupUnclaimed: unclaimed,
        CadreUnreachable: unreachable,
    }
    async with quick_rig.runs(quick_rig.sender()):
        yield quick_rig


async def remind(rig: Rig, person: PersonId, *days: int) -> None:
    """Each post in a transaction of its own, and each sent before the next is added."""
    for left in days:
        await rig.put(reminder(rig, person, left))
        await rig.settle(seconds=0.1)


def reminder(rig: Rig, person: PersonId, left: int) -> Post:
    fields = fields_of(MeetingNoted(CadreId(1), left))
    now = rig.clock.now()
    return Post(Kind.NOTICE, "MeetingNoted", fields, now, Priority.NOTICE, person)


async def young(rig: Rig, number: int = 0) -> Person:
    return await rig.knows(rig.town.person(list(rig.town.world.people)[number]))


async def in_office(rig: Rig, zone: str = "UTC", number: int = 0) -> Person:
    person = await young(rig, number)
    async with rig.storage.read_write() as tx:
        office = await tx.organisations.add(
            "County", Level.COUNTY, Profile.LIGHT_BURDEN, zone=zone, language="zh"
        )
        held = rig.clock.now().date()
        line = await tx.cadres.add(office.id, "Wang", Position.FULL_TIME, held)
        await tx.cadres.take_up(line.id, person.id)
    return person


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def until(rig: Rig, text: str) -> None:
    await rig.settle(seconds=(at(text) - rig.clock.now()).total_seconds())


async def test_a_young_person_gets_two_a_week_and_the_third_on_monday(told: Rig) -> None:
    person = await young(told)
    await remind(told, person.id, 14, 7, 3)
    await until(told, "2026-03-09T07:59")
    assert told.said() == ["14 days", "7 days"]
    await until(told, "2026-03-09T08:00")
    assert told.said() == ["14 days", "7 days", "3 days"]


async def test_what_waits_and_is_no_longer_true_is_dropped(told: Rig) -> None:
    person = await young(told)
    await remind(told, person.id, 14, 7, 0)
    await until(told, "2026-03-09T09:00")
    assert told.said() == ["14 days", "7 days"]
    assert [state for state, _ in await told.states()] == ["done"] * 3


async def test_what_is_dropped_takes_nobodys_slot(told: Rig) -> None:
    person = await young(told)
    await remind(told, person.id, 0, 0, 0, 14, 7)
    assert told.said() == ["14 days", "7 days"]


async def test_what_is_tried_again_takes_no_second_slot(told: Rig) -> None:
    person = await young(told)
    told.town.faults.plan(Fault(FaultKind.TOO_MANY, retry_after=5))
    told.town.faults.plan(Fault(FaultKind.SERVER_ERROR))
    await remind(told, person.id, 14)
    await told.settle(seconds=30)
    await remind(told, person.id, 7)
    assert told.said() == ["14 days", "7 days"]


async def test_answers_news_and_calls_for_help_know_no_ceiling(told: Rig) -> None:
    person = await young(told)
    await remind(told, person.id, 14, 7, 3)
    for wish in (1, 3, 5, 7):
        await told.tell(wish, person.id)
        await told.settle(seconds=0.1)
    assert len(told.said()) == 6


async def test_a_cadre_gets_three_others_a_week_and_then_the_next_working_morning(
    told: Rig,
) -> None:
    cadre = await in_office(told)
    await until(told, "2026-03-02T13:00")
    await remind(told, cadre.id, 14, 13, 12, 11, 10)
    assert told.said() == ["14 days", "13 days", "12 days"]
    await until(told, "2026-03-03T08:29")
    assert len(told.said()) == 3
    await until(told, "2026-03-03T08:30")
    assert told.said()[3:] == ["11 days\n\n10 days"]
    [*_, call] = told.calls()
    rows = json.loads(call.params["reply_markup"])["inline_keyboard"]
    labels = [row[0]["text"] for row in rows]
    assert labels == ["do 11", "do 10"]
    assert {state for state, _ in await told.states()} == {"done"}


async def test_on_a_day_off_a_cadre_waits_for_the_working_day(told: Rig) -> None:
    await until(told, "2026-03-07T10:00")
    cadre = await in_office(told)
    await remind(told, cadre.id, 5, 4, 3, 2)
    await until(told, "2026-03-09T08:29")
    assert len(told.said()) == 3
    await until(told, "2026-03-09T08:30")
    assert told.said()[3:] == ["2 days"]


async def test_several_due_to_one_person_at_once_are_one_message(told: Rig) -> None:
    person, other = await young(told), await young(told, 1)
    await told.put(
        *(reminder(told, person.id, left) for left in (14, 0, 7)), reminder(told, other.id, 3)
    )
    await told.settle()
    assert sorted(told.said()) == ["14 days\n\n7 days", "3 days"]
    await remind(told, person.id, 2, 1)
    assert told.said()[2:] == ["2 days"]


async def test_what_does_not_fit_into_one_message_makes_one_of_its_own(told: Rig) -> None:
    person = await young(told)
    await told.put(*(reminder(told, person.id, left) for left in (OVER, OVER, 7)))
    await told.settle()
    assert [len(text) for text in told.said()] == [3000 + len("\n\n7 days"), 3000]


async def test_a_collected_message_that_is_refused_is_marked_as_a_whole(told: Rig) -> None:
    person = await young(told)
    told.town.person(next(iter(told.town.world.people))).blocks(told.bot)
    await told.put(*(reminder(told, person.id, left) for left in (14, 7)))
    await told.settle()
    assert await told.states() == [("dead", "BotBlocked")] * 2
    assert len(told.calls()) == 1


async def test_a_group_gets_one_unasked_for_post_a_day(told: Rig) -> None:
    owner = told.town.person(next(iter(told.town.world.people)))
    chat = owner.founds("supergroup", "青年之家")
    owner.adds(chat, told.bot)
    group = await told.knows_group(chat)
    for _ in range(2):
        await told.put(unclaimed_in(told, group.id))
        await told.post_topic(group, "a topic")
        await told.settle(seconds=0.1)
    assert sorted(told.said()) == ["a topic", "a topic", "whose is this?"]
    await until(told, "2026-03-03T08:00")
    assert sorted(told.said())[2:] == ["whose is this?"] * 2


def unclaimed_in(rig: Rig, group: GroupId) -> Post:
    fields = fields_of(GroupUnclaimed(group))
    return Post(Kind.NOTICE, "GroupUnclaimed", fields, rig.clock.now(), Priority.GROUP, group=group)


@pytest.mark.parametrize(
    ("zone", "morning"),
    [("UTC", "2026-03-03T08:00"), ("Asia/Shanghai", "2026-03-03T00:00")],
)
async def test_in_quiet_hours_what_can_wait_waits_for_the_morning_on_the_readers_wall(
    told: Rig, zone: str, morning: str
) -> None:
    cadre = await in_office(told, zone)
    await until(told, "2026-03-02T21:40")
    fields = fields_of(CadreUnreachable(CadreId(1)))
    now = told.clock.now()
    await told.put(Post(Kind.NOTICE, "CadreUnreachable", fields, now, Priority.NOTICE, cadre.id))
    await told.say(cadre.telegram_id, "an answer")
    await told.settle(seconds=0.1)
    assert told.said() == ["an answer"]
    await told.settle(seconds=(at(morning) - told.clock.now()).total_seconds() - 1)
    assert told.said() == ["an answer"]
    await told.settle(seconds=1)
    assert len(told.said()) == 2
    assert (await told.rows())[0].attempts == 1


@pytest.mark.parametrize(
    ("moment", "silent"), [("2026-03-02T21:20", None), ("2026-03-02T21:40", "true")]
)
async def test_in_quiet_hours_news_of_a_wish_come_without_a_sound(
    told: Rig, moment: str, silent: str | None
) -> None:
    cadre = await in_office(told, "UTC")
    await until(told, moment)
    await told.tell(1, cadre.id)
    await told.settle(seconds=0.1)
    [call] = told.calls()
    assert call.params.get("disable_notification") == silent


async def test_what_lies_far_behind_in_the_outbox_is_joined_all_the_same(told: Rig) -> None:
    """More posts than are held at once, and each person's second one after everybody's first."""
    people = [await young(told, number) for number in range(40)]
    await told.put(*(reminder(told, one.id, left) for left in (14, 7) for one in people))
    await told.settle(seconds=60)
    assert told.said() == ["14 days\n\n7 days"] * len(people)
