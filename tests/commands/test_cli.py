"""The command line as a program: help at once, one line for what is wrong, no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli
from bot.errors import problem_of
from bot.problem import USAGE, WRONG, Problem
from domain.refusals import Refusal
from services.organisations import AlreadySetUp
from storage.engine import BadAddress
from storage.failures import DatabaseFailure, Failure

TOP = Path(__file__).parents[2]
COMMANDS = (
    "run init invite import-roster erase doctor verify rights states demo playground export db "
    "outbox policy"
).split()
HEAVY = "aiogram sqlalchemy aiohttp pydantic matplotlib jieba structlog rich asyncio".split()
HELP = f"""
import sys
from bot.cli import main
sys.argv = ["yijiabai", "--help"]
try:
    main()
finally:
    print("loaded:", [name for name in {HEAVY} if name in sys.modules])
"""


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, "-c", HELP], cwd=TOP, capture_output=True, text=True, check=True
    )
    listed = run.stdout.split("Commands:")[1].splitlines()[1:]
    assert [line.split()[0] for line in listed if line.startswith("  ")] == COMMANDS
    assert run.stdout.endswith("loaded: []\n")


def ended(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[object, str, str]:
    monkeypatch.setattr(sys, "argv", ["yijiabai", *arguments])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    return stop.value.code, *capsys.readouterr()


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (Problem("mend it", USAGE), USAGE, "mend it"),
        (DatabaseFailure(Failure.FULL, "OperationalError"), WRONG, "make room"),
        (AlreadySetUp(), WRONG, "first organisation"),
        (OSError(28, "No space left on device"), WRONG, "make room"),
        (PermissionError(13, "Permission denied", "out.csv"), WRONG, "out.csv cannot be used"),
        (BadAddress("a database of the kind mysql is not supported"), USAGE, "DATABASE_URL"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_whatever_a_person_can_mend_is_one_line_and_a_status(
    error: BaseException,
    status: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "app", fail)
    code, out, err = ended([], capsys, monkeypatch)
    assert (code, out) == (status, "")
    assert words in err
    assert err.count("\n") == (1 if words else 0)


def test_a_mistake_of_the_program_is_told_by_its_place_and_not_by_its_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> None:
        raise ValueError("我想学吉他 12345:AAbb")

    monkeypatch.setattr(cli, "app", fail)
    code, _, err = ended([], capsys, monkeypatch)
    assert code == WRONG
    assert "ValueError" in err
    assert __name__ in err
    assert "吉他" not in err
    assert "AAbb" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("kind", Failure)
def test_every_failure_of_a_database_has_words_and_names_no_parameter(kind: Failure) -> None:
    problem = problem_of(DatabaseFailure(kind, "OperationalError"))
    assert problem is not None
    assert ": " in problem.sentence
    assert problem.status == WRONG


def test_a_bug_is_no_problem_of_the_operator() -> None:
    assert problem_of(ValueError("x")) is None
    assert issubclass(AlreadySetUp, Refusal)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bogus"], "No such command 'bogus'"),
        (["db"], "Missing command"),
        (["init"], "--organisation"),
        (["init", "--organisation", " ", "--level", "county", "--profile", "light-burden"], "name"),
        (["invite", "王建国", "--position", "boss"], "'--position': 'boss' is not one of"),
        (["erase", "0"], "telegram_id"),
        (["export", "activity", "--format", "pdf"], "--format"),
        (["playground", "--people", "1"], "--people"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code, out, err = ended(arguments, capsys, monkeypatch)
    assert (code, out) == (USAGE, "")
    assert err.startswith("yijiabai: ")
    assert err.count("\n") == 1
    assert words in err
