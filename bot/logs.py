"""Logs: what happened, never what was said, to whom, or with which token.

A line is an event's fixed name with facts beside it: small numbers and short words. Whatever could
be a text, a token or a Telegram id is withheld, an error is its class and the places it came
through, and of what libraries log only their name is kept: their sentences quote what they handle.
"""

import logging
import re
import sys
import threading
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

from bot.clock import Clock

WITHHELD = "[withheld]"
EVENT = re.compile(r"[A-Za-z][A-Za-z0-9_.:/ ,-]{0,79}")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.:/-]{0,79}")
SECRET = re.compile(r"\d{5,}|[A-Za-z0-9_-]{30,}")
LARGEST = 10_000_000
# What this module writes itself, or somebody in its place.
CLASS = re.compile(r"[A-Za-z_][A-Za-z0-9_.<>]{0,119}")
PLACES = re.compile(r"[A-Za-z0-9_.?]+:\d{1,5}(?: > [A-Za-z0-9_.?]+:\d{1,5}){0,11}|")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.+-]+")
OWN_FIELDS = {"timestamp": MOMENT, "error": CLASS, "came_through": PLACES}
DEEPEST = 12

Event = MutableMapping[str, Any]


def set_up(level: str, form: str, clock: Clock, stream: TextIO | None = None) -> None:
    """Send everything to standard error, ours and that of libraries, in one form."""
    to = sys.stderr if stream is None else stream
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            stamped_by(clock),
            errors_described,
            withheld,
            renderer(form, colours=to.isatty()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=to),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[Libraries()], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # it would print what it could not log
    catch_the_rest()


def logger() -> Any:
    """`logger().info("batch committed", updates=100, milliseconds=12)`."""
    return structlog.get_logger()


def catch_the_rest() -> None:
    """What Python itself would print, with every word of the error."""

    def uncaught(_kind: object, error: BaseException, _where: object) -> None:
        logger().error("uncaught", exc_info=error)

    def in_thread(given: threading.ExceptHookArgs) -> None:
        logger().error("thread failed", exc_info=given.exc_value)

    def unraisable(given: "sys.UnraisableHookArgs") -> None:
        logger().error("not raised", exc_info=given.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = uncaught, in_thread, unraisable


def stamped_by(clock: Clock) -> structlog.typing.Processor:
    def stamp(_logger: object, _method: str, event: Event) -> Event:
        event["timestamp"] = clock.now().isoformat(timespec="milliseconds")
        return event

    return stamp


def errors_described(_logger: object, _method: str, event: Event) -> Event:
    """`exc_info=True`, or an exception as `exc_info`, becomes class, module and line."""
    given = event.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else None
    if error is None and given:
        error = sys.exc_info()[1]
    if error is not None:
        event.update(described(error))
    return event


def described(error: BaseException) -> dict[str, str]:
    """An error without its words, which quote input, parameters or addresses with a token."""
    kind = type(error)
    return {
        "error": f"{kind.__module__}.{kind.__qualname__}",
        "came_through": " > ".join(places(error.__traceback__)),
    }


def places(traceback: TracebackType | None) -> list[str]:
    """Module and line of the last frames, the place where it was raised at the end."""
    found = []
    while traceback is not None:
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        found.append(f"{module}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return found[-DEEPEST:]


def withheld(_logger: object, _method: str, event: Event) -> Event:
    """The last gate before the line is written, for whatever somebody gave by mistake."""
    told = str(event.pop("event", ""))
    facts = {key: own(key, value) for key, value in event.items()}
    return {
        "event": told if EVENT.fullmatch(told) and not SECRET.search(told) else WITHHELD,
        **facts,
    }


def own(key: str, value: object) -> object:
    """A field in the form in which this module writes it; what has another one is looked at."""
    form = OWN_FIELDS.get(key)
    if form is None or not isinstance(value, str):
        return harmless(value)
    return value if form.fullmatch(value) else WITHHELD


def harmless(value: object) -> object:
    match value:
        case None | bool():
            return value
        case float() if abs(value) < LARGEST:
            return value
        case int() if abs(value) < LARGEST:
            return int(value)
        case str() if WORD.fullmatch(value) and not SECRET.search(value):
            return str(value)
        case Mapping():
            return {str(harmless(str(key))): harmless(one) for key, one in value.items()}
        case _:
            return WITHHELD


def renderer(form: str, *, colours: bool) -> structlog.typing.Processor:
    if form == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(colors=colours)


class Libraries(logging.Handler):
    """Of a library's record: who wrote it, where, and the class of the error."""

    def emit(self, record: logging.LogRecord) -> None:
        facts: dict[str, object] = {"library": record.name, "line": record.lineno}
        if record.exc_info and record.exc_info[1] is not None:
            facts.update(described(record.exc_info[1]))
        method = "warning" if record.levelno < logging.ERROR else "error"
        getattr(structlog.get_logger(), method)("library", **facts)
