"""A month of a county in which two periods end and open: the soak of a year, smaller."""

import shutil
from datetime import date
from pathlib import Path

from bench.soaks.year import WAYS, soaked
from scheduling.calendar import is_working_day
from scheduling.jobs import jobs

SILENT = ("member-counts", "retention", "blocks", "quarters", "rows-of-people")


async def test_however_a_month_is_lived_the_same_is_said_and_nothing_twice(
    tmp_path: Path, sqlite_template: Path
) -> None:
    for name in WAYS:
        shutil.copy(sqlite_template, tmp_path / f"{name}.db")
    table = [job for job in jobs(is_working_day) if job.name not in SILENT]
    first = date(2026, 6, 10)
    outcome = await soaked(f"sqlite:///{tmp_path}", None, 31, 2, first, cadres=2, table=table)
    assert outcome.ok, outcome.figures
