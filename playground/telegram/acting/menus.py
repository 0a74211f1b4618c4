"""Which command menu an app shows: the narrowest scope that fits, in the reader's language."""

from __future__ import annotations

from playground.telegram.acting.someone import Someone
from playground.telegram.shapes import Json, encode
from playground.telegram.world.chats import Chat


def menu(commands: dict[tuple[str, str], list[Json]], reader: Someone, where: Chat) -> list[Json]:
    """The commands to show, in Telegram's order of scopes; for each the reader's language is
    tried before the list without language.
    """
    language = (reader.person.language_code or "").partition("-")[0]
    for scope in _scopes(reader, where):
        for tongue in (language, ""):
            found = commands.get((encode(scope).decode(), tongue))
            if found:
                return found
    return []


def _scopes(reader: Someone, where: Chat) -> list[Json]:
    chat_id = str(where.id)
    chat: Json = {"type": "chat", "chat_id": chat_id}
    if where.is_private:
        return [chat, {"type": "all_private_chats"}, {"type": "default"}]
    own: Json = {"type": "chat_member", "chat_id": chat_id, "user_id": str(reader.id)}
    scopes = [own]
    if reader.standing(where).is_administrator:
        scopes += [{"type": "chat_administrators", "chat_id": chat_id}, chat]
        scopes.append({"type": "all_chat_administrators"})
    else:
        scopes.append(chat)
    return [*scopes, {"type": "all_group_chats"}, {"type": "default"}]
