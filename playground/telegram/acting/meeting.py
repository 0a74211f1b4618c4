"""How people meet bots and chats: start, block, follow links, join, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.entities import format_text
from playground.telegram.happenings import dialogs, links, membership, posting
from playground.telegram.world.chats import Chat, InviteLink, Status
from playground.telegram.world.messages import Text
from playground.telegram.world.people import Bot

if TYPE_CHECKING:
    from playground.telegram.world.messages import Message


class Meets(Someone):
    """A person who comes and goes."""

    def starts(self, bot: Place, payload: str = "") -> Message:
        """Press Start in the private chat, with the payload of a deep link if there was one; this
        lifts a block.
        """
        dialog = self.place(bot)
        self.unblocks(dialog)
        text = f"/start {payload}" if payload else "/start"
        return posting.post(self.town, dialog, self.id, Text(format_text(text)))

    def blocks(self, bot: Place) -> None:
        dialogs.block(self.town, self._bot(bot), self.person)

    def unblocks(self, bot: Place) -> None:
        dialogs.unblock(self.town, self._bot(bot), self.person)

    def opens(self, link: str) -> Message | Chat:
        """Follow a link to a bot (`?start=`, `?startgroup=` needs the chat: use `adds`), to a
        public chat, or an invitation.
        """
        url = urlsplit(link if "://" in link else f"https://{link}")
        name = url.path.strip("/")
        if name.startswith("+"):
            return self._follows(link)
        target = self.town.world.named(name)
        if target is None:
            raise Impossible(f"nobody is called {name}")
        if target in self.town.world.bots:
            payload = parse_qs(url.query).get("start", [""])[0]
            return self.starts(target, payload)
        chat = self.place(target)
        self.joins(chat)
        return chat

    def joins(self, chat: Place, link: str | None = None) -> None:
        """Come into a chat, by an invite link if one is named; where requests are asked for, this
        asks to be let in.
        """
        where = self.place(chat)
        standing = self.standing(where)
        if standing.status is Status.KICKED:
            raise Impossible(f"{self._name} is banned from {where.title}")
        if standing.is_present:
            raise Impossible(f"{self._name} is in {where.title} already")
        used = self._working(where, link) if link else None
        if where.join_by_request or (used is not None and used.creates_join_request):
            links.request(self.town, where, self.id, used)
        else:
            membership.enter(self.town, where, self.id, link=used)

    def leaves(self, chat: Place) -> None:
        where = self.place(chat)
        self.need_presence(where)
        membership.leave(self.town, where, self.id)

    def _bot(self, where: Place) -> Bot:
        dialog = self.place(where)
        if dialog.bot_id is None:
            raise Impossible("this is no bot's private chat")
        return self.town.world.bots[dialog.bot_id]

    def _follows(self, url: str) -> Chat:
        chat = next((one for one in self.town.world.chats.values() if url in one.links), None)
        if chat is None:
            raise Impossible("this invite link leads nowhere")
        self.joins(chat, url)
        return chat

    def _working(self, chat: Chat, url: str) -> InviteLink:
        link = chat.links.get(url)
        if link is None or not links.works(self.town, link):
            raise Impossible("this invite link has expired")
        return link
