"""Whoever is killed leaves no database server and no folder behind."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conventions.tree import TOP

PATIENCE_SECONDS = 40
OWNER = """
from bench.server import NoServer, OwnServer
try:
    server = OwnServer()
    print(server._folder, flush=True)
except NoServer:
    print("no-server", flush=True)
input()
"""


def test_a_server_goes_with_its_owner_who_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=TOP
    ) as owner:
        assert owner.stdout is not None
        folder = Path(owner.stdout.readline().decode().strip())
        # Read while the owner lives: once it is killed, the file may go before we look.
        server = server_of(folder) if folder.is_dir() else None
        os.kill(owner.pid, signal.SIGKILL)
    if server is None:
        pytest.skip("there is no server to be had")
    assert ends(server)
    assert goes(folder)


def server_of(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def ends(process: int) -> bool:
    with suppress(ProcessLookupError):
        for _ in range(PATIENCE_SECONDS * 20):
            os.kill(process, 0)
            time.sleep(0.05)
        return False
    return True


def goes(folder: Path) -> bool:
    for _ in range(PATIENCE_SECONDS * 20):
        if not folder.exists():
            return True
        time.sleep(0.05)
    return False
