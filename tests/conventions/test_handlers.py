"""Handlers: they return what to say, and everything they ask for is given to them."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject

from bot.dispatcher import SERVICES
from handlers import answers
from handlers.gate import MessageGate, PressGate, commands_of, places_of, words_of
from handlers.routers import dispatcher
from services.services import Services
from tests.conventions.tree import modules, named

OF_THE_DISPATCHER = {*SERVICES, "desk", "reports", "say", "me", "here", "awaited"}
# What aiogram itself puts beside an event; a service of that name would be hidden by it or hide it.
OF_AIOGRAM = {
    *("update", "event", "handler", "bot", "dispatcher", "command", "event_update"),
    *("event_router", "event_chat", "event_from_user", "event_thread_id", "event_context"),
    *("state", "raw_state", "fsm_storage", "bots", "i18n", "scheduler"),
}
ANSWERS = {"done", "reply", "quote", "replace", "follow", "toast", "send", "aside", "to_private"}
EVENTS = {"message", "pressed", "callback", "query", "event", "bot", "m"}
SHORTCUTS = ("answer", "reply", "edit_", "delete", "send_", "copy_", "forward")


def handlers() -> Iterator[HandlerObject]:
    for router in routers(dispatcher()):
        for observer in router.observers.values():
            yield from observer.handlers


def routers(above: Router) -> Iterator[Router]:
    yield above
    for below in above.sub_routers:
        yield from routers(below)


def test_every_router_hangs_below_the_dispatcher() -> None:
    below = {router.name for router in routers(dispatcher())}
    own = {
        path.stem
        for path in modules("handlers")
        if re.search(r"^router = Router\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert own <= below


def test_everything_a_handler_asks_for_is_given() -> None:
    """aiogram would find out only when the handler runs."""
    missing = []
    for handler in handlers():
        if handler.callback.__name__ == "_listen_update":  # aiogram's own
            continue
        names = list(inspect.signature(handler.callback).parameters)[1:]
        given = OF_THE_DISPATCHER | handed_on(handler)
        missing += [f"{handler.callback.__name__}({name})" for name in names if name not in given]
    assert missing == []


def handed_on(handler: HandlerObject) -> set[str]:
    """What the filters of this very handler add, as their code says it."""
    names: set[str] = set()
    for one in handler.filters or ():
        source = textwrap.dedent(inspect.getsource(type(one.callback)))
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Dict):
                names |= {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
        pattern = getattr(one.callback, "_pattern", None)
        if pattern is not None:
            names |= set(pattern.groupindex)
    return names


def test_the_dispatcher_gives_every_service_under_its_own_name() -> None:
    kept = [name for name, kind in vars(Services).items() if isinstance(kind, cached_property)]
    assert kept == SERVICES
    assert set() == OF_THE_DISPATCHER & OF_AIOGRAM


def test_every_handler_is_asynchronous_and_so_is_every_filter() -> None:
    """aiogram runs every other one in a thread of its own."""
    for handler in handlers():
        assert inspect.iscoroutinefunction(handler.callback), handler.callback.__name__
        for one in handler.filters or ():
            called = (
                one.callback if inspect.isfunction(one.callback) else type(one.callback).__call__
            )
            assert inspect.iscoroutinefunction(called), handler.callback.__name__


def dropped(source: str) -> list[int]:
    """Lines on which an answer is made and neither returned nor collected."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and makes_answer(node.value)
    ]


def makes_answer(node: ast.expr) -> bool:
    if isinstance(node, ast.Await):
        return makes_answer(node.value)
    if not isinstance(node, ast.Call):
        return False
    match node.func:
        case ast.Name(id=name):
            return name in ANSWERS
        case ast.Attribute(value=ast.Name(id="answers"), attr=name):
            return name in ANSWERS
        case ast.Attribute(value=ast.Name(id=whose), attr=name) if whose in EVENTS:
            return name.startswith(SHORTCUTS)
        case _:
            return False


@pytest.mark.parametrize("path", modules("handlers"), ids=named)
def test_no_answer_is_dropped(path: Path) -> None:
    assert dropped(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("async def f(m):\n    reply(m, w)", [2]),
        ("async def f(m):\n    await m.answer('x')", [2]),
        ("async def f(m):\n    m.edit_text('x')", [2]),
        ("async def f(m):\n    answers.toast(m, w)", [2]),
        ("async def f(m):\n    return reply(m, w)", []),
        ("async def f(m):\n    calls = [reply(m, w)]\n    return calls", []),
        ("async def f(m):\n    await wishes.claim(1)", []),
    ],
)
def test_a_dropped_answer_is_seen(source: str, lines: list[int]) -> None:
    assert dropped(source) == lines


def test_every_way_to_answer_is_known_here() -> None:
    made = {
        name
        for name, function in inspect.getmembers(answers, inspect.isfunction)
        if function.__module__ == answers.__name__ and not name.startswith("_")
    }
    assert made - {"keyboard", "fitting"} == ANSWERS


def test_no_gate_keeps_from_a_handler_what_it_asks_for() -> None:
    """Every command and button that a filter names passes the gate of its own router."""
    for router in routers(dispatcher()):
        if router is dispatcher():
            continue
        passes, presses = MessageGate(router), PressGate(router)
        for handler in router.message.handlers:
            for place in places_of(handler):
                assert {(place, one) for one in commands_of(handler)} <= passes.wanted
        for handler in router.callback_query.handlers:
            assert set(words_of(handler)) <= presses.wanted


@pytest.mark.parametrize("router", ["people", "topics", "stats", "wishes", "safety"])
def test_a_gate_refuses_what_nobody_behind_it_asks_for(router: str) -> None:
    [found] = [one for one in routers(dispatcher()) if one.name == router]
    assert ("private", "help") not in MessageGate(found).wanted
    assert "nonsense" not in PressGate(found).wanted
