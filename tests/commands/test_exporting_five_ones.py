"""`export five-ones`: offices and cadres, and nobody else."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.commands.exporting_five_ones import COLUMNS, five_ones
from bot.problem import USAGE, Problem
from exports.tables import Format
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.services.people_of_a_county import founded


@pytest.fixture
async def county(storage: Storage, address: str, setting: Setting) -> None:
    setting(database_url=address)
    async with storage.read_write() as tx:
        await founded(tx)


@pytest.mark.usefixtures("county")
async def test_an_office_and_its_cadres_stand_in_rows(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert await five_ones(date(2026, 3, 2), None, None) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    office, first, second = rows
    assert (office["organisation_name"], office["owed"], office["counted"]) == ("Lakeside", 5, 0)
    assert (office["first"], office["last"]) == ("2026-01-01", "2026-03-31")
    assert "cadre" not in office
    assert (first["name"], first["first"], first["last"]) == (
        "王老师",
        "2026-03-01",
        "2026-04-30",
    )
    assert (first["owed"], first["percent"], first["asked"], first["take_part"]) == (5, 0, 1, 1)
    assert second["name"] == "李老师"
    assert all(set(row) <= set(COLUMNS) for row in rows)


@pytest.mark.usefixtures("county")
async def test_who_owed_nothing_then_has_no_figures(tmp_path: Path) -> None:
    out = tmp_path / "five.csv"
    assert await five_ones(date(2025, 11, 1), None, out) == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 2  # the office alone: nobody held a position then


async def test_a_workbook_needs_a_file() -> None:
    with pytest.raises(Problem) as found:
        await five_ones(None, Format.XLSX, None)
    assert found.value.status == USAGE
