"""Who the bot is: what Telegram says of the token, once at the start."""

import msgspec

from bot.problem import USAGE, WRONG, Problem
from bot.transport import NoAnswer, Transport, Unreachable
from services.desk import BotIdentity

REFUSED = frozenset({401, 404})


class Me(msgspec.Struct, frozen=True):
    """Of `getMe`'s answer what is used."""

    id: int
    username: str
    first_name: str
    can_read_all_group_messages: bool = False


async def identify(transport: Transport, *, timeout: float = 15) -> BotIdentity:
    """Problem, with the cure, if the API cannot be reached or does not know the token."""
    try:
        answer = await transport.call("getMe", timeout=timeout)
    except (NoAnswer, Unreachable) as error:
        raise Problem(
            f"the Bot API cannot be reached ({type(error).__name__}): check the network and "
            "YIJIABAI_API_URL",
            WRONG,
        ) from None
    if answer.error_code in REFUSED:
        raise Problem(
            "Telegram does not know this token: copy YIJIABAI_BOT_TOKEN anew from BotFather", USAGE
        )
    if not answer.ok:
        raise Problem(f"Telegram answered with {answer.error_code}: try again later", WRONG)
    me = msgspec.json.decode(answer.result, type=Me)
    return BotIdentity(me.id, me.username, me.can_read_all_group_messages)
