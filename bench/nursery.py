"""A warm parent: everything is imported, and a bot is only a fork away.

Reads orders from its standard input: `fork {"settings": …, "log": …, "roles": …}` starts a bot and
prints its process id; `wait ID` waits for its end and prints how it ended. The parent has no event
loop, no thread and no open database, so that a fork is a clean beginning.
"""

import ctypes
import json
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module

PR_SET_PDEATHSIG = 1


def main(planted: Sequence[str]) -> None:
    ends_with_its_parent()
    warm()
    for module in planted:
        import_module(module)
    print("ready", flush=True)
    for line in sys.stdin:
        order, _, rest = line.strip().partition(" ")
        match order:
            case "fork":
                print(fork(**json.loads(rest)), flush=True)
            case "wait":
                print(os.waitstatus_to_exitcode(os.waitpid(int(rest), 0)[1]), flush=True)
            case other:
                raise SystemExit(f"no such order: {other}")


def ends_with_its_parent() -> None:
    """However that ends: an interrupted run leaves nobody behind."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def warm() -> None:
    """Import what `yijiabai run` imports, and build what the first update needs."""
    from bot import quick_aiogram

    quick_aiogram.warm_up()

    import asyncpg  # noqa: F401  # to have them is all that is wanted

    import bot.commands.running
    import bot.process  # noqa: F401  # as above
    import storage.locks  # noqa: F401  # as above


def fork(settings: Mapping[str, str], log: str, roles: str) -> int:
    """The process id of the bot. What it says goes into the log: the output is for orders."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        ends_with_its_parent()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.environ.update(settings)
        from bot.commands.running import run

        status = run(roles)
    except BaseException:  # noqa: BLE001  # told in the log; the child must end here in any case
        import traceback

        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    # An order to stop ends the parent; a bot that still runs is ended by whoever started it.
    with suppress(KeyboardInterrupt):
        main(sys.argv[1:])
