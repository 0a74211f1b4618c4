"""`export activity`: what is counted, as others read it, on both databases."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.commands.exporting import days_between, form_of
from bot.commands.exporting_activity import activity
from bot.problem import USAGE, Problem
from domain.activity import ANONYMOUS, Counts, Tally
from domain.periods import Days
from exports.tables import ACTIVITY, Format
from storage.database import Storage
from tests.commands.conftest import Setting, files
from tests.storage import county

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
CHAT = -1002000000001
PERSON = 5_000_000_001


@pytest.fixture
async def counted(storage: Storage, address: str, setting: Setting) -> int:
    """Two days in a group: somebody who agreed, and everybody else. The person's number."""
    setting(database_url=address)
    async with storage.read_write() as tx:
        line = await county.cadre(tx)
        met = await county.contact(tx, line, PERSON)
        group = await tx.groups.meet(CHAT, "=cmd", "zh")
        tally = Tally()
        tally.row(MONDAY, group.id, ANONYMOUS).add(Counts(messages=5, blocks=0b111))
        tally.row(MONDAY, group.id, met.id).add(Counts(messages=2, to_cadre=1, blocks=0b1))
        tally.row(TUESDAY, group.id, met.id).add(Counts(wishes=1))
        await tx.activity.add(tally)
    return met.id


async def exported(
    capsysbinary: pytest.CaptureFixture[bytes],
    since: date | None = None,
    until: date | None = None,
    *,
    with_telegram_ids: bool = False,
) -> list[dict[str, object]]:
    status = await activity(since, until, None, None, with_telegram_ids=with_telegram_ids)
    assert status == 0
    return [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]


async def test_a_row_tells_group_person_day_and_every_count(
    counted: int, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    rows = await exported(capsysbinary)
    nothing = dict.fromkeys(ACTIVITY[3:], 0)
    assert rows == [
        {"group": CHAT, "person": None, "day": "2026-03-02", **nothing, "messages": 5, "blocks": 3},
        {
            "group": CHAT,
            "person": counted,
            "day": "2026-03-02",
            **nothing,
            "messages": 2,
            "blocks": 1,
            "to_cadre": 1,
        },
        {"group": CHAT, "person": counted, "day": "2026-03-03", **nothing, "wishes": 1},
    ]
    assert all(tuple(row) == ACTIVITY for row in rows)


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (MONDAY, MONDAY, ["2026-03-02", "2026-03-02"]),
        (TUESDAY, None, ["2026-03-03"]),
        (None, MONDAY, ["2026-03-02", "2026-03-02"]),
        (date(2026, 3, 4), None, []),
    ],
)
async def test_the_first_and_the_last_day_are_included(
    since: date | None,
    until: date | None,
    days: list[str],
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert [row["day"] for row in await exported(capsysbinary, since, until)] == days


async def test_telegram_ids_are_told_on_request_only_and_noted_in_the_audit_trail(
    counted: int, storage: Storage, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert not any("telegram_id" in row for row in await exported(capsysbinary))
    async with storage.read_only() as view:
        assert await view.audit.latest() == []
    rows = await exported(capsysbinary, with_telegram_ids=True)
    assert [row["telegram_id"] for row in rows] == [None, PERSON, PERSON]
    assert {row["person"] for row in rows} == {None, counted}
    async with storage.read_only() as view:
        [deed] = await view.audit.latest()
    assert (deed.action, deed.noun) == ("export-telegram-ids", "activity")


@pytest.mark.usefixtures("counted")
async def test_a_file_has_the_form_that_its_name_says(tmp_path: Path) -> None:
    beginnings = {"a.csv": b"group,person,day", "a.xlsx": b"PK", "a.jsonl": b'{"group"', "a": b"{"}
    for name, beginning in beginnings.items():
        await activity(None, None, None, tmp_path / name, with_telegram_ids=False)
        assert (tmp_path / name).read_bytes().startswith(beginning)


@pytest.mark.usefixtures("counted")
async def test_the_files_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    await activity(None, None, None, tmp_path / "a.csv", with_telegram_ids=True)
    assert (tmp_path / "a.csv").stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("counted")
async def test_an_older_file_stays_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("older")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("exports.tables.CommaSeparated.add", full)
    with pytest.raises(OSError, match="No space"):
        await activity(None, None, None, file, with_telegram_ids=False)
    assert file.read_text() == "older"
    assert [name for name in files(tmp_path) if "a.csv" in name] == ["a.csv"]


async def test_a_workbook_needs_a_file(setting: Setting) -> None:
    setting()
    with pytest.raises(Problem, match="--out") as refused:
        await activity(None, None, Format.XLSX, None, with_telegram_ids=False)
    assert refused.value.status == USAGE


def test_days_are_all_a_span_or_refused() -> None:
    assert days_between(None, None) is None
    assert days_between(MONDAY, TUESDAY) == Days(MONDAY, date(2026, 3, 4))
    assert days_between(date.min, date.max) == Days(date.min, date.max)
    with pytest.raises(Problem, match="--since"):
        days_between(TUESDAY, MONDAY)


@pytest.mark.parametrize(
    ("name", "form"),
    [(None, Format.JSONL), ("a.CSV", Format.CSV), ("a.xlsx", Format.XLSX), ("a.b", Format.JSONL)],
)
def test_what_the_ending_of_a_name_means(name: str | None, form: Format) -> None:
    assert form_of(None if name is None else Path(name)) is form
