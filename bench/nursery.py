"""A warm parent: everything is imported, and a bot is only a fork away.

Reads orders from its standard input: `fork` starts a bot with the settings of the environment and
prints its process id, `wait` waits for that bot's end and prints how it ended. The parent has no
event loop, no thread and no open database, so that a fork is a clean beginning.
"""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path


def main(log: Path) -> None:
    warm()
    print("ready", flush=True)
    child = 0
    for order in sys.stdin:
        match order.strip():
            case "fork":
                child = fork(log)
                print(child, flush=True)
            case "wait":
                print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
                child = 0
            case other:
                raise SystemExit(f"no such order: {other}")


def warm() -> None:
    """Import what `yijiabai run` imports, and build what the first update needs."""
    from bot import quick_aiogram

    quick_aiogram.warm_up()

    import bot.app
    import bot.commands.running  # noqa: F401  # to have them is all that is wanted


def fork(log: Path) -> int:
    """The process id of the bot. What it says goes into the log: the output is for orders."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, 1)
        os.dup2(file, 2)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        from bot.commands.running import run

        status = run()
    except BaseException:  # noqa: BLE001  # told in the log; the child must end here in any case
        import traceback

        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    # An order to stop ends the parent; a bot that still runs is ended by whoever started it.
    with suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]))
