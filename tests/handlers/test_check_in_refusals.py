"""A check-in that is of no use is refused in words of its own, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.activities import ActivityCancelled
from domain.check_ins import (
    EARLIEST,
    LATEST,
    STEP,
    CheckedInBefore,
    CheckInByCodeOnly,
    CheckInCodeExpired,
    CheckInCodeOfAnother,
    CheckInTooEarly,
    CheckInTooLate,
    sealed,
    step_of,
)
from domain.five_ones import ActivityId
from domain.refusals import Refusal
from storage.database import Storage
from tests.handlers.talking import Json, Talk, group, user
from tests.handlers.test_activities import CADRE, YOUNG, county
from tests.storage import county as counties
from texts.catalogue import catalogue

START, END = datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 3, 8, 9, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
OTHER = 8
ON_THE_SPOT = "/activity 志愿服务；江滩净滩；3月8日 15:00-17:00；江边广场"
LATER_ON = "/activity 团课；第一课；3月9日 15:00-17:00；文化馆"
ONLINE = "/activity 文体活动；吉他课；3月8日 15:00-17:00；https://example.org/guitar"
FIRST, SECOND_ONE, THIRD = 1, 2, 3


async def announced(sqlite: Storage) -> None:
    """Two that people come to, and one online; a friend who has agreed to be counted too."""
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        friend = await counties.contact(tx, place.line, OTHER)
        await tx.memberships.join(place.group.id, friend.id, START)
    for number, line in enumerate((ON_THE_SPOT, LATER_ON, ONLINE), start=1):
        talk = Talk(sqlite)
        await talk.private(CADRE, line)
        async with sqlite.read_write() as tx:
            await talk.services(tx).activities.posted(number, {}, {"message_id": 54 + number})


async def scans(
    sqlite: Storage, language: str, at: datetime, *, made: datetime, number: int, who: int = YOUNG
) -> str:
    """Somebody opens at a moment what stood on the screen at another one."""
    talk = Talk(sqlite, now=at)
    async with sqlite.read_write() as tx:
        code = sealed(await tx.check_ins.key(), ActivityId(number), step_of(made))
    return await opens(talk, language, code.payload, who)


async def opens(talk: Talk, language: str, payload: str, who: int = YOUNG) -> str:
    sender = {**user(who), "language_code": language}
    answer, *_ = await talk.private(who, f"/start {payload}", **{"from": sender})
    return answer.text


async def taps(sqlite: Storage, language: str, at: datetime, number: int) -> str:
    talk = Talk(sqlite, now=at)
    shown: Json = {**talk.message(CADRE, "card", chat=group()), "message_id": 54 + number}
    sender = {**user(YOUNG), "language_code": language}
    pressed = {"id": "5", "chat_instance": "1", "from": sender, "data": f"checkin:here:{number}"}
    (toast, *_) = await talk.arrives(callback_query={**pressed, "message": shown})
    return toast.text


def worded(refusal: type[Refusal], language: str) -> str:
    return str(catalogue(language)["refusals"][refusal.__name__])


@pytest.mark.parametrize(("language", "ours"), [("zh-hans", "zh"), ("en", "en")])
async def test_a_code_that_is_of_no_use_says_why(sqlite: Storage, language: str, ours: str) -> None:
    await announced(sqlite)
    early, late = START - EARLIEST - SECOND, END + LATEST
    said = {
        CheckInTooEarly: await scans(sqlite, language, early, made=early, number=FIRST),
        CheckInTooLate: await scans(sqlite, language, late, made=late, number=FIRST),
        CheckInCodeExpired: await scans(
            sqlite, language, START + 2 * STEP, made=START, number=FIRST
        ),
    }
    async with sqlite.read_write() as tx:
        code = sealed(await tx.check_ins.key(), ActivityId(FIRST), step_of(START))
    forged = code.payload.replace(f"c{FIRST}-", f"c{SECOND_ONE}-")
    said[CheckInCodeOfAnother] = await opens(Talk(sqlite, now=START), language, forged)
    assert await scans(sqlite, language, START, made=START, number=FIRST, who=OTHER)
    said[CheckedInBefore] = await scans(
        sqlite, language, START, made=START, number=FIRST, who=OTHER
    )
    panel = await Talk(sqlite).private(CADRE, "/activity")
    await Talk(sqlite).press(CADRE, f"activity:off:{FIRST}", panel[0])
    said[ActivityCancelled] = await scans(sqlite, language, START, made=START, number=FIRST)
    assert said == {one: worded(one, ours) for one in said}
    assert len(set(said.values())) == len(said)
    async with sqlite.read_only() as view:
        present = {one: (await view.activities.numbers(ActivityId(one))).present for one in (1, 2)}
    assert present == {FIRST: 1, SECOND_ONE: 0}


async def test_the_button_says_why_too_and_online_it_works_only_while_it_runs(
    sqlite: Storage,
) -> None:
    """In the group's language, as everything there."""
    await announced(sqlite)
    assert await taps(sqlite, "en", START, FIRST) == worded(CheckInByCodeOnly, "zh")
    moments = {
        START - SECOND: worded(CheckInTooEarly, "zh"),
        START: catalogue("zh")["check_ins"]["noted_here"],
        END - SECOND: worded(CheckedInBefore, "zh"),
        END: worded(CheckInTooLate, "zh"),
    }
    assert {at: await taps(sqlite, "en", at, THIRD) for at in moments} == moments


async def test_without_consent_one_is_welcomed_in_either_language_and_nothing_is_kept(
    sqlite: Storage,
) -> None:
    await announced(sqlite)
    for stranger, language, ours in ((77, "zh-hans", "zh"), (78, "en", "en")):
        said = await scans(sqlite, language, START, made=START, number=FIRST, who=stranger)
        sentence = str(catalogue(ours)["check_ins"]["welcomed"])
        assert said.startswith(sentence.partition("{")[0])
        assert said.endswith(sentence.partition("}")[2])
    async with sqlite.read_only() as view:
        assert (await view.activities.numbers(ActivityId(FIRST))).present == 0
        assert await view.people.by_telegram_id(77) is None
        assert await view.people.by_telegram_id(78) is None
