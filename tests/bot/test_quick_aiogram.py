"""After the quick import aiogram is the same: every model, every update, a real dispatcher.

This file is also the program that looks: `python -m tests.bot.test_quick_aiogram LOOK WAY` imports
aiogram in a way of its own, looks at something, and prints what it saw.
"""

import asyncio
import inspect
import json
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest

TOP = Path(__file__).parents[2]
NOON = 1_788_321_600
Raw = dict[str, Any]
Seen = dict[str, str]

USER = {"id": 5, "is_bot": False, "first_name": "李", "username": "lilei", "is_premium": True}
BOT = {"id": 7, "is_bot": True, "first_name": "一加百", "username": "yijiabai_bot"}
GROUP = {"id": -1001, "type": "supergroup", "title": "青年之家", "is_forum": True}
SAID = {"message_id": 9, "date": NOON, "chat": GROUP, "from": USER, "text": "/start wish_12"}
COMMAND = SAID | {"entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
CARD = SAID | {
    "from": BOT,
    "text": "来吗？",
    "reply_markup": {"inline_keyboard": [[{"text": "是", "callback_data": "wish:12"}]]},
}
GONE = {"message_id": 9, "date": 0, "chat": GROUP}
FILE = {"file_id": "f", "file_unique_id": "u"}
PHOTO = [FILE | {"width": 90, "height": side, "file_size": 1024} for side in (90, 320)]
PRESSED = {"id": "1", "from": USER, "chat_instance": "c", "data": "wish:12"}
MEMBER = {"user": USER, "status": "member"}
LEFT = {"user": USER, "status": "left"}
BANNED = {"user": USER, "status": "kicked", "until_date": 0}
POLL = {
    "id": "3",
    "question": "几点？",
    "options": [{"persistent_id": "a", "text": "七点", "voter_count": 1}],
    "type": "regular",
    "total_voter_count": 1,
    **dict.fromkeys(("is_closed", "is_anonymous", "allows_multiple_answers"), False),
    **dict.fromkeys(("allows_revoting", "members_only"), True),
}
THUMB = {"type": "emoji", "emoji": "👍"}
REACTED = {
    "chat": GROUP,
    "message_id": 9,
    "date": NOON,
    "old_reaction": [THUMB],
    "new_reaction": [],
}
CHANGED = {"chat": GROUP, "from": USER, "date": NOON, "old_chat_member": MEMBER}
CONTENT: list[Raw] = [
    {"photo": PHOTO, "caption": "合影", "has_media_spoiler": True, "media_group_id": "1"},
    {"document": FILE | {"file_name": "名单.pdf"}},
    {"voice": FILE | {"duration": 3}},
    {"sticker": FILE | dict.fromkeys(("width", "height"), 9) | {"type": "regular"}},
    {"location": {"latitude": 31.23, "longitude": 121.47}},
    {"contact": {"phone_number": "+86", "first_name": "王"}},
    {"dice": {"emoji": "🎲", "value": 4}},
    {"poll": POLL},
    {"new_chat_members": [USER, BOT]},
    {"migrate_to_chat_id": -1002},
    {"pinned_message": GONE},
    {"pinned_message": CARD},
    {"reply_to_message": CARD, "quote": {"text": "来", "position": 0}},
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "某"}},
    {"forward_origin": {"type": "user", "date": 1, "sender_user": USER}},
    {"forum_topic_created": {"name": "心愿", "icon_color": 7322096}, "is_topic_message": True},
    {"unheard_of": {"since": "Bot API 99"}},
    {"date": "no date"},
    {"chat": {"id": -1}},
    {"entities": [{"type": "bold"}]},
]
TOLD: list[Raw] = [
    {"message": COMMAND},
    *({"message": SAID | content} for content in CONTENT),
    {"edited_message": SAID | {"edit_date": NOON}},
    {"channel_post": SAID | {"sender_chat": GROUP}},
    {"callback_query": PRESSED | {"message": CARD}},
    {"callback_query": PRESSED | {"message": GONE}},
    {"inline_query": {"id": "1", "from": USER, "query": "x", "offset": ""}},
    {"poll": POLL},
    {"poll_answer": {"poll_id": "3", "user": USER, "option_ids": [], "option_persistent_ids": []}},
    {"my_chat_member": CHANGED | {"new_chat_member": LEFT}},
    {"chat_member": CHANGED | {"new_chat_member": BANNED}},
    {"chat_member": CHANGED | {"new_chat_member": USER}},
    {"chat_join_request": {"chat": GROUP, "from": USER, "user_chat_id": 5, "date": NOON}},
    {"message_reaction": {"chat": GROUP, "message_id": 9, "user": USER, "date": NOON}},
    {"message_reaction": REACTED | {"user": USER}},
    {"message_reaction": REACTED | {"actor_chat": GROUP, "new_reaction": [{"type": "paid"}]}},
    {"message": None},
    {"not_yet_known": {"x": [1, None, {"y": True}]}},
    {"update_id": "no number"},
]


# ------------------------------------------------------------------------- to look: the children


def updates_of_a_town() -> list[Raw]:
    """What a bot is told while people do a little of everything."""
    from playground.telegram import Clock, Town
    from playground.telegram.updates.mailbox import KINDS

    town = Town(Clock(float(NOON)), limits=False)
    bot = town.add_bot()
    town.mailboxes[bot.id].allow(list(KINDS))
    li, han, guest = (town.add_person(name, username=name) for name in ("lilei", "han", "guest"))
    channel = li.founds("channel", "团委发布")
    for group in (li.founds("supergroup", "青年之家"), li.founds("supergroup", "论坛", forum=True)):
        for one in (bot, han.person, guest.person):
            li.adds(group, one)
        li.promotes(group, bot)
        said = han.writes(group, "大家早 @yijiabai_bot /help #周末 https://example.com 👨‍👩‍👧")
        li.writes(group, "<b>粗<i>斜</i></b> <code>x</code>", parse_mode="HTML", reply_to=said)
        han.edits(said, "晚上好")
        for emoji in ("👍", "🎉", ""):
            li.reacts(said, emoji)
        for kind in ("photo", "document", "video", "audio", "voice", "video_note", "sticker"):
            han.sends(group, kind, caption="看")
        han.sends_album(group, ["photo", "video"], caption="合影")
        han.votes(han.asks(group, "几点？", options=["七点", "八点"], anonymous=False), [1])
        han.forwards(said, group)
        li.promotes(group, han.person, title="副团长")
        li.restricts(group, guest.person, permissions=[])
        guest.leaves(group)
        li.renames(group, "新名字")
    li.adds(channel, bot)
    li.promotes(channel, bot)
    li.writes(channel, "通知")
    li.starts(bot, "wish_12")
    li.blocks(bot)
    return [json.loads(update.body) for update in town.mailboxes[bot.id].pending]


def look_at_models(way: str) -> dict[str, Seen]:
    """Each model, an example of it and of every update, seen in the order the way says."""
    from aiogram.types import Update

    updates = [{"update_id": 1} | told for told in TOLD] + json.load(sys.stdin)
    seen = {f"update {number}": read(Update, raw) for number, raw in enumerate(updates)}
    models = sorted(all_models(), key=str, reverse=way == "quick-backwards")
    for model in models:
        if not inspect.isabstract(model):
            for variant in range(3):
                raw = {} if variant == 2 else example(model, variant, 2)
                seen[f"{model} {variant}"] = read(model, raw)
    for model in models:
        seen[str(model)] = describe(model)
    return dict(sorted(seen.items()))


def all_models() -> list[Any]:
    """Every model of aiogram that `aiogram.types` and `aiogram.methods` name, and their bases."""
    from aiogram import methods, types
    from pydantic import BaseModel

    named = {getattr(module, name) for module in (types, methods) for name in module.__all__}
    classes = {one for each in named if isinstance(each, type) for one in each.__mro__}
    return [one for one in classes if issubclass(one, BaseModel) and one is not BaseModel]


def read(model: Any, raw: object) -> Seen:
    """What becomes of raw JSON: an object, read and written in several ways, or an error."""
    from pydantic import ValidationError

    try:
        one = model.model_validate(raw, context={"bot": None})
    except ValidationError as error:
        return {"error": str(error)}
    return {
        "repr": repr(one),
        "python": repr(one.model_dump(warnings=False)),
        "json": repr(one.model_dump(mode="json", exclude_none=True, fallback=repr)),
        "set": repr(sorted(one.model_fields_set)),
        "again": repr(model.model_validate_json(json.dumps(raw)) == one),
        "hash": repr(hashed(one) == hashed(one.model_copy())),
    }


def hashed(value: object) -> object:
    try:
        return hash(value)
    except TypeError as error:
        return str(error)


def example(annotation: Any, variant: int, depth: int) -> Any:
    """Raw JSON for an annotation: variants choose other members of unions and other fields."""
    from pydantic import BaseModel

    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return example(arguments[0], variant, depth)
    if origin is Literal:
        return arguments[variant % len(arguments)]
    if origin is list:
        return [example(arguments[0], variant, depth - 1)] * (depth > 0)
    if origin is dict:
        return {"key": example(arguments[1], variant, depth - 1)}
    if arguments:
        return example_of_union(arguments, variant, depth)
    if not isinstance(annotation, type):
        return "any"
    if issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return {
            field.alias or name: example(field.annotation, variant, depth - 1)
            for name, field in fields
            if field.is_required()
            or get_origin(field.annotation) is Literal
            or (variant == 0 and depth > 0)
        }
    if issubclass(annotation, Enum):
        return list(annotation)[variant % len(annotation)].value
    simple = {bool: True, int: 7, float: 1.5, datetime: NOON, timedelta: 60}
    return next((simple[kind] for kind in simple if issubclass(annotation, kind)), "text")


def example_of_union(arguments: tuple[Any, ...], variant: int, depth: int) -> Any:
    from aiogram.client.default import Default
    from aiogram.types import InputFile

    members = [one for one in arguments if one not in (NoneType, Default, InputFile)]
    if not members:
        return None
    simple = [one for one in members if one in (str, int, bool)]
    chosen = simple or members if depth < 0 else members
    return example(chosen[(variant + depth) % len(chosen)], variant, depth)


def describe(model: Any) -> Seen:
    """All that a model says of itself, in words that are the same in every process."""
    schema = dict(model.__pydantic_core_schema__)
    model.model_rebuild()
    assert model.__pydantic_complete__
    return {
        "core schema": plain_words(Schema(schema).own(model)),
        "signature": plain_words(inspect.signature(model)),
        "fields": plain_words(model.model_fields),
        "computed": plain_words(model.model_computed_fields),
        "config": plain_words(model.model_config),
        "attributes": plain_words(sorted(vars(model))),
    }


def plain_words(value: object) -> str:
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))


class Schema:
    """A core schema by one model: of other models only the name is said, wherever they stand.

    Pydantic writes a part out or refers to it, depending on what was built before.
    """

    def __init__(self, schema: Raw) -> None:
        self.definitions = {one["ref"]: one for one in schema.get("definitions", [])}
        self.schema = schema["schema"] if schema["type"] == "definitions" else schema

    def own(self, model: Any) -> object:
        whole = self.schema
        if whole["type"] == "definition-ref":
            whole = self.definitions[whole["schema_ref"]]
        return self.words(whole, model, ())

    def words(self, part: object, model: Any, within: tuple[str, ...]) -> object:
        match part:
            case {"type": "definition-ref", "schema_ref": ref} if ref in within:
                return "within itself"
            case {"type": "definition-ref", "schema_ref": ref}:
                return self.words(self.definitions[ref], model, (*within, ref))
            case {"type": "model", "cls": other} if other is not model or within.count("model"):
                return f"model {other}"
            case {"type": "model", **rest}:
                return self.fields(rest, model, (*within, "model"))
            case {**fields}:
                return self.fields(fields, model, within)
            case list() | tuple():
                return [self.words(one, model, within) for one in part]
        return part

    def fields(self, part: dict[Any, Any], model: Any, within: tuple[str, ...]) -> object:
        return {
            key: self.words(value, model, within)
            for key, value in sorted(part.items(), key=lambda item: str(item[0]))
            if key != "ref"
        }


def look_at_corners(_: str) -> Seen:
    """Uses of models that pydantic answers in places of their own."""
    from aiogram import types
    from aiogram.filters.callback_data import CallbackData
    from aiogram.methods import SendMessage
    from aiogram.methods.base import Response
    from aiogram.utils.chat_member import ChatMemberAdapter
    from pydantic import BaseModel, TypeAdapter

    class Anything(BaseModel):
        it: Any

    class Holder(BaseModel):
        told: types.Update | None = None
        sent: list[types.ReplyParameters]

    class Longer(types.Message):
        more: int = 1

    class Wish(CallbackData, prefix="wish"):
        id: int

    update = types.Update.model_validate({"update_id": 1, "message": COMMAND})
    pressed = {"update_id": 2, "callback_query": PRESSED | {"message": CARD}}
    said: Any = update.message
    holder = Holder(sent=[types.ReplyParameters(message_id=1)])
    unknown: Raw = {"chat_id": 1, "text": "", "new_in_the_api": said.chat}
    return {
        "in Any": repr(Anything(it=[said.from_user, said.chat]).model_dump()),
        "in Any, JSON": Anything(it=said.entities).model_dump_json(),
        "unknown field": repr(SendMessage(**unknown).model_dump()),
        "as any": repr(types.Update.model_validate(pressed).model_dump(serialize_as_any=True)),
        "adapter": repr(TypeAdapter(list[types.Update]).validate_python([{"update_id": 1}])),
        "adapter of one": repr(TypeAdapter(types.Poll).validate_python(POLL)),
        "adapter of a union": repr(ChatMemberAdapter.validate_python(MEMBER)),
        "own model": repr(holder) + holder.model_dump_json(fallback=repr),
        "subclass": repr(Longer.model_validate(SAID)),
        "response": repr(Response[types.Message].model_validate({"ok": True, "result": SAID})),
        "callback data": Wish(id=12).pack() + repr(Wish.unpack("wish:12")),
        "names in the way": names_in_the_way(),
        "JSON schema": json_schema(types.Story) + json_schema(types.Poll),
        "JSON schema of own model": json_schema(Holder),
        "constructed": repr(types.Venue.model_construct(title="x").model_dump(warnings=False)),
        "assignment": assignment(said),
        "signature": plain_words(inspect.signature(types.Birthdate)),
        "forced": repr(types.Gift.model_rebuild(force=True)),
    }


def names_in_the_way() -> str:
    """Where a model is first used, pydantic also looks for the names in its annotations."""
    from aiogram.methods import BanChatMember

    ChatIdUnion = DateTimeUnion = Any = TelegramMethod = 1  # noqa: F841, N806 - only in the way
    return repr(BanChatMember(chat_id=1, user_id=2, until_date=timedelta(days=1)))


def json_schema(model: Any) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that some defaults cannot be written as JSON
        return json.dumps(
            [model.model_json_schema(mode=m) for m in ("validation", "serialization")]
        )


def assignment(said: Any) -> str:
    from pydantic import ValidationError

    try:
        said.text = "changed"
    except ValidationError as error:
        return str(error)
    return "was possible"


def look_at_a_dispatcher(way: str) -> Seen:
    """A bot at work: what it sends, what it is answered, which models that has built."""
    return asyncio.run(bot_at_work(way))


async def bot_at_work(way: str) -> Seen:
    from aiogram import Bot, Dispatcher, F, Router, types
    from aiogram.client.session.base import BaseSession
    from aiogram.filters import CommandStart

    from bot import quick_aiogram

    sent: list[str] = []

    class Telegram(BaseSession):
        """Answers everything with a message, and keeps what was asked."""

        async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
            files: Raw = {}
            form = {
                name: self.prepare_value(value, bot, files)
                for name, value in method.model_dump(warnings=False).items()
            }
            sent.append(f"{method.__api_method__} {form}")
            result = True if method.__returning__ is bool else CARD
            content = json.dumps({"ok": True, "result": result})
            return self.check_response(bot, method, 200, content).result

        async def close(self) -> None:
            """Nothing to close."""

        def stream_content(self, *_: Any, **__: Any) -> Any:
            raise NotImplementedError

    router = Router()

    @router.message(CommandStart(deep_link=True))
    async def start(message: types.Message) -> None:
        button = types.InlineKeyboardButton(text="是", callback_data="wish:12")
        keyboard = types.InlineKeyboardMarkup(inline_keyboard=[[button]])
        answer = await message.reply("来吗？", reply_markup=keyboard)
        sent.append(repr(answer.text))

    @router.callback_query(F.data.startswith("wish:"))
    async def press(query: types.CallbackQuery) -> None:
        assert isinstance(query.message, types.Message)
        await query.answer("好")
        await query.message.edit_text("好", reply_markup=None)

    if way == "quick":
        quick_aiogram.warm_up()
    unbuilt = {model for model in all_models() if not model.__pydantic_complete__}
    bot, dispatcher = Bot("7:x", session=Telegram()), Dispatcher(disable_fsm=True)
    dispatcher.include_router(router)
    for told in ({"message": COMMAND}, {"callback_query": PRESSED | {"message": CARD}}):
        await dispatcher.feed_raw_update(bot, {"update_id": 1} | told)
    built = [model for model in unbuilt if model.__pydantic_complete__]
    return {"sent": json.dumps(sent, ensure_ascii=False), "built at work": repr(built)}


def look_with_threads(_: str) -> Seen:
    """Sixteen threads that want the same model at the same moment."""
    from aiogram.types import Update

    start = threading.Barrier(16)
    seen: list[object] = []

    def use() -> None:
        start.wait()
        read = Update.model_validate({"update_id": 1, "message": COMMAND})
        seen.append((read.model_dump_json(), id(Update.__pydantic_validator__)))

    threads = [threading.Thread(target=use) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"number": str(len(seen)), "different": str(len(set(seen)))}


LOOKS: dict[str, Callable[[str], Any]] = {
    "models": look_at_models,
    "corners": look_at_corners,
    "dispatcher": look_at_a_dispatcher,
    "threads": look_with_threads,
}


def main(way: str, *looks: str) -> None:
    if way != "plain":
        from bot import quick_aiogram

        assert quick_aiogram.is_quick()
    sys.stdout.write(json.dumps({look: LOOKS[look](way) for look in looks}))


# ----------------------------------------------------------------------------- to ask: the tests


@cache
def seen(way: str, *looks: str) -> Any:
    """What a process of its own sees that imports aiogram in this way."""
    told = json.dumps(updates_of_a_town())
    return json.loads(run("-m", "tests.bot.test_quick_aiogram", way, *looks, told=told))


def seen_plain() -> Any:
    return seen("plain", "models", "corners", "dispatcher")


def run(*arguments: str, told: str = "") -> str:
    """What Python prints, in a process of its own."""
    command = [sys.executable, "-W", "error", *arguments]
    done = subprocess.run(command, cwd=TOP, check=False, capture_output=True, text=True, input=told)
    assert done.returncode == 0, done.stderr
    return done.stdout


def differences(one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    assert one.keys() == other.keys()
    yield from (f"{key}: {one[key]} != {other[key]}" for key in one if one[key] != other[key])


@pytest.mark.parametrize("way", ["quick", "quick-backwards"])
def test_every_model_and_update_is_the_same_in_whatever_order_it_is_used(way: str) -> None:
    assert list(differences(seen_plain()["models"], seen(way, "models")["models"])) == []


def test_what_is_compared_is_worth_comparing() -> None:
    """Hundreds of models, described and with an example that is valid, and updates of all kinds."""
    things: dict[str, Seen] = seen_plain()["models"]
    described = [name for name, facts in things.items() if "core schema" in facts]
    examples = [facts for name, facts in things.items() if name.endswith("> 0")]
    updates = [facts for name, facts in things.items() if name.startswith("update ")]
    assert len(described) >= 592
    assert sum("error" not in facts for facts in examples) > 0.98 * len(examples) > 570
    assert sum("error" not in facts for facts in updates) > 0.9 * len(updates) > 80
    assert any("error" in facts for facts in updates)


def test_the_corners_of_pydantic_are_the_same() -> None:
    assert list(differences(seen_plain()["corners"], seen("quick", "corners")["corners"])) == []


def test_a_dispatcher_does_the_same_and_after_the_warm_up_builds_nothing_at_work() -> None:
    plain, quick = seen_plain()["dispatcher"], seen("quick", "dispatcher")["dispatcher"]
    assert "sendMessage" in quick["sent"]
    assert "editMessageText" in quick["sent"]
    assert list(differences(plain, quick)) == []
    assert quick["built at work"] == "[]"


def test_threads_that_want_a_model_at_once_get_the_same_one() -> None:
    assert seen("quick", "threads")["threads"] == {"number": "16", "different": "1"}


QUICK = """
from pydantic import BaseModel
original = vars(BaseModel)["model_rebuild"]
from bot import quick_aiogram
assert vars(BaseModel)["model_rebuild"] is original
"""
TELL = """
import aiogram
from aiogram.types import Update
print(quick_aiogram.is_quick(), Update.__pydantic_complete__)
quick_aiogram.warm_up()
print(quick_aiogram.is_quick(), Update.__pydantic_complete__)
"""


def test_pydantic_is_left_as_it_was_and_models_wait() -> None:
    assert run("-c", QUICK + TELL).split() == ["True", "False", "True", "True"]


NOT_ATTEMPTED = {
    "another aiogram": """
import importlib.metadata as m
version = m.version
m.version = lambda name: "3.32.0" if name == "aiogram" else version(name)
""",
    "another pydantic": """
import importlib.metadata as m
version = m.version
m.version = lambda name: "2.14.0" if name == "pydantic" else version(name)
""",
    "no aiogram": """
import importlib.metadata as m
def version(name):
    raise m.PackageNotFoundError(name)
m.version = version
""",
}


@pytest.mark.parametrize("before", NOT_ATTEMPTED.values(), ids=NOT_ATTEMPTED)
def test_what_was_not_tested_is_not_attempted(before: str) -> None:
    tell = "import sys; print(quick_aiogram.is_quick(), 'aiogram' in sys.modules)"
    assert run("-c", before + QUICK + tell).split() == ["False", "False"]


FAILS = {
    "pydantic has no such function": """
from pydantic import BaseModel
from pydantic._internal import _fields
del _fields.rebuild_model_fields
""",
    "the import breaks off": """
import sys
class Once:
    def find_spec(self, name, path=None, target=None):
        if name == "aiogram.dispatcher.dispatcher":
            sys.meta_path.remove(self)
            raise RuntimeError
sys.meta_path.insert(0, Once())
""",
    "aiogram was there before": """
import aiogram
""",
}


@pytest.mark.parametrize("before", FAILS.values(), ids=FAILS)
def test_whatever_goes_wrong_aiogram_is_imported_as_ever(before: str) -> None:
    assert run("-c", before + QUICK + TELL).split() == ["False", "True", "False", "True"]


def test_the_warm_up_builds_what_it_is_given() -> None:
    build = "from aiogram.types import Dice; quick_aiogram.warm_up(Dice)\n"
    assert run("-c", QUICK + build + "print(Dice.__pydantic_complete__)").split() == ["True"]


if __name__ == "__main__":
    main(*sys.argv[1:])
