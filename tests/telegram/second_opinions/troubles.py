"""What goes wrong when a bot sends: each function brings it about, and says in which chat."""

from playground.telegram.acting.resident import Resident
from playground.telegram.town import Town
from playground.telegram.world.people import Bot


def _people(town: Town) -> tuple[Bot, Resident, Resident]:
    """The bot, the first person (who has started it), and the second (who owns the groups)."""
    [bot] = town.world.bots.values()
    first, second, *_ = town.world.people.values()
    return bot, town.person(first.id), town.person(second.id)


def _groups(town: Town) -> list[int]:
    return list(town.world.chats)


def blocked(town: Town) -> int:
    bot, person, _ = _people(town)
    person.blocks(bot)
    return person.id


def deactivated(town: Town) -> int:
    _, person, _ = _people(town)
    person.person.deactivated = True
    return person.id


def never_started(town: Town) -> int:
    """Somebody known from a group only."""
    bot, _, owner = _people(town)
    stranger = town.add_person("新人")
    owner.adds(_groups(town)[0], stranger.person)
    assert town.world.dialog(bot, stranger.person) is None
    return stranger.id


def kicked_from_a_supergroup(town: Town) -> int:
    bot, _, owner = _people(town)
    owner.bans(_groups(town)[0], bot)
    return _groups(town)[0]


def kicked_from_a_group(town: Town) -> int:
    bot, _, owner = _people(town)
    owner.bans(_groups(town)[1], bot)
    return _groups(town)[1]


def put_out_of_a_supergroup(town: Town) -> int:
    bot, _, owner = _people(town)
    owner.kicks(_groups(town)[0], bot)
    return _groups(town)[0]


def never_in_the_channel(town: Town) -> int:
    _, _, owner = _people(town)
    return owner.founds("channel", "团讯", username="news").id


# How Telegram words its 403, and what has happened.
FORBIDDEN = {
    "Forbidden: bot was blocked by the user": blocked,
    "Forbidden: user is deactivated": deactivated,
    "Forbidden: bot can't initiate conversation with a user": never_started,
    "Forbidden: bot was kicked from the supergroup chat": kicked_from_a_supergroup,
    "Forbidden: bot was kicked from the group chat": kicked_from_a_group,
    "Forbidden: bot is not a member of the supergroup chat": put_out_of_a_supergroup,
    "Forbidden: bot is not a member of the channel chat": never_in_the_channel,
}


def moved(town: Town) -> tuple[int, int]:
    """A basic group becomes a supergroup without a word; its old id and its new one."""
    _, _, owner = _people(town)
    old = _groups(town)[1]
    return old, owner.migrates(old, "silent").id
