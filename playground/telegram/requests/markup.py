"""Reading reply markup: inline keyboards, reply keyboards and their removal."""

from playground.telegram.entities.links import checked_link
from playground.telegram.errors import bad_request
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json
from playground.telegram.world.chats import Chat

MOST_BUTTONS = 100
DATA_BYTES = 64
# What a button does, and the type of the field that says so.
ACTIONS = {
    "url": str,
    "callback_data": str,
    "web_app": dict,
    "login_url": dict,
    "switch_inline_query": str,
    "switch_inline_query_current_chat": str,
    "switch_inline_query_chosen_chat": dict,
    "copy_text": dict,
    "callback_game": dict,
    "pay": bool,
    "disabled": bool,
}
LOOKS = ("text", "icon_custom_emoji_id", "style")
UNPARSED = "can't parse inline keyboard button: "


def reply_markup(call: Call, where: Chat, *, inline_only: bool = False) -> Json | None:
    """The markup of a message, checked; None if there is none, an empty inline keyboard, or
    nothing that Telegram knows.
    """
    call.json("reply_markup", "reply keyboard markup")
    markup = call.mapping("reply_markup", "reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline_keyboard")
        checked = [[_button(button, where) for button in row] for row in rows if row]
        if sum(map(len, checked)) > MOST_BUTTONS:
            raise bad_request("reply markup is too long")
        return {"inline_keyboard": checked} if checked else None
    if "keyboard" in markup:
        _rows(markup["keyboard"], "keyboard")
    elif not markup.get("remove_keyboard") and not markup.get("force_reply"):
        return None
    if inline_only:
        raise bad_request("inline keyboard expected")
    return markup


def _rows(keyboard: object, field: str) -> list[list[Json]]:
    """The rows of a keyboard; a reply keyboard's button may be its text alone."""
    if not isinstance(keyboard, list):
        raise bad_request(f'field "{field}" must be of type Array')
    rows: list[list[Json]] = []
    for row in keyboard:
        if not isinstance(row, list):
            owner = " of the InlineKeyboardMarkup" if field == "inline_keyboard" else ""
            raise bad_request(f'field "{field}"{owner} must be an Array of Arrays')
        texts = field == "keyboard"
        named: list[object] = [
            {"text": one} if texts and isinstance(one, str) else one for one in row
        ]
        buttons: list[Json] = [one for one in named if isinstance(one, dict)]
        if len(buttons) != len(row):
            kind = "KeyboardButton" if texts else "InlineKeyboardButton"
            raise bad_request(f"{UNPARSED}{kind} must be an Object")
        rows.append(buttons)
    return rows


def _button(button: Json, where: Chat) -> Json:
    """The button as Telegram keeps it: what it does not know is dropped, numbers become text."""
    if "text" not in button and "icon_custom_emoji_id" not in button:
        raise bad_request(f'{UNPARSED}Can\'t find field "text"')
    kept: Json = {name: str(button[name]) for name in LOOKS if name in button}
    actions = {name: _value(button, name) for name in ACTIONS}
    action = next((name for name, value in actions.items() if value is not None), None)
    if action is None:
        raise bad_request(f"{UNPARSED}Text buttons are unallowed in the inline keyboard")
    kept[action] = actions[action]
    if len(str(kept.get("callback_data", "")).encode()) > DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "web_app" in kept and not where.is_private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if "url" in kept:
        kept["url"] = _url(str(kept["url"]))
    return kept


def _value(button: Json, name: str) -> object:
    """What a button's field of this name holds, in its type; None if nothing."""
    value, kind = button.get(name), ACTIONS[name]
    if kind is str and isinstance(value, str | int):
        return str(value) or None
    return value if isinstance(value, kind) else None


def _url(url: str) -> str:
    """The link in Telegram's form."""
    checked = checked_link(url)
    if checked is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked
