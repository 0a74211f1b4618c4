"""`doctor`: every check, what is wrong with it, and that it says how to mend it."""

import json
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import aiohttp
import pytest

from bot.checks import house, telegram
from bot.checks.finding import State
from bot.checks.groups import found_in
from bot.commands.database import upgrade
from bot.commands.doctor import doctor
from bot.transport import answer_of
from domain.organisations import Level, Position, Profile
from playground.telegram import Server, Town
from scheduling.calendar import last_known_year, spring_festival
from services.desk import BotIdentity
from storage.database import Storage
from storage.schema import Schema
from tests.commands.conftest import Setting

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOT = BotIdentity(7, "yijiabai_bot", sees_all=False)
SEES_ALL = BotIdentity(7, "yijiabai_bot", sees_all=True)


async def told(capsys: pytest.CaptureFixture[str], status: int) -> dict[str, Any]:
    """What each check found; the status must fit."""
    assert await doctor(as_json=True) == status
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is (status == 0)
    assert all(one["mend"] for one in found["checks"] if one["state"] == "wrong")
    return {one["check"]: one for one in found["checks"]}


async def in_order(town: Town) -> None:
    """An organisation with a safety contact, and the town's first group with its cadre."""
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_write() as tx:
        organisation = await tx.organisations.add(
            "清河县", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        person = await tx.people.meet(5, "Wang", "zh", reachable=True, now=NOON)
        await tx.organisations.set_safety_contact(organisation.id, person.id)
        line = await tx.cadres.add(organisation.id, "Wang", Position.FULL_TIME, NOON.date())
        for chat in list(town.world.chats.values())[:1]:
            group = await tx.groups.meet(chat.id, str(chat.title), "zh")
            await tx.groups.bind(group.id, organisation.id, line.id)
    await storage.close()


async def test_with_everything_in_order_the_status_is_0(
    ready: str, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    await upgrade()
    await in_order(town)
    capsys.readouterr()
    found = await told(capsys, 0)
    assert found["token"]["found"].endswith("@yijiabai_bot")
    assert found["group 1"]["state"] == "ok"
    title = next(iter(town.world.chats.values())).title
    assert found["group 1"]["found"] == f"{title}: the bot is an administrator"
    assert found["data protection"]["state"] == "note"
    assert set(found) == {
        *("data protection", "calendar", "fonts", "reachability", "token", "webhook"),
        *("privacy mode", "database", "journal", "safety contact", "group 1", "processes", "disk"),
        *("write-ahead file", "metrics", "updates", "outbox", "given up", "running", "gaps"),
    }
    assert ready not in json.dumps(found)
    assert [name for name, one in found.items() if one["state"] != "ok"] == [
        *("data protection", "privacy mode", "journal", "running")
    ]


async def test_without_anything_it_says_where_to_begin(
    setting: Setting, capsys: pytest.CaptureFixture[str]
) -> None:
    setting(api_url="http://127.0.0.1:9")
    found = await told(capsys, 1)
    wrong = {name for name, one in found.items() if one["state"] == "wrong"}
    assert wrong == {"reachability", "token", "database"}
    assert "`yijiabai init`" in found["database"]["mend"]


@pytest.mark.usefixtures("ready")
async def test_without_a_safety_contact_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    await upgrade()
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_write() as tx:
        await tx.organisations.add(
            "清河县", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
    await storage.close()
    capsys.readouterr()
    found = await told(capsys, 1)
    assert found["safety contact"]["state"] == "wrong"
    assert found["groups"]["state"] == "note"


@pytest.mark.usefixtures("ready")
async def test_a_safety_contact_who_blocked_the_bot_is_none(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    await upgrade()
    await in_order(town)
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_write() as tx:
        person = await tx.people.by_telegram_id(5)
        assert person is not None
        await tx.people.set_reachable(person.id, reachable=False)
    await storage.close()
    capsys.readouterr()
    found = await told(capsys, 1)
    assert "blocked" in found["safety contact"]["found"]


async def test_people_read_lines_with_what_to_do(
    setting: Setting, capsys: pytest.CaptureFixture[str]
) -> None:
    setting(api_url="http://127.0.0.1:9")
    await doctor(as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("WRONG  token:") for line in lines)
    assert any(line.strip().startswith("→") for line in lines)


@pytest.mark.parametrize(
    ("seconds", "state"),
    [(0, State.OK), (5, State.OK), (-6, State.NOTE), (60, State.NOTE), (-61, State.WRONG)],
)
def test_a_clock_that_is_wrong_is_noticed(seconds: int, state: State) -> None:
    header = format_datetime(NOON, usegmt=True)
    assert telegram.clocks(header, NOON + timedelta(seconds=seconds)).state is state


@pytest.mark.parametrize("header", ["", "yesterday"])
def test_an_api_that_tells_no_time_is_noted(header: str) -> None:
    assert telegram.clocks(header, NOON).state is State.NOTE


@pytest.mark.parametrize(
    ("body", "bot", "state"),
    [
        (b'{"ok":true,"result":{"status":"administrator"}}', BOT, State.OK),
        (b'{"ok":true,"result":{"status":"member"}}', BOT, State.WRONG),
        (b'{"ok":true,"result":{"status":"member"}}', SEES_ALL, State.OK),
        (b'{"ok":true,"result":{"status":"left"}}', SEES_ALL, State.WRONG),
        (b'{"ok":true,"result":{"status":"kicked"}}', SEES_ALL, State.WRONG),
        (b'{"ok":true,"result":{"status":"restricted","is_member":false}}', BOT, State.WRONG),
        (b'{"ok":false,"error_code":400,"description":"chat not found"}', BOT, State.WRONG),
    ],
)
def test_what_the_bot_may_do_in_a_group(body: bytes, bot: BotIdentity, state: State) -> None:
    assert found_in("group 1", answer_of(200, body), bot).state is state


@pytest.mark.parametrize("state", Schema)
def test_only_the_newest_schema_is_in_order(state: Schema) -> None:
    finding = house.of_schema(state)
    assert (finding.state is State.OK) is (state is Schema.CURRENT)


LAST = last_known_year()


@pytest.mark.parametrize(
    ("today", "state", "festival", "mend"),
    [
        (date(LAST, 1, 1), State.OK, "", ""),
        (date(LAST, 11, 30), State.OK, "", ""),
        (date(LAST, 12, 1), State.NOTE, spring_festival(LAST + 1), f"before {LAST} is over"),
        (date(LAST, 12, 31), State.NOTE, spring_festival(LAST + 1), f"before {LAST} is over"),
        (date(LAST + 1, 1, 1), State.NOTE, spring_festival(LAST + 1), "newer version"),
        (date(2099, 6, 1), State.NOTE, "2099-01-21", "newer version"),
    ],
)
def test_holidays_that_are_not_known_are_noted_a_month_before(
    today: date, state: State, festival: object, mend: str
) -> None:
    found = house.calendar(today)
    assert found.state is state
    assert str(festival) in found.found
    assert mend in found.mend
    assert bool(found.mend) is (state is State.NOTE)
    assert f"up to {LAST}" in found.found


async def test_a_webhook_of_another_program_is_told(
    ready: str, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{server.url}/bot{ready}/setWebhook", data={"url": "http://127.0.0.1:9/x"}
        ) as answer,
    ):
        assert answer.status == 200
    found = await told(capsys, 1)
    assert found["webhook"]["state"] == "wrong"
