"""Users and members as JSON."""

from playground.telegram.shapes import Json
from playground.telegram.world.chats import Chat, Member, Status
from playground.telegram.world.people import Bot, Person, User
from playground.telegram.world.rights import PERMISSIONS, Rights, rights_of_kind
from playground.telegram.world.state import World


def user(account: User) -> Json:
    """A `User`; optional fields are there only when they hold something."""
    fields: Json = {
        "id": account.id,
        "is_bot": not isinstance(account, Person) and (isinstance(account, Bot) or account.is_bot),
        "first_name": account.first_name,
    }
    if isinstance(account, Person) and account.last_name:
        fields["last_name"] = account.last_name
    if account.username:
        fields["username"] = account.username
    if isinstance(account, Person):
        if account.language_code:
            fields["language_code"] = account.language_code
        if account.is_premium:
            fields["is_premium"] = True
    return fields


def me(bot: Bot) -> Json:
    """The `User` that getMe answers, with what only getMe tells."""
    return user(bot) | {
        "can_join_groups": bot.can_join_groups,
        "can_read_all_group_messages": not bot.privacy,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "supports_join_request_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def permissions(granted: Rights) -> Json:
    return {name: name in granted for name in PERMISSIONS}


def administrator_rights(granted: Rights, *, anonymous: bool, channel: bool) -> Json:
    """The flags of an administrator in this kind of chat."""
    shown: Json = {"is_anonymous": anonymous}
    return shown | {name: name in granted for name in rights_of_kind(channel)}


def member(world: World, chat: Chat, who: Member, *, seen_by: int | None = None) -> Json:
    """A `ChatMember…`; `seen_by` is the bot that asks (it may edit those it promoted)."""
    fields: Json = {"user": user(world.user(who.user_id)), "status": who.status.value}
    match who.status:
        case Status.CREATOR:
            fields["is_anonymous"] = who.anonymous
        case Status.ADMINISTRATOR:
            fields["can_be_edited"] = seen_by is not None and who.promoted_by == seen_by
            fields |= administrator_rights(
                who.rights, anonymous=who.anonymous, channel=chat.is_channel
            )
        case Status.RESTRICTED:
            fields |= {"is_member": who.inside, "until_date": who.until}
            fields |= permissions(who.permissions)
        case Status.KICKED:
            fields["until_date"] = who.until
        case Status.MEMBER | Status.LEFT:
            pass
    if who.title and who.is_administrator:
        fields["custom_title"] = who.title
    if who.tag and who.status in (Status.MEMBER, Status.RESTRICTED):
        fields["tag"] = who.tag
    return fields
