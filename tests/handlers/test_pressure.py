"""Pressure as people meet it: told in private, read above, answered; nothing leads back."""

import re

import pytest

from domain.organisations import Role
from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.services.people_of_a_county import counting_group, met
from tests.services.test_pressure import Tree, tree
from tests.storage import county
from tests.storage.county import NOON

MEI, YOUNG, CADRE, ADMINISTRATOR, ABOVE = 70, 7, 901, 903, 950
SAID = "团委有人说不参加就不给评优"


async def founded_under_a_city(storage: Storage) -> Tree:
    async with storage.read_write() as tx:
        return await tree(tx)


def button(said: Said, label: str) -> str:
    [data] = [data for text, data in said.buttons.items() if label in text]
    return data


async def test_from_the_word_to_the_answer(sqlite: Storage) -> None:
    await founded_under_a_city(sqlite)
    talk = Talk(sqlite)
    [asked] = await talk.private(YOUNG, "有人逼我")
    assert "上级\u2068Riverside\u2069" in asked.text
    assert list(asked.buttons) == ["不写细节，直接转告", "取消"]
    [shown] = await talk.private(YOUNG, "团委有人催")
    [shown] = await talk.private(YOUNG, SAID)
    assert ("还没有转" in shown.text, SAID in shown.text) == (True, True)
    assert "上级\u2068Riverside\u2069" in shown.text
    saved, reported = messages(await talk.press(YOUNG, shown.buttons["转上去"], shown))
    assert "收到了" in saved.text
    [alert] = await talk.press(YOUNG, shown.buttons["转上去"], shown)
    assert "用不上了" in alert.text
    assert reported.chat == str(ABOVE)
    assert (SAID in reported.text, "Lakeside" in reported.text) == (True, True)
    for trace in ("P7", "Li Lei", "Reading circle", "王老师", "20:00"):
        assert trace not in reported.text
    looking, hears = messages(await talk.press(ABOVE, button(reported, "我在看"), reported))
    assert "已经知道有人在看" in looking.text
    assert (hears.chat, "有人在看" in hears.text) == (str(YOUNG), True)
    [ask] = messages(await talk.press(ABOVE, button(looking, "写答复"), looking))
    assert "写一段答复" in ask.text
    assert SAID in ask.text
    [shown] = await talk.private(ABOVE, "已经说了")
    [ask] = messages(await talk.press(ABOVE, shown.buttons["上一步"], shown))
    [shown] = await talk.private(ABOVE, "已经和他们说清楚了：不参加没有任何影响。")
    assert ("还没有发" in shown.text, SAID in shown.text) == (True, True)
    sent, answer = messages(await talk.press(ABOVE, shown.buttons["发给 TA"], shown))
    assert "转给反映的人" in sent.text
    assert answer.chat == str(YOUNG)
    assert "没有任何影响" in answer.text


async def test_the_button_in_the_notice_needs_no_words_and_no_consent(sqlite: Storage) -> None:
    place = await founded_under_a_city(sqlite)
    talk = Talk(sqlite)
    [notice] = await talk.private(MEI, f"/start g{place.home.group.id}")
    [asked] = messages(await talk.press(MEI, button(notice, "有人催我"), notice))
    assert "/pressure 再加一句话" in asked.text
    [age] = messages(await talk.press(MEI, button(asked, "直接转告"), asked))
    saved, reported = messages(await talk.press(MEI, button(age, "14 到 17"), age))
    assert "/forgetme" in saved.text
    assert (reported.chat, "没有写细节" in reported.text) == (str(ABOVE), True)
    async with sqlite.read_only() as view:
        known = await view.people.by_telegram_id(MEI)
        assert known is not None
        assert await view.consents.of(known.id) == {}


async def test_of_the_youngest_nothing_is_kept(sqlite: Storage) -> None:
    await founded_under_a_city(sqlite)
    talk = Talk(sqlite)
    said = talk.message(MEI, f"/pressure {SAID}")
    [age] = await talk.arrives(message=said)
    [kind] = messages(await talk.press(MEI, button(age, "不满 14 岁"), age, above=said))
    assert "12355" in kind.text
    async with sqlite.read_only() as view:
        assert await view.people.by_telegram_id(MEI) is None


async def test_a_stranger_says_it_in_one_message(sqlite: Storage) -> None:
    """Of a group nothing is known then: the root reads it."""
    await founded_under_a_city(sqlite)
    talk = Talk(sqlite)
    said = talk.message(MEI, f"/pressure {SAID}")
    [age] = await talk.arrives(message=said)
    _, reported = messages(await talk.press(MEI, button(age, "18 岁"), age, above=said))
    assert (reported.chat, SAID in reported.text) == (str(ABOVE), True)


async def test_in_a_group_one_line_that_betrays_nothing(sqlite: Storage) -> None:
    await founded_under_a_city(sqlite)
    [line] = await Talk(sqlite).in_group(YOUNG, "/pressure")
    assert "逼" not in line.text
    assert list(line.buttons.values()) == ["https://t.me/yijiabai_bot?start=pressure"]
    [asked] = await Talk(sqlite).private(YOUNG, "/start pressure")
    assert "参不参加由你自己定" in asked.text


async def test_cancelled_nothing_is_told(sqlite: Storage) -> None:
    await founded_under_a_city(sqlite)
    talk = Talk(sqlite)
    await talk.private(YOUNG, "/pressure")
    assert "想说的时候" in (await talk.private(YOUNG, "取消"))[0].text
    [other] = await talk.private(YOUNG, SAID)
    assert "这是你的心愿吗" in other.text


@pytest.mark.parametrize("who", [CADRE, ADMINISTRATOR, YOUNG, MEI])
async def test_others_are_told_that_it_is_not_theirs(sqlite: Storage, who: int) -> None:
    await founded_under_a_city(sqlite)
    talk = Talk(sqlite)
    _, reported = await talk.private(YOUNG, f"/pressure {SAID}")
    for label in ("我在看", "写答复"):
        [alert] = await talk.press(who, button(reported, label), reported)
        assert "没有交给您" in alert.text


async def test_what_is_open_is_listed_to_its_readers(sqlite: Storage) -> None:
    place = await founded_under_a_city(sqlite)
    async with sqlite.read_write() as tx:
        second = await met(tx, 951, "Second")
        await tx.roles.grant(second.id, place.city.id, Role.ADMINISTRATOR, NOON)
    talk = Talk(sqlite)
    await talk.private(YOUNG, f"/pressure {SAID}")
    [listed] = await talk.private(951, "/pressure")
    assert SAID in listed.text
    [again] = await talk.private(YOUNG, f"/pressure {SAID}")
    assert "还在处理" in again.text


async def test_in_groups_of_several_offices_it_is_asked_where_and_that_decides_who_reads(
    sqlite: Storage,
) -> None:
    place = await founded_under_a_city(sqlite)
    async with sqlite.read_write() as tx:
        other = await county.office(tx, "Seaside")
        group = await counting_group(tx, await county.cadre(tx, "Qian", other), -300)
        await tx.memberships.join(group.id, place.home.young.id, NOON)
        reader = await met(tx, 960, "Seaside's")
        await tx.roles.grant(reader.id, other.id, Role.ADMINISTRATOR, NOON)
    talk = Talk(sqlite)
    [where] = await talk.private(YOUNG, "/pressure")
    assert "哪个群" in where.text
    [again] = await talk.private(YOUNG, SAID)
    assert again.text == where.text, "a group is to be chosen, not written"
    data = re.findall(r"pressure:in:\d+:\d+", where.fields["reply_markup"])
    assert [one.split(":")[2] for one in data] == [str(place.home.group.id), str(group.id), "0"]
    [asked] = messages(await talk.press(YOUNG, data[1], where))
    assert "Seaside" in asked.text
    [where] = messages(await talk.press(YOUNG, asked.buttons["上一步"], asked))
    data = re.findall(r"pressure:in:\d+:\d+", where.fields["reply_markup"])
    [asked] = messages(await talk.press(YOUNG, data[0], where))
    assert "Riverside" in asked.text
    _, reported = messages(await talk.press(YOUNG, asked.buttons["不写细节，直接转告"], asked))
    assert reported.chat == str(ABOVE)


async def test_whoever_is_known_without_an_age_is_asked_for_it_and_nothing_is_written_twice(
    sqlite: Storage,
) -> None:
    await founded_under_a_city(sqlite)
    async with sqlite.read_write() as tx:
        await met(tx, MEI, "Mei")
    talk = Talk(sqlite)
    await talk.private(MEI, "/pressure")
    [shown] = await talk.private(MEI, SAID)
    [age] = messages(await talk.press(MEI, shown.buttons["转上去"], shown))
    saved, reported = messages(await talk.press(MEI, button(age, "18 岁"), age))
    assert "收到了" in saved.text
    assert SAID in reported.text
    [alert] = await talk.press(MEI, button(age, "18 岁"), age)
    assert "用不上了" in alert.text


async def test_weak_signs_of_danger_do_not_betray_who_tells_of_pressure(sqlite: Storage) -> None:
    """In plain words they bring help at once, as everywhere; the numbers are shown in any case."""
    await founded_under_a_city(sqlite)
    talk, weak = Talk(sqlite), "They said: no award for whoever does not join"
    await talk.private(YOUNG, "/pressure")
    [shown] = await talk.private(YOUNG, weak)
    assert (weak in shown.text, "12356" in shown.text) == (True, True)
    saved, reported = await talk.private(YOUNG, f"/pressure {weak}")
    assert "收到了" in saved.text
    assert reported.chat == str(ABOVE)
    await talk.private(YOUNG, "/pressure")
    answers = await talk.private(YOUNG, "他们逼得我不想活了")
    [own] = [one for one in answers if one.chat == str(YOUNG)]
    assert ("12356" in own.text, "还没有转" in own.text) == (True, False)
