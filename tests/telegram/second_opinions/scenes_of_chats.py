"""Scenes in which chats are looked after: members, rights, links, topics, channels, moving."""

from playground.telegram.acting.composing import DOT
from playground.telegram.clock import DAY
from playground.telegram.happenings.chats import Order
from playground.telegram.world.rights import PERMISSIONS
from tests.telegram.second_opinions.cast import NOON, Cast


async def governing(cast: Cast) -> None:
    api, group = cast.api, cast.founds("supergroup", "管理群", "governed")
    here, guest = {"chat_id": group.id}, {"chat_id": group.id, "user_id": cast.guest.id}
    permissions = dict.fromkeys(PERMISSIONS, True)
    await api("setChatPermissions", **here, permissions=permissions | {"can_pin_messages": False})
    await api("setChatTitle", **here, title="新名字")
    await api("setChatDescription", **here, description="说明")
    await api("setChatPhoto", **here, photo=DOT)
    cast.guest.joins(group)
    await api("getChatMember", **guest)
    await api("setChatMemberTag", **guest, tag="新人")
    await api("getChatMember", **guest)
    cast.guest.writes(group, "我有标签")
    until = int(cast.town.clock.now()) + DAY
    await api("restrictChatMember", **guest, permissions={"can_send_messages": True})
    await api("restrictChatMember", **guest, permissions={}, until_date=until)
    await api("getChatMember", **guest)
    await api("restrictChatMember", **guest, permissions=permissions)
    await api("promoteChatMember", **guest, can_pin_messages=True, is_anonymous=True)
    await api("setChatAdministratorCustomTitle", **guest, custom_title="值班")
    await api("getChatMember", **guest)
    cast.guest.writes(group, "我是值班的")
    await api("getChatAdministrators", **here, return_bots=True)
    await api("promoteChatMember", **guest)
    for method in ("banChatMember", "kickChatMember"):
        await api(method, **guest, until_date=until)
        await api("getChatMember", **guest)
        await api("unbanChatMember", **guest, only_if_banned=True)
        cast.owner.adds(group, cast.guest.person)
    await api("unbanChatMember", **guest)
    await api("getChatMember", **guest)
    await api("getChatMember", **here, user_id=cast.owner.id)
    await api("getChatMemberCount", **here)
    await api("getChatMembersCount", **here)
    said = await cast.says(group, "置顶")
    await api("pinChatMessage", **here, message_id=said.id)
    await api("exportChatInviteLink", **here)
    await api("getChat", **here)
    await api("unpinChatMessage", **here, message_id=said.id)
    cast.owner.pins(said)
    await api("unpinAllChatMessages", **here)
    await api("deleteChatPhoto", **here)
    cast.owner.renames(group, "又一个名字")


async def coming_and_going(cast: Cast) -> None:
    api, group = cast.api, cast.founds("supergroup", "来往群")
    cast.guest.joins(group)
    cast.owner.restricts(group, cast.guest.person, permissions=["can_send_messages"])
    cast.guest.leaves(group)
    cast.guest.joins(group)
    cast.owner.promotes(group, cast.guest.person, title="班长")
    cast.owner.demotes(group, cast.guest.person)
    cast.owner.kicks(group, cast.guest.person)
    cast.owner.bans(group, cast.guest.person)
    cast.owner.unbans(group, cast.guest.person)
    here = {"chat_id": group.id}
    fields = {"name": "青年", "expire_date": int(NOON) + 30 * DAY}
    link = await api("createChatInviteLink", **here, **fields, member_limit=9)
    cast.guest.opens(link["invite_link"])
    cast.guest.leaves(group)
    named = {**here, "invite_link": link["invite_link"]}
    await api("editChatInviteLink", **named, name="要申请", creates_join_request=True)
    cast.guest.opens(link["invite_link"])
    await api("declineChatJoinRequest", **here, user_id=cast.guest.id)
    cast.guest.opens(link["invite_link"])
    await api("approveChatJoinRequest", **here, user_id=cast.guest.id)
    await api("revokeChatInviteLink", **named)
    cast.guest.leaves(group)
    group.join_by_request = True
    cast.guest.joins(group)
    cast.owner.decides(group, cast.guest.person)
    await api("leaveChat", **here)
    for put_out in (cast.owner.kicks, cast.owner.bans):
        cast.owner.adds(group, cast.bot)
        cast.owner.restricts(group, cast.bot)
        put_out(group, cast.bot)


async def keeping_topics(cast: Cast) -> None:
    api, forum = cast.api, cast.founds("supergroup", "论坛")
    cast.owner.turns_on_topics(forum)
    sport = cast.owner.opens_topic(forum, "运动")
    cast.friend.writes(forum, "谁打球？", topic=sport.id)
    cast.friend.writes(forum, "在大厅")
    cast.owner.closes_topic(forum, sport.id)
    cast.owner.reopens_topic(forum, sport.id)
    here = {"chat_id": forum.id}
    topic = await api("createForumTopic", **here, name="读书", icon_color=16478047)
    there = {**here, "message_thread_id": topic["message_thread_id"]}
    said = await api("sendMessage", **there, text="看什么书？")
    cast.friend.writes(forum, "《活着》", reply_to=said["message_id"])
    await api("editForumTopic", **there, name="看书", icon_custom_emoji_id="5368324170671202286")
    await api("createForumTopic", **here, name="图标", icon_custom_emoji_id="5368324170671202286")
    await api("closeForumTopic", **there)
    await api("reopenForumTopic", **there)
    await api("unpinAllForumTopicMessages", **there)
    await api("deleteForumTopic", **there)
    await api("editGeneralForumTopic", **here, name="大厅")
    for method in ("close", "reopen", "hide", "unhide"):
        await api(f"{method}GeneralForumTopic", **here)
    await api("unpinAllGeneralForumTopicMessages", **here)
    await api("getChat", **here)


async def posting_in_a_channel(cast: Cast) -> None:
    api, channel, group = (
        cast.api,
        cast.founds("channel", "团讯"),
        cast.founds("supergroup", "评论"),
    )
    cast.owner.links(channel, group)
    here = {"chat_id": channel.id}
    posted = cast.owner.writes(channel, "通知 https://example.com")
    forwarded = next(reversed(group.messages.values()))
    cast.friend.writes(group, "收到", reply_to=forwarded)
    cast.owner.edits(posted, "通知（更正）")
    cast.owner.sends_album(channel, ["photo", "photo"], caption="活动照片")
    cast.owner.asks(channel, "几点？", options=["七点", "八点"])
    cast.owner.renames(channel, "团讯二")
    own = await cast.says(channel, "机器人发的")
    await api("editMessageText", **here, message_id=own.id, text="机器人改的")
    await api("pinChatMessage", **here, message_id=own.id)
    await api("exportChatInviteLink", **here)
    await api("getChat", **here)
    await api("getChat", chat_id=group.id)
    await api("getChatAdministrators", **here)
    cast.owner.promotes(channel, cast.friend.person, rights=["can_post_messages"])
    cast.owner.bans(channel, cast.guest.person)
    cast.owner.promotes(channel, cast.bot, rights=["can_post_messages"])


async def moving(cast: Cast) -> None:
    for order in Order:
        group = cast.founds("group", f"小群 {order}")
        cast.friend.writes(group, "搬家前")
        await cast.api("getChat", chat_id=group.id)
        new = cast.owner.migrates(group, order)
        cast.friend.writes(new, "搬家后")
        await cast.api("getChat", chat_id=new.id)
