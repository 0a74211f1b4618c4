"""Runs the benchmarks, prints one line for each figure, and says by its exit status if one fell.

`python -m bench` runs all, `python -m bench town` one module, `python -m bench town-memory` one
figure. Exit status 1 if a figure is below its floor or a benchmark broke, 2 for an unknown name.
"""

import asyncio
import sys
import traceback
from collections.abc import Callable, Coroutine
from importlib import import_module
from pathlib import Path

from bench.convention import Figure, measured


def main(arguments: list[str], folder: Path = Path(__file__).parent, package: str = "bench") -> int:
    found = measured(package, folder)
    wanted = {argument: module_of(argument, found) for argument in arguments}
    if unknown := [argument for argument, name in wanted.items() if name is None]:
        print(
            f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(found)}.",
            file=sys.stderr,
        )
        return 2
    names = [name for name in found if not arguments or name in wanted.values()]
    results = [measure(name, found[name], arguments) for name in names]
    return 0 if all(results) else 1


def module_of(argument: str, found: dict[str, str]) -> str | None:
    """The benchmark that prints a figure of this name; the longest name wins."""
    fitting = [name for name in found if argument == name or argument.startswith(f"{name}-")]
    return max(fitting, key=len, default=None)


def measure(name: str, module: str, arguments: list[str]) -> bool:
    """Run one benchmark and print its figures. False: one is below its floor, or it broke."""
    try:
        run: Callable[[], Coroutine[None, None, list[Figure]]] = import_module(module).run
        figures = asyncio.run(run())
    except Exception:  # noqa: BLE001 - one broken benchmark must not hide the others' figures
        traceback.print_exc()
        print(f"Benchmark {name} broke before it had a figure.", file=sys.stderr)
        return False
    shown = [figure for figure in figures if not arguments or asked_for(figure, name, arguments)]
    if not shown:
        print(f"Benchmark {name} has no such figure.", file=sys.stderr)
    for figure in shown:
        print(figure.line(), flush=True)
    return bool(shown) and all(figure.ok for figure in shown)


def asked_for(figure: Figure, name: str, arguments: list[str]) -> bool:
    return name in arguments or figure.name in arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
