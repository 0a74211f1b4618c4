"""The Bot API itself: token, method, faults, the call, and its answer in JSON."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from inspect import isawaitable
from typing import TYPE_CHECKING

from aiohttp import web

from playground.telegram.calls import LoggedCall
from playground.telegram.errors import (
    BotApiError,
    conflict,
    forbidden,
    method_not_found,
    too_many_requests,
    unauthorized,
)
from playground.telegram.faults import Fault, Kind
from playground.telegram.http.forms import Fields, Uploads, read_form
from playground.telegram.methods.receiving import Updates
from playground.telegram.methods.table import METHODS
from playground.telegram.requests.call import Answer, Call
from playground.telegram.shapes import Json, encode

if TYPE_CHECKING:
    from playground.telegram.town import Town
    from playground.telegram.world.people import Bot


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back: HTTP status and finished JSON; `summary` is what the log keeps of it."""

    status: int
    body: bytes
    summary: Json


class BotApi:
    """Answers calls for every bot of a town."""

    def __init__(self, town: Town) -> None:
        self.town = town

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One HTTP request to `/bot<token>/<method>`."""
        bot = self.town.bot_with(request.match_info["token"])
        if bot is None:
            return _reply(_refusal(unauthorized()))
        method = request.match_info["method"]
        try:
            fields, uploads = await read_form(request)
        except BotApiError as error:
            return _reply(_refusal(error))
        fault = self.town.faults.next_for(method, fields.get("chat_id"))
        if fault is not None:
            return await self._strike(request, fault, bot, method, fields, uploads)
        return _reply(await self.call(bot, method, fields, uploads))

    async def call(self, bot: Bot, method: str, fields: Fields, uploads: Uploads) -> Response:
        """Carry out a method and write it down. Any case of the name will do."""
        function = METHODS.get(method.lower())
        try:
            if function is None:
                raise method_not_found()
            result = function(Call(self.town, bot, fields, uploads))
            if isawaitable(result):
                result = await result
            response = _success(result)
        except BotApiError as error:
            response = _refusal(error)
        self._log(bot, method, fields, uploads, response.summary)
        return response

    async def _strike(
        self,
        request: web.Request,
        fault: Fault,
        bot: Bot,
        method: str,
        fields: Fields,
        uploads: Uploads,
    ) -> web.StreamResponse:
        """Let a planned fault happen to the call; it is logged with the fault's name."""
        match fault.kind:
            case Kind.CLOSE_AFTER:
                await self.call(bot, method, fields, uploads)
                return _cut_off(request)
            case Kind.CLOSE_BEFORE:
                self._log(bot, method, fields, uploads, {"fault": fault.kind.value})
                return _cut_off(request)
            case Kind.HANG:
                await asyncio.sleep(fault.seconds)
                return _reply(await self.call(bot, method, fields, uploads))
            case Kind.INVALID_JSON:
                response = Response(200, b'{"ok":true,"result":', {"fault": fault.kind.value})
            case _:
                response = _refusal(_error_of(fault))
        self._log(bot, method, fields, uploads, response.summary)
        return _reply(response)

    def _log(self, bot: Bot, method: str, fields: Fields, uploads: Uploads, response: Json) -> None:
        files = {
            name: f"<{upload.name}, {len(upload.content)} bytes>"
            for name, upload in uploads.items()
        }
        moment = self.town.clock.now()
        self.town.calls.add(LoggedCall(moment, bot.id, method, fields | files, response))


def _success(result: object) -> Response:
    match result:
        case Updates(updates):
            joined = b",".join(update.body for update in updates)
            body = b'{"ok":true,"result":[%s]}' % joined
            return Response(200, body, {"ok": True, "updates": len(updates)})
        case Answer(value, description):
            answer: Json = {"ok": True, "result": value, "description": description}
        case _:
            answer = {"ok": True, "result": result}
    return Response(200, encode(answer), answer)


def _refusal(error: BotApiError) -> Response:
    return Response(error.code, encode(error.body()), error.body())


def _error_of(fault: Fault) -> BotApiError:
    match fault.kind:
        case Kind.TOO_MANY:
            return too_many_requests(fault.retry_after)
        case Kind.FORBIDDEN:
            return forbidden(fault.description or "bot was blocked by the user")
        case Kind.CONFLICT:
            return conflict(
                "terminated by other getUpdates request; make sure that only one "
                "bot instance is running"
            )
        case _:
            return BotApiError(fault.status, fault.description or "Bad Gateway")


def _reply(response: Response) -> web.Response:
    reply = web.Response(
        status=response.status, body=response.body, content_type="application/json"
    )
    parameters = response.summary.get("parameters")
    if isinstance(parameters, dict) and "retry_after" in parameters:
        reply.headers["Retry-After"] = str(parameters["retry_after"])
    return reply


def _cut_off(request: web.Request) -> web.Response:
    """Break the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
