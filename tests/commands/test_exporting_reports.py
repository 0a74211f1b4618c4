"""`export reports`: what was handed up, figure by figure, and who has not handed anything up."""

import json
from datetime import date

import pytest

from bot.commands.exporting_reports import COLUMNS, reports
from bot.problem import USAGE, Problem
from domain.quarterly_facts import ReportPart
from exports.tables import Format
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.desks import services
from tests.services.a_province import founded, frozen
from tests.storage.county import NOON


async def test_every_figure_and_every_text_has_a_row(
    storage: Storage, address: str, setting: Setting, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    setting(database_url=address)
    async with storage.read_write() as tx:
        tree = await founded(tx)
        ours = services(tx, NOON).quarterly_reports
        for who, office in ((tree.first, tree.province), (tree.below, tree.county)):
            await ours.ask(who, office.id)
        [report] = await tx.quarterly_reports.of_organisation(tree.province.id, 1)
        for part in (ReportPart.EXPERIENCE, ReportPart.NEXT_STEP):
            await ours.write(tree.first, report.id, part, "=1+1", 0)
        await ours.submit(tree.first, report.id, 0)
        made = await frozen(tx, NOON)
        await ours.give_back(tree.above, made.id, "?")
    assert await reports(date(2026, 2, 1), None, None) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert all(set(row) <= set(COLUMNS) for row in rows)
    ours_only = [row for row in rows if row["organisation"] == tree.province.id]
    assert {row["state"] for row in ours_only} == {"returned"}
    assert {(row["owed"], row["late"], row["remark"]) for row in ours_only} == {(True, False, "?")}
    [campaigns] = [row for row in ours_only if row.get("figure") == "campaigns"]
    assert campaigns["value"] is None
    assert len([row for row in ours_only if row.get("text") == "=1+1"]) == 2
    [draft] = [row for row in rows if row["organisation"] == tree.county.id]
    assert (draft["state"], draft["owed"]) == ("draft", False)


async def test_a_workbook_needs_a_file() -> None:
    with pytest.raises(Problem) as found:
        await reports(None, Format.XLSX, None)
    assert found.value.status == USAGE
