"""What a raw update tells, in the form in which the model predicts it."""

from typing import Any

from tests.telegram.second_opinions.recording import Raw
from tests.telegram.second_opinions.walk.expected.queues import Fact

# Fields of a message that are not what it says.
AROUND = frozenset(
    {
        *("message_id", "from", "sender_chat", "chat", "date", "message_thread_id", "edit_date"),
        *("reply_to_message", "is_topic_message", "forward_origin", "is_automatic_forward"),
        *("entities", "caption_entities", "reply_markup", "media_group_id"),
        *("author_signature", "sender_tag"),
    }
)

SIGNS = {"mention": "@", "hashtag": "#", "bot_command": "/", "url": "https://"}


def told(update: Raw) -> tuple[str, Fact]:
    """The kind of an update and its fact."""
    kind = next(name for name in update if name != "update_id")
    value = update[kind]
    return kind, FACTS.get(kind, _message)(value)


def _message(message: Raw) -> Fact:
    says = message.keys() - AROUND
    what = next((message[name] for name in ("text", "caption") if name in message), None)
    return (
        message["chat"]["id"],
        message["message_id"],
        message.get("from", {}).get("id"),
        what if what is not None else "+".join(sorted(says)),
        message.get("reply_to_message", {}).get("message_id"),
        message.get("message_thread_id"),
    )


def _member(change: Raw) -> Fact:
    old, new = change["old_chat_member"], change["new_chat_member"]
    outside = new["status"] in ("left", "kicked") or not new.get("is_member", True)
    user = new["user"]["id"]
    return (
        change["chat"]["id"],
        change["from"]["id"],
        user,
        old["status"],
        new["status"],
        not outside,
    )


def _reaction(change: Raw) -> Fact:
    old, new = ("".join(_emoji(change[name])) for name in ("old_reaction", "new_reaction"))
    return (change["chat"]["id"], change["message_id"], change["user"]["id"], old, new)


def _reaction_count(change: Raw) -> Fact:
    emoji: list[str] = []
    for count in change["reactions"]:
        emoji += _emoji([count["type"]]) * count["total_count"]
    return (change["chat"]["id"], change["message_id"], tuple(sorted(emoji)))


def _emoji(reactions: list[Raw]) -> list[str]:
    return [str(one["emoji"]) for one in reactions]


def _press(query: Raw) -> Fact:
    message = query["message"]
    shown = message["date"] != 0
    return (message["chat"]["id"], message["message_id"], query["from"]["id"], query["data"], shown)


def _poll(poll: Raw) -> Fact:
    counts = tuple(option["voter_count"] for option in poll["options"])
    return (poll["id"], counts, poll["is_closed"])


def _answer(answer: Raw) -> Fact:
    return (answer["poll_id"], answer["user"]["id"], tuple(answer["option_ids"]))


def _request(request: Raw) -> Fact:
    return (request["chat"]["id"], request["from"]["id"])


FACTS: dict[str, Any] = {
    "my_chat_member": _member,
    "chat_member": _member,
    "message_reaction": _reaction,
    "message_reaction_count": _reaction_count,
    "callback_query": _press,
    "poll": _poll,
    "poll_answer": _answer,
    "chat_join_request": _request,
}


def misplaced(raw: object) -> list[str]:
    """Entities that do not lie inside their text, begin or end within a character, or do not begin
    with the sign that makes them.
    """
    found: list[str] = []
    if isinstance(raw, dict):
        for name, entities in raw.items():
            text = "text" if name == "entities" else name.removesuffix("_entities")
            if name.endswith("entities"):
                found += [f"{raw[text]!r}: {one}" for one in entities if not _fits(raw[text], one)]
            found += misplaced(entities)
    elif isinstance(raw, list):
        for one in raw:
            found += misplaced(one)
    return found


def _fits(text: str, entity: Raw) -> bool:
    units = text.encode("utf-16-le")
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    if not 0 <= start < end <= len(units):
        return False
    try:
        units[:start].decode("utf-16-le")
        covered = units[start:end].decode("utf-16-le")
    except UnicodeDecodeError:
        return False
    return covered.startswith(SIGNS.get(entity["type"], ""))
