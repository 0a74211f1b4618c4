"""What people did and what they read, in order, as a page."""

import re

from playground.telegram.world.messages import Message

# What differs each time: the token of a link.
# Names stand between marks that keep their direction to themselves; no page needs them.
UNSEEN = dict.fromkeys(map(ord, "\u2068\u2069"))
TOKEN = re.compile(r"(start=[idg]?)[\w-]{16,}")


class Transcript:
    """`acts` counts what the people of the story had to do: taps and messages."""

    def __init__(self, title: str, about: str) -> None:
        self.acts = 0
        self._lines = [f"# {title}", "", about]

    def does(self, who: str, what: str) -> None:
        self.acts += 1
        self._lines += ["", f"**{self.acts}. {who}**：{masked(what)}"]

    def happens(self, what: str) -> None:
        """By itself, or by Telegram: nobody had to do anything."""
        self._lines += ["", f"*{masked(what)}*"]

    def reads(self, where: str, message: Message) -> None:
        """What the bot says, with its buttons below."""
        said = masked(message.formatted.text).splitlines()
        self._lines += ["", f"> **{where}**", ">", *(f"> {one}".rstrip() for one in said)]
        for row in rows_of(message):
            self._lines += [">", "> " + " ".join(f"`{one}`" for one in row)]

    def page(self) -> str:
        return "\n".join([*self._lines, "", f"一共 {self.acts} 步。", ""])


def masked(text: str) -> str:
    return TOKEN.sub(r"\1…", text.translate(UNSEEN))


def rows_of(message: Message) -> list[list[str]]:
    """The labels of the buttons, row by row."""
    return [[masked(str(one["text"])) for one in row] for row in keyboard_of(message)]


def links_of(message: Message) -> list[str]:
    """Where the buttons lead that open a link."""
    return [str(one["url"]) for row in keyboard_of(message) for one in row if "url" in one]


def keyboard_of(message: Message) -> list[list[dict[str, object]]]:
    rows = (message.markup or {}).get("inline_keyboard")
    return rows if isinstance(rows, list) else []
