"""A folder as an operator has it: settings in the environment, a town for Telegram."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.settings import names
from playground.telegram import Server, Town
from playground.telegram.founding import small_town

Setting = Callable[..., None]


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
async def server(town: Town) -> AsyncIterator[Server]:
    async with Server(town) as opened:
        yield opened


@pytest.fixture
def setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setting:
    """`setting(bot_token=…)` in an environment in which nothing else is set, in a new folder."""
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)

    def set_all(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"YIJIABAI_{name.upper()}", value)

    return set_all


@pytest.fixture
def ready(server: Server, town: Town, setting: Setting) -> str:
    """Everything is set that `run` needs; the token."""
    token = next(iter(town.world.bots.values())).token
    setting(bot_token=token, api_url=server.url)
    return token
