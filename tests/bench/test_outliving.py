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
    print("none", flush=True)
input()
"""


def test_a_server_goes_with_its_owner_who_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=TOP
    ) as owner:
        assert owner.stdout is not None
        said = owner.stdout.readline().decode().strip()
        os.kill(owner.pid, signal.SIGKILL)
    if said == "none":
        pytest.skip("there is no server to be had")
    folder = Path(said)
    assert ends(int((folder / "data" / "postmaster.pid").read_text().split()[0]))
    assert goes(folder)


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
