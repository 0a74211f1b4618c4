"""`python -m language category|phrases [FILE]`: JSON Lines in, the same lines with the result out.

A line is an object with `text`, or with `turns`, the texts of a dialogue; what else stands in it
stays. A line that is none is named by its number on stderr and left out; the others are done all
the same. Exit status 0, 1 if a line was left out, 2 for wrong usage or a file that cannot be read.
"""

import argparse
import json
import math
import os
import sys
from collections.abc import Callable, Iterable
from typing import BinaryIO

Results = Callable[[list[str]], object]


class BadLine(Exception):
    """Says in a few words what is wrong with a line."""


def main(arguments: list[str]) -> int:
    asked = usage().parse_args(arguments)
    try:
        if asked.file == "-":
            return answer(asked.what, sys.stdin.buffer, sys.stdout.buffer)
        with open(asked.file, "rb") as lines:  # noqa: PTH123 - a path may be a pipe of the shell
            return answer(asked.what, lines, sys.stdout.buffer)
    except BrokenPipeError:
        # Whoever read has read enough. What is still held back must not fail once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        sys.stderr.write(f"cannot read {asked.file}: {error.strerror}\n")
        return 2


def usage() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m language",
        description="Reads JSON Lines with `text` or `turns`, and writes them with the result.",
    )
    parser.add_argument(
        "what",
        choices=["category", "phrases"],
        help="`category`: one of ten; `phrases`: the ten key phrases, the best first",
    )
    parser.add_argument("file", nargs="?", default="-", help="default: standard input")
    return parser


def answer(what: str, lines: Iterable[bytes], out: BinaryIO) -> int:
    status = 0
    result = results(what)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            said, texts = read(line)
        except BadLine as wrong:
            status = 1
            sys.stderr.write(f"line {number}: {wrong}\n")
            continue
        written = json.dumps({**said, what: result(texts)}, ensure_ascii=False, allow_nan=False)
        # Half a pair of surrogates stays the escape it was.
        out.write(written.encode("utf-8", errors="backslashreplace") + b"\n")
    out.flush()
    return status


def results(what: str) -> Results:
    if what == "category":
        from language.categories import category_of

        return lambda texts: category_of("\n".join(texts)).value
    from language.phrases import phrases_in

    return lambda texts: list(phrases_in(texts))


def read(line: bytes) -> tuple[dict[str, object], list[str]]:
    """What stands in a line, and its texts."""
    try:
        said = json.loads(line.decode("utf-8-sig"), parse_constant=refused, parse_float=finite)
    except UnicodeDecodeError as error:
        raise BadLine("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadLine("no JSON") from error
    match said:
        case {"text": str(text)}:
            return said, [text]
        case {"turns": list(turns)} if all(isinstance(turn, str) for turn in turns):
            return said, turns
        case dict():
            raise BadLine('neither "text" with a string nor "turns" with a list of strings')
        case _:
            raise BadLine("no object")


def refused(name: str) -> float:
    """`NaN` and `Infinity` stand in no JSON, and nobody else would read them."""
    raise ValueError(name)


def finite(written: str) -> float:
    """`1e999` would be written as `Infinity`."""
    number = float(written)
    return number if math.isfinite(number) else refused(written)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
