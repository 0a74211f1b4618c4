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
from aiogram.types import PollAnswer

from handlers import answers
from handlers.filters import InGroup, Private
from handlers.gate import ANY, PLAIN, Gate, commands_of, words_of
from handlers.routers import commands, dispatcher
from services.services import NAMES, Services
from tests.conventions.tree import modules, named

OF_THE_DISPATCHER = {*NAMES, "desk", "reports", "say", "me", "here", "awaited"}
# What aiogram itself puts beside an event; a service of that name would be hidden by it or hide it.
OF_AIOGRAM = {
    *("update", "event", "handler", "bot", "dispatcher", "command", "event_update"),
    *("event_router", "event_chat", "event_from_user", "event_thread_id", "event_context"),
    *("state", "raw_state", "fsm_storage", "bots", "i18n", "scheduler"),
}
ANSWERS = {
    *("done", "reply", "quote", "replace", "follow", "toast", "send", "aside", "to_private"),
    "photograph",
}
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
    kept = {
        name
        for part in Services.__mro__
        for name, kind in vars(part).items()
        if isinstance(kind, cached_property)
    }
    assert kept == NAMES
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


WORDS = [PLAIN, "", "nonsense", "*", *sorted(commands())]


@pytest.mark.parametrize("place", ["private", "group", "supergroup"])
def test_the_gate_passes_over_nobody_who_could_want_a_message(place: str) -> None:
    """In the order of the routers, and of the handlers of each."""
    asked = [one for router in dispatcher().sub_routers for one in router.message.handlers]
    other = InGroup if place == "private" else Private
    here = [
        one for one in asked if other not in {type(each.callback) for each in one.filters or ()}
    ]
    gate = Gate(dispatcher().sub_routers)
    for word in WORDS:
        wanting = gate.of_message(place, word)
        assert wanting == [one for one in here if one in wanting]
        for handler in here:
            named = set(commands_of(handler))
            assert (handler in wanting) == bool({word, ANY} & named), (word, handler.callback)


def test_the_gate_passes_over_nobody_who_could_want_a_button() -> None:
    asked = [one for router in dispatcher().sub_routers for one in router.callback_query.handlers]
    gate = Gate(dispatcher().sub_routers)
    for word in {"", "nonsense", *(word for one in asked for word in words_of(one) if word)}:
        wanting = gate.of_press(word)
        assert wanting == [one for one in asked if {word, ANY} & set(words_of(one))]


def test_other_kinds_of_updates_come_to_everybody_who_asks_for_them() -> None:
    vote = PollAnswer(poll_id="1", option_ids=[0], option_persistent_ids=["a"])
    found = Gate(dispatcher().sub_routers).wanting("poll_answer", vote)
    assert [one.callback.__name__ for one in found] == ["voted"]


def test_no_middleware_stands_where_the_gate_passes_it_by() -> None:
    for router in dispatcher().sub_routers:
        for kind, observer in router.observers.items():
            assert not observer.middleware, f"{router.name}.{kind}"
            assert not observer.outer_middleware, f"{router.name}.{kind}"
            assert not observer._handler.filters, f"{router.name}.{kind}"
