"""Invite links and requests to join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.telegram.happenings.membership import enter
from playground.telegram.updates import news
from playground.telegram.world.chats import Chat, InviteLink

if TYPE_CHECKING:
    from playground.telegram.town import Town


def create(town: Town, chat: Chat, creator: int, **settings: object) -> InviteLink:
    """A new invite link; `settings` are fields of InviteLink by name."""
    code = "".join(
        town.random.choices("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", k=16)
    )
    link = InviteLink(f"https://t.me/+{code}", creator, **settings)  # type: ignore[arg-type]  # fields of InviteLink by name
    chat.links[link.url] = link
    return link


def renew_primary(town: Town, chat: Chat, creator: int) -> InviteLink:
    """A new primary link; the old one is revoked."""
    for link in chat.links.values():
        if link.is_primary and link.creator_id == creator:
            link.is_revoked = True
            link.is_primary = False
    return create(town, chat, creator, is_primary=True)


def works(town: Town, link: InviteLink) -> bool:
    """Whether the link still lets people in."""
    expired = bool(link.expire_date) and link.expire_date <= town.clock.now()
    full = bool(link.member_limit) and link.joined >= link.member_limit
    return not (link.is_revoked or expired or full)


def request(town: Town, chat: Chat, person_id: int, link: InviteLink | None) -> None:
    """Ask to be let in; administrators' bots are told once."""
    if person_id in chat.requests:
        return
    chat.requests[person_id] = link.url if link else None
    if link is not None:
        link.pending += 1
    news.join_requested(town, chat, person_id, link)


def decide(town: Town, chat: Chat, actor: int, person_id: int, *, approved: bool) -> None:
    """Let in or turn away somebody who asked. KeyError if nobody did."""
    url = chat.requests.pop(person_id)
    link = chat.links.get(url) if url else None
    if link is not None:
        link.pending -= 1
    if approved:
        enter(town, chat, person_id, actor, link, by_request=True)
