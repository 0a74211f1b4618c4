"""Who lives in the town: people, bots, and the accounts that Telegram shows in place of people."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Person:
    """A human account. `language_code` is what the person's app reports, e.g. `zh-hans`."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "zh-hans"
    is_premium: bool = False
    deactivated: bool = False


@dataclass(slots=True)
class Bot:
    """A bot account and what its owner has set for it.

    `privacy` is privacy mode: a change reaches a group only when the bot is added there anew.
    Commands are kept as (scope key, language) → list of command objects, texts by language.
    """

    id: int
    token: str
    first_name: str
    username: str
    privacy: bool = True
    can_join_groups: bool = True
    commands: dict[tuple[str, str], list[dict[str, object]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, object]] = field(default_factory=dict)
    group_rights: frozenset[str] = frozenset()
    channel_rights: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mask:
    """An account that stands in `from` when the real author is hidden or is a chat."""

    id: int
    first_name: str
    username: str | None
    is_bot: bool


User = Person | Bot | Mask

ANONYMOUS_ADMINISTRATOR = Mask(1_087_968_824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_SENDER = Mask(136_817_688, "Channel", "Channel_Bot", is_bot=True)
TELEGRAM = Mask(777_000, "Telegram", None, is_bot=False)
MASKS = {mask.id: mask for mask in (ANONYMOUS_ADMINISTRATOR, CHANNEL_SENDER, TELEGRAM)}
