"""An excerpt of what people of the county saw, read off their own screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.markup import escape
from rich.panel import Panel

from playground.story.books import ZONE
from playground.story.county import RAILWAY, Room
from playground.story.prompts_compared import is_prompt
from playground.story.reading import buttons
from playground.story.reports_told import said_of
from playground.story.sent import Sent, sent_to
from playground.story.story import Story
from playground.story.wanted import SIGN
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message

LONGEST = 160
FIRST, LAST = 5, 6
OF_OFFICE = ("行要改", "链接单，共 5 张", "导入好了", "没有人负责", "各群合计\n")


def excerpts(story: Story) -> Iterator[Panel]:
    """How the office brought its roster in and what it saw at the end, a young person's private
    chat, a topic in a group, what a cadre read at the end; and what was said by itself:
    prompts and own reminders through the quarter, and about the report that is owed.
    """
    office = story.county.administrator
    told = [story.reading.containing(story.private(office), words) for words in OF_OFFICE]
    read = sorted((one for one in told if one is not None), key=lambda one: one.id)
    yield _panel(story, f"{office.person.first_name} · 私聊", read)
    if story.model is not None:
        chat = story.private(story.model)
        yield _panel(story, f"{story.model.person.first_name} · 私聊", _some(_all(chat)))
    if story.answered is not None:
        group = story.answered.chat
        said = [one for one in _all(group) if one.reply_to == story.answered.id]
        yield _panel(story, f"{group.title} · 话题", [story.answered, *said[:4]])
    cadre = story.county.room(0).cadre
    owed = story.reading.containing(story.private(cadre), "五个一")
    read = [*story.unasked(cadre)[-1:], *([] if owed is None else [owed])]
    yield _panel(story, f"{cadre.person.first_name} · 私聊", read)
    yield from _by_itself(story)


def _by_itself(story: Story) -> Iterator[Panel]:
    """Of somebody who mutes the last reminders, of somebody with reminders of their own, and of
    the railway's office.
    """
    hears, reminds = story.county.room(2), story.county.room(0)
    prompts = [one for one in _sent(story, hears) if is_prompt(one.text)]
    words = {f"{SIGN}{one.text}" for one in story.wanted.reminders}
    own = [one for one in _sent(story, reminds) if one.text in words]
    group = [one for one in sent_to(story.town, reminds.chat.id) if one.text in words]
    yield _told(f"{hears.cadre.person.first_name} · 一季的提示", prompts)
    yield _told(f"{reminds.cadre.person.first_name} · 自己设的提醒", own[:3])
    yield _told(f"{reminds.name} · 定时发到群里", group)
    railway = sent_to(story.town, story.county.railwayman.id)
    reports = [one for one in railway if any(map(said_of, one.text.splitlines()))]
    yield _told(f"{RAILWAY} · 该交的季度报告", reports)


def _sent(story: Story, room: Room) -> Iterator[Sent]:
    return sent_to(story.town, room.cadre.id)


def _told(title: str, sent: Sequence[Sent]) -> Panel:
    lines = [escape(f"{one.minute}  {_short(one.text)}") for one in sent]
    return Panel("\n".join(lines), title=escape(title), title_align="left")


def _all(chat: Chat | None) -> list[Message]:
    messages = chat.messages.values() if chat is not None else ()
    return [one for one in messages if one.formatted.text or one.kind == "photo"]


def _some(messages: list[Message]) -> list[Message]:
    """How it began, and how it stands."""
    return messages[:FIRST] + messages[FIRST:][-LAST:]


def _panel(story: Story, title: str, messages: Sequence[Message]) -> Panel:
    lines = [_line(story, message) for message in messages]
    return Panel("\n".join(lines), title=escape(title), title_align="left")


def _line(story: Story, message: Message) -> str:
    when = datetime.fromtimestamp(message.date, ZONE)
    who = "一加百" if message.author == story.county.bot.id else _name(story, message)
    text = message.formatted.text or "[图片]"
    labels = " ".join(f"〔{one.get('text')}〕" for one in buttons(message))
    return escape(
        f"{when:%m-%d %H:%M}  {who}：{_short(text)}" + (f"\n{'':13}{labels}" if labels else "")
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _name(story: Story, message: Message) -> str:
    if message.sender_chat is not None:
        return message.chat.title or ""
    return str(story.town.world.user(message.author).first_name)
