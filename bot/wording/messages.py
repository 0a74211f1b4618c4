"""Words as a message: the same keyboard and settings as an answer of a handler."""

import json

from bot.wording.outgoing import Outgoing
from texts.words import Button, Words


def message(words: Words, **more: str) -> Outgoing:
    """A text message; `more` are further form fields, such as `message_thread_id`."""
    fields = {
        "text": words.text,
        "parse_mode": "HTML",
        "link_preview_options": '{"is_disabled":true}',
        **more,
    }
    if words.buttons:
        fields["reply_markup"] = keyboard(words)
    return Outgoing("sendMessage", fields)


def keyboard(words: Words) -> str:
    rows = [[button(one) for one in row] for row in words.buttons]
    return json.dumps({"inline_keyboard": rows}, ensure_ascii=False)


def button(one: Button) -> dict[str, str]:
    if one.data is not None:
        return {"text": one.label, "callback_data": one.data}
    return {"text": one.label, "url": one.url or ""}
