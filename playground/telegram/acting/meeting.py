"""How people meet bots and chats: start, block, follow links, join, leave."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playground.telegram.acting.someone import Impossible, Place, Someone
from playground.telegram.entities import format_text
from playground.telegram.happenings import dialogs, links, membership, posting
from playground.telegram.world.chats import Chat, InviteLink, Status
from playground.telegram.world.messages import Message, Text
from playground.telegram.world.people import Bot


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
        """Follow a link to a bot (`?start=`), to a public chat, or an invitation."""
        url = urlsplit(link if "://" in link else f"https://{link}")
        name, query = url.path.strip("/"), parse_qs(url.query)
        if url.hostname not in ("t.me", "telegram.me"):
            raise Impossible("only links to t.me can be followed")
        if "startgroup" in query or "startchannel" in query:
            raise Impossible("such a link asks for a chat: add the bot to it instead")
        if name.startswith("+"):
            chat = self._chat_of(link)
            self.joins(chat, link)
            return chat
        target = self.town.world.named(name)
        if target is None:
            raise Impossible(f"nobody is called {name}")
        if target in self.town.world.bots:
            return self.starts(target, query.get("start", [""])[0])
        chat = self.group(target)
        if not self.standing(chat).is_present:
            self.joins(chat)
        return chat

    def joins(self, chat: Place, link: str | None = None) -> None:
        """Come into a chat, by an invite link if one is named, else as if one had been at hand;
        where requests are asked for, this asks to be let in.
        """
        where = self._chat_of(link) if link else self.group(chat)
        standing = self.standing(where)
        if where.migrated_to is not None:
            raise Impossible(f"{where.title} has moved: its id is now {where.migrated_to}")
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
        where = self.group(chat)
        self.need_presence(where)
        membership.leave(self.town, where, self.id)

    def _bot(self, where: Place) -> Bot:
        dialog = self.place(where)
        if dialog.bot_id is None:
            raise Impossible("this is no bot's private chat")
        return self.town.world.bots[dialog.bot_id]

    def _chat_of(self, link: str) -> Chat:
        """The chat to which an invite link leads."""
        for chat in self.town.world.chats.values():
            if link in chat.links:
                return chat
        raise Impossible("this invite link leads nowhere")

    def _working(self, chat: Chat, url: str) -> InviteLink:
        link = chat.links[url]
        if not links.works(self.town, link):
            raise Impossible("this invite link has expired")
        return link
