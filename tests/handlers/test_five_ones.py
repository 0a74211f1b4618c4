"""The Five Ones, policies and yearly meetings as people meet them, in private."""

from datetime import timedelta

from domain.activities import Plan
from domain.check_ins import Way
from domain.five_ones import ActivityId
from domain.organisations import Level, Profile, Role
from storage.database import Storage
from tests.handlers.talking import Talk, messages
from tests.services.people_of_a_county import County, founded, met
from tests.storage.county import HOUR, NOON
from texts.catalogue import FIRST_ISOLATE, POP_ISOLATE

YOUNG, CADRE, ADMINISTRATOR, BELOW = 7, 901, 903, 950
DAY = timedelta(days=1)


async def county(sqlite: Storage) -> County:
    """With three activities of the cadre, and an office below with its own administrator."""
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        for kind, days in (("league-class", 0), ("volunteer-service", 3)):
            at = NOON + days * DAY
            plan = Plan(kind, "读 <书>", at, at + HOUR, "Hall")
            await tx.activities.plan(place.line.id, place.group.id, plan, NOON)
        there = await met(tx, BELOW, "Sun")
        below = await tx.organisations.add(
            "湖畔乡",
            Level.GRASSROOTS_COMMITTEE,
            Profile.NOTICE_2017,
            zone="Asia/Shanghai",
            language="zh",
            parent=place.office.id,
        )
        await tx.roles.grant(there.id, below.id, Role.ADMINISTRATOR, NOON)
        return place


def plain(text: str) -> str:
    """Without what isolates a name."""
    return text.replace(FIRST_ISOLATE, "").replace(POP_ISOLATE, "")


async def test_a_cadre_reads_what_counts_and_what_not_yet_and_why(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite, now=NOON + HOUR)
    (told,) = await talk.private(CADRE, "五个一")
    assert "（专职）3月1日至4月30日" in told.text
    assert "还有 60 天" in told.text
    assert "要 5 次，算数 0 次，进度 0%" in told.text
    assert "团课｜读 &lt;书&gt;，3月2日：签到或确认 0 人，要满 3 人" in plain(told.text)
    assert "3月5日：还没开始" in told.text
    assert "已问 1 人，其中 1 人参加" in told.text
    (before,) = messages(await talk.press(CADRE, told.buttons["‹ 上一期"], told))
    assert "1月1日至2月28日" in before.text
    assert "这一期已经结束" in before.text
    (after,) = messages(await talk.press(CADRE, told.buttons["下一期 ›"], told))
    assert "这一期还没开始" in after.text
    assert "下一期 ›" not in after.buttons
    [picture] = messages(await talk.press(CADRE, told.buttons["🖼 画成图"], told))
    assert picture.method == "sendPhoto"


async def test_an_office_reads_of_its_cadres_and_a_young_person_owes_nothing(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite, now=NOON + HOUR)
    (office,) = await talk.private(ADMINISTRATOR, "/fiveones")
    assert "还差：机关开放、面对面、集中志愿服务" in office.text
    assert "王老师：0/5，到4月30日" in plain(office.text)
    (one,) = messages(await talk.press(ADMINISTRATOR, "fiveones:cadre:1:now", office))
    assert "读 &lt;书&gt;" in one.text
    assert list(one.buttons) == ["‹ 返回"]  # to be read, and nothing else
    (no,) = await talk.private(YOUNG, "/fiveones")
    assert "您没有任务" in no.text
    (refused,) = await talk.press(YOUNG, "fiveones:cadre:1:now", office)
    assert "只有本人和本单位看得到" in refused.text


async def test_a_policy_is_set_by_a_line_or_a_button_and_seen_below(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (done,) = await talk.private(ADMINISTRATOR, "/policy 活动；4；5月1日")
    assert "从 2026年5月1日 起，团干部每期活动：4 次" in done.text
    (asked,) = await talk.private(ADMINISTRATOR, "/policy")
    (options,) = messages(await talk.press(ADMINISTRATOR, "policy:change:1:contacts", asked))
    (done,) = messages(await talk.press(ADMINISTRATOR, options.buttons["80 人"], asked))
    assert "从 2026年4月1日 起" in done.text
    (kinds,) = await talk.private(
        ADMINISTRATOR, "/policy 类别；团课、读书会=Reading circle；2026-04-01"
    )
    assert "团课、读书会" in kinds.text
    (below,) = await talk.private(BELOW, "规定")
    assert "2026年5月1日 起，团干部每期活动：4 次（Lakeside）" in plain(below.text)
    (seen,) = await talk.private(CADRE, "/policy")
    assert "以后" in seen.text
    assert seen.buttons == {}
    (no,) = await talk.private(CADRE, "/policy 活动；4")
    assert "管理员" in no.text
    for line in ("/policy 活动", "/policy 名次；3", "/policy 活动；许多", "/policy 活动；4；后天"):
        (unclear,) = await talk.private(ADMINISTRATOR, line)
        assert "没看懂" in unclear.text


async def test_a_raise_is_refused_by_the_rules_name_and_the_level_above_hears_of_it(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    refused, told = await talk.private(BELOW, "/policy 活动；6")
    assert "不得层层加码" in refused.text
    assert "上一级看得到" in refused.text
    assert told.chat == str(ADMINISTRATOR)
    assert "湖畔乡" in told.text
    assert "6 次，全国规定是 5 次" in told.text
    (listed,) = messages(await talk.press(ADMINISTRATOR, "policy:raisings:1:0", told))
    assert "2026年3月2日 湖畔乡：团干部每期活动 6 次（全国 5 次）" in plain(listed.text)
    forged, _ = messages(await talk.press(BELOW, "policy:set:2:contacts:101", refused))
    assert "不得层层加码" in forged.text
    (top,) = await talk.private(ADMINISTRATOR, "/policy 活动；6")
    assert "上一级" not in top.text


async def test_a_cadre_notes_a_meeting_and_the_contact_needs_one_tap(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (listed,) = await talk.private(CADRE, "/meetings")
    assert "Li Lei，2026年3月2日 加入" in plain(listed.text)
    [button] = [data for label, data in listed.buttons.items() if "Li Lei" in label]
    noted, asked = messages(await talk.press(CADRE, button, listed))
    assert "Li Lei" not in noted.text
    assert "已记下" in noted.text
    assert (asked.chat, asked.buttons) == (
        str(YOUNG),
        {"见过": "meeting:yes:1:2026", "没有": "meeting:no:1:2026"},
    )
    [quiet] = messages(await talk.press(YOUNG, "meeting:no:1:2026", asked))
    assert quiet.chat == str(YOUNG)
    [thanks] = messages(await talk.press(YOUNG, "meeting:yes:1:2026", asked))
    assert "谢谢" in thanks.text
    (after,) = await talk.private(CADRE, "/meetings")
    assert "已确认见过 1 人" in after.text


async def test_a_kind_of_ones_own_office_can_be_held_and_counts(sqlite: Storage) -> None:
    await county(sqlite)
    line = "/policy 类别；团课、读书会=Reading circle；2026-05-01"
    await Talk(sqlite).private(ADMINISTRATOR, line)
    before = Talk(sqlite, now=NOON + 59 * DAY)
    (unknown,) = await before.private(CADRE, "/activity 读书会；好书；5月3日 15:00；书屋")
    assert "这个类别我不认识" in unknown.text
    talk = Talk(sqlite, now=NOON + 61 * DAY)
    (home,) = await talk.private(CADRE, "/activity")
    assert "读书会" in home.text
    planned, card = await talk.private(CADRE, "/activity reading circle；好书；5月3日 15:00；书屋")
    assert "读书会｜" in plain(planned.text)
    assert "读书会" in card.text
    async with sqlite.read_write() as tx:
        for number in range(3):
            young = await met(tx, 60 + number, "Young")
            await tx.check_ins.note(ActivityId(3), young.id, Way.CODE, talk.now + 2 * DAY)
    (told,) = await Talk(sqlite, now=NOON + 63 * DAY).private(CADRE, "/fiveones")
    assert "✓ 读书会｜好书，5月3日" in plain(told.text)
    assert "算数 1 次，进度 20%" in told.text


async def test_an_offices_activity_counts_for_the_office_and_not_for_its_cadre(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    planned, _ = await talk.private(CADRE, "/activity 机关开放；看一看；3月9日 15:00；三楼")
    assert "机关开放｜" in planned.text
    (no,) = await talk.private(CADRE, "/activity 机关开放；看；3月9日 16:00；https://example.org/x")
    assert "请写地点" in no.text
    async with sqlite.read_write() as tx:
        for number in range(3):
            young = await met(tx, 60 + number, "Young")
            await tx.check_ins.note(ActivityId(3), young.id, Way.CODE, NOON + 8 * DAY)
    later = Talk(sqlite, now=NOON + 8 * DAY)
    (office,) = await later.private(ADMINISTRATOR, "/fiveones")
    assert "要 5 类，算数 1 类，进度 20%" in office.text
    assert "✓ 机关开放｜看一看，3月9日" in plain(office.text)
    (own,) = await later.private(CADRE, "/fiveones")
    assert "算数 0 次" in own.text
    assert "看一看，3月9日：算机关的，不再算个人的" in plain(own.text)
