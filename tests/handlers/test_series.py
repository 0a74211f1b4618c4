"""Series as people meet them: started and written in private, subscribed to by a tap."""

from domain.lengths import LONGEST_CAPTION
from domain.people import PersonId
from domain.series import LONGEST_NAME, LONGEST_UNDER_PHOTO, Issue, IssueId, Series, SeriesId
from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_activities import ADMINISTRATOR, CADRE, YOUNG, county
from tests.handlers.test_safety import DANGER
from tests.storage.county import NOON
from texts.catalogue import LANGUAGES
from texts.fitting import seen_length
from texts.say import Say

STRANGER = 4003
SMALL = {"file_id": "SMALL", "file_unique_id": "U1", "width": 90, "height": 60}
LARGE = {"file_id": "LARGE", "file_unique_id": "U2", "width": 900, "height": 600}
FILE = {"file_id": "F3", "file_unique_id": "U3", "width": 90, "height": 60, "duration": 9}


async def pressed(talk: Talk, who: int, data: str, under: Said) -> list[Said]:
    return messages(await talk.press(who, data, under))


async def started(talk: Talk) -> Said:
    """The panel of a series that has a name."""
    (said,) = await talk.private(CADRE, "/series")
    assert "您还没有专栏" in said.text
    (asked,) = await pressed(talk, CADRE, "series:new", said)
    assert "叫什么名字" in asked.text
    (panel,) = await talk.private(CADRE, "《夜班 <食堂>》")
    return panel


async def written(talk: Talk, panel: Said, text: str) -> list[Said]:
    (asked,) = await pressed(talk, CADRE, "series:write:1", panel)
    assert "第 1 期写什么" in asked.text
    (look,) = await talk.private(CADRE, text)
    send = next(data for data in look.buttons.values() if data.startswith("series:send:"))
    return messages(await talk.press(CADRE, send, look))


async def test_a_series_is_started_written_subscribed_read_and_left(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    panel = await started(talk)
    assert "夜班 &lt;食堂&gt;" in panel.text
    assert "https://t.me/yijiabai_bot?start=s1" in panel.text
    done, posted = await written(talk, panel, "凌晨三点的面条")
    assert "发到您的 1 个群" in done.text
    assert "第 1 期" in posted.text
    assert posted.buttons == {"私下订阅": "https://t.me/yijiabai_bot?start=s1"}
    (offer,) = await talk.private(YOUNG, "/start s1")
    (yes,) = await pressed(talk, YOUNG, offer.buttons["订阅"], offer)
    assert "最新一期马上到" in yes.text
    async with sqlite.read_write() as tx:
        await talk.services(tx).all_series.send_due()
    (issue,) = await talk.said()
    assert "凌晨三点的面条" in issue.text
    (thanks,) = await talk.press(YOUNG, issue.buttons["👀 读过"], issue)
    assert "记下了" in thanks.text
    (again,) = await talk.press(YOUNG, issue.buttons["👀 读过"], issue)
    assert "已经记过" in again.text
    (look,) = await pressed(talk, CADRE, "series:look:1", panel)
    assert "订阅：— 人" in look.text
    assert "— 人点了“读过”" in look.text
    assert "不到 3 个人" in look.text
    (left,) = await pressed(talk, YOUNG, issue.buttons["退订"], issue)
    assert "不会再来" in left.text


async def test_a_stranger_is_asked_their_age_once_and_a_child_leaves_nothing(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await started(talk)
    (offer,) = await talk.private(STRANGER, "/start s1")
    (asked,) = await pressed(talk, STRANGER, "series:take:1", offer)
    assert list(asked.buttons) == ["Younger than 14", "14–17", "18 or older"] or list(
        asked.buttons
    ) == ["不满 14 岁", "14–17 岁", "18 岁以上"]
    child, _, adult = asked.buttons.values()
    (no,) = await pressed(talk, STRANGER, child, asked)
    assert "14" in no.text
    async with sqlite.read_write() as tx:
        assert await tx.people.by_telegram_id(STRANGER) is None
    await pressed(talk, STRANGER, adult, asked)
    (seen,) = await talk.private(STRANGER, "/series")
    assert "series:stop:1" in seen.buttons.values()


async def test_it_ends_after_one_more_question_and_only_by_whoever_began_it(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    panel = await started(talk)
    (no,) = await talk.press(ADMINISTRATOR, "series:end:1", panel)
    assert "不是您开的" in no.text
    (sure,) = await pressed(talk, CADRE, "series:end:1", panel)
    assert "真的结束吗" in sure.text
    (over,) = await pressed(talk, CADRE, "series:ended:1", sure)
    assert "到此结束" in over.text
    (gone,) = await talk.private(YOUNG, "/start s1")
    assert "已经结束" in gone.text
    (nothing,) = await talk.private(YOUNG, "/series")
    assert "没有可以订阅的专栏" in nothing.text


async def test_in_a_group_one_line_leads_into_the_private_chat(sqlite: Storage) -> None:
    await county(sqlite)
    (line,) = await Talk(sqlite).in_group(YOUNG, "/series")
    assert list(line.buttons.values()) == ["https://t.me/yijiabai_bot?start=series"]


async def asked_for_words(talk: Talk) -> None:
    panel = await started(talk)
    await pressed(talk, CADRE, "series:write:1", panel)


def send_in(look: Said) -> str:
    return next(data for data in look.buttons.values() if data.startswith("series:send:"))


async def test_an_issue_may_be_a_picture_with_words_or_alone(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await asked_for_words(talk)
    await talk.private(YOUNG, "/start s1")
    async with sqlite.read_write() as tx:
        young = await tx.people.by_telegram_id(YOUNG)
        assert young is not None
        await talk.services(tx).all_series.subscribe(young, SeriesId(1))
    (look,) = await talk.private(CADRE, None, photo=[SMALL, LARGE])
    assert "配上您发的图片" in look.text
    assert "blockquote" not in look.text
    (look,) = await talk.private(CADRE, "面条 <加蛋>")
    assert "<blockquote>面条 &lt;加蛋&gt;</blockquote>" in look.text
    assert "配上您发的图片" in look.text
    panel, posted = messages(await talk.press(CADRE, send_in(look), look))
    assert (posted.method, posted.fields["photo"]) == ("sendPhoto", "LARGE")
    assert posted.text == "<b>《夜班 &lt;食堂&gt;》第 1 期</b>\n\n面条 &lt;加蛋&gt;"
    async with sqlite.read_write() as tx:
        await talk.services(tx).all_series.send_due()
    (issue,) = await talk.said()
    assert (issue.method, issue.chat, issue.fields["photo"]) == ("sendPhoto", str(YOUNG), "LARGE")
    assert list(issue.buttons) == ["👀 读过", "退订"]
    await pressed(talk, CADRE, "series:write:1", panel)
    (look,) = await talk.private(CADRE, None, photo=[SMALL])
    panel, posted = messages(await talk.press(CADRE, send_in(look), look))
    assert posted.text == "<b>《夜班 &lt;食堂&gt;》第 2 期</b>"
    assert "｜🖼\n" in panel.text
    assert "｜🖼 面条" in panel.text


async def test_what_an_issue_cannot_hold_is_refused_in_words_and_nothing_is_lost(
    sqlite: Storage,
) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await asked_for_words(talk)
    await talk.private(CADRE, "面" * 1000)
    for more in ({"video": FILE}, {"document": FILE}, {"voice": FILE}):
        (no,) = await talk.private(CADRE, None, caption="汤", **more)
        assert "一张图片配几句话" in no.text
    album = [await talk.private(CADRE, None, photo=[SMALL], media_group_id="5") for _ in range(3)]
    assert [len(said) for said in album] == [1, 0, 0]
    assert "只放一张图片" in album[0][0].text
    films = [await talk.private(CADRE, None, video=FILE, media_group_id="6") for _ in range(3)]
    assert [len(said) for said in films] == [1, 0, 0]
    (no,) = await talk.private(CADRE, None, photo=[SMALL])
    assert f"图片下面最多 {LONGEST_UNDER_PHOTO} 个字" in no.text
    (look,) = await talk.private(CADRE, "面" * 1001)
    assert "配上" not in look.text
    _, posted = messages(await talk.press(CADRE, send_in(look), look))
    assert posted.method == "sendMessage"


async def test_an_issue_is_meant_for_everybody_and_not_looked_at(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    await asked_for_words(talk)
    (look,) = await talk.private(CADRE, f"朋友说“{DANGER}”，你会怎么接话？")
    assert "这样可以吗" in look.text


async def test_of_a_picture_where_a_name_is_asked_nothing_is_taken(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (said,) = await talk.private(CADRE, "/series")
    await pressed(talk, CADRE, "series:new", said)
    (again,) = await talk.private(CADRE, None, photo=[SMALL], caption="夜班食堂")
    assert "叫什么名字" in again.text


def test_the_longest_issue_fits_under_its_picture_in_every_language() -> None:
    name, words = "N" * LONGEST_NAME, "a" * LONGEST_UNDER_PHOTO
    series = Series(SeriesId(1), PersonId(7), name, NOON, latest=99_999)
    issue = Issue(IssueId(1), series.id, 99_999, words, NOON, "F1")
    for language in LANGUAGES:
        said = Say.in_language(language).series.issue(series, issue)
        assert seen_length(said.text) <= LONGEST_CAPTION
