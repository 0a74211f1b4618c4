"""Updates as Telegram sends them, in one line each."""

import json
from datetime import UTC, datetime
from itertools import count
from typing import Any

from services.desk import BotIdentity

BOT = BotIdentity(id=9, username="Yijiabai_Bot", sees_all=False)
CHAT = -1001
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # noon in Shanghai
LI, HAN, WANG, DEPUTY = 11, 12, 19, 20
NUMBERS = count(1)

Json = dict[str, Any]


def user(number: int, **more: Any) -> Json:
    return {"id": number, "is_bot": False, "first_name": f"P{number}", **more}


def message(
    who: int | None = LI, text: str | None = "早", *, at: datetime = NOON, **more: Any
) -> Json:
    """A message in the group; `who` None leaves the sender out."""
    body: Json = {
        "message_id": next(NUMBERS),
        "date": int(at.timestamp()),
        "chat": {"id": CHAT, "type": "supergroup", "title": "青年之家"},
    }
    if who is not None:
        body["from"] = user(who)
    if text is not None:
        body["text"] = text
    return body | more


def reply(to: Json, who: int | None = LI, text: str = "好", **more: Any) -> Json:
    inner = {key: value for key, value in to.items() if key != "reply_to_message"}
    return message(who, text, reply_to_message=inner, **more)


def mention(text: str, *names: str, who: int = LI, **more: Any) -> Json:
    """Mentions by @username, with offsets in UTF-16 units."""
    entities = [
        {"type": "mention", "offset": len(text[: text.index(name)].encode("utf-16-le")) // 2}
        | {"length": len(name)}
        for name in names
    ]
    return message(who, text, entities=entities, **more)


def naming(number: int, who: int = LI, **more: Any) -> Json:
    """A mention of somebody without username."""
    entity = {"type": "text_mention", "offset": 0, "length": 2, "user": user(number)}
    return message(who, "小明 来吗", entities=[entity], **more)


def command(text: str, who: int = LI, **more: Any) -> Json:
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    return message(who, text, entities=[entity], **more)


def anonymous(text: str = "通知", **more: Any) -> Json:
    """By an administrator who stays anonymous."""
    bot = user(1087968824, is_bot=True, username="GroupAnonymousBot")
    said = message(None, text, sender_chat={"id": CHAT, "type": "supergroup"})
    return said | {"from": bot} | more


def own_post(text: str = "话题") -> Json:
    """A message of our own bot, as it is found in replies to it."""
    return message(None, text) | {"from": user(BOT.id, is_bot=True, username=BOT.username)}


def reaction(to: int, who: int | None = LI, *, new: int = 1, old: int = 0, **more: Any) -> Json:
    emoji = [{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}]
    body: Json = {
        "chat": {"id": CHAT, "type": "supergroup"},
        "message_id": to,
        "date": int(NOON.timestamp()),
        "old_reaction": emoji[:old],
        "new_reaction": emoji[:new],
    }
    if who is not None:
        body["user"] = user(who)
    return body | more


def update(content: Json, kind: str = "message", number: int | None = None) -> bytes:
    body = {"update_id": next(NUMBERS) if number is None else number, kind: content}
    return json.dumps(body, ensure_ascii=False).encode()
