"""One call of a method: who calls, and the parameters read as Telegram reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.telegram.errors import bad_request
from playground.telegram.shapes import Json, decode

if TYPE_CHECKING:
    from playground.telegram.town import Town
    from playground.telegram.updates.mailbox import Mailbox
    from playground.telegram.world.people import Bot

TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """A result with the remark that Telegram adds to some (`Webhook was set`)."""

    result: object
    description: str


@dataclass(slots=True)
class Call:
    """A bot's request. Every parameter is text, whatever form it came in: `fields` holds JSON
    text for lists and objects, and strings as they were.
    """

    town: Town
    bot: Bot
    fields: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    @property
    def mailbox(self) -> Mailbox:
        return self.town.mailboxes[self.bot.id]

    def has(self, name: str) -> bool:
        return name in self.fields

    def text(self, name: str, default: str = "") -> str:
        return self.fields.get(name, default)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as `default`, as in Telegram."""
        value = self.fields.get(name, "").strip()
        try:
            return int(value)
        except ValueError:
            return default

    def real(self, name: str) -> float:
        """A number with a fraction. BotApiError if it is missing or none."""
        try:
            return float(self.fields[name])
        except (KeyError, ValueError):
            raise bad_request(f"{name} is empty or not a number") from None

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.fields.get(name)
        return default if value is None else value.strip().lower() in TRUE

    def given(self, name: str) -> bool | None:
        """A flag that may be absent."""
        return self.flag(name) if name in self.fields else None

    def json(self, name: str, what: str) -> object:
        """The JSON value of a parameter; None if it is absent or empty. `what` names it in the
        refusal.
        """
        source = self.fields.get(name, "")
        if not source:
            return None
        try:
            return decode(source)
        except ValueError:
            raise bad_request(f"can't parse {what}: not a valid JSON") from None

    def mapping(self, name: str, what: str) -> Json:
        """A JSON object; empty if the parameter is absent."""
        value = self.json(name, what)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {what}: expected an Object")
        return value

    def array(self, name: str, what: str) -> list[object]:
        """A JSON array; empty if the parameter is absent."""
        value = self.json(name, what)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"can't parse {what}: expected an Array")
        return value

    def mappings(self, name: str, what: str) -> list[Json]:
        """A JSON array of objects."""
        values = [value for value in self.array(name, what) if isinstance(value, dict)]
        if len(values) != len(self.array(name, what)):
            raise bad_request(f"can't parse {what}: expected an Array of Object")
        return values

    def integers(self, name: str, what: str) -> list[int]:
        """A JSON array of whole numbers."""
        values = self.array(name, what)
        numbers = [value for value in values if isinstance(value, int)]
        if len(numbers) != len(values):
            raise bad_request(f"can't parse {what}: expected an Array of Number")
        return numbers
