"""A call may come in any of Telegram's forms, and its text stays text."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from yarl import URL

from playground.telegram import Clock, Town
from tests.telegram.client import Client

NOON = 1_767_240_000.0


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    town = Town(Clock(NOON), limits=False)
    bot = town.add_bot()
    town.add_person("李雷").starts(bot)
    async with Client(town, bot) as client:
        yield client


def person_of(client: Client) -> int:
    return 5_000_000_001


@pytest.mark.parametrize(
    "text", ["123", "true", "null", '{"a": 1}', "你好 & 再见", "1e3", "a=b+c%20"]
)
@pytest.mark.parametrize(
    "form", ["query", "urlencoded", "urlencoded get", "json", "multipart", "post query"]
)
async def test_strings_stay_strings(client: Client, form: str, text: str) -> None:
    fields = {"chat_id": str(person_of(client)), "text": text}
    url, session = f"{client.base}/sendMessage", client.session
    match form:
        case "query":
            request = session.get(url, params=fields)
        case "post query":
            request = session.post(url, params=fields)
        case "urlencoded":
            request = session.post(url, data=fields)
        case "urlencoded get":
            request = session.get(url, data=fields)
        case "json":
            request = session.post(url, json=fields)
        case _:
            parts = aiohttp.FormData(default_to_multipart=True)
            for name, value in fields.items():
                parts.add_field(name, value)
            request = session.post(url, data=parts)
    async with request as response:
        answer = await response.json()
    assert answer["result"]["text"] == text


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME", "GetMe"])
async def test_a_method_is_known_in_any_case(client: Client, method: str) -> None:
    assert (await client.ok(method))["username"] == "yijiabai_bot"


async def test_nested_parameters_may_be_json_or_json_text(client: Client) -> None:
    keyboard = {"inline_keyboard": [[{"text": "参加", "callback_data": "join"}]]}
    as_json = await client.ok(
        "sendMessage", chat_id=person_of(client), text="卡片", reply_markup=keyboard
    )
    fields = {
        "chat_id": str(person_of(client)),
        "text": "卡片",
        "reply_markup": '{"inline_keyboard":[[{"text":"参加","callback_data":"join"}]]}',
    }
    async with client.session.post(f"{client.base}/sendMessage", data=fields) as response:
        as_text = (await response.json())["result"]
    assert as_json["reply_markup"] == as_text["reply_markup"] == keyboard


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 401, "Unauthorized"),
        ("/nowhere", 404, "Not Found"),
        ("/", 404, "Not Found"),
        ("{bot}/noSuchMethod", 404, "Not Found: method not found"),
        ("{bot}/", 404, "Not Found: method not found"),
        ("/file{bot}/documents/none.txt", 404, "Not Found"),
        ("/file/bot1:wrong/documents/none.txt", 401, "Unauthorized"),
    ],
)
async def test_a_wrong_address_is_answered_in_json(
    client: Client, path: str, status: int, description: str
) -> None:
    token_path = client.base.removeprefix(client.url)
    async with client.session.get(client.url + path.format(bot=token_path)) as response:
        answer = await response.json()
    assert response.status == status
    assert answer == {"ok": False, "error_code": status, "description": description}


@pytest.mark.parametrize("body", [b"{", b"[1]", b'"text"', b"\xff\xfe"])
async def test_a_body_that_is_no_json_object_is_a_bad_request(client: Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with client.session.post(f"{client.base}/getMe", data=body, headers=headers) as response:
        assert response.status == 400
        assert (await response.json())["description"].startswith("Bad Request: ")


async def test_text_that_is_no_utf8_is_a_bad_request(client: Client) -> None:
    url = f"{client.base}/sendMessage?chat_id={person_of(client)}&text=a%ffb"
    async with client.session.get(URL(url, encoded=True)) as response:
        answer = await response.json()
    assert answer["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_a_file_comes_back_as_it_was_sent(client: Client) -> None:
    content = bytes(range(256)) * 40
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", str(person_of(client)))
    form.add_field("document", content, filename="名单.pdf", content_type="application/x-test")
    async with client.session.post(f"{client.base}/sendDocument", data=form) as response:
        document = (await response.json())["result"]["document"]
    assert document["file_name"] == "名单.pdf"
    assert document["mime_type"] == "application/pdf"
    assert document["file_size"] == len(content)
    file = await client.ok("getFile", file_id=document["file_id"])
    path = client.base.replace("/bot", "/file/bot", 1)
    async with client.session.get(f"{path}/{file['file_path']}") as response:
        assert await response.read() == content
