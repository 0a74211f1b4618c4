"""Logs: events with small facts; no text, no token, no Telegram id, whoever hands them over."""

import io
import json
import logging
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog

from bot import logs

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TOKEN = "8000000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
SAID = "我想学吉他"
CHAT = -1002000000001


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOON

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("nobody waits here")


class Paper(io.StringIO):
    """What was written, as JSON lines."""

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture
def paper() -> Iterator[Paper]:
    """The log of a test; afterwards everything is as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = Paper()
    logs.set_up("info", "json", Noon(), written)
    yield written
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_an_event_has_its_name_its_facts_its_level_and_its_moment(paper: Paper) -> None:
    logs.logger().info("batch committed", updates=100, seconds=0.25, clean=True)
    assert paper.lines() == [
        {
            "event": "batch committed",
            "updates": 100,
            "seconds": 0.25,
            "clean": True,
            "level": "info",
            "timestamp": "2026-03-02T12:00:00.000+00:00",
        }
    ]


def test_what_is_below_the_level_is_not_written(paper: Paper) -> None:
    logs.logger().debug("too small")
    assert paper.getvalue() == ""


@pytest.mark.parametrize(
    "value",
    [SAID, TOKEN, CHAT, 5000000001, str(CHAT), "a b", f"https://x/bot{TOKEN}/m", b"x", [SAID]],
)
def test_whatever_may_be_a_text_a_token_or_an_id_is_withheld(value: object, paper: Paper) -> None:
    logs.logger().warning("odd", value=value, inside={"it": value}, a=value)
    [line] = paper.lines()
    assert line["value"] == line["a"] == line["inside"]["it"] == logs.WITHHELD


@pytest.mark.parametrize("value", ["sendMessage", "bot.intake:40", "429", "uses_1.5", 9_999_999])
def test_names_and_small_numbers_are_written(value: object, paper: Paper) -> None:
    logs.logger().info("fine", value=value)
    expected = logs.WITHHELD if value == "429" else value
    assert paper.lines()[0]["value"] == expected


def test_an_event_that_is_a_text_is_withheld(paper: Paper) -> None:
    logs.logger().info(f"wish {SAID}")
    assert paper.lines()[0]["event"] == logs.WITHHELD


def test_an_error_is_its_class_and_the_places_it_came_through(paper: Paper) -> None:
    try:
        int(SAID)
    except ValueError:
        logs.logger().error("update failed", exc_info=True)
    [line] = paper.lines()
    assert line["error"] == "builtins.ValueError"
    assert line["came_through"].startswith(f"{__name__}:")
    assert SAID not in paper.getvalue()


def test_an_error_can_be_handed_over(paper: Paper) -> None:
    logs.logger().error("task failed", exc_info=KeyError(SAID))
    assert paper.lines()[0]["error"] == "builtins.KeyError"


def test_at_the_lowest_level_libraries_stay_silent_below_a_warning(paper: Paper) -> None:
    logs.set_up("debug", "json", Noon(), paper)
    for name in ("aiosqlite", "sqlalchemy.engine.Engine", "aiogram.event", "asyncio", "aiohttp"):
        logging.getLogger(name).debug("executing %s", SAID)
        logging.getLogger(name).info("parameters (%s)", SAID)
    logs.logger().debug("small")
    assert [line["event"] for line in paper.lines()] == ["small"]


def test_a_library_that_turns_itself_up_is_known_by_name_only(paper: Paper) -> None:
    loud = logging.getLogger("loud")
    loud.setLevel(logging.DEBUG)
    loud.debug("executing %s", SAID)
    assert [line["library"] for line in paper.lines()] == ["loud"]
    assert SAID not in paper.getvalue()


def test_of_a_library_only_its_name_and_the_class_of_its_error_are_kept(paper: Paper) -> None:
    failed = ConnectionError(f"https://api/bot{TOKEN}/getMe")
    logging.getLogger("aiohttp.client").error("cannot reach %s", TOKEN, exc_info=failed)
    [line] = paper.lines()
    assert line["library"] == "aiohttp.client"
    assert line["error"] == "builtins.ConnectionError"
    assert TOKEN not in paper.getvalue()


def test_warnings_are_treated_as_a_librarys(paper: Paper) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.warn(SAID, stacklevel=1)
    assert [line["library"] for line in paper.lines()] == ["py.warnings"]
    assert SAID not in paper.getvalue()


def test_the_console_form_withholds_the_same() -> None:
    written = io.StringIO()
    logs.set_up("info", "console", Noon(), written)
    logs.logger().info("odd", token=TOKEN, chat=CHAT)
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    assert "odd" in written.getvalue()
    assert TOKEN not in written.getvalue()
    assert str(CHAT) not in written.getvalue()
