"""Private chats: a person starts, blocks and unblocks a bot, and presses buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.telegram.clock import DAY
from playground.telegram.updates import news
from playground.telegram.wire.messages import inaccessible
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.chats import Chat, Member, Status
from playground.telegram.world.messages import Message

if TYPE_CHECKING:
    from playground.telegram.shapes import Json
    from playground.telegram.town import Town
    from playground.telegram.world.people import Bot, Person

QUERY_LIFE = 30.0
MESSAGE_LIFE = 2 * DAY


@dataclass(slots=True)
class Query:
    """A pressed button: it can be answered once, within half a minute."""

    id: str
    bot_id: int
    person_id: int
    message: Message
    data: str
    pressed_at: float
    answer: Json | None = None


def block(town: Town, bot: Bot, person: Person) -> None:
    """The person stops the bot; it may not write until it is unblocked."""
    dialog = town.world.start_dialog(bot, person)
    if not dialog.blocked:
        dialog.blocked = True
        _tell(town, dialog, person, Status.MEMBER, Status.KICKED)


def unblock(town: Town, bot: Bot, person: Person) -> None:
    dialog = town.world.dialog(bot, person)
    if dialog is not None and dialog.blocked:
        dialog.blocked = False
        _tell(town, dialog, person, Status.KICKED, Status.MEMBER)


def press(town: Town, bot: Bot, person: Person, message: Message, data: str) -> Query:
    """Press a button. A message that was deleted or is two days old comes as inaccessible."""
    world, number = town.world, len(town.queries) + 1
    query = Query(
        id=str(person.id * 1_000_000 + number),
        bot_id=bot.id,
        person_id=person.id,
        message=message,
        data=data,
        pressed_at=town.clock.now(),
    )
    town.queries[query.id] = query
    old = town.clock.now() - message.date > MESSAGE_LIFE
    gone = message.id not in message.chat.messages
    shown = inaccessible(world, message) if old or gone else message_json(world, message)
    payload: Json = {
        "id": query.id,
        "from": town.user_json(person.id),
        "message": shown,
        "chat_instance": str(-message.chat.id * 31 + bot.id),
        "data": data,
    }
    news.button_pressed(town, bot, payload, message.chat)
    return query


def _tell(town: Town, dialog: Chat, person: Person, old: Status, new: Status) -> None:
    bot_id = dialog.bot_id or 0
    news.member_changed(town, dialog, person.id, Member(bot_id, old), Member(bot_id, new))
