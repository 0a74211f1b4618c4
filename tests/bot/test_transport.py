"""The transport: form fields there, an answer back, and no token in any error."""

from collections.abc import AsyncIterator

import aiohttp
import msgspec
import pytest
from aiohttp import web

from bot.transport import Broken, NoAnswer, NotTelegram, TimedOut, Transport, Unreachable
from bot.wording.outgoing import File
from playground.telegram import Fault, Kind, Server, Town

TOKEN = "7000000001:very-secret"


class Place:
    """A town, its bot, and a transport that speaks for it."""

    def __init__(self, town: Town, transport: Transport) -> None:
        self.town = town
        self.transport = transport
        [self.bot] = town.world.bots.values()


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    town = Town()
    bot = town.add_bot()
    town.add_person("李雷").starts(bot)
    town.add_person("韩梅梅").starts(bot)
    async with Server(town) as server, aiohttp.ClientSession() as session:
        yield Place(town, Transport(f"{server.url}/", bot.token, session))


async def test_an_answer_is_decoded_but_not_what_is_in_it(place: Place) -> None:
    answer = await place.transport.call("getUpdates", {"timeout": "0"}, timeout=5)
    bodies = msgspec.json.decode(answer.result, type=list[msgspec.Raw])
    assert answer.ok
    assert [msgspec.json.decode(one)["message"]["text"] for one in bodies] == ["/start"] * 2
    me = (await place.transport.call("getMe")).decoded()
    assert isinstance(me, dict)
    assert me["username"] == "yijiabai_bot"


async def test_fields_arrive_letter_for_letter_and_a_call_may_have_none(place: Place) -> None:
    [first, *_] = place.town.world.people
    text = '一 行\n"二" & 100% + = ; 🌱'
    fields = {"chat_id": str(first), "text": text, "reply_markup": '{"force_reply": true}'}
    sent = (await place.transport.call("sendMessage", fields, timeout=None)).decoded()
    assert isinstance(sent, dict)
    assert sent["text"] == text
    assert (await place.transport.call("deleteWebhook", {})).ok


async def test_a_refusal_is_an_answer(place: Place) -> None:
    answer = await place.transport.call("sendMessage", {"chat_id": "1", "text": "x"})
    assert (answer.ok, answer.error_code) == (False, 400)
    assert answer.description == "Bad Request: chat not found"
    place.town.faults.plan(Fault(Kind.TOO_MANY, retry_after=7))
    slow = await place.transport.call("getMe")
    assert (slow.error_code, slow.parameters.retry_after) == (429, 7)


async def test_text_and_a_file_arrive_byte_for_byte(place: Place) -> None:
    [first, *_] = place.town.world.people
    fields = {"chat_id": str(first), "caption": '行一\n"行二" & 100% +'}
    file = File("document", "我的数据.json", bytes(range(256)) * 20)
    answer = await place.transport.call("sendDocument", fields, file)
    sent = answer.decoded()
    assert isinstance(sent, dict)
    assert sent["caption"] == fields["caption"]
    assert sent["document"]["file_name"] == "我的数据.json"
    [kept] = [one for one in place.town.world.files.values() if one.content == file.content]
    assert kept.name == "我的数据.json"


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Kind.CLOSE_BEFORE, Broken),
        (Kind.CLOSE_AFTER, Broken),
        (Kind.INVALID_JSON, NotTelegram),
        (Kind.HANG, TimedOut),
    ],
)
async def test_without_an_answer_nobody_knows_whether_it_was_carried_out(
    place: Place, kind: Kind, error: type[NoAnswer]
) -> None:
    place.town.faults.plan(Fault(kind, seconds=30))
    with pytest.raises(error) as raised:
        await place.transport.call("getMe", timeout=0.2)
    assert quoted(raised.value, place.bot.token) == []


async def test_where_nobody_listens_certainly_nothing_was_carried_out() -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(Unreachable) as raised:
            await Transport("http://127.0.0.1:9", TOKEN, session).call("getMe")
    assert quoted(raised.value, TOKEN) == []


async def test_a_proxys_page_about_an_error_is_that_error() -> None:
    async def bad_gateway(_: web.Request) -> web.Response:
        return web.Response(status=502, text="<html>nginx</html>", content_type="text/html")

    app = web.Application()
    app.router.add_post("/{anything:.*}", bad_gateway)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with aiohttp.ClientSession() as session:
        answer = await Transport(f"http://{host}:{port}", TOKEN, session).call("getMe")
    await runner.cleanup()
    assert (answer.ok, answer.error_code) == (False, 502)


def quoted(error: BaseException, token: str) -> list[str]:
    """Whatever a log could print of an error and of what led to it, if the token stands in it."""
    chain: list[BaseException] = [error]
    while chain[-1].__cause__ is not None:
        chain.append(chain[-1].__cause__)
    if not error.__suppress_context__ and error.__context__ is not None:
        chain.append(error.__context__)
    secret = token.partition(":")[2]
    return [said for one in chain for said in (str(one), repr(one)) if secret in said]
