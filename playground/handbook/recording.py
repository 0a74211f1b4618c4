"""A talk as it stood on somebody's screen, line by line, while it went on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playground.story.reading import buttons
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Media, Message

OF_BOT, IN_GROUP = "一加百", "（群里）"
MOMENTS = 10.0
"""Seconds of the story."""
# Names stand between marks that keep their direction to themselves; no page needs them.
UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
# What differs each time: the token of a link.
TOKEN = re.compile(r"(start=[a-z]?)[\w-]{16,}")


@dataclass(slots=True)
class Recording:
    """What is new in a chat since it was last looked at, and which button was pressed.

    `acts` counts what people had to do: taps and messages. `numbered`: each is told with its
    number.
    """

    story: Story
    numbered: bool = False
    acts: int = 0
    lines: list[str] = field(default_factory=list)
    _seen: dict[tuple[int, int], str] = field(default_factory=dict)

    def passes_over(self, chat: Chat | None) -> None:
        """What stands there so far is not of this talk."""
        for message in () if chat is None else chat.messages.values():
            self.overlooks(message)

    def overlooks(self, message: Message) -> None:
        self._seen[message.chat.id, message.id] = shown(message)

    def passes_over_links(self, who: Resident) -> None:
        """What Telegram writes for somebody who opens a link: nobody sees it so."""
        chat = self.story.private(who)
        for message in () if chat is None else chat.messages.values():
            if message.author == who.id:
                self.overlooks(message)

    def looks(self, chat: Chat | None) -> None:
        """Write down what was said or changed there."""
        for message in () if chat is None else list(chat.messages.values()):
            now, key = shown(message), (message.chat.id, message.id)
            if now and not message.is_service and self._seen.get(key) != now:
                self._seen[key] = now
                self._says(message, now)

    def looks_again(self, message: Message) -> None:
        """Write this one down, though it was passed over."""
        self._says(message, shown(message))

    async def opens(self, who: Resident, link: str, what: str) -> None:
        """A link into the private chat, and what is said there."""
        self.does(who, what)
        await self.story.opens(who, link)
        self.passes_over_links(who)
        await self.reads(who)

    async def tells_bot(self, who: Resident, text: str) -> None:
        await self.story.tells_bot(who, text)
        await self.reads(who)

    async def reads(self, *people: Resident) -> None:
        """What the bot writes to them within some moments: it keeps to Telegram's pace."""
        await self.story.time.passes(MOMENTS)
        for who in people:
            self.looks(self.story.private(who))

    async def quietly(self, who: Resident, text: str) -> None:
        """Tell the bot something, and leave it and the answer out."""
        await self.story.tells_bot(who, text)
        await self.story.time.passes(MOMENTS)
        self.passes_over(self.story.private(who))

    async def taps(self, who: Resident, label: str) -> None:
        """The newest button in the private chat with these words on it, and what came of it."""
        message, data = await self.story.time.comes(
            lambda: self.story.reading.labelled(self.story.private(who), label), f"button {label}"
        )
        await self._presses(who, message, data)

    async def presses(self, who: Resident, *prefixes: str) -> None:
        """The newest whose data begins so."""
        message, data = await self.story.button(who, *prefixes)
        await self._presses(who, message, data)

    async def _presses(self, who: Resident, message: Message, data: str) -> None:
        self.looks(self.story.private(who))
        [label] = {str(one["text"]) for one in buttons(message) if one.get("callback_data") == data}
        self.does(who, f"按下</i>〔{plain(label)}〕<i>")
        who.presses(message, data)
        await self.reads(who)

    def does(self, who: Resident, what: str) -> None:
        """Something that leaves no message."""
        self._act(who.person.first_name, f"<i>{what}</i>".replace("<i></i>", ""))

    def happens(self, what: str) -> None:
        """By itself: nobody had to do anything."""
        self.lines += [*(f"> <i>{line}</i>  " for line in what.split("\n")), ">"]

    def _says(self, message: Message, text: str) -> None:
        """With the one who reads it in private, or that it stands in a group."""
        private = message.chat.bot_id is not None
        if message.author != self.story.county.bot.id:
            name = str(self.story.town.world.user(message.author).first_name)
            self._act(name if private else f"{name}{IN_GROUP}", text)
        elif private:
            reader = self.story.town.world.user(message.chat.id)
            self._write(f"{OF_BOT} → {reader.first_name}", text)
        else:
            self._write(f"{OF_BOT}{IN_GROUP}", text)

    def _act(self, who: str, text: str) -> None:
        self.acts += 1
        self._write(f"{self.acts}. {who}" if self.numbered else who, text)

    def _write(self, who: str, text: str) -> None:
        first, *others = text.split("\n")
        self.lines += [f"> **{who}**：{first}  ", *(f"> {one}  " for one in others), ">"]

    def told(self) -> str:
        return "\n".join(self.lines[:-1])


def shown(message: Message) -> str:
    """Text and buttons as Markdown keeps them."""
    text = plain(message.formatted.text.strip())
    for sign in "*_<>":
        text = text.replace(sign, f"\\{sign}")
    if isinstance(message.content, Media):
        name = message.content.file.name if message.kind == "document" else None
        text = f"〔{'图片' if name is None else f'文件：{name}'}〕 {text}".strip()
    labels = " ".join(f"〔{plain(str(one.get('text')))}〕" for one in buttons(message))
    return f"{text}\n{labels}" if labels else text


def plain(text: str) -> str:
    return TOKEN.sub(r"\1…", text.translate(UNSEEN))
