"""`/remind` and `/mute` as people meet them."""

from datetime import timedelta
from html import escape

import pytest

from domain.own_reminders import MOST
from storage.database import Storage
from storage.transaction import Transaction
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import CADRE, YOUNG, county
from tests.storage.county import NOON

DAY = timedelta(days=1)


async def said_then(talk: Talk, storage: Storage, days: int, times: int = 1) -> list[Said]:
    """The job runs, doubled; and what the outbox holds is worded."""
    talk.now = NOON + days * DAY
    async with storage.read_write() as tx:
        for _ in range(times + 1):
            await talk.services(tx).own_reminders.send_due()
    return await talk.said()


async def test_a_reminder_is_made_in_one_line_sent_to_the_group_and_deleted(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (none,) = await talk.private(CADRE, "/remind")
    assert "还没有提醒" in none.text
    (made,) = await talk.private(CADRE, "/remind 明天 18:00 带 <球拍>")
    assert "提醒您" in made.text
    assert "带 &lt;球拍&gt;" in made.text
    to_group = next(data for label, data in made.buttons.items() if "改为发到" in label)
    (moved,) = messages(await talk.press(CADRE, to_group, made))
    assert "发到“" in moved.text
    (back,) = messages(await talk.press(CADRE, moved.buttons["改为只提醒我自己"], moved))
    assert "提醒您" in back.text
    (gone,) = messages(await talk.press(CADRE, back.buttons["删掉这条提醒"], back))
    assert "删掉了" in gone.text
    assert await said_then(talk, sqlite, 2) == []


async def test_it_comes_once_in_its_own_words(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, "/remind 每天 9:00 看心愿")
    [due] = await said_then(talk, sqlite, 1, times=2)
    assert "看心愿" in due.text
    assert "删掉这条提醒" in due.buttons


async def test_step_by_step_a_line_that_is_not_understood_loses_nothing(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (none,) = await talk.private(CADRE, "/remind")
    await talk.press(CADRE, none.buttons["➕ 新提醒"], none)
    (unclear,) = await talk.private(CADRE, "带球拍")
    assert "没看懂时间" in unclear.text
    (made,) = await talk.private(CADRE, "明天 18:00 带球拍")
    assert "提醒您" in made.text
    (listed,) = await talk.private(CADRE, "/remind")
    assert "带球拍" in listed.text


@pytest.mark.parametrize("line", ["每月1号 9:00 交 <报表>", "every month on the 1st 9:00 report"])
async def test_what_cannot_repeat_is_said_with_the_line_to_send_again(
    sqlite: Storage, line: str
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (no,) = await talk.private(CADRE, f"/remind {line}")
    assert "每天或每周几" in no.text
    assert f"<code>/remind {escape(line)}</code>" in no.text


async def test_in_half_an_hour_is_half_an_hour_from_now(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await talk.private(CADRE, "/remind 半小时后 回电话")
    async with sqlite.read_write() as tx:
        assert await tx.own_reminders.next_due() == NOON + timedelta(minutes=30)


async def test_a_named_day_that_is_over_is_refused(sqlite: Storage) -> None:
    await county(sqlite)
    (no,) = await Talk(sqlite).private(CADRE, "/remind 今天 7:00 回电话")
    assert "已经过去" in no.text


@pytest.mark.parametrize(
    ("written", "shown"),
    [("3月1日 10:00 交表", "2027年3月1日（周一）"), ("明天 10:00 交表", "3月3日（周二）")],
)
async def test_of_a_day_in_another_year_the_year_is_said(
    sqlite: Storage, written: str, shown: str
) -> None:
    """NOON is the second of March: the first is taken for the one of the next year."""
    await county(sqlite)
    talk = Talk(sqlite)
    (made,) = await talk.private(CADRE, f"/remind {written}")
    assert f"<b>{shown}" in made.text
    (listed,) = await talk.private(CADRE, "/remind")
    assert shown in listed.text
    assert ("年" in listed.text) is ("年" in shown)


async def test_a_group_is_posted_to_by_day_only(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (made,) = await talk.private(CADRE, "/remind 明天 23:00 早点睡")
    to_group = next(data for label, data in made.buttons.items() if "改为发到" in label)
    (no,) = await talk.press(CADRE, to_group, made)
    assert "休息时间" in no.text


async def test_a_young_person_is_told_whose_this_is(sqlite: Storage) -> None:
    await county(sqlite)
    (no,) = await Talk(sqlite).private(YOUNG, "/remind 明天 18:00 带球拍")
    assert "提醒" in no.text or "团干部" in no.text


async def muted_of(tx: Transaction, telegram_id: int) -> int:
    person = await tx.people.by_telegram_id(telegram_id)
    assert person is not None
    return len(await tx.muting.of(person.id))


async def test_each_switch_turns_off_and_on_again(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (panel,) = await talk.private(CADRE, "/mute")
    assert len(panel.buttons) == 7
    off = panel.buttons["🔔 早上 8:30 的消息：开着"]
    (quiet,) = messages(await talk.press(CADRE, off, panel))
    (again,) = messages(await talk.press(CADRE, off, panel)) or [quiet]
    async with sqlite.read_write() as tx:
        assert await muted_of(tx, CADRE) == 1
    (loud,) = messages(await talk.press(CADRE, quiet.buttons["🔕 早上 8:30 的消息：关了"], again))
    assert loud.buttons == panel.buttons
    (young,) = await talk.private(YOUNG, "/mute")
    assert list(young.buttons) == ["🔔 活动前的提醒：开着"]


async def test_words_that_nobody_can_see_are_none(sqlite: Storage) -> None:
    await county(sqlite)
    (no,) = await Talk(sqlite).private(CADRE, "/remind 明天 18:00 \u200b\u2800")
    assert "少了要提醒的话" in no.text


async def test_whoever_has_as_many_as_there_may_be_is_not_asked_for_another(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for _ in range(MOST):
        await talk.private(CADRE, "/remind 明天 18:00 带球拍")
    (listed,) = await talk.private(CADRE, "/remind")
    (no,) = await talk.press(CADRE, listed.buttons["➕ 新提醒"], listed)
    assert f"已经有 {MOST} 条" in no.text
