"""A topic is suggested: in season, another one with each tap, and none that stood there lately."""

from datetime import timedelta

from domain.starters import Setting, fitting
from storage.database import Storage
from tests.handlers.talking import Said, Talk, messages
from tests.handlers.test_topics import CADRE, county
from tests.storage.county import TODAY
from texts.starters import is_starter, library

IDEA, ANOTHER, SEND = "💡 给我一个话题", "💡 换一个", "发出去"


def text_in(said: Said) -> str:
    """The suggestion, as it stands in the preview."""
    return said.text.split("<blockquote>")[1].split("</blockquote>")[0]


async def suggested(talk: Talk) -> Said:
    (asked,) = await talk.private(CADRE, "/topic")
    (shown,) = messages(await talk.press(CADRE, asked.buttons[IDEA], asked))
    return shown


async def another(talk: Talk, shown: Said, label: str = ANOTHER) -> Said:
    (again,) = messages(await talk.press(CADRE, shown.buttons[label], shown))
    return again


async def test_one_tap_suggests_what_is_in_season_and_another_tap_another(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    fit = fitting(library(), TODAY)
    shown = await suggested(talk)
    seen = {text_in(shown)}
    for _ in range(len(fit) - 1):
        shown = await another(talk, shown)
        seen.add(text_in(shown))
    assert seen == {one.zh for one in fit}
    assert all(map(is_starter, seen))
    assert text_in(await another(talk, shown)) in seen


async def test_a_setting_gives_its_own_and_own_words_take_its_place(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    shown = await another(talk, await suggested(talk), "校园")
    own = {one.zh for one in fitting(library(), TODAY, Setting.CAMPUS)}
    assert text_in(shown) in own
    (mine,) = await talk.private(CADRE, "今天吃什么？")
    assert text_in(mine) == "今天吃什么？"
    assert ANOTHER not in mine.buttons


async def test_what_was_posted_is_not_suggested_again_within_a_year(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    fit = fitting(library(), TODAY)
    posted = []
    for minutes in range(len(fit)):
        day = Talk(sqlite, now=talk.now + timedelta(minutes=minutes))
        shown = await suggested(day)
        posted.append(text_in(shown))
        await day.press(CADRE, shown.buttons[SEND], shown)
    assert len(set(posted)) == len(fit)
    assert is_starter(text_in(await suggested(Talk(sqlite, now=talk.now + timedelta(hours=1)))))
