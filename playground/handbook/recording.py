"""A talk as it stood on somebody's screen, line by line, while it went on."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.story.reading import buttons
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message

OF_BOT = "一加百"
PICTURE = "〔图片〕"
UNSEEN = dict.fromkeys(map(ord, "\u2068\u2069"))


@dataclass(slots=True)
class Recording:
    """What is new in a chat since it was last looked at, and which button was pressed."""

    story: Story
    lines: list[str] = field(default_factory=list)
    _seen: dict[tuple[int, int], str] = field(default_factory=dict)

    def passes_over(self, chat: Chat | None) -> None:
        """What stands there so far is not of this talk."""
        for message in () if chat is None else chat.messages.values():
            self.hides(message)

    def hides(self, message: Message) -> None:
        """What Telegram writes for somebody who opens a link: nobody sees it so."""
        self._seen[message.chat.id, message.id] = shown(message)

    def hides_links(self, who: Resident) -> None:
        """Whatever somebody has "written" so far by opening links."""
        chat = self.story.private(who)
        for message in () if chat is None else chat.messages.values():
            if message.author == who.id:
                self.hides(message)

    def looks(self, chat: Chat | None) -> None:
        """Write down what was said or changed there."""
        for message in () if chat is None else list(chat.messages.values()):
            now, key = shown(message), (message.chat.id, message.id)
            if now and not message.is_service and self._seen.get(key) != now:
                self._seen[key] = now
                self._write(self._name(message), now)

    async def presses(self, who: Resident, *prefixes: str) -> None:
        """A button in the private chat, and what came of it."""
        message, data = await self.story.button(who, *prefixes)
        self.looks(self.story.private(who))
        [label] = {str(one["text"]) for one in buttons(message) if one.get("callback_data") == data}
        self._write(who.person.first_name, f"<i>按下</i>〔{label}〕")
        who.presses(message, data)
        await self.story.time.settle()
        self.looks(self.story.private(who))

    def does(self, who: Resident, what: str) -> None:
        """Something that leaves no message."""
        self._write(who.person.first_name, f"<i>{what}</i>")

    def _write(self, who: str, text: str) -> None:
        first, *others = text.split("\n")
        self.lines += [f"> **{who}**：{first}  ", *(f"> {one}  " for one in others), ">"]

    def _name(self, message: Message) -> str:
        if message.author == self.story.county.bot.id:
            return OF_BOT
        return str(self.story.town.world.user(message.author).first_name)


def shown(message: Message) -> str:
    """Text and buttons as Markdown keeps them."""
    text = message.formatted.text.strip()
    if message.kind == "photo":
        text = f"{PICTURE} {text}".strip()
    text = text.translate(UNSEEN)
    for sign in "*_<>":
        text = text.replace(sign, f"\\{sign}")
    labels = " ".join(f"〔{one.get('text')}〕" for one in buttons(message))
    return f"{text}\n{labels}" if labels else text
