"""Whatever goes wrong, the log names class and place, and not one word of what was handled."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.conventions.tree import TOP
from tests.secrets_in import nothing_of
from tests.seeing import leaking

HIDDEN = nothing_of(
    tokens=[leaking.TOKEN],
    ids=[leaking.PERSON],
    names=[leaking.NAME],
    texts=[leaking.WISH, "小雨吉他"],
)
TOLD = {
    "locals_of_a_traceback": {"by traceback"},
    "arguments_of_an_event": {"[withheld]", "by fields"},
    "a_background_task": {"task failed"},
    "an_error_nobody_fetches": {"library"},
    "a_callback_of_the_loop": {"library"},
    "an_error_in_a_thread": {"thread failed"},
    "an_error_in_a_finalizer": {"not raised"},
    "a_warning": {"library"},
    "a_library_that_tells_all": {"library"},
    "a_job_of_the_scheduler": {"library"},
    "a_worker_that_draws": {"edge", "uncaught"},
}


@pytest.fixture(scope="module")
def written(lasting_address: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "tests.seeing.leaking", lasting_address],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == ""
    return run.stderr


def by_way(written: str) -> dict[str, list[dict[str, Any]]]:
    """What each of them has led to; the last one also has what came after all of them."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in map(json.loads, written.splitlines()):
        if line["event"] == "way":
            found[line["name"]] = []
        else:
            found[[*found][-1]].append(line)
    return found


def test_no_error_betrays_anybody(written: str) -> None:
    HIDDEN.in_(written)
    found = by_way(written)
    assert list(found) == [way.__name__ for way in leaking.WAYS]
    for name, lines in found.items():
        assert {line["event"] for line in lines} == TOLD.get(name, {"edge"}), name


def test_every_error_is_told_by_class_and_place(written: str) -> None:
    found = by_way(written)
    assert [line["error"] for line in found["pydantic_quotes_its_input"]] == [
        "pydantic_core._pydantic_core.ValidationError"
    ]
    assert [line["error"] for line in found["an_address_with_the_token"]] == [
        "bot.transport.Unreachable"
    ]
    assert [line["error"] for line in found["parameters_of_a_statement"]] == [
        "storage.failures.DatabaseFailure"
    ]
    [line] = found["an_error_in_a_thread"]
    assert line["error"] == "builtins.ValueError"
    assert line["came_through"].split(" > ")[-1].startswith("__main__:")
