"""Checks of this machine: room on the disk, the write-ahead file, the port of the metrics."""

import shutil
from pathlib import Path

import aiohttp

from bot.checks.finding import Finding, fine, note, wrong
from bot.settings import Settings

MIB = 1 << 20
LITTLE, TOO_LITTLE = 1024 * MIB, 200 * MIB
# SQLite empties it by itself when nobody reads an old state any more.
LONG = 512 * MIB
SECONDS = 3


def of_disk(settings: Settings) -> list[Finding]:
    """Of a server's disk only its operator knows."""
    file = settings.sqlite_file
    if file is None:
        return [fine("processes", "PostgreSQL: several processes may share the work")]
    alone = fine("processes", "SQLite: one process on one machine; PostgreSQL takes several")
    folder = file.resolve().parent
    if not folder.is_dir():
        return [alone]
    free = shutil.disk_usage(folder).free
    return [alone, room(free), ahead(file.with_name(f"{file.name}-wal"))]


def room(free: int) -> Finding:
    found = f"{free // MIB} MiB are free"
    mend = "make room: when the disk is full, nothing more is taken"
    if free < TOO_LITTLE:
        return wrong("disk", found, mend)
    return note("disk", found, mend) if free < LITTLE else fine("disk", found)


def ahead(file: Path) -> Finding:
    size = file.stat().st_size if file.exists() else 0
    found = f"the write-ahead file has {size // MIB} MiB"
    if size < LONG:
        return fine("write-ahead file", found)
    return note(
        "write-ahead file",
        found,
        "something reads an old state all the time: end long exports and other programs that have "
        "the file open",
    )


async def of_metrics(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    """Does the bot answer there, or somebody else?"""
    port = settings.metrics_port
    if not port:
        return fine("metrics", "not asked for: YIJIABAI_METRICS_PORT names no port")
    limit = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with session.get(f"http://127.0.0.1:{port}/readyz", timeout=limit) as answer:
            told = await answer.json()
    except aiohttp.ClientConnectorError:
        return note("metrics", f"nobody listens on port {port}", "start `yijiabai run`")
    except (aiohttp.ClientError, OSError, ValueError):
        told = None
    match told:
        case {"ready": True}:
            return fine("metrics", f"the bot answers on port {port} that it is ready")
        case {"ready": False, "database": str(database), "telegram": str(telegram)}:
            found = f"the bot answers that it is not ready: database {database}, {telegram} from "
            return wrong("metrics", f"{found}Telegram", "see its log")
    return wrong(
        "metrics",
        f"another program answers on port {port}",
        "name a free port in YIJIABAI_METRICS_PORT and start `yijiabai run` anew",
    )
