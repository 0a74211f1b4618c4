"""Finding the chat, message, user or member that a call speaks of, or refusing as Telegram does."""

from playground.telegram.errors import BotApiError, bad_request, forbidden, migrated
from playground.telegram.happenings.membership import settle
from playground.telegram.requests.call import Call
from playground.telegram.world.chats import Chat, ChatType, Member, Status
from playground.telegram.world.messages import Message
from playground.telegram.world.people import MASKS, Bot, Person

MOST_MESSAGES = 100
KIND_NAMES = {
    ChatType.GROUP: "group chat",
    ChatType.SUPERGROUP: "supergroup chat",
    ChatType.CHANNEL: "channel chat",
}


def chat(call: Call, name: str = "chat_id", *, only_read: bool = False) -> Chat:
    """The chat that the bot may look into: a private one it knows, or one it belongs to. What is
    `only_read` may also be a public chat, or a basic group in which it once was.
    """
    identifier = call.text(name).strip()
    if not identifier:
        raise bad_request(f"{name} is empty")
    target = _identified(call, identifier)
    if target is None:
        raise bad_request("chat not found")
    if target > 0:
        return _private(call, target)
    found = call.town.world.chats.get(target)
    if found is None:
        raise bad_request("chat not found")
    if found.migrated_to is not None:
        raise migrated(found.migrated_to)
    _refuse_outsider(call, found, only_read=only_read)
    return found


def writable(call: Call, name: str = "chat_id") -> Chat:
    """The chat, if it can be written to: nobody blocked the bot, and it was started."""
    found = chat(call, name)
    if found.is_private:
        person = call.town.world.people[found.id]
        if person.deactivated:
            raise forbidden("user is deactivated")
        if found.blocked:
            raise forbidden("bot was blocked by the user")
        if call.town.world.dialog(call.bot, person) is None:
            raise forbidden("bot can't initiate conversation with a user")
    return found


def group(
    call: Call,
    *,
    private: str = "method is not available in private chats",
    basic: str | None = None,
) -> Chat:
    """The chat, which must not be private. `basic`: nor a basic group. Both word the refusal."""
    found = chat(call)
    if found.is_private:
        raise bad_request(private)
    if basic is not None and found.type is ChatType.GROUP:
        raise bad_request(basic)
    return found


def myself(call: Call, where: Chat) -> Member:
    """How the bot stands in the chat now."""
    return settle(call.town, where, call.bot.id)


def need(call: Call, where: Chat, right: str, refusal: str) -> None:
    """Refuse unless the bot administers the chat with this right."""
    if not myself(call, where).may(right):
        raise bad_request(refusal)


def message(call: Call, where: Chat, what: str = "message", purpose: str = "edit") -> Message:
    """The message a call is about; `what` and `purpose` word the refusal when it is not there."""
    found = where.messages.get(call.integer("message_id"))
    if found is None:
        raise bad_request(f"{what} to {purpose} not found")
    return found


def message_ids(call: Call, too_many: str) -> list[int]:
    """`message_ids`: one to a hundred of them; `too_many` words the refusal of more."""
    wanted = call.integers("message_ids")
    if not wanted:
        raise bad_request("message identifiers are not specified")
    if not all(wanted):
        raise bad_request("invalid message identifier specified")
    if len(wanted) > MOST_MESSAGES:
        raise bad_request(too_many)
    return wanted


def user_id(call: Call) -> int:
    """The user a call is about. BotApiError if there is nobody with this id."""
    wanted = call.integer("user_id")
    if wanted <= 0:
        raise bad_request("invalid user_id specified")
    world = call.town.world
    if wanted not in world.people and wanted not in world.bots and wanted not in MASKS:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return wanted


def knows(call: Call, person: Person) -> bool:
    """Whether the bot has ever met the person: a private chat or a common one."""
    world = call.town.world
    if world.dialog(call.bot, person) is not None:
        return True
    return any(
        person.id in where.members and where.member(call.bot.id).is_present
        for where in world.chats.values()
    )


def _identified(call: Call, identifier: str) -> int | None:
    if identifier.startswith("@"):
        named = call.town.world.named(identifier)
        return None if named in call.town.world.people else named
    try:
        return int(identifier)
    except ValueError:
        return None


def _private(call: Call, target: int) -> Chat:
    world = call.town.world
    if target in world.bots:
        raise forbidden("bot can't send messages to bots")
    person = world.people.get(target)
    if person is None or not knows(call, person):
        raise bad_request("chat not found")
    dialog = world.dialog(call.bot, person)
    return dialog or Chat(person.id, ChatType.PRIVATE, bot_id=call.bot.id)


def _refuse_outsider(call: Call, found: Chat, *, only_read: bool) -> None:
    member = settle(call.town, found, call.bot.id)
    was_here = call.bot.id in found.members
    open_to_all = found.username is not None or (found.type is ChatType.GROUP and was_here)
    if member.is_present or (only_read and open_to_all):
        return
    if not was_here and found.username is None:
        raise bad_request("chat not found")
    raise outsider(found, member)


def outsider(found: Chat, member: Member) -> BotApiError:
    """The refusal for a bot that is no longer, or never was, in the chat."""
    kind = KIND_NAMES[found.type]
    if member.status is Status.KICKED:
        return forbidden(f"bot was kicked from the {kind}")
    return forbidden(f"bot is not a member of the {kind}")


def is_own(bot: Bot, shown: Message) -> bool:
    """Whether the bot said this itself; a channel's post passed on is the channel's."""
    return shown.author == bot.id and not shown.is_service and not shown.automatic_forward
