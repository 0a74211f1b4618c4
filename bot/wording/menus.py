"""The menu of somebody's private chat: for what they are now, not what they became then."""

import json

from bot.introducing import menu
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain import menus
from domain.menus import office_of
from domain.notices import MenuChanged
from domain.organisations import Role
from domain.periods import day_of


async def menu_changed(desk: WordingDesk, notice: MenuChanged) -> Outgoing | None:
    """Whoever has no office any more sees what everybody sees."""
    if desk.reader is None:
        return None
    held = await desk.view.cadres.of_person(desk.reader.id, day_of(desk.now, desk.zone))
    roles = {role for _, role in await desk.view.roles.of(desk.reader.id)}
    office = office_of(
        cadre=bool(held),
        administrator=Role.ADMINISTRATOR in roles,
        staff=Role.ORGAN_STAFF in roles,
    )
    scope = {"type": "chat", "chat_id": desk.reader.telegram_id}
    fields = {"scope": json.dumps(scope), "language_code": notice.language}
    if office is None:
        return Outgoing("deleteMyCommands", fields)
    commands = menu(menus.in_private(office), notice.language)
    return Outgoing("setMyCommands", {**fields, "commands": commands})


RENDERERS: dict[type, Renderer] = {MenuChanged: menu_changed}
