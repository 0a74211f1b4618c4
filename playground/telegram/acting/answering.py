"""How people answer without words: reactions, buttons, votes; and what they see."""

from __future__ import annotations

from playground.telegram.acting.menus import menu
from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.happenings import dialogs, reactions, voting
from playground.telegram.happenings.dialogs import Query
from playground.telegram.shapes import Json
from playground.telegram.world.chats import Status
from playground.telegram.world.messages import Message
from playground.telegram.world.polls import Poll

REACT = "can_react_to_messages"


class Answers(Someone):
    """A person who reacts, presses, votes and reads."""

    def reacts(self, message: Message, emoji: str | list[str]) -> None:
        """Set one's reactions to a message; an empty string or list takes them back. Without
        Premium one reaction, with it three.
        """
        chosen = tuple([emoji] if isinstance(emoji, str) and emoji else emoji)
        self.need_message(message)
        standing = self.standing(message.chat)
        if standing.status is Status.RESTRICTED and REACT not in standing.permissions:
            raise Impossible(f"{self._name} has no {REACT} in {message.chat.title}")
        self._need_reactions(chosen)
        as_chat = self.stands_as(message.chat, None)
        reactions.react(self.town, message, self.id, chosen, as_chat)

    def presses(self, message: Message, button: str, *, forged: bool = False) -> Query:
        """Press an inline button by its label or its data. `forged` sends data that stands on no
        button, as a changed app can.
        """
        self.need_presence(message.chat)
        bot = self.town.world.bots.get(message.author)
        if bot is None:
            raise Impossible("only a bot's messages have buttons")
        data = button if forged else _data(message, button)
        return dialogs.press(self.town, bot, self.person, message, data)

    def votes(
        self, message: Message, options: int | list[int], *, as_chat: Place | None = None
    ) -> None:
        """Choose options of a poll by position, from 0; an empty list withdraws the vote."""
        poll = message.content
        self.need_message(message)
        if not isinstance(poll, Poll):
            raise Impossible("this message is no poll")
        chosen = [options] if isinstance(options, int) else options
        key = self.stands_as(message.chat, as_chat)
        _check_vote(poll, self.id if key is None else key, chosen)
        voting.vote(self.town, poll, self.id, chosen, key)

    def reads(self, chat: Place, limit: int = 20) -> list[Message]:
        """The last messages of a chat, oldest first, as this person sees them."""
        if limit < 1:
            raise Impossible("read at least one message")
        where = self.place(chat)
        self.need_presence(where)
        return list(where.messages.values())[-limit:]

    def sees_answer(self, query: Query | str) -> Json | None:
        """What the bot answered to a pressed button (`text`, `show_alert`); None if nothing yet."""
        found = self.town.queries.get(query) if isinstance(query, str) else query
        if found is None or found.person_id != self.id:
            raise Impossible("this person has not pressed that")
        return found.answer

    def commands_seen(self, chat: Place) -> list[Json]:
        """The command menu that this person's app shows in the chat (first bot there)."""
        where = self.place(chat)
        bots = [
            bot
            for bot in self.town.world.bots.values()
            if where.bot_id == bot.id or where.member(bot.id).is_present
        ]
        return menu(bots[0].commands, self, where) if bots else []

    def _need_reactions(self, chosen: tuple[str, ...]) -> None:
        if len(chosen) > (3 if self.person.is_premium else 1):
            raise Impossible(f"{self._name} can set one reaction, with Premium three")
        for emoji in chosen:
            known = emoji.replace("\ufe0f", "") in reactions.USUAL_EMOJI
            if not known and not emoji.startswith("custom:"):
                raise Impossible(f"Telegram has no reaction {emoji}")


def _data(message: Message, button: str) -> str:
    """The data behind a button that is named by its label or its data."""
    keyboard = (message.markup or {}).get("inline_keyboard")
    buttons = [one for row in keyboard for one in row] if isinstance(keyboard, list) else []
    for one in buttons:
        if "callback_data" in one and button in (one["callback_data"], one.get("text")):
            return str(one["callback_data"])
    labels = ", ".join(str(one.get("text")) for one in buttons if "callback_data" in one)
    if labels:
        raise Impossible(f"the message has no button {button}; there are: {labels}")
    raise Impossible(
        "the message has no buttons that send data; a button of the keyboard below the chat is "
        "pressed by writing its label"
    )


def _check_vote(poll: Poll, voter: int, chosen: list[int]) -> None:
    if poll.is_closed:
        raise Impossible("the poll is closed")
    if not all(0 <= one < len(poll.options) for one in chosen):
        raise Impossible("the poll has no such option")
    if len(chosen) > 1 and not poll.allows_multiple_answers:
        raise Impossible("the poll allows one answer only")
    if voter in poll.votes and not poll.allows_revoting:
        raise Impossible("the poll does not allow to change a vote")
