"""An office's staff on one line: announced, every week, entered afterwards; a no with a reason."""

import pytest

from domain.five_ones import ActivityId
from domain.organisations import Role
from storage.database import Storage
from tests.handlers import talking
from tests.handlers.talking import Said, Talk, messages, user
from tests.handlers.test_activities import YOUNG, tap
from tests.handlers.test_organs import STAFF, staffed
from tests.services.people_of_a_county import met
from tests.storage.county import NOON

COLLEAGUE = 952
ANNOUNCED = "/activity 机关开放；进机关；3月8日 15:00-17:00；大院"
FORGOTTEN = "/activity 补录；机关开放；<进机关>；3月2日 15:00-17:00；大院"


async def office(sqlite: Storage) -> Talk:
    """With one more of its staff."""
    talk, place = await staffed(sqlite)
    async with sqlite.read_write() as tx:
        person = await met(tx, COLLEAGUE, "Zhou")
        await tx.roles.grant(person.id, place.office.id, Role.ORGAN_STAFF, NOON)
    return talk


async def to_first_group(talk: Talk, line: str) -> list[Said]:
    """Two groups are to choose from."""
    (asked,) = await talk.private(STAFF, line)
    data = first_of(asked)
    return messages(await talk.press(STAFF, data, asked))


def first_of(asked: Said) -> str:
    """Both are of one name."""
    data = next(one for one in asked.buttons.values() if one.startswith("activity:to:"))
    return data.replace("to:2", "to:1")


def to(who: int, said: list[Said]) -> Said:
    return next(one for one in said if one.chat == str(who))


async def entered(talk: Talk) -> tuple[Said, Said]:
    """What its colleague is asked, and the card."""
    said = await to_first_group(talk, FORGOTTEN)
    assert "第二个人" in to(STAFF, said).text
    async with talk.storage.read_write() as tx:
        await talk.services(tx).activities.posted(1, {}, {"message_id": 55})
    return to(COLLEAGUE, said), next(one for one in said if one.chat is None)


async def test_one_line_announces_it_once_and_every_week(sqlite: Storage) -> None:
    talk = await office(sqlite)
    (no,) = await talk.private(STAFF, "/activity 机关开放；进机关；昨天；大院")
    assert "没看懂" in no.text
    said = await to_first_group(talk, f"{ANNOUNCED}；每周4次")
    assert "🔁 机关开放" in to(STAFF, said).text
    async with sqlite.read_only() as view:
        made = await view.activities.get(ActivityId(1))
    assert made is not None
    assert (made.cadre, made.group) == (None, 1)
    (home,) = await talk.private(COLLEAGUE, "/activity")
    assert {"activity:look:1", "recurring:look:1", "held:list"} < set(home.buttons.values())
    (panel,) = messages(await talk.press(COLLEAGUE, "recurring:look:1", home))
    (ended,) = messages(await talk.press(COLLEAGUE, panel.buttons["不再每周办"], panel))
    assert "不再每周办了" in ended.text


async def test_a_cadres_kind_is_not_held_for_an_office(sqlite: Storage) -> None:
    talk = await office(sqlite)
    for line in (ANNOUNCED, FORGOTTEN):
        (no,) = await talk.private(STAFF, line.replace("机关开放", "团课"))
        assert "机关的类别" in no.text


async def test_a_forgotten_one_is_entered_and_a_colleague_says_yes(sqlite: Storage) -> None:
    talk = await office(sqlite)
    asked, card = await entered(talk)
    assert "Lakeside" in asked.text
    assert card.buttons == {"我在场": "checkin:was:1"}
    (toast,) = await tap(talk, YOUNG, "checkin:was:1")
    assert toast.text == "谢谢，记下了。"
    heard = messages(await talk.press(COLLEAGUE, asked.buttons["有，同意"], asked))
    assert "有人同意了" in to(STAFF, heard).text
    (home,) = await talk.private(STAFF, "/activity")
    (held,) = messages(await talk.press(STAFF, home.buttons["办过的活动"], home))
    assert "1 人（补录，已同意）" in held.text
    assert "补录；机关开放" in held.text
    (panel,) = messages(await talk.press(COLLEAGUE, "held:look:1", held))
    (gone,) = messages(await talk.press(COLLEAGUE, panel.buttons["撤回"], panel))
    assert gone.text == "撤回了，不扣分。"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
async def test_a_no_asks_for_a_reason_and_whoever_entered_it_reads_it(
    sqlite: Storage, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await office(sqlite)
    monkeypatch.setattr(talking, "user", lambda number: user(number, language))
    for who in (STAFF, COLLEAGUE):
        await talk.private(who, "/activity")
    said = await to_first_group(talk, FORGOTTEN)
    asked = to(COLLEAGUE, said)
    english = language == "en"
    label = "No" if english else "不同意"
    (why,) = messages(await talk.press(COLLEAGUE, asked.buttons[label], asked))
    assert ("Why not?" if english else "为什么不同意") in why.text
    (no,) = await talk.private(COLLEAGUE, "长" * 301)
    assert "300" in no.text
    heard = await talk.private(COLLEAGUE, "那天 <停电>，没办成")
    assert ("whoever entered it" if english else "已经告诉") in to(COLLEAGUE, heard).text
    told = to(STAFF, heard).text
    assert "那天 &lt;停电&gt;，没办成" in told
    assert ("was not approved" if english else "没有同意") in told
    (alert,) = await talk.press(COLLEAGUE, "held:approve:1", asked)
    assert alert.method == "answerCallbackQuery"
    (organ,) = messages(await talk.private(STAFF, "/fiveones"))
    assert ("a second person said no" if english else "另一个人没有同意") in organ.text
    again = await to_first_group(talk, FORGOTTEN)
    assert to(COLLEAGUE, again).buttons[label] == "held:decline:2"
