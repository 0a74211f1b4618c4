"""Runs the soaks, prints one line for each, and says by its exit status if a promise broke.

`python -m bench.soaks` runs all with their own number of rounds, `python -m bench.soaks walk
--rounds 20 --seed 7` one of them, shorter and as before. Exit status 1 if one failed, 2 for an
unknown name.
"""

import argparse
import asyncio
import secrets
import sys
import traceback
from importlib import import_module
from pathlib import Path

from bench.convention import Outcome, measured


def main(
    arguments: list[str], folder: Path = Path(__file__).parent, package: str = "bench.soaks"
) -> int:
    found = measured(package, folder)
    parser = argparse.ArgumentParser(prog="make soak", description="Run the soaks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(found) or "none yet")
    parser.add_argument("--rounds", type=int, help="instead of each soak's own number")
    parser.add_argument("--seed", type=int, help="to repeat a run; drawn if not given")
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.names if name not in found]:
        parser.error(f"no such soak: {', '.join(unknown)}")  # exits with 2
    seed = secrets.randbelow(2**32) if chosen.seed is None else chosen.seed
    names = [name for name in found if not chosen.names or name in chosen.names]
    kept = [soak(name, found[name], chosen.rounds, seed) for name in names]
    return 0 if all(kept) else 1


def soak(name: str, module: str, rounds: int | None, seed: int) -> bool:
    """Run one soak and print its line. False: a promise broke, or the soak did."""
    outcome = asyncio.run(outcome_of(module, rounds, seed))
    print(outcome.line(name), flush=True)
    return outcome.ok


async def outcome_of(module: str, rounds: int | None, seed: int) -> Outcome:
    """What the soak hands back, its seed in front; an exception is a failure with its traceback."""
    try:
        found = import_module(module)
        outcome: Outcome = await found.run(found.ROUNDS if rounds is None else rounds, seed)
    except Exception as error:  # noqa: BLE001 - one broken soak must not keep the others from running
        traceback.print_exc()
        outcome = Outcome(f"broke with {type(error).__name__}", ok=False)
    return Outcome(f"seed {seed} {outcome.figures}", outcome.ok)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
