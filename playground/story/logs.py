"""The raw files of a story: every call of the bot and every update that was delivered to it."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TextIO

from playground.telegram.calls import LoggedCall
from playground.telegram.shapes import encode
from playground.telegram.town import Town
from playground.telegram.updates.mailbox import Update
from playground.telegram.world.people import Bot

REMEMBERED = 1_000
LOG = "bot.log"
"""What the bot warns of; there is no such file when it has nothing to warn of."""


class RawFiles:
    """Writes `calls.jsonl` and `updates.jsonl` while the story goes on; `log` is for the bot.

    An update that is delivered a second time, since it was not confirmed, is written once.
    """

    def __init__(self, folder: Path, town: Town, bot: Bot) -> None:
        self._calls: BinaryIO = (folder / "calls.jsonl").open("wb")
        self._updates: BinaryIO = (folder / "updates.jsonl").open("wb")
        self._log_file = folder / LOG
        self.log: TextIO = self._log_file.open("w", encoding="utf-8")
        self._bot = bot
        self._written: dict[int, None] = {}
        self.calls = self.updates = 0
        town.calls.listener = self._call
        town.mailboxes[bot.id].listener = self._delivered

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in (self._calls, self._updates, self.log):
            file.close()
        if not self._log_file.stat().st_size:
            self._log_file.unlink()

    def flush(self) -> None:
        for file in (self._calls, self._updates, self.log):
            file.flush()

    def _call(self, call: LoggedCall) -> None:
        if call.bot_id != self._bot.id or self._calls.closed:
            return
        line = {name: value for name, value in call.line().items() if name != "bot"}
        self._calls.write(encode(line) + b"\n")
        self.calls += 1

    def _delivered(self, updates: list[Update]) -> None:
        for update in updates:
            if update.id in self._written or self._updates.closed:
                continue
            self._written[update.id] = None
            self._updates.write(update.body + b"\n")
            self.updates += 1
        while len(self._written) > REMEMBERED:
            del self._written[next(iter(self._written))]


def write_json(path: Path, document: object) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
