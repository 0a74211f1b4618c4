"""Calls lie in the outbox as aiogram would post them; answers are classified by a table."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import (
    AnswerCallbackQuery,
    BanChatMember,
    DeleteMessage,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    GetMe,
    LeaveChat,
    PinChatMessage,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyParameters,
    User,
)

from bot.telegram import (
    REFUSALS,
    MomentWanted,
    NetworkRefused,
    Outcome,
    SilentBot,
    UploadRefused,
    classify,
    stored,
)
from bot.transport import Answer, Parameters, Transport
from playground.telegram import Server, small_town
from playground.telegram.town import Town

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="参加 & <b>", callback_data="join:1")],
        [InlineKeyboardButton(text="打开", url="https://t.me/yijiabai_bot?start=g1")],
    ]
)
GROUP, PERSON = -1_002_000_000_001, 5_000_000_001
Call = TelegramMethod[Any]

# Every method that the program uses, with whatever is hard to write down in it.
CALLS: list[Call] = [
    SendMessage(
        chat_id=GROUP,
        text="一行 <b>粗</b>\n& 100%",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(message_id=1, allow_sending_without_reply=True),
        disable_notification=False,
    ),
    SendMessage(chat_id=PERSON, text="plain"),
    SendPhoto(chat_id=PERSON, photo="file-id", caption="图"),
    EditMessageText(chat_id=PERSON, message_id=2, text="changed", reply_markup=KEYBOARD),
    EditMessageReplyMarkup(chat_id=PERSON, message_id=2),
    EditMessageCaption(chat_id=PERSON, message_id=2, caption="新的"),
    AnswerCallbackQuery(callback_query_id="77", text="好", show_alert=True),
    DeleteMessage(chat_id=PERSON, message_id=2),
    PinChatMessage(chat_id=GROUP, message_id=2, disable_notification=True),
    GetChatMember(chat_id=GROUP, user_id=PERSON),
    GetChatMemberCount(chat_id=GROUP),
    GetChatAdministrators(chat_id=GROUP),
    LeaveChat(chat_id=GROUP),
    GetMe(),
    SetMyCommands(
        commands=[BotCommand(command="help", description="帮助")],
        scope=BotCommandScopeAllPrivateChats(),
        language_code="zh",
    ),
]


def named(call: Call) -> str:
    return call.__api_method__


@pytest.fixture
async def aiogram_bot() -> AsyncIterator[Bot]:
    bot = Bot("1:any", session=AiohttpSession())
    yield bot
    await bot.session.close()


@pytest.fixture
async def town() -> AsyncIterator[tuple[Town, Transport]]:
    town = small_town()
    [bot] = town.world.bots.values()
    async with Server(town) as server, aiohttp.ClientSession() as session:
        yield town, Transport(server.url, bot.token, session)


@pytest.mark.parametrize("call", CALLS, ids=named)
async def test_a_stored_call_has_the_fields_that_aiogram_would_post(
    call: Call, aiogram_bot: Bot
) -> None:
    method, fields = stored(call)
    session = aiogram_bot.session
    session.json_dumps = SilentBot(User(id=1, is_bot=True, first_name="x")).session.json_dumps
    assert isinstance(session, AiohttpSession)
    form = session.build_form_data(aiogram_bot, call)
    posted = {field[0]["name"]: field[2] for field in form._fields}
    assert (method, fields) == (call.__api_method__, posted)
    assert all(isinstance(value, str) for value in fields.values())


@pytest.mark.parametrize("call", CALLS, ids=named)
async def test_a_stored_call_arrives_as_it_was_stored(
    call: Call, town: tuple[Town, Transport]
) -> None:
    place, transport = town
    method, fields = stored(call)
    answer = await transport.call(method, fields)
    [logged] = place.calls.latest(limit=1)
    assert (logged.method, logged.params) == (method, fields)
    assert classify(answer).outcome in set(Outcome) - {Outcome.AGAIN, Outcome.UNSURE}


@pytest.mark.parametrize(
    "call",
    [
        SendPhoto(chat_id=1, photo=BufferedInputFile(b"x", "x.png")),
        SendMediaGroup(chat_id=1, media=[InputMediaPhoto(media=BufferedInputFile(b"x", "x.png"))]),
    ],
    ids=["as a field", "inside a field"],
)
def test_an_upload_cannot_be_stored(call: Call) -> None:
    with pytest.raises(UploadRefused):
        stored(call)


@pytest.mark.parametrize("until", [timedelta(days=1), datetime.fromisoformat("2026-01-01")])
def test_what_would_be_read_against_the_machines_clock_cannot_be_stored(
    until: timedelta | datetime,
) -> None:
    with pytest.raises(MomentWanted):
        stored(BanChatMember(chat_id=1, user_id=2, until_date=until))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    _, fields = stored(BanChatMember(chat_id=1, user_id=2, until_date=moment))
    assert fields["until_date"] == "1767225600"


async def test_the_dispatchers_bot_knows_itself_and_cannot_reach_the_network() -> None:
    bot = SilentBot(User(id=42, is_bot=True, first_name="一加百", username="yijiabai_bot"))
    assert (bot.id, (await bot.me()).username) == (42, "yijiabai_bot")
    with pytest.raises(NetworkRefused):
        await bot.send_message(1, "x")
    with pytest.raises(NetworkRefused):
        await bot.download("file-id")


# What Telegram says, word for word, and what becomes of whatever waited for it.
ANSWERED = [
    (403, "Forbidden: bot was blocked by the user", Outcome.GONE),
    (403, "Forbidden: user is deactivated", Outcome.GONE),
    (403, "Forbidden: bot was kicked from the supergroup chat", Outcome.GONE),
    (403, "Forbidden: bot is not a member of the channel chat", Outcome.GONE),
    (403, "Forbidden: the group chat was deleted", Outcome.GONE),
    (403, "Forbidden: bot can't initiate conversation with a user", Outcome.GONE),
    (403, "Forbidden: bot can't send messages to bots", Outcome.NEVER),
    (400, "Bad Request: chat not found", Outcome.NEVER),
    (400, "Bad Request: message thread not found", Outcome.NEVER),
    (400, "Bad Request: TOPIC_CLOSED", Outcome.NEVER),
    (400, "Bad Request: not enough rights to send text messages to the chat", Outcome.NEVER),
    (400, "Bad Request: can't parse entities: Unsupported start tag", Outcome.NEVER),
    (400, "Bad Request: message is too long", Outcome.NEVER),
    (400, "Bad Request: message caption is too long", Outcome.NEVER),
    (400, "Bad Request: BUTTON_DATA_INVALID", Outcome.NEVER),
    (400, "Bad Request: something that nobody has seen yet", Outcome.NEVER),
    (404, "Not Found: method not found", Outcome.NEVER),
    (413, "Request Entity Too Large", Outcome.NEVER),
    (400, "Bad Request: message is not modified: specified new message content", Outcome.FINE),
    (400, "Bad Request: query is too old and response timeout expired", Outcome.FINE),
    (400, "Bad Request: message to edit not found", Outcome.FINE),
    (400, "Bad Request: message to delete not found", Outcome.FINE),
    (400, "Bad Request: message to be replied not found", Outcome.NEVER),
    (401, "Unauthorized", Outcome.AGAIN),
    (404, "Not Found", Outcome.AGAIN),
    (409, "Conflict: terminated by other getUpdates request", Outcome.AGAIN),
    (500, "Internal Server Error: restart", Outcome.AGAIN),
    (502, "Bad Gateway", Outcome.AGAIN),
    (504, "Gateway Timeout", Outcome.UNSURE),
]


@pytest.mark.parametrize(("status", "description", "outcome"), ANSWERED)
def test_a_refusal_means(status: int, description: str, outcome: Outcome) -> None:
    verdict = classify(Answer(ok=False, error_code=status, description=description))
    assert verdict.outcome is outcome
    assert verdict.error in {*(name for *_, name in REFUSALS), f"Status{status}"}


def test_the_same_words_under_another_status_mean_something_else() -> None:
    answer = Answer(ok=False, error_code=500, description="bot was blocked by the user")
    assert classify(answer).outcome is Outcome.AGAIN


def test_every_row_of_the_table_is_met_by_an_example() -> None:
    met = {
        classify(Answer(ok=False, error_code=status, description=words)).error
        for status, words, _ in ANSWERED
    }
    assert {name for *_, name in REFUSALS} <= met


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer(ok=True), Outcome.TAKEN),
        (Answer(ok=False, error_code=429, parameters=Parameters(retry_after=3)), Outcome.SLOW_DOWN),
        (
            Answer(
                ok=False,
                error_code=400,
                description="Bad Request: group chat was upgraded to a supergroup chat",
                parameters=Parameters(migrate_to_chat_id=-1002),
            ),
            Outcome.MIGRATED,
        ),
    ],
)
def test_an_answer_with_parameters_means(answer: Answer, outcome: Outcome) -> None:
    assert classify(answer).outcome is outcome
