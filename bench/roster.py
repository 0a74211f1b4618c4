"""How long a roster of ten thousand rows takes, from the file to the commit, links included."""

import io
import sys
from datetime import UTC, date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import xlsxwriter

from bench.convention import Figure
from bot.clock import SystemClock
from bot.rosters import checked
from domain.organisations import Level, Profile
from services.desk import BotIdentity, Desk
from services.services import Services
from storage.database import Storage

ROWS, SCHOOLS, ROUNDS = 10_000, 200, 3
SECONDS = 10.0
POSITIONS = ("full-time", "seconded", "organ-part-time", "part-time")
BOT = BotIdentity(1, "yijiabai_bot", sees_all=False)


async def run() -> list[Figure]:
    """A new roster, and the same once more with every position changed; the slower one counts."""
    first, second = sheet(0), sheet(1)
    rounds = [await bring_in(first, second) for _ in range(ROUNDS)]
    new, changed, locked = (median(column) for column in zip(*rounds, strict=True))
    print(
        f"{ROWS} rows: new {new:.2f} s, all changed {changed:.2f} s; "
        f"at most {locked:.2f} s of it in a transaction",
        file=sys.stderr,
    )
    return [Figure("roster", SECONDS / max(new, changed), 1.0)]


def sheet(turn: int) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        written = book.add_worksheet()
        written.write_row(0, 0, ["Name", "Position", "Organisation", "Level", "Since", "Remark"])
        for row in range(1, ROWS + 1):
            school = f"County/School {row % SCHOOLS}"
            position = POSITIONS[(row + turn) % len(POSITIONS)]
            cells = [f"Cadre {row}", position, school, "grassroots-committee", "2024-03-01", "none"]
            if turn:
                cells[4] = date(2025, 9, 1).isoformat()
            written.write_row(row, 0, cells)
    return content.getvalue()


async def bring_in(*sheets: bytes) -> tuple[float, float, float]:
    """Seconds for each of two sheets, and of the longest transaction."""
    clock, seconds, locked = SystemClock(), list[float](), list[float]()
    with TemporaryDirectory() as folder:
        storage = Storage.open(f"sqlite:///{Path(folder) / 'yijiabai.db'}")
        await storage.upgrade()
        async with storage.read_write() as tx:
            own = await tx.organisations.add(
                "County", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
            )
        for content in sheets:
            began = perf_counter()
            found = await checked(storage, content, [own], clock.now())
            if found.faults:
                raise RuntimeError(f"{len(found.faults)} rows are wrong")
            looked = perf_counter()
            async with storage.read_write() as tx:
                rosters = Services(Desk(tx, clock.now(), UTC, BOT)).rosters
                paths = await rosters.carry_out(found.known, found.plan)
                await rosters.links(paths, found.known.branch.own, found.known.today)
            seconds.append(perf_counter() - began)
            locked.append(perf_counter() - looked)
        await storage.close()
    return seconds[0], seconds[1], max(locked)
