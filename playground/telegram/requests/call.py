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
            raise bad_request(f"{name} is empty") from None

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
            raise bad_request(f"can't parse {what} JSON object") from None

    def mapping(self, name: str, what: str) -> Json:
        """A JSON object; empty if the parameter is absent."""
        value = self.json(name, what)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {what}")
        return value

    def array(self, name: str, what: str, of: str) -> list[object]:
        """A JSON array; empty if the parameter is absent. `of` names what it must hold."""
        value = self.json(name, what)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {of}")
        return value

    def mappings(self, name: str, what: str, of: str) -> list[Json]:
        """A JSON array of objects."""
        objects = [one for one in self.array(name, what, of) if isinstance(one, dict)]
        if len(objects) != len(self.array(name, what, of)):
            raise bad_request(f"can't parse {of}: {of} must be an Object")
        return objects

    def integers(self, name: str) -> list[int]:
        """A JSON array of whole numbers, which may be written as text."""
        values = self.array(name, name, "Number")
        written = [str(value) for value in values if isinstance(value, int | str)]
        if len(written) != len(values) or not all(one.isdecimal() for one in written):
            raise bad_request("expected an Array of Number")
        return [int(one) for one in written]
