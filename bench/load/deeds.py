"""What the people of a county do in a year: planned beforehand, and done at its moment, whether the
program runs or not.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from random import Random

from bench.load.year import SAFETY_CONTACT, Town
from domain.activities import Plan
from domain.activity import Tally
from domain.check_ins import Way
from domain.designs import Draft as Question
from domain.lights import Lights
from domain.organisations import CallForHelpId
from domain.people import Person
from domain.recurring import RecurringEnough, Repeat
from domain.refusals import Refusal
from domain.series import SeriesId
from domain.topic_schedules import Once, Weekly
from domain.topics import Draft
from services.designs import Where
from services.services import Services
from tests.desks import SHANGHAI

HOURS = (9, 12, 19)
DESIGNED_EVERY = 20
DESIGNED_FOR = timedelta(days=3)
DANGER = "我真的不想活了"
DAY = timedelta(days=1)
Deed = Callable[[Services, Town], Awaitable[object]]


def planned(chance: Random, first: date, days: int, cadres: int) -> list[tuple[datetime, Deed]]:
    """In the order of its moments."""
    deeds = [(moment(first, 0, 8), begun(at)) for at in range(cadres)]
    for number in range(days):
        for at in range(cadres):
            deeds += [
                (moment(first, number, chance.choice(HOURS)), deed)
                for often, deed in (
                    (0.3, lit(at)),
                    (0.04, wished(at, number)),
                    (0.07, met_with(at)),
                    (0.03, planned_activity(at, number)),
                    (0.005, recurring(at, number)),
                    (0.02, reminded_once(at)),
                    (0.02, topic_once(at, number)),
                    (0.02, issued(at, number)),
                    (0.02, reached(at)),
                )
                if chance.random() < often
            ]
            if number % DESIGNED_EVERY == at:
                deeds.append((moment(first, number, 12), designed(at, number)))
    for which, number in enumerate((days // 3, days // 2)):
        deeds.append((moment(first, number, 12), left_office(which)))
    deeds.append((moment(first, days // 4, 19), called))
    deeds.append((moment(first, days // 4 + 2, 12), taken))
    return sorted(deeds, key=lambda one: one[0])


def moment(first: date, number: int, hour: int) -> datetime:
    return datetime.combine(first, time(hour, 7), SHANGHAI) + number * DAY


async def holder(services: Services, town: Town, at: int) -> Person | None:
    person = town.cadres[at].person
    return None if person is None else await services.desk.tx.people.get(person)


def young_of(town: Town, at: int, number: int) -> Person:
    young = town.young[town.cadres[at].id]
    return young[number % len(young)]


def begun(at: int) -> Deed:
    """Something that comes every week, and a series to which everybody subscribes."""

    async def deed(services: Services, town: Town) -> None:
        me, group = await holder(services, town, at), town.groups[town.cadres[at].id]
        made = await services.own_reminders.make(me, "每周三 10:00 看心愿")
        if made.reminder is not None and at % 2:
            await services.own_reminders.send_to(me, made.reminder.id, group.id)
        weekly = Weekly((at % 5,), time(12))
        await services.topic_schedules.make(me, group, Draft("午饭吃什么？"), weekly)
        series = await services.all_series.start(me, f"专栏{at}")
        for person in town.young[town.cadres[at].id]:
            await services.all_series.subscribe(person, series.id)

    return deed


def lit(at: int) -> Deed:
    async def deed(services: Services, town: Town) -> None:
        day = services.desk.now.astimezone(SHANGHAI).date()
        lights = Lights(voice=True, asked=at % 2 == 0, answered=True)
        group = town.groups[town.cadres[at].id]
        await services.desk.tx.activity.add(Tally({}, {(day, group.id): lights}))

    return deed


def wished(at: int, number: int) -> Deed:
    """And the ones before it are looked after, or come true."""

    async def deed(services: Services, town: Town) -> None:
        young, cadre = young_of(town, at, number), await holder(services, town, at)
        for one in await services.wishes.own(young):
            with suppress(Refusal):
                await (services.wishes.done if number % 2 else services.wishes.claim)(one.id, cadre)
        await services.wishes.submit(young, f"心愿 {number}")

    return deed


def met_with(at: int) -> Deed:
    """A heart-to-heart that was confirmed."""

    async def deed(services: Services, town: Town) -> None:
        now, line = services.desk.now, town.cadres[at]
        plan = Plan("heart-to-heart", "", now, now, "")
        held = await services.desk.tx.activities.plan(line.id, None, plan, now)
        await services.desk.tx.check_ins.note(held.id, None, Way.CONFIRMED, now)

    return deed


def planned_activity(at: int, number: int) -> Deed:
    """In two days; somebody says that they come, and does."""

    async def deed(services: Services, town: Town) -> None:
        now, line, tx = services.desk.now, town.cadres[at], services.desk.tx
        begins = now + timedelta(days=2, hours=1)
        plan = Plan("league-class", f"团课 {number}", begins, begins + timedelta(hours=2), "江边")
        held = await tx.activities.plan(line.id, town.groups[line.id].id, plan, now)
        young = young_of(town, at, number)
        await tx.activities.answer(held.id, young.id, coming=True, now=now)
        await tx.check_ins.note(held.id, young.id, Way.CODE, begins)

    return deed


def recurring(at: int, number: int) -> Deed:
    """Four times."""

    async def deed(services: Services, town: Town) -> None:
        begins = services.desk.now + timedelta(days=2, hours=2)
        plan = Plan(
            "culture-or-sports", f"吉他 {number}", begins, begins + timedelta(hours=1), "江边"
        )
        me, group = await holder(services, town, at), town.groups[town.cadres[at].id]
        with suppress(RecurringEnough):
            await services.recurring.announce(me, group.id, plan, Repeat(times=4))

    return deed


def reminded_once(at: int) -> Deed:
    async def deed(services: Services, town: Town) -> None:
        await services.own_reminders.make(await holder(services, town, at), "明天 18:00 带球拍")

    return deed


def topic_once(at: int, number: int) -> Deed:
    async def deed(services: Services, town: Town) -> None:
        me, group = await holder(services, town, at), town.groups[town.cadres[at].id]
        tomorrow = services.desk.now.astimezone(SHANGHAI).date() + DAY
        once = Once(datetime.combine(tomorrow, time(17), SHANGHAI))
        await services.topic_schedules.make(me, group, Draft(f"话题 {number}？"), once)

    return deed


def designed(at: int, number: int) -> Deed:
    """Nobody chooses, until its time is over."""

    async def deed(services: Services, town: Town) -> None:
        asked = Question(f"下次做什么？{number}", ("爬山", "下棋"))
        await services.designs.ask(
            await holder(services, town, at), Where(), asked, DESIGNED_FOR.days
        )

    return deed


def issued(at: int, number: int) -> Deed:
    """`begun` began them in this order."""

    async def deed(services: Services, town: Town) -> None:
        me = await holder(services, town, at)
        await services.all_series.publish(me, SeriesId(at + 1), f"第{number}天")

    return deed


def reached(at: int) -> Deed:
    """One more was asked, and said no."""

    async def deed(services: Services, town: Town) -> None:
        await services.desk.tx.cadres.count_declined(town.cadres[at].id)

    return deed


def left_office(which: int) -> Deed:
    """From tomorrow on; the first one leaves a group behind, the second one contacts alone."""

    async def deed(services: Services, town: Town) -> None:
        today = services.desk.now.astimezone(SHANGHAI).date()
        await services.desk.tx.cadres.leave_office(town.leaving[which], today + DAY)

    return deed


async def called(services: Services, town: Town) -> None:
    """It goes up, and up again, until somebody takes it."""
    await services.safety.look(DANGER, young_of(town, 0, 0), None, None, private=True)


async def taken(services: Services, town: Town) -> None:
    contact = await services.desk.tx.people.by_telegram_id(SAFETY_CONTACT)
    await services.safety.take(CallForHelpId(1), contact)
