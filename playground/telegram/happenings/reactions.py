"""Reactions: told at once with a name, or later as counts where they are anonymous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.telegram.updates import news
from playground.telegram.wire.chats import chat as chat_json
from playground.telegram.world.messages import Message

if TYPE_CHECKING:
    from playground.telegram.shapes import Json
    from playground.telegram.town import Town

COUNT_DELAY = 180.0
# The emoji with which one can react, without the variation selector.
USUAL_EMOJI = frozenset(
    [
        *"👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓",
        *"👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡",
        *("❤‍🔥", "👨‍💻", "🤷‍♂", "🤷‍♀"),
    ]
)


def react(
    town: Town, message: Message, user_id: int, emoji: tuple[str, ...], as_chat: int | None = None
) -> None:
    """Set what somebody's reaction to the message is now; none takes it back.

    In a channel and under its posts reactions are anonymous and only their counts are told, three
    minutes later.
    Bots' own reactions are not told to bots.
    """
    key = user_id if as_chat is None else as_chat
    old = message.reactions.get(key, ())
    if old == emoji:
        return
    if emoji:
        message.reactions[key] = emoji
    else:
        message.reactions.pop(key, None)
    if message.chat.is_channel or message.automatic_forward:
        _count_later(town, message)
    elif user_id not in town.world.bots:
        news.reaction_changed(town, message, _actor(town, user_id, as_chat), old, emoji)


def _actor(town: Town, user_id: int, as_chat: int | None) -> Json:
    if as_chat is not None:
        return {"actor_chat": chat_json(town.world, town.world.chats[as_chat])}
    return {"user": town.user_json(user_id)}


def _count_later(town: Town, message: Message) -> None:
    key = (message.chat.id, message.id)
    if key in town.uncounted:
        return
    town.uncounted.add(key)

    def count() -> None:
        town.uncounted.discard(key)
        if message.id in message.chat.messages:
            news.reactions_counted(town, message)

    town.clock.at(town.clock.now() + COUNT_DELAY, count)
