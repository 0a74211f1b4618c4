"""A line of the log has a fixed event and facts of known kinds: nothing else can be written."""

import ast
import re
from collections.abc import Iterator

from bot.logs import EVENT
from tests.conventions.tree import modules, named

LEVELS = {"debug", "info", "warning", "error", "critical", "exception"}
# What a fact may be called, and what it is. A new one is looked at before it stands here.
FACTS = {
    "because": "why a seat is waited for, in fixed words",
    "done": "yes or no",
    "error": "the class of an error, as `Verdict` names it",
    "exc_info": "an error, of which class and places are kept",
    "job": "the name of a job in the table",
    "kind": "the kind of a failure of the database",
    "name": "the class of an error, the name of a method, notice or receipt",
    "number": "an internal number",
    "port": "a port of this machine",
    "post": "an internal number",
    "reason": "the class of an error",
    "seat": "the place of a part",
    "seconds": "how long",
    "status": "a status of HTTP",
    "task": "the name of a part",
    "updates": "how many",
}
PACKAGES = ("bot", "scheduling", "services", "storage", "handlers", "playground")


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in modules(*PACKAGES):
        if named(path) == "bot/logs.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and is_logging(node.func):
                yield f"{named(path)}:{node.lineno}", node


def is_logging(function: ast.expr) -> bool:
    """`logger().info`, `structlog.get_logger().error`."""
    match function:
        case ast.Attribute(attr=level, value=ast.Call(func=got)) if level in LEVELS:
            return re.search(r"\b(get_)?logger$", ast.unparse(got)) is not None
        case _:
            return False


def test_every_event_is_a_fixed_name() -> None:
    found = list(calls())
    assert len(found) > 20
    loose = [
        where
        for where, call in found
        if len(call.args) != 1
        or not isinstance(call.args[0], ast.Constant)
        or not EVENT.fullmatch(str(call.args[0].value))
    ]
    assert loose == []


def test_every_fact_is_of_a_known_kind() -> None:
    unknown = [
        f"{where} {fact.arg}"
        for where, call in calls()
        for fact in call.keywords
        if fact.arg not in FACTS
    ]
    assert unknown == []
    used = {fact.arg for _, call in calls() for fact in call.keywords}
    assert used == FACTS.keys()


def test_nobody_logs_past_the_program() -> None:
    """`logging` and `print` would write what they are given."""
    past = [
        named(path)
        for path in modules("domain", "language", "texts", "storage", "services", "handlers")
        if re.search(
            r"^\s*import logging|\bprint\(", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    assert past == []
