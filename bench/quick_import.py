"""How much sooner and smaller a bot is ready that imports aiogram through `bot.quick_aiogram`.

Ready means: aiogram is imported and what the first update needs is built. With a plain import that
is everything; with the quick one it is what `warm_up` builds.
"""

import asyncio
import json
import sys
from statistics import median

from bench.convention import Figure

ROUNDS = 5
PLAIN = "import aiogram"
QUICK = "from bot import quick_aiogram; assert quick_aiogram.is_quick()"
READY = f"{QUICK}; quick_aiogram.warm_up()"
MEASURE = """
import json, re, time
from pathlib import Path
began = time.perf_counter()
{program}
seconds = time.perf_counter() - began
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps([seconds, int(peak[1]) / 1024]))
"""


async def run() -> list[Figure]:
    """Seconds and peak memory of processes that do nothing else, in turn."""
    measured: dict[str, list[tuple[float, float]]] = {PLAIN: [], QUICK: [], READY: []}
    for program in (PLAIN, QUICK):
        await alone(program)  # so that the files are in memory, and compiled
    for _ in range(ROUNDS):
        for program, results in measured.items():
            results.append(await alone(program))
    for program, results in measured.items():
        seconds, mebibytes = (median(column) for column in zip(*results, strict=True))
        print(f"{seconds:.2f} s, {mebibytes:.0f} MiB: {program}", file=sys.stderr)
    pairs = list(zip(measured[PLAIN], measured[READY], strict=True))
    return [
        Figure("quick-import-time", median(plain[0] / quick[0] for plain, quick in pairs), 2.0),
        Figure("quick-import-memory", median(plain[1] / quick[1] for plain, quick in pairs), 2.0),
    ]


async def alone(program: str) -> tuple[float, float]:
    """What a program takes in a fresh interpreter: seconds, and MiB at its highest."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", MEASURE.format(program=program)), stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    seconds, mebibytes = json.loads(printed)
    return seconds, mebibytes
