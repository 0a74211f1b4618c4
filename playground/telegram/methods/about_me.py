"""What a bot says about itself: its account, commands, names, menu button."""

import re

from playground.telegram.errors import bad_request
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json, encode
from playground.telegram.wire.users import administrator_rights, me
from playground.telegram.world.rights import ALL_RIGHTS

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
MOST_COMMANDS = 100
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
PLAIN_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)


def get_me(call: Call) -> Json:
    return me(call.bot)


def log_out(_: Call) -> bool:
    return True


def close(_: Call) -> bool:
    return True


def set_my_commands(call: Call) -> bool:
    """Keep a list of commands for a scope and language; an empty list deletes it."""
    key = _scope_and_language(call)
    commands = [_command(one) for one in _given_commands(call)]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    return True


def get_my_commands(call: Call) -> list[Json]:
    """The list set for exactly this scope and language, empty if there is none."""
    return call.bot.commands.get(_scope_and_language(call), [])


def delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(_scope_and_language(call), None)
    return True


def set_my_name(call: Call) -> bool:
    return _set_words(call, call.bot.names, "name", 64)


def get_my_name(call: Call) -> Json:
    return {"name": call.bot.names.get(_language(call)) or call.bot.first_name}


def set_my_description(call: Call) -> bool:
    return _set_words(call, call.bot.descriptions, "description", 512)


def get_my_description(call: Call) -> Json:
    return {"description": call.bot.descriptions.get(_language(call), "")}


def set_my_short_description(call: Call) -> bool:
    return _set_words(call, call.bot.short_descriptions, "short_description", 120)


def get_my_short_description(call: Call) -> Json:
    return {"short_description": call.bot.short_descriptions.get(_language(call), "")}


def set_chat_menu_button(call: Call) -> bool:
    """For one private chat, or for all (key 0)."""
    button = call.mapping("menu_button", "menu button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("MenuButton has unsupported type")
    call.bot.menu_buttons[call.integer("chat_id")] = button
    return True


def get_chat_menu_button(call: Call) -> Json:
    buttons = call.bot.menu_buttons
    return buttons.get(call.integer("chat_id")) or buttons.get(0) or {"type": "commands"}


def set_my_default_administrator_rights(call: Call) -> bool:
    wanted = call.mapping("rights", "administrator rights")
    granted = frozenset(name for name in ALL_RIGHTS if wanted.get(name) is True)
    if call.flag("for_channels"):
        call.bot.channel_rights = granted
    else:
        call.bot.group_rights = granted
    return True


def get_my_default_administrator_rights(call: Call) -> Json:
    channel = call.flag("for_channels")
    granted = call.bot.channel_rights if channel else call.bot.group_rights
    return administrator_rights(granted, anonymous=False, channel=channel)


def _given_commands(call: Call) -> list[Json]:
    return call.mappings("commands", "commands", "BotCommand")


def _command(fields: Json) -> Json:
    for field in ("command", "description"):
        if field not in fields:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    name = str(fields["command"]).removeprefix("/")
    description = str(fields["description"]).strip()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    command: Json = {"command": name, "description": description}
    return command | ({"is_ephemeral": True} if fields.get("is_ephemeral") is True else {})


def _scope_and_language(call: Call) -> tuple[str, str]:
    """The key under which commands are kept: the scope's JSON in one fixed form, the language."""
    scope = call.mapping("scope", "bot command scope") or {"type": "default"}
    kind = scope.get("type")
    if kind in PLAIN_SCOPES:
        return encode({"type": kind}).decode(), _language(call)
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    names = ["chat_id", "user_id"] if kind == "chat_member" else ["chat_id"]
    for name in names:
        if not scope.get(name):
            raise bad_request(f"can't parse BotCommandScope: Can't find field \"{name}\"")
    places.chat(Call(call.town, call.bot, {"chat_id": str(scope["chat_id"])}))
    key = {"type": kind} | {name: str(scope[name]) for name in names}
    return encode(key).decode(), _language(call)


def _language(call: Call) -> str:
    language = call.text("language_code")
    if language and not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _set_words(call: Call, words: dict[str, str], name: str, most: int) -> bool:
    value = call.text(name).strip()
    if len(value) > most:
        raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
    words[_language(call)] = value
    return True
