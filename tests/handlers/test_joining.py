"""Joining as young people meet it: asked in private, agreeing, leaving, their own data."""

import json
from pathlib import Path

import pytest

from bot.intake.reading import read
from bot.wording.outgoing import WordingDesk
from bot.wording.people import my_data_file
from domain.consents import Purpose
from domain.notices import MyDataFile
from domain.outbox import Receipt
from domain.people import AgeBand, Person
from storage.database import Storage
from tests.desks import BOT, SHANGHAI, services
from tests.handlers.talking import LATER, US, Said, Talk, messages, user
from tests.services.people_of_a_county import County, counting_group, founded, met
from tests.storage import county as rows
from tests.storage.county import NOON
from texts.say import Say

MEI, YOUNG, CADRE = 70, 7, 901
GROUP = 1


async def county(storage: Storage) -> County:
    async with storage.read_write() as tx:
        place = await founded(tx)
        assert place.group.id == GROUP
        return place


async def person(storage: Storage, telegram_id: int = MEI) -> Person | None:
    async with storage.read_only() as view:
        return await view.people.by_telegram_id(telegram_id)


async def consents(storage: Storage, telegram_id: int = MEI) -> set[Purpose]:
    async with storage.read_only() as view:
        found = await view.people.by_telegram_id(telegram_id)
        return set() if found is None else set(await view.consents.of(found.id))


async def press(talk: Talk, label: str, under: Said, who: int = MEI) -> Said:
    """The words that answer a press; the message changes in its place."""
    [changed] = messages(await talk.press(who, labelled(under, label), under))
    assert changed.method == "editMessageText"
    return changed


def labelled(said: Said, label: str) -> str:
    [data] = [data for text, data in said.buttons.items() if label in text]
    return data


async def switches(talk: Talk) -> Said:
    [notice] = await talk.private(MEI, f"/start g{GROUP}")
    return await press(talk, "14 到 17 岁", notice)


@pytest.mark.parametrize(
    "pasted",
    [
        f"https://t.me/{BOT.username}?start=g{GROUP}",
        f"t.me/{BOT.username.upper()}?start=g{GROUP} ",
        f"http://telegram.me/{BOT.username}?start=g{GROUP}",
    ],
)
async def test_a_link_that_is_pasted_opens_like_one_that_is_tapped(
    sqlite: Storage, pasted: str
) -> None:
    await county(sqlite)
    [tapped] = await Talk(sqlite).private(MEI, f"/start g{GROUP}")
    [notice] = await Talk(sqlite).private(MEI, pasted)
    assert notice.text == tapped.text


async def test_another_bot_s_link_is_a_text_like_any_other(sqlite: Storage) -> None:
    await county(sqlite)
    [tapped] = await Talk(sqlite).private(MEI, f"/start g{GROUP}")
    [said] = await Talk(sqlite).private(MEI, f"https://t.me/another_bot?start=g{GROUP}")
    assert said.text != tapped.text


async def test_the_notice_comes_in_full_before_the_one_question(sqlite: Storage) -> None:
    place = await county(sqlite)
    [notice] = await Talk(sqlite).private(MEI, f"/start g{GROUP}")
    for words in (
        "从不保存",
        "只有你能看",
        "境外",
        "跨境",
        "/leave",
        "/forgetme",
        "王老师",
        "你多大",
        f"由\u2068{place.office.name}\u2069保管",
    ):
        assert words in notice.text
    ages = ["不满 14 岁", "14 到 17 岁", "18 岁或以上"]
    assert list(notice.buttons) == [*ages, "先不参加", "有人催我、逼我参加"]
    assert len(notice.text) < 4096
    assert await person(sqlite) is None


async def test_the_notice_speaks_english_too(sqlite: Storage) -> None:
    await county(sqlite)
    english = user(MEI, "de")
    [notice] = await Talk(sqlite).private(MEI, f"/start g{GROUP}", **{"from": english})
    for words in ("never store", "you alone", "cross-border", "/leave", "how old"):
        assert words in notice.text
    assert len(notice.text) < 4096


async def test_all_switches_are_off_at_first_and_nothing_is_kept(sqlite: Storage) -> None:
    await county(sqlite)
    seen = await switches(Talk(sqlite))
    assert [label[0] for label in seen.buttons][:4] == ["⬜"] * 4
    assert await person(sqlite) is None


async def test_the_young_are_told_that_nobody_gets_their_username(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    assert "用户名" in (await switches(talk)).text
    [notice] = await talk.private(MEI, f"/start g{GROUP}")
    assert "用户名" not in (await press(talk, "18 岁", notice)).text


async def test_a_switch_turns_on_and_off_under_the_same_message(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    seen = await press(talk, "我的活跃", await switches(talk))
    assert "✅ 我的活跃：开" in seen.buttons
    assert await consents(sqlite) == {Purpose.ACTIVITY}
    seen = await press(talk, "保持联系", seen)
    assert await consents(sqlite) == {Purpose.ACTIVITY, Purpose.CONTACT}
    seen = await press(talk, "我的活跃", seen)
    assert await consents(sqlite) == {Purpose.CONTACT}
    seen = await press(talk, "保持联系", seen)
    assert await consents(sqlite) == set()
    assert "全都关着" in seen.text


async def test_the_youngest_get_a_kind_word_and_no_row(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    [notice] = await talk.private(MEI, f"/start g{GROUP}")
    kind = await press(talk, "不满 14 岁", notice)
    assert "等你满 14 岁" in kind.text
    assert kind.buttons == {}
    assert await person(sqlite) is None
    async with sqlite.read_only() as view:
        assert not await view.refusals.has(MEI)


async def test_an_age_is_corrected_under_the_same_message(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    seen = await press(talk, "我的活跃", await switches(talk))
    assert "用户名" in seen.text
    asked = await press(talk, "我的年龄：14 到 17 岁", seen)
    older = await press(talk, "18 岁", asked)
    assert "用户名" not in older.text
    assert "✅ 我的活跃：开" in older.buttons
    known = await person(sqlite)
    assert known is not None
    assert known.age_band is AgeBand.ADULT


async def test_forged_consent_of_the_youngest_is_refused(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    seen = await switches(talk)
    [alert] = await talk.press(MEI, f"consent:activity:on:under-14:{GROUP}", seen)
    assert alert.fields["show_alert"] == "true"
    assert await person(sqlite) is None


async def test_who_said_no_is_not_asked_again_and_may_change_their_mind(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    [notice] = await talk.private(MEI, f"/start g{GROUP}")
    assert "不会再来问你" in (await press(talk, "先不参加", notice)).text
    assert await person(sqlite) is None
    [again] = await talk.private(MEI, f"/start g{GROUP}")
    assert "以前问过你" in again.text
    await press(talk, "我的活跃", await press(talk, "18 岁", again))
    assert await consents(sqlite) == {Purpose.ACTIVITY}
    async with sqlite.read_only() as view:
        assert not await view.refusals.has(MEI)


async def test_who_takes_part_sees_the_switches_at_once(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for text in (f"/start g{GROUP}", "/join"):
        [seen] = await talk.private(YOUNG, text)
        assert "✅ 保持联系：开" in seen.buttons


async def test_an_old_no_of_somebody_who_takes_part_asks_before_leaving(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    [seen] = await talk.private(YOUNG, "/join")
    [asked] = messages(await talk.press(YOUNG, f"decline:{GROUP}", seen))
    assert list(asked.buttons) == ["退出", "先不退"]
    assert await consents(sqlite, YOUNG) == {Purpose.CONTACT, Purpose.ACTIVITY}


async def test_join_without_a_group_explains_the_way(sqlite: Storage) -> None:
    await county(sqlite)
    [notice] = await Talk(sqlite).private(MEI, "/join")
    [same] = await Talk(sqlite).private(MEI, "/start g0")
    assert notice.text == same.text
    assert "从不保存" in notice.text
    seen = await press(Talk(sqlite), "18 岁", notice)
    assert not any("保持联系" in label for label in seen.buttons)
    assert "群里的按钮进来" in seen.text


async def test_leaving_asks_once_and_works_everywhere(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    [asked] = await talk.private(YOUNG, "/leave")
    assert "什么都没有变" in (await press(talk, "先不退", asked, YOUNG)).text
    assert await consents(sqlite, YOUNG) != set()
    [asked] = await talk.private(YOUNG, "/leave")
    assert "退出了" in (await press(talk, "退出", replaced(asked, "退出"), YOUNG)).text
    assert await consents(sqlite, YOUNG) == set()
    async with sqlite.read_only() as view:
        assert await view.memberships.groups_of(place.young.id) == []
    [said] = await talk.private(YOUNG, "/leave")
    assert "不用退出" in said.text


def replaced(said: Said, label: str) -> Said:
    """With the one button of exactly this label."""
    buttons = {text: data for text, data in said.buttons.items() if text == label}
    return Said(said.method, said.chat, said.text, buttons, said.fields)


async def test_the_cadre_of_the_group_need_not_join(sqlite: Storage) -> None:
    await county(sqlite)
    [said] = await Talk(sqlite).private(CADRE, f"/start g{GROUP}")
    assert "不用报名" in said.text
    assert said.buttons == {}


async def test_of_somebody_unknown_nothing_is_held(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for command in ("/mydata", "/forgetme"):
        [said] = await talk.private(MEI, command)
        assert "没有关于你的任何记录" in said.text
        assert "加密标记" not in said.text
    [notice] = await talk.private(MEI, f"/start g{GROUP}")
    await press(talk, "先不参加", notice)
    [said] = await talk.private(MEI, "/mydata")
    assert "加密标记" in said.text


async def test_own_data_come_in_words_and_as_a_file(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    said = await talk.private(YOUNG, "/mydata")
    [words] = [one for one in said if one.method == "sendMessage"]
    [file] = [one for one in said if one.method == "sendDocument"]
    for part in ("王老师", "Reading circle", "保持联系、我的活跃", "18 岁或以上", "/forgetme"):
        assert part in words.text
    assert file.chat == str(YOUNG)
    assert "全部记录" in file.text


async def test_the_file_is_all_that_is_held_as_json(sqlite: Storage) -> None:
    place = await county(sqlite)
    talk = Talk(sqlite)
    content = await file_of(talk, YOUNG)
    async with sqlite.read_only() as view:
        held = await view.my_data.of(place.young.id)
    told = json.loads(content)
    assert {**told, "outbox": []} == {**held, "outbox": []}
    assert told["people"][0]["telegram_id"] == YOUNG


async def file_of(talk: Talk, who: int) -> bytes:
    async with talk.storage.read_only() as view:
        reader = await view.people.by_telegram_id(who)
        assert reader is not None
        desk = WordingDesk(view, NOON, SHANGHAI, BOT, Say("zh"), reader)
        outgoing = await my_data_file(desk, MyDataFile(reader.id))
    assert outgoing is not None
    assert outgoing.file is not None
    return outgoing.file.content


async def test_forgetting_asks_first_and_says_farewell_with_a_receipt(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    [asked] = await talk.private(YOUNG, "/forgetme")
    assert "花名册" not in asked.text
    assert "什么都没有变" in (await press(talk, "先不删", asked, YOUNG)).text
    assert await person(sqlite, YOUNG) is not None
    [asked] = await talk.private(YOUNG, "/forgetme")
    async with sqlite.read_write() as tx:
        assert not await services(tx, NOON).people.due_scrub()
    farewell = await press(talk, "全部删掉", asked, YOUNG)
    assert "都删掉了" in farewell.text
    assert await person(sqlite, YOUNG) is None
    async with sqlite.read_write() as tx:
        assert await services(tx, NOON).people.due_scrub()


async def test_the_farewell_brings_its_receipt(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    [asked] = await talk.private(YOUNG, "/forgetme")
    body = {
        "id": "5",
        "chat_instance": "1",
        "from": user(YOUNG),
        "data": asked.buttons["全部删掉"],
        "message": {**talk.message(YOUNG, asked.text), "from": US},
    }
    pressed = json.dumps({"update_id": 1_000_000, "callback_query": body}).encode()
    async with sqlite.read_write() as tx:
        await talk.acting().act(tx, NOON, read(pressed), pressed)
        posts = [one.post for one in await tx.outbox.lease("test", NOON, LATER, 10)]
    receipts = [post.receipt for post in posts if post.name == "editMessageText"]
    assert receipts == [Receipt("farewell", 0)]


async def test_a_cadre_is_told_what_stays_with_the_office_before_being_asked(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    [asked] = await Talk(sqlite).private(CADRE, "/forgetme")
    assert "花名册" in asked.text
    assert "单位" in asked.text


async def test_pressed_twice_forgetting_says_that_nothing_is_held(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    [asked] = await talk.private(YOUNG, "/forgetme")
    await press(talk, "全部删掉", asked, YOUNG)
    assert "没有关于你的任何记录" in (await press(talk, "全部删掉", asked, YOUNG)).text


async def test_an_erased_person_is_found_nowhere_in_the_file_once_the_farewell_is_said(
    sqlite: Storage, tmp_path: Path
) -> None:
    who = 7_313_371_337  # a part of their name, too
    await county(sqlite)
    talk = Talk(sqlite)
    [notice] = await talk.private(who, f"/start g{GROUP}")
    await talk.press(who, f"consent:activity:on:18+:{GROUP}", notice)
    await talk.private(who, "/mydata")
    traces = str(who).encode(), who.to_bytes(6, "big")
    assert len(traces_in(tmp_path, *traces)) >= 2
    [asked] = await talk.private(who, "/forgetme")
    async with sqlite.read_write() as tx:  # everything said so far was delivered
        for one in await tx.outbox.lease("test", LATER, LATER, 100):
            await tx.outbox.done(one.id, "test", NOON)
    await talk.press(who, asked.buttons["全部删掉"], asked)
    async with sqlite.read_write() as tx:
        await tx.outbox.free("test")
        for one in await tx.outbox.lease("test", LATER, LATER, 100):
            await tx.outbox.done(one.id, "test", NOON)
        await services(tx, NOON).people.farewell_said()
    assert await sqlite.scrub()
    assert traces_in(tmp_path, *traces) == set()


def traces_in(folder: Path, *traces: bytes) -> set[str]:
    contents = [(path.name, path.read_bytes()) for path in folder.iterdir()]
    return {f"{name}: {one!r}" for name, content in contents for one in traces if one in content}


async def test_changing_to_another_cadre_is_a_choice_of_the_person(sqlite: Storage) -> None:
    place = await county(sqlite)
    async with sqlite.read_write() as tx:
        line = await rows.cadre(tx, "陈老师", place.office)
        await tx.cadres.take_up(line.id, (await met(tx, 904, "Chen")).id)
        other = await counting_group(tx, line, -200)
    talk = Talk(sqlite)
    [seen] = await talk.private(YOUNG, f"/start g{other.id}")
    assert "王老师" in seen.text
    assert "陈老师" in seen.text
    changed = await press(talk, "换成", seen, YOUNG)
    assert "王老师" not in changed.text
    async with sqlite.read_only() as view:
        contact = await view.contacts.of(place.young.id)
    assert contact is not None
    assert contact.cadre == line.id


@pytest.mark.parametrize("command", ["/join", "/leave", "/mydata", "/forgetme", "/language"])
async def test_in_a_group_personal_commands_lead_into_the_private_chat(
    sqlite: Storage, command: str
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    [said] = await talk.in_group(YOUNG, command)
    [link] = said.buttons.values()
    assert "\n" not in said.text
    address, _, payload = link.partition("?start=")
    assert address == "https://t.me/yijiabai_bot"
    assert payload == (f"g{GROUP}" if command == "/join" else command[1:])
    there, *_ = await talk.private(YOUNG, f"/start {payload}")
    asked, *_ = await talk.private(YOUNG, command)
    assert there.text[:60] == asked.text[:60]


async def test_blocking_the_bot_is_noted_and_undone(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    for before, after in (("member", "kicked"), ("kicked", "member")):
        moved = {
            "chat": {"id": YOUNG, "type": "private", "first_name": "P7"},
            "from": user(YOUNG),
            "date": int(NOON.timestamp()),
            "old_chat_member": {"status": before, "user": US, "until_date": 0},
            "new_chat_member": {"status": after, "user": US, "until_date": 0},
        }
        assert await talk.arrives(my_chat_member=moved) == []
        known = await person(sqlite, YOUNG)
        assert known is not None
        assert known.reachable is (after == "member")


async def test_who_leaves_the_group_is_no_longer_known_in_it(sqlite: Storage) -> None:
    place = await county(sqlite)
    moved = {
        "chat": {"id": place.group.chat, "type": "supergroup", "title": "Reading circle"},
        "from": user(YOUNG),
        "date": int(NOON.timestamp()),
        "old_chat_member": {"status": "member", "user": user(YOUNG)},
        "new_chat_member": {"status": "left", "user": user(YOUNG)},
    }
    said = await Talk(sqlite).arrives(chat_member=moved)
    assert {one.method for one in said} == {"getChatMemberCount"}
    async with sqlite.read_only() as view:
        assert await view.memberships.groups_of(place.young.id) == []


async def test_a_new_name_and_language_are_kept_up(sqlite: Storage) -> None:
    await county(sqlite)
    renamed = user(YOUNG, "en") | {"first_name": "Mei", "last_name": "Han"}
    [said] = await Talk(sqlite).private(YOUNG, "/help", **{"from": renamed})
    assert "wish" in said.text
    async with sqlite.read_only() as view:
        known = await view.people.by_telegram_id(YOUNG)
    assert known is not None
    assert (known.name, known.language) == ("Mei Han", "en")
