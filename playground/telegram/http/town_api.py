"""The town's own pages under `/_town`: acting, looking on, moving the clock, planning faults."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, TypeVar

import msgspec
from aiohttp import web

from playground.telegram.acting.someone import Impossible
from playground.telegram.acting.verbs import act
from playground.telegram.faults import Fault
from playground.telegram.methods.table import METHODS
from playground.telegram.shapes import Json, decode, encode
from playground.telegram.wire.users import user
from playground.telegram.world.chats import Chat

if TYPE_CHECKING:
    from playground.telegram.town import Town

Handler = Callable[[web.Request], Awaitable[web.Response]]
Wanted = TypeVar("Wanted", "Fault", "NewPerson", "NewBot")


@dataclass(slots=True)
class NewPerson:
    """The fields of a person that can be chosen."""

    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "zh-hans"
    is_premium: bool = False


@dataclass(slots=True)
class NewBot:
    """The fields of a bot that can be chosen."""

    first_name: str = "Bot"
    username: str | None = None
    privacy: bool = True


class TownApi:
    """What a test or a visitor asks of the town itself; not part of the Bot API."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_town", _explained(self.overview)),
            web.post("/_town/act", _explained(self.act)),
            web.get("/_town/calls", _explained(self.calls)),
            web.post("/_town/people", _explained(self.add_people)),
            web.post("/_town/bots", _explained(self.add_bot)),
            web.post("/_town/clock", _explained(self.clock)),
            web.post("/_town/faults", _explained(self.plan_fault)),
            web.get("/_town/faults", _explained(self.faults)),
            web.route("*", "/_town/{anything:.*}", _unknown),
        ]

    async def overview(self, _: web.Request) -> web.Response:
        """Bots with their tokens, people, groups and the time."""
        world = self.town.world
        return _json(
            {
                "now": self.town.clock.now(),
                "bots": [user(bot) | {"token": bot.token} for bot in world.bots.values()],
                "people": [user(person) for person in world.people.values()],
                "groups": [_group(chat) for chat in world.chats.values()],
            }
        )

    async def act(self, request: web.Request) -> web.Response:
        """One deed, or a list of deeds carried out in order until one cannot be done."""
        body = _decoded(await request.read())
        if not isinstance(body, list):
            return _json({"ok": True, "result": act(self.town, _object(body))})
        results: list[object] = []
        for number, deed in enumerate(body, 1):
            try:
                results.append(act(self.town, _object(deed)))
            except Impossible as problem:
                failure = {"ok": False, "description": f"deed {number}: {problem}"}
                return _json(failure | {"result": results}, status=400)
        return _json({"ok": True, "result": results})

    async def calls(self, request: web.Request) -> web.Response:
        """The log of calls, oldest first; `?method=` and `?limit=` (the latest) narrow it down."""
        limit = request.query.get("limit")
        logged = self.town.calls.latest(
            method=request.query.get("method"), limit=int(limit) if limit else None
        )
        return _json([call.line() for call in logged])

    async def add_people(self, request: web.Request) -> web.Response:
        """New people: an object, or a list of them, with `first_name` and other fields."""
        body = _decoded(await request.read())
        wanted = [convert(one, NewPerson) for one in (body if isinstance(body, list) else [body])]
        added = [self.town.add_person(**asdict(one)) for one in wanted]
        return _json({"ok": True, "result": [user(one.person) for one in added]})

    async def add_bot(self, request: web.Request) -> web.Response:
        """A new bot. Answers with its token."""
        wanted = convert(_decoded(await request.read()), NewBot)
        username = wanted.username or f"town{len(self.town.world.bots) + 1}_bot"
        bot = self.town.add_bot(wanted.first_name, username, privacy=wanted.privacy)
        return _json({"ok": True, "result": user(bot) | {"token": bot.token}})

    async def clock(self, request: web.Request) -> web.Response:
        """`{"set": moment}`, `{"advance": seconds}` or `{"run": true}`; answers with the time."""
        clock = self.town.clock
        match _decoded(await request.read()):
            case {"set": int() | float() as moment}:
                clock.set(moment)
            case {"advance": int() | float() as seconds}:
                clock.advance(seconds)
            case {"run": True}:
                clock.run()
            case _:
                raise Impossible('say {"set": moment}, {"advance": seconds} or {"run": true}')
        return _json({"ok": True, "result": {"now": clock.now(), "runs": clock.runs}})

    async def plan_fault(self, request: web.Request) -> web.Response:
        """Plan a fault (the fields of `Fault`), or `{"clear": true}`."""
        body = _decoded(await request.read())
        if body == {"clear": True}:
            self.town.faults.clear()
        else:
            fault = convert(body, Fault)
            if fault.method is not None and fault.method.lower() not in METHODS:
                raise Impossible(f"there is no method {fault.method}")
            self.town.faults.plan(fault)
        return await self.faults(request)

    async def faults(self, _: web.Request) -> web.Response:
        """What is planned and has not struck yet."""
        planned = [asdict(fault) for fault in self.town.faults.planned()]
        return _json({"ok": True, "result": planned})


def convert(value: object, wanted: type[Wanted]) -> Wanted:
    """A JSON object as a value of this class; unknown keys and other types are refused."""
    known = {field.name for field in fields(wanted)}
    unknown = [name for name in _object(value) if name not in known]
    if unknown:
        raise Impossible(f"{unknown[0]} is not known; there are {', '.join(sorted(known))}")
    return msgspec.convert(value, wanted)


def _group(chat: Chat) -> Json:
    return {
        "id": chat.id,
        "title": chat.title,
        "type": chat.type.value,
        "members": sum(member.is_present for member in chat.members.values()),
        "migrated_to": chat.migrated_to,
        "topics": {str(topic.id): topic.name for topic in chat.topics.values()},
    }


def _explained(handler: Handler) -> Handler:
    """Answer 400 with a sentence for what is impossible or not understood."""

    async def explained(request: web.Request) -> web.Response:
        try:
            return await handler(request)
        except (Impossible, ValueError) as problem:
            return _json({"ok": False, "description": str(problem)}, status=400)

    return explained


async def _unknown(request: web.Request) -> web.Response:
    problem = f"{request.method} {request.path} is not known: see playground/README.md"
    return _json({"ok": False, "description": problem}, status=404)


def _decoded(body: bytes) -> object:
    return decode(body) if body.strip() else {}


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise Impossible("send a JSON object")
    return value


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(status=status, body=encode(value), content_type="application/json")
