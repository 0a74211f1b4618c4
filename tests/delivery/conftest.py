"""A rig on each of the two databases, or on SQLite where the database makes no difference."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Storage
from tests.delivery.rig import Rig, rigged


@pytest.fixture
async def rig(storage: Storage) -> AsyncIterator[Rig]:
    async with rigged(storage) as one:
        yield one


@pytest.fixture
async def quick_rig(sqlite: Storage) -> AsyncIterator[Rig]:
    async with rigged(sqlite) as one:
        yield one
