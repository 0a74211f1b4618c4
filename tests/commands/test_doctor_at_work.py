"""`doctor`: the webhook, what waits, this machine; each with its cure, and nothing secret."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import aiohttp.web
import msgspec
import pytest

from bot.checks import machine, webhook, work
from bot.checks.finding import Finding, State
from bot.checks.machine import MIB
from bot.checks.webhook import Info
from bot.checks.work import Work, kept
from bot.settings import Settings
from bot.transport import Answer, Transport
from domain.groups import Gap
from domain.outbox import Priority
from domain.outbox import State as PostState
from storage.backlog import Backlog
from storage.database import Storage
from tests.secrets_in import nothing_of
from tests.storage import county
from tests.storage.county import HOUR, NOON

MINE = "https://bot.example.org/telegram/8Fh2kQ"
OTHERS = "https://elsewhere.example.org/telegram"
SECRET = "sixteen-letters-at-least"
POLLS = Settings(bot_token="1:x")  # type: ignore[arg-type]  # pydantic makes a secret of it
HOOKED = Settings(bot_token="1:x", webhook_url=MINE, webhook_secret=SECRET)  # type: ignore[arg-type]  # as above
OPEN = Settings(bot_token="1:x", webhook_url=MINE)  # type: ignore[arg-type]  # as above
EMPTY = Backlog({}, {}, 0, 0)


class Says(Transport):
    """A Telegram that knows one webhook."""

    def __init__(self, info: Info) -> None:
        self._info = info

    async def call(self, method: str, *_: object, **__: object) -> Answer:
        assert method == "getWebhookInfo"
        return Answer(ok=True, result=msgspec.Raw(msgspec.json.encode(self._info)))


def mended(finding: Finding) -> Finding:
    assert finding.mend or finding.state is not State.WRONG
    return finding


@pytest.mark.parametrize(
    ("settings", "url", "state"),
    [
        (POLLS, "", State.OK),
        (POLLS, OTHERS, State.WRONG),
        (HOOKED, MINE, State.OK),
        (HOOKED, OTHERS, State.WRONG),
        (HOOKED, "", State.WRONG),
        (OPEN, MINE, State.WRONG),
    ],
)
async def test_whose_webhook_is_set(settings: Settings, url: str, state: State) -> None:
    findings = await webhook.of_webhook(Says(Info(url)), settings, NOON)
    assert mended(findings[0]).state is state
    secrets = nothing_of(tokens=["1:8Fh2kQ"], texts=[MINE, OTHERS, SECRET])
    secrets.in_(*(f"{one.found} {one.mend}" for one in findings))


@pytest.mark.parametrize(("count", "state"), [(0, State.OK), (999, State.OK), (1_000, State.NOTE)])
def test_many_updates_that_wait_are_noted(count: int, state: State) -> None:
    assert webhook.waiting(Info(pending_update_count=count)).state is state


@pytest.mark.parametrize(("ago", "state"), [(timedelta(0), State.WRONG), (2 * HOUR, State.OK)])
async def test_the_last_error_of_a_webhook_is_told(ago: timedelta, state: State) -> None:
    when = int((NOON - ago).timestamp())
    info = Info(MINE, 0, when, "Wrong response from the webhook: 502 Bad Gateway")
    _, _, finding = await webhook.of_webhook(Says(info), HOOKED, NOON)
    assert mended(finding).state is state
    assert finding.found.endswith("(Wrong response from the webhook: 502 Bad Gateway)")


def test_of_an_error_that_quotes_something_only_the_time_is_told() -> None:
    info = Info(MINE, 0, int(NOON.timestamp()), f"failed for {MINE}")
    found = webhook.last_error(info, NOON).found
    assert found == "the last error of Telegram's was at 2026-03-02 12:00 UTC"


@pytest.mark.parametrize(
    ("minutes", "state"), [(0, State.OK), (15, State.OK), (16, State.WRONG), (600, State.WRONG)]
)
def test_what_waits_for_too_long_is_wrong(minutes: int, state: State) -> None:
    oldest = {Priority.ANSWER: NOON - timedelta(minutes=minutes)}
    posts = {(PostState.WAITING, Priority.ANSWER): 3, (PostState.DEAD, Priority.ANSWER): 9}
    finding = work.of_outbox(Backlog(posts, oldest, 0, 0), NOON)
    assert mended(finding).state is state
    assert finding.found.startswith("3 posts wait")


@pytest.mark.parametrize(
    ("dead", "failed", "state"), [(0, 0, "ok"), (1, 0, "note"), (0, 1, "note")]
)
def test_what_was_given_up_is_noted(dead: int, failed: int, state: str) -> None:
    posts = {(PostState.DEAD, Priority.GROUP): dead}
    finding = work.of_given_up(Backlog(posts, {}, failed, 0))
    assert finding.state == state
    assert not finding.mend or "yijiabai outbox list" in finding.mend


@pytest.mark.parametrize(
    ("heard", "state"),
    [(None, State.NOTE), (NOON - HOUR, State.OK), (NOON - 61 * HOUR / 60, State.WRONG)],
)
def test_who_was_not_heard_for_an_hour_is_not_running(heard: datetime | None, state: State) -> None:
    assert mended(work.of_hearing(heard, NOON)).state is state


@pytest.mark.parametrize(
    ("until", "words"), [(NOON - HOUR, "in 1 groups in the last month, 0"), (None, "1 miss it")]
)
async def test_what_was_missed_is_noted(
    until: datetime | None, words: str, storage: Storage
) -> None:
    async with storage.read_write() as tx:
        group = await county.group(tx)
        await tx.gaps.begin(group.id, NOON - 3 * HOUR)
        if until is not None:
            await tx.gaps.end(group.id, until)
        await tx.process.heard(NOON)
    async with storage.read_only() as view:
        found = await kept(view, await view.groups.all(), NOON)
    assert found == Work(EMPTY, NOON, [Gap(group.id, NOON - 3 * HOUR, until)])
    finding = work.of_gaps(found.gaps, NOON)
    assert finding.state is State.NOTE
    assert words in finding.found


@pytest.mark.parametrize(
    ("mebibytes", "state"),
    [(199, State.WRONG), (200, State.NOTE), (1023, State.NOTE), (1024, State.OK)],
)
def test_a_disk_that_is_nearly_full_is_told(mebibytes: int, state: State) -> None:
    assert mended(machine.room(mebibytes * MIB)).state is state


@pytest.mark.parametrize(
    ("mebibytes", "state"), [(0, State.OK), (511, State.OK), (512, State.NOTE)]
)
def test_a_write_ahead_file_that_only_grows_is_noted(
    mebibytes: int, state: State, tmp_path: Path
) -> None:
    file = tmp_path / "yijiabai.db-wal"
    assert machine.ahead(file).state is State.OK
    with file.open("wb") as opened:
        opened.truncate(mebibytes * MIB)
    assert machine.ahead(file).state is state


@pytest.mark.parametrize(
    ("address", "checks"),
    [
        ("sqlite:///yijiabai.db", ["processes", "disk", "write-ahead file"]),
        ("sqlite:////nowhere/at/all/yijiabai.db", ["processes"]),
        ("postgresql://somebody:secret@host/name", ["processes"]),
    ],
)
def test_only_a_file_lies_on_a_disk_of_ours(address: str, checks: list[str]) -> None:
    found = machine.of_disk(Settings(database_url=address))
    assert [one.check for one in found] == checks
    assert "secret" not in str(found)


async def answering(port: int) -> Finding:
    async with aiohttp.ClientSession() as session:
        return mended(await machine.of_metrics(Settings(metrics_port=port), session))


@pytest.mark.parametrize(
    ("body", "status", "state"),
    [
        ('{"ready": true}', 200, State.OK),
        ('{"ready": false, "database": "no answer", "telegram": "heard"}', 503, State.WRONG),
        ("<html>", 200, State.WRONG),
        ("[]", 200, State.WRONG),
    ],
)
async def test_who_answers_on_the_port_of_the_metrics(body: str, status: int, state: State) -> None:
    async def page(_: Any) -> aiohttp.web.Response:
        return aiohttp.web.Response(text=body, status=status, content_type="application/json")

    app = aiohttp.web.Application()
    app.router.add_get("/readyz", page)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    port = int(runner.addresses[0][1])
    assert (await answering(port)).state is state
    await runner.cleanup()
    assert (await answering(port)).state is State.NOTE
