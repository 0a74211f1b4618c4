"""Scenes in which a bot introduces itself, and everybody says, edits, presses and votes."""

from playground.telegram.acting.composing import DOT
from playground.telegram.clock import DAY
from tests.telegram.second_opinions.cast import NOON, Cast
from tests.telegram.second_opinions.recording import Raw

PLACE = {"latitude": 31.23, "longitude": 121.47}
MARKUP = (
    "<b>粗<i>斜</i></b> <u>下</u> <s>删</s> <tg-spoiler>藏</tg-spoiler> <code>x = 1</code> "
    '<pre><code class="language-python">print("👍")</code></pre> '
    '<a href="https://example.com/?a=1&amp;b=2">链接</a> <a href="tg://user?id=5000000002">王</a> '
    '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji> '
    '<tg-time unix="1788321600" format="wDT">中午</tg-time>'
    "<blockquote>引用</blockquote>然后<blockquote expandable>长引用</blockquote>"
)
TALK = (
    "大家早 👨‍👩‍👧 @yijiabai_bot /help@yijiabai_bot /help #周末 $USD "
    "https://example.com/球 example.org li@example.com +86 138 0013 8000"
)
FILES = ("photo", "document", "video", "animation", "audio", "voice", "video_note", "sticker")
SHARES: dict[str, Raw] = {
    "location": PLACE,
    "venue": {"location": PLACE, "title": "青年之家", "address": "人民路 1 号"},
    "contact": {"phone_number": "+8613800138000", "first_name": "王"},
    "dice": {"emoji": "🎲", "value": 4},
}


async def introducing(cast: Cast) -> None:
    api = cast.api
    await api("getMe")
    for name in ("Name", "Description", "ShortDescription"):
        field = {"Name": "name", "Description": "description"}.get(name, "short_description")
        await api(f"getMy{name}")
        await api(f"setMy{name}", **{field: "一加百"})
        await api(f"getMy{name}")
    commands = [{"command": "menu", "description": "菜单"}]
    group, reader = cast.founds("supergroup", "菜单").id, cast.friend.id
    narrow: Raw = {"type": "chat_member", "chat_id": group, "user_id": reader}
    for scope in ({"type": "default"}, narrow):
        await api("setMyCommands", commands=commands, scope=scope, language_code="zh")
        await api("getMyCommands", scope=scope, language_code="zh")
        await api("deleteMyCommands", scope=scope, language_code="zh")
        await api("getMyCommands", scope=scope, language_code="zh")
    await api("getChatMenuButton")
    web_app = {"type": "web_app", "text": "打开", "web_app": {"url": "https://example.com"}}
    for button in (web_app, {"type": "default"}, {"type": "commands"}):
        await api("setChatMenuButton", menu_button=button, chat_id=cast.owner.id)
        await api("getChatMenuButton", chat_id=cast.owner.id)
    for channels in (False, True):
        rights = dict.fromkeys(("can_pin_messages", "can_post_messages"), True)
        await api("setMyDefaultAdministratorRights", rights=rights, for_channels=channels)
        await api("getMyDefaultAdministratorRights", for_channels=channels)
    await api("getUserProfilePhotos", user_id=cast.owner.id)
    await api("getForumTopicIconStickers")
    await api("logOut")
    await api("close")


async def changing_to_a_webhook_and_back(cast: Cast) -> None:
    await cast.api("getWebhookInfo")
    await cast.api("setWebhook", url="http://127.0.0.1:9/", ip_address="127.0.0.1")
    cast.owner.starts(cast.bot, "first")
    cast.town.clock.advance(1)
    hook = cast.town.mailboxes[cast.bot.id].webhook
    assert hook is not None
    hook.last_error_date, hook.last_error_message = int(NOON), "Connection refused"
    await cast.api("getWebhookInfo")
    await cast.api("deleteWebhook")


async def talking_in_private(cast: Cast) -> None:
    owner, dialog = cast.owner, cast.owner.place(cast.bot)
    first = owner.starts(cast.bot, "wish_12")
    owner.writes(dialog, TALK, reply_to=first)
    owner.edits(owner.writes(dialog, MARKUP, parse_mode="HTML"), "改了")
    for kind in FILES:
        owner.sends(dialog, kind, name=f"名单.{kind}", caption="看 #这里")
    for kind, payload in SHARES.items():
        owner.shares(dialog, kind, payload=payload)
    owner.sends_album(dialog, ["photo", "video"], caption="合影")
    owner.asks(dialog, "几点？", options=["七点", "八点"], anonymous=False)
    owner.forwards(first, dialog)
    answer = await cast.says(dialog, "请看 https://example.com", protect_content=True)
    owner.writes(dialog, "看了", reply_to=answer)
    quoting = {"message_id": first.id, "quote": "wish_12"}
    quoted = await cast.says(dialog, "好", reply_parameters=quoting)
    owner.writes(dialog, "嗯", reply_to=quoted)
    owner.blocks(cast.bot)
    owner.unblocks(cast.bot)
    await cast.api("getChat", chat_id=owner.id)
    await cast.api("getChatMember", chat_id=owner.id, user_id=owner.id)
    await cast.api("getChatMemberCount", chat_id=owner.id)


async def sending(cast: Cast) -> None:
    api, dialog = cast.api, cast.owner.place(cast.bot)
    to = {"chat_id": dialog.id}
    await api("sendChatAction", **to, action="typing")
    preview = {"is_disabled": False, "url": "https://example.com", "prefer_large_media": True}
    keyboard = {"keyboard": [[{"text": "是"}]], "resize_keyboard": True}
    said = await cast.says(dialog, MARKUP, parse_mode="HTML", link_preview_options=preview)
    cast.owner.writes(dialog, "看见了", reply_to=said)
    await cast.says(dialog, "选吧", reply_markup=keyboard)
    await cast.says(dialog, "没了", reply_markup={"remove_keyboard": True})
    for kind in FILES:
        content = DOT if kind == "photo" else b"\x00" * 9
        details = {"caption": "<b>图</b>", "parse_mode": "HTML", "has_spoiler": True, "duration": 3}
        method = f"send{kind.title().replace('_', '')}"
        sent = await api(method, **to, **{kind: content}, **details)
        file = sent[kind][-1] if kind == "photo" else sent[kind]
        await api("getFile", file_id=file["file_id"])
        await api(method, **to, **{kind: file["file_id"]})
        cast.owner.writes(dialog, "看见了", reply_to=sent["message_id"])
    await api("sendLocation", **to, **PLACE, horizontal_accuracy=9.5, live_period=60)
    await api("sendVenue", **to, **PLACE, title="青年之家", address="人民路 1 号")
    await api("sendContact", **to, phone_number="+8613800138000", first_name="王")
    await api("sendDice", **to)
    album = [
        {"type": "photo", "media": "attach://one", "caption": "合影", "has_spoiler": True},
        {"type": "video", "media": "attach://two", "show_caption_above_media": True},
    ]
    await api("sendMediaGroup", **to, media=album, one=DOT, two=b"\x00")


async def copying_and_forwarding(cast: Cast) -> None:
    dialog, group = cast.owner.place(cast.bot), cast.founds("supergroup", "转发群")
    channel = cast.founds("channel", "转发频道")
    cast.owner.promotes(group, cast.owner.person, anonymous=True, title="团长")
    named = cast.friend.writes(group, "我说的")
    anonymous = cast.owner.writes(group, "组织说的")
    posted = cast.owner.writes(channel, "频道说的")
    cast.owner.promotes(group, cast.owner.person, anonymous=False)
    as_channel = cast.owner.writes(group, "以频道身份说的", as_chat=channel)
    picture = cast.owner.sends(dialog, "photo", caption="图")
    for said in (named, anonymous, posted, as_channel):
        forwarded = cast.owner.forwards(said, dialog)
        cast.owner.forwards(forwarded, group)
        await cast.says(dialog, reply_parameters={"message_id": said.id, "chat_id": said.chat.id})
        cast.owner.writes(dialog, "嗯", reply_to=next(reversed(dialog.messages)))
    source, last = {"chat_id": group.id, "from_chat_id": dialog.id}, dialog.last_message_id
    for method in ("forwardMessage", "copyMessage"):
        await cast.api(method, **source, message_id=picture.id)
        await cast.api(f"{method}s", **source, message_ids=[picture.id, last])
    await cast.api("copyMessage", **source, message_id=picture.id, caption="新的")


async def editing(cast: Cast) -> None:
    api, dialog = cast.api, cast.owner.place(cast.bot)
    to = {"chat_id": dialog.id}
    said = await cast.says(dialog, "旧的")
    here = {**to, "message_id": said.id}
    buttons = [
        {"text": "是", "callback_data": "yes"},
        {"text": "看", "url": "https://example.com"},
        {"text": "抄", "copy_text": {"text": "口令"}},
    ]
    await api("editMessageText", **here, text="<b>新的</b>", parse_mode="HTML")
    await api("editMessageReplyMarkup", **here, reply_markup={"inline_keyboard": [buttons]})
    cast.owner.writes(dialog, "看见了", reply_to=said)
    picture = (await api("sendPhoto", **to, photo=DOT))["message_id"]
    await api("editMessageCaption", **to, message_id=picture, caption="说明")
    media = {"type": "document", "media": "attach://one", "caption": "换了"}
    await api("editMessageMedia", **to, message_id=picture, media=media, one=b"\x00")
    await api("deleteMessage", **to, message_id=picture)
    await api("deleteMessages", **to, message_ids=[said.id, picture])


async def pressing(cast: Cast) -> None:
    group = cast.founds("supergroup", "按钮群")
    keyboard = {"inline_keyboard": [[{"text": "是", "callback_data": "yes"}]]}
    menu = await cast.says(group, "来吗？", reply_markup=keyboard)
    query = cast.friend.presses(menu, "是")
    notice = {"text": "好", "show_alert": True, "url": "https://example.com"}
    await cast.api("answerCallbackQuery", callback_query_id=query.id, **notice)
    cast.friend.presses(menu, "forged", forged=True)
    await cast.api.catches_up()
    cast.town.clock.advance(2 * DAY + 1)
    cast.friend.presses(menu, "yes")


async def reacting(cast: Cast) -> None:
    group, channel = cast.founds("supergroup", "表情群"), cast.founds("channel", "表情频道")
    said, posted = cast.friend.writes(group, "好消息"), cast.owner.writes(channel, "通知")
    cast.owner.reacts(said, ["👍", "custom:5368324170671202286"])
    cast.owner.reacts(said, "🎉")
    cast.owner.reacts(said, "")
    cast.owner.promotes(group, cast.owner.person, anonymous=True)
    cast.owner.reacts(said, "👍")
    cast.friend.reacts(posted, "custom:5368324170671202286")
    cast.town.clock.advance(180)
    await cast.api(
        "setMessageReaction",
        chat_id=group.id,
        message_id=said.id,
        reaction=[{"type": "emoji", "emoji": "👍"}],
    )


async def polling(cast: Cast) -> None:
    group = cast.founds("supergroup", "投票群")
    details: list[Raw] = [
        {"is_anonymous": False, "allows_multiple_answers": True, "allow_adding_options": True},
        {"type": "quiz", "correct_option_ids": [1], "explanation": "<b>对</b>", "open_period": 60},
        {"is_anonymous": False, "description": "说明 #投票"},
    ]
    polls = []
    for detail in details:
        to = {"chat_id": group.id, "explanation_parse_mode": "HTML"}
        sent = await cast.api(
            "sendPoll", **to, question="几点？", options=["七点", "八点"], **detail
        )
        polls.append(group.messages[sent["message_id"]])
    cast.friend.votes(polls[0], [0, 1])
    cast.friend.adds_option(polls[0], "九点")
    cast.friend.votes(polls[0], [])
    cast.owner.promotes(group, cast.owner.person, anonymous=True)
    cast.owner.votes(polls[2], 1)
    cast.friend.votes(polls[1], 0)
    cast.town.clock.advance(60)
    for poll in polls:
        cast.friend.writes(group, "看", reply_to=poll)
    await cast.api("stopPoll", chat_id=group.id, message_id=polls[0].id)
