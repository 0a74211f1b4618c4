"""The bare loop: the rows that our intake writes, from ready Python values by the driver alone.

No program that keeps the same promises on the same database can be much faster. What the rows are
comes from `bench.group_messages` and is reckoned here a second time, apart from the bot's counting:
in the end both databases must hold the same.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from bench.county import Circle, Numbers
from bench.group_messages import Batch, Line

ZONE = ZoneInfo("Asia/Shanghai")
COUNTS = ("messages", "replies", "to_cadre", "from_cadre")
WORDS = ("blocks_0", "blocks_1", "blocks_2")
LIGHTS = ("voice", "asked", "answered")
BOOKED = ("seen", "counted", "ignored")


def added(*names: str) -> str:
    return ",".join(f"{name}={name}+excluded.{name}" for name in names)


def joined(*names: str) -> str:
    return ",".join(f"{name}={name}|excluded.{name}" for name in names)


def insert(table: str, names: Sequence[str], conflict: str = "DO NOTHING") -> str:
    marks = ",".join("?" * len(names))
    return f"INSERT INTO {table} ({','.join(names)}) VALUES ({marks}) ON CONFLICT {conflict}"  # noqa: S608  # names of our tables


# In the order in which intake writes them; what is written, and in which order it is compared.
STATEMENTS = {
    "updates": insert("updates", ("update_id", "seen_at")),
    "albums": insert("albums", ("group_id", "album", "seen_at")),
    "activity": insert(
        "activity",
        ("day", "group_id", "person_id", *COUNTS, *WORDS),
        f"(day,group_id,person_id) DO UPDATE SET {added(*COUNTS)},{joined(*WORDS)}",
    ),
    "group_days": insert(
        "group_days",
        ("day", "group_id", *LIGHTS),
        f"(day,group_id) DO UPDATE SET {joined(*LIGHTS)}",
    ),
    "authors": insert("authors", ("group_id", "message_id", "person_id", "cadre_side", "sent_at")),
    "books": insert("books", ("day", *BOOKED), f"(day) DO UPDATE SET {added(*BOOKED)}"),
}
COMPARED = {
    "updates": "update_id",
    "albums": "group_id, album",
    "activity": f"day, group_id, person_id, {', '.join((*COUNTS, *WORDS))}",
    "group_days": f"day, group_id, {', '.join(LIGHTS)}",
    "authors": "group_id, message_id, person_id, cadre_side",
    "books": f"day, {', '.join(BOOKED)}",
}

Rows = Mapping[str, Sequence[tuple[object, ...]]]


def write(file: Path, batches: Iterable[Rows]) -> float:
    """Seconds that it takes: one transaction for each batch, as safe as ours."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        began = perf_counter()
        for rows in batches:
            connection.execute("BEGIN IMMEDIATE")
            for table, statement in STATEMENTS.items():
                connection.executemany(statement, rows[table])
            connection.execute("COMMIT")
        return perf_counter() - began


def difference(one: Path, other: Path) -> list[str]:
    """The tables in which two databases differ, leaving out when they were written."""
    with closing(sqlite3.connect(one)) as first, closing(sqlite3.connect(other)) as second:
        return [table for table in COMPARED if kept(first, table) != kept(second, table)]


def kept(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    asked = f"SELECT {COMPARED[table]} FROM {table} ORDER BY 1, 2, 3"  # noqa: S608  # names of our tables
    if COMPARED[table].count(",") < 2:
        asked = asked.removesuffix(", 2, 3")
    return connection.execute(asked).fetchall()


@dataclass(slots=True)
class Reckoned:
    """What one batch adds up to."""

    counts: dict[tuple[str, int, int], list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0] * len(COUNTS))
    )
    blocks: dict[tuple[str, int, int], int] = field(default_factory=lambda: defaultdict(int))
    lights: dict[tuple[str, int], list[bool]] = field(
        default_factory=lambda: defaultdict(lambda: [False] * len(LIGHTS))
    )
    authors: list[tuple[object, ...]] = field(default_factory=list)
    albums: list[tuple[object, ...]] = field(default_factory=list)


class Reckoning:
    """Turns what was said into rows, batch after batch; remembers the albums it has seen."""

    def __init__(self, circles: Iterable[Circle], numbers: Numbers, now: datetime) -> None:
        self._numbers = numbers
        self._cadres = {circle.chat: circle.cadre.telegram_id for circle in circles}
        self._written = now.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        self._today = now.astimezone(ZONE).date().isoformat()
        self._albums: set[tuple[int, str]] = set()

    def rows(self, batches: Iterable[Batch]) -> Iterator[Rows]:
        for batch in batches:
            yield self._rows(batch)

    def _rows(self, batch: Batch) -> Rows:
        made = Reckoned()
        counted = sum(self._counts(line, made) for line in batch.lines)
        activity = [
            (*key, *counts, *words(made.blocks[key])) for key, counts in sorted(made.counts.items())
        ]
        return {
            "updates": [(line.update_id, self._written) for line in batch.lines],
            "albums": made.albums,
            "activity": activity,
            "group_days": [(*key, *lights) for key, lights in sorted(made.lights.items())],
            "authors": sorted(made.authors, key=lambda row: row[:2]),
            "books": [(self._today, len(batch.lines), counted, len(batch.lines) - counted)],
        }

    def _counts(self, line: Line, made: Reckoned) -> bool:
        """False: a further picture of an album."""
        if line.album is not None:
            if (line.chat, line.album) in self._albums:
                return False
            self._albums.add((line.chat, line.album))
            made.albums.append((self._numbers.groups[line.chat], line.album, self._written))
        local = datetime.fromtimestamp(line.at, ZONE)
        day, group = local.date().isoformat(), self._numbers.groups[line.chat]
        person, cadre = self._numbers.people.get(line.author, 0), self._cadres[line.chat]
        own, lights = made.counts[day, group, person], made.lights[day, group]
        own[0] += 1
        own[1] += line.to is not None
        made.blocks[day, group, person] |= 1 << (local.hour * 60 + local.minute) // 10
        if line.author == cadre:
            lights[0] = True
            if line.to is not None:
                made.counts[day, group, self._numbers.people.get(line.to, 0)][3] += 1
                lights[2] = True
        elif line.to == cadre:
            own[2] += 1
            lights[1] = True
        made.authors.append((group, line.message_id, person, line.author == cadre, self._written))
        return True


def words(blocks: int) -> tuple[int, ...]:
    return tuple(blocks >> 48 * place & (1 << 48) - 1 for place in range(3))
