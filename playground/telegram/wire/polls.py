"""Polls and answers to them as JSON."""

from playground.telegram.shapes import Json
from playground.telegram.wire.text import formatted
from playground.telegram.wire.users import user
from playground.telegram.world.polls import Option, Poll
from playground.telegram.world.state import World


def option(world: World, poll: Poll, one: Option) -> Json:
    fields: Json = {"persistent_id": one.persistent_id}
    fields |= formatted(world, "text", one.text)
    fields["voter_count"] = poll.voters_of(one)
    if one.added_by is not None:
        fields |= {"added_by_user": user(world.user(one.added_by)), "addition_date": one.added_at}
    return fields


def poll(world: World, shown: Poll, *, in_message: bool) -> Json:
    """A `Poll`; its description stands only inside a message."""
    fields: Json = {"id": shown.id}
    fields |= formatted(world, "question", shown.question)
    fields |= {
        "options": [option(world, shown, one) for one in shown.options],
        "total_voter_count": len(shown.votes),
        "is_closed": shown.is_closed,
        "is_anonymous": shown.is_anonymous,
        "type": "quiz" if shown.is_quiz else "regular",
        "allows_multiple_answers": shown.allows_multiple_answers,
        "allows_revoting": shown.allows_revoting,
        "members_only": False,
    }
    if shown.correct:
        fields["correct_option_ids"] = shown.correct
    if shown.explanation is not None:
        fields |= formatted(world, "explanation", shown.explanation)
    if shown.description is not None and in_message:
        fields |= formatted(world, "description", shown.description)
    if shown.open_period:
        fields["open_period"] = shown.open_period
    if shown.close_date:
        fields["close_date"] = shown.close_date
    return fields


def answer(voted: Poll, voter: Json, chosen: tuple[str, ...]) -> Json:
    """A `PollAnswer`; no options means that the vote was withdrawn. `voter` is `user` or
    `voter_chat` with its object.
    """
    fields: Json = {
        "poll_id": voted.id,
        "option_ids": voted.positions(chosen),
        "option_persistent_ids": list(chosen),
    }
    return fields | voter
