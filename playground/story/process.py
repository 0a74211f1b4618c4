"""The real bot as the story runs it: in the same process, over real HTTP, in the town's time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from playground.story.calendar import AFTER, FIRST
from playground.story.clock import StoryClock
from playground.story.passing import Program, Stuck
from playground.telegram import Server

if TYPE_CHECKING:
    from bot.demonstration import Summary
    from bot.settings import Settings

DATABASE = "yijiabai.db"


class Bot:
    """The program and its commands, on one database in `folder`."""

    def __init__(self, folder: Path, server: Server, token: str) -> None:
        self._folder, self._server, self._token = folder, server, token
        self._clock = StoryClock(server.town.clock)

    @property
    def database(self) -> Path:
        return self._folder / DATABASE

    def logs_to(self, file: TextIO) -> None:
        """What the bot logs, with the town's time."""
        from bot import logs

        logs.set_up("warning", "json", self._clock, file)

    async def start(self) -> Program:
        """`yijiabai run` in the town's time."""
        from bot.app import App

        app = App(self._settings(), self._clock, rings=False)
        await app.start()
        return app

    async def init(self, organisation: str, level: str = "county") -> str:
        """`yijiabai init`: the administrator's link."""
        from bot.demonstration import office_link

        return await office_link(self._settings(), self._clock, organisation, level)

    def seals_alike(self) -> None:
        """Before the first start: codes for checking in are the same whenever this is told."""
        with contextlib.closing(sqlite3.connect(self.database)) as connection, connection:
            connection.execute("INSERT INTO keys VALUES ('check-ins', ?)", [bytes(32)])

    async def links_picture(self) -> bytes:
        """How the sheet of the cadres' links looks."""
        from bot.demonstration import links_picture

        return await links_picture(self._settings(), self._clock)

    async def chart(self) -> bytes:
        """The quarter as a picture."""
        from bot.demonstration import chart_of

        return await chart_of(self._settings(), FIRST, AFTER)

    async def summaries(self) -> list[Summary]:
        """What the bot knows of every group at the end."""
        from bot.demonstration import summaries

        return await summaries(self._settings(), self._clock, FIRST, AFTER)

    async def export(self) -> list[str]:
        """`yijiabai export activity`, run as anybody runs it: its lines."""
        command = [sys.executable, "-m", "bot", "export", "activity"]
        command += ["--format", "jsonl", "--with-telegram-ids"]
        environment = {**os.environ, "YIJIABAI_DATABASE_URL": self._address}
        running = await asyncio.create_subprocess_exec(
            *command, env=environment, cwd=self._folder, stdout=asyncio.subprocess.PIPE
        )
        output, _ = await running.communicate()
        if running.returncode != 0:
            raise Stuck(f"yijiabai export ended with status {running.returncode}")
        return output.decode().splitlines()

    async def five_ones(self, day: date) -> list[str]:
        """`yijiabai export five-ones` for the periods of a day: its lines."""
        from bot.demonstration import five_ones

        with TemporaryDirectory() as folder:
            out = Path(folder) / "five-ones.jsonl"
            await five_ones(self._settings(), self._clock, day, out)
            return out.read_text(encoding="utf-8").splitlines()

    async def wishes(self) -> list[str]:
        """`yijiabai export wishes`: its lines."""
        from bot.demonstration import wishes

        with TemporaryDirectory() as folder:
            out = Path(folder) / "wishes.jsonl"
            await wishes(self._settings(), self._clock, out)
            return out.read_text(encoding="utf-8").splitlines()

    async def reports(self) -> list[str]:
        """`yijiabai export reports`: its lines."""
        from bot.demonstration import reports

        with TemporaryDirectory() as folder:
            out = Path(folder) / "reports.jsonl"
            await reports(self._settings(), out)
            return out.read_text(encoding="utf-8").splitlines()

    @property
    def _address(self) -> str:
        return f"sqlite:///{self.database}"

    def _settings(self) -> Settings:
        from pydantic import SecretStr

        from bot.settings import Settings

        return Settings.model_construct(
            bot_token=SecretStr(self._token),
            api_url=self._server.url,
            database_url=self._address,
        )
