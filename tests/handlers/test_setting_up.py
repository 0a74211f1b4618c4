"""Setting up as cadres and administrators meet it: links, the bot in a group, taking it over."""

from datetime import date, timedelta
from typing import Any

from domain.groups import Group, GroupState
from domain.organisations import Level, Position, Profile, Role
from services.services import Services
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.handlers.talking import BOT, MOMENTS, US, Talk, group, messages, user
from tests.storage.county import NOON

WANG, ZHAO, STRANGER = 901, 903, 77
NONE = timedelta()
CHAT: int = group()["id"]
INTO_GROUP = "https://t.me/yijiabai_bot?startgroup=bind&admin=delete_messages+pin_messages"
RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories can_send_welcome_messages can_pin_messages"
).split()


def standing(status: str, who: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"status": status, "user": who}
    if status == "administrator":
        told |= dict.fromkeys(RIGHTS, False) | {"can_pin_messages": True}
    return told | ({"until_date": 0} if status == "kicked" else {})


def bot_moved(by: int, before: str, after: str, chat: dict[str, Any] | None = None) -> Any:
    return {
        "chat": chat or group(),
        "from": user(by),
        "date": int(NOON.timestamp()),
        "old_chat_member": standing(before, US),
        "new_chat_member": standing(after, US),
    }


async def office(tx: Transaction) -> tuple[str, str]:
    """The tokens of the administrator and of one cadre."""
    made = services(tx, NOON).organisations
    where, administrator = await made.set_up(
        "湖滨团县委", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
    )
    first = date(2026, 1, 1)
    _, token = await made.invite_cadre(where.id, "王<老师>", Position.SECONDED, first)
    return administrator, token


async def with_cadre(storage: Storage) -> Talk:
    async with storage.read_write() as tx:
        _, token = await office(tx)
    talk = Talk(storage)
    await talk.private(WANG, f"/start i{token}")
    return talk


async def telegram_says(storage: Storage, name: str, **answer: Any) -> None:
    """The answer to the cadre's getChatMember comes back as its receipt."""
    async with storage.read_write() as tx:
        made: Services = services(tx, NOON)
        [line] = await tx.cadres.all(NOON.date())
        fields = {"chat_id": str(CHAT), "user_id": str(WANG)}
        await getattr(made.groups, name)(line.id, fields, *([answer] if answer else []))


async def bound(storage: Storage, talk: Talk | None = None) -> Talk:
    talk = talk or await with_cadre(storage)
    await talk.arrives(my_chat_member=bot_moved(WANG, "left", "administrator"))
    await telegram_says(storage, "claim_checked", status="creator")
    await talk.said()
    return talk


async def here(storage: Storage) -> Group:
    async with storage.read_only() as view:
        found = await view.groups.by_chat(CHAT)
    assert found is not None
    return found


async def test_a_cadre_opens_the_link_and_is_led_through_three_steps(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        _, token = await office(tx)
    [said] = await Talk(sqlite).private(WANG, f"/start i{token}")
    assert "王&lt;老师&gt;" in said.text
    assert "挂职团干部" in said.text
    assert "1. " in said.text
    assert said.buttons == {"把我加到群里": INTO_GROUP}
    [again] = await Talk(sqlite).private(WANG, f"/start i{token}")
    assert "已经打开过" in again.text


async def test_a_link_is_no_text_whatever_its_letters_look_like(sqlite: Storage) -> None:
    """Somebody in danger may write such letters; a link that happens to hold them is none."""
    [said] = await Talk(sqlite).private(WANG, "/start iUeQ_8zS8MlALJuLM92J9Ew")
    assert "这个链接我不认识" in said.text


async def test_a_forwarded_an_unknown_and_a_broken_link_are_explained(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        _, token = await office(tx)
    talk = Talk(sqlite)
    await talk.private(WANG, f"/start i{token}")
    for payload, words in ((f"i{token}", "已经被别人打开过"), ("iNobody", "不认识")):
        [said] = await talk.private(STRANGER, f"/start {payload}")
        assert words in said.text
    async with sqlite.read_only() as view:
        assert await view.people.by_telegram_id(STRANGER) is None


async def test_an_administrator_names_the_safety_contact(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        token, _ = await office(tx)
    talk = Talk(sqlite)
    [asked] = await talk.private(ZHAO, f"/start i{token}")
    assert list(asked.buttons) == ["由我担任", "请别人担任"]
    [_, link] = await talk.press(ZHAO, asked.buttons["请别人担任"], asked)
    payload = link.text.rpartition("?start=")[2]
    told, taken = sorted(
        await talk.private(STRANGER, f"/start {payload}"), key=lambda one: one.chat == str(STRANGER)
    )
    assert "您现在是" in taken.text
    assert told.chat == str(ZHAO)
    assert f"P{STRANGER}" in told.text
    [shown] = await talk.private(ZHAO, "/safety")
    assert f"P{STRANGER}" in shown.text
    said = await talk.press(ZHAO, shown.buttons["由我担任"], shown)
    [mine] = [one for one in messages(said) if one.chat == str(ZHAO)]
    assert "现在是您" in mine.text
    [former] = [one for one in messages(said) if one.chat == str(STRANGER)]
    assert f"P{ZHAO}" in former.text
    async with sqlite.read_only() as view:
        [root] = await view.organisations.roots()
        person = await view.people.by_telegram_id(ZHAO)
    assert person is not None
    assert root.safety_contact == person.id


async def test_an_administrator_is_asked_for_a_safety_contact_as_long_as_there_is_none(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        token, _ = await office(tx)
    talk = Talk(sqlite)
    [first] = await talk.private(ZHAO, f"/start i{token}")
    [asked] = await talk.private(ZHAO, "/start")
    assert list(first.buttons) == list(asked.buttons) == ["由我担任", "请别人担任"]
    await talk.press(ZHAO, "safety:me", asked)
    for text in (f"/start i{token}", "/start"):
        [said] = await talk.private(ZHAO, text)
        assert said.buttons == {}
        assert "/safety" in said.text


async def test_nobody_else_may_see_or_name_the_safety_contact(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    for who in (WANG, STRANGER):
        [said] = await talk.private(who, "/safety")
        assert "管理员" in said.text
        for data in ("safety:me", "safety:link:1"):
            [alert] = await talk.press(who, data, said)
            assert (alert.method, alert.fields["show_alert"]) == ("answerCallbackQuery", "true")
    async with sqlite.read_only() as view:
        assert (
            await view.roles.holders((await view.organisations.roots())[0].id, Role.SAFETY_CONTACT)
            == []
        )


async def test_start_greets_a_cadre_with_what_they_need(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    [first] = await talk.private(WANG, "/start")
    assert "三步" in first.text
    talk = await bound(sqlite, talk)
    [said] = await talk.private(WANG, "/start")
    assert "/groups" in said.text
    assert "三步" not in said.text
    assert first.buttons == said.buttons == {"把我加到群里": INTO_GROUP}


async def test_the_bot_in_a_group_tells_its_cadre_in_private_and_nobody_in_the_group(
    sqlite: Storage,
) -> None:
    talk = await with_cadre(sqlite)
    [said] = await talk.arrives(my_chat_member=bot_moved(WANG, "left", "administrator"))
    assert said.chat == str(WANG)
    assert "权限齐了" in said.text
    assert list(said.buttons) == ["由我负责这个群"]


async def test_missing_rights_are_explained_tap_by_tap(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    [said] = await talk.arrives(my_chat_member=bot_moved(WANG, "left", "member"))
    assert "/setprivacy" in said.text
    assert "添加管理员" in said.text
    assert list(said.buttons) == ["由我负责这个群", "补好了，再看一次"]
    await talk.arrives(my_chat_member=bot_moved(WANG, "member", "administrator"))
    pressed = await talk.press(WANG, said.buttons["补好了，再看一次"], said)
    [changed] = [one for one in pressed if one.method == "editMessageText"]
    assert "权限齐了" in changed.text
    assert "getChatMember" in {one.method for one in pressed}


async def test_looking_again_in_vain_is_said_over_the_button(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    [said] = await talk.arrives(my_chat_member=bot_moved(WANG, "left", "member"))
    alert, asked = await talk.press(WANG, said.buttons["补好了，再看一次"], said)
    assert "还是看不到" in alert.text
    assert alert.fields["show_alert"] == "true"
    assert asked.method == "getChatMember"


async def test_when_the_missing_rights_come_the_cadre_is_told_without_asking(
    sqlite: Storage,
) -> None:
    talk = await with_cadre(sqlite)
    await talk.arrives(my_chat_member=bot_moved(WANG, "left", "member"))
    [said] = await talk.arrives(my_chat_member=bot_moved(WANG, "member", "administrator"))
    assert "权限齐了" in said.text
    assert list(said.buttons) == ["由我负责这个群"]


async def test_who_comes_by_the_link_is_not_asked_what_they_have_done(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    talk.patience = NONE
    assert await talk.arrives(my_chat_member=bot_moved(WANG, "left", "administrator")) == []
    asked = await talk.in_group(WANG, "/start@yijiabai_bot bind")
    assert {one.method for one in asked} == {"getChatMember"}
    await telegram_says(sqlite, "claim_checked", status="creator")
    talk.patience = MOMENTS
    said = messages(await talk.said())
    assert ["由我负责这个群" in one.buttons for one in said] == [False] * len(said)
    assert sum("一切就绪" in one.text for one in said) == 1


async def test_a_cadre_takes_the_group_over_and_the_welcome_is_posted(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    [found] = await talk.arrives(my_chat_member=bot_moved(WANG, "left", "administrator"))
    [toast, asked] = await talk.press(WANG, found.buttons["由我负责这个群"], found)
    assert (toast.method, asked.method) == ("answerCallbackQuery", "getChatMember")
    assert asked.fields["user_id"] == str(WANG)
    await telegram_says(sqlite, "claim_checked", status="administrator")
    said = await talk.said()
    [ready] = [one for one in messages(said) if one.chat == str(WANG)]
    [welcome] = [one for one in messages(said) if one.chat is None]
    assert "一切就绪" in ready.text
    number = (await here(sqlite)).id
    assert welcome.buttons == {"私下聊聊": f"https://t.me/yijiabai_bot?start=g{number}"}
    assert "不保存大家聊的内容" in welcome.text
    [ready] = messages(await talk.press(WANG, found.buttons["由我负责这个群"], found))
    assert (ready.method, ready.chat) == ("editMessageText", str(WANG))
    assert "一切就绪" in ready.text


async def test_who_is_no_administrator_is_told_what_to_check(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    await talk.arrives(my_chat_member=bot_moved(WANG, "left", "administrator"))
    await telegram_says(sqlite, "claim_checked", status="member")
    [said] = await talk.said()
    assert "没能确认" in said.text
    assert list(said.buttons) == ["由我负责这个群"]
    await telegram_says(sqlite, "claim_failed")
    [said] = await talk.said()
    assert "没能确认" in said.text


async def test_a_stranger_who_adds_the_bot_gets_one_line_in_the_group(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    [said] = await talk.arrives(my_chat_member=bot_moved(STRANGER, "left", "member"))
    assert said.chat is None
    assert "/bind" in said.text
    assert list(said.buttons.values()) == ["https://t.me/yijiabai_bot?start=help"]


async def test_bind_and_start_in_the_group_do_the_same_for_a_cadre(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    for text in ("/bind", "/start@yijiabai_bot"):
        said = await talk.in_group(WANG, text)
        assert sorted(one.method for one in said) == [
            "getChatMember",
            "getChatMember",
            "sendMessage",
        ]
        [line] = [one for one in said if one.method == "sendMessage"]
        assert line.chat == str(CHAT)
        assert "私下告诉您" in line.text


async def test_bind_in_private_leads_a_cadre_into_the_group(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    [said] = await talk.private(WANG, "/bind")
    assert said.buttons == {"把我加到群里": INTO_GROUP}
    [refused] = await talk.private(STRANGER, "/bind")
    assert "团干部" in refused.text


async def test_bind_in_a_group_that_counts_posts_a_new_welcome_and_says_nothing_more(
    sqlite: Storage,
) -> None:
    talk = await bound(sqlite)
    [welcome] = await talk.in_group(WANG, "/bind")
    assert "私下聊聊" in welcome.buttons


async def test_bind_by_somebody_else_is_refused_and_start_leads_into_private(
    sqlite: Storage,
) -> None:
    talk = await bound(sqlite)
    [said] = await talk.in_group(STRANGER, "/bind")
    assert "团干部" in said.text
    [said] = await talk.in_group(STRANGER, "/start")
    number = (await here(sqlite)).id
    assert said.buttons == {"打开私聊": f"https://t.me/yijiabai_bot?start=g{number}"}


async def test_an_anonymous_administrator_is_told_to_show_themselves(sqlite: Storage) -> None:
    talk = await with_cadre(sqlite)
    [said] = await talk.in_group(1087968824, "/bind", sender_chat=group())
    assert "匿名" in said.text


async def test_a_new_title_is_heard_in_silence_and_used_from_then_on(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    assert await talk.in_group(STRANGER, None, new_chat_title="夜跑群") == []
    [shown] = await talk.private(WANG, "/groups")
    assert "夜跑群" in shown.text


async def test_removed_the_cadre_is_told_and_added_again_it_goes_on(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    [said] = await talk.arrives(my_chat_member=bot_moved(STRANGER, "administrator", "kicked"))
    assert said.chat == str(WANG)
    assert "计数停着" in said.text
    assert said.buttons == {"把我加回群里": INTO_GROUP}
    [shown] = await talk.private(WANG, "/groups")
    assert "我不在群里" in shown.text
    back = await talk.arrives(my_chat_member=bot_moved(STRANGER, "kicked", "administrator"))
    assert {"一切就绪" in one.text for one in back if one.chat == str(WANG)} == {True}
    assert [list(one.buttons) for one in messages(back) if one.chat is None] == [["私下聊聊"]]
    assert (await here(sqlite)).state is GroupState.COUNTING


async def test_removed_while_it_was_blind_the_cadre_is_told_too(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    await talk.arrives(my_chat_member=bot_moved(STRANGER, "administrator", "member"))
    [said] = await talk.arrives(my_chat_member=bot_moved(STRANGER, "member", "left"))
    assert said.buttons == {"把我加回群里": INTO_GROUP}


async def test_without_rights_the_cadre_is_told_how_to_mend_it(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    [said] = await talk.arrives(my_chat_member=bot_moved(STRANGER, "administrator", "member"))
    assert "看不到" in said.text
    assert "/setprivacy" in said.text
    [toast, asked] = await talk.press(WANG, said.buttons["补好了，再看一次"], said)
    assert (toast.method, asked.method) == ("answerCallbackQuery", "getChatMember")
    assert asked.fields["user_id"] == str(BOT.id)


async def test_a_cadre_sees_the_own_groups_and_chooses_their_language(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    [shown] = await talk.private(WANG, "/groups")
    assert "计数正常" in shown.text
    [asked] = await talk.private(WANG, "/language")
    english = next(data for label, data in asked.buttons.items() if "English" in label)
    [_, said] = await talk.press(WANG, english, asked)
    assert "英文" in said.text
    assert (await here(sqlite)).language == "en"
    [line] = await talk.in_group(STRANGER, "/mydata")
    assert "private" in line.text


async def test_others_have_no_groups_and_change_no_language(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    [said] = await talk.private(STRANGER, "/groups")
    assert "团干部" in said.text
    number = (await here(sqlite)).id
    for data in (f"group:language:{number}:en", f"group:claim:{number}", f"group:check:{number}"):
        [alert] = await talk.press(STRANGER, data, said)
        assert alert.fields["show_alert"] == "true"
    assert (await here(sqlite)).language == "zh"


async def test_forged_buttons_do_nothing(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    [said] = await talk.private(WANG, "/groups")
    for data in (
        "group:claim:x",
        "group:claim:" + "9" * 30,
        "group:language:1:fr",
        "group:claim:²",
    ):
        [toast] = await talk.press(WANG, data, said)
        assert toast.method == "answerCallbackQuery"


async def test_a_migration_is_followed_in_any_order(sqlite: Storage) -> None:
    talk = await bound(sqlite)
    new = {**group(), "id": -1009, "type": "supergroup"}
    news = {
        "moved": {"my_chat_member": bot_moved(STRANGER, "left", "administrator", new)},
        "from": {"message": talk.message(STRANGER, None, chat=new, migrate_from_chat_id=CHAT)},
        "to": {"message": talk.message(STRANGER, None, chat=group(), migrate_to_chat_id=-1009)},
    }
    for one in ("moved", "from", "to"):
        await talk.arrives(**news[one])
    async with sqlite.read_only() as view:
        known = await view.groups.all()
    assert [(one.chat, one.state) for one in known] == [(-1009, GroupState.COUNTING)]
