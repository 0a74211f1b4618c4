"""Calls of the Bot API as they go over the wire: form fields there, an answer in JSON back.

No error of this module quotes an address: the address contains the token.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import aiohttp
import msgspec

from bot.wording.outgoing import File

FOUND, SERVER_ERROR = 200, 500
Headers = Mapping[str, str]
URLENCODED: Headers = {"Content-Type": "application/x-www-form-urlencoded"}


class Parameters(msgspec.Struct, frozen=True):
    """What some refusals say besides their description. `retry_after` is in seconds."""

    retry_after: int | None = None
    migrate_to_chat_id: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """What Telegram said. `result` stays undecoded, so that each update in it can be read alone."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: int = 0
    description: str = ""
    parameters: Parameters = Parameters()

    def decoded(self) -> object:
        """The result as plain data."""
        return msgspec.json.decode(self.result)


class NoAnswer(Exception):
    """Telegram said nothing that can be read, so the call may have been carried out."""


class TimedOut(NoAnswer):
    """It took too long."""


class Broken(NoAnswer):
    """The connection ended before the answer."""


class NotTelegram(NoAnswer):
    """The answer is none of the Bot API."""


class Unreachable(Exception):
    """No connection came about, so the call was certainly not carried out."""


class Transport:
    """Speaks for one token. The session is its owner's, who closes it."""

    def __init__(self, api_url: str, token: str, session: aiohttp.ClientSession) -> None:
        self._base = f"{api_url.rstrip('/')}/bot{token}/"
        self._files = f"{api_url.rstrip('/')}/file/bot{token}/"
        self._session = session

    async def call(
        self,
        method: str,
        fields: Mapping[str, str] | None = None,
        file: File | None = None,
        *,
        timeout: float | None = 30,
    ) -> Answer:
        """Post a call and wait for its answer, for `timeout` seconds at most, or as long as the
        caller does. A refusal is an answer too; `Unreachable` or a `NoAnswer` is raised when there
        is none.
        """
        limit = aiohttp.ClientTimeout(total=timeout)
        body, headers = urlencoded(fields or {}) if file is None else multipart(fields or {}, file)
        try:
            async with self._session.post(
                self._base + method, data=body, headers=headers, timeout=limit
            ) as got:
                return answer_of(got.status, await got.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unreachable(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut(method) from None
        except (aiohttp.ClientError, OSError) as error:
            raise Broken(type(error).__name__) from None

    async def download(self, path: str, *, most: int, timeout: float = 30) -> bytes:
        """A file that `getFile` told of, up to `most` bytes of it. Unreachable or a NoAnswer if it
        does not come.
        """
        limit = aiohttp.ClientTimeout(total=timeout)
        try:
            async with self._session.get(self._files + quote(path), timeout=limit) as got:
                if got.status != FOUND:
                    raise NotTelegram(f"status {got.status}")
                return await whole(got, most)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unreachable(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut("download") from None
        except (aiohttp.ClientError, OSError) as error:
            raise Broken(type(error).__name__) from None


async def whole(got: aiohttp.ClientResponse, most: int) -> bytes:
    """What comes, piece by piece, and no more than that."""
    found = bytearray()
    async for part in got.content.iter_chunked(1 << 16):
        found += part
        if len(found) >= most:
            break
    return bytes(found[:most])


def answer_of(status: int, body: bytes) -> Answer:
    """NotTelegram for anything else, but a proxy's page about an error is that error."""
    try:
        return msgspec.json.decode(body, type=Answer)
    except msgspec.DecodeError:
        if status >= SERVER_ERROR:
            return Answer(ok=False, error_code=status)
        raise NotTelegram(f"status {status}") from None


def urlencoded(fields: Mapping[str, str]) -> tuple[bytes, Headers]:
    """aiohttp makes the same of a dict, and an envelope for files before it, which costs more than
    everything else about a short call.
    """
    return urlencode(fields).encode(), URLENCODED


def multipart(fields: Mapping[str, str], file: File) -> tuple[aiohttp.FormData, Headers]:
    form = aiohttp.FormData(quote_fields=False)
    for name, value in fields.items():
        form.add_field(name, value)
    form.add_field(file.field, file.content, filename=file.name)
    return form, {}
