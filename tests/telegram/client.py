"""A client of twenty lines for tests that look at the raw protocol."""

from types import TracebackType
from typing import Any, Self

import aiohttp

from playground.telegram import Server, Town
from playground.telegram.world.people import Bot


class Client:
    """Calls methods for one bot: `await client.ok("sendMessage", chat_id=…, text=…)`."""

    def __init__(self, town: Town, bot: Bot) -> None:
        self._server = Server(town)
        self._token = bot.token

    async def __aenter__(self) -> Self:
        await self._server.__aenter__()
        self.url = self._server.url
        self.base = f"{self.url}/bot{self._token}"
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.session.close()
        await self._server.__aexit__(kind, error, trace)

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """The whole answer, checked for what every answer has."""
        async with self.session.post(f"{self.base}/{method}", json=parameters) as response:
            answer: dict[str, Any] = await response.json()
        assert answer["ok"] is (response.status == 200)
        if not answer["ok"]:
            assert answer["error_code"] == response.status
        return answer

    async def ok(self, method: str, **parameters: object) -> Any:
        """The result of a call that must succeed."""
        answer = await self.call(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **parameters: object) -> str:
        """The description of a call that must be refused."""
        answer = await self.call(method, **parameters)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def act(self, **deed: object) -> dict[str, Any]:
        """Let somebody act over HTTP; the whole answer."""
        if "who" in deed:
            deed["as"] = deed.pop("who")
        async with self.session.post(f"{self.url}/_town/act", json=deed) as response:
            answer: dict[str, Any] = await response.json()
        assert answer["ok"] is (response.status == 200)
        return answer
