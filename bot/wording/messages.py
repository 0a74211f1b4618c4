"""Words as a message: the same keyboard and settings as an answer of a handler."""

import json
from html import unescape

from bot.wording.outgoing import File, Outgoing
from domain.lengths import LONGEST_MESSAGE
from texts.fitting import TAG, parted_html, seen_length
from texts.say import Say
from texts.words import Button, Words

# Of a caption's 1024 characters; the rest is for the line that says where the whole stands.
BEGINNING = 900
OF_FILES = ("chat_id", "message_thread_id", "reply_markup", "reply_parameters")


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


def photograph(words: Words, photo: str, **more: str) -> Outgoing:
    """A picture that Telegram has already, with the words under it."""
    fields = {"photo": photo, "caption": words.text, "parse_mode": "HTML", **more}
    if words.buttons:
        fields["reply_markup"] = keyboard(words)
    return Outgoing("sendPhoto", fields)


def whole(outgoing: Outgoing, say: Say) -> Outgoing:
    """A notice is one message: a text that does not fit goes as a file, with its beginning above,
    and is never cut.
    """
    text = outgoing.fields.get("text", "")
    if outgoing.method != "sendMessage" or seen_length(text) <= LONGEST_MESSAGE:
        return outgoing
    beginning = parted_html(text, BEGINNING)[0]
    kept = {name: outgoing.fields[name] for name in OF_FILES if name in outgoing.fields}
    fields = {"caption": f"{beginning}\n{say.help.whole_in_file()}", "parse_mode": "HTML", **kept}
    content = unescape(TAG.sub("", text)).encode()
    file = File("document", "1plus100.txt", content)
    return Outgoing("sendDocument", fields, file, placed=outgoing.placed)


def keyboard(words: Words) -> str:
    rows = [[button(one) for one in row] for row in words.buttons]
    return json.dumps({"inline_keyboard": rows}, ensure_ascii=False)


def button(one: Button) -> dict[str, str]:
    if one.data is not None:
        return {"text": one.label, "callback_data": one.data}
    return {"text": one.label, "url": one.url or ""}
