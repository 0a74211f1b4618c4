"""The town's own pages under `/_town`: acting, looking on, moving the clock, planning faults."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import TYPE_CHECKING

from aiohttp import web

from playground.telegram.acting.someone import Impossible
from playground.telegram.acting.verbs import act
from playground.telegram.faults import Fault, Kind
from playground.telegram.shapes import Json, decode, encode
from playground.telegram.wire.users import user
from playground.telegram.world.chats import Chat

if TYPE_CHECKING:
    from playground.telegram.town import Town

Handler = Callable[[web.Request], Awaitable[web.Response]]


class TownApi:
    """What a test or a visitor asks of the town itself; not part of the Bot API."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/_town", self.overview),
            web.post("/_town/act", _explained(self.act)),
            web.get("/_town/calls", _explained(self.calls)),
            web.post("/_town/people", _explained(self.add_people)),
            web.post("/_town/bots", _explained(self.add_bot)),
            web.post("/_town/clock", _explained(self.clock)),
            web.post("/_town/faults", _explained(self.faults)),
        ]

    async def overview(self, _: web.Request) -> web.Response:
        """Who and what there is, and the time."""
        return _json(overview(self.town))

    async def act(self, request: web.Request) -> web.Response:
        """One deed, or a list of deeds carried out in order."""
        body = _decoded(await request.read())
        if isinstance(body, list):
            results = [act(self.town, one) for one in body if isinstance(one, dict)]
            return _json({"ok": True, "result": results})
        return _json({"ok": True, "result": act(self.town, _object(body))})

    async def calls(self, request: web.Request) -> web.Response:
        """The log of calls, oldest first; `?method=` and `?limit=` narrow it down."""
        limit = request.query.get("limit")
        logged = self.town.calls.latest(
            method=request.query.get("method"), limit=int(limit) if limit else None
        )
        return _json([call.line() for call in logged])

    async def add_people(self, request: web.Request) -> web.Response:
        """New people: a list of objects with `first_name` and other fields of a person."""
        body = _decoded(await request.read())
        wanted = [_object(one) for one in (body if isinstance(body, list) else [body])]
        added = [self.town.add_person(**{"first_name": "", **one}) for one in wanted]  # type: ignore[arg-type]  # fields of Person by name
        return _json({"ok": True, "result": [user(one.person) for one in added]})

    async def add_bot(self, request: web.Request) -> web.Response:
        """A new bot: `first_name`, `username`, `privacy`. Answers with its token."""
        body = _object(_decoded(await request.read()))
        bot = self.town.add_bot(
            str(body.get("first_name", "Bot")),
            str(body.get("username", f"town{len(self.town.world.bots) + 1}_bot")),
            privacy=body.get("privacy", True) is not False,
        )
        return _json({"ok": True, "result": user(bot) | {"token": bot.token}})

    async def clock(self, request: web.Request) -> web.Response:
        """`{"set": moment}`, `{"advance": seconds}` or `{"run": true}`; answers with the time."""
        body = _object(_decoded(await request.read()))
        clock = self.town.clock
        if "set" in body:
            clock.set(float(str(body["set"])))
        if "advance" in body:
            clock.advance(float(str(body["advance"])))
        if body.get("run"):
            clock.run()
        return _json({"ok": True, "result": {"now": clock.now(), "runs": clock.runs}})

    async def faults(self, request: web.Request) -> web.Response:
        """Plan a fault (the fields of `Fault`), or `{"clear": true}`."""
        body = _object(_decoded(await request.read()))
        if body.pop("clear", False):
            self.town.faults.clear()
            if not body:
                return _json({"ok": True, "result": True})
        known = {field.name for field in fields(Fault)}
        if not known >= body.keys():
            raise Impossible(f"a fault has only these fields: {', '.join(sorted(known))}")
        if "chat_id" in body:
            body["chat_id"] = str(body["chat_id"])
        kind = body.pop("kind", None)
        if kind not in list(Kind):
            raise Impossible(f"name the fault's kind: {', '.join(Kind)}")
        self.town.faults.plan(Fault(Kind(str(kind)), **body))  # type: ignore[arg-type]  # fields of Fault by name
        return _json({"ok": True, "result": True})


def overview(town: Town) -> Json:
    """Bots with their tokens, people, groups and the time, as JSON."""
    return {
        "now": town.clock.now(),
        "bots": [user(bot) | {"token": bot.token} for bot in town.world.bots.values()],
        "people": [user(person) for person in town.world.people.values()],
        "groups": [_group(chat) for chat in town.world.chats.values()],
    }


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
        except (Impossible, ValueError, TypeError) as problem:
            return _json({"ok": False, "description": str(problem)}, status=400)

    return explained


def _decoded(body: bytes) -> object:
    return decode(body) if body.strip() else {}


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise Impossible("send a JSON object")
    return value


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(status=status, body=encode(value), content_type="application/json")
