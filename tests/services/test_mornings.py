"""The morning message: to whom, with what, and when nobody hears anything."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.wording.outgoing import Outgoing, WordingDesk
from bot.wording.prompts import morning_come
from domain.activities import Plan
from domain.activity import Tally
from domain.lights import Lights
from domain.people import Person, PersonId
from domain.prompt_notices import MorningCome
from domain.wishes import WishState
from scheduling.calendar import is_working_day
from services.desk import NEXT_RING
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import BOT, services
from tests.services.people_of_a_county import County, founded
from tests.services.test_prompts import at
from texts.say import Say

# A Tuesday; the day before it is a Monday, and everything here began on 2 March.
TODAY, EARLY, MORNING = date(2026, 3, 10), "2026-03-10 08:00", "2026-03-10 08:30"
YESTERDAY = TODAY - timedelta(days=1)
DAY = timedelta(days=1)


async def lit(tx: Transaction, here: County, day: date, lights: Lights) -> None:
    await tx.activity.add(Tally({}, {(day, here.group.id): lights}))


async def wish(tx: Transaction, here: County) -> None:
    await tx.wishes.submit(
        "A ball", here.young.id, here.line.id, state=WishState.OPEN, anonymous=True, now=at(EARLY)
    )


async def activity(tx: Transaction, here: County, moment: str, title: str = "Reading") -> None:
    plan = Plan("league-class", title, at(moment), at(moment) + timedelta(hours=2), "Hall")
    planned = await tx.activities.plan(here.line.id, here.group.id, plan, at("2026-03-05 12:00"))
    await tx.activities.answer(planned.id, here.young.id, coming=True, now=at("2026-03-06 12:00"))


async def told(storage: Storage, now: str, times: int = 1) -> list[PersonId | None]:
    for _ in range(times):
        async with storage.read_write() as tx:
            while await services(tx, at(now)).mornings.send_due(is_working_day):
                pass
    async with storage.read_write() as tx:
        late = at(now) + timedelta(hours=1)
        found = await tx.outbox.lease("test", late, late, 100)
        assert {one.post.name for one in found} <= {"MorningCome"}
        return [one.post.person for one in found]


async def worded(
    storage: Storage, reader: Person, now: str = MORNING, language: str = "zh"
) -> Outgoing | None:
    async with storage.read_only() as view:
        desk = WordingDesk(view, at(now), UTC, BOT, Say(language), reader)
        return await morning_come(desk, MorningCome("Asia/Shanghai", TODAY.isoformat()))


def lines(outgoing: Outgoing | None) -> Sequence[str]:
    assert outgoing is not None
    return outgoing.fields["text"].splitlines()


async def test_a_lit_group_is_told_to_its_cadre_and_its_deputies_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await founded(tx)
        await lit(tx, here, YESTERDAY, Lights(voice=True, asked=True, answered=True))
    assert await told(storage, EARLY, times=2) == [here.cadre.id, here.deputy.id]
    assert await told(storage, "2026-03-10 11:00") == []


async def test_a_morning_that_is_not_told_is_told_at_the_next_ring(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
        due = await services(tx, at(EARLY)).mornings.next_due(is_working_day)
        assert due == at(EARLY) + NEXT_RING


@pytest.mark.parametrize(
    "now",
    [
        "2026-03-10 07:59",  # too early
        "2026-03-10 11:30",  # noon is near
        "2026-03-14 08:30",  # a Saturday
        "2026-04-06 08:30",  # Tomb-sweeping, a Monday
    ],
)
async def test_nothing_is_said_at_other_times(sqlite: Storage, now: str) -> None:
    async with sqlite.read_write() as tx:
        here = await founded(tx)
        await wish(tx, here)
    assert await told(sqlite, now) == []


async def test_who_has_nothing_to_be_told_hears_nothing(storage: Storage) -> None:
    """No light yesterday, no wish, no activity: whatever there was before."""
    async with storage.read_write() as tx:
        here = await founded(tx)
        await lit(tx, here, YESTERDAY - DAY, Lights(voice=True))
        await lit(tx, here, YESTERDAY, Lights(asked=True))  # which is no light yet
        await activity(tx, here, "2026-03-11 15:00")
        await activity(tx, here, "2026-03-10 07:00")
    assert await told(storage, EARLY) == []
    assert await worded(storage, here.cadre) is None


async def test_a_waiting_wish_and_an_activity_of_today_are_reasons(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await founded(tx)
        await wish(tx, here)
        await activity(tx, here, "2026-03-10 15:00")
    assert await told(storage, EARLY) == [here.cadre.id, here.deputy.id]


async def test_a_wish_that_waited_yesterday_already_is_no_reason_to_write(
    storage: Storage,
) -> None:
    """It has clocks of its own; with something else it is said again."""
    async with storage.read_write() as tx:
        here = await founded(tx)
        await wish(tx, here)
    assert await told(storage, EARLY) == [here.cadre.id, here.deputy.id]
    assert await told(storage, "2026-03-11 08:00") == []
    async with storage.read_write() as tx:
        await lit(tx, here, date(2026, 3, 12), Lights(voice=True))
    async with storage.read_only() as view:
        now = at("2026-03-13 08:30")
        desk = WordingDesk(view, now, UTC, BOT, Say("zh"), here.cadre)
        said = await morning_come(desk, MorningCome("Asia/Shanghai", "2026-03-13"))
    assert "1 个心愿" in "\n".join(lines(said))


async def test_missed_until_noon_it_comes_late_and_after_noon_never(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        here = await founded(tx)
        await wish(tx, here)
    assert await told(sqlite, "2026-03-10 11:29") == [here.cadre.id, here.deputy.id]
    assert await worded(sqlite, here.cadre, "2026-03-10 11:59") is not None
    assert await worded(sqlite, here.cadre, "2026-03-10 12:00") is None
    assert await worded(sqlite, here.cadre, "2026-03-11 08:30") is None


async def test_the_next_moment_is_half_an_hour_before_the_next_working_morning(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        mornings = services(tx, at("2026-03-10 07:00")).mornings
        assert await mornings.next_due(is_working_day) is None
        await founded(tx)
        for now, then in (
            ("2026-03-10 07:00", EARLY),
            ("2026-03-13 12:00", "2026-03-16 08:00"),
            ("2026-02-14 12:00", "2026-02-24 08:00"),  # a Saturday that is worked, and the festival
        ):
            found = await services(tx, at(now)).mornings.next_due(is_working_day)
            assert found == at(then)


async def test_two_ticks_at_once_tell_everybody_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await founded(tx)
        await wish(tx, here)
    await asyncio.gather(*(told(storage, EARLY) for _ in range(2)))
    async with storage.read_only() as view:
        assert sum((await view.outbox.states()).values()) == 2


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "zh",
            [
                "☀️ 早上好",
                "📍 今天 15:00 \u2068Reading\u2069，1 人报名",
                "💫 1 个心愿等人认领",
                "💬 昨天群里：",
                "• \u2068Reading circle\u2069　声音✓ 互动✓ 话题○",
            ],
        ),
        (
            "en",
            [
                "☀️ Good morning",
                "📍 Today 15:00 \u2068Reading\u2069: 1 coming",
                "💫 Wishes waiting for somebody: 1",
                "💬 Your groups yesterday:",
                "• \u2068Reading circle\u2069: voice ✓, interaction ✓, topic ○",
            ],
        ),
    ],
)
async def test_everything_of_a_morning_is_one_message_with_numbers_and_no_names(
    sqlite: Storage, language: str, expected: list[str]
) -> None:
    async with sqlite.read_write() as tx:
        here = await founded(tx)
        await lit(tx, here, YESTERDAY, Lights(voice=True, asked=True, answered=True))
        await wish(tx, here)
        await activity(tx, here, "2026-03-10 15:00")
    outgoing = await worded(sqlite, here.cadre, language=language)
    assert lines(outgoing) == expected
    assert outgoing is not None
    rows = json.loads(outgoing.fields["reply_markup"])["inline_keyboard"]
    assert [one["callback_data"] for row in rows for one in row] == [
        "start:activity:1",
        "start:wishes",
    ]


async def test_a_day_of_which_something_is_not_known_is_no_dark_one(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        here = await founded(tx)
        await lit(tx, here, YESTERDAY, Lights(voice=True))
        await tx.gaps.record(here.group.id, at("2026-03-09 10:00"), at("2026-03-09 11:00"))
        await wish(tx, here)
    assert "声音" not in "\n".join(lines(await worded(sqlite, here.cadre)))


async def test_what_is_due_is_one_line_in_the_last_fortnight_unless_a_prompt_says_it(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        here = await founded(tx)
        for day in (8, 16, 19):
            await lit(tx, here, date(2026, 4, day), Lights(voice=True))

    async def due(now: datetime) -> bool:
        async with sqlite.read_only() as view:
            desk = WordingDesk(view, now, UTC, BOT, Say("zh"), here.cadre)
            day = now.date().isoformat()
            said = await morning_come(desk, MorningCome("Asia/Shanghai", day))
        return "⏳ 到" in "\n".join(lines(said))

    assert not await due(at("2026-04-09 08:30"))
    assert not await due(at("2026-04-17 08:30"))  # the prompt of that morning says it
    assert await due(at("2026-04-20 08:30"))


async def test_a_wish_that_only_a_deputy_of_another_group_could_see_is_not_told(
    sqlite: Storage,
) -> None:
    """A deputy sees wishes of whoever is known in the group that they help."""
    async with sqlite.read_write() as tx:
        here = await founded(tx)
        await wish(tx, here)
        await tx.memberships.leave(here.young.id, here.group.id)
    assert await worded(sqlite, here.cadre) is not None
    assert await worded(sqlite, here.deputy) is None
