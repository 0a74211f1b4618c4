"""How long a batch takes: printed with `-s`, and held to a bound that a busy machine keeps too."""

import statistics
import sys
from datetime import timedelta
from time import perf_counter

import pytest

from domain.activity import Tally
from domain.groups import Author, GroupId
from domain.lights import Lights
from domain.people import PersonId
from storage.database import Storage
from tests.storage.county import NOON, TODAY

BATCHES, MESSAGES = 60, 100
GENEROUS_MILLISECONDS = 60.0


def tally_of(batch: int) -> Tally:
    """A hundred plain messages of forty people in ten groups, as ten-minute blocks go by."""
    tally = Tally()
    for number in range(MESSAGES):
        group, person = number % 10 + 1, (number * 7 + batch) % 40
        row = tally.row(TODAY, group, person)
        row.messages += 1
        row.blocks |= 1 << batch % 144
        tally.light(TODAY, group, Lights(voice=number % 3 == 0))
    return tally


async def take(storage: Storage, batch: int, *, authors: bool) -> float:
    """One batch as intake writes it; milliseconds from opening to committed."""
    ids = range(batch * MESSAGES, (batch + 1) * MESSAGES)
    now = NOON + timedelta(seconds=batch)
    tally = tally_of(batch)
    written = [
        (GroupId(one % 10 + 1), one, Author(PersonId(one % 40 + 1), cadre_side=False))
        for one in ids
    ]
    begun = perf_counter()
    async with storage.read_write() as tx:
        assert len(await tx.updates.fresh(ids, now)) == MESSAGES
        await tx.albums.fresh([(GroupId(1), f"{batch}-a"), (GroupId(2), f"{batch}-b")], now)
        await tx.activity.add(tally)
        if authors:
            await tx.authors.note(written, now)
    return (perf_counter() - begun) * 1000


@pytest.mark.parametrize("authors", [False, True], ids=["counts", "counts-and-authors"])
async def test_a_batch_of_a_hundred_messages_is_quick(storage: Storage, authors: bool) -> None:
    taken = [await take(storage, batch, authors=authors) for batch in range(BATCHES)]
    kind = "SQLite" if storage.is_sqlite else "PostgreSQL"
    median, worst = statistics.median(taken), max(taken[5:])
    told = f"{kind}: {MESSAGES} messages {median:.2f} ms (worst {worst:.2f}), authors: {authors}"
    sys.stdout.write(f"\n{told}\n")
    assert median < GENEROUS_MILLISECONDS
