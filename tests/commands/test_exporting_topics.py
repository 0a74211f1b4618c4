"""`export topics`: sums of what came of each, and nobody in it."""

import json
from datetime import date, timedelta

import pytest

from bot.commands.exporting_topics import COLUMNS, topics
from domain.topic_digests import Digest
from storage.database import Storage
from tests.commands.conftest import Setting
from tests.services.people_of_a_county import founded
from tests.storage.county import NOON


@pytest.fixture
async def county(storage: Storage, address: str, setting: Setting) -> None:
    setting(database_url=address)
    seen = Digest(people=6, answers=7, blocks=6, votes=0, consenting=9, members=30, seen=True)
    unseen = Digest(people=6, answers=7, blocks=6, votes=0, consenting=9, members=30, seen=False)
    async with storage.read_write() as tx:
        place = await founded(tx)
        for number, digest in enumerate((None, seen, unseen)):
            opened = NOON + number * timedelta(days=1)
            topic = await tx.topics.open(place.group.id, "?", opened, opened)
            if digest is not None:
                await tx.topic_digests.keep(topic.id, digest, NOON)


@pytest.mark.usefixtures("county")
async def test_each_topic_is_a_row_and_what_was_not_seen_is_left_empty(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert await topics(None, date(2026, 3, 4), None, None) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [row.get("people") for row in rows] == [None, 6, None]
    assert [row["form"] for row in rows] == ["text"] * 3
    assert all(set(row) <= set(COLUMNS) for row in rows)
    assert await topics(date(2026, 3, 4), date(2026, 3, 4), None, None) == 0
    assert len(capsysbinary.readouterr().out.splitlines()) == 1
