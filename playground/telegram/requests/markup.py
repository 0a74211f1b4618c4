"""Reading reply markup: inline keyboards, reply keyboards and their removal."""

from playground.telegram.errors import bad_request
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json
from playground.telegram.world.chats import Chat

MOST_BUTTONS = 100
DATA_BYTES = 64
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
OTHER_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def reply_markup(call: Call, where: Chat, *, inline_only: bool = False) -> Json | None:
    """The markup of a message, checked; None if there is none or an empty inline keyboard."""
    markup = call.mapping("reply_markup", "reply keyboard markup JSON object")
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"])
        for row in rows:
            for button in row:
                _check(button, where)
        if sum(map(len, rows)) > MOST_BUTTONS:
            raise bad_request("reply markup is too long")
        return {"inline_keyboard": rows} if rows else None
    if inline_only or not any(kind in markup for kind in OTHER_KINDS):
        raise bad_request("object expected as reply markup")
    return markup


def _rows(keyboard: object) -> list[list[Json]]:
    if not isinstance(keyboard, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    rows: list[list[Json]] = []
    for row in keyboard:
        if not isinstance(row, list):
            raise bad_request(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        buttons = [button for button in row if isinstance(button, dict)]
        if len(buttons) != len(row):
            raise bad_request(
                "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
            )
        if buttons:
            rows.append(buttons)
    return rows


def _check(button: Json, where: Chat) -> None:
    if not button.get("text") and not button.get("icon_custom_emoji_id"):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button:
        data = str(button["callback_data"]).encode()
        if not 1 <= len(data) <= DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "web_app" in button and not where.is_private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if "url" in button:
        _check_url(str(button["url"]))


def _check_url(url: str) -> None:
    scheme, _, rest = url.partition("://")
    named = scheme.lower() in ("http", "https", "tg", "ton") and bool(rest)
    bare = "://" not in url and "." in url.strip(".") and " " not in url
    if not named and not bare:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
