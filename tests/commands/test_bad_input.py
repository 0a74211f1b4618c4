"""What an operator can do wrong, with the real program: one line with the cure, and a status."""

import asyncio
import os
import resource
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands.setting_up import init
from domain.organisations import Level, Profile
from playground.telegram import Server
from tests.commands.conftest import Setting

TOP = Path(__file__).parents[2]
TOKEN = "12345:AAbbCC"
NOWHERE = "http://127.0.0.1:9"
INVITE = ("invite", "王建国", "--position", "full-time")


async def program(
    *arguments: str, before: Callable[[], None] | None = None
) -> tuple[int | None, str, str]:
    """The program in the folder and environment of the test: status, output, errors."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(TOP)}, preexec_fn=before,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


def is_one_line(text: str) -> bool:
    return text.startswith("yijiabai: ") and text.count("\n") == 1 and text.endswith("\n")


@pytest.mark.parametrize(
    ("arguments", "values", "status", "cure"),
    [
        (("run",), {}, 2, "BotFather"),
        (("run",), {"bot_token": "12345"}, 2, "as BotFather wrote it"),
        (("run",), {"bot_token": TOKEN, "timezone": "Mars"}, 2, "such as Asia/Shanghai"),
        (("run",), {"bot_token": TOKEN}, 1, "`yijiabai init`"),
        (INVITE, {"bot_token": TOKEN, "api_url": NOWHERE}, 1, "YIJIABAI_API_URL"),
        (("export", "activity"), {"database_url": "sqlite:////none/x.db"}, 1, "folder of the file"),
        (
            ("export", "activity"),
            {"database_url": "postgresql://me:geheim@127.0.0.1:9/x"},
            1,
            "the server is running",
        ),
        (("export", "activity", "--since", "yesterday"), {}, 2, "--since"),
        (("invite",), {}, 2, "Missing"),
        (("invite", "王" * 65, "--position", "part-time"), {}, 2, "longer than 64 letters"),
        (("demo", "--no-serve", "--replay", "none.jsonl"), {}, 2, "none.jsonl"),
    ],
)
async def test_one_line_says_what_is_wrong_and_how_to_mend_it(
    arguments: tuple[str, ...],
    values: dict[str, str],
    status: int,
    cure: str,
    setting: Setting,
) -> None:
    setting(**values)
    ended, out, err = await program(*arguments)
    assert (ended, out) == (status, "")
    assert is_one_line(err), err
    assert cure in err
    assert "geheim" not in err


@pytest.mark.parametrize("line", ['{"dialog": 1, "turn": 1}', "hello"])
async def test_a_malformed_replay_is_told_with_its_line_before_anything_starts(
    line: str, tmp_path: Path, setting: Setting
) -> None:
    setting()
    replay = tmp_path / "replay.jsonl"
    replay.write_text(f'{{"dialog": 1, "turn": 0, "speaker": "a", "text": "早"}}\n{line}\n')
    status, out, err = await program("demo", "--no-serve", "--replay", "replay.jsonl")
    assert (status, out) == (2, "")
    assert is_one_line(err), err
    assert "line 2" in err
    assert not (tmp_path / "demo").exists()


async def test_a_token_that_telegram_refuses_is_told_and_not_repeated(
    server: Server, sqlite_template: Path, tmp_path: Path, setting: Setting
) -> None:
    shutil.copy(sqlite_template, tmp_path / "yijiabai.db")
    setting(bot_token=TOKEN, api_url=server.url)
    status, out, err = await program("run")
    assert (status, out) == (2, "")
    assert is_one_line(err), err
    assert "does not know this token" in err
    assert TOKEN not in err


@pytest.mark.usefixtures("ready")
async def test_a_full_disk_is_told_and_what_was_there_is_safe(
    tmp_path: Path,
) -> None:
    await init("清河县", Level.COUNTY, Profile.LIGHT_BURDEN, "zh", as_json=True)
    before = rows(tmp_path / "yijiabai.db")
    status, out, err = await program(*INVITE, before=disk_is_full)
    assert (status, out) == (1, "")
    assert is_one_line(err), err
    assert "make room" in err
    assert rows(tmp_path / "yijiabai.db") == before
    assert (await program(*INVITE))[0] == 0


def disk_is_full() -> None:
    """In the child: no file may grow past its first kilobytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


@pytest.mark.usefixtures("ready")
async def test_a_database_that_may_not_be_written_is_told(tmp_path: Path, setting: Setting) -> None:
    """By SQLite's own switch, since the rights of a file stop everybody but root."""
    await init("清河县", Level.COUNTY, Profile.LIGHT_BURDEN, "zh", as_json=True)
    setting(database_url=f"sqlite:///file:{tmp_path / 'yijiabai.db'}?mode=ro&uri=true")
    before = rows(tmp_path / "yijiabai.db")
    status, out, err = await program(*INVITE)
    assert (status, out) == (1, "")
    assert is_one_line(err), err
    assert "may not be written" in err
    assert rows(tmp_path / "yijiabai.db") == before


def rows(file: Path) -> list[tuple[str, int]]:
    """Every table with its number of rows, after SQLite found the file whole."""
    connection = sqlite3.connect(file)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        asked = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in connection.execute(asked)]
        counted = "SELECT count(*) FROM {}"
        return [(name, connection.execute(counted.format(name)).fetchone()[0]) for name in names]
    finally:
        connection.close()
