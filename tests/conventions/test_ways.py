"""The walk of rights knows every command and every button: a new one needs its line in it."""

from collections.abc import Iterator

from aiogram.dispatcher.event.handler import HandlerObject

from domain.rights import Deed
from handlers.filters import Command, Numbered, Pressed, PressedAs, Started, StartedAs, parted
from handlers.routers import dispatcher
from tests.walk.ways import UNASKED, WAYS, Way


def handlers() -> Iterator[tuple[str, HandlerObject]]:
    for router in dispatcher().sub_routers:
        for observer in router.observers.values():
            for handler in observer.handlers:
                yield f"{router.name}.{handler.callback.__name__}", handler


def ways() -> dict[str, tuple[Way, ...]]:
    return {
        f"{router}.{handler}": found
        for router, named in WAYS.items()
        for handler, found in named.items()
    }


def unwalked(handler: HandlerObject, found: tuple[Way, ...]) -> Iterator[str]:
    """What the handler's filters ask for, and no way says or presses."""
    said = [parted(one.say or one.here) for one in found]
    pressed = ["" if one.press is None else one.press for one in found]
    for one in handler.filters or ():
        match one.callback:
            case Command() as command:
                yield from (f"/{name}" for name in command.names - {head for head, _ in said})
            case Started() | StartedAs():
                if not any(head == "start" for head, _ in said):
                    yield "/start"
            case Pressed() | Numbered() as button:
                if not any(
                    data.split(":")[: len(button.words)] == list(button.words) for data in pressed
                ):
                    yield ":".join(button.words)
            case PressedAs():
                if not any(pressed):
                    yield "a button"


def test_every_handler_has_a_way_and_every_way_a_handler() -> None:
    known = {name for name, _ in handlers()}
    assert known - set(ways()) - UNASKED == set(), "say in tests/walk/ways.py which deed it is"
    assert (set(ways()) | UNASKED) - known == set()


def test_every_command_and_every_button_of_a_handler_is_walked() -> None:
    assert [
        f"{name}: {one}"
        for name, handler in handlers()
        if name not in UNASKED
        for one in unwalked(handler, ways()[name])
    ] == []


def test_the_walk_meets_every_deed_that_an_edge_asks_about() -> None:
    """What is taken part in, seen and asked for by everybody is open to all; the rest is walked: a
    deed that no edge asks about would stand in the table and the handbook for nothing.
    """
    walked = {way.deed for found in ways().values() for way in found}
    open_to_all = {Deed.TAKE_PART, Deed.OWN_DATA, Deed.CALL_FOR_HELP, Deed.REPORT_PRESSURE}
    assert set(Deed) - open_to_all == walked - {None}
