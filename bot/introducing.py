"""How the bot shows itself on Telegram: menus and descriptions, set when they change."""

import json
from collections.abc import Iterator

from domain import menus
from services.services import Services
from texts.say import Say

# Telegram's language codes, and the language in which each is spoken to.
LANGUAGES = {"zh": "zh", "": "en"}
SCOPES = {
    "default": menus.in_private(None),
    "all_private_chats": menus.in_private(None),
    "all_group_chats": menus.IN_GROUPS,
    "all_chat_administrators": menus.OF_GROUP_ADMINISTRATORS,
}


async def introduce(services: Services) -> int:
    """Into the outbox goes what differs from what was set last. How many calls."""
    told = [await services.menus.introduce(*one) for one in introductions()]
    words = "\n".join(str(menu(menus.in_private(menus.Office.ALL), one)) for one in LANGUAGES)
    await services.menus.set_anew("menus of people", words)
    return sum(told)


def introductions() -> Iterator[tuple[str, str, dict[str, str]]]:
    """A name for each, the method and its fields."""
    for code, language in LANGUAGES.items():
        say = Say(language).help
        spoken = {"language_code": code} if code else {}
        for scope, names in SCOPES.items():
            given = {"scope": json.dumps({"type": scope}), "commands": menu(names, code)}
            yield f"{scope} {code}", "setMyCommands", {**given, **spoken}
        about = {"description": say.introduction(), **spoken}
        yield f"description {code}", "setMyDescription", about
        short = {"short_description": say.short_introduction(), **spoken}
        yield f"short description {code}", "setMyShortDescription", short


def menu(names: tuple[str, ...], code: str) -> str:
    """Commands as Telegram takes them, for its language code."""
    lines = Say(LANGUAGES[code]).help.menu(names)
    commands = [{"command": name, "description": line} for name, line in lines]
    return json.dumps(commands, ensure_ascii=False)
