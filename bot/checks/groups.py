"""Checks of every group: is the bot there, and does it see what is said?"""

from dataclasses import replace

import msgspec

from bot.checks.finding import Finding, fine, note, wrong
from bot.transport import Answer, NoAnswer, Transport, Unreachable
from domain.groups import Group
from services.desk import BotIdentity

SECONDS = 10
ADMINISTRATORS = frozenset({"administrator", "creator"})
AWAY = frozenset({"left", "kicked"})


class Member(msgspec.Struct, frozen=True):
    """Of `getChatMember`'s answer what is used."""

    status: str
    is_member: bool = True


async def of_groups(groups: list[Group], transport: Transport, bot: BotIdentity) -> list[Finding]:
    """Telegram is asked anew: rights may have changed while the bot was not running."""
    if not groups:
        return [note("groups", "there is none yet", "add the bot to one as an administrator")]
    return [await of_group(group, transport, bot) for group in groups]


async def of_group(group: Group, transport: Transport, bot: BotIdentity) -> Finding:
    """Told by its title: of twenty groups a number says nothing."""
    finding = await looked_at(group, transport, bot)
    return replace(finding, found=f"{group.title}: {finding.found}")


async def looked_at(group: Group, transport: Transport, bot: BotIdentity) -> Finding:
    check = f"group {group.id}"
    if group.cadre is None:
        return note(check, "no cadre has confirmed it", "its cadre presses the button in the chat")
    asked = {"chat_id": str(group.chat), "user_id": str(bot.id)}
    try:
        answer = await transport.call("getChatMember", asked, timeout=SECONDS)
    except (NoAnswer, Unreachable) as error:
        return wrong(check, f"Telegram does not answer ({type(error).__name__})", "try again")
    return found_in(check, answer, bot)


def found_in(check: str, answer: Answer, bot: BotIdentity) -> Finding:
    if not answer.ok:
        return wrong(
            check,
            f"Telegram refuses to tell about it ({answer.error_code})",
            "add the bot to the group again as an administrator",
        )
    member = msgspec.json.decode(answer.result, type=Member)
    if member.status in AWAY or not member.is_member:
        return wrong(check, "the bot is not in it", "add it again as an administrator")
    if member.status in ADMINISTRATORS:
        return fine(check, "the bot is an administrator")
    if bot.sees_all:
        return fine(check, "the bot sees what is said; as an administrator it would see reactions")
    return wrong(
        check,
        "the bot sees commands and replies to itself only, so almost nothing is counted",
        "make it an administrator of the group",
    )
