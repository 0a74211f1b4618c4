"""Ends a database server whose owner is gone: `python -m bench.outliving FOLDER`.

Reads its standard input until that ends, which it does with its owner, however that ends. Whoever
goes in good order has closed the server and its folder before; then nothing is left to do.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

PATIENCE_SECONDS = 10.0


class Heir:
    """Waits beside this process until it is gone; `dismiss` if nothing must be ended any more."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # a module of ours
            [sys.executable, "-m", "bench.outliving", str(folder)],
            stdin=subprocess.PIPE,
            cwd=Path(__file__).parent.parent,
            start_new_session=True,  # whoever interrupts the owner does not mean it
        )

    def dismiss(self) -> None:
        self._process.communicate()


def main(folder: Path) -> None:
    sys.stdin.buffer.read()
    if not folder.exists():
        return
    with suppress(OSError, ValueError, IndexError):
        end(int((folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0]))
    shutil.rmtree(folder, ignore_errors=True)


def end(server: int) -> None:
    """At once, whoever is still connected; ProcessLookupError as soon as it has gone."""
    os.kill(server, signal.SIGQUIT)
    for _ in range(int(PATIENCE_SECONDS * 20)):
        time.sleep(0.05)
        os.kill(server, 0)
    os.kill(server, signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
