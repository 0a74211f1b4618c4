"""A town in which the bots of a test live."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench.processes import Nursery
from tests.processes.living import Living


@pytest.fixture
async def living(nursery: Nursery, address: str, tmp_path: Path) -> AsyncIterator[Living]:
    """A town and an empty database of each kind in turn; whoever still lives is killed."""
    async with Living(nursery, address, tmp_path) as whole:
        yield whole


@pytest.fixture
def file(sqlite_template: Path, tmp_path: Path) -> Path:
    """An empty database with the newest schema."""
    return Path(shutil.copy(sqlite_template, tmp_path / "yijiabai.db"))


@pytest.fixture
async def on_sqlite(nursery: Nursery, file: Path) -> AsyncIterator[Living]:
    async with Living(nursery, f"sqlite:///{file}", file.parent) as whole:
        yield whole
