"""Polls: votes cast, changed and withdrawn, options added, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.telegram.entities import format_text
from playground.telegram.updates import news
from playground.telegram.wire.chats import chat as chat_json
from playground.telegram.wire.users import user
from playground.telegram.world.people import CHANNEL_SENDER
from playground.telegram.world.polls import Option, Poll

if TYPE_CHECKING:
    from playground.telegram.shapes import Json
    from playground.telegram.town import Town


def vote(
    town: Town, poll: Poll, voter: int, positions: list[int], as_chat: int | None = None
) -> None:
    """Choose options by position; none withdraws the vote. The bot that sent the poll is told
    the new counts, and who voted if the poll is not anonymous.
    """
    key = voter if as_chat is None else as_chat
    chosen = tuple(poll.options[position].persistent_id for position in sorted(set(positions)))
    if poll.votes.get(key, ()) == chosen:
        return
    if chosen:
        poll.votes[key] = chosen
    else:
        poll.votes.pop(key, None)
    news.poll_changed(town, poll)
    news.poll_answered(town, poll, _voter(town, voter, as_chat), chosen)


def close(town: Town, poll: Poll) -> None:
    if not poll.is_closed:
        poll.is_closed = True
        news.poll_changed(town, poll)


def close_in_time(town: Town, poll: Poll) -> None:
    """Let a poll with an end close by itself."""
    if poll.close_date:
        town.clock.at(float(poll.close_date), lambda: close(town, poll))


def add_option(town: Town, poll: Poll, person_id: int, text: str) -> Option:
    """A person adds an answer of their own."""
    option = Option(
        f"{poll.id}-{len(poll.options)}",
        format_text(text),
        added_by=person_id,
        added_at=town.clock.date(),
    )
    poll.options.append(option)
    news.poll_changed(town, poll)
    return option


def _voter(town: Town, voter: int, as_chat: int | None) -> Json:
    if as_chat is not None:
        voter_chat = chat_json(town.world, town.world.chats[as_chat])
        return {"voter_chat": voter_chat, "user": user(CHANNEL_SENDER)}
    return {"user": town.user_json(voter)}
