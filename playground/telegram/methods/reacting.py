"""Answers without a message: reactions and what follows a pressed button."""

from playground.telegram.errors import bad_request
from playground.telegram.happenings.dialogs import QUERY_LIFE
from playground.telegram.happenings.reactions import USUAL_EMOJI, react
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json

NOTICE_LENGTH = 200


def answer_callback_query(call: Call) -> bool:
    """Answer a pressed button, once and in time."""
    query = call.town.queries.get(call.text("callback_query_id"))
    late = query is None or call.town.clock.now() - query.pressed_at > QUERY_LIFE
    if query is None or late or query.bot_id != call.bot.id or query.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > NOTICE_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    answer: Json = {"text": call.text("text"), "show_alert": call.flag("show_alert")}
    if call.text("url"):
        answer["url"] = call.text("url")
    query.answer = answer
    return True


def set_message_reaction(call: Call) -> bool:
    """Set the bot's reaction: at most one, an emoji that Telegram knows."""
    where = places.writable(call)
    message = places.message(call, where, purpose="react")
    chosen = tuple(_emoji(one) for one in _reactions(call))
    if len(chosen) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    react(call.town, message, call.bot.id, chosen)
    return True


def _reactions(call: Call) -> list[Json]:
    return call.mappings("reaction", "reaction types", "ReactionType")


def _emoji(reaction: Json) -> str:
    kind = reaction.get("type")
    if kind == "custom_emoji":
        return f"custom:{reaction.get('custom_emoji_id', '')}"
    emoji = str(reaction.get("emoji", ""))
    if kind != "emoji" or emoji.replace("\ufe0f", "") not in USUAL_EMOJI:
        raise bad_request("REACTION_INVALID")
    return emoji.replace("\ufe0f", "")
